"""The form editor over HTTP: nobody else gets in, nothing outside the content is read or written, HTML is text."""

import re
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from small_site import GUIDE, SmallSite, everything

from serve.forms import FORM, HTML, FormReader, fields_of, post, save
from serve.running import Running, running
from serve.test_editor import NEWS, UNIT, UNIT_TEXT, guarded, kept_site, site, text
from site_builder.serve.listener import own_addresses

__all__ = ["guarded", "kept_site", "site"]


@pytest.fixture(scope="module")
def trapped_site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """One with links that lead out of it, and from one file to another."""
    site = SmallSite(tmp_path_factory.mktemp("trapped")).put({UNIT: UNIT_TEXT, "bao-quang/guides/a.md": GUIDE})
    outside = site.content.parent
    (outside / "secret.md").write_text("---\ntitle: Bí mật\n---\nBí mật\n", "utf-8")
    (outside / "folder").mkdir()
    (outside / "folder" / "unit.yaml").write_text("name: Bí mật\nkind: xã\n", "utf-8")
    (site.content / "bao-quang/guides/linked.md").symlink_to(outside / "secret.md")
    (site.content / "bao-quang/guides/inner.md").symlink_to(site.content / "guides/cai-vneid.md")
    (site.content / "linked").symlink_to(outside / "folder")
    return site


@pytest.fixture(scope="module")
def trapped(trapped_site: SmallSite) -> Iterator[Running]:
    """Its preview."""
    with running(trapped_site) as preview:
        preview.wait_for("Lần đầu")
        yield preview


FOREIGN = {
    "another website": {"Origin": "http://evil.example"},
    "no Origin": {"Origin": ""},
    "a null Origin": {"Origin": "null"},
    "another port": {"Origin": "http://127.0.0.1:1"},
    "another Host": {"Host": "evil.example"},
}


@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("path", [f"{FORM}{UNIT}", "/__sua/hoan-tac", "/__sua/moi/announcements/?don-vi=bao-quang"])
def test_what_no_page_of_ours_sends_changes_nothing(
    guarded: Running, kept_site: SmallSite, path: str, headers: dict[str, str]
) -> None:
    """Any website can make a browser send a form to this machine; with the right token, too."""
    before = everything(kept_site.content)
    answer = post(guarded, path, {**fields_of(guarded, UNIT), "title": "A", "tagline": "Lạ"}, **headers)
    assert answer.status == 403
    assert (text(kept_site, UNIT), everything(kept_site.content)) == (UNIT_TEXT, before)


@pytest.mark.parametrize("token", ["", "a", "á", None])
def test_a_form_without_the_token_changes_nothing(guarded: Running, kept_site: SmallSite, token: str | None) -> None:
    """It is another at each start."""
    fields = {name: value for name, value in fields_of(guarded, UNIT).items() if name != "_token"}
    sent = fields if token is None else {**fields, "_token": token}
    assert save(guarded, UNIT, {"tagline": "Lạ"}, sent).status == 403
    assert text(kept_site, UNIT) == UNIT_TEXT


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:1", "localhost.evil.example"])
def test_a_foreign_host_name_reads_no_form(guarded: Running, host: str) -> None:
    """A name that somebody else has pointed at this machine (DNS rebinding)."""
    answer = guarded.get(f"{FORM}{UNIT}", Host=host)
    assert answer.status == 403
    assert "Bảo Quang" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "../secret.md",
        "bao-quang/../../secret.md",
        "bao-quang/announcements/../../../secret.md",
        "bao-quang/announcements/..%2f..%2f..%2fsecret.md",
        "%2e%2e/secret.md",
        "/etc/passwd",
        "%2Fetc%2Fpasswd",
        "bao-quang\\unit.yaml",
        "bao-quang//unit.yaml",
        "./bao-quang/unit.yaml",
        "bao-quang/media/anh.jpg",
        "addresses.txt",
        "bao-quang/unit.yaml%00",
        "nowhere/unit.yaml",
        "linked/unit.yaml",
        "bao-quang/guides/linked.md",
        "bao-quang/guides/inner.md",
    ],
)
def test_only_content_files_have_a_form(trapped: Running, trapped_site: SmallSite, path: str) -> None:
    """What stands outside, what only leads there, and what is no content file is not found, read or written."""
    outside = trapped_site.content.parent
    names = (outside / "secret.md", outside / "folder/unit.yaml", trapped_site.content / "guides/cai-vneid.md")
    kept = {name: name.read_bytes() for name in names}
    answer = trapped.get(f"{FORM}{path}")
    assert answer.status == 404
    assert "Bí mật" not in answer.text
    sent = post(trapped, f"{FORM}{path}", {**fields_of(trapped, UNIT), "title": "Lạ", "name": "Lạ"})
    assert sent.status == 404
    assert {name: name.read_bytes() for name in names} == kept


@pytest.mark.parametrize("path", ["/__sua/moi/../../x/", "/__sua/moi/media/", "/__sua/moi/unit.yaml"])
@pytest.mark.parametrize("unit", ["bao-quang", "../..", "nowhere"])
def test_only_what_a_unit_may_have_is_made(guarded: Running, kept_site: SmallSite, path: str, unit: str) -> None:
    """Whatever the address says."""
    before = everything(kept_site.content.parent / "content")
    assert guarded.get(f"{path}?don-vi={unit}").status == 404
    assert post(guarded, f"{path}?don-vi={unit}", {**fields_of(guarded, UNIT), "title": "../../x"}).status == 404
    assert everything(kept_site.content.parent / "content") == before


def test_a_title_that_climbs_stays_in_its_folder(editing: Running, site: SmallSite) -> None:
    """A file's name has only plain letters."""
    page = FormReader(editing.text("/__sua/moi/guides/?don-vi=bao-quang"))
    typed = {"title": "../../../x", "summary": "Thử", "body": "1. Bấm", "_sure": "1"}
    post(editing, page.action, {**page.fields, **typed})
    assert {path for path in everything(site.content.parent) if path.endswith("x.md")} <= {
        "content/bao-quang/guides/x.md"
    }


@pytest.mark.parametrize("size", [4 * 1024 * 1024 + 1, 10**12])
def test_what_is_too_large_is_not_taken_in(guarded: Running, kept_site: SmallSite, size: int) -> None:
    """It is refused by its length, before it is read."""
    address = urlsplit(guarded.address)
    with socket.create_connection((address.hostname, address.port), timeout=10) as connection:
        head = f"POST {FORM}{UNIT} HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Length: {size}\r\n\r\n"
        connection.sendall(head.encode())
        said = connection.recv(1000)
    assert said.startswith(b"HTTP/1.1 4") or said == b""
    assert text(kept_site, UNIT) == UNIT_TEXT


@pytest.mark.parametrize("name", ["hotline", "tagline", "note", "name", "office/address", "localities/+1/name"])
def test_html_that_was_typed_is_text(guarded: Running, name: str) -> None:
    """On the page of the refusal, in its field and in what is told of it."""
    answer = save(guarded, UNIT, {name: HTML, "hotline": HTML})
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text
    assert FormReader(answer.text).fields[name] == HTML


def test_html_in_a_file_is_text(editing: Running, site: SmallSite) -> None:
    """In its form, in lists of units and files, in what is wrong, and in what was saved."""
    quoted = HTML.replace("'", "''")
    site.put({UNIT: f"name: '{quoted}'\nkind: xã\n", NEWS: f"---\ntitle: '{quoted}'\ndate: '{quoted}'\n---\nA\n"})
    editing.wait_for("lỗi", 2)
    save(editing, UNIT, {"tagline": HTML, "_sure": "1"})
    for path in (f"{FORM}{UNIT}", f"{FORM}{UNIT}?xong=1", f"{FORM}{NEWS}", "/__sua/?don-vi=bao-quang", "/__sua/"):
        page = editing.text(path)
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_a_page_of_the_editor_takes_nothing_from_elsewhere_and_stands_in_no_frame(guarded: Running) -> None:
    """Nor may its address tell others what is edited; all that it needs is small."""
    answer = guarded.get(f"{FORM}{UNIT}")
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert sum(len(guarded.get(f"/__sua/{name}").body) for name in ("sua.css", "sua.js", "soan.js")) <= 60_000


def test_a_phone_is_let_in_by_the_code_of_the_terminal(site: SmallSite) -> None:
    """Others in the network may look, but not edit; ten wrong codes end it."""
    if not own_addresses():
        pytest.skip("This machine is in no network.")
    with running(site, "--host") as preview:
        preview.wait_for("Lần đầu")
        port = urlsplit(preview.address).port
        preview.address = f"http://{own_addresses()[0]}:{port}/"
        code = next(re.search(r"mã (\d{3} \d{3})", line) for line in preview.said if "bằng điện thoại" in line)
        assert code is not None
        assert preview.get("/bao-quang/").status == 200
        for path in ("/__sua/", f"{FORM}{UNIT}", "/__sua/moi/announcements/?don-vi=bao-quang", "/__sua/tim?chu=Quang"):
            answer = preview.get(path)
            assert (answer.status, "sáu số" in answer.text, "_token" in answer.text) == (403, True, False)
        assert post(preview, f"{FORM}{UNIT}", {"tagline": "Lạ", "_base": ""}).status == 403
        assert post(preview, "/__sua/vao", {"ma": "000"}).status == 403
        assert post(preview, "/__sua/vao", {"ma": code[1]}, Origin="http://evil.example").status == 403
        entered = post(preview, "/__sua/vao", {"ma": code[1]})
        assert (entered.status, entered.headers["Location"]) == (303, "/__sua/")
        cookie = entered.headers["Set-Cookie"]
        assert {"HttpOnly", "SameSite=Strict"} <= {part.strip() for part in cookie.split(";")}
        assert preview.get(f"{FORM}{UNIT}", Cookie=cookie.partition(";")[0]).status == 200
        for _ in range(10):
            post(preview, "/__sua/vao", {"ma": "1"})
        assert post(preview, "/__sua/vao", {"ma": code[1]}).status == 403
    assert text(site, UNIT) == UNIT_TEXT
