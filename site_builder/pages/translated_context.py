"""A unit's pages in another language are planned as all others are, from a context that speaks it.

They stand below `<lang>/` in the unit: `en/huong-dan/cai-vneid/`. What links to a page which exists in the language
leads to it, and to the original where there is none. Whatever is left in the site's first language is marked
(`text.language_marks`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import ClassVar

from site_builder.content.translations import (
    Speaker,
    is_old,
    is_said_in,
    originals_and_translations,
    speaker,
    spoken_unit,
)
from site_builder.links import routes
from site_builder.model import addresses
from site_builder.model.announcement import Announcement
from site_builder.model.guide import Guide
from site_builder.model.location import Location, Record
from site_builder.model.unit import Unit
from site_builder.pages.announcement_lists import listed
from site_builder.pages.announcements import published, summary
from site_builder.pages.context import PageContext
from site_builder.pages.context import way as way_between
from site_builder.pages.views import Html, SpokenPages, Tongue
from site_builder.text.address import relative
from site_builder.text.language_marks import marked


@dataclass(frozen=True, kw_only=True, eq=False)
class TranslatedContext(PageContext):
    """What the pages of a unit in another language are planned from."""

    is_original: ClassVar[bool] = False
    original: PageContext
    """The same in the site's first language."""
    pages: frozenset[str]
    """The pages that exist in the language, as they stand below the unit's home page in the first one."""

    @cached_property
    def label(self) -> str:
        """The unit in full, marked as a name."""
        return marked(self.original.label)

    def localized(self, url: str) -> str:
        """The address of a page of the unit in this language."""
        return f"{self.home}{self.lang}/{url[len(self.home) :]}"

    def section(self, url: str) -> str:
        """Where the page stands below the unit's home page in the first language."""
        return url[len(self.home) :].removeprefix(f"{self.lang}/")

    def native(self, text: str) -> str:
        """A text of the content in this language, or marked."""
        return _speaker(self).say(text)

    def way(self, page: str, target: str) -> str:
        """The link to one of the unit's own pages: in this language where it exists in it."""
        section, mark, part = target[len(self.home) :].partition("#")
        inner = f"{self.lang}/{section}" if section in self.pages else section
        return way_between(page[len(self.home) :], inner + mark + part)

    def sentences(self, page: str, record: Record, key: str) -> tuple[Html, ...]:
        """A record's list of sentences, those in the first language marked."""
        made = super().sentences(page, record, key)
        return tuple(self._marked(html, record.at(key, index), "span") for index, html in enumerate(made))

    def sentence(self, page: str, record: Record, key: str) -> Html:
        """A record's sentence, marked where it is in the first language."""
        return self._marked(super().sentence(page, record, key), record.at(key), "span")

    def body(self, page: str, record: Guide | Announcement) -> Html:
        """A record's blocks, marked where they are in the first language."""
        return self._marked(super().body(page, record), record.at("body"), "div")

    def _marked(self, html: Html, place: Location, element: str) -> Html:
        if not html or is_said_in(self.lang, place):
            return html
        return Html(f'<{element} lang="{self.original.lang}">{html}</{element}>')  # noqa: S704 - it was safe

    def speaks(self, record: Guide | Announcement) -> bool:
        """Whether a text is translated."""
        return f"{routes.text_section(type(record))}{record.slug}/" in self.pages

    def original_if_newer(self, page: str, record: Guide | Announcement) -> str:
        """The link to the original of a translation whose words have changed since."""
        kind = type(record)
        originals, translations = originals_and_translations(self.original.unit, kind)
        if not is_old(originals[record.slug], translations[f"{record.slug}.{self.lang}"]):
            return ""
        return relative(page, f"{self.home}{routes.text_section(kind)}{record.slug}/")

    def untranslated(self) -> Mapping[str, tuple[str, str]]:
        """Where translations stood of texts that this unit has written anew: it need not translate them, and links to
        the translations stay good. So do those to lists in which nothing is left.
        """
        found = dict[str, tuple[str, str]]()
        for page, word in (("", "home"), (addresses.CONTACT, "contact"), (addresses.GUIDES, "guides")):
            if page not in self.pages:
                found[self.localized(self.address(page))] = (self.address(page), self.words[word])
        for kind in (Guide, Announcement):
            originals, translations = originals_and_translations(self.linked, kind)
            for one in translations.values():
                page = f"{routes.text_section(kind)}{one.slug}/"
                if one.lang == self.lang and one.slug in originals and page not in self.pages:
                    target = self.address(page)
                    found[self.localized(target)] = (target, originals[one.slug].title)
        return found

    @cached_property
    def linked(self) -> Unit:
        """The unit in which links of texts are looked up: all that it has, in whatever language."""
        return self.original.unit


def _speaker(context: PageContext) -> Speaker:
    original = context.original if isinstance(context, TranslatedContext) else context
    return speaker(context.lang, original.unit.phrases)


def with_translations(context: PageContext) -> tuple[PageContext, tuple[TranslatedContext, ...]]:
    """The context that knows in which languages each page exists, and those in which the unit has pages."""
    tongues = tuple(tongue for tongue in context.tongues if _has_words(context.unit, tongue.lang))
    found = tuple(_spoken(context, tongue) for tongue in tongues)
    spoken = tuple(
        SpokenPages(lang=tongue.lang, name=tongue.words.get("language_name", tongue.lang), pages=pages)
        for tongue, (_, pages) in zip(tongues, found, strict=True)
    )
    context = replace(context, translations=spoken)
    kept = {one.name: getattr(context, one.name) for one in fields(PageContext)}
    return context, tuple(
        TranslatedContext(
            **{**kept, "unit": unit, "lang": tongue.lang, "words": tongue.words, "standing": None},
            original=context,
            pages=pages,
        )
        for tongue, (unit, pages) in zip(tongues, found, strict=True)
    )


def _has_words(unit: Unit, lang: str) -> bool:
    """Whether a unit says anything in a language."""
    return any(
        one.lang == lang
        for records in (unit.phrases, unit.guide_translations, unit.announcement_translations)
        for one in records.values()
    )


def _spoken(context: PageContext, tongue: Tongue) -> tuple[Unit, frozenset[str]]:
    """The unit as it speaks a language, and the pages that it has in it."""
    unit = spoken_unit(context.unit, speaker(tongue.lang, context.unit.phrases))
    pages = _pages(context, unit, tongue.lang)
    return replace(unit, announcements={**_listed(context), **unit.announcements}), pages


def _listed(context: PageContext) -> dict[str, Announcement]:
    """What the home page lists, marked: an urgent announcement is for everybody, whoever has translated it."""
    return {
        item.slug: replace(
            item,
            title=marked(item.title),
            summary=marked(summary(item)),
            event=replace(item.event, place=marked(item.event.place)) if item.event else None,
        )
        for item in listed(context)
    }


def _pages(context: PageContext, unit: Unit, lang: str) -> frozenset[str]:
    """The pages that a unit has in a language, below its home page."""
    shown = published(context) if unit.announcements else ()
    return frozenset(
        {
            *(("", addresses.CONTACT) if any(one.lang == lang for one in unit.phrases.values()) else ()),
            *((addresses.GUIDES,) if unit.guides else ()),
            *(f"{addresses.GUIDES}{slug}/" for slug in unit.guides),
            *(f"{addresses.ANNOUNCEMENTS}{item.slug}/" for item in shown if item.slug in unit.announcements),
        }
    )
