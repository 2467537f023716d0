"""`serve` as a real process, and what it says."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import Protocol
from urllib.parse import urlsplit

from small_site import DAY, PROJECT

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "ascii"}
SWITCHING = 101
"""The status of a connection that has become a socket: it has no body."""
PATIENCE = 20.0
"""Seconds. A machine that tests are run on may be busy; what should be fast is measured where it is said to be."""


def until(is_so: Callable[[], bool], what: str) -> None:
    """Waits for something that another thread or process does."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, what
        time.sleep(0.01)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")


@dataclass(slots=True, kw_only=True)
class Running:
    """A preview that runs. `said` are the lines of its terminal so far."""

    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)
    address: str = ""

    def hear(self) -> None:
        """Notes every line until the end."""
        assert self.process.stdout is not None
        self.said.extend(line.rstrip("\n") for line in iter(self.process.stdout.readline, ""))

    def wait_for(self, words: str, times: int = 1) -> None:
        """Until the terminal has said something so many times."""
        until(lambda: sum(words in line for line in self.said) >= times, f"{words!r} in {self.said}")

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """An answer, with the path as it is written here, and whatever headers are given."""
        host = urlsplit(self.address).netloc
        connection = HTTPConnection(host, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": host, **headers}.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        with closing(connection), connection.getresponse() as response:
            body = b"" if response.status == SWITCHING else response.read()
            return Answer(status=response.status, headers=response.headers, body=body)

    def text(self, path: str) -> str:
        """The body of an answer."""
        return self.get(path).text

    def stop(self) -> int:
        """Ctrl-C, and the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


class HasContent(Protocol):
    """What is previewed: a site, or the clone of one."""

    @property
    def content(self) -> Path:
        """The folder of its content."""


@contextmanager
def running(site: HasContent, *arguments: str) -> Iterator[Running]:
    """A preview of a site's content for the fixed day, from its first build on; every warning would be an error."""
    command = [sys.executable, "-W", "error", "-m", "site_builder", "serve", f"--date={DAY}", *arguments]
    folder = site.content.parent
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, encoding="utf-8", **pipes) as process:  # type: ignore[call-overload]  # as given
        preview = Running(process=process)
        listener = Thread(target=preview.hear, daemon=True)
        listener.start()
        try:
            preview.wait_for("http://")
            preview.address = next(word for line in preview.said for word in line.split() if word.startswith("http://"))
            yield preview
        finally:
            process.kill()
            listener.join(PATIENCE)
