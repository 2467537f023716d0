"""The faults that a site had before somebody began to check it: told as old, so that only new ones stop a change.

A fault is known by its file, its rule and what was written there, never by its line: edits above it do not make it new.
Of several alike in one file the number is kept. The file is JSON with one fault a line, sorted, so that a change of it
reads like a list. What tells of somebody's number is not for a list that stays, nor is a fault of our own.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from site_builder.model.frozen import frozen
from site_builder.model.silence import known_before, may_be_old, sift
from site_builder.report.message import Message, public
from site_builder.report.outcome import Outcome

_VERSION = 1


@frozen(order=True)
class KnownFault:
    """What makes a problem the same one from run to run."""

    file: str
    code: str
    value: str


Baseline = Mapping[KnownFault, int]
"""How often each fault is known."""


class DamagedBaseline(Exception):  # noqa: N818 - says what is wrong with it
    """A text that is no baseline: why, in the words of the reader of JSON, or "" where it is JSON of another kind."""


def faults(problems: Iterable[Message]) -> Baseline:
    """The faults that may be kept, counted."""
    return Counter(fault for problem in problems if (fault := _fault(problem)))


def _fault(problem: Message) -> KnownFault | None:
    """What is kept of a problem, None where it may not be kept."""
    is_kept = may_be_old(problem.code)
    return KnownFault(file=problem.place.file, code=problem.code, value=problem.value) if is_kept else None


def as_text(known: Baseline) -> str:
    """The file: a fault a line, by file, rule and value."""
    rows = (json.dumps({**asdict(fault), "count": known[fault]}, ensure_ascii=False) for fault in sorted(known))
    listed = "".join(f"\n  {row}," for row in rows).rstrip(",")
    return f'{{\n "version": {_VERSION},\n "faults": [{listed}\n ]\n}}\n'


def read_baseline(text: str) -> Baseline:
    """The faults of a file. Raises Damaged."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise DamagedBaseline(str(error)) from error
    rows = data.get("faults") if isinstance(data, dict) and data.get("version") == _VERSION else None
    if not isinstance(rows, list) or not all(map(_is_row, rows)):
        raise DamagedBaseline
    known = Counter[KnownFault]()
    for row in rows:
        known[KnownFault(file=row["file"], code=row["code"], value=row["value"])] += row["count"]
    return known


def _is_row(row: Any) -> bool:  # noqa: ANN401 - whatever stands in a file
    """Whether it is a fault with its count, and nothing else."""
    return (
        isinstance(row, dict)
        and row.keys() == {"file", "code", "value", "count"}
        and all(isinstance(row[key], str) for key in ("file", "code", "value"))
        and type(row["count"]) is int
        and row["count"] > 0
    )


def compared(outcome: Outcome, known: Baseline, within: str = "") -> Outcome:
    """The outcome with its old faults put aside. Only files whose path begins with `within` were all looked at.

    What is gone is told only where no new error is found, for an error may hide what stands behind it: of a file that
    cannot be read no fault is seen at all.
    """
    left = Counter(known)
    sifted = sift(outcome.problems, known_before(left, _fault))
    gone = (
        ()
        if any(problem.is_error for problem in sifted.told)
        else tuple(fault for fault in sorted(+left) if fault.file.startswith(within))
    )
    mended = tuple(public(f"{fault.file}: «{fault.value}» [{fault.code}]") for fault in gone)
    old = tuple(silenced.problem for silenced in sifted.silenced)
    return replace(outcome, problems=sifted.told, old=old, mended=mended)
