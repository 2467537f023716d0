"""Rules on marks in texts that residents would see as they were typed, or not at all."""

import re
from collections.abc import Iterator
from functools import lru_cache

from site_builder.check.context import CheckContext
from site_builder.model.location import Location, Record, once, past
from site_builder.model.problem import Problem
from site_builder.model.texts import shown_records, text_records, texts_of
from site_builder.text.dialect import Doubt, normalise

_LINK = re.compile(r"!?\[[^\[\]]*\]\([^()\s]*\)")
_ONE_LINE = ("title", "summary", "name", "tagline", "label", "place", "duration", "position")
"""Fields that are shown as they are typed."""
_MAY_MATTER = re.compile(r"[\n*<~]|\[\^")
"""What a text must hold for a doubt to be possible."""


def written_marks(context: CheckContext) -> Iterator[Problem]:
    """What is written like a list, a table, bold … is shown so. What the dialect cannot show is told at its line."""
    for record in text_records(context.unit):
        for text, place in texts_of(record):
            for doubt in _doubts(text):
                yield Problem.found(doubt.code, _sign(place, text, doubt), value=doubt.value)


def plain_links(context: CheckContext) -> Iterator[Problem]:
    """No title or other plain line holds a link as texts write it: residents would see its brackets."""
    for record in (context.unit.profile, *shown_records(context.unit)):
        for value, place in _plain_links(record):
            yield Problem.found("text-link-plain", place, value=value)


@once
def _plain_links(record: Record) -> tuple[tuple[str, Location], ...]:
    lines = ((getattr(record, key, ""), record.at(key)) for key in _ONE_LINE)
    linked = [(line, place) for line, place in lines if "](" in line]
    return tuple((one[0], past(place, line, one.start())) for line, place in linked for one in _LINK.finditer(line))


@lru_cache(maxsize=8192)
def _doubts(text: str) -> tuple[Doubt, ...]:
    """The doubts about a text, worked out once for all units that inherit it."""
    return normalise(text).doubts if _MAY_MATTER.search(text) else ()


def _sign(place: Location, text: str, doubt: Doubt) -> Location:
    """Where the sign stands that is doubtful; the beginning of its line where no sign is quoted."""
    lines = text.split("\n")
    offset = sum(len(line) + 1 for line in lines[: doubt.line])
    return past(place, text, offset + max(lines[doubt.line].find(doubt.value), 0))
