"""The form editor in a real browser: an official's ten minutes, and what may go wrong in them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from photos import located, scene, segments
from real_site.conftest import axe
from real_site.measures import violations
from small_site import SmallSite

from serve.running import PATIENCE, Running, running, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["axe"]

UNIT, TEAMS = "bao-quang/unit.yaml", "bao-quang/teams.yaml"
WAIT = PATIENCE * 1000
WIDTHS = pytest.mark.parametrize("width", [360, 1280])


@contextmanager
def window(browser: "Browser", width: int = 1280) -> Iterator["Page"]:
    """A window of its own; an error of its scripts fails the test."""
    errors: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_default_timeout(WAIT)
    yield page
    context.close()
    assert errors == []


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A preview of which nothing is changed."""
    with running(SmallSite(tmp_path_factory.mktemp("kept"))) as preview:
        preview.wait_for("Lần đầu")
        yield preview


def text(site: SmallSite, file: str) -> str:
    """What stands in a file."""
    return (site.content / file).read_text("utf-8")


def send(page: "Page") -> None:
    """Presses the button, and waits for the saved page."""
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.wait_for_url("**?xong=1")


@WIDTHS
def test_an_official_publishes_an_announcement(
    browser: "Browser", editing: Running, site: SmallSite, width: int, note: Callable[[str], None]
) -> None:
    """From the first page to the preview; a mistake is told while typing, and mended where it stands."""
    with window(browser, width) as page:
        page.goto(editing.address)  # whoever has looked at pages has whatever they leave in the browser
        page.goto(f"{editing.address}__sua/")
        page.get_by_role("link", name="Bảo Quang").click()
        page.get_by_role("link", name="Thêm: Thông báo").click()
        page.get_by_label("Tiêu đề").fill("Họp ấp tối thứ Sáu")
        page.get_by_label("Hết hạn").fill("31/02/2026")
        page.get_by_label("Nội dung").fill("Mời mỗi nhà **một người**.\n\n- Mang giấy mời")
        page.locator("[id='e:expires'] .bad").wait_for()
        page.get_by_label("Hết hạn").fill("05/12/2026")
        page.locator("[id='e:expires'] .bad").wait_for(state="detached")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        started = monotonic()
        send(page)
        page.goto(f"{editing.address}bao-quang/thong-bao/")
        page.get_by_text("Họp ấp tối thứ Sáu").first.wait_for()
        note(f"editor: save to page {monotonic() - started:.2f} s")
    made = text(site, "bao-quang/announcements/2026-11-22-hop-ap-toi-thu-sau.md")
    front = "title: Họp ấp tối thứ Sáu\ndate: 2026-11-22\nexpires: 2026-12-05\n"
    assert made == f"---\n{front}---\nMời mỗi nhà **một người**.\n\n- Mang giấy mời\n"


@WIDTHS
def test_a_photo_comes_into_a_text(
    browser: "Browser", editing: Running, site: SmallSite, tmp_path: Path, width: int
) -> None:
    """From the camera or the gallery: it is asked what it shows, and the page has it, small and without notes."""
    with window(browser, width) as page:
        page.on("dialog", lambda asked: asked.accept("Bà con học quét mã"))
        page.goto(f"{editing.address}__sua/moi/announcements/?don-vi=bao-quang")
        page.get_by_label("Tiêu đề").fill("Lớp học")
        page.get_by_label("Nội dung").fill("Tối qua có hai mươi người.")
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Ảnh", exact=True).click()
        photo = tmp_path / "IMG_1.jpg"
        photo.write_bytes(located(image=scene(3000, 2000)))
        chooser.value.set_files(photo)
        line = "![Bà con học quét mã](../media/ba-con-hoc-quet-ma.jpg)"
        until(lambda: line in page.get_by_label("Nội dung").input_value(), "the picture's line")
        send(page)
        editing.wait_for("lop-hoc.md")
        page.goto(f"{editing.address}bao-quang/thong-bao/lop-hoc/")
        page.get_by_alt_text("Bà con học quét mã").wait_for()
    kept = (site.content / "bao-quang/media/ba-con-hoc-quet-ma.jpg").read_bytes()
    assert set(segments(kept)) <= {0xE0, 0xDB, 0xC0, 0xC4}
    assert len(kept) < 1_000_000
    assert f"Tối qua có hai mươi người.\n\n{line}\n" in text(site, "bao-quang/announcements/2026-11-22-lop-hoc.md")


def test_members_are_added_one_after_another(browser: "Browser", editing: Running, site: SmallSite) -> None:
    """There is room for the next as soon as one is begun, by keyboard alone."""
    before = text(site, TEAMS)
    with window(browser) as page:
        page.goto(f"{editing.address}__sua/tep/{TEAMS}")
        page.locator("[id='f:teams/0'] > summary").press("Enter")
        for number, name in ((1, "Lê Văn Mẫu"), (2, "Trần Thị Mẫu")):
            page.locator(f"[id='f:teams/0/members/+{number}'] > summary").press("Enter")
            page.locator(f"[name='teams/0/members/+{number}/name']").press_sequentially(name)
            page.locator(f"[name='teams/0/members/+{number}/role']").select_option(label="thành viên")
        send(page)
    member = "      - name: {}\n        role: member\n"
    assert text(site, TEAMS) == before + member.format("Lê Văn Mẫu") + member.format("Trần Thị Mẫu")


def test_what_was_typed_survives_a_closed_tab_and_a_killed_preview(browser: "Browser", site: SmallSite) -> None:
    """Also in an item that the file does not have; a change of somebody else is shown beside it, and one click takes
    either.
    """
    with running(site) as first, window(browser) as page:
        first.wait_for("Lần đầu")
        port = first.address.rstrip("/").rpartition(":")[2]
        page.goto(f"{first.address}__sua/tep/{UNIT}")
        page.get_by_label("Đường dây nóng").fill("0251 3846 111")
        page.locator("#sua > .more > summary").click()
        page.get_by_label("Một câu chào").fill("Gõ dở")
        first.process.kill()
        first.process.wait()
        page.get_by_role("button", name="Lưu", exact=True).click()  # nobody answers
        page.close()
        site.put({UNIT: "name: Bảo Quang\nkind: xã\nhotline: 0251 3846 222\n"})
        with running(site, f"--port={port}") as second:
            again = page.context.new_page()
            again.goto(f"{second.address}__sua/tep/{UNIT}")
            assert again.get_by_label("Một câu chào").input_value() == "Gõ dở"
            assert again.get_by_label("Đường dây nóng").input_value() == "0251 3846 111"
            assert again.locator(".met pre").inner_text() == "0251 3846 222"
            again.get_by_role("button", name="Lấy chữ của người kia").click()
            assert again.get_by_label("Đường dây nóng").input_value() == "0251 3846 222"
            send(again)
            assert text(site, UNIT) == "name: Bảo Quang\nkind: xã\nhotline: 0251 3846 222\ntagline: Gõ dở\n"
            again.goto(f"{second.address}__sua/tep/{UNIT}")
            assert again.locator("#nho").is_hidden()


def test_two_tabs_lose_nothing(browser: "Browser", editing: Running, site: SmallSite) -> None:
    """The second one is told, has both values, and takes its own with one click more."""
    address = f"{editing.address}__sua/tep/{UNIT}"
    with window(browser) as one, window(browser) as other:
        one.goto(address)
        other.goto(address)
        one.get_by_label("Đường dây nóng").fill("0251 3846 111")
        other.get_by_label("Đường dây nóng").fill("0251 3846 222")
        send(one)
        other.get_by_role("button", name="Lưu", exact=True).click()
        other.get_by_text("người vừa sửa tệp này").wait_for()
        assert other.locator(".met pre").inner_text() == "0251 3846 111"
        assert "0251 3846 111" in text(site, UNIT)
        send(other)
    assert "0251 3846 222" in text(site, UNIT)


PASTED = {
    "Word": (
        "<p class=MsoNormal><b>Mang theo</b><o:p></o:p></p><ul><li>Căn cước</li><li>Giấy mời</li></ul>",
        "",
        "**Mang theo**\n\n- Căn cước\n- Giấy mời",
    ),
    "a web page": (
        "<h1>Họp</h1><p>Xem <a href='https://vneid.gov.vn'>trang này</a> nhé</p><ol><li>Bấm</li><li>Ghi</li></ol>",
        "",
        "## Họp\n\nXem [trang này](https://vneid.gov.vn) nhé\n\n1. Bấm\n2. Ghi",
    ),
    "Zalo": (
        "",
        "Mời bà con:\n• Họp lúc 7h\n+ Ở nhà văn hóa\nCảm ơn.",
        "Mời bà con:\n\n- Họp lúc 7h\n- Ở nhà văn hóa\n\nCảm ơn.",
    ),
    "Excel": (
        "<table><tr><td>Ngày</td><td>Nơi</td></tr><tr><td>5/12</td><td>Ấp 1</td></tr></table>",
        "Ngày\tNơi\n5/12\tẤp 1",
        "| Ngày | Nơi |\n| --- | --- |\n| 5/12 | Ấp 1 |",
    ),
    "one line": ("", "Chỉ một dòng", "Chỉ một dòng"),
    "our own marks": ("", "- Một\n- Hai", "- Một\n- Hai"),
    "a page with a script": ("<p>A<img src=x onerror=alert(1)></p><script>alert(1)</script>", "A", "A"),
}


@pytest.mark.parametrize(("html", "plain", "made"), PASTED.values(), ids=PASTED)
def test_what_is_pasted_becomes_paragraphs_and_lists(
    browser: "Browser", kept: Running, html: str, plain: str, made: str
) -> None:
    """As Word, Zalo and Excel put it on the clipboard."""
    with window(browser) as page:
        page.goto(f"{kept.address}__sua/moi/announcements/?don-vi=bao-quang")
        page.get_by_label("Nội dung").focus()
        page.evaluate(
            """([html, plain]) => {
                const data = new DataTransfer(), box = document.activeElement;
                if (html) data.setData("text/html", html);
                data.setData("text/plain", plain);
                const asked = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
                if (box.dispatchEvent(asked)) document.execCommand("insertText", false, plain);
            }""",
            [html, plain],
        )
        assert page.get_by_label("Nội dung").input_value() == made


def test_buttons_write_the_marks(browser: "Browser", kept: Running) -> None:
    """At the lines that are chosen; Ctrl+Z takes them back."""
    with window(browser) as page:
        page.goto(f"{kept.address}__sua/moi/announcements/?don-vi=bao-quang")
        box = page.get_by_label("Nội dung")
        box.fill("Một\nHai")
        box.select_text()
        page.get_by_role("button", name="Gạch đầu dòng").click()
        assert box.input_value() == "- Một\n- Hai"
        box.press("Control+z")
        assert box.input_value() == "Một\nHai"


def test_every_block_of_a_page_has_a_way_to_its_form(browser: "Browser", kept: Running) -> None:
    """Once somebody asks for it; by keyboard alone, and with the field ready to be typed into."""
    with window(browser) as page:
        page.goto(f"{kept.address}bao-quang/lien-he/")
        assert page.locator(".xt-sua").count() == 0
        page.get_by_role("button", name="Sửa").press("Enter")
        page.get_by_role("link", name="Sửa: Gọi").first.press("Enter")
        page.wait_for_url("**/unit.yaml?o=hotline**")
        page.locator("[name=hotline]:focus").wait_for()


@WIDTHS
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_free_of_barriers(
    browser: "Browser", editing: Running, axe: str, width: int, scheme: str
) -> None:
    """The first page, a form, one with what is wrong; nothing is too wide, and nothing comes from elsewhere."""
    with window(browser, width) as page:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        foreign: list[str] = []
        page.on("request", lambda asked: foreign.append(asked.url))
        for path in ("__sua/", "__sua/?don-vi=bao-quang", f"__sua/tep/{TEAMS}", f"__sua/tep/{UNIT}"):
            page.goto(editing.address + path)
            page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            assert violations(page, axe) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.get_by_label("Đường dây nóng").fill("0912 34")
        page.get_by_role("button", name="Lưu", exact=True).click()
        page.locator("#loi").wait_for()
        page.locator("#loi:focus").wait_for()
        assert violations(page, axe) == []
        assert [url for url in foreign if not url.startswith((editing.address, "data:"))] == []


def test_the_preview_leaves_no_worker_behind(browser: "Browser", editing: Running) -> None:
    """A page's worker would show old pages, and send a form without what was typed."""
    with window(browser) as page:
        page.goto(editing.address)
        count = "navigator.serviceWorker.getRegistrations().then(found => found.length)"
        page.wait_for_timeout(300)
        until(lambda: page.evaluate(count) == 0, "no worker")
