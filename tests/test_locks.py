"""What pyproject.toml asks for, what the locks pin and what the wrapper checks are three views of one thing."""

import re
import tomllib
from pathlib import Path

import pytest

import build

WRITTEN = (Path(build.__file__).parent / "pyproject.toml").read_text("utf-8")
PROJECT = tomllib.loads(WRITTEN)["project"]
RUNTIME, TESTS = (
    dict(re.findall(r"^([\w.-]+)==([\w.]+)", lock.read_text("utf-8"), re.MULTILINE)) for lock in build.LOCKS["test"]
)


def test_the_wrapper_needs_the_python_that_the_project_needs() -> None:
    """The wrapper cannot read it from there: a Python that is too old has no TOML parser."""
    assert PROJECT["requires-python"] == ">={}.{}".format(*build.PYTHON_NEEDED)


@pytest.mark.parametrize(
    ("ranges", "pins"),
    [
        (PROJECT["dependencies"], RUNTIME),
        (PROJECT["optional-dependencies"]["test"], TESTS),
        (PROJECT["optional-dependencies"]["dask"], TESTS),
        (PROJECT["optional-dependencies"]["external"], TESTS),
        (PROJECT["optional-dependencies"]["sftp"], TESTS),
        (PROJECT["optional-dependencies"]["git"], TESTS),
        (PROJECT["optional-dependencies"]["print"], TESTS),
        (PROJECT["optional-dependencies"]["qr"], TESTS),
        (PROJECT["optional-dependencies"]["xlsx"], TESTS),
    ],
    ids=["build", "test", "dask", "external", "sftp", "git", "print", "qr", "xlsx"],
)
def test_every_locked_version_lies_in_its_range(ranges: list[str], pins: dict[str, str]) -> None:
    """And every range is written in the one form that the wrapper understands: name>=low,<high."""
    assert [wanted for wanted in ranges if not build.is_met(wanted, pins)] == []


def test_the_wrapper_reads_the_ranges_as_a_parser_of_toml_does() -> None:
    """It has no parser: to import one would take longer than all else that the wrapper does."""
    assert build.wanted_ranges(WRITTEN, "dependencies") == PROJECT["dependencies"]
    assert build.wanted_ranges(WRITTEN, "test") == PROJECT["optional-dependencies"]["test"]


def test_of_a_list_that_is_written_otherwise_the_wrapper_finds_nothing() -> None:
    """It does not take an interpreter for one that has everything then."""
    assert build.wanted_ranges('[project]\ndependencies = ["jinja2>=3,<4"]\n', "dependencies") == []


def test_no_package_is_locked_twice() -> None:
    """Both locks are installed into one .venv."""
    assert RUNTIME.keys() & TESTS.keys() == set()


@pytest.mark.parametrize("lock", build.LOCKS["test"], ids=lambda lock: lock.parent.name)
def test_locks_name_no_place(lock: Path) -> None:
    """Neither the host of an index nor a path: both are the machine's own."""
    assert re.findall(r"://|--(?:extra-)?index|--find-links|^/", lock.read_text("utf-8"), re.MULTILINE) == []
