"""The sheets of an Excel file as lines with tabs between cells, also the hidden ones."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from site_builder.content.media.documents.xml import local, parse

_FIRST_DAY = date(1899, 12, 30)
"""Excel's day 0, with its leap day of 1900 that never was."""
_DAYS = range(1, 80000)
_DATE_FORMATS = frozenset({*range(14, 18), 22, *range(27, 37), *range(45, 48), *range(50, 59)})
"""Excel's own formats of days (ECMA-376, 18.8.30)."""
_COLUMNS = 200


def read_sheets(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Each sheet's text. A day is stored as a number; the cell's style says that it is one."""
    strings = parse(parts["xl/sharedStrings.xml"], _Strings()).found if "xl/sharedStrings.xml" in parts else []
    dates = parse(parts["xl/styles.xml"], _Styles()).dates if "xl/styles.xml" in parts else []
    for name, body in parts.items():
        if name.startswith("xl/worksheets/"):
            yield parse(body, _Sheet(strings, dates)).text()


class _Strings:
    """The texts that all sheets share, in their order."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.is_text = False

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        if local(tag) == "si":
            self.found.append("")
        self.is_text = local(tag) == "t"

    def end(self, _tag: str) -> None:
        self.is_text = False

    def data(self, text: str) -> None:
        if self.is_text and self.found:
            self.found[-1] += text


class _Styles:
    """For each cell style, whether it shows a number as a day."""

    def __init__(self) -> None:
        self.formats: dict[str, str] = {}
        self.dates: list[bool] = []
        self.is_cell = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name, number = local(tag), attributes.get("numFmtId", "0")
        if name == "numFmt":
            self.formats[number] = re.sub(r'"[^"]*"|\[[^]]*\]', "", attributes.get("formatCode", "").lower())
        self.is_cell = name == "cellXfs" or (self.is_cell and name != "cellStyles")
        if name == "xf" and self.is_cell:
            is_known = number.isdecimal() and int(number) in _DATE_FORMATS
            self.dates.append(is_known or ("y" in self.formats.get(number, "")))

    def end(self, tag: str) -> None:
        self.is_cell = self.is_cell and local(tag) != "cellXfs"

    def data(self, text: str) -> None:
        """Nothing here is text."""


class _Sheet:
    """The rows of a sheet."""

    def __init__(self, strings: list[str], dates: list[bool]) -> None:
        self.strings, self.dates = strings, dates
        self.rows: list[list[str]] = []
        self.kind, self.style, self.value, self.is_value = "", 0, "", False

    def text(self) -> str:
        return "\n".join("\t".join((*row, "")) for row in self.rows)  # also a single column is one

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if name == "row" or (name == "c" and not self.rows):
            self.rows.append([])
        if name == "c":
            self.kind, self.value = attributes.get("t", "n"), ""
            self.style = int(attributes.get("s", "0")) if attributes.get("s", "0").isdecimal() else 0
            missing = min(_column(attributes.get("r", "")), _COLUMNS) - len(self.rows[-1])
            self.rows[-1] += [""] * missing
        self.is_value = name in ("v", "t")

    def end(self, tag: str) -> None:
        self.is_value = False
        if local(tag) == "c":
            self.rows[-1].append(" ".join(self._shown().split()))

    def data(self, text: str) -> None:
        if self.is_value:
            self.value += text

    def _shown(self) -> str:
        if self.kind == "s":
            known = self.value.isdecimal() and int(self.value) < len(self.strings)
            return self.strings[int(self.value)] if known else ""
        if self.kind == "n":
            return self._number()
        return self.value

    def _number(self) -> str:
        """12 digits in a cell may be written 4.8090001234E10, a day 27465."""
        try:
            number = float(self.value)
        except ValueError:
            return self.value
        is_date = self.style < len(self.dates) and self.dates[self.style]
        if is_date and int(number) in _DAYS:
            return f"{_FIRST_DAY + timedelta(days=int(number)):%d/%m/%Y}"
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else self.value  # noqa: PLR2004 - exact


def _column(reference: str) -> int:
    """The number of a cell's column, from 0: "C5" → 2."""
    number = 0
    for letter in re.sub(r"[^A-Z]", "", reference)[:3]:
        number = number * 26 + ord(letter) - 64
    return max(0, number - 1)
