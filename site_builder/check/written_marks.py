"""Rules on marks in texts that residents would see as they were typed, or not at all."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Any, get_args

from site_builder.check.context import CheckContext
from site_builder.model.announcement import Attachment
from site_builder.model.location import Location, Record, line_starts, once, once_per_class, past
from site_builder.model.problem import Problem
from site_builder.model.profile import Ignored, PublicNumber, Review
from site_builder.model.teams import Consent
from site_builder.model.texts import shown_records, text_records, texts_of
from site_builder.model.translation import Phrase
from site_builder.text.dialect import Doubt, normalise

_MARK = re.compile(
    r"!?\[[^\[\]]*\]\([^()\s]*\)|<https?://[^<>\s]*>|<(?:a\s|(?:b|i|u|em|strong|br|p|div|span|font|img)\b)[^<>]*>"
    r"|\*\*(?=\S)[^*\n]*[^\s*]\*\*",
    re.IGNORECASE,
)
"""Links, tags and bold, as texts write them. Of a pair of tags the first is told."""
_MAY_MARK = re.compile(r"\]\(|<[a-zA-Z/]|\*\*")
_LINES = (str, tuple[str, ...])
_NOT_SHOWN: Mapping[type[Record], frozenset[str]] = {
    Attachment: frozenset({"file", "reviewed_by"}),
    Consent: frozenset({"by"}),
}
_NEVER_SHOWN = (Ignored, Phrase, PublicNumber, Review)
_MAY_MATTER = re.compile(r"[\n*<~]|\[\^")
"""What a text must hold for a doubt to be possible."""


def written_marks(context: CheckContext) -> Iterator[Problem]:
    """What is written like a list, a table, bold … is shown so. What the dialect cannot show is told at its line."""
    for record in text_records(context.to_ask):
        for text, place in texts_of(record):
            for doubt in _doubts(text):
                yield Problem.found(doubt.code, _sign(place, text, doubt), value=doubt.value)


def plain_links(context: CheckContext) -> Iterator[Problem]:
    """No title or other plain line holds marks as texts have them: residents would see its brackets."""
    for record in (context.unit.profile, *shown_records(context.to_ask)):
        for value, place in _marked_lines(record):
            yield Problem.found("text-link-plain", place, value=value)


@once
def _marked_lines(record: Record) -> tuple[tuple[str, Location], ...]:
    """The marks in the plain lines of a record and of those inside it."""
    return tuple(
        (found[0], past(place, line, found.start())) for line, place in _lines(record) for found in _MARK.finditer(line)
    )


def _lines(record: Record) -> Iterator[tuple[str, Location]]:
    """Every text of a record that is shown as it is typed and may hold a mark, and where it begins."""
    if isinstance(record, _NEVER_SHOWN):
        return
    for name in _line_keys(type(record)):
        value: Any = getattr(record, name)
        for index, part in enumerate(value.values() if isinstance(value, Mapping) else _each(value)):
            if isinstance(part, str):
                if _MAY_MARK.search(part):
                    yield part, record.at(name, index)
            elif isinstance(part, Record):
                yield from _lines(part)


def _each(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


@once_per_class
def _line_keys(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a record that hold plain lines, or records with such fields."""
    hidden = _NOT_SHOWN.get(kind, frozenset())
    kept = (item for item in fields(kind) if item.name not in hidden and item.name != "places")
    return tuple(item.name for item in kept if item.type in _LINES or _holds_records(item.type))


def _holds_records(kind: Any) -> bool:  # noqa: ANN401 - the type is itself a value here
    """Whether a field holds records: one, or several in a list or by their ids."""
    parts = get_args(kind) or (kind,)
    return any(isinstance(part, type) and issubclass(part, Record) for part in parts)


@lru_cache(maxsize=8192)
def _doubts(text: str) -> tuple[Doubt, ...]:
    """The doubts about a text, worked out once for all units that inherit it."""
    return normalise(text).doubts if _MAY_MATTER.search(text) else ()


def _sign(place: Location, text: str, doubt: Doubt) -> Location:
    """Where the sign stands that is doubtful; the beginning of its line where no sign is quoted."""
    start = line_starts(text)[doubt.line]
    end = text.find("\n", start)
    at = text.find(doubt.value, start, len(text) if end < 0 else end)
    return past(place, text, max(at, start))


CHECKS = (written_marks, plain_links)
