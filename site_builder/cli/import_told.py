"""What an import tells: the table of what changes, and what a person has to decide or should know."""

import sys
from typing import TextIO

from site_builder.cli.words.all import Words
from site_builder.editing.sheets.plan import ImportPlan, SheetChange, SheetProblem
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.report.message import public, shown

_SHOWN = 40
"""So many rows fit on a screen or two; the rest is asked for."""
_CUT = 60


def tell_plan(plan: ImportPlan, words: Words, lang: str, *, everything: bool) -> None:
    """Prints what changes, then what is to be known, and last what has to be decided."""
    if plan.changes:
        print(words["import_table"])
    most = max(len(plan.changes), len(plan.notes), len(plan.conflicts), len(plan.faults)) if everything else _SHOWN
    _print([_change(one, words) for one in plan.changes[:most]], len(plan.changes) - most, words, sys.stdout)
    for heading, found, stream in (
        ("import_notes", plan.notes, sys.stdout),
        ("import_conflicts", plan.conflicts, sys.stderr),
        ("import_faults", plan.faults, sys.stderr),
    ):
        if found:
            print(words[heading], file=stream)
            lines = [f"  {_problem(one, words, lang)}" for one in found[:most]]
            _print(lines, len(found) - most, words, stream)


def _print(lines: list[str], more: int, words: Words, stream: TextIO) -> None:
    for line in lines:
        print(line, file=stream)
    if more > 0:
        print(words["import_more"].format(count=more), file=stream)


def _change(one: SheetChange, words: Words) -> str:
    """One row of the table."""
    where = f"{one.sheet}, {one.row}"
    if not one.head:
        return " | ".join((where, "/".join(one.unit) or ".", _cut(one.name), words[one.after]))
    after = f"{_cut(one.before)} → {_cut(one.after)}"
    return " | ".join((where, "/".join(one.unit) or ".", _cut(one.name), one.head, after))


def _cut(text: str) -> str:
    plain = " ".join(public(text).split())
    return plain if len(plain) <= _CUT else f"{plain[:_CUT]}…"


def _problem(one: SheetProblem, words: Words, lang: str) -> str:
    """A sentence with its place: of ours, or of a rule of `check`."""
    said = {key: _cut(value) for key, value in one.words.items()}
    if one.word in words:
        told = words[one.word].format(**said)
    else:
        problem = shown(Problem.found(one.word, Location(file=""), **{"key": one.head, **one.words}), "", lang)
        told = f"{problem.message} {problem.advice}"
    place = words["import_at" if one.head else "import_at_row"].format(sheet=one.sheet, row=one.row, head=one.head)
    return f"{place}: {told}" if one.sheet else told
