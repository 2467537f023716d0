"""The rule on texts that come from outside a province: they say nothing that is true in another province only.

Such a text is shown in every province: a number in it would be called by people for whom it does not ring. A unit's own
texts, and those of the layers of its province, may speak of anybody.
"""

from collections.abc import Iterator
from functools import lru_cache

from site_builder.check.context import CheckContext
from site_builder.check.said import said
from site_builder.model.addresses import BASE
from site_builder.model.location import Location, Record, once, past
from site_builder.model.problem import Problem
from site_builder.model.texts import text_records
from site_builder.text.local_facts import LocalFact, local_facts


def foreign_facts(context: CheckContext) -> Iterator[Problem]:
    """No text from outside the unit's province names a number, host or place of another one."""
    unit, province = context.unit, context.unit.profile.province
    if context.outer is None:
        return
    depth = _depth(unit.profile.at("province").file) if province else 0
    for record in text_records(context.to_ask):
        if not any(_depth(place.file) < depth for place in record.places.values()):
            continue  # most of a unit's own: nothing of it comes from outside
        for place, fact in _facts_of(record):
            if _depth(place.file) < depth and province not in fact.provinces:
                words = {"value": fact.value, "other": ", ".join(sorted(fact.provinces))}
                yield Problem.found("foreign-fact", place, **words)


@lru_cache(maxsize=8192)
def _depth(file: str) -> int:
    """How deep in the tree the layer of a file lies: -1 is the base layer, and 0 the root unit."""
    parts = file.split("/")
    if parts[0] == BASE:
        return -1
    inner = len(parts) - 1
    return inner - 1 if file.endswith(".md") else inner


@once
def _facts_of(record: Record) -> tuple[tuple[Location, LocalFact], ...]:
    """What a record says of one province, and where; worked out once for all units that inherit it."""
    found = ((place, text, fact) for text, place in said(record) for fact in local_facts(text))
    return tuple((past(place, text, fact.offset), fact) for place, text, fact in found)
