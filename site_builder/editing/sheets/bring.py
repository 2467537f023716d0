"""Brings tables back: finds the record of each row, and turns what differs into edits of files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.sheets.cells import CellFault
from site_builder.editing.sheets.extract import SheetRow
from site_builder.editing.sheets.fields import MEMBERS, TEAMS, RecordSheet
from site_builder.editing.sheets.merge import RowMerger, changes_of, edits_of, name_of
from site_builder.editing.sheets.names import SiteNames
from site_builder.editing.sheets.new_records import NewRecords, own_team
from site_builder.editing.sheets.plan import ImportPlan, SheetChange, SheetProblem
from site_builder.editing.sheets.rows import SheetRecord, records_of
from site_builder.editing.succession.plan import ChangedFile
from site_builder.editing.values.change import changed
from site_builder.editing.values.edits import RemoveValue, ValueEdit
from site_builder.model.addresses import BASE
from site_builder.model.folder import UnitPath
from site_builder.text.normalize import fold, slug
from site_builder.text.phones import bare


def plan_import(rows: Iterable[SheetRow], names: SiteNames, *, overwrites: bool) -> ImportPlan:
    """What the rows of a file would change. Raises CannotEdit where a file of the content has a mistake of form."""
    work = _Import(names, overwrites=overwrites)
    for row in _told_apart(rows):
        work.take(row)
    return work.plan()


def _told_apart(rows: Iterable[SheetRow]) -> Iterator[SheetRow]:
    """The rows, where a row that was copied to write another person into it is a new one.

    Of several with one id the first that still has the name of the export is what the id means.
    """
    by_id: dict[tuple[str, str], list[SheetRow]] = {}
    listed = list(rows)
    for row in listed:
        by_id.setdefault((row.kind.name, row.id), []).append(row)
    for row in listed:
        same = by_id[row.kind.name, row.id]
        first = next(
            (one for one in same if one.base and one.base.get(one.kind.needs) == one.cells.get(one.kind.needs)), same[0]
        )
        yield row if not row.id or row is first else replace(row, id="", base=None)


class _Import:
    """Holds what is known during one import."""

    def __init__(self, names: SiteNames, *, overwrites: bool) -> None:
        self.names = names
        self.merger = RowMerger(names, overwrites=overwrites)
        self.edits: dict[str, list[ValueEdit]] = {}
        self.removals: dict[str, list[RemoveValue]] = {}
        self.new = NewRecords(names)
        self.known: dict[tuple[str, UnitPath], dict[str, SheetRecord]] = {}
        self.by_name: dict[tuple[str, UnitPath], dict[str, list[SheetRecord]]] = {}
        self.claimed: set[tuple[str, str]] = set()

    def take(self, row: SheetRow) -> None:
        """Finds the record of a row, and compares."""
        try:
            unit = self._unit(row)
            records = self._records(row.kind, unit)
            record = records.get(row.id) if row.id else None
            if row.id and record is None:
                self._without_record(row, records)
            elif record is not None:
                self._compare(row, record)
            else:
                self._without_id(row, unit, records)
        except CellFault as fault:
            self.merger.faults.append(self.merger.problem(row, None, fault.word, **{"value": row.unit, **fault.words}))

    def _unit(self, row: SheetRow) -> UnitPath:
        """The unit of a row: its id tells it, else the column of units. Raises CellFault."""
        parts = row.id.split("/")
        for depth in range(len(parts) - 1, 0, -1):
            if tuple(parts[:depth]) in self.names.folders:
                return tuple(parts[:depth])
        if row.id:
            return ()
        if not row.unit:
            if len(self.names.folders) == 1:
                return ()
            raise CellFault("sheet_unit_lacking")
        return self.names.unit(row.unit)

    def _records(self, kind: RecordSheet, unit: UnitPath) -> dict[str, SheetRecord]:
        key = (kind.name, unit)
        if key not in self.known:
            self.known[key] = {one.id: one for one in records_of(self.names.folders[unit], kind)}
        return self.known[key]

    def _compare(self, row: SheetRow, record: SheetRecord) -> None:
        """A row and its record: edits, or the removal of the whole."""
        self.claimed.add((row.kind.name, record.id))
        if row.deletes:
            self._remove(row, record)
            return
        if self._is_elsewhere(row, record):
            self.merger.faults.append(self.merger.problem(row, None, "sheet_moved", row.team or row.unit))
            return
        wanted = self.merger.wanted(row, record)
        self.edits.setdefault(record.file, []).extend(edits_of(record, row, wanted))
        self.merger.changes += changes_of(record, row, wanted, self.names)

    def _is_elsewhere(self, row: SheetRow, record: SheetRecord) -> bool:
        """Whether somebody has written another team or unit into the row of a record. Raises CellFault."""
        if not row.id:
            return False
        if row.kind.inner and row.team and row.team != record.team.get("id"):
            return True
        return row.unit not in ("", self.names.called(record.unit)) and self.names.unit(row.unit) != record.unit

    def _remove(self, row: SheetRow, record: SheetRecord) -> None:
        if not row.kind.key:
            self.merger.faults.append(self.merger.problem(row, None, "sheet_no_delete", name_of(row, record)))
            return
        if self.merger.has_moved(row, record):
            self.merger.conflicts.append(self.merger.problem(row, None, "sheet_deleted_changed", name_of(row, record)))
            return
        self.removals.setdefault(record.file, []).append(RemoveValue(record.path))
        self.merger.changes.append(self._whole(row, record, "sheet_goes"))

    def _without_record(self, row: SheetRow, records: Mapping[str, SheetRecord]) -> None:
        """A row whose record is gone: this very table has given it another name, or somebody removed it."""
        renamed = f"{row.id.rpartition('/')[0]}/{slug(row.cells.get('name', ''))}".lstrip("/")
        record = records.get(renamed)
        if record is not None and (row.kind.name, record.id) not in self.claimed:
            self._compare(row, record)
        elif (
            not row.deletes
            and row.base is not None
            and any(row.base.get(key, "") != cell for key, cell in row.cells.items() if cell)
        ):
            self.merger.conflicts.append(self.merger.problem(row, None, "sheet_gone", row.id))

    def _without_id(self, row: SheetRow, unit: UnitPath, records: Mapping[str, SheetRecord]) -> None:
        """A row that somebody has added, or a table of others: what is there already is known by its name."""
        if not row.cells.get(row.kind.needs) and not (row.kind is TEAMS and row.cells.get("locality")):
            if any(row.cells.values()):
                self.merger.faults.append(self.merger.problem(row, None, "sheet_nameless"))
            return
        team = own_team(row, unit, self._records(TEAMS, unit), self.names, self.new) if row.kind is MEMBERS else None
        found = [one for one in self._candidates(row, unit, records) if self._is_same(row, one, team)]
        free = [one for one in found if (row.kind.name, one.id) not in self.claimed]
        phone = bare(row.cells.get("phone", ""))
        record = next((one for one in free if phone and bare(str(one.data.get("phone") or "")).endswith(phone)), None)
        record = record or next(iter(free), None)
        if record is not None:
            self._compare(row, record)
        elif not row.deletes:
            blank = SheetRecord(id="", unit=unit, file="", path=(), data={})
            values = self.merger.given(row, blank)
            if values.get(row.kind.needs) or row.kind is TEAMS:
                self.new.add(row, unit, values, team, self._records(TEAMS, unit))
                self.merger.changes.append(self._whole(row, blank, "sheet_comes"))

    def _candidates(self, row: SheetRow, unit: UnitPath, records: Mapping[str, SheetRecord]) -> Iterable[SheetRecord]:
        """The records that a row may be about: those of its name, where a name is what tells them apart."""
        if "name" not in row.cells or not row.cells["name"]:
            return records.values()
        key = (row.kind.name, unit)
        if key not in self.by_name:
            named = self.by_name[key] = {}
            for one in records.values():
                named.setdefault(fold(str(one.data.get("name") or "")), []).append(one)
        return self.by_name[key].get(fold(row.cells["name"]), ())

    def _is_same(self, row: SheetRow, record: SheetRecord, team: str | None) -> bool:
        if row.kind is MEMBERS and record.team.get("id") != team:
            return False
        if row.kind is TEAMS and not row.cells.get("name"):
            place = self.names.cells(record.unit).locality(row.cells["locality"])
            return record.data.get("locality") == place
        keys = {"events": ("date", "place"), "figures": ("label", "as_of"), "channels": ("kind", "value")}
        fields = {field.key: field for field in row.kind.fields}
        return all(
            self.merger.alike(fields[key], row.cells.get(key, ""), record)
            for key in keys.get(row.kind.name, (row.kind.needs,))
        )

    def _whole(self, row: SheetRow, record: SheetRecord, word: str) -> SheetChange:
        unit = record.unit
        name = name_of(row, record)
        return SheetChange(sheet=row.sheet, row=row.number, unit=unit, name=name, head="", after=word)

    def plan(self) -> ImportPlan:
        """All files with their edits made."""
        merger = self.merger
        files: list[ChangedFile] = []
        bodies = self._bodies()
        additions = self.new.edits(bodies)
        for file in sorted({*self.edits, *self.removals, *additions.edits, *additions.files}):
            body = bodies.get(file)
            last = sorted(self.removals.get(file, ()), key=lambda one: one.path, reverse=True)
            edits: Sequence[ValueEdit] = [*self.edits.get(file, ()), *additions.edits.get(file, ()), *last]
            try:
                after = additions.files.get(file) or changed(body or b"", file, edits)
            except CannotEdit as error:
                words = {"file": file, **error.words}
                merger.faults.append(SheetProblem(sheet="", row=0, head="", word=error.word, words=words))
                continue
            if after != body:
                files.append(ChangedFile(file=file, before=body, after=after))
        return ImportPlan(
            files=tuple(files),
            changes=tuple(merger.changes),
            conflicts=tuple(merger.conflicts),
            faults=tuple(merger.faults),
            notes=tuple(merger.notes),
        )

    def _bodies(self) -> dict[str, bytes]:
        return dict(_all_files(self.names))


def _all_files(names: SiteNames) -> Iterator[tuple[str, bytes]]:
    for folder in names.folders.values():
        yield from ((folder.name_of(name), body) for name, body in folder.files.items())
        yield from ((f"{BASE}/{name}", body) for name, body in (folder.base.files.items() if folder.base else ()))
