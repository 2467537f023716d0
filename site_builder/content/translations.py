"""A unit as it speaks in another language: its originals with the words of their translations. Pure.

What is not translated stays Vietnamese and is marked as such: where a value was written tells which it is, as a
translation's file has its language in its name. The words that were translated have a **seal**, which the translation
repeats. So a translation is known to be older than its original whatever clocks and copies say, and no edit of the
original that changes no word (a day on which it was checked, say) makes it old.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from hashlib import blake2b
from typing import Any, NamedTuple, TypeVar

from site_builder.content.translation_file import phrase_name
from site_builder.model.addresses import BASE
from site_builder.model.announcement import Announcement, Attachment
from site_builder.model.guide import Guide
from site_builder.model.location import Location, Record, once, once_per_class
from site_builder.model.profile import Profile
from site_builder.model.scalars import Markup
from site_builder.model.succession import Succession
from site_builder.model.teams import Team
from site_builder.model.translation import AnnouncementTranslation, GuideTranslation, Phrase, TextTranslation
from site_builder.model.unit import Unit
from site_builder.text.language_marks import marked

R = TypeVar("R", bound=Record)
Original = Guide | Announcement
WORDS: Mapping[type[Any], tuple[str, ...]] = {
    Guide: ("title", "summary", "why", "needs", "fee", "duration", "without_app", "mistakes", "warnings", "body"),
    Announcement: ("title", "summary", "body"),
}
"""The fields of a text that hold words to be translated."""
_TO_TEXT = r"\]\((?![A-Za-z][A-Za-z0-9+.-]*:)[^()\s]*\)"
"""The target of a link inside the site."""
_NOT_SAID: Mapping[type[Any], frozenset[str]] = {
    Profile: frozenset({"name", "kind", "page_name", "province"}),
    Succession: frozenset({"into", "from_"}),
    Attachment: frozenset({"file", "reviewed_by"}),
}
"""Texts that are names of units, and paths."""


def seal(original: Original) -> str:
    """The seal of the words of a text as they are written: eight digits, whatever its spaces and line ends.

    The names of other texts to which it links are no words: those may be renamed.
    """
    words = [[_words(text) for text in _written(original, key)] for key in WORDS[type(original)]]
    return blake2b(repr(words).encode(), digest_size=4).hexdigest()


def _words(text: str) -> str:
    return re.sub(_TO_TEXT, "]()", " ".join(text.split()))


def _written(record: Record, key: str) -> Iterator[str]:
    """The texts of a field as they were written, before facts of the unit were put into them."""
    value = getattr(record, key)
    if not isinstance(value, tuple):
        place = record.places.get(key)
        yield place.rewritten.written if place and place.rewritten else value
        return
    for index, text in enumerate(value):
        place = record.places.get(f"{key}.{index}")
        yield place.rewritten.written if place and place.rewritten else text


def is_said_in(lang: str, place: Location) -> bool:
    """Whether what was written at a place is in a language other than the site's first one."""
    return f".{lang}." in place.file


def is_overridden(original: Original, translation: TextTranslation) -> bool:
    """Whether a nearer layer than that of the translation has replaced words which were translated: then it is no
    translation of what this unit says.
    """
    if translation.original == seal(original):
        return False
    known = _depth(translation.at("original").file)
    return any(_depth(original.at(key).file) > known for key in WORDS[type(original)])


def _depth(file: str) -> int:
    """How near the layer of a text's file is: the base layer, then the root unit, and so on."""
    return 0 if file.startswith(f"{BASE}/") else file.count("/")


class Speaker(NamedTuple):
    """Says texts in a language, and marks what it cannot say. It is one object for all units with the same phrases."""

    lang: str
    phrases: Mapping[str, Phrase]

    def phrase(self, text: str) -> Phrase | None:
        """The phrase for a text."""
        return self.phrases.get(phrase_name(self.lang, text)) if text else None

    def say(self, text: str) -> str:
        """The text in the language, or marked as a text of the first one."""
        if not text:
            return text
        known = self.phrase(text)
        return known.says if known else marked(text)


@once
def speaker(lang: str, phrases: Mapping[str, Phrase]) -> Speaker:
    """The speaker of a language for units that have the same phrases."""
    return Speaker(lang=lang, phrases=phrases)


def spoken_unit(unit: Unit, said: Speaker) -> Unit:
    """The unit in a language: of its texts only those that are translated, all else with the phrases that there are."""
    guides = _living(unit.guides, unit.guide_translations, said.lang)
    news = _living(unit.announcements, unit.announcement_translations, said.lang)
    return replace(
        unit,
        profile=_profile(unit.profile, said),
        guides={slug: _guide(one, guides[slug]) for slug, one in unit.guides.items() if slug in guides},
        announcements={
            slug: _announcement(one, news[slug], said) for slug, one in unit.announcements.items() if slug in news
        },
        services={name: _said(one, said) for name, one in unit.services.items()},
        teams={name: _team(one, said) for name, one in unit.teams.items()},
        figures=tuple(_said(one, said) for one in unit.figures),
        events=tuple(_said(one, said) for one in unit.events),
        markets={name: _said(one, said) for name, one in unit.markets.items()},
    )


T = TypeVar("T", GuideTranslation, AnnouncementTranslation)


def _living(originals: Mapping[str, Original], translations: Mapping[str, T], lang: str) -> dict[str, T]:
    """The translations that have pages, by the names of their originals."""
    return {
        one.slug: one
        for one in translations.values()
        if one.lang == lang and one.slug in originals and not is_overridden(originals[one.slug], one)
    }


def originals_and_translations(
    unit: Unit, kind: type[Original]
) -> tuple[Mapping[str, Original], Mapping[str, TextTranslation]]:
    """The texts of a kind that a unit has, and their translations."""
    if kind is Guide:
        return unit.guides, unit.guide_translations
    return unit.announcements, unit.announcement_translations


def is_old(original: Original, translation: TextTranslation) -> bool:
    """Whether words of a text have changed since it was translated."""
    return translation.original != seal(original)


@once
def _guide(guide: Guide, translation: GuideTranslation) -> Guide:
    made: Guide = _translated(guide, translation)
    return made


@once
def _announcement(item: Announcement, translation: AnnouncementTranslation, said: Speaker) -> Announcement:
    event = _said(item.event, said) if item.event else None
    attachments = tuple(_said(file, said) for file in item.attachments)
    shown = replace(item, event=event, attachments=attachments, source=marked(item.source))
    made: Announcement = _translated(shown, translation)
    return made


def _translated(original: Any, translation: TextTranslation) -> Any:  # noqa: ANN401 - a text of either kind
    """A text with the words of its translation; words that it lacks are marked, Markdown by whoever shows it."""
    given = {key: getattr(translation, key) for key in WORDS[type(original)] if key in translation.places}
    left = {
        key: marked(value)
        for key in WORDS[type(original)]
        if key not in given
        and (value := getattr(original, key))
        and type(value) is str
        and not _is_markup(original, key)
    }
    places = {name: place for name, place in translation.places.items() if name}
    more = {"opening": ""} if isinstance(original, Announcement) else {"sources": tuple(map(marked, original.sources))}
    return replace(original, **{**left, **more, **given, "places": {**original.places, **places}})


def _is_markup(record: Record, key: str) -> bool:
    return key in _fields(type(record))[1]


def _profile(profile: Profile, said: Speaker) -> Profile:
    shown = _said(profile, said)
    return replace(
        shown,
        office=_said(profile.office, said) if profile.office else None,
        channels=tuple(_said(channel, said) for channel in profile.channels),
        succession=_said(profile.succession, said) if profile.succession else None,
        topics={name: _said(topic, said) for name, topic in profile.topics.items()},
        reviews={name: _said(review, said) for name, review in profile.reviews.items()},
    )


def _team(team: Team, said: Speaker) -> Team:
    return replace(_said(team, said), members=tuple(_said(member, said) for member in team.members))


@once
def _said(record: R, said: Speaker) -> R:
    """A record whose texts are said in the language. Of a sentence in Markdown the place tells whether it is."""
    plain, markup = _fields(type(record))
    changed: dict[str, Any] = {}
    for key in plain:
        value = getattr(record, key)
        if value:
            changed[key] = said.say(value) if isinstance(value, str) else tuple(map(said.say, value))
    places = dict(record.places)
    for key in markup:
        value = getattr(record, key)
        known = [said.phrase(text) for text in ((value,) if isinstance(value, str) else value)]
        if any(known):
            each = (value,) if isinstance(value, str) else value
            texts = [Markup(one.says) if one else text for one, text in zip(known, each, strict=True)]
            changed[key] = texts[0] if isinstance(value, str) else tuple(texts)
            names = [key] if isinstance(value, str) else [f"{key}.{index}" for index in range(len(texts))]
            places |= {name: one.at() for name, one in zip(names, known, strict=True) if one}
    return replace(record, places=places, **changed)


@once_per_class
def _fields(kind: type[Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a record that hold plain texts, and those that hold Markdown."""
    names = _NOT_SAID.get(kind, frozenset())
    plain = tuple(one.name for one in fields(kind) if one.type in (str, tuple[str, ...]) and one.name not in names)
    return plain, tuple(one.name for one in fields(kind) if one.type in (Markup, tuple[Markup, ...]))


def texts_to_say(unit: Unit) -> Iterator[str]:
    """Every text of a unit for which a phrase can stand."""
    for name in ("services", "teams", "figures", "events", "markets"):
        yield from _texts(getattr(unit, name))
    yield from _texts(unit.profile)
    for place in unit.profile.localities.values():
        yield f"{place.kind} {place.name}"


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping | tuple):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(one)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, Record):
        for item in fields(value):
            if item.name != "places":
                yield from _texts(getattr(value, item.name))
