"""What visitors find is read back: through caches that lag, from hosts that lost pages, behind moved addresses."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from small_site import NEWS, SmallSite
from test_command import run

MOVED = {"bao-quang/announcements/2026-11-18-hop-ap.md": NEWS.replace("date:", "aliases: [hop-cu]\ndate:")}
HOTLINE = {"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 0251 1023\n"}


class Quiet(SimpleHTTPRequestHandler):
    """A web server that keeps its log to itself."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the class above has it
        """Says nothing."""


class Cache(BaseHTTPRequestHandler):
    """A proxy that gives what it has once seen at an address, for ever."""

    protocol_version = "HTTP/1.1"
    seen: dict[str, bytes]
    root: Path

    def do_GET(self) -> None:
        """Answers from memory, or from the folder behind."""
        path = self.path.partition("?")[0]
        file = self.root / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
        if self.path not in self.seen and file.is_file():
            self.seen[self.path] = file.read_bytes()
        body = self.seen.get(self.path)
        self.send_response(200 if body is not None else 404)
        self.send_header("Content-Length", str(len(body or b"")))
        self.send_header("Age", "4000")
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the class above has it
        """Says nothing."""


@contextmanager
def serving(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address of a web server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


def test_what_is_there_is_found(site: SmallSite) -> None:
    """Every page that was sent; then only what changed, the first pages and former addresses."""
    site.put(MOVED).build()
    host = site.content.parent / "www"
    host.mkdir()
    with serving(partial(Quiet, directory=str(host))) as address:
        for _ in range(2):
            ran = run(site, "www", "--verify", "--base-url", address)
            assert (ran.returncode, ran.stderr) == (0, "")
            assert "mọi trang đều đúng" in ran.stdout


def test_a_page_that_was_removed_by_hand_is_noticed(site: SmallSite) -> None:
    """A deploy brings first pages and former addresses back; what is not there is told."""
    site.put(MOVED).build()
    host, other = site.content.parent / "www", site.content.parent / "other"
    with serving(partial(Quiet, directory=str(other))) as address:
        run(site, "www")
        run(site, "other")
        shutil.rmtree(other / "bao-quang/thong-bao/hop-cu")
        (other / "index.html").write_text("<p>hacked", "utf-8")
        ran = run(site, "www", "--verify", "--base-url", address)
        assert ran.returncode == 1
        assert f"{address}bao-quang/thong-bao/hop-cu/: không mở được, máy chủ trả mã 404" in ran.stderr
        assert f"{address}: trang trên mạng không giống" in ran.stderr
        assert run(site, "other", "--verify", "--base-url", address).returncode == 0
    (host / "index.html").unlink()
    run(site, "www")
    assert (host / "index.html").read_bytes() == (site.output / "index.html").read_bytes()


def test_a_cache_that_lags_is_told_from_a_page_that_is_wrong(site: SmallSite) -> None:
    """With the time since when it has the old page."""
    site.build()
    host = site.content.parent / "www"
    handler = type("Handler", (Cache,), {"seen": {}, "root": host})
    with serving(handler) as address:
        assert run(site, "www", "--verify", "--base-url", address).returncode == 0
        site.put(HOTLINE).build()
        ran = run(site, "www", "--verify", "--base-url", address, "--json")
        assert ran.returncode == 1
        assert f"{address}bao-quang/: bộ nhớ đệm" in ran.stderr
        assert "4000 giây" in ran.stderr
        assert "trang trên mạng không giống" not in ran.stderr
        assert '"status": "published"' in ran.stdout


def test_a_host_that_does_not_answer_is_told(site: SmallSite) -> None:
    """The site is published all the same."""
    site.build()
    ran = run(site, "www", "--verify", "--base-url", "http://127.0.0.1:9/")
    assert ran.returncode == 1
    assert "không có trả lời" in ran.stderr
    assert ran.stdout.startswith("Đã đưa lên")
