"""Spreadsheets: every number of every sheet is found as its cell shows it, and no workbook is too odd.

The files in `workbooks/` are one workbook, saved by LibreOffice in three kinds: a list of people; numbers without a
head above them, of which their formats make an identity and a mobile number; a comment, a header, a named value, a
hidden sheet, a formula, and a number in the properties.
"""

import random
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import ods, sheet, xlsx, zipped
from small_site import PROJECT

from site_builder.content.media.documents.inspect import inspect
from site_builder.content.media.documents.legacy import read_legacy
from site_builder.content.media.documents.office import read_office

WORKBOOKS = {file.suffix[1:]: file.read_bytes() for file in (Path(__file__).parent / "workbooks").iterdir()}
ID = "048090001234"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORKBOOK = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</workbook>'
TABLE_CELL = "<table:table-cell {}><text:p>{}</text:p></table:table-cell>"


def numbers(file: str, body: bytes) -> set[tuple[str, str]]:
    """The rules that a document breaks, and the numbers that break them."""
    return {(problem.code, problem.words.get("number", "")) for problem in inspect(file, body)}


def first_line(body: bytes) -> list[str]:
    """The cells of a workbook's first row."""
    return read_office(body).texts[0].split("\n")[0].split("\t")


def value(number: str, shown: str, more: str = "") -> str:
    """A cell of LibreOffice that holds a number and shows a text."""
    return TABLE_CELL.format(f'office:value-type="float" office:value="{number}" {more}', shown)


def table_row(*cells: str, repeated: int = 1) -> str:
    """A row of LibreOffice."""
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>'


@pytest.mark.parametrize("kind", sorted(WORKBOOKS))
def test_all_that_a_workbook_says_is_found(kind: str) -> None:
    """In cells: the date of birth, numbers with their zeros in front, the result of a formula. And beside the cells."""
    found = numbers(f"a.{kind}", WORKBOOKS[kind]) - {("attachment-unread", "")}
    assert found == {
        ("personal-birth", "12031975"),
        ("personal-id", ID),
        ("personal-id", "075090123456"),
        ("private-mobile", "0912345678"),
        ("private-mobile", "0912345679"),
        ("private-mobile", "0912345680"),
        ("personal-bank", "0123456789"),
        ("personal-id", "048090001236"),
        ("personal-id", "048090001237"),
        ("personal-id", "048090001238"),
    }


@pytest.mark.parametrize("kind", sorted(WORKBOOKS))
def test_a_number_is_told_at_its_row(kind: str) -> None:
    """The rows of the first sheet are those that Excel counts, also behind empty ones."""
    lines = {problem.words["number"]: problem.place.line for problem in inspect(f"a.{kind}", WORKBOOKS[kind])[:-1]}
    assert (lines[ID], lines["0912345678"], lines["075090123456"]) == (2, 6, 9)


def test_only_the_old_kind_is_never_known_to_be_all() -> None:
    """An XLS file may hold objects and pictures that nothing reads."""
    assert {kind for kind in WORKBOOKS if ("attachment-unread", "") in numbers(f"a.{kind}", WORKBOOKS[kind])} == {"xls"}


def test_a_workbook_is_read_whatever_its_name() -> None:
    """Office opens it as well."""
    assert ("personal-id", ID) in numbers("a.docx", WORKBOOKS["xlsx"])
    assert ("personal-id", ID) in numbers("a.odt", WORKBOOKS["ods"])
    assert ("personal-id", ID) in numbers("a.doc", WORKBOOKS["xls"])


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c s="2"><v>48090001234</v></c>', ID),
        ('<c s="2"><v>4.8090001234E10</v></c>', ID),
        ('<c s="3"><v>912345678</v></c>', "0912345678"),
        ('<c s="9"><v>48090001234</v></c>', "48090001234"),
        ('<c s="1"><v>27465</v></c>', "12/03/1975"),
        ('<c s="1"><v>27465.5</v></c>', "12/03/1975 12:00"),
        ('<c s="1"><v>48090001234</v></c>', "48090001234"),
        ('<c s="4"><v>27465</v></c>', "12/03/1975"),
        ('<c t="s" s="2"><v>0</v></c>', "chữ"),
        ('<c t="inlineStr"><is><t>chữ</t></is></c>', "chữ"),
        ('<c t="inlineStr"><is><r><t>ch</t></r><r><t>ữ</t></r></is></c>', "chữ"),
        ('<c t="str"><f>A2</f><v>chữ</v></c>', "chữ"),
        ('<c t="b"><v>1</v></c>', "TRUE"),
        ('<c t="e"><v>#REF!</v></c>', ""),
    ],
)
def test_a_cell_is_read_as_it_is_shown(cell: str, text: str) -> None:
    """A day is no number, a number has the zeros of its format."""
    formats = ("000000000000", "&quot;0&quot;#", "dd\\-mm\\-yy")
    assert first_line(xlsx(f'{cell}<c t="s"><v>0</v></c>', strings=("chữ",), formats=formats)) == [text, "chữ", ""]


def test_both_calendars_of_excel_are_known() -> None:
    """Workbooks of old Macintoshes count days from 1904."""
    cell = '<c s="1"><v>26003</v></c>'
    assert first_line(xlsx(cell, parts={"workbook": WORKBOOK.format('<workbookPr date1904="1"/>')})) == [
        "12/03/1975",
        "",
    ]
    assert first_line(xlsx(cell, parts={"workbook": WORKBOOK.format('<workbookPr date1904="0"/>')})) == [
        "11/03/1971",
        "",
    ]


def test_a_sheet_that_the_workbook_does_not_name_is_read() -> None:
    """It is in the file, and so is one that stands where Excel would not put it."""
    part = '<Override PartName="/xl/giau.xml" ContentType="x.spreadsheetml.worksheet+xml"/>'
    named = f'<Types xmlns="{TYPES}">{part}</Types>'
    hidden = sheet(f'<c t="str"><v>{ID}</v></c>')
    assert ("personal-id", ID) in numbers("a.xlsx", zipped({"[Content_Types].xml": named, "xl/giau.xml": hidden}))
    assert ("personal-id", ID) in numbers("a.xlsx", xlsx("", parts={"worksheets/sheet9": hidden}))


@pytest.mark.parametrize(
    "beside",
    [
        f"<headerFooter><oddHeader>&amp;C&amp;&quot;Arial,Bold&quot;&amp;12 {ID}</oddHeader></headerFooter>",
        f"<dataValidations><dataValidation><formula1>{ID}</formula1></dataValidation></dataValidations>",
    ],
)
def test_what_stands_beside_the_cells_is_read(beside: str) -> None:
    """Headers, and the choices that a cell allows."""
    assert numbers("a.xlsx", xlsx("", parts={"worksheets/sheet1": sheet(around=beside)})) == {("personal-id", ID)}


def test_a_number_in_a_formula_or_a_name_is_read() -> None:
    """Whatever the formula comes to."""
    assert numbers("a.xlsx", xlsx(f'<c t="str"><f>LEN("{ID}")</f><v>12</v></c>')) == {("personal-id", ID)}
    names = f'<sheets><sheet name="{ID}"/></sheets>'
    assert numbers("a.xlsx", xlsx("", parts={"workbook": WORKBOOK.format(names)})) == {("personal-id", ID)}


@pytest.mark.parametrize(
    "rows",
    [
        (f'<c r="A2" t="str"><v>{ID}</v></c><c r="A2"><v>1</v></c>',),
        (f'<c r="B3" t="str"><v>{ID}</v></c>', '<c r="A1"><v>1</v></c>'),
        (f'<c r="A1" t="str"><v>{ID}</v></c>', '<c r="XFD1048576"><v>1</v></c>'),
        (f'<c r="A1" t="str"><v>{ID}</v></c>', '<c r="ZZZZ999999999"><v>1</v></c>'),
    ],
    ids=["two in one place", "not in order", "far apart", "beyond the sheet"],
)
def test_cells_that_calamine_would_lose_come_without_order(rows: tuple[str, ...]) -> None:
    """Two cells far apart would take it 500 GB. What the sheet says is found all the same, and its oddness is told."""
    assert numbers("a.xlsx", xlsx(*rows)) == {("personal-id", ID), ("attachment-unread", "")}


def test_a_forgotten_cell_far_below_is_no_trouble() -> None:
    """Somebody once typed a blank there."""
    rows = f'<c r="A1" t="str"><v>{ID}</v></c>', '<c r="A1048576" t="str"><v>x</v></c>'
    assert numbers("a.xlsx", xlsx(*rows)) == {("personal-id", ID)}


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (value("48090001234", ID), ID),
        (value("48090001234", "4,81E+10"), "4,81E+10 48090001234"),
        (value("0", "0", 'table:formula="x"'), "0"),
        (TABLE_CELL.format('office:value-type="date" office:date-value="1975-03-12"', "12/03/75"), "12/03/75"),
        (TABLE_CELL.format('office:value-type="string"', "chữ"), "chữ"),
        ("<table:table-cell/>", ""),
    ],
)
def test_a_cell_of_libreoffice_is_read_as_it_is_shown(cell: str, text: str) -> None:
    """And its value, where that has digits which are not shown."""
    assert first_line(ods(table_row(cell, value("1", "1")))) == [text, "1", ""]


def test_repeated_cells_of_libreoffice_are_counted() -> None:
    """It writes one element for the empty rest of a row, and one for those of all rows below."""
    head = table_row(TABLE_CELL.format('office:value-type="string"', "CCCD"))
    full = table_row(value("48090001234", "4,81E+10"), '<table:table-cell table:number-columns-repeated="16383"/>')
    below = table_row('<table:table-cell table:number-columns-repeated="16384"/>', repeated=1048000)
    assert numbers("a.ods", ods(head + full + below)) == {("personal-id", "48090001234")}
    bomb = table_row(value("5", "5", 'table:number-columns-repeated="16384"'), repeated=1048576)
    assert numbers("a.ods", ods(bomb)) == {("attachment-unread", "")}


def test_a_formula_and_a_name_of_libreoffice_are_read() -> None:
    """Whatever they come to."""
    cell = value("12", "12", f'table:formula="of:=LEN(&quot;{ID}&quot;)"')
    assert ("personal-id", ID) in numbers("a.ods", ods(table_row(cell)))
    name = f'<table:named-expressions><table:named-expression table:expression="{ID}"/></table:named-expressions>'
    assert ("personal-id", ID) in numbers("a.ods", ods("<table:table-row/>", name))


def test_a_file_that_ends_the_process_of_its_reader_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    """Counts that promise 4,000 million strings make calamine ask for 100 GB and abort, with a trace of its own."""
    strings = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="4000000000"/>'
    assert numbers("a.xlsx", xlsx('<c t="str"><v>a</v></c>', parts={"sharedStrings": strings})) == {
        ("attachment-unread", "")
    }
    body = WORKBOOKS["xls"]
    place = body.index(b"\xfc\x00", body.index(b"\x8c\x00\x04\x00"))
    assert ("private-mobile", "0912345679") in numbers("a.xls", body[: place + 8] + b"\xff" * 4 + body[place + 12 :])
    assert "".join(capfd.readouterr()) == ""


@given(st.sampled_from(sorted(WORKBOOKS)), st.integers())
def test_no_damage_to_a_workbook_is_too_odd(kind: str, seed: int) -> None:
    """Law: a file that was whole once is read or unread."""
    chance = random.Random(seed)  # noqa: S311 - damage is no secret
    if kind == "xls":
        read_legacy(spoilt(WORKBOOKS[kind], chance))
        return
    with ZipFile(BytesIO(WORKBOOKS[kind])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name, part in sorted(parts.items()) if part])
    read_office(zipped({**parts, name: spoilt(parts[name], chance)}))


def spoilt(body: bytes, chance: random.Random) -> bytes:
    """The bytes with some of them changed."""
    broken = bytearray(body)
    for _ in range(chance.choice([1, 2, 8])):
        place = chance.randrange(len(broken))
        broken[place : place + 4] = chance.choice([b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f", b"<", b""])
    return bytes(broken)


def test_only_a_spreadsheet_pays_for_calamine() -> None:
    """Not a letter, and not a build that meets no document."""
    code = f"""
import sys
sys.path[:0] = {[str(PROJECT), str(PROJECT / "tests")]!r}
from papers import docx, paragraph
from site_builder.content.media.documents.inspect import inspect
assert "site_builder.content.media.documents.readers" not in sys.modules
inspect("a.docx", docx(paragraph("a")))
print({{"python_calamine", "olefile", "multiprocessing"}} & set(sys.modules))
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"
