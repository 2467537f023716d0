"""`print`: makes sheets to hang up and to hand out, as PDF, each with a list of the codes on it."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

from site_builder.builder import BuildOptions
from site_builder.builder.queries import PlannedUnit, Unready, contexts
from site_builder.cli.arguments.print import PrintArguments
from site_builder.cli.arguments.site import SiteArguments
from site_builder.cli.build_options import build_options
from site_builder.cli.exit import FAILED, FINE, UsageError
from site_builder.cli.print_request import PrintRequest, read_request
from site_builder.cli.words.all import Words
from site_builder.content import load
from site_builder.output import atomic
from site_builder.pages.theme_fault import ThemeError
from site_builder.printing.kinds import sheets_of
from site_builder.printing.letters import places_of
from site_builder.printing.sheet import Sheet, UnknownName
from site_builder.printing.typesetting import NoTypst, SetSheet, Typesetter, Unprintable
from site_builder.report.message import public
from site_builder.text.normalize import suggest


def run(arguments: PrintArguments, words: Words) -> int:
    """Prints the sheets that were asked for. Returns 1 where one of them could not be made."""
    options = _options(arguments, words)
    units = [listing.path for listing in load.look(options.content)]
    asked = read_request(arguments, units, words)
    failed, taken = False, set[Path]()
    typesetter = Typesetter()
    try:
        for unit in contexts(options, asked.units):
            failed |= not _print_unit(unit, Printing(typesetter, asked, options, arguments, words, taken))
    except NoTypst as error:
        raise UsageError(words["print_no_typst"].format(python=sys.executable), FAILED) from error
    except (Unready, ThemeError) as error:
        raise UsageError(words["impact_unready"], FAILED) from error
    return FAILED if failed else FINE


def _options(arguments: PrintArguments, words: Words) -> BuildOptions:
    """Reads the folders as a build does. Raises UsageError where sheets would lie among the content."""
    site = SiteArguments(
        content=arguments.content, output=arguments.output, base_url=arguments.base_url, day=arguments.day
    )
    return build_options(site, words, dry=True)


class Printing(NamedTuple):
    """What all units of one command share."""

    typesetter: Typesetter
    asked: PrintRequest
    options: BuildOptions
    arguments: PrintArguments
    words: Words
    taken: set[Path]
    """The files that this command has written."""


def _print_unit(unit: PlannedUnit, shared: Printing) -> bool:
    """Prints the sheets of one unit. Returns whether all of them could be made."""
    context, asked, words = unit.context, shared.asked, shared.words
    name = "/".join(context.unit.path) or "."
    if not unit.is_healthy:
        print(words["print_unhealthy"].format(unit=public(name)), file=sys.stderr)
        return False
    try:
        for sheet in sheets_of(asked.kind, context, asked.names, asked.options):
            _remark(sheet, words)
            if not sheet.is_empty:
                made = shared.typesetter.pdf(sheet, unit.theme, shared.options.day)
                path = _free(shared.arguments.output.joinpath(*context.unit.path), sheet.name, shared.taken)
                _write(made, path, shared.arguments, words)
    except UnknownName as error:
        print(_no_name(name, error, words), file=sys.stderr)
    except Unprintable as error:
        _tell_letters(unit, error, shared)
    else:
        return True
    return False


def _free(folder: Path, name: str, taken: set[Path]) -> Path:
    """Returns a file that no other sheet of this command has: two stalls may be called alike but for their marks."""
    names = (f"{name}{f'-{count}' if count > 1 else ''}.pdf" for count in range(1, len(taken) + 2))
    path = next(path for path in map(folder.joinpath, names) if path not in taken)
    taken.add(path)
    return path


def _no_name(unit: str, error: UnknownName, words: Words) -> str:
    hint = suggest(error.name, error.known)
    known = words["print_known"].format(names=", ".join(error.known)) if error.known else words["print_none"]
    said = words["print_meant"].format(hint=hint) if hint else known
    return words["print_no_name"].format(unit=unit, name=public(error.name), hint=said)


def _remark(sheet: Sheet, words: Words) -> None:
    """Says what whoever hangs the sheet up should know."""
    for remark in sheet.remarks:
        print(words[remark.word].format(**remark.gaps), file=sys.stderr)


def _write(made: SetSheet, path: Path, arguments: PrintArguments, words: Words) -> None:
    """Writes a PDF, and beside it the list of its codes, by which they are checked."""
    atomic.write_made(path, made.pdf)
    codes = json.dumps([asdict(code) for code in made.codes], ensure_ascii=False, indent=1)
    atomic.write_made(path.with_name(f"{path.name}.json"), f"{codes}\n".encode())
    if not arguments.quiet:
        print(words["print_made"].format(path=path, pages=made.pages, codes=len(made.codes)))


def _tell_letters(unit: PlannedUnit, error: Unprintable, shared: Printing) -> None:
    """Says which letters cannot be printed and where each was written, or in which text, where that is not known."""
    letters, words = "".join(dict.fromkeys(letter for text in error.texts for letter in text)), shared.words
    places = list(places_of(unit.context.unit, letters, shared.asked.names))
    for letter, place in places:
        where = f"{shared.options.content.as_posix()}/{place.file}:{place.line}:{place.column}"
        said = words["print_letter"].format(letter=letter, number=f"U+{ord(letter):04X}")
        print(f"{where}: {said}", file=sys.stderr)
    known = {letter for letter, _ in places}
    for text in _unknown(error.texts, known):
        print(words["print_letter_in"].format(text=public(text)), file=sys.stderr)


def _unknown(texts: Iterable[str], known: set[str]) -> Iterable[str]:
    """Yields the texts of which no letter was found in the content: they come from the command line."""
    return (text for text in texts if known.isdisjoint(text))
