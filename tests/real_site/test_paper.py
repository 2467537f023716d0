"""What a browser prints: guides on two sheets, codes that scan from the paper, black on white on any phone."""

import io
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pypdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from real_site.conftest import BASE, DAY, built
from real_site.host import serving
from real_site.published import CITY, CONTENT
from site_builder.model.issued_code import seal_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

UNIT = f"{CITY}bao-quang/"
GUIDE, HOME = "22345677", "12345671"
SHEETS = f"{UNIT}ma-qr/in/{GUIDE}/"
DPI = 150
CENTIMETRE = DPI / 2.54
PAGES = {
    "": 1,
    UNIT: 1,
    f"{CITY}bau-sen/": 1,
    f"{UNIT}lien-he/": 1,
    f"{UNIT}quyen-rieng-tu/": 1,
    f"{UNIT}to-cong-nghe/": 2,
    f"{UNIT}dich-vu/": 5,
    f"{UNIT}ma-qr/": 2,
    f"{UNIT}thong-bao/lich-truc-thang-12/": 1,
}
"""So many sheets a page takes at most."""
PHONE = "0251 1022"
TAPPED = ("In bài này", "Nguồn cấp tin", "Xem người giúp", "Danh mục A–Z", "Gọi người giúp", "Bài liên quan")
COLOURS = """() => [...document.body.querySelectorAll('*')]
  .filter(at => at.checkVisibility() && !at.closest('svg'))
  .filter(at => [...at.childNodes].some(one => one.data && one.data.trim()))
  .map(at => { const style = getComputedStyle(at); return style.color + ' on ' + style.backgroundColor; })"""
TORN = """() => [...document.querySelectorAll('main p, main li, main tr, main .notice, main .code')]
  .filter(at => getComputedStyle(at).breakInside !== 'avoid').map(at => at.outerHTML.slice(0, 80))"""


class Code(NamedTuple):
    """A code as it was read from a picture, and the width of its symbol in pixels."""

    text: str
    width: float


def codes(picture: Image.Image) -> list[Code]:
    """The codes in a picture."""
    found = zxingcpp.read_barcodes(picture.convert("L"))
    return [Code(one.text, one.position.top_right.x - one.position.top_left.x) for one in found]


def seen_by_zbar(picture: Image.Image) -> set[str]:
    """What ZBar, the other reader, finds; where its library is missing, the test ends here."""
    pyzbar = pytest.importorskip("pyzbar.pyzbar", exc_type=ImportError)
    return {one.data.decode() for one in pyzbar.decode(picture.convert("L")) if one.type == "QRCODE"}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A host of the real content, in which Bảo Quang has issued two codes."""
    folder = tmp_path_factory.mktemp("paper")
    shutil.copytree(CONTENT, folder / "content")
    issued = ((HOME, "home"), (GUIDE, "guide:cai-vneid"))
    lines = [f"  - {{code: '{code}', target: '{target}', seal: {seal_of(code, target)}}}\n" for code, target in issued]
    (folder / "content" / UNIT / "qr.yaml").write_text("codes:\n" + "".join(lines), "utf-8")
    (folder / "content" / "addresses.txt").unlink()  # it knows of other codes
    with serving(built(folder / "content", folder / "public", BASE, DAY).folder) as host:
        yield host.address


@pytest.fixture(scope="module")
def page(browser: "Browser") -> Iterator["Page"]:
    """A telephone in dark mode."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme="dark")
    yield context.new_page()
    context.close()


class Printed(NamedTuple):
    """The sheets that a browser prints of a page: the text of each, and how it looks."""

    texts: Sequence[str]
    pictures: Sequence[Image.Image]


def printed(page: "Page", address: str) -> Printed:
    """Prints a page as its own style says, on A4."""
    page.goto("about:blank")  # so that a part of the page that was shown before is loaded anew
    page.goto(address)
    pdf = page.pdf(prefer_css_page_size=True)
    drawn = pypdfium2.PdfDocument(pdf)
    texts = [" ".join(one.extract_text().split()) for one in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    assert {tuple(round(side / 72 * 25.4) for side in one.get_size()) for one in drawn} == {(210, 297)}
    return Printed(texts=texts, pictures=[one.render(scale=DPI / 72).to_pil() for one in drawn])


def longest_guides(count: int) -> list[str]:
    """The guides with most to say, and the one that has a code of its own."""
    files = sorted((CONTENT / "_quoc-gia" / "guides").glob("*.md"), key=lambda file: -file.stat().st_size)
    return sorted({"cai-vneid", *(file.stem for file in files[:count])})


@pytest.mark.parametrize("slug", longest_guides(4))
def test_a_guide_takes_two_sheets_with_code_and_number_on_the_first(page: "Page", address: str, slug: str) -> None:
    """The code is five centimetres wide with its margin, its address stands below it, and nothing is left to tap."""
    found = printed(page, f"{address}{UNIT}huong-dan/{slug}/")
    url = f"{BASE}q/{GUIDE}/" if slug == "cai-vneid" else f"{BASE}{UNIT}huong-dan/{slug}/"
    assert len(found.pictures) <= 2
    assert [code.text for code in codes(found.pictures[0])] == [url]
    assert codes(found.pictures[0])[0].width >= 3.8 * CENTIMETRE
    assert PHONE in found.texts[0]
    assert url.removeprefix("https://").rstrip("/") in found.texts[0].replace(" ", "")
    assert [words for words in TAPPED if words in " ".join(found.texts)] == []


@pytest.mark.parametrize("url", PAGES)
def test_a_page_takes_few_sheets(page: "Page", address: str, url: str) -> None:
    """Without menus; its end says once whose page it is, and where to find it."""
    found = printed(page, address + url)
    text = " ".join(found.texts)
    assert len(found.pictures) <= PAGES[url]
    assert [words for words in TAPPED if words in text] == []
    assert text.count("Trang minh họa: nội dung") == 1
    assert BASE.removeprefix("https://").rstrip("/") in text


@pytest.mark.parametrize("url", [UNIT, f"{UNIT}huong-dan/cai-vneid/", f"{UNIT}thong-bao/lich-truc-thang-12/", SHEETS])
def test_paper_is_black_on_white_and_nothing_is_torn(page: "Page", address: str, url: str) -> None:
    """Though the phone is in dark mode."""
    page.goto(address + url)
    page.emulate_media(media="print", color_scheme="dark", forced_colors="none")
    assert set(page.evaluate(COLOURS)) == {"rgb(0, 0, 0) on rgba(0, 0, 0, 0)"}
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(TORN) == []
    page.emulate_media(media="null", forced_colors="none")


@pytest.mark.parametrize(("size", "sheets"), [("", (1, 2, 10)), ("#a4", (1,)), ("#a5", (2,)), ("#the", (10,))])
def test_the_sheets_of_a_code_scan(page: "Page", address: str, size: str, sheets: tuple[int, ...]) -> None:
    """At ten, five and two centimetres, by both readers; a size that is chosen is printed alone, without a script."""
    found = printed(page, f"{address}{SHEETS}{size}")
    least = {1: 10, 2: 5, 10: 2}
    assert [len(codes(picture)) for picture in found.pictures] == list(sheets)
    for count, picture, text in zip(sheets, found.pictures, found.texts, strict=True):
        assert {code.text for code in codes(picture)} == {f"{BASE}q/{GUIDE}/"}
        assert min(code.width for code in codes(picture)) >= least[count] * CENTIMETRE * 0.99
        assert text.count("quét mã") == text.count(PHONE) == count
        assert "Các mục của trang" not in text
    assert [seen_by_zbar(picture) for picture in found.pictures] == [{f"{BASE}q/{GUIDE}/"}] * len(sheets)


@pytest.mark.parametrize("look", ["light", "dark", "forced", "print"])
def test_codes_scan_from_a_picture_of_the_screen(browser: "Browser", address: str, look: str) -> None:
    """Whoever prints a picture of the screen at 150 dpi has codes that both readers read."""
    context = browser.new_context(viewport={"width": 700, "height": 900}, device_scale_factor=DPI / 96)
    page = context.new_page()
    page.emulate_media(
        media="print" if look == "print" else "screen",
        color_scheme="light" if look == "light" else "dark",
        forced_colors="active" if look == "forced" else "none",
    )
    for url in (SHEETS, f"{UNIT}huong-dan/cai-vneid/"):
        page.goto(address + url)
        picture = Image.open(io.BytesIO(page.screenshot(full_page=True)))
        assert {code.text for code in codes(picture)} == {f"{BASE}q/{GUIDE}/"}
        assert seen_by_zbar(picture) == {f"{BASE}q/{GUIDE}/"}
    context.close()


def test_the_longest_texts_still_fit_on_their_sheets(page: "Page", address: str, tmp_path: Path) -> None:
    """A long title, former names and a long host shrink no code below its size, and add no sheet."""
    page.goto(address + SHEETS)
    longest = {
        ".sheet-name": "Phường Phan Rang - Tháp Chàm",
        ".sheet-former": "Trước đây: phường Kinh Dinh, phường Phủ Hà, phường Đài Sơn, phường Đạo Long",
        ".sheet-title": "Khi không có điện thoại thông minh, hoặc không muốn cài ứng dụng, thì làm thế nào",
        ".sheet-address": "thongtinphuonglongkhanh.dongnai.gov.vn/trang/24-7/q/22345677",
    }
    for selector, text in longest.items():
        page.eval_on_selector_all(selector, "(found, text) => found.forEach(at => { at.textContent = text })", text)
    file = tmp_path / "sheets.pdf"
    page.pdf(prefer_css_page_size=True, path=file)
    pictures = [one.render(scale=DPI / 72).to_pil() for one in pypdfium2.PdfDocument(file)]
    assert [len(codes(picture)) for picture in pictures] == [1, 2, 10]
    assert codes(pictures[0])[0].width >= 10 * CENTIMETRE * 0.99
