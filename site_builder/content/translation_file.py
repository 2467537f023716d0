"""Translations as they are written: texts beside their originals, and the phrases of a language."""

from site_builder.content.schema import read_record
from site_builder.content.source import Source
from site_builder.content.text_file import read_text_file
from site_builder.content.unknown_key import unknown_key
from site_builder.content.yaml_nodes import Items
from site_builder.model.file_kinds import FileKind
from site_builder.model.location import Location, Record
from site_builder.model.problem import Problem, Refused
from site_builder.model.scalars import Language
from site_builder.model.translation import Phrase
from site_builder.model.unit import RECORD_TYPES
from site_builder.text.identifiers import language_meant, read_language
from site_builder.text.normalize import SLUG, slug

_TWO = 2


def is_translation(file: str) -> bool:
    """Whether the name of a text says a language, or what somebody takes for one: "en" and "eng", but not "dat"."""
    _, code = split_name(file)
    return bool(code) and (len(code) == _TWO or bool(language_meant(code)))


def split_name(file: str) -> tuple[str, str]:
    """The name of a text's file without its ending and its language, and the language: ("cai-vneid", "en")."""
    stem, _, code = file.rpartition("/")[2].removesuffix(".md").rpartition(".")
    return (stem, code) if stem else (code, "")


def phrase_name(lang: str, text: str) -> str:
    """The name of a phrase: its language and the text of which it speaks."""
    return f"{lang}:{text}"


def add_translation(source: Source, kind: FileKind, translations: dict[str, Record]) -> None:
    """Adds the translation of a text to those that were read before, unless its name is refused."""
    stem, code = split_name(source.file)
    lang, name = _language(source, code), kind.slug_of(stem)
    if not SLUG.fullmatch(name):
        source.report("file-name", value=f"{stem}.{code}.md", better=f"{slug(stem) or 'vi-du'}.{lang or code}.md")
    elif lang and f"{name}.{lang}" in translations:
        source.report("same-slug", slug=name, other=translations[f"{name}.{lang}"].at().file)
    elif lang:
        record = RECORD_TYPES[kind.translations]
        full = f"{name}.{lang}"
        translations[full] = read_text_file(source, record, name=full, slug=name, lang=lang)


def add_phrases(source: Source, phrases: dict[str, Phrase]) -> None:
    """Adds the phrases of a file. A text has one translation in a language."""
    lang = _language(source, source.file.rpartition("/")[2].split(".")[1])
    tree = source.entries()
    for key, (spot, node) in tree.entries.items():
        if key != "phrases":
            source.problems.append(unknown_key(key, tree.place_of(spot), ["phrases"]))
            continue
        for item in node.items if isinstance(node, Items) else [node]:
            record = read_record(item, Phrase, source.problems, lang=lang or Language(""))
            name = phrase_name(record.lang, record.text)
            if name in phrases:
                first = str(phrases[name].at().line)
                source.problems.append(Problem.found("duplicate-id", record.at("text"), id=record.text, first=first))
            elif lang and record.text and record.says:
                phrases[name] = _named(record, name)


def _named(record: Phrase, name: str) -> Phrase:
    return Phrase(places=record.places, name=name, lang=record.lang, text=record.text, says=record.says)


def _language(source: Source, code: str) -> Language | None:
    """The language that a file's name says; None where it says none, which is told."""
    try:
        return read_language(code)
    except Refused as refused:
        name = source.file.rpartition("/")[2]
        meant = refused.words["hint"] or "en"
        better = name.replace(f".{code}.", f".{meant}.")
        words = {"value": code, "name": name, "better": better}
        source.problems.append(Problem.found("translation-language", Location(file=source.file), **words))
        return None
