"""The form editor over HTTP: nothing is lost, and nobody else gets in."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from small_site import GUIDE, PROJECT, SmallSite, everything

from serve.forms import FORM, FormReader, fields_of, post, save
from serve.running import Running, running
from site_builder.serve.listener import own_addresses

UNIT, TEAMS = "bao-quang/unit.yaml", "bao-quang/teams.yaml"
NEWS = "bao-quang/announcements/2026-11-18-hop-ap.md"
UNIT_TEXT = "# Ghi chú của xã.\nname: Bảo Quang\nkind: xã # không viết hoa\nhotline: 0251 1022\n"
HTML = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """A small site whose commune has comments."""
    return SmallSite(tmp_path).put({UNIT: UNIT_TEXT})


@pytest.fixture
def editing(site: SmallSite) -> Iterator[Running]:
    """Its preview, built once."""
    with running(site) as preview:
        preview.wait_for("Lần đầu")
        yield preview


@pytest.fixture(scope="module")
def kept_site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """One that nobody may change: for all attacks."""
    return SmallSite(tmp_path_factory.mktemp("kept")).put({UNIT: UNIT_TEXT})


@pytest.fixture(scope="module")
def guarded(kept_site: SmallSite) -> Iterator[Running]:
    """Its preview."""
    with running(kept_site) as preview:
        preview.wait_for("Lần đầu")
        yield preview


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


def text(site: SmallSite, file: str) -> str:
    """What stands in a file."""
    return (site.content / file).read_text("utf-8")


def test_a_phone_is_changed_and_nothing_else(editing: Running, site: SmallSite) -> None:
    """Comments, order and line ends stay; the preview is built anew."""
    answer = save(editing, UNIT, {"hotline": "0251 3846 999"})
    assert (answer.status, answer.headers["Location"]) == (303, f"{FORM}{UNIT}?xong=1")
    assert text(site, UNIT) == UNIT_TEXT.replace("0251 1022", "0251 3846 999")
    editing.wait_for("bao-quang/unit.yaml")
    assert "0251 3846 999" in editing.text("/bao-quang/lien-he/")
    assert "Đã lưu" in editing.text(f"{FORM}{UNIT}?xong=1")


def test_what_is_wrong_is_not_written_and_not_lost(editing: Running, site: SmallSite) -> None:
    """The page of the refusal has all that was typed, and says at the field what is wrong."""
    answer = save(editing, UNIT, {"hotline": "0912 34", "tagline": "Mới gõ"})
    page = FormReader(answer.text)
    assert answer.status == 409
    assert (page.fields["hotline"], page.fields["tagline"]) == ("0912 34", "Mới gõ")
    assert 'data-slot="hotline"><p class="bad">' in answer.text.replace("\n", "")
    assert text(site, UNIT) == UNIT_TEXT
    again = post(editing, page.action, {**page.fields, "hotline": "0251 3846 999"})
    assert again.status == 303
    assert text(site, UNIT).endswith("hotline: 0251 3846 999\ntagline: Mới gõ\n")


def test_a_personal_number_is_told_before_anything_is_written(editing: Running, site: SmallSite) -> None:
    """Also while somebody types; what a git history has once, it keeps."""
    before = text(site, NEWS)
    answer = save(editing, NEWS, {"body": "Ông A, CCCD 075123456789, được nhận quà."})
    assert (answer.status, text(site, NEWS)) == (409, before)
    assert "075123456789" in answer.text.partition("<textarea")[2]
    assert "075123456789" not in answer.text.partition("<form")[0]
    typing = post(editing, f"/__sua/thu/{NEWS}", {**fields_of(editing, NEWS), "body": "CCCD 075123456789"})
    assert '"name": "body"' in typing.text
    assert '"is_error": true' in typing.text
    assert text(site, NEWS) == before


def test_a_warning_is_seen_before_it_is_saved(editing: Running, site: SmallSite) -> None:
    """Whoever is sure saves all the same, and is not asked again about what the file has already."""
    before, typed = text(site, NEWS), {"urgent": "có"}
    answer = save(editing, NEWS, typed)
    assert (answer.status, text(site, NEWS)) == (409, before)
    assert 'name="_sure"' in answer.text
    assert save(editing, NEWS, {**typed, "_sure": "1"}).status == 303
    assert "urgent: có" in text(site, NEWS)
    assert save(editing, NEWS, {"summary": "Bàn việc làm đường."}).status == 303


def test_a_stale_form_overwrites_nothing(editing: Running, site: SmallSite) -> None:
    """Two people change one value: both are shown; what only one has changed is kept for both."""
    first, second = fields_of(editing, UNIT), fields_of(editing, UNIT)
    assert save(editing, UNIT, {"hotline": "0251 3846 111"}, first).status == 303
    answer = save(editing, UNIT, {"hotline": "0251 3846 222", "tagline": "Của người thứ hai"}, second)
    assert answer.status == 409
    assert "hotline: 0251 3846 111" in text(site, UNIT)
    assert "0251 3846 111</pre>" in answer.text
    page = FormReader(answer.text)
    assert (page.fields["hotline"], page.fields["tagline"]) == ("0251 3846 222", "Của người thứ hai")
    chosen = post(editing, page.action, page.fields)
    assert chosen.status == 303
    assert "hotline: 0251 3846 222" in text(site, UNIT)


def test_two_who_change_different_values_do_not_meet(editing: Running, site: SmallSite) -> None:
    """Also where the preview was not told of the other change, as an editor's program saved it."""
    opened = fields_of(editing, UNIT)
    site.put({UNIT: UNIT_TEXT.replace("Bảo Quang", "Bảo Quang Mới")})
    assert save(editing, UNIT, {"tagline": "Chào bà con"}, opened).status == 303
    assert text(site, UNIT) == UNIT_TEXT.replace("Bảo Quang", "Bảo Quang Mới") + "tagline: Chào bà con\n"


def test_a_form_of_a_preview_that_was_started_anew_is_told_so(editing: Running, site: SmallSite) -> None:
    """Its token is another; nothing is written, and the browser has kept what was typed."""
    fields = fields_of(editing, UNIT)
    editing.stop()
    with running(site) as other:
        answer = save(other, UNIT, {"tagline": "Gõ dở"}, fields)
        assert (answer.status, text(site, UNIT)) == (403, UNIT_TEXT)
        assert "tải lại trang" in answer.text


def test_an_untouched_form_writes_nothing(guarded: Running, kept_site: SmallSite) -> None:
    """Not even the time of the file."""
    before = (kept_site.content / UNIT).stat()
    answer = save(guarded, UNIT, {})
    assert (answer.status, "không ghi gì" in answer.text) == (200, True)
    assert (kept_site.content / UNIT).stat() == before


def test_the_last_saves_are_taken_back(editing: Running, site: SmallSite) -> None:
    """One after another, but none over what somebody has saved since."""
    token = {"_token": fields_of(editing, UNIT)["_token"]}
    save(editing, UNIT, {"tagline": "Một"})
    save(editing, UNIT, {"tagline": "Hai"})
    assert post(editing, "/__sua/hoan-tac", token).status == 200
    assert text(site, UNIT) == UNIT_TEXT + "tagline: Một\n"
    site.put({UNIT: UNIT_TEXT + "tagline: Ba\n"})
    assert "Không hoàn tác được" in post(editing, "/__sua/hoan-tac", token).text
    assert text(site, UNIT) == UNIT_TEXT + "tagline: Ba\n"


def test_an_announcement_is_made(editing: Running, site: SmallSite) -> None:
    """Its name follows from its day and title, and takes nobody's place."""
    page = FormReader(editing.text("/__sua/moi/announcements/?don-vi=bao-quang"))
    typed = {"title": "Họp ấp", "body": "Mời bà con.\r\n\r\n- Một\r\n- Hai", "expires": "30/11/2026"}
    answer = post(editing, page.action, {**page.fields, **typed})
    file = "bao-quang/announcements/2026-11-22-hop-ap-2.md"
    assert (answer.status, answer.headers["Location"]) == (303, f"{FORM}{file}?xong=1")
    made = "---\ntitle: Họp ấp\ndate: 2026-11-22\nexpires: 2026-11-30\n---\nMời bà con.\n\n- Một\n- Hai\n"
    assert text(site, file) == made
    assert post(editing, "/__sua/hoan-tac", {"_token": page.fields["_token"]}).status == 200
    assert not (site.content / file).exists()


def test_a_new_text_without_a_title_is_refused_in_words(guarded: Running, kept_site: SmallSite) -> None:
    """And nothing is made."""
    before = everything(kept_site.content)
    page = FormReader(guarded.text("/__sua/moi/announcements/?don-vi=bao-quang"))
    answer = post(guarded, page.action, {**page.fields, "body": "Chỉ có chữ"})
    assert (answer.status, FormReader(answer.text).fields["body"]) == (409, "Chỉ có chữ")
    assert everything(kept_site.content) == before


@pytest.mark.parametrize("kind", ["events.yaml", "questions.yaml"])
def test_a_list_that_is_not_there_is_made_with_its_first_record(editing: Running, site: SmallSite, kind: str) -> None:
    """Above it stands what the list is for."""
    page = FormReader(editing.text(f"/__sua/moi/{kind}?don-vi=bao-quang"))
    typed = {
        "events.yaml": {"events/+1/date": "05/12/2026", "events/+1/place": "Nhà văn hóa ấp"},
        "questions.yaml": {"questions/+1/question": "Nộp ở đâu?", "questions/+1/answer": "Ở xã."},
    }
    answer = post(editing, page.action, {**page.fields, **typed[kind], "_sure": "1"})
    assert answer.status == 303, answer.text
    assert text(site, f"bao-quang/{kind}").startswith("# ")


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


def test_what_a_unit_has_is_listed(guarded: Running) -> None:
    """With what is wrong, and where it is mended."""
    page = guarded.text("/__sua/?don-vi=bao-quang")
    assert f'href="{FORM}{NEWS}"' in page
    assert f'href="{FORM}{TEAMS}"' in page
    assert 'href="/__sua/moi/announcements/?don-vi=bao-quang"' in page


def test_a_mistake_leads_to_the_field_in_which_it_is(editing: Running, site: SmallSite) -> None:
    """By its line and column."""
    site.put({TEAMS: "teams:\n  - id: to-xa\n    members:\n      - name: Nguyễn Văn Mẫu\n        role: sếp\n"})
    editing.wait_for("bao-quang/teams.yaml")
    home = editing.text("/__sua/?don-vi=bao-quang")
    address = "dong=" + home.partition(f'href="{FORM}{TEAMS}?dong=')[2].partition('"')[0].replace("&amp;", "&")
    page = editing.text(f"{FORM}{TEAMS}?{address}")
    assert '<details class="item" id="f:teams/0/members/0" open>' in page


BLOCKS = {
    "a phone, however it is shown": ("/bao-quang/lien-he/", "Gọi trụ sở 02511022", f"{UNIT}?o=hotline"),
    "a name": ("/bao-quang/", "Xã Bảo Quang", f"{UNIT}?o=name"),
    "a member": ("/bao-quang/to-cong-nghe/", "Nguyễn Văn Mẫu", f"{TEAMS}?o=teams/0/members/0/name"),
    "a title": ("/bao-quang/thong-bao/hop-ap/", "Họp ấp", f"{NEWS}?o=title"),
    "a paragraph": ("/bao-quang/thong-bao/hop-ap/", "Mời mỗi nhà một người. Xem cách cài.", f"{NEWS}?o=body"),
}


@pytest.mark.parametrize(("page", "block", "form"), BLOCKS.values(), ids=BLOCKS)
def test_a_block_of_a_page_leads_to_its_value(guarded: Running, page: str, block: str, form: str) -> None:
    """Whatever the theme makes of it."""
    answer = guarded.get(f"/__sua/tim?trang={quote(page)}&chu={quote(block)}")
    assert (answer.status, unquote(answer.headers["Location"])) == (303, FORM + form)


def test_a_value_that_units_share_is_changed_for_all_or_for_one(editing: Running, site: SmallSite) -> None:
    """It is said how many show it."""
    site.put({"unit.yaml": text(site, "unit.yaml") + "hotline: 0251 3846 999\ntagline: Chào bà con cả tỉnh\n"})
    answer = editing.get(f"/__sua/tim?trang=/bao-quang/&chu={quote('Chào bà con cả tỉnh')}")
    assert answer.status == 200
    assert "3 đơn vị cùng đổi" in answer.text
    assert f'href="{FORM}unit.yaml?o=tagline"' in answer.text
    assert f'href="{FORM}{UNIT}?o=tagline"' in answer.text


@pytest.mark.parametrize("page", ["/", "/bao-quang/", "/../..", "/nowhere/x/", "", "///"])
@pytest.mark.parametrize("block", ["", "x", HTML, "Không có ở đâu cả", "\x00", "a " * 3000])
def test_what_stands_nowhere_is_told(guarded: Running, page: str, block: str) -> None:
    """With the way to all that can be edited."""
    answer = guarded.get(f"/__sua/tim?trang={quote(page)}&chu={quote(block)}")
    assert (answer.status, "Không tìm thấy chữ" in answer.text) == (200, True)
    assert "<script>alert" not in answer.text


def test_a_mistake_on_a_page_leads_to_its_form(editing: Running, site: SmallSite) -> None:
    """In the list of mistakes that the preview lays over the page."""
    site.put({UNIT: UNIT_TEXT.replace("0251 1022", "0912 34")})
    editing.wait_for("1 lỗi")
    assert f'href="{FORM}{UNIT}?dong=4&amp;cot=10"' in editing.text("/bao-quang/")


def test_a_file_that_cannot_be_read_is_told(editing: Running, site: SmallSite) -> None:
    """It stays as it is."""
    site.put({UNIT: "name: [a\n"})
    answer = editing.get(f"{FORM}{UNIT}")
    assert (answer.status, "chỗ viết sai" in answer.text) == (409, True)


def test_a_file_that_is_gone_is_not_made_again(editing: Running, site: SmallSite) -> None:
    """It is said where what was typed still is."""
    opened = fields_of(editing, NEWS)
    site.remove(NEWS)
    answer = save(editing, NEWS, {"title": "Gõ"}, opened)
    assert (answer.status, "vẫn còn trong trình duyệt" in answer.text) == (404, True)
    assert not (site.content / NEWS).exists()


def test_a_disk_that_refuses_loses_nothing(editing: Running, site: SmallSite) -> None:
    """What was typed is on the page, and so is why it was not written."""
    (site.content / "bao-quang" / ".unit.yaml.new").mkdir()
    answer = save(editing, UNIT, {"tagline": "Gõ"})
    assert (answer.status, FormReader(answer.text).fields["tagline"]) == (409, "Gõ")
    assert text(site, UNIT) == UNIT_TEXT


def test_every_content_file_is_opened_and_saved_unchanged(tmp_path: Path) -> None:
    """Through the pages, as a browser sends them: not one byte differs."""
    real = PROJECT / "content"
    files = {path.relative_to(real).as_posix(): path.read_bytes() for path in real.rglob("*") if path.is_file()}
    with running(SmallSite(tmp_path, files)) as preview:
        site = preview.text("/__sua/")
        assert "/__sua/" in site
        units = sorted({name.rpartition("/")[0] for name in files if name.endswith("unit.yaml")})
        forms = {link for unit in units for link in _links(preview.text(f"/__sua/?don-vi={unit}"))}
        for address in sorted(forms):
            page = FormReader(preview.text(address))
            answer = post(preview, page.action, page.fields)
            assert (answer.status, "không ghi gì" in answer.text) == (200, True), address
    after = {name: (tmp_path / "content" / name).read_bytes() for name in files}
    assert len(forms) >= sum(name.endswith((".md", ".yaml")) for name in files) - 2  # the two pages of the manual
    assert after == files


def _links(page: str) -> set[str]:
    rest = page.split(f'href="{FORM}')[1:]
    return {FORM + one.partition('"')[0] for one in rest if "?" not in one.partition('"')[0]}
