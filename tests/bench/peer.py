"""What a generator of the benchmark is: how it is got, what it is given, how it is called."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pageset import Country

TEMPLATES = Path(__file__).resolve().parent / "sources"
READY = "QR codes; names, titles and descriptions of the pages that every unit has; links as addresses"
"""What every peer has ready; all else its templates, filters or plugin make out of texts and data."""


class Absent(Exception):  # noqa: N818 - says why
    """A generator cannot be used here; the message says why, for the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """How a generator is called in its folder; `env` is added to ours."""

    words: tuple[str, ...]
    env: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A generator of the field.

    `install` gets it into the tools folder and returns how it is started, or raises Absent. `write` makes its source
    folder. `build` is the command for (start, source, output); `one` the same, told which commune has changed. `ready`
    is what its source has in it that its templates do not have to make; the table says so.
    """

    name: str
    version: str
    install: Callable[[Path], str]
    write: Callable[[Country, Path], None]
    build: Callable[[str, Path, Path], Command]
    ready: str
    one: Callable[[str, Path, Path], Command] | None = None
    caches: tuple[str, ...] = ()
    """Folders of the source that a cold build may not find."""


def environment(tools: Path, name: str, requirement: str, command: str) -> str:
    """A program out of a Python package, in a virtual environment of its own."""
    home = tools / f"{name}-{requirement.partition('==')[2]}"
    program = home / "bin" / command
    if not program.is_file():
        try:
            _run(sys.executable, "-m", "venv", str(home))
            _run(str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", requirement)
        except subprocess.CalledProcessError as error:
            shutil.rmtree(home, ignore_errors=True)
            raise Absent(f"pip install {requirement}: {_last_line(error.stderr)}") from error
    return str(program)


def node_module(tools: Path, name: str, requirement: str, file: str) -> str:
    """A program out of a Node package, in a folder of its own."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        raise Absent("node and npm are not installed")
    home = tools / f"{name}-{requirement.rpartition('@')[2]}"
    program = home / "node_modules" / file
    if not program.is_file():
        home.mkdir(parents=True, exist_ok=True)
        try:
            _run("npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(home), requirement)
        except subprocess.CalledProcessError as error:
            shutil.rmtree(home, ignore_errors=True)
            raise Absent(f"npm install {requirement}: {_last_line(error.stderr)}") from error
    return str(program)


def put(path: Path, text: str) -> None:
    """Writes a file and the folders around it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def put_json(path: Path, value: object) -> None:
    """Writes data compactly."""
    put(path, json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True, encoding="utf-8")


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["?"])[-1]
