"""Where things are: the addresses of a unit's pages, and what a link in a text means for the reader's unit."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from urllib.parse import unquote

from site_builder.model.addresses import ANNOUNCEMENTS, GUIDES, SERVICES, TEAMS
from site_builder.model.records import Announcement, Guide, Picture, Unit
from site_builder.text.address import climb
from site_builder.text.markdown import fragment

_DATA_PAGES = {
    "unit.yaml": "",
    "teams.yaml": TEAMS,
    "services.yaml": SERVICES,
    "events.yaml": TEAMS,
    "figures.yaml": TEAMS,
}
_FOLDERS = ("guides", "announcements", "media")
_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}-")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedReference:
    """What a reference means: an address of the site, or the rule that it breaks."""

    address: str = ""
    """Where it leads. A reference to a part that does not exist leads to the whole."""
    picture: Picture | None = None
    """The versions of what the reference means, when that is a picture."""
    since: date | None = None
    """The day on which the page appears, when it is not always there."""
    fault: str = ""
    near: tuple[str, ...] = ()
    """Names that exist where the reference looked, to propose the one that was meant."""


def home(path: tuple[str, ...]) -> str:
    """A unit's home page; "" is the root unit's."""
    return "/".join((*path, ""))


def under(unit: Unit, page: str) -> str:
    """The address of one of a unit's own pages."""
    return home(unit.path) + page


def guide(unit: Unit, slug: str) -> str:
    """A guide's page in a unit."""
    return under(unit, f"{GUIDES}{slug}/")


def announcement(unit: Unit, slug: str) -> str:
    """An announcement's page in a unit."""
    return under(unit, f"{ANNOUNCEMENTS}{slug}/")


def sources(unit: Unit) -> dict[str, str]:
    """The content file that each page of a text and each published file comes from."""
    return {
        **{published.url: media.file for media in unit.media.values() for published in media.published},
        **{guide(unit, slug): record.at().file for slug, record in unit.guides.items()},
        **{announcement(unit, slug): record.at().file for slug, record in unit.announcements.items()},
    }


def find(unit: Unit, file: str, reference: str) -> ResolvedReference:
    """The page or file that a relative reference in a content file means for a reader of `unit`.

    A reference names a file of the content. It is looked up by inheritance: the reader's unit shows its own text of
    that name if it has one, else the inherited one. What the unit does not inherit is out of reach.
    """
    meant = _meant(file, reference)
    if meant is None:
        return ResolvedReference(fault="link-unknown")
    layer, folder, name, anchor = meant
    if unit.path[: len(layer)] != layer:
        return ResolvedReference(fault="link-other-unit")
    return _FINDERS[folder](unit, name, anchor)


@lru_cache(maxsize=8192)
def _meant(file: str, reference: str) -> tuple[tuple[str, ...], str, str, str] | None:
    """A reference as unit, folder, name and part: "../media/mau.pdf" → (("bao-quang",), "media", "mau.pdf", "")."""
    path, _, anchor = reference.partition("#")
    where = climb(file, unquote(path))
    if where is None:
        return None
    parts = tuple(where.split("/"))
    for index, part in enumerate(parts[:-1]):
        if part in _FOLDERS:
            return parts[:index], part, "/".join(parts[index + 1 :]), anchor
    return parts[:-1], "", parts[-1], anchor


def _guide(unit: Unit, name: str, anchor: str) -> ResolvedReference:
    slug = name.removesuffix(".md")
    if slug not in unit.guides:
        return ResolvedReference(fault="link-guide", near=tuple(unit.guides))
    return _anchored(guide(unit, slug), anchor, _ids(unit.guides[slug], anchor))


def _announcement(unit: Unit, name: str, anchor: str) -> ResolvedReference:
    slug = _DATE.sub("", name.removesuffix(".md"))
    if slug not in unit.announcements:
        return ResolvedReference(fault="link-announcement", near=tuple(unit.announcements))
    found = unit.announcements[slug]
    target = _anchored(announcement(unit, slug), anchor, _ids(found, anchor))
    return replace(target, since=found.date.date() if found.date else None)


def _ids(record: Guide | Announcement, anchor: str) -> frozenset[str]:
    return fragment(record.body).ids if anchor else frozenset()


def _media(unit: Unit, name: str, _anchor: str) -> ResolvedReference:
    found = unit.media.get(name)
    if found is None:
        return ResolvedReference(fault="link-file", near=tuple(unit.media))
    return ResolvedReference(address=found.address, picture=found.picture)


def _data(unit: Unit, name: str, anchor: str) -> ResolvedReference:
    if name not in _DATA_PAGES:
        return ResolvedReference(fault="link-unknown")
    known = {"services.yaml": unit.services, "teams.yaml": unit.teams}.get(name, {})
    return _anchored(under(unit, _DATA_PAGES[name]), anchor, frozenset(known))


def part(reference: str) -> str:
    """The part of a page that a reference names: none for its top, or for words to look for (`#:~:text=`)."""
    name = reference.partition("#")[2].partition(":~:")[0]
    return "" if name == "top" else name


def _anchored(address: str, anchor: str, ids: frozenset[str]) -> ResolvedReference:
    if part(f"#{anchor}") not in ("", *ids):
        return ResolvedReference(address=address, fault="link-fragment", near=tuple(sorted(ids)))
    return ResolvedReference(address=f"{address}#{anchor}" if anchor else address)


_FINDERS: Mapping[str, Callable[[Unit, str, str], ResolvedReference]] = {
    "guides": _guide,
    "announcements": _announcement,
    "media": _media,
    "": _data,
}
