"""Puts the facts of a unit into all its texts, inherited ones too (`text.substitution`). Pure.

Of the hundred records that units inherit, those without a brace stay the very same objects, and the others are made
once for all units that say the same there: what is known of an object stays known (`model.location.once`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from functools import lru_cache
from types import GenericAlias
from typing import Any

from site_builder.content.merge import UNIT_RULES
from site_builder.content.place_facts import facts_of, said_in_facts
from site_builder.model.frozen import frozen
from site_builder.model.lineage import RelatedUnit
from site_builder.model.location import Location, Record, once, once_per_class, past, required_names
from site_builder.model.problem import Problem
from site_builder.model.profile import Ignored, PublicNumber
from site_builder.model.scalars import Markup
from site_builder.model.services import LinkCheck
from site_builder.model.texts import markup_keys
from site_builder.model.unit import Unit
from site_builder.text.substitution import (
    NAMES,
    SubstitutedFact,
    faults_in,
    names_in,
    only,
    substitute,
)

_MARKUP = (Markup, GenericAlias(tuple, (Markup, ...)))
_TEXTS = (*_MARKUP, str, GenericAlias(tuple, (str, ...)))
_NO_TEXTS = (Ignored, LinkCheck, PublicNumber)
"""Records of which no page shows anything: addresses and numbers, as they are compared."""
_COMPARED = frozenset({"file", "into", "from_", "kind", "page_name"})
"""Fields by which something is found, and those that name the unit itself."""
_BLOCKS = "body"
"""The field of texts with paragraphs and lists; all others are sentences."""
_Chosen = tuple[tuple[str, SubstitutedFact], ...]


@frozen
class FilledRecord:
    """A record with facts in its texts, and what is wrong with these."""

    record: Any
    problems: tuple[Problem, ...] = ()


@frozen
class FilledUnit:
    """A unit as its pages show it, and what is wrong with the braces in its texts."""

    unit: Unit
    problems: tuple[Problem, ...] = ()


def filled(unit: Unit, day: date, successors: tuple[RelatedUnit, ...] = ()) -> FilledUnit:
    """Puts the unit's facts on a day into its texts. `successors` are the units that it becomes."""
    lists = {name: getattr(unit, name) for name in UNIT_RULES if name not in ("path", "media")}
    names = {name: _names(value) for name, value in lists.items()}
    if not any(names.values()):
        return FilledUnit(unit=unit)
    facts = facts_of(unit, day, successors)
    made = {name: _fill(lists[name], _interned(only(facts, said))) for name, said in names.items() if said}
    nested = tuple(
        Problem.found("substitution-nested", place, value=text) for text, place in said_in_facts(unit) if "{" in text
    )
    changed: dict[str, Any] = {name: one.record for name, one in made.items()}
    problems = (problem for one in made.values() for problem in one.problems)
    return FilledUnit(unit=replace(unit, **changed), problems=(*nested, *problems))


@lru_cache(maxsize=1024)
def _interned(chosen: _Chosen) -> _Chosen:
    """The same object for equal facts, so that what was filled with them is found again."""
    return chosen


def _names(value: object) -> tuple[str, ...]:
    """The names that a record or a list of records says; "" for a brace that names nothing."""
    if isinstance(value, Record):
        return _names_of_record(value)
    if isinstance(value, Mapping | tuple):
        return _names_of_list(value)
    return ()


@once
def _names_of_list(records: object) -> tuple[str, ...]:
    found: set[str] = set()
    for one in _items(records):
        found.update(_names(one))
    return tuple(found)


def _items(records: object) -> Iterator[object]:
    yield from records.values() if isinstance(records, Mapping) else records  # type: ignore[misc] # Mapping or tuple


@once
def _names_of_record(record: Record) -> tuple[str, ...]:
    if isinstance(record, _NO_TEXTS):
        return ()
    texts, inner = _fields(type(record))
    found: set[str] = set()
    for key in texts:
        value = getattr(record, key)
        for text in (value,) if isinstance(value, str) else value:
            if "{" in text:
                found.update(names_in(text), ("",))
    for key in inner:
        found.update(_names(getattr(record, key)))
    return tuple(found)


@once_per_class
def _fields(kind: type[Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a record that hold texts, and those that may hold records."""
    texts = tuple(item.name for item in fields(kind) if item.type in _TEXTS and item.name not in _COMPARED)
    known = (*texts, "places")
    inner = (item.name for item in fields(kind) if item.name not in known and not isinstance(item.type, type))
    return texts, tuple(inner)


@once
def _fill(value: Any, chosen: _Chosen) -> FilledRecord:  # noqa: ANN401 - a record or a list of records
    """Fills a record, or each record of a list that says a name."""
    if isinstance(value, Record):
        return _fill_record(value, chosen)
    made = {key: _fill_needed(one, chosen) for key, one in _keyed(value)}
    problems = tuple(problem for one in made.values() for problem in one.problems)
    records = {key: one.record for key, one in made.items()}
    return FilledRecord(record=records if isinstance(value, Mapping) else tuple(records.values()), problems=problems)


def _keyed(value: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - a mapping or a tuple
    yield from value.items() if isinstance(value, Mapping) else enumerate(value)


def _fill_needed(value: Any, chosen: _Chosen) -> FilledRecord:  # noqa: ANN401 - anything that a list of records holds
    said = _names(value)
    if not said:
        return FilledRecord(record=value)
    return _fill(value, _interned(only(dict(chosen), said)))


def _fill_record(record: Record, chosen: _Chosen) -> FilledRecord:
    texts, inner = _fields(type(record))
    filling = _Filling(record, dict(chosen))
    for key in texts:
        filling.text(key)
    for key in inner:
        if _names(getattr(record, key)):
            made = _fill_needed(getattr(record, key), chosen)
            filling.changed[key] = made.record
            filling.problems += made.problems
    return FilledRecord(
        record=replace(record, places=filling.places, **filling.changed), problems=tuple(filling.problems)
    )


class _Filling:
    """Fills the texts of one record. A sentence of a list of which nothing is left goes, with its place."""

    def __init__(self, record: Record, facts: dict[str, SubstitutedFact]) -> None:
        self.record = record
        self.facts = facts
        self.places = dict(record.places)
        self.changed: dict[str, Any] = {}
        self.problems: list[Problem] = []

    def text(self, key: str) -> None:
        """Fills a field."""
        value = getattr(self.record, key)
        if isinstance(value, str):
            if "{" in value:
                made, place, emptied = self._made(key, value, self.record.at(key))
                self.changed[key], self.places[key] = made, place
                if not made and key in required_names(type(self.record)):
                    told = (Problem.found("substitution-lacking", where, value=said) for where, said in emptied)
                    self.problems += told
                elif made or key == _BLOCKS:
                    self._tell(emptied)
        elif any("{" in text for text in value):
            self._list(key, value)

    def _list(self, key: str, texts: tuple[str, ...]) -> None:
        kept, lost = list[str](), list[tuple[Location, str]]()
        for index, text in enumerate(texts):
            made, place, emptied = self._made(key, text, self.record.at(key, index))
            if made:
                self.places[f"{key}.{len(kept)}"] = place
                kept.append(made)
            lost += emptied
        self.changed[key] = tuple(kept)
        self._tell(() if kept else lost[:1])

    def _made(self, key: str, text: str, place: Location) -> tuple[str, Location, list[tuple[Location, str]]]:
        """A text with its facts, its place, and where something is lacking that cannot be left out."""
        if "{" not in text:
            return text, place, []
        for fault in faults_in(text):
            words = {"value": fault.value, "hint": fault.better, "known": ", ".join(f"{{{name}}}" for name in NAMES)}
            self.problems.append(Problem.found(fault.code, past(place, text, fault.offset), **words))
        is_markup = key in markup_keys(type(self.record))
        made = substitute(text, self.facts, blocks=key == _BLOCKS, markup=is_markup)
        emptied = [(past(place, text, offset), text[offset:].partition("}")[0] + "}") for offset in made.emptied]
        new: Any = Markup(made.text) if is_markup else made.text
        return new, replace(place, rewritten=made.origin), emptied

    def _tell(self, emptied: "list[tuple[Location, str]] | tuple[()]") -> None:
        for place, value in emptied:
            self.problems.append(Problem.mild("substitution-lacking", place, value=value))
