"""Tables for Excel: every cell comes back as what it was, in a workbook and in CSV."""

import csv
import io
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from small_site import PROJECT

from site_builder.output.workbook import SheetCell, SheetColumn, Table, TooLong, csv_text, xlsx

DAY = date(2026, 11, 30)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"))
CELLS = st.one_of(
    st.none(),
    TEXTS,
    st.integers(0, 10**15),
    st.decimals(0, 10**6, places=2),
    st.dates(date(1901, 1, 1), date(2199, 12, 31)),
)


def table(*cells: SheetCell, name: str = "Tổ", **more: tuple[str, ...]) -> Table:
    """A table of one row."""
    heads = tuple(SheetColumn(head=f"Cột {at}") for at in range(len(cells)))
    return Table(name=name, columns=heads, rows=(cells,), notes=more.get("notes", ()))


def read_back(*tables: Table) -> Mapping[str, Sequence[Sequence[object]]]:
    """What a reader of workbooks finds, sheet by sheet."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx(tables, DAY)))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def part(made: bytes, name: str) -> str:
    """A part of a workbook, as XML."""
    return zipfile.ZipFile(io.BytesIO(made)).read(name).decode()


@given(st.lists(CELLS, min_size=1, max_size=5))
def test_a_cell_comes_back_as_what_it_was(cells: list[SheetCell]) -> None:
    """Text as text, whatever it looks like; numbers and days as numbers and days."""
    found = [*read_back(table("x", *cells))["Tổ"][1]]
    wanted = ["x", *("" if cell is None else float(cell) if isinstance(cell, Decimal) else cell for cell in cells)]
    assert found + [""] * (len(wanted) - len(found)) == wanted


@given(st.lists(CELLS, min_size=1, max_size=5), st.sampled_from([";", ","]))
def test_csv_has_every_cell_in_its_place(cells: list[SheetCell], separator: str) -> None:
    """Whatever letters they have, and a comma in fractions does not divide them."""
    made = csv_text(table("x", *cells), ";" if separator == ";" else ",")
    assert made.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""), delimiter=separator)
    assert len(head) == len(row) == 1 + len(cells)
    for cell, found in zip(cells, row[1:], strict=True):
        if isinstance(cell, str):
            assert found == (f"'{cell}" if cell[:1] in "=+-@" and cell else cell)
        if isinstance(cell, Decimal):
            assert Decimal(found.replace(",", ".")) == cell


def test_a_phone_keeps_its_zero_and_nothing_is_computed() -> None:
    """Excel would drop the one, and follow the other wherever it leads."""
    made = xlsx([table("0203312345", "=HYPERLINK(1)", "+84 203")], DAY)
    sheet = part(made, "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    assert sheet.count('t="s"') == 6  # three heads, three texts
    assert csv_text(table("=1+1")).decode("utf-8-sig").splitlines()[1] == "'=1+1"


def test_the_same_tables_make_the_same_bytes() -> None:
    """No clock is in them."""
    assert xlsx([table("a", 1, DAY)], DAY) == xlsx([table("a", 1, DAY)], DAY)


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_every_name_is_one_that_excel_takes(names: list[str]) -> None:
    """Two tables of one name are told apart, also where only capitals differ."""
    found = list(read_back(*(table("x", name=name) for name in names)))
    assert len({name.lower() for name in found}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in found)


def test_many_choices_are_offered() -> None:
    """Excel would leave out a list of more than 255 letters."""
    choices = tuple(f"Dịch vụ số {number}" for number in range(40))
    columns = (SheetColumn(head="Mảng", choices=choices), SheetColumn(head="Mã", is_hidden=True))
    made = xlsx([Table(name="Tổ", columns=columns, rows=(("a", "b"),))], DAY)
    assert "<formula1>'_'!$A$1:$A$40</formula1>" in part(made, "xl/worksheets/sheet1.xml")
    assert 'hidden="1"' in part(made, "xl/worksheets/sheet1.xml")
    assert 'name="_" sheetId="2" state="hidden"' in part(made, "xl/workbook.xml")
    assert "Dịch vụ số 39" in part(made, "xl/sharedStrings.xml")


def test_sums_and_notes_stand_below() -> None:
    """A line stays free between table and notes."""
    columns = (SheetColumn(head="Nơi"), SheetColumn(head="Tổ"))
    made = Table(name="Tổ", columns=columns, rows=(("A", 1), ("B", 2)), sums=("Cộng", 3), notes=("Theo máy đếm",))
    assert read_back(made)["Tổ"][3:] == [["Cộng", 3.0], ["", ""], ["Theo máy đếm", ""]]
    assert csv_text(made).decode("utf-8-sig").splitlines()[-1] == "Cộng;3"


def test_a_text_that_fits_no_cell_is_refused() -> None:
    """Rather than cut without a word."""
    with pytest.raises(TooLong):
        xlsx([table("a" * 32768)], DAY)


def test_without_the_library_csv_still_works() -> None:
    """And a workbook says what is lacking."""
    program = (
        "import sys; sys.modules['xlsxwriter'] = None\n"
        "from site_builder.output.workbook import *\n"
        "one = Table(name='a', columns=(SheetColumn(head='b'),), rows=(('c',),))\n"
        "assert csv_text(one)\n"
        "try:\n    xlsx([one], date(2026, 1, 1))\n"
        "except NoXlsxWriter:\n    print('lacking')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=PROJECT, check=True)
    assert done.stdout == "lacking\n"
