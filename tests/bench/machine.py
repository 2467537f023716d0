"""The machine on which a benchmark runs, in a few lines: figures of two machines are not compared."""

import os
import platform
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_MEMORY = Path("/dev/shm")  # noqa: S108 - a file system in the memory, not a place for secrets
_ROOM = 8 << 30
"""Bytes that must be free there for a country and what four generators make of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Facts as values and in words."""

    values: dict[str, object]
    told: str


def place() -> Path:
    """Where to work: the memory if there is room, else the system's folder for things that pass."""
    if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM:
        return _MEMORY
    return Path(os.environ.get("TMPDIR", "/tmp"))  # noqa: S108 - mkdtemp makes a folder of our own in it


def machine(folder: Path, versions: Mapping[str, str]) -> Machine:
    """The machine, the programs and their versions."""
    values: dict[str, object] = {
        "cores": len(os.sched_getaffinity(0)),
        "processor": _processor(),
        "memory_gb": round(_memory() / 2**30, 1),
        "system": platform.platform(),
        "python": platform.python_version(),
        "node": _said("node", "--version"),
        "folder": f"{folder} ({_said('stat', '-f', '-c', '%T', str(folder))})",
        "commit": _said("git", "-C", str(Path(__file__).parent), "rev-parse", "--short", "HEAD"),
        "load": os.getloadavg()[0],
        "versions": dict(versions),
    }
    programs = ", ".join(f"{name} {version}" for name, version in versions.items())
    told = (
        f"{values['cores']} cores ({values['processor']}), {values['memory_gb']} GB, {values['system']}; "
        f"Python {values['python']}, Node {values['node']}; {programs}; work in {values['folder']}; "
        f"commit {values['commit']}; load at the end {values['load']:.1f}."
    )
    return Machine(values=values, told=told)


def _processor() -> str:
    rows = Path("/proc/cpuinfo").read_text().splitlines()
    return next((row.partition(":")[2].strip() for row in rows if row.startswith("model name")), platform.machine())


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def _said(*words: str) -> str:
    try:
        return subprocess.run(words, check=True, capture_output=True, encoding="utf-8").stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "–"
