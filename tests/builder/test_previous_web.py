"""How hosts answer when the last site is read from them, by HTTP and as `deploy` reads them."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from site_builder.builder.previous import PreviousLost
from site_builder.builder.previous_host import HostReader
from site_builder.builder.previous_web import WebReader
from site_builder.deploy.host import ConnectionLost, Host, HostRefuses

Answer = tuple[int, dict[str, str], bytes]
FINE: Answer = (200, {}, b"fine")


@contextmanager
def server(*answers: Answer, keeps: bool = True) -> Iterator[tuple[str, list[str]]]:
    """A server that gives these answers, one after the other, the last one for ever; and what it was asked for."""
    left, asked = list(answers), list[str]()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1" if keeps else "HTTP/1.0"

        def do_GET(self) -> None:
            asked.append(self.path)
            status, headers, body = left.pop(0) if len(left) > 1 else left[0]
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
            if int(headers.get("Content-Length", len(body))) > len(body):
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Says nothing."""

        def handle(self) -> None:
            """Ends where the reader has gone: it does not want what is left."""
            with suppress(ConnectionError):
                super().handle()

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}/247", asked
        made.shutdown()


def read(base: str, name: str = "a b/đ.html", most: int = 100) -> bytes | None:
    """Reads one file; no pause takes any time."""
    with closing(WebReader(base, lambda: 0.0, lambda _: None)) as reader:
        return reader(name, most)


@pytest.mark.parametrize(
    "before",
    [
        [(503, {}, b"busy")],
        [(429, {}, b""), (500, {}, b"")],
        [(200, {"Content-Length": "10"}, b"cut")],
        [(302, {"Location": "/247/other"}, b"")],
        [(301, {"Location": "http://{host}/247/other"}, b"moved")],
    ],
    ids=["busy", "busy twice", "cut off", "leads on", "leads on to a whole address"],
)
@pytest.mark.parametrize("keeps", [True, False])
def test_another_try_or_another_place_has_the_file(before: list[Answer], keeps: bool) -> None:  # noqa: FBT001 - pytest's
    """Whether the connection stays open or not; the address is written as addresses are."""
    with server(*before, FINE, keeps=keeps) as (base, asked):
        if "{host}" in str(before):
            before[0][1]["Location"] = before[0][1]["Location"].format(host=base.split("/")[2])
        assert read(base) == b"fine"
        assert asked[0] == "/247/a%20b/%C4%91.html"


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        ((403, {}, b""), "previous_forbidden"),
        ((401, {}, b""), "previous_forbidden"),
        ((503, {}, b""), "previous_unreachable"),
        ((418, {}, b""), "previous_unreachable"),
        ((200, {"Content-Length": "10"}, b"cut"), "previous_unreachable"),
        ((302, {"Location": "/247/x"}, b""), "previous_turns"),
        ((302, {"Location": "ftp://127.0.0.1/x"}, b""), "previous_unsafe"),
    ],
)
def test_what_is_no_answer_is_told(answer: Answer, word: str) -> None:
    """Each with the word for what to do about it."""
    with server(answer) as (base, _), pytest.raises(PreviousLost) as lost:
        read(base)
    assert lost.value.word == word


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_not_there_is_nothing(status: int) -> None:
    """It is for the caller to say whether that is a fault."""
    with server((status, {}, b"<html>")) as (base, _):
        assert read(base) is None


def test_no_more_is_read_than_was_asked_for() -> None:
    """A host that sends without end does not fill the machine; the next file is read all the same."""
    with server((200, {}, b"x" * 1_000_000), FINE) as (base, _), closing(WebReader(base, float, print)) as reader:
        assert reader("a", 10) == b"x" * 11
        assert reader("b", 10) == b"fine"


class _Host:
    """A connection to a host, as far as reading goes."""

    def __init__(self, answer: Callable[[], bytes | None]) -> None:
        self._answer = answer

    def read(self, _name: str) -> bytes | None:
        """A file."""
        return self._answer()


def reader_of(*answers: bytes | Exception | None) -> HostReader:
    """Reads from a host that answers so, each on a connection of its own."""
    left = list(answers)

    def answer() -> bytes | None:
        one = left.pop(0)
        if isinstance(one, Exception):
            raise one
        return one

    def connect() -> Host:
        return _Host(answer)  # type: ignore[return-value]  # nothing else is asked of it

    return HostReader(connect, "ftp://may/247", lambda _: None)


def test_a_connection_that_is_lost_is_opened_again() -> None:
    """Cheap hosts close them whenever they like."""
    assert reader_of(ConnectionLost("421"), b"fine")("a", 100) == b"fine"
    assert reader_of(ConnectionLost("421"), ConnectionLost("421"), None)("a", 100) is None
    assert reader_of(b"x" * 50)("a", 10) == b"x" * 11


@pytest.mark.parametrize(
    ("answers", "word"),
    [
        ([ConnectionLost("421")] * 3, "previous_unreachable"),
        ([HostRefuses("host_refuses", path="a", why="530")], "host_refuses"),
    ],
)
def test_a_host_that_cannot_be_read_is_told(answers: list[Exception], word: str) -> None:
    """In the words of `deploy` where it has some."""
    with pytest.raises(PreviousLost) as lost:
        reader_of(*answers)("a", 100)
    assert lost.value.word == word
