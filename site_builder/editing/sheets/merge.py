"""Compares a cell of a table with the same cell when it was exported, and with what the content says now."""

from collections.abc import Mapping

from site_builder.editing.sheets.cells import CellFault, canonical, cell_of, has_lost_zero, listed, value_of
from site_builder.editing.sheets.extract import SheetRow
from site_builder.editing.sheets.fields import SheetField
from site_builder.editing.sheets.names import SiteNames
from site_builder.editing.sheets.plan import SheetChange, SheetProblem
from site_builder.editing.sheets.rows import SheetRecord
from site_builder.editing.sheets.tables import brief
from site_builder.editing.values.edits import AddItem, RemoveValue, SetValue, ValueEdit
from site_builder.editing.values.tree import Path, YamlValue
from site_builder.text.normalize import fold

_CONSENT = ("consent.what", "consent.date", "consent.by")


class RowMerger:
    """Reads rows for one record after another, and collects what is found."""

    def __init__(self, names: SiteNames, *, overwrites: bool) -> None:
        self.names = names
        self.overwrites = overwrites
        self.changes: list[SheetChange] = []
        self.conflicts: list[SheetProblem] = []
        self.faults: list[SheetProblem] = []
        self.notes: list[SheetProblem] = []

    def wanted(self, row: SheetRow, record: SheetRecord) -> dict[str, YamlValue]:
        """The values that a row gives its record, by the names of their columns: None takes a value away."""
        found: dict[str, YamlValue] = {}
        cells = self.names.cells(record.unit)
        for field in row.kind.fields:
            cell = row.cells.get(field.key)
            current = cell_of(field, record.value(field), cells)
            if cell is None or " ".join(cell.split()) == " ".join(current.split()):
                continue
            old = row.base.get(field.key, "") if row.base is not None else None
            if (old is None and not cell) or (old is not None and old in (cell, brief(cell))):
                continue
            if canonical(field, cell, cells) in (
                canonical(field, current, cells),
                canonical(field, old or "\0", cells),
            ):
                continue
            if self._differs(field, current, old, record):
                self.conflicts.append(self.problem(row, field, "sheet_conflict", cell, base=old or "?", now=current))
                continue
            self._read(row, field, cell, record, found)
        return self._with_consent(row, record, found)

    def given(self, row: SheetRow, record: SheetRecord) -> dict[str, YamlValue]:
        """The values of a row that nothing in the content stands for yet."""
        found: dict[str, YamlValue] = {}
        for field in row.kind.fields:
            if row.cells.get(field.key):
                self._read(row, field, row.cells[field.key], record, found)
        return self._with_consent(row, record, found)

    def problem(
        self, row: SheetRow, field: SheetField | None, word: str, value: str = "", **words: str
    ) -> SheetProblem:
        """A problem at a cell, or at a whole row."""
        head = field.heads[0] if field else ""
        return SheetProblem(sheet=row.sheet, row=row.number, head=head, word=word, words={"value": value, **words})

    def has_moved(self, row: SheetRow, record: SheetRecord) -> bool:
        """Whether the content has changed anything of a record since its row was exported."""
        base = row.base
        return base is not None and any(
            self._differs(
                field,
                cell_of(field, record.value(field), self.names.cells(record.unit)),
                base.get(field.key, ""),
                record,
            )
            for field in row.kind.fields
        )

    def alike(self, field: SheetField, cell: str, record: SheetRecord) -> bool:
        """Whether a cell says what a record says."""
        cells = self.names.cells(record.unit)
        current = cell_of(field, record.value(field), cells)
        return fold(cell) == fold(current) or canonical(field, cell, cells) == canonical(field, current, cells)

    def _differs(self, field: SheetField, current: str, old: str | None, record: SheetRecord) -> bool:
        """Whether the content says something else than at the export; nobody knows where nothing was remembered."""
        if old is None:
            return bool(current) and not self.overwrites
        cells = self.names.cells(record.unit)
        return brief(current) != old and canonical(field, current, cells) != canonical(field, old, cells)

    def _read(
        self, row: SheetRow, field: SheetField, cell: str, record: SheetRecord, found: dict[str, YamlValue]
    ) -> None:
        try:
            found[field.key] = value_of(field, cell, self.names.cells(record.unit))
        except CellFault as fault:
            self.faults.append(self.problem(row, field, fault.word, **{**fault.words, "value": cell}))
            return
        if has_lost_zero(field, cell):
            self.notes.append(self.problem(row, field, "sheet_zero", cell, now=str(found[field.key])))

    def _with_consent(self, row: SheetRow, record: SheetRecord, found: dict[str, YamlValue]) -> dict[str, YamlValue]:
        """The values without numbers that their owner has not agreed to publish (Law 91/2025/QH15)."""
        if row.kind.inner != "members":
            return found
        by_key = {field.key: field for field in row.kind.fields}
        after = {key: found.get(key, record.value(field)) for key, field in by_key.items()}
        agreed = listed(after["consent.what"]) if all(after[key] for key in _CONSENT) else ()
        if "consent.what" in found and found["consent.what"] is None:
            found |= dict.fromkeys((key for key in _CONSENT if record.value(by_key[key])), None)
        elif not agreed:
            found = {key: value for key, value in found.items() if key not in _CONSENT or record.value(by_key[key])}
        for key in ("phone", "zalo"):
            if not after[key] or key in agreed:
                continue
            if key in found:
                self.notes.append(self.problem(row, by_key[key], "sheet_no_consent", row.cells.get(key, "")))
                del found[key]
            if record.value(by_key[key]) and any(one in found for one in _CONSENT):
                found[key] = None
        return found


def edits_of(record: SheetRecord, row: SheetRow, wanted: Mapping[str, YamlValue]) -> list[ValueEdit]:
    """The edits that give a record these values."""
    edits: list[ValueEdit] = []
    nested: dict[str, dict[str, YamlValue]] = {}
    emptied = _emptied(record, wanted)
    edits += [RemoveValue((*record.path, outer)) for outer in emptied]
    for field in row.kind.fields:
        if field.key not in wanted or field.path[0] in emptied:
            continue
        value, outer = wanted[field.key], field.path[0]
        if len(field.path) > 1 and not record.data.get(outer):
            if value is not None:
                nested.setdefault(outer, {})[field.path[1]] = value
            continue
        edits += _edits(record.way(field), record.value(field), value)
    return [*edits, *(SetValue((*record.path, outer), values) for outer, values in nested.items())]


def _emptied(record: SheetRecord, wanted: Mapping[str, YamlValue]) -> list[str]:
    """The mappings inside a record of which nothing is left."""
    gone = {key for key, value in wanted.items() if value is None or value == []}
    return [
        outer
        for outer, held in record.data.items()
        if isinstance(held, Mapping) and held and all(f"{outer}.{key}" in gone for key in held)
    ]


def _edits(way: Path, current: YamlValue, value: YamlValue) -> list[ValueEdit]:
    if value is None or value == []:
        return [RemoveValue(way)] if current is not None else []
    if isinstance(value, str):
        return [SetValue(way, value)]
    known, new = listed(current), listed(value)
    if isinstance(current, str) or not any(one in new for one in known):
        return [*([RemoveValue(way)] if known else []), *(AddItem(way, one) for one in new)]
    gone = [index for index, one in enumerate(known) if one not in new]
    return [
        *(RemoveValue((*way, index)) for index in reversed(gone)),
        *(AddItem(way, one) for one in new if one not in known),
    ]


def changes_of(
    record: SheetRecord, row: SheetRow, wanted: Mapping[str, YamlValue], names: SiteNames
) -> list[SheetChange]:
    """What a person is shown of these edits."""
    cells = names.cells(record.unit)
    return [
        SheetChange(
            sheet=row.sheet,
            row=row.number,
            unit=record.unit,
            name=name_of(row, record),
            head=field.heads[0],
            before=cell_of(field, record.value(field), cells),
            after=cell_of(field, wanted[field.key], cells),
        )
        for field in row.kind.fields
        if field.key in wanted
    ]


def name_of(row: SheetRow, record: SheetRecord) -> str:
    """Whom or what a row is about."""
    return row.cells.get(row.kind.needs, "") or str(record.data.get("name") or record.data.get("title") or record.id)
