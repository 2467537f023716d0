"""What `print` is asked for: the words of the command line become a kind of sheet, units, and names."""

from collections.abc import Sequence

from site_builder.cli.arguments.print import PrintArguments
from site_builder.cli.exit import UsageError, refuse
from site_builder.cli.paths import unit_path
from site_builder.cli.words.all import Words
from site_builder.links.payloads.bank_transfer import BankTransfer, read_bank_transfer
from site_builder.model.folder import UnitPath
from site_builder.model.frozen import frozen
from site_builder.model.problem import Refused
from site_builder.pages.context import capital
from site_builder.printing.kinds import KINDS, SheetKind
from site_builder.printing.sheet import SheetOptions
from site_builder.report.rule_text import rule_text
from site_builder.text.normalize import suggest


@frozen
class PrintRequest:
    """Holds what is printed: sheets of a kind, of each of these units, for each of these names."""

    kind: str
    units: tuple[UnitPath, ...]
    names: tuple[str, ...]
    options: SheetOptions


def read_request(arguments: PrintArguments, units: Sequence[UnitPath], words: Words) -> PrintRequest:
    """Tells kinds, units and names apart: every word that is a unit's path, or the end of one only, means that unit.

    Raises UsageError; ends the program where the usage is wrong.
    """
    if not arguments.what:
        refuse(words, words["print_no_kind"].format(kinds=", ".join(KINDS)))
    kind, *rest = arguments.what
    if kind not in KINDS:
        hint = suggest(kind, KINDS)
        refuse(words, words["print_unknown_kind"].format(kind=kind, kinds=hint or ", ".join(KINDS)))
    if arguments.format and arguments.format not in KINDS[kind].papers:
        refuse(words, words["print_paper"].format(kind=kind, papers=", ".join(KINDS[kind].papers)))
    transfer = _transfer(arguments, kind, words)
    found = {word: _unit(word, units) for word in rest}
    named = tuple(dict.fromkeys(unit for unit in found.values() if unit is not None))
    names = tuple(word for word in rest if found[word] is None)
    if arguments.all:
        named = tuple(units)
    if not named:
        raise UsageError(_no_unit(names, units, words))
    if not KINDS[kind].is_free:
        _refuse_slips(names, units, KINDS[kind], words)
    if KINDS[kind].needs_name and not names:
        refuse(words, words["print_name_needed"].format(kind=kind))
    return PrintRequest(
        kind=kind,
        units=named,
        names=tuple(map(_plain, names)),
        options=SheetOptions(paper=arguments.format, also=arguments.also, transfer=transfer),
    )


def _transfer(arguments: PrintArguments, kind: str, words: Words) -> BankTransfer | None:
    """Returns the account that was typed. Ends the program where it is not whole, or the kind has no place for it."""
    given = arguments.transfer
    typed = (given.bank, given.account, given.holder)
    if not any(typed):
        return None
    if kind != "stall" or not all(typed):
        refuse(words, words["print_account_whole"])
    try:
        return read_bank_transfer(*typed)
    except Refused as error:
        text = rule_text(error.code, arguments.lang)
        raise UsageError(f"{text.says}. {capital(text.do)}.".format_map({"value": "", **error.words})) from error


def _unit(word: str, units: Sequence[UnitPath]) -> UnitPath | None:
    path = unit_path(word)
    if path in units:
        return path
    ends = [unit for unit in units if path and unit[-len(path) :] == path]
    return ends[0] if len(ends) == 1 else None


def _plain(name: str) -> str:
    """Returns the name of a text, also where its file was named."""
    return name.removesuffix(".md").rpartition("/")[2] if name.endswith(".md") else name


def _refuse_slips(names: Sequence[str], units: Sequence[UnitPath], kind: SheetKind, words: Words) -> None:
    """Raises UsageError for a name where the kind has none: it is a unit that was mistyped."""
    if names and kind.names is None:
        raise UsageError(_no_unit(names, units, words))


def _no_unit(names: Sequence[str], units: Sequence[UnitPath], words: Words) -> str:
    if not names:
        return words["print_unit_needed"]
    paths = {unit[-1]: "/".join(unit) for unit in units if unit}
    hint = suggest(names[0], paths)
    said = words["print_meant"].format(hint=hint) if hint else ""
    return f"{words['no_unit'].format(name=names[0])} {said}".strip()
