"""The process ends at once, and yet nobody is left out."""

import subprocess
import sys

import pytest
from small_site import PROJECT

RUN = "from site_builder.__main__ import run; run(['explain', 'phone-short', '--lang', 'en'])"


def _python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "utf8", *arguments], cwd=PROJECT, capture_output=True, encoding="utf-8", check=False
    )


def test_what_was_said_arrives_whole() -> None:
    """Although nobody asks for the end of it, and it is longer than what is sent at a time."""
    found = _python("build.py", "explain", "--markdown")
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout == (PROJECT / "content" / "README-loi.md").read_text("utf-8")


@pytest.mark.parametrize(("arguments", "code"), [(["explain", "phone-short"], 0), (["explain", "no-such-code"], 2)])
def test_the_exit_code_is_the_commands_own(arguments: list[str], code: int) -> None:
    """By whichever door one comes in."""
    for door in (("build.py",), ("-m", "site_builder")):
        assert _python(*door, *arguments).returncode == code


def test_who_asked_to_be_told_of_the_end_is_told() -> None:
    """A pool, a log, a cluster's client."""
    assert _python("-c", f"import atexit; atexit.register(print, 'told'); {RUN}").stdout.endswith("told\n")


def test_who_is_at_work_is_waited_for() -> None:
    """A thread that ends later than the command."""
    work = "threading.Thread(target=lambda: (threading.main_thread().join(), print('done'))).start()"
    assert _python("-c", f"import threading; {work}; {RUN}").stdout.endswith("done\n")


def test_who_looks_on_sees_the_end() -> None:
    """A profiler tells what it has seen only then."""
    assert "function calls" in _python("-m", "cProfile", "build.py", "explain", "phone-short").stdout
