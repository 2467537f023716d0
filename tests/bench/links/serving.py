"""A server on loopback for checkers that crawl: the site's folder, below its base."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit


class _Handler(SimpleHTTPRequestHandler):
    """Files as a static host shows them: no listings, and nothing outside of the base."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, base: str, directory: str) -> None:
        self.base = base
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """The file of an address."""
        shown = urlsplit(path).path
        way = "/" + shown.removeprefix(self.base) if shown.startswith(self.base) else "/nothing-here"
        return super().translate_path(way)

    def end_headers(self) -> None:
        """LinkChecker asks quickly only where it is told that it may; else three addresses a second."""
        self.send_header("LinkChecker", "1")
        super().end_headers()

    def list_directory(self, path: object) -> None:
        """Folders are not listed."""
        del path
        self.send_error(404)

    def log_message(self, *words: object) -> None:
        """Nothing is said."""


class _Server(ThreadingHTTPServer):
    request_queue_size = 512
    daemon_threads = True

    def handle_error(self, *request: object) -> None:
        """A crawler that hangs up is no news."""


@contextmanager
def served(folder: Path, base: str) -> Iterator[str]:
    """The address at which the folder is shown for a while."""
    with _Server(("127.0.0.1", 0), partial(_Handler, base=base, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{base}"
        server.shutdown()
