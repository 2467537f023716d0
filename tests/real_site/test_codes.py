"""Every QR code on a page is read by two readers of QR codes, from a screen and from paper, and leads to its page."""

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page

from real_site.host import Host
from real_site.kinds import Scheme, Window, window
from real_site.published import Published, attribute, words
from site_builder.linkcheck.codes.decoders import decode, second_opinion

GUIDE = "guide"
ALL = "codes"
SMALLEST = 21


@pytest.fixture(scope="module", params=["light", "dark"])
def screen(request: pytest.FixtureRequest, browser: Browser, host: Host, later_host: Host) -> Iterator[Window]:
    """A telephone with a light, and one with a dark screen."""
    scheme: Scheme = request.param
    with window(browser, (host, later_host), scheme=scheme) as opened:
        yield opened


def read(page: Page, code: int) -> str:
    """What the code of that number on the page says, from a picture of the screen around it."""
    locator = page.locator(".code").nth(code)
    picture = Image.open(io.BytesIO(locator.screenshot()))
    found = zxingcpp.read_barcodes(picture)
    assert [barcode.format for barcode in found] == [zxingcpp.BarcodeFormat.QRCode]
    zbar = second_opinion()
    assert zbar is None or zbar(picture.convert("L")) == (found[0].text,)
    return found[0].text


def spoken(address: str) -> str:
    """An address as it is typed: a browser adds the scheme, a host the last slash."""
    return address.removeprefix("https://").rstrip("/")


def printed(page: Page, code: int) -> str:
    """The address in letters beside the code of that number."""
    return page.locator(".code-address").nth(code).inner_text().strip()


@pytest.mark.parametrize("kind", [GUIDE, ALL])
def test_every_code_says_the_address_that_stands_below_it(screen: Window, site: Published, kind: str) -> None:
    """The canonical address of a page that exists, on light and dark screens: a code is dark on white on both."""
    page = screen.show(kind)
    count = page.locator(".qr").count()
    said = [read(page, code) for code in range(count)]
    assert count == len(set(said)) > (16 if kind == ALL else 0)
    assert [printed(page, code) for code in range(count)] == [spoken(text) for text in said]
    for text in said:
        assert text.startswith(site.base_url)
        assert site.file(text.removeprefix(site.base_url)).is_file()


def test_a_guides_code_leads_to_the_guide_itself(screen: Window, site: Published) -> None:
    """At its short address stands a page that is, for search engines, the guide."""
    page = screen.show(GUIDE)
    shown = site.soup(read(page, 0).removeprefix(site.base_url)).select("link[rel=canonical]")
    assert [attribute(link, "href") for link in shown] == [page.get_attribute("link[rel=canonical]", "href")]


@pytest.mark.parametrize("kind", [GUIDE, ALL])
def test_printed_codes_are_read(phone: Window, kind: str) -> None:
    """From the page as it is printed, black on white."""
    page = phone.show(kind)
    page.emulate_media(media="print")
    said = [read(page, code) for code in range(page.locator(".qr").count())]
    page.emulate_media(media="screen")
    assert len(said) == len(set(said)) > 0


@pytest.mark.parametrize("kind", [GUIDE, ALL])
def test_codes_are_read_in_forced_colours(screen: Window, kind: str) -> None:
    """People who see little let their system choose all colours; a picture keeps its own."""
    page = screen.show(kind)
    page.emulate_media(forced_colors="active")
    said = [read(page, code) for code in range(page.locator(".qr").count())]
    page.emulate_media(forced_colors="none")
    assert len(said) == len(set(said)) > 0


@pytest.mark.parametrize("kind", [GUIDE, ALL])
def test_what_a_browser_prints_is_read_at_150_dots_an_inch(phone: Window, kind: str, tmp_path: Path) -> None:
    """Every page of the PDF by both readers, and no code is torn by the end of a page."""
    page = phone.show(kind)
    wanted = {f"https://{printed(page, code)}" for code in range(page.locator(".qr").count())}
    file = tmp_path / "to.pdf"
    file.write_bytes(page.pdf(format="A4", print_background=True))
    with pypdfium2.PdfDocument(file) as document:
        pages = [sheet.render(scale=150 / 72, grayscale=True).to_pil() for sheet in document]
    assert {code.text.rstrip("/") for picture in pages for code in decode(picture)} == wanted
    zbar = second_opinion()
    assert zbar is None or {text.rstrip("/") for picture in pages for text in zbar(picture)} == wanted


def test_no_code_is_a_micro_code_or_lacks_its_white_border(site: Published) -> None:
    """Telephones do not read Micro QR; without four modules of white around it no code on a dark wall is read."""
    codes = [(url, code) for url in site.pages() for code in site.soup(url).select("svg.qr")]
    assert len(codes) > 600
    for url, code in codes:
        _, _, width, height = (int(number) for number in attribute(code, "viewbox").split())
        modules = width - 2 * 4
        assert width == height, url
        assert modules >= SMALLEST, url
        assert (modules - SMALLEST) % 4 == 0, url
        assert f"M0 0h{width}v{height}h-{width}z" in str(code), url


def test_every_code_has_a_name_and_an_address_in_letters(site: Published) -> None:
    """For those who hear the page, and for those whose telephone has no camera."""
    for url in site.pages():
        for code in site.soup(url).select(".code"):
            assert code.select("svg[role=img] > title"), url
            assert words(code.select_one(".code-address")).startswith(spoken(site.base_url)), url
