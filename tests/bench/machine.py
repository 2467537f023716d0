"""The machine on which a benchmark runs, in a few lines: figures of two machines are not compared."""

import os
import platform
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_MEMORY = Path("/dev/shm")  # noqa: S108 - a file system in the memory, not a place for secrets
_ROOM = 8 << 30
"""Bytes that must be free there for a country and what four generators make of it."""


def place() -> Path:
    """Where to work: the memory if there is room, else the system's folder for things that pass."""
    if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM:
        return _MEMORY
    return Path(os.environ.get("TMPDIR", "/tmp"))  # noqa: S108 - mkdtemp makes a folder of our own in it


def machine(folder: Path, versions: Mapping[str, str]) -> dict[str, Any]:
    """The machine, the programs and their versions."""
    return {
        "cores": len(os.sched_getaffinity(0)),
        "processor": _processor(),
        "memory_gb": round(_memory() / 2**30, 1),
        "system": platform.platform(),
        "python": platform.python_version(),
        "node": _said("node", "--version"),
        "folder": f"{folder} ({_said('stat', '-f', '-c', '%T', str(folder))})",
        "commit": _said("git", "-C", str(Path(__file__).parent), "rev-parse", "--short", "HEAD"),
        "load": round(os.getloadavg()[0], 1),
        "versions": dict(versions),
    }


def told(facts: Mapping[str, Any]) -> str:
    """The same in words."""
    programs = ", ".join(f"{name} {version}" for name, version in facts["versions"].items())
    return (
        f"{facts['cores']} cores ({facts['processor']}), {facts['memory_gb']} GB, {facts['system']}; "
        f"Python {facts['python']}, Node {facts['node']}; {programs}; work in {facts['folder']}; "
        f"commit {facts['commit']}"
    )


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
