"""The wrapper `build.py`, as real processes: a bare interpreter, a copy of the wrapper and a builder that only echoes.

Packages come from a folder of two tiny wheels made here, so that no network is needed.
"""

import ast
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypedDict

import pytest

import build

ROOT = Path(build.__file__).parent
PREPARING = "Chuẩn bị thư viện"
NOTHING_LOST = "Không có gì bị mất"
CLI = """\
import json, sys

def run(argv):
    if argv == ["sleep"]:
        print("asleep", flush=True)
        import time
        time.sleep(30)
    import tiny
    print(json.dumps({"argv": argv, "prefix": sys.prefix, "tiny": tiny.__file__}))
    sys.exit(7)
"""
PYPROJECT = """\
[project]
dependencies = [
    "tiny>=1.0,<2",
]

[project.optional-dependencies]
test = [
    "tiny-tests>=1.0,<2",
]
"""
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the only two packages there are."""
    folder = tmp_path_factory.mktemp("wheels")
    for name in ("tiny", "tiny_tests"):
        about = f"{name}-1.0.dist-info"
        files = {
            f"{name}.py": "",
            f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
            f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        files[f"{about}/RECORD"] = "".join(f"{file},,\n" for file in (*files, f"{about}/RECORD"))
        with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as archive:
            for file, text in files.items():
                archive.writestr(file, text)
    return folder


@pytest.fixture(scope="session")
def interpreter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with pip and nothing else."""
    if not build.can_import("venv", "ensurepip"):
        pytest.skip("this Python cannot make virtual environments")
    folder = tmp_path_factory.mktemp("python")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    return folder / build.VENV_PYTHON.relative_to(build.VENV)


@pytest.fixture
def project(tmp_path: Path, wheels: Path) -> Path:
    """The wrapper with its locks, in a folder named with spaces and Vietnamese letters, and an echo for a builder."""
    folder = tmp_path / "Trang của xã Bảo Quang"
    for path, text in {
        "site_builder/__init__.py": "",
        "site_builder/__main__.py": CLI,
        "pyproject.toml": PYPROJECT,
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    shutil.copy(ROOT / "build.py", folder)
    for name, lock in {"tiny": "requirements.lock", "tiny_tests": "tests/requirements.lock"}.items():
        digest = hashlib.sha256((wheels / f"{name}-1.0-py3-none-any.whl").read_bytes()).hexdigest()
        (folder / lock).parent.mkdir(exist_ok=True)
        (folder / lock).write_text(f"{name}==1.0 --hash=sha256:{digest}\n", "utf-8")
    return folder


@pytest.fixture
def environment(wheels: Path) -> dict[str, str]:
    """What surrounds the tests, but for what speaks to Python or pip; all packages come from `wheels`."""
    kept = {name: value for name, value in os.environ.items() if not re.match(r"PIP_|PYTHON|VIRTUAL_ENV", name)}
    pip = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels)}
    return {**kept, **pip, "PYTHONDONTWRITEBYTECODE": "1"}


@pytest.fixture
def run(project: Path, interpreter: Path, environment: dict[str, str]) -> Run:
    """Calls the wrapper with the bare interpreter: arguments in order, environment variables by name."""

    def command(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [interpreter, project / "build.py", *arguments],
            env={**environment, **variables},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return command


@pytest.fixture(scope="session")
def ready_venv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first test that makes a .venv leaves a copy for the others: making one takes three seconds."""
    return tmp_path_factory.mktemp("ready") / ".venv"


@pytest.fixture
def prepared(project: Path, run: Run, ready_venv: Path) -> Path:
    """A .venv that is ready, with a file in it that would not survive if it were made anew."""
    if not ready_venv.exists():
        assert run("build").returncode == 7
        shutil.copytree(project / ".venv", ready_venv, symlinks=True)
    else:
        shutil.copytree(ready_venv, project / ".venv", symlinks=True)
    (project / ".venv" / "keepsake").touch()
    return project / ".venv"


class Echo(TypedDict):
    """What the builder saw."""

    argv: list[str]
    prefix: str
    tiny: str


def echoed(answer: subprocess.CompletedProcess[str]) -> Echo:
    """What the builder saw, after a run that ended as it should."""
    assert answer.returncode == 7, answer.stderr
    seen: Echo = json.loads(answer.stdout)
    return seen


def assert_explained(answer: subprocess.CompletedProcess[str], *words: str) -> None:
    """It failed with a message for a person: these words, no traceback, exit code 1."""
    assert answer.returncode == 1
    assert "Traceback" not in answer.stderr
    assert [word for word in words if word not in answer.stderr] == []


def blocked(tmp_path: Path, *modules: str) -> str:
    """A folder for PYTHONPATH in which these modules cannot be imported."""
    folder = tmp_path / "blocked"
    folder.mkdir()
    for module in modules:
        (folder / f"{module}.py").write_text("raise ImportError")
    return str(folder)


def test_an_interpreter_that_has_everything_goes_on_itself(project: Path, run: Run, tmp_path: Path) -> None:
    """No .venv appears; arguments and exit code pass through unchanged."""
    packages = tmp_path / "packages"
    (packages / "tiny-1.4.dist-info").mkdir(parents=True)
    (packages / "tiny.py").touch()
    seen = echoed(run("build", "--only", "xã Bảo Quang", "", PYTHONPATH=str(packages)))
    assert seen["argv"] == ["build", "--only", "xã Bảo Quang", ""]
    assert not (project / ".venv").exists()


def test_the_first_run_makes_a_venv_and_the_second_starts_at_once(project: Path, run: Run) -> None:
    """The first says in one line what it does; the second says nothing and needs neither pip nor packages."""
    first = run("build", "--quiet")
    assert echoed(first)["argv"] == ["build", "--quiet"]
    assert first.stderr.count("\n") == 1
    assert PREPARING in first.stderr
    second = run(PIP_FIND_LINKS="")
    assert (echoed(second)["argv"], second.stderr) == ([], "")
    assert Path(echoed(second)["prefix"]) == project / ".venv"


def test_the_tests_packages_are_installed_for_the_tests_only(prepared: Path, run: Run) -> None:
    """`test` adds them to the .venv that is there; a later build does not take them away."""
    assert not list(prepared.rglob("tiny_tests.py"))
    assert PREPARING in run("test").stderr
    assert list(prepared.rglob("tiny_tests.py"))
    assert (run("build").stderr, run("test").stderr) == ("", "")
    assert (prepared / "keepsake").exists()


def test_a_changed_lock_is_installed_again(project: Path, prepared: Path, run: Run) -> None:
    """Into the same .venv; then the next run starts at once."""
    with (project / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    assert PREPARING in run().stderr
    assert run().stderr == ""
    assert (prepared / "keepsake").exists()


def test_a_venv_without_its_marker_is_finished(prepared: Path, run: Run) -> None:
    """As after a kill before the last step: it is used as far as it had come."""
    (prepared / build.MARKER.name).unlink()
    answer = run()
    echoed(answer)
    assert PREPARING in answer.stderr
    assert (prepared / "keepsake").exists()


@pytest.mark.parametrize("lost", ["INSTALLER", "pyvenv.cfg", build.VENV_PYTHON.name])
def test_a_venv_that_is_broken_is_made_anew(prepared: Path, run: Run, lost: str) -> None:
    """As after a kill while pip copied a package, or when the Python it was made with is gone.

    Without its pyvenv.cfg it is no virtual environment any more: pip would install into the system's Python.
    """
    if lost == "pyvenv.cfg":
        (prepared / build.LIB_ONLY.name).mkdir()
    (prepared / build.MARKER.name).unlink()
    for file in prepared.rglob(lost):
        file.unlink()
    assert build.VENV.name in Path(echoed(run())["tiny"]).parts
    assert not (prepared / "keepsake").exists()


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_what_is_not_ours_is_never_deleted(project: Path, run: Run, kind: str) -> None:
    """A .venv that is no virtual environment stays as it is, and the message says what to do."""
    precious = project / ".venv" / "diary.txt" if kind == "folder" else project / ".venv"
    precious.parent.mkdir(exist_ok=True)
    precious.write_text("mine")
    assert_explained(run(), str(project / ".venv"), "không dám xoá", "đổi tên")
    assert precious.read_text() == "mine"


def test_without_a_network_it_says_what_to_do(project: Path, run: Run) -> None:
    """Check the network and the proxy, run again; what pip said stands below, indented. Nothing is marked as ready."""
    answer = run(PIP_NO_INDEX="0", PIP_FIND_LINKS="", PIP_PROXY="http://127.0.0.1:9", PIP_RETRIES="0")
    assert_explained(answer, "kiểm tra mạng", "proxy", "chạy lại", NOTHING_LOST, "\n    ERROR: ")
    assert not (project / ".venv" / build.MARKER.name).exists()


def test_a_package_with_another_hash_is_refused(project: Path, prepared: Path, run: Run) -> None:
    """The message is not that of a missing network."""
    lock = project / "requirements.lock"
    lock.write_text(re.sub(r"sha256:\w{4}", "sha256:0000", lock.read_text("utf-8")), "utf-8")
    shutil.rmtree(next(prepared.rglob("tiny-1.0.dist-info")))
    assert_explained(run(), "khác với gói đã khoá", NOTHING_LOST)


def test_without_ensurepip_the_packages_lie_beside(project: Path, run: Run, tmp_path: Path) -> None:
    """Debian's Python without python3-venv: this interpreter goes on, with the packages of .venv/lib-only."""
    stubs = blocked(tmp_path, "ensurepip")
    first, second = run(PYTHONPATH=stubs), run(PYTHONPATH=stubs, PIP_FIND_LINKS="")
    assert Path(echoed(first)["tiny"]) == project / ".venv" / "lib-only" / "tiny.py"
    assert PREPARING in first.stderr
    assert (echoed(second), second.stderr) == (echoed(first), "")


def test_without_venv_and_pip_it_says_what_to_install(project: Path, run: Run, tmp_path: Path) -> None:
    """By name, for Debian and for Windows."""
    answer = run(PYTHONPATH=blocked(tmp_path, "venv", "ensurepip", "pip"))
    assert_explained(answer, "sudo apt install python3-venv", "Windows", "«pip»")
    assert not (project / ".venv").exists()


def test_settings_of_pip_cannot_lead_the_packages_astray(project: Path, run: Run, tmp_path: Path) -> None:
    """Neither a user's pip.conf nor their environment; the mirror and the proxy they name stay in force."""
    astray = tmp_path / "astray"
    settings = tmp_path / "pip.conf"
    settings.write_text(f"[global]\ntarget = {astray}\nuser = true\nrequire-virtualenv = true\n", "utf-8")
    seen = echoed(run(PIP_CONFIG_FILE=str(settings), PIP_PREFIX=str(astray), PIP_REQUIRE_VIRTUALENV="1"))
    assert (project / ".venv") in Path(seen["tiny"]).parents
    assert not astray.exists()


def test_messages_are_utf_8_whatever_the_console(project: Path, run: Run) -> None:
    """A Windows console or pipe may be in cp1252, which has no «ộ»."""
    (project / ".venv").write_text("mine")
    assert_explained(run(PYTHONIOENCODING="cp1252"), "không dám xoá")


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C to a console, not to a process")
def test_ctrl_c_ends_with_130(project: Path, prepared: Path, interpreter: Path, environment: dict[str, str]) -> None:
    """Without a traceback, also where the builder runs in the interpreter of .venv."""
    assert prepared.exists()
    command = [str(interpreter), str(project / "build.py"), "sleep"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"asleep\n"
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()
    assert (process.returncode, errors) == (130, b"")


def test_an_old_python_can_read_the_wrapper_and_is_told_what_is_needed() -> None:
    """From 3.6 on; the message names both versions, the file that says so, and where to get a newer one."""
    ast.parse((ROOT / "build.py").read_text("utf-8"), feature_version=(3, 6))
    message = build.old_python((3, 8))
    for words in ("Python 3.11 trở lên", "Python 3.8", "requires-python trong tệp pyproject.toml", "python.org"):
        assert words in message


@pytest.mark.parametrize(
    ("version", "met"),
    [("1.9", False), ("2.0", True), ("2.0.1", True), ("2.10", True), ("3.0", False), ("3.0rc1", False), (None, False)],
)
def test_a_range_is_met_by_the_versions_in_it(version: str | None, met: bool) -> None:  # noqa: FBT001  # a table's column
    """Low included, high excluded, numbers compared as numbers."""
    assert build.is_met("some-package>=2.0,<3", {"some-package": version} if version else {}) is met
