"""The Content-Security-Policy of a site: what its pages may load and run, and nothing else."""

import re
from collections.abc import Collection

from site_builder.deploy.pages import PageFacts
from site_builder.model.frozen import frozen

_LONGEST = 1_900
"""Characters of the header. Hosts of pages take lines of 2,000, and some proxies no longer ones; then any style is
allowed: styles harm little, scripts do.
"""
_SOURCE = re.compile(r"'sha256-[A-Za-z0-9+/=]{44}'")
_STYLES = re.compile(r"style-src ([^;\"]*)")
_SCRIPTS = re.compile(r"script-src ([^;\"]*)")


@frozen
class Policy:
    """The styles and scripts inside pages that may be used, by their digests."""

    styles: frozenset[str] = frozenset()
    scripts: frozenset[str] = frozenset()
    has_style_attributes: bool = False

    @classmethod
    def of(cls, facts: PageFacts) -> "Policy":
        """The policy that fits these pages exactly."""
        return cls(
            styles=frozenset(facts.styles),
            scripts=frozenset(facts.scripts),
            has_style_attributes=facts.has_style_attributes,
        )

    @classmethod
    def read(cls, text: str) -> "Policy":
        """The policy that a server obeys now, from its file."""
        styles, scripts = (" ".join(part.findall(text)) for part in (_STYLES, _SCRIPTS))
        return cls(
            styles=frozenset(_SOURCE.findall(styles)),
            scripts=frozenset(_SOURCE.findall(scripts)),
            has_style_attributes="style-src-attr" in text,
        )

    def __or__(self, other: "Policy") -> "Policy":
        """Both sites at once: while one takes the place of the other, pages of either are there."""
        return Policy(
            styles=self.styles | other.styles,
            scripts=self.scripts | other.scripts,
            has_style_attributes=self.has_style_attributes or other.has_style_attributes,
        )

    def header(self, *, any_style: bool = False) -> str:
        """The header. With `any_style` it does not depend on the styles, for servers that read it once."""
        exact = "" if any_style else self._header(is_free=False)
        return exact if 0 < len(exact) <= _LONGEST else self._header(is_free=True)

    def _header(self, *, is_free: bool) -> str:
        rules = [
            "default-src 'self'",
            "img-src 'self' data:",
            f"style-src 'self' {_sources(() if is_free else self.styles, is_free=is_free)}",
            f"script-src 'self' {_sources(self.scripts)}",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        ]
        if self.has_style_attributes and not is_free:
            rules.append("style-src-attr 'unsafe-inline'")
        return "; ".join(rule.rstrip() for rule in rules)


def _sources(sources: Collection[str], *, is_free: bool = False) -> str:
    return "'unsafe-inline'" if is_free else " ".join(sorted(sources))
