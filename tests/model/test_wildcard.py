"""A pattern with stars names the same texts as the regular expression that it stands for, and never searches twice."""

import re

from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.wildcard import matches

SHORT = st.text("ab*.\n", max_size=8)


@given(SHORT, st.text("ab.\n", max_size=12))
def test_a_star_stands_for_any_letters(pattern: str, text: str) -> None:
    """A law."""
    meant = re.compile(".*".join(map(re.escape, pattern.split("*"))), re.DOTALL)
    assert matches(pattern, text) is bool(meant.fullmatch(text))


def test_many_stars_take_no_time() -> None:
    """A regular expression would divide the text among the stars in more ways than there are atoms in the world."""
    assert not matches("*a" * 5_000 + "*b", "a" * 100_000)
