"""What the site is made of, and what units tell each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to render: `template` names the theme's template, `shows` holds the views that it may see."""

    url: str
    template: str
    shows: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """Bytes to publish at `url`."""

    url: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A file of the disk to publish as it is.

    `source` is relative to the content folder; what the build has made of a content file is named in full.
    """

    url: str
    source: str
    digest: str = ""
    """Of the bytes, so that a unit with a new document is known to be a new one without comparing files."""


Output = Page | File | Copy
Published = File | Copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The little that other units may know of a unit: enough to list and find it."""

    path: tuple[str, ...]
    name: str
    kind: str

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Summary":
        """A summary that was kept as JSON; KeyError or TypeError where it is damaged."""
        return cls(path=tuple(row["path"]), name=row["name"], kind=row["kind"])
