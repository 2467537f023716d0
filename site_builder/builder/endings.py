"""Which published addresses end though their unit stays, because a text or file was deleted, renamed or hidden.

Only what the output holds tells of them: the build that takes them away tells it, and `check` before that build.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from site_builder.builder.tree import path_of, unit_of
from site_builder.links.pages.cross_unit import stem
from site_builder.model import addresses
from site_builder.model.addresses import is_text, language_and_page
from site_builder.model.folder import Folder, UnitPath
from site_builder.model.frozen import frozen
from site_builder.model.location import Location
from site_builder.model.problem import Problem

FOLDERS = {addresses.GUIDES: "guides", addresses.ANNOUNCEMENTS: "announcements"}
_MEDIA = "media/"
AddressesByUnit = Mapping[str, Collection[str]]


@frozen
class Ending:
    """An address that ends, in the outermost unit that has had it."""

    unit: UnitPath
    page: str
    """The address below the unit's home page."""
    units: tuple[str, ...]
    """The units in which it ends: a shared guide has a page in each."""
    heir: str = ""
    """The slug of the only text that is new in the same list: most often the same text under its new name."""

    @property
    def urls(self) -> tuple[str, ...]:
        """All addresses that end."""
        return tuple(addresses.home(path_of(unit)) + self.page for unit in self.units)

    @property
    def slug(self) -> str:
        """The text's name in addresses; the file's path below the unit for what is no text."""
        return self.page.rstrip("/").rpartition("/")[2] if self.page.endswith("/") else self.page

    def problem(self, folder: Folder) -> Problem:
        """Tells of it at the text that replaces it, if there is one, with the line that keeps the address."""
        url = f"/{addresses.home(self.unit)}{self.page}"
        if not self.page.endswith("/"):
            return Problem.found("file-ended", Location(file=folder.name_of(self.page)), value=url)
        lang, page = language_and_page(self.page)
        texts = FOLDERS[f"{page.partition('/')[0]}/"]
        words = {"value": url, "count": str(len(self.units)), "slug": self.slug}
        if heir := "" if lang else file_of_text(folder, texts, self.heir):
            return Problem.found("page-renamed", Location(file=heir), **words)
        gone = (
            f"{texts}/{self.slug}{f'.{lang}' if lang else ''}.md" if texts == "guides" else texts
        )  # nobody knows the day in the name
        return Problem.found("page-ended", Location(file=folder.name_of(gone)), **words)


def endings(published: AddressesByUnit, offered: AddressesByUnit) -> Iterator[Ending]:
    """Compares what the output holds of units with what their content makes now. Both have the same units."""
    lost = {unit: set(_lost(unit, urls, offered[unit])) for unit, urls in published.items()}
    found: dict[tuple[str, str], list[str]] = {}
    for unit, pages in sorted(lost.items()):
        for page in pages:
            found.setdefault((outermost(unit, page, lost), page), []).append(unit)
    for (unit, page), units in sorted(found.items()):
        heir = heir_of(unit, page, lost[unit], set(offered[unit]).difference(published[unit]))
        yield Ending(unit=path_of(unit), page=page, units=tuple(units), heir=heir)


def outermost(unit: str, page: str, lost: AddressesByUnit) -> str:
    """The outermost unit that loses a page which this unit loses: where the text stood."""
    path = path_of(unit)
    outer = (unit_of(path[:depth]) for depth in range(len(path)))
    return next((name for name in outer if page in lost.get(name, ())), unit)


def _lost(unit: str, urls: Collection[str], offered: Collection[str]) -> Iterator[str]:
    """The texts and files of a unit that end. Pictures have other addresses whenever they are replaced."""
    home, there = addresses.home(path_of(unit)), frozenset(offered)
    for url in urls:
        page = url.removeprefix(home)
        if url not in there and (is_text(page) or (page.startswith(_MEDIA) and stem(url) == url)):
            yield page


def heir_of(unit: str, page: str, lost: Collection[str], gained: Collection[str]) -> str:
    """The slug of the text that replaces another one: the only new one where only one ends."""
    section, home = f"{page.partition('/')[0]}/", addresses.home(path_of(unit))
    new = [name for url in gained if (name := url.removeprefix(home)).startswith(section) and is_text(name)]
    is_only = page.endswith("/") and len(new) == 1 and sum(one.startswith(section) for one in lost) == 1
    return new[0].rstrip("/").rpartition("/")[2] if is_only else ""


def file_of_text(folder: Folder, texts: str, slug: str) -> str:
    """The file of a text in a unit's folder or the base layer, by its name in addresses; "" where there is none."""
    name = re.compile(rf"{texts}/(?:\d+-\d+-\d+-)?{re.escape(slug)}\.md")
    layers = reversed(folder.layers) if slug else ()
    found = (layer.name_of(file) for layer in layers for file in layer.files if name.fullmatch(file))
    return next(found, "")
