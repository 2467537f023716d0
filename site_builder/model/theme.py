"""A theme as a value: no code, no disk."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Theme:
    """Everything that pages look like. Compared by identity, so that it can key a cache of compiled templates."""

    name: str
    templates: Mapping[str, str]
    """Template name → source: "guide.html", "components/call.html"."""
    styles: Mapping[str, str]
    """Page template → its style sheet: what is general, and that of the components which the template uses."""
    marks: Mapping[str, frozenset[str]]
    """Page template → behind which attributes its pages may have addresses (`links.pages.unit_links`)."""
    lang: str
    """The language of its words."""
    words: Mapping[str, str]
    assets: Mapping[str, bytes]
    tokens: Mapping[str, tuple[str, str]]
    """Token → colour on a light and on a dark screen."""
    digest: str
