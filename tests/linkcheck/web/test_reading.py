"""What is read of strangers' pages, bodies, cookies and references, by examples and by laws."""

import gzip
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.linkcheck.web.body import Body
from site_builder.linkcheck.web.cookies import CookieJar
from site_builder.linkcheck.web.follow import _retry_after
from site_builder.linkcheck.web.page import read as read_page
from site_builder.linkcheck.web.url import RequestUrl, join, read
from site_builder.linkcheck.web.values import Answer, LinkCheckOptions

MIDNIGHT = datetime(2026, 11, 22, tzinfo=UTC)


def target(text: str) -> RequestUrl:
    """An address that can be read."""
    found = read(text)
    assert found
    return found


BASE = "https://a.vn/x/y/z?q=1#p"


@pytest.mark.parametrize(
    ("reference", "address"),
    [
        ("k", "https://a.vn/x/y/k#p"),
        ("k l", "https://a.vn/x/y/k%20l#p"),
        ("?k=ắ", "https://a.vn/x/y/z?k=%E1%BA%AF#p"),
        ("#k", "https://a.vn/x/y/z?q=1#k"),
        ("k#", "https://a.vn/x/y/k#"),
        ("", "https://a.vn/x/y/z?q=1#p"),
        ("//B.vn:443/k", "https://b.vn/k#p"),
        ("http://b.vn:80", "http://b.vn/#p"),
        ("https:/k", "https://a.vn/k#p"),
        ("https://b.vn:0/", "https://b.vn:0/#p"),
        ("mailto:a@b.vn", ""),
        ("zalo://mo", ""),
        ("//", ""),
    ],
)
def test_a_reference_is_resolved_as_browsers_do(reference: str, address: str) -> None:
    """Encoded, to be sent; the fragment is kept where the reference has none."""
    found = join(target(BASE), reference)
    assert (f"{found.address}#{found.fragment}" if found else "") == address


@given(st.text(max_size=40))
def test_whatever_a_server_says_leads_somewhere_or_nowhere(reference: str) -> None:
    """And an address that was resolved is one that is read as it stands."""
    found = join(target(BASE), reference)
    assert found is None or target(f"{found.address}#{found.fragment}").address == found.address


@given(st.binary(max_size=5000), st.lists(st.integers(1, 700), max_size=20), st.integers(1, 3000))
def test_a_packed_body_is_what_was_packed_up_to_the_limit(body: bytes, sizes: list[int], limit: int) -> None:
    """In whatever parts it comes, packed by gzip, zlib, or bare as some servers do."""
    bare = zlib.compressobj(wbits=-15)
    packed = {"gzip": gzip.compress(body), "deflate": zlib.compress(body), "": body}
    packed |= {"deflate ": bare.compress(body) + bare.flush()}
    for encoding, sent in packed.items():
        got, position = Body(encoding.strip(), limit), 0
        for size in [*sizes, len(sent)]:
            if position < len(sent) and not got.is_full:
                got.feed(sent[position : position + size])
                position += size
        if position >= len(sent):
            got.end()
        assert body.startswith(got.content)
        assert len(got.content) <= limit
        assert got.is_full or (got.content == body and got.is_ended and not got.fault)


def test_a_bomb_is_not_unpacked() -> None:
    """A hundred megabytes of nothing in a hundred kilobytes."""
    got = Body("gzip", 1000)
    got.feed(gzip.compress(bytes(10**8)))
    assert got.is_full
    assert got.content == bytes(1000)


@given(st.text(alphabet="<>!-/abscriptdv ='\"&;#x0\n", max_size=200))
def test_no_page_confuses_the_reader(text: str) -> None:
    """Whatever it is made of."""
    read_page(text.encode(), "text/html")


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<a ", "<a b='", "<script>", "</", "<a b=\"'", "<title>", "&#", "<p id=a>"]
)
def test_a_hostile_page_is_read_to_its_end(piece: str) -> None:
    """A quarter of a megabyte of the same: whoever goes back at each piece is not done before next year."""
    body = (piece * 300_000)[:262_144] + "><!-- --></script><i id=cuoi>"
    assert read_page(body.encode(), "text/html; charset=utf-8").fault == ""


def test_a_page_says_its_title_ids_and_charset() -> None:
    """In the charset that it names, before or inside the page."""
    body = "<meta charset=utf-16le><title>Ấp 1 &amp; ấp 2</title><H1 ID=đầu>A</h1><a name='b&#32;c'>".encode()
    found = read_page(body, "text/html; charset=UTF-8")
    assert (found.title, found.heading, found.fault) == ("Ấp 1 & ấp 2", "A", "")
    assert found.ids == {"đầu", "b c"}
    old = "<title>Cộng hòa</title>".encode("cp1258", "replace")
    assert read_page(b"<meta charset='windows-1258'>" + old, "text/html").fault == ""


@pytest.mark.parametrize(
    ("said", "date", "seconds"),
    [
        ("120", "", 120),
        ("0", "", 0),
        (" 7 ", "", 7),
        ("Sun, 22 Nov 2026 00:00:10 GMT", "Sun, 22 Nov 2026 00:00:03 GMT", 8),
        ("Sun, 22 Nov 2026 00:00:10 GMT", "", 11),
        ("Sun, 22 Nov 2026 07:00:10 +0700", "", 11),
        ("Sunday, 22-Nov-26 00:00:10 GMT", "", 11),
        ("Sat, 21 Nov 2026 00:00:00 GMT", "", 0),
        ("Sun, 22 Nov 2026 00:00:10 GMT", "rác", 11),
        ("9" * 400, "", 999_999_999),
        ("-5", "", None),
        ("mai", "", None),
        ("", "", None),
        ("٣", "", None),
        ("Sun, 99 Nov 2026 00:00:10 GMT", "", None),
    ],
)
def test_a_pause_is_told_in_seconds_or_as_a_date(said: str, date: str, seconds: float | None) -> None:
    """By the server's own clock where it shows it, else by ours; a second more, because dates have no parts of one."""
    headers = (("retry-after", said), ("date", date))
    answer = Answer(target=target("https://a.vn/"), status=429, headers=headers)
    options = LinkCheckOptions(day=MIDNIGHT.date(), moment=lambda: MIDNIGHT)
    assert _retry_after(answer, options) == seconds


def test_cookies_go_back_where_they_came_from() -> None:
    """To the host, or to the domain that it lies in; not elsewhere, and not once they are taken back."""
    jar, host = CookieJar(), target("https://www.a.vn/")
    jar.store(host, ["m=1; Path=/", "d=2; Domain=.a.vn; Secure", "x=3; domain=b.vn", "v=4; domain=vn", "  ", "=5"])
    assert jar.header(host) == "m=1; d=2; x=3; v=4"
    assert jar.header(target("https://c.a.vn/")) == "d=2"
    assert jar.header(target("https://b.vn/")) == ""
    assert jar.header(target("http://c.a.vn/")) == "", "it is a secure one"
    jar.store(host, ["m=; Max-Age=0", "d=0; Domain=a.vn; Expires=Thu, 01 Jan 1970 00:00:00 GMT"])
    assert jar.header(host) == "x=3; v=4"


@pytest.mark.parametrize(
    ("path", "asked", "is_sent"),
    [
        ("; Path=/a", "/a", True),
        ("; Path=/a", "/a/b?c", True),
        ("; Path=/a/", "/a/b", True),
        ("; Path=/a", "/ab", False),
        ("; Path=/a", "/", False),
        ("; path=a", "/x/y", True),
        ("", "/x/y/z", True),
        ("", "/x", True),
        ("", "/xy", False),
        ("", "/", False),
    ],
)
def test_a_cookie_goes_to_its_path_alone(path: str, asked: str, *, is_sent: bool) -> None:
    """Without one, to the folder of the page that gave it (here /x)."""
    jar = CookieJar()
    jar.store(target("http://a.vn/x/trang"), [f"m=1{path}"])
    assert jar.header(target(f"http://a.vn{asked}")) == ("m=1" if is_sent else "")


def test_a_secure_cookie_comes_and_goes_by_https_alone() -> None:
    """And the cookie of the longer path stands first."""
    jar = CookieJar()
    jar.store(target("http://a.vn/"), ["s=1; Secure; Path=/", "m=1; Path=/"])
    jar.store(target("https://a.vn/"), ["t=1; Path=/; secure", "m=2; Path=/b"])
    assert jar.header(target("http://a.vn/b")) == "m=2; m=1"
    assert jar.header(target("https://a.vn/")) == "m=1; t=1"
