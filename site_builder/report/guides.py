"""A report on each guide, in words for the person who answers for it, and as data."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from site_builder.model.guide_review import GuideCheck
from site_builder.model.link_status import LinkStatus, LinkVerdict
from site_builder.report.message import public, shown
from site_builder.report.messages import EDITING, messages
from site_builder.report.outcome import Outcome
from site_builder.text.numbers import show_date

_GOOD = (LinkStatus.FINE, LinkStatus.MOVED)
WORDS = messages("guides")


def guide_lines(outcome: Outcome) -> list[str]:
    """Each guide with what to do, those to mend first, and how many there are of each kind."""
    words, checks = WORDS[outcome.lang], outcome.guides or ()
    if not checks:
        return [words["none"]]
    ordered = sorted(checks, key=lambda check: (_rank(check), check.place))
    counts = [sum(_rank(check) == rank for check in checks) for rank in range(3)]
    total = words["total"].format(count=len(checks), mend=counts[0], unseen=counts[1], good=counts[2])
    how = [words["how"]] * any(check.unseen for check in checks)
    return [*(line for check in ordered for line in _lines(check, outcome, words)), "", *how, total]


def _rank(check: GuideCheck) -> int:
    """0 to mend, 1 not seen, 2 good."""
    return 0 if check.findings else 1 if check.unseen else 2


def _lines(check: GuideCheck, outcome: Outcome, words: Mapping[str, str]) -> list[str]:
    told = [words["mend"].format(count=len(check.findings))] if check.findings else []
    told += [words["good"]] if check.is_good else []
    told += [words["unseen"].format(count=len(check.unseen), of=len(check.addresses))] if check.unseen else []
    more = [words["units"].format(count=len(check.units))]
    if check.asked_on:
        more.append(words["asked"].format(of=len(check.addresses), day=show_date(check.asked_on)))
    if check.falls_due and outcome.day and check.falls_due > outcome.day:
        more.append(words["due"].format(day=show_date(check.falls_due)))
    place = public(f"{outcome.folder}/{check.place.file}")
    standing, title = ", ".join(told), public(check.title)
    rows = [_row(found, check, words) for found in _told(check, outcome)]
    rows += [words["open"].format(address=public(address)) for address in check.unseen]
    head = words["about"].format(place=place, title=title, standing=standing, more=", ".join(more))
    return [head, *(f"   - {row}" for row in rows)]


def _told(check: GuideCheck, outcome: Outcome) -> list[dict[str, Any]]:
    """What to mend in a guide, in the reader's language."""
    found = (shown(problem, "", outcome.lang) for problem in check.findings)
    return [
        {
            "code": one.code,
            "severity": str(one.severity),
            "file": one.place.file,
            "line": one.place.line,
            "column": one.place.column,
            "message": one.message,
            "do": one.advice,
        }
        for one in found
    ]


def _row(found: Mapping[str, Any], check: GuideCheck, words: Mapping[str, str]) -> str:
    form = words["line" if found["file"] == check.place.file else "line_of"]
    return form.format(file=found["file"], line=found["line"], message=found["message"], advice=found["do"])


def checks_file(checks: Iterable[GuideCheck], verdicts: Mapping[str, LinkVerdict], lang: str) -> str:
    """`checks.yaml`: the addresses of guides that answer and are what they should be, each with the day of asking.

    A note in that language says who writes the file. Pages tell of it only where it holds for all that a guide leads
    to, so that nothing is claimed of a link that was added since, and the same verdicts always make the same file.
    """
    found = list(checks)
    doubtful = {problem.words.get("value") for check in found for problem in check.findings}
    good = {
        address: verdict.checked_on
        for check in found
        for address in check.addresses
        if (verdict := verdicts.get(address)) and verdict.link_status in _GOOD and verdict.checked_on
    }
    rows = [
        f"  - {{address: {json.dumps(address, ensure_ascii=False)}, checked_on: {day.isoformat()}}}\n"
        for address, day in sorted(good.items())
        if address not in doubtful
    ]
    note = EDITING[EDITING.or_first(lang)]["checks.note"]
    head = "".join(f"# {line}\n" for line in note.split("\n"))
    return head + ("checks:\n" + "".join(rows) if rows else "checks: []\n")


def guide_data(check: GuideCheck, outcome: Outcome) -> dict[str, Any]:
    """One guide for machines."""
    return {
        "file": check.place.file,
        "title": public(check.title),
        "units": ["/".join(path) for path in check.units],
        "good": check.is_good,
        "findings": _told(check, outcome),
        "links": len(check.addresses),
        "unseen": list(map(public, check.unseen)),
        "asked_on": check.asked_on.isoformat() if check.asked_on else None,
        "due": check.falls_due.isoformat() if check.falls_due else None,
    }
