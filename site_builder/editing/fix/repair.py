"""What a person would mend without thinking, mended: the form of the bytes and letters, slips of YAML, days, names.

A repair makes edits; a proof reads the file before and after and drops the edits unless both say the same. So a repair
can fail to help, but not harm. To add one, write a function from a sheet to edits and name it in REPAIRS; its sentence
goes to `cli/words/fix.py`. Repairing a second time changes nothing: the work is done over until it is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from site_builder.editing.fix.encoding import decode
from site_builder.editing.fix.ids import ids
from site_builder.editing.fix.meaning import meaning, same
from site_builder.editing.fix.names import kind_of, links, renames, respelled
from site_builder.editing.fix.slips import slips, tabs
from site_builder.editing.fix.spelling import letters, values
from site_builder.editing.fix.value import Change, Draft, Edit, Originals, Repair, Repaired
from site_builder.model.location import Location

__all__ = ["REPAIRS", "Change", "Originals", "Repair", "Repaired", "Repairing", "repair"]

_ROUNDS = 5
"""One round is enough nearly always; a repaired slip may uncover a value to spell, an id a link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repairing:
    """A kind of repair, and whether its edits still need the proof (`slips` proves what it mends itself)."""

    find: Callable[[Draft], list[Edit]]
    proved: bool = False


REPAIRS: tuple[Repairing, ...] = (
    Repairing(find=letters),
    Repairing(find=tabs, proved=True),
    Repairing(find=slips, proved=True),
    Repairing(find=values),
)
"""In this order: what cannot be read has no values yet."""


def repair(
    originals: Originals, only: frozenset[str] | None = None, repairs: tuple[Repairing, ...] = REPAIRS
) -> Repaired:
    """The whole folder repaired, or the files of `only` in it, with those that refer to what is renamed in them."""
    chosen = frozenset(originals) if only is None else only
    decoded = {file: text for file, body in originals.items() if body is not None and (text := decode(body))}
    named = renames(originals, chosen & decoded.keys())
    names = {file: named.paths.get(file, file) for file in originals}
    sheets = {file: Draft(file=names[file], kind=kind_of(names[file]), text=decoded[file].text) for file in decoded}
    sheets = {file: sheet for file, sheet in sheets.items() if sheet.kind}
    bench = _Session(list(sheets.values()), frozenset(names[file] for file in chosen if file in names))
    bench.work(named.paths, repairs)
    changes = []
    for file, before in sheets.items():
        after = bench.sheets[before.file]
        faults = decoded[file].faults if before.file in bench.chosen or after != before else ()
        bench.tell(*(Repair(code=code, place=_whole(after.file)) for code in faults))
        if after.file != file:
            bench.tell(Repair(code="name", place=_whole(after.file), old=file, new=after.file))
        if after != before or faults or after.file != file:
            changes.append(Change(file=file, name=after.file, before=before.text, after=after.text))
    ordered = sorted(bench.repairs, key=lambda repair: (repair.place, repair.code))
    return Repaired(changes=tuple(changes), repairs=tuple(ordered), left=(*named.left, *bench.left))


def _whole(file: str) -> Location:
    return Location(file=file, line=0)


class _Session:
    """The sheets while they are worked on, by their new names."""

    def __init__(self, sheets: list[Draft], chosen: frozenset[str]) -> None:
        self.sheets = {sheet.file: sheet for sheet in sheets}
        self.chosen = chosen
        self.repairs: list[Repair] = []
        self.left: list[Repair] = []

    def work(self, paths: Mapping[str, str], repairs: tuple[Repairing, ...]) -> None:
        """Round after round, until nothing changes."""
        for _ in range(_ROUNDS):
            before = dict(self.sheets)
            for file in sorted(self.chosen & self.sheets.keys()):
                for each in repairs:
                    self._take(file, each.find(self.sheets[file]), is_proved=each.proved)
            edits, self.left = ids(self.sheets, self.chosen)
            for file in sorted(edits):
                self._take(file, edits[file])
            for file in sorted(self.sheets) if paths else ():
                self._relink(file, paths)
            if self.sheets == before:
                return

    def _take(self, file: str, edits: list[Edit], *, is_proved: bool = False) -> None:
        """Makes the edits, if the sheet then says the same as before."""
        before = self.sheets[file]
        after = before.edited(edits)
        if edits and (is_proved or same(before, after)):
            self._keep(after, edits)

    def _relink(self, file: str, paths: Mapping[str, str]) -> None:
        """Links may change, and nothing else."""
        before = self.sheets[file]
        edits = links(before, paths)
        after = before.edited(edits)
        if edits and meaning(before, respelled(file, paths)) == meaning(after):
            self._keep(after, edits)

    def _keep(self, sheet: Draft, edits: list[Edit]) -> None:
        self.sheets[sheet.file] = sheet
        for edit in edits:
            place = Location(file=sheet.file, line=edit.line, column=edit.column)
            self.tell(Repair(code=edit.code, place=place, old=edit.old, new=edit.new))

    def tell(self, *repairs: Repair) -> None:
        """Something was repaired."""
        self.repairs += repairs
