"""Looks through PDFs that are to be printed, and tells of each code which sheet it is on and where that will hang."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from site_builder.linkcheck.codes.register import words_of
from site_builder.linkcheck.codes.sheets import (
    ExpectedCode,
    UnreadableSheet,
    check_sheet,
    expected_codes,
    list_beside,
)
from site_builder.model.addresses import SHORT
from site_builder.model.choices import CodeStatus
from site_builder.model.issued_code import IssuedCode
from site_builder.model.location import Location
from site_builder.model.problem import Problem

_NONE = IssuedCode()
_WEB = re.compile(r"https?:", re.IGNORECASE)


def sheets_in(paths: Iterable[Path]) -> list[Path]:
    """Returns the PDFs that are named, and those in the folders that are named."""
    return [sheet for path in paths for sheet in (sorted(path.rglob("*.pdf")) if path.is_dir() else [path])]


def check_sheets(
    sheets: Iterable[Path], codes: Mapping[str, IssuedCode], base_url: str
) -> tuple[tuple[Problem, ...], int]:
    """Returns what is wrong on sheets, and how many codes they should have."""
    problems: list[Problem] = []
    count = 0
    for sheet in sheets:
        name, listed = sheet.as_posix(), list_beside(sheet)
        try:
            expected = expected_codes(listed)
            count += len(expected)
            problems += _issued(name, expected, codes, base_url)
            for fault in check_sheet(sheet, expected):
                code = codes.get(number_of(fault.payload, base_url), _NONE)
                words = {**words_of(code), **fault.words, "page": str(fault.page), "value": fault.payload}
                label = fault.label or code.label or fault.payload
                problems.append(Problem.found(fault.rule, _place(name, fault.page), **{**words, "label": label}))
        except UnreadableSheet as error:
            problems.append(Problem.found("scan-sheet", Location(file=name), why=str(error), listed=listed.name))
    return tuple(problems), count


def number_of(payload: str, base_url: str) -> str:
    """Returns the number of the code that a payload is the short address of, or ""."""
    found = re.fullmatch(rf"{re.escape(base_url.rstrip('/'))}/{SHORT}(\d+)/?", payload)
    return found[1] if found else ""


def _issued(
    sheet: str, expected: Iterable[ExpectedCode], codes: Mapping[str, IssuedCode], base_url: str
) -> Iterator[Problem]:
    """Yields codes that nobody has issued or that are retired, that lead to others' sites, or that readers misread."""
    for one in expected:
        number, place = number_of(one.payload, base_url), _place(sheet, one.page)
        words = {"page": str(one.page), "label": one.label or one.payload, "value": one.payload}
        if number and number not in codes:
            yield Problem.found("scan-unissued", place, **words)
        elif number and codes[number].status is CodeStatus.RETIRED:
            yield Problem.found("scan-retired", place, **words)
        if _WEB.match(one.payload) and not one.payload.startswith(f"{base_url.rstrip('/')}/"):
            yield Problem.found("scan-outside", place, **words)
        if not one.payload.isascii():
            yield Problem.found("scan-letters", place, **words)


def _place(sheet: str, page: int) -> Location:
    """Returns the place of a code on a sheet; a page stands for a line."""
    return Location(file=sheet, line=max(1, page))
