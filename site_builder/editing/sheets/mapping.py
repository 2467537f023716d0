"""Tells which column of a table holds what: of our own exports by their headings, of others by Vietnamese words."""

import re
from collections.abc import Iterable, Iterator, Mapping

from site_builder.editing.sheets.fields import BASE, DELETE, ID, KINDS, MEMBERS, TEAM, TEAMS, UNIT, RecordSheet
from site_builder.editing.sheets.reading import ReadTable
from site_builder.model.frozen import frozen
from site_builder.text.normalize import fold, slips

_SEARCHED = 25
"""The heads stand in one of the first rows: above them may be the name of the office and of the table."""
_COUNTED = frozenset({"stt", "tt", "so tt", "so thu tu", ""})
_LEAST = 2
IGNORED = "-"


@frozen
class HeadQuestion:
    """Asks whether a column is what its heading seems to say."""

    sheet: str
    head: str
    meant: str
    """The column's name within our sheet."""
    known: str
    """The heading of ours that it is like."""


@frozen
class MappedTable:
    """Describes a table whose columns are known."""

    table: ReadTable
    kind: RecordSheet
    head_row: int
    columns: Mapping[str, int]
    """Name → place. Beside the names of fields: "id", "unit", "team", "locality", "delete", "base"."""
    is_own: bool
    questions: tuple[HeadQuestion, ...] = ()
    unused: tuple[str, ...] = ()


def map_table(table: ReadTable, answers: Mapping[str, str]) -> MappedTable | None:
    """Finds the heads of a table and what they mean; None where it is no table of ours or of people."""
    found = [
        one
        for number, row in enumerate(table.rows[:_SEARCHED])
        if sum(bool(cell) for cell in row) >= _LEAST
        for kind in KINDS.values()
        if (one := _mapped(table, number, kind, answers))
    ]
    return max(found, key=_likelihood, default=None)


def _likelihood(one: MappedTable) -> tuple[bool, bool, int, int, bool]:
    titled = fold(one.table.name) == fold(one.kind.title)
    return one.is_own, titled and one.is_own, len(one.columns), -len(one.questions), one.kind is MEMBERS


def _mapped(table: ReadTable, number: int, kind: RecordSheet, answers: Mapping[str, str]) -> MappedTable | None:
    heads = table.rows[number]
    is_own = any(_plain(head) == _plain(ID) for head in heads)
    known = dict(_known(kind, is_own=is_own))
    columns: dict[str, int] = {}
    questions: list[HeadQuestion] = []
    unused: list[str] = []
    for at, head in enumerate(heads):
        answer = answers.get(head, "")
        meant = answer or known.get(_plain(head), "")
        if answer == IGNORED or _plain(head) in _COUNTED:
            continue
        near = "" if meant or is_own else _near(head, known)
        name = meant or (known[near] if near else "")
        if not name or name in columns:
            unused += [head]
            continue
        columns[name] = at
        if not meant:
            questions.append(HeadQuestion(sheet=table.name, head=head, meant=name, known=_heading(kind, name)))
    needed = kind.needs if is_own or kind is not TEAMS else "locality"
    if kind.needs not in columns and needed not in columns:
        return None
    if not is_own and len(columns) < _LEAST:
        return None
    return MappedTable(
        table=table,
        kind=kind,
        head_row=number,
        columns=columns,
        is_own=is_own,
        questions=tuple(questions),
        unused=tuple(unused),
    )


def _known(kind: RecordSheet, *, is_own: bool) -> Iterator[tuple[str, str]]:
    """The words for each column: of our own exports only the heading that was written."""
    yield from ((_plain(one), "unit") for one in UNIT[: 1 if is_own else None])
    yield from ((_plain(one), "delete") for one in DELETE)
    if is_own:
        yield from ((_plain(ID), "id"), (_plain(BASE), "base"))
    for field in kind.fields:
        yield from ((_plain(one), field.key) for one in (field.heads[:1] if is_own else field.heads))
    if kind.inner:
        yield from ((_plain(one), "team") for one in ("Mã tổ", *TEAM))
        locality = next(one for one in TEAMS.fields if one.key == "locality")
        yield from ((_plain(one), "locality") for one in locality.heads)


def _heading(kind: RecordSheet, name: str) -> str:
    """What we call a column."""
    others = {"unit": UNIT[0], "team": TEAM[0], "locality": "Thôn", "delete": DELETE[0]}
    return next((one.heads[0] for one in kind.fields if one.key == name), others.get(name, name))


def _plain(head: str) -> str:
    """A heading without what differs from table to table: marks, brackets, stars, lines."""
    words = re.sub(r"\(.*?\)|[*:.]", " ", fold(head).replace("\n", " "))
    return " ".join(re.sub(r"\s*/\s*", "/", words).split())


def _near(head: str, known: Iterable[str]) -> str:
    """The words that a heading holds, or that differ from it by a slip of the pen; the longest of them."""
    plain = _plain(head)
    held = [one for one in known if len(one) > 2 and re.search(rf"\b{re.escape(one)}\b", plain)]  # noqa: PLR2004 - "xã"
    slipped = [one for one in known if len(one) > 4 and slips(one, plain, 1) <= 1]  # noqa: PLR2004 - no short word
    return max(held or slipped, key=len, default="")
