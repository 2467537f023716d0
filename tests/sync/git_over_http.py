"""A server that gives a bare repository by HTTP, as forges do: git's own http-backend, behind a password."""

import base64
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class _Handler(BaseHTTPRequestHandler):
    """Hands requests to git http-backend (RFC 3875)."""

    root: Path
    readers: frozenset[str]
    writers: frozenset[str]

    def do_GET(self) -> None:
        """What git asks first."""
        self._answer()

    def do_POST(self) -> None:
        """What git sends."""
        self._answer()

    def _answer(self) -> None:
        given = self.headers.get("Authorization", "").removeprefix("Basic ")
        who = base64.b64decode(given).decode()
        if who not in self.readers | self.writers:
            self._refuse(401)
        elif "git-receive-pack" in self.path and who not in self.writers:
            self._refuse(403)
        else:
            self._run(who)

    def _refuse(self, status: int) -> None:
        self.send_response(status)
        self.send_header("WWW-Authenticate", 'Basic realm="kho"')
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _run(self, who: str) -> None:
        path, _, query = self.path.partition("?")
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        environment = {
            **os.environ,
            "GIT_PROJECT_ROOT": str(self.root),
            "GIT_HTTP_EXPORT_ALL": "1",
            "REQUEST_METHOD": self.command,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "REMOTE_USER": who.partition(":")[0],
        }
        said = subprocess.run(["git", "http-backend"], input=body, env=environment, capture_output=True, check=True)
        head, _, answer = said.stdout.partition(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode().splitlines())
        self.send_response(int(fields.pop("Status", "200").split()[0]))
        for name, value in fields.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path, *, writers: frozenset[str], readers: frozenset[str] = frozenset()) -> Iterator[str]:
    """Serves the repositories in a folder to "user:password"s, and gives the address."""
    handler = type("Handler", (_Handler,), {"root": folder, "readers": readers, "writers": writers})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
