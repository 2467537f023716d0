"""What the preview answers, and whom it does not answer."""

import asyncio
import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import pytest
from small_site import CONTENT, GUIDE, SmallSite
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from serve.conftest import PRIVATE
from serve.running import Running, running, until

QUICK = 0.1
"""Seconds in which a page comes while the preview builds."""


def test_a_page_is_the_published_one_and_the_preview_at_its_end(preview: Running, tmp_path: Path) -> None:
    """The output itself stays clean."""
    page = preview.text("/bao-quang/")
    published = SmallSite(tmp_path).build().page("bao-quang/index.html")
    body = published.removesuffix("</body>\n</html>")
    assert body != published
    assert page.startswith(body)
    assert "/livereload.js" in page
    assert "livereload" not in published


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/bao-quang/", "text/html; charset=utf-8"),
        ("/bao-quang/?a=1", "text/html; charset=utf-8"),
        ("/bao-quang/media/mau.pdf", "application/pdf"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/icon.svg", "image/svg+xml"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/livereload.js", "application/javascript"),
    ],
)
def test_everything_is_of_its_kind_and_kept_by_nobody(preview: Running, path: str, kind: str) -> None:
    """The next answer may differ, and no page of another site gets a draft."""
    answer = preview.get(path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert {"Etag", "Server"} & set(answer.headers) == set()


def test_a_folder_without_its_slash_is_led_to_it(preview: Running) -> None:
    """As hosts do."""
    answer = preview.get("/bao-quang")
    assert (answer.status, answer.headers["Location"]) == (302, "/bao-quang/")


def test_an_unknown_address_gets_the_page_of_the_site_for_it(preview: Running) -> None:
    """Whose links stay in the preview."""
    answer = preview.get("/khong-co/")
    page = answer.text
    assert answer.status == 404
    assert "Không tìm thấy trang" in page
    assert 'href="/bao-quang/"' in page
    assert "longkhanh.gov.vn" not in page
    assert "/livereload.js" in page


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/../../secret.txt",
        "/%2e%2e/%2e%2e/secret.txt",
        "/bao-quang/%2e%2e/%2e%2e/%2e%2e/%2e%2e/secret.txt",
        "/..%2f..%2f..%2fsecret.txt",
        "/..\\..\\..\\secret.txt",
        "/..%5c..%5c..%5csecret.txt",
        "//secret.txt",
        "/C:/secret.txt",
        "/link.txt",
        "/lying.txt",
        "/.manifest.json",
        "/secret.txt%00",
        "/%00",
        "/bao-quang/%00/",
        "/%ff%fe",
        "/%0d%0aA:b",
        "/" + "a" * 30_000,
        "/" + "../" * 3_000 + "secret.txt",
        "http://127.0.0.1/secret.txt",
    ],
)
def test_no_request_leaves_the_site(preview: Running, path: str) -> None:
    """What no build has published is not there: whatever the path, no link, no file that merely lies in the folder."""
    answer = preview.get(path)
    assert answer.status in (400, 404)
    assert PRIVATE not in answer.text
    assert preview.get("/").status == 200


def test_a_path_longer_than_any_is_cut_off(preview: Running) -> None:
    """The connection is closed, and the preview goes on."""
    with pytest.raises((ConnectionError, AssertionError, OSError)):
        assert preview.get("/" + "a" * 200_000).status < 400
    assert preview.get("/").status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:8024", "", "[::1"]
)
@pytest.mark.parametrize("path", ["/", "/livereload.js", "/livereload", "/__qr", "/khong-co"])
def test_a_strangers_name_is_refused(preview: Running, host: str, path: str) -> None:
    """Otherwise a page of theirs could read drafts by giving its own name our address (DNS rebinding)."""
    answer = preview.get(path, Host=host)
    assert answer.status in (400, 403)
    assert "Bảo Quang" not in answer.text


def test_our_own_names_are_answered(preview: Running) -> None:
    """With the right port, in any case of letters."""
    port = urlsplit(preview.address).port
    for name in ("127.0.0.1", "localhost", "LOCALHOST", "[::1]"):
        assert preview.get("/", Host=f"{name}:{port}").status == 200
    refused = preview.get("/", Host="evil.example")
    assert refused.text == f"Trang xem thử chỉ mở được bằng địa chỉ {preview.address}\n"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT"])
def test_there_is_nothing_but_reading(preview: Running, method: str) -> None:
    """A preview takes nothing from anybody."""
    assert preview.get("/", method).status in (400, 405)


def test_the_head_of_a_page_is_that_of_the_page(preview: Running) -> None:
    """Without its body."""
    head, page = preview.get("/", "HEAD"), preview.get("/")
    assert head.headers["Content-Length"] == page.headers["Content-Length"] == str(len(page.body))
    assert head.body == b""


UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec_WebSocket_Version": "13",
}


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1", "https://localhost", "a"])
def test_a_page_of_another_site_hears_nothing(preview: Running, origin: str) -> None:
    """Browsers let any page open a socket to this machine; they say whose page it is."""
    assert preview.get("/livereload", Origin=origin, **UPGRADE).status == 403


def test_a_page_of_ours_hears(preview: Running) -> None:
    """By any of our names."""
    assert preview.get("/livereload", Origin=preview.address.rstrip("/"), **UPGRADE).status == 101


def heard(preview: Running, version: str) -> list[str]:
    """The commands that a page of a version hears in its first half second."""

    async def listen() -> list[str]:
        address = preview.address.replace("http", "ws") + "livereload"
        socket = await websocket_connect(HTTPRequest(address, headers={"Origin": preview.address.rstrip("/")}))
        hello = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}
        info = {"command": "info", "url": preview.address, "plugins": {"preview": {"build": version, "version": "1"}}}
        for message in (hello, info):
            await socket.write_message(json.dumps(message))
        commands = []
        try:
            while said := await asyncio.wait_for(asyncio.ensure_future(socket.read_message()), 0.5):
                commands.append(json.loads(said)["command"])
        except TimeoutError:
            pass
        socket.close()
        with suppress(TimeoutError):  # until the other side has closed it too
            while await asyncio.wait_for(asyncio.ensure_future(socket.read_message()), 5) is not None:
                pass
        return commands

    with ThreadPoolExecutor() as thread:  # where browsers are tested, this thread has a loop already
        return thread.submit(asyncio.run, listen()).result()


def version(preview: Running) -> str:
    """What a page says it is of."""
    return preview.text("/").partition('build: "')[2].partition('"')[0]


def test_a_page_that_is_not_the_newest_hears_of_it_at_once(preview: Running) -> None:
    """It was fetched before a build ended, and connected after the news; or the preview was started anew."""
    assert heard(preview, version(preview)) == ["hello"]
    assert heard(preview, "1.1") == ["hello", "reload"]


def test_no_page_waits_for_a_build(tmp_path: Path, note: Callable[[str], None]) -> None:
    """Forty communes build for a second or so; the pages asked for meanwhile come within 100 ms, and whole."""
    many = {f"xa-{number}/unit.yaml": f"name: Mẫu {number}\nkind: xã\n" for number in range(40)}
    many |= {f"guides/bai-{number}.md": GUIDE for number in range(20)}
    site = SmallSite(tmp_path, {**CONTENT, **many})
    with running(site) as preview:
        preview.wait_for("Lần đầu")
        waits = []
        site.put({"unit.yaml": str(CONTENT["unit.yaml"]).replace("Nền tảng", "Nền tảng mới")})
        while not any("unit.yaml" in line for line in preview.said):
            started = time.perf_counter()
            page = preview.text("/bao-quang/")
            waits.append(time.perf_counter() - started)
            assert "</html>" in page
        built = next(line for line in preview.said if "unit.yaml" in line)
        assert float(built.split()[-2].replace(",", ".")) > 3 * QUICK
        note(f"preview: {len(waits)} pages during a build, median {median(waits):.3f} s, longest {max(waits):.3f} s")
        assert sorted(waits)[int(len(waits) * 0.95)] < QUICK
        assert "Nền tảng mới" in preview.text("/bao-quang/huong-dan/")


def test_before_the_first_build_a_page_waits_in_the_browser(tmp_path: Path) -> None:
    """It says so, and reloads by itself."""
    many = {f"xa-{number}/unit.yaml": f"name: Mẫu {number}\nkind: xã\n" for number in range(20)}
    with running(SmallSite(tmp_path, {**CONTENT, **many})) as preview:
        answer = preview.get("/")
        page = answer.text
        assert (answer.status, "Đang dựng trang lần đầu…" in page) == (503, True)
        first = page.partition('build: "')[2].partition('"')[0]
        preview.wait_for("Lần đầu")
        assert heard(preview, first) == ["hello", "reload"]
        until(lambda: preview.get("/").status == 200, "the first page")
