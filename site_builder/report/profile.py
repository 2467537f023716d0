"""Why units were built and where the time of a build went, in lines for a person."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from site_builder.report.messages import messages
from site_builder.report.outcome import Outcome
from site_builder.report.phrases import PHRASES
from site_builder.text.numbers import show_seconds

if TYPE_CHECKING:
    from site_builder.model.staleness import Staleness

WORDS = messages("profile")
_STAGES = ("read", "inherit", "type", "check", "plan", "render", "links", "write")
_LONGEST = 8
"""Lines of a list."""
_NAMED = 5
"""How many units are named of those that were built for the same reasons."""
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


def rebuilt(outcome: Outcome) -> Iterator[str]:
    """Tells why each unit was built, where that was asked for. Units with the same reasons stand on one line."""
    if not outcome.profile:
        return
    # Most builds are not asked why, and do not load the words for it.
    from site_builder.report.staleness import because, is_first_build  # noqa: PLC0415

    words = WORDS[outcome.lang]
    alike: dict[tuple[Staleness, ...], list[str]] = {}
    for unit, stale in sorted(outcome.rebuilt.items()):
        alike.setdefault(stale, []).append(unit or words["root"])
    groups = sorted(alike.items(), key=lambda group: -len(group[1]))
    for stale, units in groups[:_LONGEST]:
        names = ", ".join(units[:_NAMED]) + (" …" if len(units) > _NAMED else "")
        unit = words["units"].format(count=len(units), units=names) if len(units) > 1 else names
        yield words["built" if is_first_build(stale) else "rebuilt"].format(unit=unit, why=because(stale, outcome.lang))
    if len(groups) > _LONGEST:
        yield words["more"].format(count=sum(len(units) for _, units in groups[_LONGEST:]))
    if not outcome.rebuilt:
        yield words["all_right"]
