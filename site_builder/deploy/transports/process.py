"""Runs another program: git, rclone. No password is ever on its command line."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from site_builder.deploy.host import HostRefuses

_PATIENCE = 1800
"""Seconds that one command may take."""
_SHOWN = 600
"""Letters of what a program has said that are repeated."""


class ProcessAnswer(NamedTuple):
    """What a program has said, and how it ended."""

    code: int
    out: bytes
    err: str


def ask(command: Sequence[str], environment: Mapping[str, str], *, word: str, given: bytes = b"") -> ProcessAnswer:
    """Runs a command and returns its answer. Raises HostRefuses where it cannot be run, or never ends."""
    try:
        done = subprocess.run(  # noqa: S603 - the rooms that call this name the programs, and no target can be an option
            command, input=given, env=environment, capture_output=True, timeout=_PATIENCE, check=False
        )
    except FileNotFoundError as error:
        raise HostRefuses("tool_lacks", tool=command[0]) from error
    except subprocess.TimeoutExpired as error:
        raise HostRefuses(word, tool=command[0], why="timeout") from error
    return ProcessAnswer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip())


def run(command: Sequence[str], environment: Mapping[str, str], *, word: str, given: bytes = b"") -> bytes:
    """Runs a command and returns what it says.

    Raises HostRefuses with that word and what the program has complained of.
    """
    done = ask(command, environment, word=word, given=given)
    if done.code:
        raise HostRefuses(word, tool=command[0], why=done.err[-_SHOWN:])
    return done.out


def is_installed(program: str) -> bool:
    """Whether a program can be run."""
    return any((Path(folder) / name).is_file() for folder in os.get_exec_path() for name in (program, f"{program}.exe"))
