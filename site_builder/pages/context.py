"""What planners may know: a unit with all that it inherits, its neighbours' summaries, the theme's words, the day."""

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import ClassVar
from urllib.parse import urlsplit

from site_builder.links import routes
from site_builder.links.content_ids import short_addresses
from site_builder.model import addresses
from site_builder.model.announcement import Announcement
from site_builder.model.guide import Guide
from site_builder.model.lineage import NO_LINEAGE, Lineage
from site_builder.model.location import Location, Record, once
from site_builder.model.output import Summary
from site_builder.model.site import Site
from site_builder.model.standing import Standing
from site_builder.model.unit import Unit
from site_builder.pages.views import Html, SpokenPages, Tongue, Version
from site_builder.text.address import absolute, relative
from site_builder.text.language_marks import BEGIN
from site_builder.text.markdown import MISSING, Fragment, Versions, fragment, phrase
from site_builder.text.normalize import page_name


@dataclass(frozen=True, kw_only=True, eq=False)
class PageContext:
    """The arguments of a plan. `above` begins with the root.

    Compared by identity, so that it can key what is worked out once for all pages of a unit (`once_per_unit`).
    """

    is_original: ClassVar[bool] = True
    """Whether it speaks the site's first language."""
    site: Site
    unit: Unit
    """With all that it inherits, without what a layer hides; with drafts in a preview only."""
    written: Unit
    """The same with what is hidden or a draft."""
    lang: str
    """The language of the pages."""
    words: Mapping[str, str]
    """The theme's, in that language."""
    today: date
    preview: bool = False
    """Whether those who write may see what residents may not see yet."""
    above: tuple[Summary, ...] = ()
    below: tuple[Summary, ...] = ()
    lineage: Lineage = NO_LINEAGE
    """The units before and after it."""
    standing: Standing | None = None
    """What the output holds of a long unit; None for any other."""
    assets: Container[str] = ()
    """The files of the theme. One that stands alone need not have all that ours has."""
    tongues: tuple[Tongue, ...] = ()
    """The other languages of the site."""
    translations: tuple[SpokenPages, ...] = ()
    """The other languages in which the unit has pages."""

    @cached_property
    def is_over(self) -> bool:
        """Whether the unit has ended."""
        succession = self.unit.profile.succession
        return bool(succession and succession.is_over(self.today))

    @cached_property
    def is_to_come(self) -> bool:
        """Whether the unit does not exist yet. Its pages are there for those who prepare them, and in no list."""
        succession = self.unit.profile.succession
        return bool(succession and succession.is_to_come(self.today))

    @cached_property
    def home(self) -> str:
        """The unit's home address."""
        return addresses.home(self.unit.path)

    @cached_property
    def theme_home(self) -> str:
        """The home address of the unit that names the theme, which publishes its assets; "" is the root's."""
        place = self.unit.profile.places.get("theme")
        if place is None or place.file.startswith(f"{addresses.BASE}/"):
            return ""
        return addresses.home(self.unit.path[: place.file.count("/")])

    @cached_property
    def label(self) -> str:
        """The unit in full: "xã Bảo Quang"."""
        return full_name(self.unit.profile.kind, self.unit.profile.name)

    @cached_property
    def page_name(self) -> str:
        """The name under which residents know the page: "BaoQuang24/7"."""
        return self.unit.profile.page_name or page_name(self.unit.profile.name)

    def address(self, page: str) -> str:
        """One of the unit's own pages."""
        return self.home + page

    @cached_property
    def linked(self) -> Unit:
        """The unit in which links of texts are looked up."""
        return self.unit

    def localized(self, url: str) -> str:
        """The address of a page of the unit in the context's own language."""
        return url

    def section(self, url: str) -> str:
        """Where one of the unit's pages stands below its home page, whatever its language."""
        return url[len(self.home) :]

    def native(self, text: str) -> str:
        """A text of the content, marked where the page is in another language."""
        return text

    def speaks(self, record: Guide | Announcement) -> bool:  # noqa: ARG002 - for translations
        """Whether a text is in the context's own language, and has a page in it."""
        return True

    def original_if_newer(self, page: str, record: Guide | Announcement) -> str:  # noqa: ARG002 - for translations
        """The link to the original of a translation whose words have changed since; "" for any other text."""
        return ""

    def untranslated(self) -> Mapping[str, tuple[str, str]]:
        """Where translations stood that this unit has no more, each with the address and the title of its original."""
        return {}

    def versions(self, url: str) -> tuple[Version, ...]:
        """The page in all languages in which it exists, the site's first one first; () where that is the only one."""
        page = self.section(url) if self.translations else ""
        others = [one for one in self.translations if page in one.pages]
        if not others:
            return ()
        first = self.site.language
        own = (first, self.tongues[0].first_name, self.home + page)
        found = (own, *((one.lang, one.name, f"{self.home}{one.lang}/{page}") for one in others))
        return tuple(
            Version(
                lang=lang,
                name=name,
                href=relative(url, address),
                canonical=self.canonical(address),
                current=lang == self.lang,
            )
            for lang, name, address in found
        )

    def canonical(self, url: str) -> str:
        """The address that is printed and told to search engines."""
        return absolute(self.site.base_url, url)

    @cached_property
    def short_addresses(self) -> Mapping[str, str]:
        """The short address of each page of the unit that has a live code: what is printed and passed on for it."""
        return short_addresses(self.unit)

    def short_address(self, target: str) -> str:
        """The address that is printed for a page of the unit: that of its code, or its own where it has none."""
        return self.short_addresses.get(target, target) if self.unit.codes else target

    def has_come(self, day: date | None) -> bool:
        """Whether what appears on a day is shown; a preview does not wait for it."""
        return self.preview or day is None or day <= self.today

    def marks(self, record: Guide | Announcement) -> tuple[str, ...]:
        """The badges of what residents do not see yet: only a preview has such things."""
        later = isinstance(record, Announcement) and record.date and record.date.date() > self.today
        return ("draft",) * record.draft + ("later",) * bool(later)

    def way(self, page: str, target: str) -> str:
        """The link from one of the unit's own pages to another. It is the same in every unit and looked for once."""
        return way(page[len(self.home) :], target[len(self.home) :])

    def body(self, page: str, record: Guide | Announcement) -> Html:
        """The text of a guide or an announcement, with its links as they are on `page`."""
        return self.blocks(page, record, "body")

    def blocks(self, page: str, record: Record, key: str) -> Html:
        """A record's blocks of Markdown, with their links as they are on `page`."""
        text = getattr(record, key)
        settled = _settled(fragment, text)
        return self._html(page, fragment(text), record.at(key)) if settled is None else settled

    def sentences(self, page: str, record: Record, key: str) -> tuple[Html, ...]:
        """A record's list of Markdown sentences; each may come from a different layer."""
        settled = _all_settled(record, key)
        if settled is not None:
            return settled
        texts = enumerate(getattr(record, key))
        return tuple(self._html(page, phrase(text), record.at(key, index)) for index, text in texts)

    def sentence(self, page: str, record: Record, key: str) -> Html:
        """A record's Markdown sentence, or nothing."""
        text = getattr(record, key)
        settled = _settled(phrase, text)
        return self._html(page, phrase(text), record.at(key)) if settled is None else settled

    def _html(self, page: str, made: Fragment, place: Location) -> Html:
        html = made.html(self.resolver(page, place.file), self._versions(page, place.file))
        return Html(html)  # noqa: S704 - sanitised in text/markup

    def resolver(self, page: str, file: str) -> Callable[[str], str]:
        """What a target in a content file reads as on a page."""

        def resolve(target: str) -> str:
            if target.startswith("#") or urlsplit(target).scheme:
                return target
            found = routes.find(self.linked, file, target)
            is_there = found.fault in ("", "link-fragment") and self.has_come(found.since)
            address = found.address if is_there else self.address(_LISTS.get(found.fault, ""))
            return self.way(page, address) if address.startswith(self.home) else relative(page, address)

        return resolve

    def _versions(self, page: str, file: str) -> Callable[[str], Versions | None]:
        def versions(target: str) -> Versions | None:
            if urlsplit(target).scheme:
                return None
            meant = routes.find(self.unit, file, target)
            found = meant.picture
            if found is None:
                return MISSING if meant.fault else None
            webp, jpeg = relative(page, found.webp), relative(page, found.jpeg)
            return Versions(webp=webp, jpeg=jpeg, width=found.width, height=found.height)

        return versions


_LISTS = {
    "": addresses.ANNOUNCEMENTS,
    "link-announcement": addresses.ANNOUNCEMENTS,
    "link-guide": addresses.GUIDES,
    "link-fragment": addresses.ANNOUNCEMENTS,
}
"""Where a link leads whose text is hidden in this unit, has not appeared yet, or is missing and borne with (`ignore`):
to the list that it would stand in; what stands in none, home. A part that is missing leads to the whole."""
once_per_unit = lru_cache(maxsize=1)
"""For what follows from a context alone and many pages show. Units are planned one after another: one is enough."""
way = lru_cache(maxsize=4096)(relative)
"""From a page of a unit to another, each as it stands below the unit's home page."""
_GRADES = re.compile(r"\s*\((?:[ABSD]|[PSD]\d+)(?:[,; ]+(?:[ABSD]|[PSD]\d+))*\)")


@lru_cache(maxsize=2048)
def _settled(convert: Callable[[str], Fragment], text: str) -> Html | None:
    """The HTML of a text that links to nothing, the same object for every page that shows it; else None."""
    made = convert(text)
    return None if made.holes else Html(made.parts[0])  # noqa: S704 - sanitised in text/markup


@once
def _all_settled(record: Record, key: str) -> tuple[Html, ...] | None:
    """A list of sentences, where none of them links to anything."""
    made = [_settled(phrase, text) for text in getattr(record, key)]
    return None if None in made else tuple(html for html in made if html is not None)


def cite(source: str) -> str:
    """A source as residents read it, without the editors' grades: "cafef.vn, 02/2024 (B, P66)" loses "(B, P66)"."""
    return _GRADES.sub("", source)


def full_name(kind: str, name: str) -> str:
    """The kind and the name, as addresses have them."""
    return f"{kind} {name}".strip()


def capital(text: str) -> str:
    """The text with a capital first letter, the rest untouched: "xã Bảo Quang" → "Xã Bảo Quang"."""
    start = 2 if text[:1] == BEGIN else 1
    return text[:start].upper() + text[start:]
