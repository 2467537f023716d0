"""What is said of units and addresses after a build is what residents find."""

import pytest

from site_builder.report.outcome import Outcome
from site_builder.report.summary import consequences


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_units_with_old_pages_are_told_apart_from_units_without(lang: str) -> None:
    """Nothing is kept of one that never had a page; a unit that vanished is named with what ends it."""
    failed, pageless = ("xuan-an", "bao-quang"), ("bao-quang",)
    outcome = Outcome(
        problems=(),
        lang=lang,
        kind="built",
        counts={},
        failed=failed,
        pageless=pageless,
        vanished=("xa-cu",),
    )
    kept, without, vanished = consequences(outcome)
    assert "xuan-an" in kept
    assert "bao-quang" not in kept
    assert "bao-quang" in without
    assert "xa-cu" in vanished
    assert "ended" in vanished
