"""Repairs what a person would repair without thinking: bytes, letters, slips of YAML, days, and file names.

A repair proposes edits. A proof reads the file before and after, and drops the edits unless both say the same. So a
repair can fail to help, but it cannot harm. To add a repair, write a function from a draft to edits and name it in
REPAIRS; its sentence goes into `cli/words/fix.py`. Repairing twice changes nothing more, because the work is repeated
until nothing changes.
"""

from collections.abc import Callable, Mapping

from site_builder.editing.fix.encoding import decode
from site_builder.editing.fix.ids import ids
from site_builder.editing.fix.meaning import meaning, same
from site_builder.editing.fix.names import kind_of, links, renames, respelled
from site_builder.editing.fix.slips import slips, tabs
from site_builder.editing.fix.spelling import letters, values, words
from site_builder.editing.fix.substitutions import substitutions
from site_builder.editing.fix.value import Change, Draft, Edit, Originals, Repair, Repaired
from site_builder.model.frozen import frozen
from site_builder.model.location import Location

__all__ = ["REPAIRS", "Change", "Originals", "Repair", "Repaired", "Repairing", "repair"]

_ROUNDS = 5
"""One round is nearly always enough. A repaired slip may uncover a value to respell, and an id a link."""


@frozen
class Repairing:
    """Describes one kind of repair.

    `proved` says that its edits need no further proof: `slips`, `tabs` and `substitutions` prove theirs.
    """

    find: Callable[[Draft], list[Edit]]
    proved: bool = False


REPAIRS: tuple[Repairing, ...] = (
    Repairing(find=letters),
    Repairing(find=tabs, proved=True),
    Repairing(find=slips, proved=True),
    Repairing(find=words),
    Repairing(find=values),
    Repairing(find=substitutions, proved=True),
)
"""Their order matters: a file that cannot be read has no values yet."""


def repair(
    originals: Originals, only: frozenset[str] | None = None, repairs: tuple[Repairing, ...] = REPAIRS
) -> Repaired:
    """Repairs the whole folder, or only the files of `only` and the files that refer to what is renamed in them."""
    chosen = frozenset(originals) if only is None else only
    decoded = {file: text for file, body in originals.items() if body is not None and (text := decode(body))}
    new_names = renames(originals, chosen & decoded.keys())
    names = {file: new_names.paths.get(file, file) for file in originals}
    drafts = {file: Draft(file=names[file], kind=kind_of(names[file]), text=decoded[file].text) for file in decoded}
    drafts = {file: draft for file, draft in drafts.items() if draft.kind}
    session = _Session(list(drafts.values()), frozenset(names[file] for file in chosen if file in names))
    session.work(new_names.paths, repairs)
    changes = []
    for file, before in drafts.items():
        after = session.drafts[before.file]
        faults = decoded[file].faults if before.file in session.chosen or after != before else ()
        session.add(*(Repair(code=code, place=_whole(after.file)) for code in faults))
        if after.file != file:
            session.add(Repair(code="name", place=_whole(after.file), old=file, new=after.file))
        if after != before or faults or after.file != file:
            changes.append(Change(file=file, name=after.file, before=before.text, after=after.text))
    ordered = sorted(session.repairs, key=lambda repair: (repair.place, repair.code))
    return Repaired(changes=tuple(changes), repairs=tuple(ordered), left=(*new_names.left, *session.left))


def _whole(file: str) -> Location:
    return Location(file=file, line=0)


class _Session:
    """Holds the drafts during the work, by their new names."""

    def __init__(self, drafts: list[Draft], chosen: frozenset[str]) -> None:
        self.drafts = {draft.file: draft for draft in drafts}
        self.chosen = chosen
        self.repairs: list[Repair] = []
        self.left: list[Repair] = []

    def work(self, paths: Mapping[str, str], repairs: tuple[Repairing, ...]) -> None:
        """Repairs round after round, until nothing changes."""
        for _ in range(_ROUNDS):
            before = dict(self.drafts)
            for file in sorted(self.chosen & self.drafts.keys()):
                for each in repairs:
                    self._apply(file, each.find(self.drafts[file]), is_proved=each.proved)
            edits, self.left = ids(self.drafts, self.chosen)
            for file in sorted(edits):
                self._apply(file, edits[file])
            for file in sorted(self.drafts) if paths else ():
                self._relink(file, paths)
            if self.drafts == before:
                return

    def _apply(self, file: str, edits: list[Edit], *, is_proved: bool = False) -> None:
        """Applies the edits if the draft then says the same as before, or if they are proved."""
        before = self.drafts[file]
        after = before.edited(edits)
        if edits and (is_proved or same(before, after)):
            self._store(after, edits)

    def _relink(self, file: str, paths: Mapping[str, str]) -> None:
        """Changes the links of a draft, and nothing else."""
        before = self.drafts[file]
        edits = links(before, paths)
        after = before.edited(edits)
        if edits and meaning(before, respelled(file, paths)) == meaning(after):
            self._store(after, edits)

    def _store(self, draft: Draft, edits: list[Edit]) -> None:
        self.drafts[draft.file] = draft
        for edit in edits:
            place = Location(file=draft.file, line=edit.line, column=edit.column)
            self.add(Repair(code=edit.code, place=place, old=edit.old, new=edit.new))

    def add(self, *repairs: Repair) -> None:
        """Adds to the list of repairs."""
        self.repairs += repairs
