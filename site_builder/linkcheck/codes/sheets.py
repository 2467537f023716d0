"""Looks at sheets before they are printed: every page of a PDF is drawn, and its codes are met as passers-by meet them.

`print` writes beside each PDF a file of the codes that stand on it (`poster.pdf.json`): page, payload, size without the
margin in millimetres, distance in metres, label.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pypdfium2
from PIL import Image

from site_builder.linkcheck.codes.decoders import DecodedCode, decode
from site_builder.linkcheck.codes.judge import CodePicture, Fault, faults_of_form, faults_of_size
from site_builder.model.frozen import frozen

DOTS_PER_INCH = 150
"""A sheet is looked at as coarsely as cheap printers print: what is read then is read from every print."""
_INCH, _POINTS = 25.4, 72
_FINE = 12
"""For the pictures that a phone takes, a module is drawn with so many pixels."""
_AROUND = 6
"""So many modules of what is around a code belong to these pictures."""
_SHRUNK = 0.95
"""A code may be smaller than was said by what its edges are blurred by."""
_LARGEST_PAGE = 2000
"""Millimetres: a longer page is no sheet."""


class UnreadableSheet(Exception):  # noqa: N818 - the name says what it is
    """Reports a PDF or a list of codes that cannot be read; holds the reason."""


@frozen
class ExpectedCode:
    """A code that should stand on a page of a sheet."""

    page: int
    payload: str
    size: float
    """Millimetres, without the margin."""
    metres: float
    """The distance from which it is to be read."""
    label: str


@frozen
class SheetFault:
    """Something that is wrong with a code on a sheet."""

    rule: str
    page: int
    payload: str
    label: str
    words: Mapping[str, str]


def list_beside(sheet: Path) -> Path:
    """Returns where the list of a sheet's codes lies."""
    return sheet.with_name(f"{sheet.name}.json")


def expected_codes(listed: Path) -> tuple[ExpectedCode, ...]:
    """Returns the codes of a list. Raises UnreadableSheet."""
    try:
        return tuple(
            ExpectedCode(
                page=int(row["page"]),
                payload=str(row["payload"]),
                size=float(row["size_mm"]),
                metres=float(row["distance_m"]),
                label=str(row.get("label", "")),
            )
            for row in _rows(json.loads(listed.read_text("utf-8")))
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableSheet(f"{listed.name}: {error}") from error


def _rows(listed: object) -> list[dict[str, str | float]]:
    if not isinstance(listed, list):
        raise TypeError(type(listed).__name__)
    return listed


def check_sheet(sheet: Path, expected: tuple[ExpectedCode, ...]) -> Iterator[SheetFault]:
    """Yields what is wrong with the codes of a sheet, page by page. Raises UnreadableSheet."""
    try:
        document = pypdfium2.PdfDocument(sheet)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise UnreadableSheet(f"{sheet.name}: {error}") from error
    with document:
        for number in range(1, len(document) + 1):
            wanted = [code for code in expected if code.page == number]
            yield from _check_page(document[number - 1], number, wanted)
        for code in expected:
            if not 1 <= code.page <= len(document):
                yield _missing(code)


def _lacking(wanted: list[ExpectedCode], there: Counter[str]) -> Iterator[ExpectedCode]:
    """Yields the codes that are not on a page, or not as often as they should be."""
    for code in wanted:
        if there[code.payload] <= 0:
            yield code
        there[code.payload] -= 1


def _missing(code: ExpectedCode) -> SheetFault:
    return SheetFault(rule="scan-missing", page=code.page, payload=code.payload, label=code.label, words={})


def _check_page(page: "pypdfium2.PdfPage", number: int, wanted: list[ExpectedCode]) -> Iterator[SheetFault]:
    """Yields the codes that lack, those that are too many, and what is wrong with each that is there."""
    if max(page.get_size()) > _LARGEST_PAGE * _POINTS / _INCH:
        raise UnreadableSheet(f"{number}: {page.get_size()}")
    found = decode(_drawn(page, DOTS_PER_INCH))
    left = sorted(wanted, key=lambda code: code.size, reverse=True)
    yield from map(_missing, _lacking(wanted, Counter(one.text for one in found)))
    for one in sorted(found, key=lambda code: code.width, reverse=True):  # of the same code twice, the larger is first
        meant = next((code for code in left if code.payload == one.text), None)
        if meant is None:
            yield SheetFault(rule="scan-unexpected", page=number, payload=one.text, label="", words={})
            continue
        left.remove(meant)
        for rule, words in _faults(page, one, meant):
            yield SheetFault(rule=rule, page=number, payload=meant.payload, label=meant.label, words=words)


def _faults(page: "pypdfium2.PdfPage", found: DecodedCode, meant: ExpectedCode) -> Iterator[Fault]:
    size = found.width / DOTS_PER_INCH * _INCH
    near = _close_up(page, found) if found.modules else None
    if near is None:
        yield "scan-kind", {}
        return
    if size < meant.size * _SHRUNK:
        yield "scan-size", {"size": _centimetres(size), "wanted": _centimetres(meant.size)}
    faults = list(faults_of_form(near))
    yield from faults or faults_of_size(near, size, meant.metres)


def _close_up(page: "pypdfium2.PdfPage", found: DecodedCode) -> CodePicture | None:
    """Returns a fine picture of a code and what is around it; None where it is not read there."""
    dots = DOTS_PER_INCH * _FINE * found.modules / found.width
    room = _AROUND * found.width / found.modules
    across, down = [x for x, _ in found.corners], [y for _, y in found.corners]
    width, height = (length * DOTS_PER_INCH / _POINTS for length in page.get_size())
    box = (
        max(0, min(across) - room),
        max(0, height - max(down) - room),
        max(0, width - max(across) - room),
        max(0, min(down) - room),
    )
    picture = _drawn(page, dots, tuple(edge * _POINTS / DOTS_PER_INCH for edge in box))
    read = [code for code in decode(picture) if code.text == found.text]
    return CodePicture(picture=picture, code=read[0]) if read else None


def _drawn(page: "pypdfium2.PdfPage", dots: float, crop: tuple[float, ...] = (0, 0, 0, 0)) -> Image.Image:
    """Draws a page, or what is left when so many points are cut off at the left, bottom, right and top."""
    bitmap = page.render(scale=dots / _POINTS, crop=crop, grayscale=True)
    picture: Image.Image = bitmap.to_pil().convert("L")
    return picture


def _centimetres(size: float) -> str:
    return f"{size / 10:.1f}".replace(".", ",")
