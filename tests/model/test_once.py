"""What follows from a value is worked out once for the same object, and never told of another."""

from weakref import ref

from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.location import _MOST, once
from site_builder.model.profile import Topic
from site_builder.model.scalars import Slug


def test_the_same_object_is_looked_at_once() -> None:
    """One that is only equal is looked at by itself: its places may be others."""
    asked: list[Topic] = []

    @once
    def name_of(topic: Topic) -> str:
        asked.append(topic)
        return topic.name

    one, equal = Topic(id=Slug("a"), name="A"), Topic(id=Slug("a"), name="A")
    assert [name_of(one), name_of(one), name_of(equal), name_of(one)] == ["A"] * 4
    assert [topic is one for topic in asked] == [True, False]


@given(st.integers(_MOST, 2 * _MOST + 1))
def test_no_object_gets_the_answer_of_one_that_is_gone(count: int) -> None:
    """Law: memory is used again, and an object may come to stand where another was; that one was kept until then."""
    double = once(lambda text: text * 2)
    assert all(double(f"{number}-") == f"{number}-" * 2 for number in range(count))


def test_what_nobody_asks_about_any_more_is_let_go() -> None:
    """A build of 3,321 units keeps the records of some forty."""
    size = once(len)
    first = frozenset([1])
    gone = ref(first)
    assert size(first) == 1
    del first
    assert gone() is not None
    assert all(size(frozenset([number])) == 1 for number in range(_MOST))
    assert gone() is None


def test_several_values_count_together() -> None:
    """In their order."""
    join = once(lambda one, other: one + other)
    assert [join("a", "b"), join("b", "a"), join("a", "a")] == ["ab", "ba", "aa"]
