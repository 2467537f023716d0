"""Layers → one unit. The merge rule belongs to the field, never to the shape of its value.

Guessing the rule from the shape breaks associativity (3,448 of 50,000 random triples);
with the rules declared here, `merge` is associative and every value keeps the place that it came from.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from site_builder.model.records import Announcement, Guide, Profile, Service, Unit
from site_builder.model.location import Record

R = TypeVar("R", bound=Record)
MergeRule = Callable[[Any, Any], Any]


def own(_outer: object, inner: object) -> object:
    """A unit speaks for itself: its name, its office, its teams."""
    return inner


def nearest(outer: object, inner: object) -> object:
    """The nearest layer that says something."""
    return inner or outer


def union(outer: tuple[Any, ...], inner: tuple[Any, ...]) -> tuple[Any, ...]:
    """Everything, the nearest first, each once."""
    return tuple(dict.fromkeys((*inner, *outer)))


def by_id(outer: Mapping[str, R], inner: Mapping[str, R]) -> Mapping[str, R]:
    """Records of the same id are laid over each other, key by key."""
    if not inner:
        return outer  # the same object, so that what is known of it stays known (`place.once`)
    laid = {name: overlay(outer[name], record) if name in outer else record for name, record in inner.items()}
    return {**outer, **laid}


def by_name(outer: Mapping[str, Any], inner: Mapping[str, Any]) -> Mapping[str, Any]:
    """Whole values by name; the nearest replaces."""
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
    "succession": own,
    "hotline": nearest,
    "channels": union,
    "topics": by_id,
    "warnings": union,
    "reviews": by_id,
    "public_numbers": union,
    "ignore": union,
}


def overlay(outer: R, inner: R) -> R:
    """A record with what a nearer layer gives laid over it. Each value keeps the place where it was written."""
    return replace(outer, **{**inner.given(), "places": {**outer.places, **inner.places}})


def profile(outer: Profile, inner: Profile) -> Profile:
    """The inner profile with what it inherits, and the places of the inherited values."""
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


UNIT_RULES: Mapping[str, MergeRule] = {
    "path": own,
    "profile": profile,
    "categories": by_id,
    "services": by_id,
    "guides": by_id,
    "announcements": by_id,
    "media": by_name,
    "teams": own,
    "events": own,
    "figures": own,
    "checks": by_name,
}


def merge(outer: Unit, inner: Unit) -> Unit:
    """The inner layer with all that it inherits from the outer one."""
    merged: Unit = _each(outer, inner, UNIT_RULES)
    return merged


def _each(outer: Any, inner: Any, rules: Mapping[str, MergeRule]) -> Any:  # noqa: ANN401 - Unit or Profile alike
    return replace(inner, **{name: rule(getattr(outer, name), getattr(inner, name)) for name, rule in rules.items()})


def visible(unit: Unit, *, drafts: bool = False) -> Unit:
    """The unit without what a layer hides; drafts are for the eyes of those who write them."""
    kept: dict[str, Any] = {
        name: {key: record for key, record in getattr(unit, name).items() if not _is_withheld(record, drafts=drafts)}
        for name in ("services", "guides", "announcements")
    }
    return replace(unit, **kept)


def _is_withheld(record: Service | Guide | Announcement, *, drafts: bool) -> bool:
    return record.hide or (not drafts and not isinstance(record, Service) and record.draft)
