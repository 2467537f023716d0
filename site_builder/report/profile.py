"""Where the time of a build went, in lines for a person."""

from collections.abc import Iterator

from site_builder.report.messages import messages
from site_builder.report.outcome import Outcome
from site_builder.report.phrases import PHRASES
from site_builder.text.numbers import show_seconds

WORDS = messages("profile")
_STAGES = ("read", "inherit", "type", "check", "plan", "render", "links", "write")
_LONGEST = 8
_WORTH_TELLING = 1.0
"""Seconds of a build below which nobody asks where they went."""


def stages(outcome: Outcome) -> Iterator[str]:
    """The time of each stage, in one line; nothing where nothing took long."""
    found = {name: outcome.costs["stage", name][1] for name in _STAGES if ("stage", name) in outcome.costs}
    if found and (outcome.profile or outcome.seconds >= _WORTH_TELLING):
        words, locale = WORDS[outcome.lang], PHRASES[outcome.lang]
        told = " · ".join(f"{words[name]} {show_seconds(seconds, 1, locale)}" for name, seconds in found.items())
        yield words["stages"].format(list=told)


def slowest(outcome: Outcome) -> Iterator[str]:
    """The units, guides and templates that took longest, where that was asked for."""
    if not outcome.profile:
        return
    words, locale = WORDS[outcome.lang], PHRASES[outcome.lang]
    for kind in ("unit", "guide", "template"):
        rows = [(seconds, times, name) for (of, name), (times, seconds) in outcome.costs.items() if of == kind]
        if rows:
            yield words[kind]
        for seconds, times, name in sorted(rows, reverse=True)[:_LONGEST]:
            shown = show_seconds(seconds, 3, locale)
            yield words["row"].format(name=name or words["root"], seconds=shown, times=times)
