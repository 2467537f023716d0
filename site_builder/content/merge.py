"""Layers → one unit. The merge rule belongs to the field, never to the shape of its value.

A rule guessed from the shape breaks associativity (3,448 of 50,000 random triples). With the rules declared here and in
`model.file_kinds`, `merge` is associative, and every value keeps the place that it came from.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from site_builder.model.file_kinds import RECORD_LISTS
from site_builder.model.location import Record
from site_builder.model.profile import Profile
from site_builder.model.unit import HIDEABLE, Unit

R = TypeVar("R", bound=Record)
MergeRule = Callable[[Any, Any], Any]


def own(_outer: object, inner: object) -> object:
    """Takes the unit's own value, even if it is empty: its name, its office, its teams."""
    return inner


def nearest(outer: object, inner: object) -> object:
    """Takes the value of the nearest layer that says something."""
    return inner or outer


def union(outer: tuple[Any, ...], inner: tuple[Any, ...]) -> tuple[Any, ...]:
    """Takes the items of both layers, the nearest first, each of them once."""
    return tuple(dict.fromkeys((*inner, *outer)))


def by_id(outer: Mapping[str, R], inner: Mapping[str, R]) -> Mapping[str, R]:
    """Lays records of the same id over each other, key by key."""
    if not inner:
        return outer  # the same object, so that results of `model.location.once` stay valid
    laid = {name: overlay(outer[name], record) if name in outer else record for name, record in inner.items()}
    return {**outer, **laid}


def by_name(outer: Mapping[str, Any], inner: Mapping[str, Any]) -> Mapping[str, Any]:
    """Takes whole values by name; the nearest layer replaces the others."""
    return {**outer, **inner} if inner else outer


PROFILE_RULES: Mapping[str, MergeRule] = {
    "places": own,
    "name": own,
    "kind": own,
    "page_name": own,
    "code": own,
    "tagline": own,
    "note": own,
    "office": own,
    "localities": own,
    "limits": union,
    "succession": own,
    "province": nearest,
    "theme": nearest,
    "hotline": nearest,
    "channels": union,
    "topics": by_id,
    "warnings": union,
    "reviews": by_id,
    "public_numbers": union,
    "ignore": union,
    "withdrawn": union,
    "aliases": own,
}


def overlay(outer: R, inner: R) -> R:
    """Lays what a nearer layer gives over a record. Each value keeps the place where it was written."""
    return replace(outer, **{**inner.given(), "places": {**outer.places, **inner.places}})


def profile(outer: Profile, inner: Profile) -> Profile:
    """Gives the inner profile what it inherits, with the places of the inherited values."""
    merged: Profile = _each(outer, inner, PROFILE_RULES)
    places = dict(inner.places)
    for key, rule in PROFILE_RULES.items():
        if rule is nearest and key not in inner.places:
            places |= {name: place for name, place in outer.places.items() if name == key}
        if rule is union:
            for index, item in enumerate(getattr(merged, key)):
                source = inner if item in getattr(inner, key) else outer
                places[f"{key}.{index}"] = source.at(key, getattr(source, key).index(item))
    return replace(merged, places=places)


_RULES: Mapping[str, MergeRule] = {rule.__name__: rule for rule in (own, by_id, by_name)}
UNIT_RULES: Mapping[str, MergeRule] = {
    "path": own,
    "profile": profile,
    "media": by_name,
    **{name: _RULES[records.merge] for name, records in RECORD_LISTS.items()},
}
"""The rule of each field of a unit. Those of its lists stand in `model.file_kinds`."""


def merge(outer: Unit, inner: Unit) -> Unit:
    """Gives the inner layer all that it inherits from the outer one."""
    merged: Unit = _each(outer, inner, UNIT_RULES)
    return merged


def _each(outer: Any, inner: Any, rules: Mapping[str, MergeRule]) -> Any:  # noqa: ANN401 - Unit or Profile alike
    return replace(inner, **{name: rule(getattr(outer, name), getattr(inner, name)) for name, rule in rules.items()})


def visible(unit: Unit, *, drafts: bool = False) -> Unit:
    """Leaves out what a layer hides, and drafts, unless `drafts` asks for them: only their writers may see them."""
    kept: dict[str, Any] = {
        name: {key: record for key, record in getattr(unit, name).items() if not _is_withheld(record, drafts=drafts)}
        for name in HIDEABLE
    }
    return replace(unit, **kept)


def _is_withheld(record: Any, *, drafts: bool) -> bool:  # noqa: ANN401 - a record that has the key `hide`
    return record.hide or (not drafts and getattr(record, "draft", False))
