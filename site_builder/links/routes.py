"""Where things are: the addresses of a unit's pages, and what a link in a text means for the reader's unit."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache, partial
from urllib.parse import unquote

from site_builder.model.addresses import ANNOUNCEMENTS, BASE, GUIDES, home
from site_builder.model.announcement import Announcement
from site_builder.model.file_kinds import FILE_KINDS, FOLDERS, MEDIA, TEXT_FOLDERS, data_kind
from site_builder.model.frozen import frozen
from site_builder.model.guide import Guide
from site_builder.model.media import Media, Picture
from site_builder.model.unit import Unit
from site_builder.text.address import climb
from site_builder.text.markdown import fragment

_UNKNOWN_TEXT = {"guides": "link-guide", "announcements": "link-announcement"}
"""Folder of texts → the rule that a reference breaks when no text has its name; `link-unknown` for other folders."""


@frozen
class ResolvedReference:
    """What a reference means: an address of the site, or the rule that it breaks."""

    address: str = ""
    """Where it leads. A reference to a part that does not exist leads to the whole."""
    picture: Picture | None = None
    """The versions of the picture, when the reference means one."""
    since: date | None = None
    """The day on which the page appears, when it is not always there."""
    text: Guide | Announcement | None = None
    """The text whose page it is."""
    fault: str = ""
    near: Callable[[], Iterable[str]] = tuple
    """Returns the names that exist where the reference looked, to propose the one that was meant."""


def under(unit: Unit, page: str) -> str:
    """The address of one of a unit's own pages."""
    return home(unit.path) + page


def text_section(kind: type[Guide | Announcement]) -> str:
    """Where the pages of a kind of texts stand below a unit's home page."""
    return GUIDES if kind is Guide else ANNOUNCEMENTS


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
        **{
            _text_page(unit, folder, slug): record.at().file
            for folder in TEXT_FOLDERS
            for slug, record in _texts(unit, folder).items()
        },
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
    if folder == MEDIA:
        return _media(unit, layer, name)
    return _text(unit, meant) if folder else _data(unit, name, anchor)


def layer_of(file: str) -> tuple[str, ...]:
    """The unit to which a content file belongs. All units inherit the base layer, as they do the root unit.

    >>> layer_of("bao-quang/teams.yaml"), layer_of("media/so-do.jpg")
    (('bao-quang',), ())
    """
    parts = tuple(file.removeprefix(f"{BASE}/").split("/"))[:-1]
    return next((parts[:index] for index, part in enumerate(parts) if part in FOLDERS), parts)


def is_in_reach(file: str, layer: tuple[str, ...]) -> bool:
    """Whether a layer inherits what a file says, or says it itself: whatever shows the layer shows that too."""
    own = layer_of(file)
    return layer[: len(own)] == own


def folder_of(file: str, reference: str) -> str:
    """The folder of a unit in which a relative reference in a file looks, such as "guides"; "" for none of these."""
    meant = _meant(file, reference)
    return meant[1] if meant else ""


@lru_cache(maxsize=8192)
def _meant(file: str, reference: str) -> tuple[tuple[str, ...], str, str, str] | None:
    """A reference as unit, folder, name and part: "../media/mau.pdf" → (("bao-quang",), "media", "mau.pdf", "").

    Every unit inherits the base layer, as it does the root unit.
    """
    path, _, anchor = reference.partition("#")
    where = climb(file, unquote(path))
    if where is None:
        return None
    parts = tuple(where.removeprefix(f"{BASE}/").split("/"))
    for index, part in enumerate(parts[:-1]):
        if part in FOLDERS:
            return parts[:index], part, "/".join(parts[index + 1 :]), anchor
    return parts[:-1], "", parts[-1], anchor


def _text(unit: Unit, meant: tuple[tuple[str, ...], str, str, str]) -> ResolvedReference:
    layer, folder, name, anchor = meant
    known, slug = _texts(unit, folder), _slug(folder, name)
    if slug not in known:
        near = partial(_in_reach, known, layer)
        return ResolvedReference(fault=_UNKNOWN_TEXT.get(folder, "link-unknown"), near=near)
    found = known[slug]
    ids = fragment(found.body).ids if anchor else frozenset[str]()
    begins: datetime | None = getattr(found, "date", None)
    since = begins.date() if begins else None
    return _anchored(_text_page(unit, folder, slug), anchor, ids, text=found, since=since)


def _in_reach(records: Mapping[str, Guide | Announcement | Media], layer: tuple[str, ...]) -> tuple[str, ...]:
    """The names of what a layer inherits or has."""
    files = ((name, one.file if isinstance(one, Media) else one.at().file) for name, one in records.items())
    return tuple(name for name, file in files if is_in_reach(file, layer))


def _slug(folder: str, name: str) -> str:
    return FILE_KINDS[f"{folder}/"].slug_of(name.removesuffix(".md"))


def _texts(unit: Unit, folder: str) -> Mapping[str, Guide | Announcement]:
    texts: Mapping[str, Guide | Announcement] = getattr(unit, folder)
    return texts


def _text_page(unit: Unit, folder: str, slug: str) -> str:
    return under(unit, f"{FILE_KINDS[f'{folder}/'].page}{slug}/")


def _media(unit: Unit, layer: tuple[str, ...], name: str) -> ResolvedReference:
    found = unit.media.get(name)
    if found is None:
        return ResolvedReference(fault="link-file", near=partial(_in_reach, unit.media, layer))
    return ResolvedReference(address=found.address, picture=found.picture)


def _data(unit: Unit, name: str, anchor: str) -> ResolvedReference:
    kind = data_kind(name)
    if kind is None or kind.page is None:
        return ResolvedReference(fault="link-unknown")
    if kind.is_of_few and not any(getattr(unit, key) for key in kind.lists):
        return ResolvedReference(fault="link-unknown")
    lists = [getattr(unit, key) for key, records in kind.lists.items() if anchor and records.has_anchors]
    return _anchored(under(unit, kind.page), anchor, lists[0] if lists else ())


def part(reference: str) -> str:
    """The part of a page that a reference names; "" for its top, and for words to look for (`#:~:text=`)."""
    name = reference.partition("#")[2].partition(":~:")[0]
    return "" if name == "top" else name


def _anchored(
    address: str,
    anchor: str,
    ids: Collection[str],
    text: Guide | Announcement | None = None,
    since: date | None = None,
) -> ResolvedReference:
    name = part(f"#{anchor}")
    if name and name not in ids:
        return ResolvedReference(address=address, text=text, since=since, fault="link-fragment", near=lambda: ids)
    return ResolvedReference(address=f"{address}#{anchor}" if anchor else address, text=text, since=since)
