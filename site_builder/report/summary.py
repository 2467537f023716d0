"""What came of a build, in sentences for a person."""

from collections.abc import Iterator

from site_builder.report.messages import messages
from site_builder.report.outcome import Outcome
from site_builder.report.phrases import PHRASES
from site_builder.text.numbers import show_seconds

_NAMED = 10
"""Mended places that are named."""

SENTENCES = messages("summary")


def sentence(kind: str, lang: str, *, errors: int, warnings: int, seconds: float, **counts: int) -> str:
    """One of "built", "checked" or "unwritten", with the numbers that matter."""
    words = SENTENCES[lang]
    state = words["count"].format(errors=errors, warnings=warnings) if errors or warnings else words["fine"]
    return words[kind].format(state=state, seconds=show_seconds(seconds, 1, PHRASES[lang]), **counts)


def units_told(kind: str, names: tuple[str, ...], lang: str) -> str:
    """Which units have "failed" and keep their last good pages, which of these are "overdue", which are "gone" …"""
    words = SENTENCES[lang]
    return words[kind].format(count=len(names), names=", ".join(name or words["root"] for name in names))


def closing(outcome: Outcome) -> str:
    """The line that stands below everything."""
    state = {"errors": outcome.errors, "warnings": outcome.warnings}
    return sentence(outcome.kind, outcome.lang, **state, seconds=outcome.seconds, **outcome.counts)


def consequences(outcome: Outcome) -> tuple[str, ...]:
    """What residents see of it: which units keep old pages, which lose theirs, what grew old.

    Nothing where nothing was decided.
    """
    if outcome.kind in ("unwritten", "waiting"):
        return ()
    told = (
        ("failed", tuple(name for name in outcome.failed if name not in outcome.pageless)),
        ("pageless", outcome.pageless),
        ("vanished", outcome.vanished),
        ("overdue", outcome.overdue),
        ("gone", outcome.gone),
    )
    due = SENTENCES[outcome.lang]["stale"].format(count=len(outcome.stale))
    return (
        *(units_told(kind, names, outcome.lang) for kind, names in told if names),
        *([due] if outcome.stale and outcome.kind == "checked" else []),
        *_beside_the_baseline(outcome),
    )


def _beside_the_baseline(outcome: Outcome) -> Iterator[str]:
    """How many faults are old, and which of them are gone; the first, for they may be many."""
    words = SENTENCES[outcome.lang]
    if outcome.old:
        yield words["old"].format(count=len(outcome.old))
    if outcome.mended:
        names = "; ".join(outcome.mended[:_NAMED]) + " …" * (len(outcome.mended) > _NAMED)
        yield words["mended"].format(count=len(outcome.mended), names=names)


def headline(outcome: Outcome) -> str:
    """The gravest that was found, and in how many files."""
    words, errors = PHRASES[outcome.lang], [problem for problem in outcome.problems if problem.is_error]
    if not outcome.problems:
        return legend(outcome)
    files = len({problem.place.file for problem in errors or outcome.problems})
    said = words["to_mend"] if errors else words["to_look_at"]
    return said.format(count=len(errors or outcome.problems), files=files)


def legend(outcome: Outcome) -> str:
    """What the words for a problem mean; where there is none, that there is none."""
    words = PHRASES[outcome.lang]
    if outcome.problems:
        return words["legend_pages" if outcome.kind == "audited" else "legend"]
    return SENTENCES[outcome.lang]["nothing_new"] if outcome.old else words["fine"]
