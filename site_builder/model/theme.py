"""Defines a theme as a value, without code or disk."""

from collections.abc import Mapping
from dataclasses import field
from typing import Protocol

from site_builder.model.frozen import frozen


class TemplateStore(Protocol):
    """Where what was compiled of templates is kept for the next process."""

    def read(self, template: str, source: str) -> bytes:
        """What was kept of a template with this source; b"" where there is nothing that can be used."""

    def keep(self, template: str, source: str, code: bytes) -> None:
        """Keeps what was compiled of a template with this source."""


@frozen(eq=False)
class Theme:
    """Holds everything that decides how pages look.

    Themes are compared by identity, so that a theme can be the key of a cache of compiled templates.
    """

    name: str
    templates: Mapping[str, str]
    """It maps a template's name to its source: "guide.html", "components/call.html"."""
    sources: Mapping[str, str]
    """It maps a template's name to its file: "ours/components/call/template.html"."""
    styles: Mapping[str, str]
    """It maps a page template to its style sheet: the general styles and those of the components that it uses."""
    optional: Mapping[str, frozenset[str]]
    """It maps a page template to the classes whose rules a page without them does without (`pages.fitting`)."""
    marks: Mapping[str, frozenset[str]]
    """It maps a page template to the attributes after which its pages may have URLs (`links.pages.unit_links`)."""
    lang: str
    """The language of its words."""
    words: Mapping[str, str]
    assets: Mapping[str, bytes]
    tokens: Mapping[str, tuple[str, str]]
    """It maps a token to its colours on a light and on a dark screen."""
    digest: str
    others: Mapping[str, "Theme"] = field(default_factory=dict)
    """It maps each other language of the site to the same theme with its words."""
    compiled: TemplateStore | None = None
    """Where its compiled templates are kept; None where each process compiles them anew."""
