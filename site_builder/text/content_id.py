"""Reads content ids: names of what a unit has that stay the same when addresses change."""

import re
from typing import NamedTuple

from site_builder.model.problem import Refused
from site_builder.model.scalars import ContentId
from site_builder.text.normalize import SLUG

PAGES = ("home", "contact", "teams", "guides", "announcements", "services", "privacy", "qr", "index")
"""What a unit has once: the pages of its sections."""
NAMED = ("guide", "announcement", "team", "service", "market", "question", "channel")
"""What a unit has several of: its name follows a colon."""
_FORM = re.compile(rf"(?:(?P<unit>[a-z0-9/-]+)/)?(?P<kind>[a-z]+)(?::(?P<name>{SLUG.pattern}))?")


class ContentName(NamedTuple):
    """A content id in its parts."""

    kind: str
    name: str = ""
    """It is "" for what a unit has once."""
    unit: tuple[str, ...] | None = None
    """The path of the unit; None for the one that has the register."""


def parse_content_id(text: str) -> ContentName | None:
    """Returns the parts of a content id; None for what is none.

    >>> parse_content_id("guide:cai-vneid")
    ContentName(kind='guide', name='cai-vneid', unit=None)
    """
    match = _FORM.fullmatch(text)
    if not match or (match["kind"] in NAMED) != bool(match["name"]) or match["kind"] not in (*PAGES, *NAMED):
        return None
    unit = tuple(match["unit"].split("/")) if match["unit"] else None
    return ContentName(kind=match["kind"], name=match["name"] or "", unit=unit)


def read_content_id(text: str) -> ContentId:
    """Reads a content id. Raises Refused."""
    if parse_content_id(text) is None:
        raise Refused("content-id-form", value=text)
    return ContentId(text)
