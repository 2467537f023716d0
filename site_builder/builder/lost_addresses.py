"""What is told of addresses that the ledger knows and the site no longer has: each where it can be put right.

At the text that was renamed, at the line that hides it, or at the file that is gone; with what has to be written.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from site_builder.builder.endings import FOLDERS, file_of_text, heir_of, outermost
from site_builder.builder.known_addresses import Lines
from site_builder.builder.results import Results
from site_builder.builder.tree import path_of, unit_of
from site_builder.content.files import read_layer
from site_builder.links.ledger import remembered
from site_builder.links.withdrawn import part_of
from site_builder.model import addresses
from site_builder.model.addresses import LEDGER, is_text, language_and_page, language_of
from site_builder.model.file_kinds import FILE_KINDS, is_register
from site_builder.model.folder import Folder, UnitPath
from site_builder.model.location import Location
from site_builder.model.problem import Problem, is_error
from site_builder.model.site import Site
from site_builder.model.unit import Unit
from site_builder.text.encodings import may_say
from site_builder.text.markdown import fragment

_WITHHELD = ("hide", "draft", "date")
"""The keys that may keep a text from residents, the most likely first."""
ReadFolder = Callable[[UnitPath], Folder]
ReadUnit = Callable[[UnitPath], Unit]
"""Reads a unit as its pages show it."""


class LostAddressTeller:
    """Tells of lost addresses: once of what many units lose with one text."""

    def __init__(self, results: Results, read: ReadFolder, unit: ReadUnit) -> None:
        self._results = results
        self._ledger = results.ledger
        self._read = read
        self._unit = cache(unit)
        self._known = results.ledger.known()

    def problems(self, site: Site) -> Iterator[Problem]:
        """All that is told, and of parts of texts only those that are really gone."""
        lost = self._ledger.lost
        yield from self._ledger.faults
        yield from self._of_pages(lost.pages)
        yield from self._of_parts(lost.parts)
        for path, lines in lost.units.items():
            yield _of_unit(path, lines, site)
        if not (lost.units or self._results.last.vanished.missing):  # the register may be there
            yield from self._of_codes(lost.codes)

    def _of_codes(self, codes: Lines) -> Iterator[Problem]:
        """Tells of codes that are in no register. That of a unit with an error need not be read to be searched."""
        failed = [unit for unit in self._results.last.listed if codes and unit not in self._results.page_links]
        folders = (self._read(path_of(unit)) for unit in failed)
        registers = [body for folder in folders for name, body in folder.files.items() if is_register(name)]
        for address, line in codes.items():
            code, place = address.split("/")[1], Location(file=LEDGER, line=line)
            if not any(may_say(register, code.encode()) for register in registers):
                yield Problem.found("code-lost", place, value=code, ledger=_line(line))

    def _of_pages(self, pages: Mapping[str, Lines]) -> Iterator[Problem]:
        for (unit, page), units in _by_text(pages).items():
            folder = self._read(path_of(unit))
            words = self._words(unit, page, pages[unit][page], len(units))
            lang = language_of(page)
            if lang:
                told = self._of_translation(folder, lang, page, words)
            elif is_text(page):
                told = self._of_text(folder, page, pages, words)
            else:
                told = self._of_file(folder, page, words)
            self._ledger.spoilt.update(map(path_of, units) if is_error(told) else ())
            yield told

    def _words(self, unit: str, page: str, line: int, count: int) -> Mapping[str, str]:
        home = addresses.home(path_of(unit))
        return {
            "value": f"/{home}{page}",
            "count": str(count),
            "ledger": _line(line),
            "page": page,
            "unit": f"{home}unit.yaml",
            "day": f"{self._results.last.options.day}",
        }

    def _of_file(self, folder: Folder, page: str, words: Mapping[str, str]) -> Problem:
        if place := self._waiting(folder, page):
            return Problem.found("address-later", place, slug="", **words)
        is_there = page.removeprefix("media/") in folder.media  # then the texts that use it have not come, or are told
        return Problem.found("file-later" if is_there else "file-lost", Location(file=folder.name_of(page)), **words)

    def _of_translation(self, folder: Folder, lang: str, page: str, words: Mapping[str, str]) -> Problem:
        """Tells of a page in another language: at the file of the translation, or where it would stand."""
        is_one = is_text(page)
        slug = page.rstrip("/").rpartition("/")[2]
        name = f"{_texts_of(page)}/{slug}.{lang}.md" if is_one else f"phrases.{lang}.yaml"
        own = file_of_text(folder, _texts_of(page), f"{slug}.{lang}") if is_one else ""
        return Problem.found("translation-lost", Location(file=own or folder.name_of(name)), lang=lang, **words)

    def _waiting(self, folder: Folder, page: str) -> Location | None:
        """The day of a record that has not come, by which a page that only few units have will be there again."""
        lists = [name for kind in FILE_KINDS.values() if kind.is_of_few and kind.page == page for name in kind.lists]
        layers = [read_layer(layer)[0] for layer in folder.layers] if lists else []
        records = (one for layer in layers for name in lists for one in getattr(layer, name).values())
        day = self._results.last.options.day
        return next((one.at("date") for one in records if getattr(one, "date", None) and one.date > day), None)

    def _of_text(self, folder: Folder, page: str, pages: Mapping[str, Lines], words: Mapping[str, str]) -> Problem:
        texts, slug = _texts_of(page), page.rstrip("/").rpartition("/")[2]
        own = file_of_text(folder, texts, slug)
        if own:
            key, place = _withheld(folder, own, texts)
            code = "address-later" if key == "date" else "address-withheld"  # it comes by itself
            return Problem.found(code, place, slug=slug, **words)
        if heir := file_of_text(folder, texts, self._heir(unit_of(folder.path), page, pages)):
            return Problem.found("address-moved", Location(file=heir), slug=slug, **words)
        gone = f"{texts}/{slug}.md" if texts == "guides" else texts  # nobody knows the day in the name
        return Problem.found("address-lost", Location(file=folder.name_of(gone)), slug=slug, **words)

    def _heir(self, unit: str, page: str, pages: Mapping[str, Lines]) -> str:
        """The slug of the only text of the list that no ledger knows yet, where only one is lost."""
        now = remembered(self._results.page_links[unit].offers.split("\n"))
        gained = [url for url in now if url not in self._known]
        return heir_of(unit, page, pages[unit], gained)

    def _of_parts(self, parts: Mapping[str, Lines]) -> Iterator[Problem]:
        for (unit, part), units in _by_text(parts).items():
            page, _, name = part.partition("#")
            file, has_it = self._find_part(unit, page, name)
            if has_it:
                continue
            self._ledger.spoilt.update(map(path_of, units))
            words = self._words(unit, part, parts[unit][part], len(units))
            yield Problem.found("part-lost", Location(file=file), name=name, **words)

    def _find_part(self, unit: str, page: str, name: str) -> tuple[str, bool]:
        """The file of a text that has a page in a unit, and whether the text has a part of this name, or a layer gives
        that up. A page that only leads on has no text, and needs no part.
        """
        if not is_text(page) or language_and_page(page)[0]:
            return "", True
        found, slug = self._unit(path_of(unit)), page.rstrip("/").rpartition("/")[2]
        if any(part_of(entry) == f"{page}#{name}" for entry in found.profile.withdrawn):
            return "", True
        text = getattr(found, _texts_of(page)).get(slug)
        return (text.at().file, name in fragment(text.body).ids) if text and text.body else ("", True)


def _withheld(folder: Folder, file: str, texts: str) -> tuple[str, Location]:
    """The key that keeps a text from residents, and its line."""
    found = (text for layer in folder.layers for text in getattr(read_layer(layer)[0], texts).values())
    text = next((one for one in found if one.at().file == file), None)
    key = next((one for one in _WITHHELD if text and getattr(text, one, None)), "")
    return key, text.at(key) if text and key else Location(file=file)


def _by_text(lost: Mapping[str, Lines]) -> Mapping[tuple[str, str], list[str]]:
    """(outermost unit that loses it, address below its home) → the units that lose it with one text."""
    found: dict[tuple[str, str], list[str]] = {}
    for unit, pages in sorted(lost.items()):
        for page in sorted(pages):
            found.setdefault((outermost(unit, page, lost), page), []).append(unit)
    return found


def _texts_of(page: str) -> str:
    """The folder of the texts among which a page stands."""
    return FOLDERS[f"{language_and_page(page)[1].partition('/')[0]}/"]


def _of_unit(path: UnitPath, lines: Lines, site: Site) -> Problem:
    """Tells of a whole unit at once: at the line that declares its end, or at the folder that is gone."""
    unit, line = unit_of(path), min(lines.values())
    words = {"value": unit, "count": str(len(lines)), "ledger": _line(line)}
    for index, ended in enumerate(site.ended):
        if f"{unit}/".startswith(f"{ended.strip('/')}/"):
            return Problem.found("ended-known", site.at("ended", index), **words)
    return Problem.found("unit-lost", Location(file=unit), **words)


def _line(line: int) -> str:
    return f"{LEDGER}:{line}"
