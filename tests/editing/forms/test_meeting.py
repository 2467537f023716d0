"""What was typed while somebody else saved the file."""

import pytest

from site_builder.editing.forms.meeting import carried, moved
from site_builder.editing.values.tree import YamlValue

A, B, C = ({"id": one, "name": one.upper(), "phone": "1"} for one in "abc")
BASE: YamlValue = {"title": "T", "teams": [A, B]}


def test_other_values_of_one_file_do_not_meet() -> None:
    """Each gets what it was given."""
    now: YamlValue = {"title": "T", "teams": [{**A, "phone": "2"}, B]}
    found = carried(BASE, now, {"title": "U", "teams/0/name": "X"})
    assert (found.typed, found.met, found.lost) == ({"title": "U", "teams/0/name": "X"}, (), {})


def test_two_who_change_one_value_meet() -> None:
    """Nothing is decided for them."""
    found = carried(BASE, {**BASE, "title": "V"}, {"title": "U"})  # type: ignore[dict-item]
    assert found.met == ("title",)


@pytest.mark.parametrize(
    ("now", "name", "here"),
    [
        ([C, A, B], "teams/0/name", "teams/1/name"),
        ([B, A], "teams/1/phone", "teams/0/phone"),
        ([B], "teams/1/name", "teams/0/name"),
        ([{**A, "name": "other"}, B, C], "teams/0/phone", "teams/0/phone"),
        ([B, A], "teams/1/members/+1/name", "teams/0/members/+1/name"),
        ([C, B, A], "x:teams/0", "x:teams/2"),
    ],
)
def test_an_item_is_found_where_it_stands_now(now: list[YamlValue], name: str, here: str) -> None:
    """By its id, whatever was put before it or taken out."""
    found = carried(BASE, {"title": "T", "teams": now}, {name: "typed"})
    assert (list(found.typed), found.lost) == ([here], {})


@pytest.mark.parametrize("now", [[A], [], None, "text", [A, {**B, "id": "d"}, C]])
def test_an_item_that_is_gone_loses_nothing_that_was_typed(now: YamlValue) -> None:
    """It is shown as it was typed, and never put into another item."""
    found = carried(BASE, {"title": "T", "teams": now}, {"teams/1/name": "typed"})
    assert (found.typed, found.lost) == ({}, {"teams/1/name": "typed"})


def test_items_that_look_alike_are_not_guessed() -> None:
    """Two people of one name stay apart unless their list is as it was."""
    base: YamlValue = {"members": [{"name": "N"}, {"name": "N", "role": "head"}]}
    now: YamlValue = {"members": [{"name": "M"}, {"name": "N"}, {"name": "N", "role": "head"}]}
    assert moved(base, now, ("members", 1, "role")) is None
    assert moved(base, base, ("members", 1, "role")) == ("members", 1, "role")


def test_an_item_that_others_have_changed_is_not_taken_out_unseen() -> None:
    """Who takes it out has not read what stands there now."""
    found = carried(BASE, {"title": "T", "teams": [A, {**B, "phone": "2"}]}, {"x:teams/1": "1"})
    assert found.met == ("x:teams/1",)
