"""Repairs the spelling of what can already be read: letters, days, numbers, yes and no."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

from site_builder.editing.fix.meaning import WrittenValue, is_choice, leaves, problems
from site_builder.editing.fix.value import Draft, Edit
from site_builder.model.problem import Refused
from site_builder.model.scalars import Mobile, Phone
from site_builder.text.contract_words import choice_meant, key_meant
from site_builder.text.normalize import clean
from site_builder.text.phones import show_phone


def letters(draft: Draft) -> list[Edit]:
    """Gives every letter one form, with a real Đ, ordinary spaces and nothing invisible. The reader does the same."""
    lines = enumerate(draft.text.split("\n"), start=1)
    return [
        Edit(code="letters", line=number, column=1, old=line, new=clean(line))
        for number, line in lines
        if clean(line) != line
    ]


def values(draft: Draft) -> list[Edit]:
    """Respells values whose type has one spelling. What the reader refuses stays as it is."""
    lines = draft.text.split("\n")
    typed = [leaf for leaf in leaves(draft) if leaf.type in SPELLINGS and leaf.text is not None]
    edits = []
    for leaf in typed:
        code, spell = SPELLINGS[leaf.type]
        with suppress(Refused):
            edits.append(rewritten(lines, leaf, code, spell(leaf.read())))
    return [edit for edit in edits if edit]


def words(draft: Draft) -> list[Edit]:
    """Writes the contract's word for a Vietnamese key or choice: `tiêu đề:`, `role: thành viên`."""
    lines = draft.text.split("\n")
    edits = [
        rewritten(lines, leaf, "answer", choice_meant(leaf.bare, leaf.type)) if is_choice(leaf.type) else None
        for leaf in leaves(draft)
    ]
    for problem in problems(draft):
        key, hint, place = problem.words.get("key", ""), problem.words.get("hint", ""), problem.place
        is_meant = problem.code == "unknown-key" and key_meant(key, (hint,)) == hint != ""
        if is_meant and lines[place.line - 1].startswith(key, place.column - 1):
            edits.append(Edit(code="key", line=place.line, column=place.column, old=key, new=hint))
    return [edit for edit in edits if edit and edit.new]


def rewritten(lines: Sequence[str], leaf: WrittenValue, code: str, new: str) -> Edit | None:
    """Returns the edit that rewrites a value, or None if it is right already or does not stand on one line."""
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
"""It maps a type to the kind of repair and the function that writes a value.

Numbers are left out, because 1871 and 1.871 are both right."""
