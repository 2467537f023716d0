"""Defines what a site consists of, and what units may know of each other."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from site_builder.model.frozen import frozen
from site_builder.model.lineage import Handover
from site_builder.model.progress import TeamProgress


@frozen
class Page:
    """Describes a page to render: `template` names the theme's template, and `shows` holds the views for it."""

    url: str
    template: str
    shows: Mapping[str, object]
    key: str = ""
    """It stands for all that the page follows from and that changes within a long unit (`model.standing`)."""
    lang: str = ""
    """It is the language of a translation; "" stands for the site's first language."""


@frozen
class File:
    """Holds bytes to publish at `url`."""

    url: str
    body: bytes
    template: str = ""
    """It is the template of a page, or "" for other files."""
    key: str = ""
    """It is the key of the page that it was rendered from."""


@frozen
class Copy:
    """Names a file on the disk to publish unchanged.

    `source` is relative to the content folder. A file that the build has made has its full path.
    """

    url: str
    source: str
    digest: str = ""
    """It is the digest of the bytes, so that a unit with a new document counts as new without comparing files."""


@frozen
class CodePage:
    """Asks for a page of the unit to stand at the short address of an issued code as well.

    `page` is planned for an address inside the unit; its links are then written anew for `url`.
    """

    url: str
    page: Page
    code: str


@frozen(eq=False)
class StandingPage:
    """Names a page of a long unit that the output holds already as it is to be, so that nobody renders it."""

    url: str
    template: str
    key: str
    size: int
    """It is the length in bytes."""
    digest: str
    """It is the digest of the bytes."""
    references: frozenset[bytes]
    ids: tuple[bytes, ...]


Output = Page | File | Copy | CodePage | StandingPage
Published = File | Copy | StandingPage


@frozen
class Summary:
    """Holds the little that other units may know of a unit: enough to list and find it."""

    path: tuple[str, ...]
    name: str
    kind: str
    is_online: bool = True
    """It says whether the unit has pages. One that failed before it ever had any is listed without a link."""
    sitemaps: int = 1
    """The sitemaps of the unit: 50,000 pages fill one."""
    is_over: bool = False
    """It says whether the unit has ended: it is listed with what it is now."""
    is_to_come: bool = False
    """It says whether the unit does not exist yet: then no list has it."""
    now: tuple[str, ...] = ()
    """It holds what the unit is now, each by kind and name."""
    former: tuple[str, ...] = ()
    """It holds the former names of the unit that have no pages of their own."""
    languages: tuple[str, ...] = ()
    """They are the other languages in which the unit has phrases, and so a home page."""
    handover: Handover | None = None
    """It holds what the successors of the unit show of it. Nobody else is told."""
    progress: TeamProgress | None = None
    """It holds counts of the unit's own teams and rounds of outreach, which units above add up."""

    def row(self) -> dict[str, Any]:
        """Returns the summary as JSON has it, to be kept."""
        row: dict[str, Any] = {"path": self.path, "name": self.name, "kind": self.kind}
        row |= {} if self.is_online else {"is_online": False}
        row |= {} if self.sitemaps == 1 else {"sitemaps": self.sitemaps}
        row |= {"progress": self.progress.row()} if self.progress else {}
        row |= {"languages": self.languages} if self.languages else {}
        if not (self.is_over or self.is_to_come or self.former):
            return row
        fate = {"is_over": self.is_over, "is_to_come": self.is_to_come, "now": self.now, "former": self.former}
        return {**row, **fate, "handover": self.handover.row() if self.handover else None}

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Summary":
        """Reads a summary that was kept as JSON. Raises KeyError or TypeError where it is damaged."""
        found = cls(
            path=tuple(row["path"]),
            name=row["name"],
            kind=row["kind"],
            is_online=row.get("is_online", True),
            sitemaps=int(row.get("sitemaps", 1)),
            progress=TeamProgress.of(row["progress"]) if "progress" in row else None,
            languages=tuple(row.get("languages", ())),
        )
        return _with_fate(found, row) if "is_over" in row else found


def _with_fate(summary: Summary, row: Mapping[str, Any]) -> Summary:
    return replace(
        summary,
        is_over=row["is_over"],
        is_to_come=row["is_to_come"],
        now=tuple(row["now"]),
        former=tuple(row["former"]),
        handover=Handover.of(row["handover"]) if row["handover"] else None,
    )
