"""The spelling of what can be read already: letters, days, numbers, yes and no."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

from site_builder.editing.fix.meaning import WrittenValue, leaves
from site_builder.editing.fix.value import Draft, Edit
from site_builder.model.problem import Refused
from site_builder.model.records import Mobile, Phone
from site_builder.text.normalize import clean
from site_builder.text.phones import show_phone


def letters(sheet: Draft) -> list[Edit]:
    """One form of every letter, a real Đ, ordinary spaces, nothing invisible: as the reader takes the file anyway."""
    lines = enumerate(sheet.text.split("\n"), start=1)
    return [
        Edit(code="letters", line=number, column=1, old=line, new=clean(line))
        for number, line in lines
        if clean(line) != line
    ]


def values(sheet: Draft) -> list[Edit]:
    """Values of a type that has one spelling of its own. What the reader refuses stays as it is."""
    lines = sheet.text.split("\n")
    typed = [leaf for leaf in leaves(sheet) if leaf.type in SPELLINGS and leaf.text is not None]
    edits = []
    for leaf in typed:
        code, spell = SPELLINGS[leaf.type]
        with suppress(Refused):
            edits.append(rewritten(lines, leaf, code, spell(leaf.read())))
    return [edit for edit in edits if edit]


def rewritten(lines: list[str], leaf: WrittenValue, code: str, new: str) -> Edit | None:
    """A value written anew where it stands; None when it is so already, or not written on one line as it is read."""
    text, start = leaf.text or "", leaf.place.column - 1
    if new == text or not lines[leaf.place.line - 1].startswith(text, start):
        return None
    return Edit(code=code, line=leaf.place.line, column=leaf.place.column, old=text, new=new)


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment.time() != time() else f"{moment:%Y-%m-%d}"


def _answer(yes: bool) -> str:  # noqa: FBT001 - the value itself
    return "có" if yes else "không"


SPELLINGS: Mapping[object, tuple[str, Callable[[Any], str]]] = {
    date: ("date", date.isoformat),
    datetime: ("date", _moment),
    Phone: ("phone", show_phone),
    Mobile: ("phone", show_phone),
    bool: ("answer", _answer),
}
"""Type → the kind of repair, and how its values are written. Numbers are not here: 1871 and 1.871 are both right."""
