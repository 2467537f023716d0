"""Runs another program: git, rclone. No password is ever on its command line."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from site_builder.deploy.host import HostRefuses

_PATIENCE = 1800
"""Seconds that one command may take."""
_SHOWN = 600
"""Letters of what a program has said that are repeated."""


def run(command: Sequence[str], environment: Mapping[str, str], *, word: str, given: bytes = b"") -> bytes:
    """Runs a command and returns what it says.

    Raises HostRefuses with that word and what the program has complained of.
    """
    try:
        done = subprocess.run(  # noqa: S603 - the programs are named in this folder, and no target can be an option
            command, input=given, env=environment, capture_output=True, timeout=_PATIENCE, check=False
        )
    except FileNotFoundError as error:
        raise HostRefuses("tool_lacks", tool=command[0]) from error
    except subprocess.TimeoutExpired as error:
        raise HostRefuses(word, tool=command[0], why="timeout") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise HostRefuses(word, tool=command[0], why=said[-_SHOWN:])
    return done.stdout


def is_installed(program: str) -> bool:
    """Whether a program can be run."""
    return any((Path(folder) / name).is_file() for folder in os.get_exec_path() for name in (program, f"{program}.exe"))
