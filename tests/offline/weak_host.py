"""A host on this machine whose network somebody cuts, or makes slow, while a browser looks on."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


@dataclass(slots=True, kw_only=True)
class WeakHost:
    """`address` ends in a slash; `asked` are the paths of all requests, in order."""

    address: str = ""
    is_down: bool = False
    is_broken: bool = False
    """It answers all that it is asked with an error of its own."""
    delay: float = 0
    """Seconds before each answer."""
    asked: list[str] = field(default_factory=list)


@contextmanager
def weak_host(folder: Path, mount: str = "/") -> Iterator[WeakHost]:
    """A folder under a path of this machine, which browsers trust as they do https."""
    host = WeakHost()

    class Handler(SimpleHTTPRequestHandler):
        """Files of the folder, in the weather of the moment."""

        def do_GET(self) -> None:
            if host.is_down:
                self.close_connection = True
                self.connection.close()
                return
            host.asked.append(self.path)
            time.sleep(host.delay)
            if host.is_broken or not self.path.startswith(mount):
                self.send_error(503 if host.is_broken else 404)
                return
            self.path = self.path.removeprefix(mount.rstrip("/"))
            super().do_GET()

        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(folder))  # type: ignore[arg-type]  # as the server passes them

        def log_message(self, *_: object) -> None:
            pass

        def handle(self) -> None:
            with suppress(OSError, ValueError):  # the browser went away, or the network was cut
                super().handle()

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        host.address = f"http://127.0.0.1:{server.server_port}{mount}"
        yield host
        server.shutdown()
