"""What has to be looked over again, in words and as data."""

from typing import Any

from site_builder.model.result import ReviewDue
from site_builder.report.message import public
from site_builder.report.messages import messages
from site_builder.report.outcome import Outcome
from site_builder.text.numbers import show_date

WORDS = messages("stale")


def stale_line(check: ReviewDue, outcome: Outcome) -> str:
    """One item: where, what, since when, against which sources, and which role answers for it."""
    words = WORDS[outcome.lang]
    place = f"{outcome.folder}/{check.place.file}:{check.place.line}:{check.place.column}"
    late = ((outcome.day or check.falls_due) - check.falls_due).days + 1
    about = words["line"].format(
        place=place, kind=words[check.kind], title=check.title, day=show_date(check.checked_on), late=late
    )
    more = [words["sources"].format(sources="; ".join(check.sources))] if check.sources else []
    more.append(words["owner"].format(owner=check.owner) if check.owner else words["nobody"])
    return "\n   ".join(map(public, (about, *more)))


def stale_data(check: ReviewDue) -> dict[str, Any]:
    """One item for machines."""
    return {
        "kind": str(check.kind),
        "title": check.title,
        "file": check.place.file,
        "line": check.place.line,
        "checked_on": check.checked_on.isoformat(),
        "due": check.falls_due.isoformat(),
        "owner": check.owner,
        "sources": list(check.sources),
    }
