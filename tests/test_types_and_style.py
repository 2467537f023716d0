"""Types and style are part of the tests: what the editor's tools would say is said here."""

import importlib.util
import subprocess
import sys

import pytest
from small_site import PROJECT

TOOLS = {
    "types": ("mypy", "--strict"),
    "lint": ("ruff", "check"),
    "form": ("ruff", "format", "--check"),
}


@pytest.mark.parametrize("what", TOOLS)
def test_the_project_passes(what: str) -> None:
    """`mypy --strict`, `ruff check` and `ruff format --check` find nothing in the whole project."""
    tool, *arguments = TOOLS[what]
    if importlib.util.find_spec(tool) is None:
        pytest.skip(f"{tool} is not installed")
    command = [sys.executable, "-m", tool, *arguments]
    found = subprocess.run(command, cwd=PROJECT, capture_output=True, encoding="utf-8", check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_the_linter_looks_at_every_module() -> None:
    """A pattern of excluded folders once left out a whole package that had the name of one."""
    if importlib.util.find_spec("ruff") is None:
        pytest.skip("ruff is not installed")
    command = [sys.executable, "-m", "ruff", "check", "--show-files"]
    seen = set(
        subprocess.run(command, cwd=PROJECT, capture_output=True, encoding="utf-8", check=True).stdout.split("\n")
    )
    modules = {str(path) for folder in ("site_builder", "tests") for path in (PROJECT / folder).rglob("*.py")}
    assert modules - seen == set()
