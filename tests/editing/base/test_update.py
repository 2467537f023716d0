"""A newer program's texts in a place's content: what the place wrote stays, and what cannot be merged is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.editing.base.record import DamagedRecord, GivenFiles, read, written
from site_builder.editing.base.record import given as given_by
from site_builder.editing.base.update import BaseUpdate, ConflictKind, FilesByName, plan_update

NAME = "_quoc-gia/services.yaml"
OLD = "services:\n  - id: a\n    name: A\n\n  - id: b\n    name: B\n"
MINE = OLD.replace("name: A", "name: Của xã")
THEIRS = OLD.replace("name: B", "name: Bản mới")
BOTH = MINE.replace("name: B", "name: Bản mới")


def update(old: str | None, mine: str | None, theirs: str | None, *, decided: bool | None = None) -> BaseUpdate:
    """The update of one file; None stands for a file that is not there."""

    def files(text: str | None) -> dict[str, bytes]:
        return {} if text is None else {NAME: text.encode("utf-8", "surrogateescape")}

    record = given_by(files(old), "1")
    return plan_update(files(mine), record, files(theirs), "2", {} if decided is None else {NAME: decided})


def after(made: BaseUpdate) -> str | None:
    """What the one change makes of the file."""
    (change,) = made.changes
    return None if change.after is None else change.after.decode()


@pytest.mark.parametrize(
    ("old", "mine", "theirs", "expected"),
    [
        (OLD, OLD, THEIRS, THEIRS),
        (None, None, THEIRS, THEIRS),
        (OLD, OLD, None, None),
        (OLD, MINE, THEIRS, BOTH),
        (OLD, MINE.replace("\n", "\r\n"), THEIRS, BOTH.replace("\n", "\r\n")),
        (OLD, OLD.replace("\n", "\r\n"), THEIRS, THEIRS.replace("\n", "\r\n")),
    ],
)
def test_what_the_program_has_changed_arrives(
    old: str | None, mine: str | None, theirs: str | None, expected: str | None
) -> None:
    """Beside what the place has changed, and with the place's line ends."""
    made = update(old, mine, theirs)
    assert (after(made), made.conflicts) == (expected, ())
    assert made.record == given_by({} if theirs is None else {NAME: theirs.encode()}, "2")


@pytest.mark.parametrize(
    ("old", "mine", "theirs"),
    [(OLD, OLD, OLD), (OLD, MINE, OLD), (OLD, None, OLD), (OLD, THEIRS, THEIRS), (None, OLD, OLD), (OLD, None, None)],
)
def test_what_nobody_else_has_changed_stays(old: str | None, mine: str | None, theirs: str | None) -> None:
    """No byte is written, and the record knows what the program gives now."""
    made = update(old, mine, theirs)
    assert (made.changes, made.conflicts) == ((), ())
    assert made.record == given_by({} if theirs is None else {NAME: theirs.encode()}, "2")


CONFLICTS = [
    (OLD, OLD.replace("name: A", "name: X"), OLD.replace("name: A", "name: Y"), ConflictKind.LINES),
    (OLD, None, THEIRS, ConflictKind.MINE_REMOVED),
    (OLD, MINE, None, ConflictKind.THEIRS_REMOVED),
    (None, MINE, THEIRS, ConflictKind.BOTH_NEW),
    (OLD, "\udcff", THEIRS, ConflictKind.NO_TEXT),
    # Each adds the same service at another end: the lines can be merged, and the list would name it twice.
    (
        OLD,
        f"{OLD}  - id: c\n    name: C\n",
        OLD.replace("services:", "services:\n  - id: c\n    name: D"),
        ConflictKind.LINES,
    ),
]


@pytest.mark.parametrize(("old", "mine", "theirs", "kind"), CONFLICTS)
def test_what_cannot_be_merged_stays_as_it_is_until_somebody_decides(
    old: str | None, mine: str | None, theirs: str | None, kind: ConflictKind
) -> None:
    """So does the record, so that the next update tells it again."""
    made = update(old, mine, theirs)
    assert made.changes == ()
    assert [(conflict.name, conflict.kind) for conflict in made.conflicts] == [(NAME, kind)]
    assert (NAME in made.record) == (old is not None)
    assert made.record.text(NAME) == old


@pytest.mark.parametrize(("old", "mine", "theirs", "kind"), CONFLICTS)
def test_a_decision_ends_a_conflict(old: str | None, mine: str | None, theirs: str | None, kind: ConflictKind) -> None:
    """The place's file is kept and nothing is written, or the program's is taken; told again is neither."""
    assert kind
    kept = update(old, mine, theirs, decided=False)
    assert (kept.changes, kept.conflicts) == ((), ())
    taken = update(old, mine, theirs, decided=True)
    assert (after(taken), taken.conflicts) == (theirs, ())
    assert kept.record == taken.record == given_by({} if theirs is None else {NAME: theirs.encode()}, "2")


LINES = st.lists(st.sampled_from(["a: 1", "b: 2", "# c", ""]), max_size=6).map("\n".join)
FILES = st.dictionaries(st.sampled_from(["_quoc-gia/unit.yaml", "README.md", "_quoc-gia/x.bin"]), LINES.map(str.encode))


@given(old=FILES, mine=FILES, theirs=FILES)
def test_an_update_that_was_written_has_nothing_left_but_its_conflicts(
    old: FilesByName, mine: FilesByName, theirs: FilesByName
) -> None:
    """The law. And whatever the place has changed is still there, unless the program changed nothing or the same."""
    first = plan_update(mine, given_by(old, "1"), theirs, "2", {})
    made = dict(mine)
    for change in first.changes:
        assert made.get(change.name) == change.before
        made.pop(change.name, None)
        made |= {} if change.after is None else {change.name: change.after}
    second = plan_update(made, first.record, theirs, "2", {})
    assert (second.changes, second.conflicts) == ((), first.conflicts)
    assert second.record == first.record
    for name, body in mine.items():
        if body != old.get(name) and theirs.get(name) == old.get(name):
            assert made[name] == body


@given(files=st.dictionaries(st.text(max_size=5), st.binary(max_size=9) | LINES.map(str.encode)))
def test_a_record_comes_back_as_it_was_written(files: FilesByName) -> None:
    """Texts as texts, other files as digests."""
    record = given_by(files, "1.2")
    assert read(written(record)) == record
    assert all(name in record and record.is_as_given(name, body) for name, body in files.items())


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b'{"program": "1", "texts": {"a": 1}, "digests": {}}', b"\xff"])
def test_a_damaged_record_is_said_to_be_one(body: bytes) -> None:
    """Nothing is guessed from it."""
    with pytest.raises(DamagedRecord):
        read(body)


def test_an_empty_record_knows_nothing() -> None:
    """As in a content folder that was made by hand."""
    assert GivenFiles().is_as_given("a", None)
    assert not GivenFiles().is_as_given("a", b"")
