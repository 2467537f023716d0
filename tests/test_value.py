"""The dataclass of the house says and does what the standard library's does."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, field, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.value import dataclass


def _kinds(make: Callable[..., Any]) -> tuple[type[Any], type[Any], type[Any]]:
    """A value with all that a field can be, one that grows out of another, and one that is only itself."""

    @make(frozen=True, slots=True, kw_only=True)
    class Origin:
        places: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    @make(frozen=True, slots=True, kw_only=True)
    class Told(Origin):
        name: str
        count: int = 1
        parts: list[str] = field(default_factory=list)

    @make(frozen=True, slots=True, kw_only=True, eq=False)
    class Itself:
        name: str = ""

    return Origin, Told, Itself


OURS, THEIRS = _kinds(dataclass), _kinds(dataclasses.dataclass)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Version:
    """Stands in the module, where pickle finds it."""

    major: int
    minor: int = 0
    name: str = field(default="", compare=False)


GIVEN = st.fixed_dictionaries(
    {"name": st.text()},
    optional={
        "count": st.integers(),
        "parts": st.lists(st.text()),
        "places": st.dictionaries(st.text(), st.integers()),
    },
)
VERSIONS = st.builds(Version, major=st.integers(), minor=st.integers(0, 2), name=st.text())


@given(GIVEN, GIVEN)
def test_values_show_and_compare_as_the_library_has_it(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Law: for any fields, given or left out."""
    (_, ours, _), (_, theirs, _) = OURS, THEIRS
    assert repr(ours(**one)) == repr(theirs(**one))
    assert asdict(ours(**one)) == asdict(theirs(**one))
    assert (ours(**one) == ours(**other)) is (theirs(**one) == theirs(**other))
    assert repr(replace(ours(**one), name="x")) == repr(replace(theirs(**one), name="x"))


@given(VERSIONS, VERSIONS)
def test_values_have_an_order_a_hash_and_copies(one: Version, other: Version) -> None:
    """Law: equal ones have one hash; what pickle and copy bring back has all fields."""
    assert (one < other) is ((one.major, one.minor) < (other.major, other.minor))
    assert one != other or hash(one) == hash(other)
    for again in (pickle.loads(pickle.dumps(one)), copy.deepcopy(one)):  # noqa: S301 - our own
        assert (again, again.name) == (one, one.name)


def test_a_value_never_changes() -> None:
    """Neither a field nor anything else can be set or taken away, and there is no room for more."""
    value = Version(major=1)
    for name in ("major", "more"):
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, 2)
    with pytest.raises(FrozenInstanceError):
        del value.major
    assert not hasattr(value, "__dict__")


def test_values_of_two_classes_and_values_that_are_only_themselves_are_not_equal() -> None:
    """Whatever they hold."""
    origin, told, itself = OURS
    assert told(name="a") != THEIRS[1](name="a")
    assert origin() != told(name="a")
    one = itself(name="a")
    assert one == one != itself(name="a")  # noqa: PLR0124 - that is the question
    assert {one: 1}[one]


@pytest.mark.parametrize("given", [{}, {"nam": "a"}, {"name": "a", "size": 1}])
def test_what_lacks_or_is_not_known_is_refused(given: dict[str, Any]) -> None:
    """As the library does; nothing may be given by its place alone."""
    for _, told, _ in (OURS, THEIRS):
        with pytest.raises(TypeError):
            told(**given)
        with pytest.raises(TypeError):
            told("a")


def test_defaults_are_made_for_each_value() -> None:
    """A list that one value holds is not another's."""
    _, told, _ = OURS
    assert told(name="a").parts is not told(name="a").parts
