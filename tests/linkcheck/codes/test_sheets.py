"""What is wrong with a sheet is told before it is printed, and what is right is not."""

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import segno
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkcheck.codes.drawn import Look, Sheet
from site_builder.linkcheck.codes.sheets import UnreadableSheet, check_sheet, expected_codes, list_beside
from site_builder.qr.printed import readable_from

ADDRESS = "https://longkhanh.gov.vn/247/q/12345671/"
OTHER = "https://longkhanh.gov.vn/247/q/22345677/"
LONG = ADDRESS + "?utm_source=poster&utm_medium=qr&utm_campaign=phuong247&utm_content=cong-chinh"
MICRO = tuple("".join(map(str, row)) for row in segno.make("tel:114", micro=True).matrix)
KHMER = "https://longkhanh.gov.vn/247/ភូមិ/"


def told(sheet: Sheet, folder: Path) -> list[str]:
    """The rules that a sheet breaks."""
    file = sheet.write(folder / "to.pdf")
    return sorted(fault.rule for fault in check_sheet(file, expected_codes(list_beside(file))))


def poster(**look: float | bool) -> Sheet:
    """A poster with one code of 10 cm for somebody a metre away."""
    return Sheet().code(ADDRESS, 102, look=Look(**look))  # type: ignore[arg-type]


def labels() -> Sheet:
    """Eight codes of one size."""
    sheet = Sheet()
    for n in range(8):
        payload, place = f"https://longkhanh.gov.vn/247/q/{10_000_000 + n}/", (20 + 90 * (n % 2), 20 + 60 * (n // 2))
        sheet.code(payload, 21, at=place, metres=0.2)
    return sheet


def torn_off() -> Sheet:
    """The same code four times, of which something covers the second."""
    sheet = Sheet()
    for n in range(4):
        sheet.code(ADDRESS, 21, at=(20, 20 + 60 * n), metres=0.2)
    return sheet.box(20, 80, 30, 0.9)


SHEETS: Mapping[str, tuple[Callable[[], Sheet], list[str]]] = {
    "a poster": (poster, []),
    "a leaflet": (lambda: Sheet(148, 210).code(ADDRESS, 51, metres=0.5), []),
    "a sheet of eight labels": (
        labels,
        [],
    ),
    "tear-offs of which one is covered": (torn_off, ["scan-missing"]),
    "a code much larger than it need be": (lambda: Sheet().code(ADDRESS, 130, at=(30, 60), metres=0.4), []),
    "a call": (lambda: Sheet().code("tel:1022", 110), []),
    "two pages": (lambda: Sheet().code(ADDRESS, 102).page().code(OTHER, 102), []),
    "a code on the wrong page": (
        lambda: Sheet().code(ADDRESS, 102).page().code(OTHER, 102, look=Look(is_listed=False)),
        ["scan-unexpected"],
    ),
    "a covered code": (lambda: poster().box(70, 70, 60, 0.9), ["scan-missing"]),
    "a code that is not there": (lambda: Sheet().code(ADDRESS, 102, look=Look(dark=1)), ["scan-missing"]),
    "a strange code": (
        lambda: poster().code(OTHER, 30, at=(10, 10), look=Look(is_listed=False)),
        ["scan-unexpected"],
    ),
    "a Micro QR": (lambda: Sheet().code("tel:114", 30, metres=0.2, look=Look(rows=MICRO)), ["scan-kind"]),
    "light on dark": (lambda: poster(dark=1, light=0), ["scan-inverted"]),
    "pale ink": (lambda: poster(dark=0.75), ["scan-pale"]),
    "grey paper": (lambda: Sheet().box(0, 0, 297, 0.8).code(ADDRESS, 102, look=Look(light=0.8)), ["scan-pale"]),
    "coloured ink that is dark enough": (lambda: poster(dark=0.4), []),
    "no margin in a dark frame": (
        lambda: Sheet().box(0, 0, 297, 0.3).code(ADDRESS, 102, look=Look(margin=1)),
        ["scan-margin"],
    ),
    "a code of 1 cm": (lambda: Sheet().code(ADDRESS, 12, metres=0.1), ["scan-small"]),
    "a code that is too far": (lambda: Sheet().code(ADDRESS, 40, metres=1), ["scan-far"]),
    "a long address on a card": (lambda: Sheet().code(LONG, 24, metres=0.2), ["scan-far"]),
}


@pytest.mark.parametrize("what", SHEETS)
def test_a_sheet_is_told_what_is_wrong_with_it(what: str, tmp_path: Path) -> None:
    """Each fault alone, by its own rule."""
    make, rules = SHEETS[what]
    assert told(make(), tmp_path) == rules


@given(
    codes=st.lists(
        st.tuples(st.integers(10_000_000, 99_999_999), st.sampled_from([0.2, 0.3]), st.booleans()),
        min_size=1,
        max_size=6,
        unique_by=lambda one: one[0],
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
def test_what_is_found_is_what_was_expected(codes: list[tuple[int, float, bool]], tmp_path: Path) -> None:
    """Codes that are not on the list, and those on it that are not on the sheet: no more and no fewer are told."""
    sheet = Sheet()
    for place, (number, metres, is_drawn) in enumerate(codes):
        payload = f"https://longkhanh.gov.vn/247/q/{number}/"
        size = readable_from(payload, metres).size * 1.02
        look = Look() if is_drawn else Look(dark=1)
        sheet.code(payload, size, at=(20 + 90 * (place % 2), 20 + 80 * (place // 2)), metres=metres, look=look)
    missing = sum(not is_drawn for _, _, is_drawn in codes)
    assert Counter(told(sheet, tmp_path)) == Counter({"scan-missing": missing} if missing else {})


def test_a_sheet_that_was_shrunk_is_told(tmp_path: Path) -> None:
    """“Fit to page” makes of 10 cm 7 cm."""
    file = Sheet().code(ADDRESS, 72, metres=0.5).write(tmp_path / "to.pdf")
    listed = list_beside(file)
    listed.write_text(listed.read_text("utf-8").replace('"size_mm": 72', '"size_mm": 102'), "utf-8")
    faults = list(check_sheet(file, expected_codes(listed)))
    assert [(fault.rule, fault.words) for fault in faults] == [("scan-size", {"size": "7,2", "wanted": "10,2"})]


@pytest.mark.parametrize("listed", ["", "{}", "[1]", '[{"page": 1}]', '[{"page": "x", "payload": 1}]'])
def test_a_damaged_list_is_no_list(listed: str, tmp_path: Path) -> None:
    """Nobody knows then what should be on the sheet."""
    file = poster().write(tmp_path / "to.pdf")
    list_beside(file).write_text(listed, "utf-8")
    with pytest.raises(UnreadableSheet):
        expected_codes(list_beside(file))


@pytest.mark.parametrize("body", [b"", b"%PDF-1.7", b"<html>"])
def test_what_is_no_pdf_is_told(body: bytes, tmp_path: Path) -> None:
    """And not passed over."""
    file = poster().write(tmp_path / "to.pdf")
    file.write_bytes(body)
    with pytest.raises(UnreadableSheet):
        list(check_sheet(file, expected_codes(list_beside(file))))
