"""Colours of a theme, as style sheets write them, on paper."""

import pytest

from site_builder.printing.colours import as_hex


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("#7c2d12", "#7c2d12"),
        ("#ABC", "#aabbcc"),
        ("#abcd", "#aabbcc"),
        ("#0b534580", "#0b5345"),
        ("navy", "#000080"),
        ("transparent", "#ffffff"),
        ("rgb(124, 45, 18)", "#7c2d12"),
        ("rgb(124 45 18)", "#7c2d12"),
        ("rgba(100%, 0%, 50%, 0.5)", "#ff0080"),
        ("RGB(300, 0, 0)", "#ff0000"),
        ("hsl(120, 100%, 25%)", "#008000"),
        ("hsl(480deg 100% 25% / 50%)", "#008000"),
    ],
)
def test_every_way_to_write_a_colour_is_understood(written: str, shown: str) -> None:
    """A theme may use any of them, and its sheets have the same colour."""
    assert as_hex(written) == shown
