"""One command as a person runs it, in a process of its own: without a terminal, or with somebody who answers."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Timer

import pytest
from small_site import PROJECT

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "ascii"}
Ran = subprocess.CompletedProcess[str]
TERMINAL = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")


def run_command(folder: Path, *arguments: str, said: str = "") -> Ran:
    """One command in a folder; there is no terminal."""
    command = [sys.executable, "-m", "site_builder", *arguments]
    return subprocess.run(
        command, cwd=folder, env=ENVIRONMENT, input=said, capture_output=True, encoding="utf-8", check=False
    )


def answered_command(folder: Path, arguments: list[str], answers: str, *, interrupt: bool = False) -> tuple[int, str]:
    """The same with somebody at a terminal, whose answers are typed ahead; then they press Ctrl-D, or Ctrl-C."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "site_builder", *arguments]
    with subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        limit = Timer(60, process.kill)
        limit.start()
        os.close(theirs)
        os.write(ours, answers.encode() + b"\x04" * (not interrupt))
        heard = b""
        try:
            while more := os.read(ours, 4096):
                heard += more
                if interrupt and heard.endswith(b": "):
                    time.sleep(0.5)  # a person's time; a signal between the question and the wait for an answer is lost
                    process.send_signal(signal.SIGINT)
        except OSError:
            pass  # the other side has hung up: the process has ended
        limit.cancel()
    os.close(ours)
    return process.returncode, heard.decode().replace("\r\n", "\n")
