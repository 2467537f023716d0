"""Sheets of a small site, and what a scanner and a reader find on their pages."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import zxingcpp
from PIL import Image
from small_site import CONTENT, DAY, GUIDE, NEWS, THEMES, Files, SmallSite

from site_builder.builder import BuildOptions
from site_builder.builder.queries import PlannedUnit, contexts
from site_builder.printing.kinds import USUAL, sheets_of
from site_builder.printing.sheet import Sheet, SheetOptions
from site_builder.printing.typesetting import SetSheet, Typesetter

DOTS = 150
"""Per inch: what a screen shot or an office printer gives."""
MILLIMETRES = 25.4
ROLE = "role: member, position: Chi hội Phụ nữ"
AGREED = "consent: {what: [phone], date: 2026-01-01, by: Bà Bình}"
MANY = "".join(
    f'      - {{name: "Nguyễn Thị Hoàng Quỳnh Phương Thượng {n}", {ROLE}, phone: "0912 345 6{n:02}", {AGREED}}}\n'
    for n in range(30)
)
LONG = "Nghĩa Thuận Khương Phước Thượng Trường Xuân Đường Quýnh Hoằng"
HAMLETS = "".join(f"  - {{id: ap-{n}, kind: ấp, name: {n} {LONG}}}\n" for n in range(1, 13))
FORMER = ", ".join(f"xã {LONG} {n}" for n in range(8))
MERGED = f"succession: {{kind: merged, from: [{FORMER}], date: 2025-07-01}}\n"
SENTENCE = "Bấm vào ô vuông ở góc phải rồi chờ cho đến khi máy hiện dòng chữ báo xong. "
ROWS = "".join(f"| hàng {n} | giá {n}.000 |\n" for n in range(40))
RICH: Files = {
    **CONTENT,
    "xa-dai/unit.yaml": f"name: {LONG}\nkind: xã\nhotline: 0251 1022\n{MERGED}localities:\n{HAMLETS}",
    "xa-dai/teams.yaml": f"teams:\n  - id: to-xa\n    members:\n{MANY}",
    "xa-dai/guides/dai.md": GUIDE.replace("title: Cài VNeID", f"title: {LONG}")
    + "".join(f"{n}. Bước {n}: {SENTENCE * 5}\n" for n in range(3, 25))
    + f"\n{SENTENCE * 40}\n\n| Cột | Giá |\n|---|---|\n{ROWS}",
    "xa-dai/announcements/2026-11-18-dai.md": NEWS.replace("Họp ấp", f"Họp {LONG}")
    + "".join(f"\n\n{SENTENCE * 6}" for _ in range(12)),
}
"""A city of which one commune has long names, twelve hamlets, thirty members, and texts without end."""


class Found(NamedTuple):
    """A code that a scanner finds on a page; its size in millimetres."""

    page: int
    payload: str
    size: float


class Printed(NamedTuple):
    """A sheet, and what was set of it."""

    sheet: Sheet
    made: SetSheet


def planned(site: SmallSite, unit: str = "bao-quang", day: date = DAY) -> PlannedUnit:
    """A unit as `print` reads it."""
    options = BuildOptions(content=site.content, output=site.output, day=day, themes=(THEMES,))
    return next(contexts(options, [tuple(unit.split("/")) if unit else ()]))


def sheets(
    site: SmallSite, kind: str, *names: str, unit: str = "bao-quang", options: SheetOptions = USUAL
) -> list[Printed]:
    """Sheets of a kind, set in the theme of the site."""
    found = planned(site, unit)
    typesetter = Typesetter()
    made = sheets_of(kind, found.context, names, options)
    return [Printed(sheet, typesetter.pdf(sheet, found.theme, DAY)) for sheet in made]


def sheet(site: SmallSite, kind: str, *names: str, unit: str = "bao-quang", options: SheetOptions = USUAL) -> Printed:
    """The one sheet of a kind."""
    (found,) = sheets(site, kind, *names, unit=unit, options=options)
    return found


def scanned(pdf: bytes) -> list[Found]:
    """Every code on the pages, as a scanner reads them from pictures of 150 dots an inch, by page and payload."""
    return sorted(found for page, image in enumerate(pictures(pdf), 1) for found in _codes(page, image))


def _codes(page: int, image: Image.Image) -> Iterator[Found]:
    for code in zxingcpp.read_barcodes(image):
        if code.format == zxingcpp.BarcodeFormat.QRCode:
            side = code.position.top_right.x - code.position.top_left.x
            yield Found(page, code.text, side / DOTS * MILLIMETRES)


def pictures(pdf: bytes) -> Iterator[Image.Image]:
    """Each page, drawn."""
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        for page in document:
            yield page.render(scale=DOTS / 72).to_pil()


def words_on(pdf: bytes) -> str:
    """All words of a PDF, one blank between each two."""
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def outside(pdf: bytes) -> list[tuple[int, str]]:
    """Letters that do not lie on their page as a whole, with the page."""
    found = []
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        for number, page in enumerate(document, 1):
            text, (width, height) = page.get_textpage(), page.get_size()
            for index in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(index)
                if left < 0 or bottom < 0 or right > width or top > height:
                    found.append((number, text.get_text_range(index, 1)))
    return found


def template(folder: Path, source: str) -> Path:
    """A template of somebody's own, beside ours."""
    path = folder / "own.typ"
    path.write_text(source, "utf-8")
    return path
