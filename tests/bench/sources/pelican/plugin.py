"""Pelican's plugin: before pages are written, the units get their texts in order."""

import os
from typing import Any

from arrange import Json, arrange
from pelican import signals

_LISTS = ("needs", "mistakes", "without_app", "services", "related")
"""Keys of which Pelican's heads hold several lines, or one with commas."""


def register() -> None:
    """Pelican calls this."""
    signals.page_generator_finalized.connect(_arrange)


def _arrange(generator: Any) -> None:  # noqa: ANN401 - Pelican's own types are not installed here
    heads = [_head(page) for page in generator.pages if "kind" in page.metadata]
    arrange(generator.settings["JINJA_GLOBALS"]["units"], heads, os.environ["TODAY"])
    generator.context["addresses"] = [head["url"] for head in heads]


def _head(page: Any) -> Json:  # noqa: ANN401 - as above
    """What stands above a text, with its lists and its event as templates want them."""
    head: Json = page.metadata
    head["url"] = f"/{page.url}"
    for name in _LISTS:
        if isinstance(head.get(name), str):
            head[name] = head[name].split(", ")
    if "event_starts" in head:
        head["event"] = {"starts": head["event_starts"], "place": head["event_place"]}
    head["slug"] = page.slug.rpartition("/")[2]
    return head
