"""A host on this machine only, which sends files as they are and remembers what it was asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """`address` ends in a slash; `asked` are the paths of all requests, in order."""

    address: str
    asked: list[str] = field(default_factory=list)


@contextmanager
def serving(folder: Path, mount: str = "/") -> Iterator[Host]:
    """A folder under a path of 127.0.0.1; everything outside of that path is missing."""
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        """Files of the folder. Lent no words: a request is a line in `asked`."""

        def do_GET(self) -> None:
            asked.append(self.path)
            if not self.path.startswith(mount):
                self.send_error(404)
                return
            self.path = self.path.removeprefix(mount.rstrip("/"))
            super().do_GET()

        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(folder))  # type: ignore[arg-type]  # as the server passes them

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        yield Host(address=f"http://127.0.0.1:{server.server_port}{mount}", asked=asked)
        server.shutdown()
