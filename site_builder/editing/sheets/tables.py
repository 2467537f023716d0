"""Makes the tables of an export: what people see, and what stood there, by which an import tells who changed what."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from site_builder.editing.sheets.cells import cell_of, choice_word
from site_builder.editing.sheets.fields import BASE, DELETE, ID, UNIT, RecordSheet, SheetField
from site_builder.editing.sheets.names import SiteNames
from site_builder.editing.sheets.rows import SheetRecord, records_of
from site_builder.model.folder import Folder
from site_builder.output.workbook import SheetColumn, Table
from site_builder.report.field_help import EditorHelp

HIDDEN = "_goc"
"""The hidden sheet with the values as they were."""
_LONG = 1000
"""A longer text is remembered by its digest."""


def tables(kinds: Sequence[RecordSheet], folders: Iterable[Folder], names: SiteNames, helps: EditorHelp) -> list[Table]:
    """A table for each sheet, with all records of these units, and the hidden one. Raises CannotEdit."""
    chosen, made, base = list(folders), [], []
    for kind in kinds:
        records = [one for folder in chosen for one in records_of(folder, kind)]
        cells = [cells_of(kind, one, names) for one in records]
        base += [(kind.name, one.id, remembered(row)) for one, row in zip(records, cells, strict=True)]
        rows = tuple(
            (one.id, names.called(one.unit), *_of_team(kind, one), *row.values(), "")
            for one, row in zip(records, cells, strict=True)
        )
        columns = _columns(kind, names, [one.unit for one in records] or [folder.path for folder in chosen], helps)
        made.append(Table(name=kind.title, columns=columns, rows=rows))
    heads = tuple(SheetColumn(head=head) for head in ("sheet", "id", "cells"))
    return [*made, Table(name=HIDDEN, columns=heads, rows=tuple(base), is_hidden=True)]


def with_base(table: Table, kind: RecordSheet, hidden: Table) -> Table:
    """A table that stands alone in a CSV file: what stood there then is its last column."""
    base = {row[1]: row[2] for row in hidden.rows if row[0] == kind.name}
    rows = tuple((*row, base[row[0]]) for row in table.rows)
    return Table(name=table.name, columns=(*table.columns, SheetColumn(head=BASE)), rows=rows)


def cells_of(kind: RecordSheet, record: SheetRecord, names: SiteNames) -> dict[str, str]:
    """The cells of a record, by the names of their columns."""
    known = names.cells(record.unit)
    return {field.key: cell_of(field, record.value(field), known) for field in kind.fields}


def remembered(cells: Mapping[str, str]) -> str:
    """Cells as they are kept in the hidden sheet."""
    return json.dumps({key: brief(cell) for key, cell in cells.items() if cell}, ensure_ascii=False)


def brief(cell: str) -> str:
    """A cell, or the digest of a long one."""
    return cell if len(cell) <= _LONG else f"sha256:{hashlib.sha256(cell.encode()).hexdigest()}"


def _of_team(kind: RecordSheet, record: SheetRecord) -> tuple[str, ...]:
    return (str(record.team.get("id") or ""),) if kind.inner else ()


def _columns(
    kind: RecordSheet, names: SiteNames, units: Sequence[tuple[str, ...]], helps: EditorHelp
) -> tuple[SheetColumn, ...]:
    around = [SheetColumn(head=ID, width=18), SheetColumn(head=UNIT[0])]
    around += [SheetColumn(head="Mã tổ", note=f"Tổ của người này, như cột «{ID}» của bảng Tổ.")] if kind.inner else []
    own = [
        SheetColumn(
            head=one.heads[0],
            note=_note(kind, one, helps),
            choices=_choices(one, names, units),
            is_open=one.choice is None,
        )
        for one in kind.fields
    ]
    return (
        *around,
        *own,
        SheetColumn(head=DELETE[0], note="Ghi «xóa» để xóa cả dòng khỏi trang. Bỏ dòng thì không xóa gì."),
    )


def _note(kind: RecordSheet, field: SheetField, helps: EditorHelp) -> str:
    """What the key catalogue says of a column."""
    helped = field.help or kind.record
    record = helped.__name__ if helped else _RECORDS[kind.name]
    last = field.path[-1]
    said = (f"keys.{record}.{last}", f"keys.any.{last}")
    return next((helps.words[key] for key in said if key in helps.words), "")


_RECORDS = {"services": "Service", "announcements": "Announcement", "offices": "Office", "channels": "Channel"}


def _choices(field: SheetField, names: SiteNames, units: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """What is offered in a column: few words, or the names that are known, beside which others may be written."""
    if field.choice:
        return tuple(dict.fromkeys(choice_word(field, one) for one in field.choice))
    if field.form not in ("services", "locality"):
        return ()
    known = dict.fromkeys(
        name for unit in dict.fromkeys(units) for name in names.offered(unit, is_service=field.form == "services")
    )
    return tuple(known)[:_MOST_OFFERED]


_MOST_OFFERED = 5000
