"""Two changes of one text, line by line: both are kept, or nobody guesses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.editing.base.three_way import merge_lines

LINES = st.lists(st.sampled_from("abc"), max_size=8)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("abcdef", "aBcdef", "abcdEf", "aBcdEf"),
        ("abcdef", "abcdefX", "Yabcdef", "YabcdefX"),
        ("abcdef", "acdef", "abcdf", "acdf"),
        ("abc", "aXc", "aXc", "aXc"),
        ("abc", "aXc", "aYc", None),
        ("abc", "aXc", "ac", None),
        ("abcd", "aXcd", "abYd", None),
        ("abc", "abcX", "abcY", None),
        ("", "X", "Y", None),
    ],
)
def test_changes_of_different_lines_are_both_kept(base: str, mine: str, theirs: str, merged: str | None) -> None:
    """Changes of the same lines, or of lines side by side, are left to a person."""
    made = merge_lines(list(base), list(mine), list(theirs))
    assert made == (None if merged is None else list(merged))
    assert merge_lines(list(base), list(theirs), list(mine)) == made


@given(base=LINES, mine=LINES)
def test_where_one_has_changed_nothing_the_other_is_taken(base: list[str], mine: list[str]) -> None:
    """The law, on either side; and what both have changed alike stands once."""
    assert merge_lines(base, mine, base) == mine
    assert merge_lines(base, base, mine) == mine
    assert merge_lines(base, mine, mine) == mine


@given(base=LINES, mine=LINES, theirs=LINES)
def test_nothing_is_made_up_and_no_side_is_preferred(base: list[str], mine: list[str], theirs: list[str]) -> None:
    """Every line of the result is somebody's."""
    made = merge_lines(base, mine, theirs)
    assert made == merge_lines(base, theirs, mine)
    assert made is None or set(made) <= {*mine, *theirs}
