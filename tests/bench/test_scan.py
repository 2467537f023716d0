"""What the scan matrix teaches is true of today's codes, decoders and camera."""

import pytest
from scan import CODES, CONDITIONS, cell, matrix

from site_builder.linkcheck.codes.decoders import second_opinion
from site_builder.qr.symbol import symbol

POSES = 12


def share(condition: str, code: str) -> int:
    """In how many pictures zxing reads a code, in per cent."""
    return int(cell(CONDITIONS[condition], *CODES[code], POSES).partition("/")[0])


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_of_the_version_that_it_is_called_by(code: str) -> None:
    """So that a row compares what its head says."""
    version = int(code.partition("-")[0].removeprefix("v"))
    assert len(symbol(*CODES[code])) == 17 + 4 * version


def test_a_tenth_of_the_distance_is_enough_for_short_addresses_only() -> None:
    """Up to version 4."""
    assert [share("distance 10:1", code) == 100 for code in CODES] == [True, True, True, True, False, False]


def test_fewer_modules_are_worth_more_than_correction() -> None:
    """The same address is read at level M from where it is not at H."""
    assert share("distance 8:1", "v7-M") > share("distance 8:1", "v10-H")
    assert share("tilt 40° (120 px)", "v7-M") > share("tilt 40° (120 px)", "v10-H")


def test_a_code_without_its_margin_is_not_read() -> None:
    """One module of white is enough for zxing, and four for all that phones have."""
    assert share("no margin, dark wall (150 px)", "v3-M") == 0
    assert share("1 module of margin (150 px)", "v3-M") == 100


def test_the_second_decoder_reads_no_light_code_on_dark() -> None:
    """Nor do some phones."""
    found = cell(CONDITIONS["light on dark (150 px)"], *CODES["v3-M"], POSES)
    assert found == ("100/0" if second_opinion() else "100/–")


def test_the_table_has_a_row_for_each_condition() -> None:
    """As Markdown, for the manual."""
    rows = list(matrix(1))
    assert len(rows) == 2 + len(CONDITIONS)
    assert {row.count("|") for row in rows} == {len(CODES) + 2}
