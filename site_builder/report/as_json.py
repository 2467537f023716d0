"""The result as JSON, for programs of our own and of others. Keys are added, never renamed."""

import json
from typing import Any

from site_builder.report.guides import guide_data
from site_builder.report.message import Message
from site_builder.report.outcome import Outcome
from site_builder.report.stale import stale_data


def as_json(outcome: Outcome) -> str:
    """Everything that a person is told, as data."""
    data = {
        "problems": [{**as_data(problem), "path": outcome.path(problem)} for problem in outcome.problems],
        "old": [{**as_data(problem), "path": outcome.path(problem)} for problem in outcome.old],
        "mended": list(outcome.mended),
        "status": outcome.status,
        "failed": list(outcome.failed),
        "pageless": list(outcome.pageless),
        "overdue": list(outcome.overdue),
        "gone": list(outcome.gone),
        "lost_pages": list(outcome.lost_pages),
        "restored": list(outcome.restored),
        "vanished": list(outcome.vanished),
        "next_change": outcome.next_change.isoformat() if outcome.next_change else None,
        "stale": [stale_data(check) for check in outcome.stale],
        **({"guides": [guide_data(one, outcome) for one in outcome.guides]} if outcome.guides is not None else {}),
        "seconds": round(outcome.seconds, 3),
        **outcome.counts,
        "costs": [
            {"kind": kind, "name": name, "times": times, "seconds": round(seconds, 4)}
            for (kind, name), (times, seconds) in sorted(outcome.costs.items())
            if kind == "stage" or outcome.profile
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_data(problem: Message) -> dict[str, Any]:
    """A problem for machines. `file` is relative to the content folder; columns count characters, from 1."""
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "end_column": problem.end,
        "message": problem.message,
        "do": problem.advice,
        "value": problem.value,
        "changed": problem.changed,
        **({"trace": problem.trace} if problem.trace else {}),
    }
