"""XLSX: the sheets' XML tells where cells stand and how numbers are shown, calamine what they hold (ECMA-376-1, 18).

Calamine gets an archive that is made here: every part that is a sheet, whether the workbook still names it or not,
hidden ones too, and nothing that has not passed the limits of `archive`.
"""

import re
from collections.abc import Iterator, Mapping

from site_builder.content.media.documents.archive import Archive, packed
from site_builder.content.media.documents.grid import LONG_NUMBER, Grid, header_text
from site_builder.content.media.documents.isolation import isolated
from site_builder.content.media.documents.number_format import adds_digits
from site_builder.content.media.documents.result import MOST_TEXT, DocumentText
from site_builder.content.media.documents.spreadsheet import read_cells
from site_builder.content.media.documents.xml import ParagraphText, XmlTarget, local, parse

_TYPES = "[Content_Types].xml"
_TYPE = re.compile(r"spreadsheetml\.(worksheet|sharedStrings|styles|sheet\.main)\+xml")
_USUAL = re.compile(
    r"xl/(?:(?P<worksheet>worksheets/[^/]+)|(?P<sharedStrings>sharedStrings)|(?P<styles>styles)|workbook)\.xml"
)
"""Where Excel keeps its parts. Other programs may keep them elsewhere, and then say so."""
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,4})\$?(\d{1,9})")
_HEADERS = frozenset({f"{which}{what}" for which in ("odd", "even", "first") for what in ("Header", "Footer")})
_FORMULAS = frozenset({"f", "formula1", "formula2"})
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


_WORKBOOK = f"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{_OFFICE}">\
<workbookPr date1904="{{is_1904}}"/><sheets>{{sheets}}</sheets></workbook>"""
_SHEET = '<sheet name="{number}" sheetId="{number}" r:id="s{number}"/>'
_RELATIONS = f'<Relationships xmlns="{_PACKAGE}/relationships">{{relations}}</Relationships>'
_RELATION = f'<Relationship Id="{{id}}" Type="{_OFFICE}/{{kind}}" Target="{{target}}"/>'


def read_xlsx_cells(archive: Archive) -> DocumentText:
    """The texts of all sheets. Where one of them cannot be read, all strings and numbers come too, without order."""
    roles = _roles(archive)
    if "worksheet" not in roles.values():
        return DocumentText()
    parts = archive.read(set(roles))
    workbook: dict[str, list[bytes]] = {}
    for name, body in sorted(parts.items(), key=lambda part: (len(part[0]), part[0])):  # sheet2 before sheet10
        workbook.setdefault(roles[name], []).append(body)
    found = isolated(_read, workbook)
    if found.is_whole or sum(map(len, found.texts)) > MOST_TEXT:
        return found
    loose = [parse(body, ParagraphText(only_marked=True)).text() for body in parts.values()]
    return DocumentText(texts=(*found.texts, *loose), is_whole=False)


def _roles(archive: Archive) -> dict[str, str]:
    """What each part is for that the cells need: worksheet, sharedStrings, styles or sheet.main."""
    declared = parse(body, _Types()).roles if (body := archive.read({_TYPES}).get(_TYPES)) else {}
    names = set(archive.names)
    usual = {name: found.lastgroup or "sheet.main" for name in names if (found := _USUAL.fullmatch(name))}
    return {name: role for name, role in (usual | declared).items() if name in names}


def _read(workbook: Mapping[str, list[bytes]]) -> DocumentText:
    """The texts of all sheets, of parts that are sorted by what they are for."""
    codes = [code for body in workbook.get("styles", ()) for code in parse(body, _Styles()).codes]
    about = [parse(body, _Workbook()) for body in workbook.get("sheet.main", ())]
    sheets = workbook.get("worksheet", [])
    grids = [parse(body, _Sheet(codes)).grid for body in sheets]
    is_1904 = any(book.is_1904 for book in about)
    found = read_cells(packed(dict(_parts(sheets, workbook, is_1904=is_1904))), grids)
    names = [name for book in about for name in book.names]
    return DocumentText(texts=(*found.texts, "\n\n".join(names)), is_whole=found.is_whole)


def _parts(sheets: list[bytes], workbook: Mapping[str, list[bytes]], *, is_1904: bool) -> Iterator[tuple[str, bytes]]:
    """An archive with these sheets in this order, each named by its number."""
    numbers = range(1, len(sheets) + 1)
    named = "".join(_SHEET.format(number=number) for number in numbers)
    yield _TYPES, f'<Types xmlns="{_PACKAGE}/content-types"/>'.encode()
    yield "_rels/.rels", _relations([("w", "officeDocument", "xl/workbook.xml")])
    yield "xl/workbook.xml", _WORKBOOK.format(is_1904=int(is_1904), sheets=named).encode()
    others = [(role, workbook[role][0]) for role in ("sharedStrings", "styles") if workbook.get(role)]
    relations = [(f"s{number}", "worksheet", f"worksheets/{number}.xml") for number in numbers]
    relations += [(role, role, f"{role}.xml") for role, _ in others]
    yield "xl/_rels/workbook.xml.rels", _relations(relations)
    yield from ((f"xl/{role}.xml", body) for role, body in others)
    yield from ((f"xl/worksheets/{number}.xml", body) for number, body in zip(numbers, sheets, strict=True))


def _relations(relations: list[tuple[str, str, str]]) -> bytes:
    rows = [_RELATION.format(id=name, kind=kind, target=target) for name, kind, target in relations]
    return _RELATIONS.format(relations="".join(rows)).encode()


class _Types(XmlTarget):
    """The parts that the archive's list declares, by what they are for."""

    def __init__(self) -> None:
        self.roles: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        found = _TYPE.search(attributes.get("ContentType", ""))
        if local(tag) == "Override" and found:
            self.roles[attributes.get("PartName", "").lstrip("/")] = found[1]


class _Workbook(XmlTarget):
    """What the workbook itself says: the names of its sheets, its named values, its calendar."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.is_1904 = False
        self.is_name = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if name in ("sheet", "definedName"):
            self.names.append(attributes.get("name", ""))
        self.is_1904 = self.is_1904 or attributes.get("date1904") in ("1", "true")
        self.is_name = name == "definedName"

    def end(self, _tag: str) -> None:
        self.is_name = False

    def data(self, text: str) -> None:
        if self.is_name:
            self.names.append(text)


class _Styles(XmlTarget):
    """For each style of cells its number format, "" where that adds no digit to a number."""

    def __init__(self) -> None:
        self.formats: dict[str, str] = {}
        self.codes: list[str] = []
        self.is_cell = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name, number = local(tag), attributes.get("numFmtId", "0")
        if name == "numFmt":
            code = attributes.get("formatCode", "")
            self.formats[number] = code if adds_digits(code) else ""
        elif name == "cellXfs":
            self.is_cell = True
        elif name == "xf" and self.is_cell:
            self.codes.append(self.formats.get(number, ""))

    def end(self, tag: str) -> None:
        self.is_cell = self.is_cell and local(tag) != "cellXfs"


class _Sheet(XmlTarget):
    """Where the cells of a sheet stand, as calamine counts them, and which of them have a format that adds digits."""

    def __init__(self, codes: list[str]) -> None:
        self.codes = codes
        self.grid = Grid()
        self.row = self.column = 0
        self.cell: tuple[int, int] = (0, 0)
        self.is_empty = True
        self.code = ""
        self.note = ""
        self.inside = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        self.inside = name
        if name == "row" and attributes.get("r", "").isdecimal():
            self.row = max(0, int(attributes["r"]) - 1)
        elif name == "c":
            self._place(attributes.get("r", ""))
            self.is_empty = True
            style = attributes.get("s", "0")
            is_number = attributes.get("t", "n") == "n" and style.isdecimal() and int(style) < len(self.codes)
            self.code = self.codes[int(style)] if is_number else ""
        elif name in ("v", "is") and self.is_empty:
            self.is_empty = False
            self.grid.add(self.cell)
            if self.code:
                self.grid.formats[self.cell] = self.code

    def _place(self, reference: str) -> None:
        found = _REFERENCE.fullmatch(reference)
        if found:
            self.column = 0
            for letter in found[1].upper():
                self.column = self.column * 26 + ord(letter) - 64
            self.column -= 1
        self.cell = (int(found[2]) - 1 if found else self.row, self.column)

    def end(self, tag: str) -> None:
        name = local(tag)
        if name == "c":
            self.column += 1
        elif name == "row":
            self.row, self.column = self.row + 1, 0
        if name in _HEADERS:
            self.grid.notes.append(header_text(self.note))
        elif name in _FORMULAS and LONG_NUMBER.search(self.note):
            self.grid.notes.append(self.note)
        self.inside = self.note = ""

    def data(self, text: str) -> None:
        if self.inside in _HEADERS or self.inside in _FORMULAS:
            self.note += text
