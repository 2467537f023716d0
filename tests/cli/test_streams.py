"""Streams that are closed or full, and ways of calling the program: sentences, not traces."""

import subprocess
import sys
from pathlib import Path

import pytest
from small_site import DAY, PROJECT, SmallSite

FULL = "/dev/full"
CANNOT_PRINT = "Không in được kết quả"


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A line of a shell, in which `$BUILD` calls the program."""
    build = f"{sys.executable} {PROJECT / 'build.py'}"
    line = command.replace("$BUILD", build)
    ran = subprocess.run(["sh", "-c", line], cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert "Traceback" not in ran.stderr
    return ran


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("new", "Chưa biết tạo gì"),
        ("new unit", "Còn thiếu --title"),
        ("new announcement", "Còn thiếu --unit"),
        ("new announcement --unit bao-quang --title Họp", "Còn thiếu"),
    ],
)
def test_nobody_is_asked_where_nobody_can_answer(asked: str, said: str, site: SmallSite) -> None:
    """The standard input is closed, as some schedulers have it."""
    ran = shell(f"$BUILD {asked} <&-", site.content.parent)
    assert (ran.returncode, said in ran.stderr) in ((2, True), (0, False))


def test_a_list_of_changed_files_that_nobody_gives_is_empty(site: SmallSite) -> None:
    """`--changed -` without a standard input."""
    assert shell(f"$BUILD check --date {DAY} --changed - <&-", site.content.parent).returncode == 0


@pytest.mark.skipif(not Path(FULL).exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "asked", [f"check --date {DAY}", "explain no-unit", f"check --date {DAY} --report json", "fix"]
)
def test_a_full_standard_output_is_told(asked: str, site: SmallSite) -> None:
    """With the exit code of a failure, for whoever reads the file."""
    ran = shell(f"$BUILD {asked} >{FULL}", site.content.parent)
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert ran.stderr.startswith(CANNOT_PRINT)
    assert shell(f"$BUILD {asked} >{FULL} 2>&1", site.content.parent).returncode == 1


@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_a_closed_stream_is_no_fault(closed: str, site: SmallSite) -> None:
    """A service may have none."""
    assert shell(f"$BUILD check --date {DAY} {closed}", site.content.parent).returncode == 0


def test_the_program_may_be_called_by_a_link(site: SmallSite) -> None:
    """From a folder of programs, say."""
    link = site.content.parent / "dung-trang"
    link.symlink_to(PROJECT / "build.py")
    ran = shell(f"{sys.executable} ./dung-trang check --date {DAY}", site.content.parent)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_modules_of_somebody_else_are_not_our_libraries(site: SmallSite) -> None:
    """A `yaml.py` in a folder of PYTHONPATH ends nothing."""
    folder = site.content.parent / "cua-ai"
    folder.mkdir()
    for name in ("yaml", "jinja2", "markdown", "nh3"):
        (folder / f"{name}.py").write_text("raise SystemExit(9)\n")
    ran = shell(f"PYTHONPATH={folder} $BUILD --date {DAY} --output o", site.content.parent)
    assert (ran.returncode, ran.stderr) == (0, "")
