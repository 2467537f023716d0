"""Builds as processes of their own, to be killed, interrupted or run side by side."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from small_site import CONTENT, DAY, GUIDE, NEWS, PROJECT, Files, SmallSite, everything

_PATIENCE = 60
"""Seconds. A process that takes longer hangs."""


def city(units: int) -> tuple[Files, Files]:
    """A city with many communes beside those of a small site, before an edit and after it.

    Every page changes; some come, some go, and a commune goes and another one comes.
    """
    old = dict(CONTENT)
    for number in range(units):
        old[f"xa-{number}/unit.yaml"] = f"name: Mẫu {number}\nkind: xã\n"
        old[f"xa-{number}/announcements/2026-11-18-hop.md"] = NEWS.replace("Họp ấp", f"Họp xã {number}")
    site = str(old["site.yaml"])
    old["site.yaml"] = f"{site}ended: [xa-moi]\n"
    new = {name: text for name, text in old.items() if not name.startswith(("xa-1/", "xuan-an/", "xa-2/ann"))}
    new |= {"guides/cai-vneid.md": GUIDE.replace("Cài VNeID", "Cài đặt VNeID"), "guides/vssid.md": GUIDE}
    new |= {"unit.yaml": str(old["unit.yaml"]).replace("Long Khánh", "Long Khánh Mới")}
    new["site.yaml"] = f"{site}ended: [xa-1, xuan-an]\n"
    return old, new | {"xa-moi/unit.yaml": "name: Mới\nkind: xã\n"}


def become(site: SmallSite, files: Files) -> SmallSite:
    """The content is these files from now on; those that stay the same are not touched."""
    there = {path.relative_to(site.content).as_posix(): path for path in site.content.rglob("*") if path.is_file()}
    same = {name for name, path in there.items() if name in files and path.read_text("utf-8") == files[name]}
    site.remove(*(name for name in there if name not in files))
    return site.put({name: text for name, text in files.items() if name not in same})


def clean_names(site: SmallSite) -> set[str]:
    """Every file and folder of a clean build."""
    with tempfile.TemporaryDirectory() as folder:
        site.build(output=Path(folder) / "public", cache=None)
        return everything(Path(folder) / "public")


@contextmanager
def building(site: SmallSite, *options: str, jobs: int = 2, seed: str = "0") -> Iterator[subprocess.Popen[str]]:
    """A build that has been started, in a group of processes of its own. Whatever is left of it is killed."""
    command = [sys.executable, "-m", "site_builder", f"--content={site.content}", f"--output={site.output}"]
    command += [f"--date={DAY}", f"--jobs={jobs}", *options]
    pipes, environment = subprocess.PIPE, {**os.environ, "PYTHONHASHSEED": seed}
    with subprocess.Popen(
        command, cwd=PROJECT, env=environment, stdout=pipes, stderr=pipes, encoding="utf-8", start_new_session=True
    ) as process:
        try:
            yield process
        finally:
            signal_all(process, signal.SIGKILL)


def run(site: SmallSite, *options: str, jobs: int = 2, seed: str = "0") -> subprocess.CompletedProcess[str]:
    """A build from beginning to end."""
    with building(site, *options, jobs=jobs, seed=seed) as process:
        said, told = process.communicate(timeout=_PATIENCE)
    return subprocess.CompletedProcess(process.args, process.returncode, said, told)


def mount(*arguments: str | Path) -> bool:
    """Whether the system lets us."""
    try:
        return subprocess.run(["mount", *arguments], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def unmount(path: Path) -> None:
    """Takes back what was mounted."""
    subprocess.run(["umount", path], check=True)


def signal_all(process: subprocess.Popen[str], what: signal.Signals) -> None:
    """A signal for a build and all that it has started, as a terminal gives it."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, what)


def is_alive(process: subprocess.Popen[str]) -> bool:
    """Whether anything of a build still works. What has ended and has no parent any more may wait to be buried."""
    try:
        os.killpg(process.pid, 0)
    except ProcessLookupError:
        return False
    stats = [_read(path).rpartition(")")[2].split() for path in Path("/proc").glob("[0-9]*/stat")]  # state parent group
    return not stats or any(stat[2] == str(process.pid) and stat[0] != "Z" for stat in stats if stat)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:  # it has gone meanwhile
        return ""


def wait_until(happens: Callable[[], bool]) -> None:
    """Looks again and again. Fails when it does not come to pass."""
    give_up = time.monotonic() + _PATIENCE
    while not happens():
        assert time.monotonic() < give_up, "it did not happen"
        time.sleep(0.005)


def is_held(output: Path) -> bool:
    """Whether a build works in this folder now."""
    import fcntl  # noqa: PLC0415 - not on Windows

    try:
        with (output / ".build/lock").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def count_units(output: Path) -> int:
    """How many units have a page."""
    return sum(1 for _ in output.glob("*/index.html"))
