"""Rules on what a layer lays over an inherited text: only there are both still to be seen."""

from collections.abc import Iterator

from site_builder.check.context import CheckContext
from site_builder.model.guide import Guide
from site_builder.model.problem import Problem
from site_builder.model.services import Service
from site_builder.text.numbers import show_date

_NOT_TOLD = frozenset({"id", "hide", "order", "draft", "main", "topic", "category", "related", "aliases", "checked_on"})
"""Keys that say nothing which could be out of date."""


def overrides(context: CheckContext) -> Iterator[Problem]:
    """Guides and services of a unit's own layer that replace words of the layers above are checked anew.

    Whoever replaces words answers for their own check: else the page would show the day on which somebody else checked
    other words. A check that is older than that of the text replaced is drift: the shared text has moved on since.
    """
    outer, own = context.outer, context.own
    if outer is None:
        return
    for name, guide in own.guides.items():
        if name in outer.guides:
            yield from _override(outer.guides[name], guide, guide.title or outer.guides[name].title)
    for name, service in own.services.items():
        if name in outer.services:
            yield from _override(outer.services[name], service, service.name or outer.services[name].name)


def _override(outer: Guide | Service, inner: Guide | Service, title: str) -> Iterator[Problem]:
    replaced = [key for key in inner.given() if key not in _NOT_TOLD]
    if not replaced or not outer.checked_on:
        return
    words = {"title": title, "keys": ", ".join(replaced), "other": outer.at("checked_on").file}
    words["day"] = show_date(outer.checked_on)
    if not inner.checked_on:
        yield Problem.found("override-undated", inner.at(replaced[0]), **words)
    elif inner.checked_on < outer.checked_on:
        yield Problem.found("override-drift", inner.at("checked_on"), **words, own=show_date(inner.checked_on))
