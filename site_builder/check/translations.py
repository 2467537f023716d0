"""Rules on translations: each has its original, says which words it translates, and says all of them; and no unit is
called like a language in which there are pages.
"""

from collections.abc import Iterator, Mapping

from site_builder.check.context import CheckContext
from site_builder.content.translations import (
    WORDS,
    Original,
    is_old,
    is_overridden,
    originals_and_translations,
    seal,
    texts_to_say,
)
from site_builder.links.routes import is_in_reach, layer_of
from site_builder.model.addresses import BASE
from site_builder.model.announcement import Announcement
from site_builder.model.guide import Guide
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.model.translation import Phrase, TextTranslation
from site_builder.text.normalize import suggest


def translated_texts(context: CheckContext) -> Iterator[Problem]:
    """Translations are those of a text that is there, in a language of the site, of its words as they are today."""
    unit = context.unit
    if not (unit.guide_translations or unit.announcement_translations or unit.phrases):
        return
    for kind in (Guide, Announcement):
        originals, found = originals_and_translations(unit, kind)
        for one in found.values():
            yield from _translation(context, one, originals)
    yield from _unlisted(context, frozenset(context.site.other_languages))


def _translation(context: CheckContext, one: TextTranslation, originals: Mapping[str, Original]) -> Iterator[Problem]:
    original, whole = originals.get(one.slug), Location(file=one.at().file)
    if one.lang == context.site.language:
        name = one.at().file.rpartition("/")[2]
        words = {"value": one.lang, "name": name, "better": name.replace(f".{one.lang}.md", ".md")}
        yield Problem.found("translation-of-itself", whole, **words)
    elif original is None:
        near = [slug for slug, text in originals.items() if is_in_reach(text.at().file, layer_of(one.at().file))]
        hint = suggest(one.slug, near)
        name = f"{one.slug}.md"
        yield Problem.found("translation-orphan", whole, name=name, hint=f"{hint}.{one.lang}.md" if hint else "")
    elif not one.original:
        yield Problem.found("translation-unsealed", whole, better=seal(original), name=original.at().file)
    elif is_old(original, one):
        if not is_overridden(original, one):
            place, words = one.at("original"), {"value": one.original, "name": original.at().file}
            yield Problem.found("translation-old", place, **words, better=seal(original))
    else:
        yield from _partial(original, one)


def _partial(original: Original, one: TextTranslation) -> Iterator[Problem]:
    """Tells what a translation does not say, or says in more or fewer items than its original."""
    for key in WORDS[type(original)]:
        said, written = getattr(one, key), getattr(original, key)
        if written and not said:
            yield Problem.found("translation-partial", Location(file=one.at().file), key=key, name=original.at().file)
        elif isinstance(written, tuple) and len(said) != len(written):
            counts = {"count": str(len(said)), "wanted": str(len(written))}
            yield Problem.found("translation-items", one.at(key), key=key, name=original.at().file, **counts)


def _unlisted(context: CheckContext, spoken: frozenset[str]) -> Iterator[Problem]:
    """Tells of translations into a language that the site does not name: nobody sees them. Those of the base layer
    came with the program, and wait there for whoever wants them.
    """
    unit, site = context.unit, context.site
    told = set[str]()
    texts: tuple[TextTranslation | Phrase, ...] = (
        *unit.guide_translations.values(),
        *unit.announcement_translations.values(),
        *unit.phrases.values(),
    )
    for one in texts:
        file = one.at().file
        if file.startswith(f"{BASE}/"):
            continue
        if one.lang not in spoken and one.lang != site.language and file not in told:
            told.add(file)
            listed = ", ".join((*site.languages, one.lang))
            yield Problem.found(
                "translation-unused", Location(file=file), value=one.lang, better=f"languages: [{listed}]"
            )


def phrases(context: CheckContext) -> Iterator[Problem]:
    """What a commune says in another language is said of a text that it shows: the text may have changed since.

    Only a unit without others inside can be sure that nobody shows the text.
    """
    if context.has_units or not context.own.phrases:
        return
    shown = frozenset(texts_to_say(context.unit))
    for one in context.own.phrases.values():
        if one.text and one.text not in shown:
            yield Problem.found("phrase-unused", one.at("text"), value=one.text, hint=suggest(one.text, shown))


def unit_language(context: CheckContext) -> Iterator[Problem]:
    """A unit called "en" would stand where the pages in English are."""
    path = context.unit.path
    if path and path[-1] in context.site.other_languages:
        yield Problem.found("unit-language", Location(file="/".join(path)), value=path[-1], better=f"xa-{path[-1]}")


CHECKS = (translated_texts, phrases, unit_language)
