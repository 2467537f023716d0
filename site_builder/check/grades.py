"""The rule on what facts rest on: a number that residents call or read has a source that may be published (R36)."""

from collections.abc import Iterator, Mapping

from site_builder.check.context import CheckContext
from site_builder.model.contact import EmailContact, PlaceContact, WebContact
from site_builder.model.file_kinds import RECORD_LISTS
from site_builder.model.location import Record, field_names
from site_builder.model.problem import Problem
from site_builder.model.texts import records_in
from site_builder.text.grades import is_rest, is_unverified

_NUMBERS = ("hotline", "phone", "zalo", "value")
_HOLDERS = ("office", "channels", "localities", "members", "stalls", "succession")
"""Fields whose records have sources of their own."""


def grades_of_sources(context: CheckContext) -> Iterator[Problem]:
    """No number rests on what nobody has confirmed: grade C was seen in program code, V is from memory."""
    own = context.own if context.unit.path else context.unit  # the root unit tells of the base layer too
    yield from _of_record(own.profile)
    for name in RECORD_LISTS:
        for record in records_in(getattr(own, name)):
            yield from _of_record(record)


def _of_record(record: Record) -> Iterator[Problem]:
    names = field_names(type(record))
    key = "source" if "source" in names else "sources" if "sources" in names else ""
    written: str | tuple[str, ...] = getattr(record, key) if key else ()
    sources = (written,) if isinstance(written, str) else written
    low = {index for index, source in enumerate(sources) if is_unverified(source)}
    number = next((name for name in _NUMBERS if name in names and _is_number(getattr(record, name))), "") if low else ""
    is_alone = all(index in low or is_rest(source) for index, source in enumerate(sources))
    for index in sorted(low):
        place = record.at(key, index if key == "sources" else None)
        tell = Problem.found if number and is_alone else Problem.mild
        yield tell("grade-low", place, value=sources[index], key=number)
    for name in _HOLDERS:
        if name in names:
            yield from _of_holder(getattr(record, name))


def _of_holder(value: object) -> Iterator[Problem]:
    records = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else (value,)
    for record in records:
        if isinstance(record, Record):
            yield from _of_record(record)


def _is_number(value: object) -> bool:
    """Whether a value is there, and is no address or place to go to."""
    return bool(value) and not isinstance(value, EmailContact | WebContact | PlaceContact)
