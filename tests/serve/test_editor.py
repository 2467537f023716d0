"""The form editor over HTTP: nothing is lost."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from small_site import PROJECT, SmallSite, everything

from serve.forms import FORM, HTML, FormReader, fields_of, post, save
from serve.running import Running, running

UNIT, TEAMS = "bao-quang/unit.yaml", "bao-quang/teams.yaml"
NEWS = "bao-quang/announcements/2026-11-18-hop-ap.md"
UNIT_TEXT = "# Ghi chú của xã.\nname: Bảo Quang\nkind: xã # không viết hoa\nhotline: 0251 1022\n"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """A small site whose commune has comments."""
    return SmallSite(tmp_path).put({UNIT: UNIT_TEXT})


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
