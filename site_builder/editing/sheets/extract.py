"""Takes the rows out of a table whose columns are known."""

import json
import re
from collections.abc import Callable, Iterator, Mapping

from site_builder.editing.sheets.fields import MEMBERS, RecordSheet
from site_builder.editing.sheets.mapping import MappedTable
from site_builder.editing.sheets.names import is_locality
from site_builder.model.choices import Role
from site_builder.model.frozen import frozen
from site_builder.text.contract_words import choice_meant
from site_builder.text.gazetteer.names import COMMUNE_KINDS, readings
from site_builder.text.normalize import fold

_NUMBERED = re.compile(r"^(?:[IVXLC]+|\d+|[A-Z])\s*[.)\-:]\s*")
"""What stands before the name of a commune that heads its rows: "I. Xã Bảo Quang"."""
_SUMS = ("tong cong", "tong so", "cong:", "nguoi lap", "tm.")
_DOWN = ("unit", "team", "locality")
"""What a table says once, in cells that reach down over many rows."""


@frozen
class SheetRow:
    """Holds one row of a table."""

    kind: RecordSheet
    sheet: str
    number: int
    """The number that Excel shows beside it."""
    cells: Mapping[str, str]
    id: str = ""
    unit: str = ""
    team: str = ""
    locality: str = ""
    base: Mapping[str, str] | None = None
    """The cells as they were exported; None where nobody knows."""
    deletes: bool = False


def rows_of_table(
    mapped: MappedTable, base: Mapping[tuple[str, str], str], unit: str, is_unit: Callable[[str], bool]
) -> Iterator[SheetRow]:
    """The rows of a table that say something. `unit` is the unit of rows that name none."""
    last = {"unit": unit, "team": "", "locality": ""}
    for number, row in enumerate(mapped.table.rows[mapped.head_row + 1 :], mapped.head_row + 2):
        filled = [cell for cell in row if cell]
        section = _NUMBERED.sub("", filled[-1]) if len(filled) == 1 or _is_section(row) else ""
        if not mapped.is_own and section:
            last = _heads(section, last, is_unit)
            continue
        got = {name: row[at] if at < len(row) else "" for name, at in mapped.columns.items()}
        around = {name: got.pop(name, "") for name in ("id", "delete", "base", *_DOWN) if name not in _own(mapped)}
        if not mapped.is_own:
            around |= _carried(around, last)
            last = {**last, **{name: around.get(name, "") or last[name] for name in _DOWN}}
            if _says_nothing(got.get(mapped.kind.needs, ""), filled):
                continue
            got = _with_role(mapped, got)
        elif not filled:
            continue
        yield SheetRow(
            kind=mapped.kind,
            sheet=mapped.table.name,
            number=number,
            cells=got,
            id=around.get("id", ""),
            unit=around.get("unit", "") or (unit if not mapped.is_own else ""),
            team=around.get("team", ""),
            locality=around.get("locality", ""),
            base=_base(mapped, around, base),
            deletes=fold(around.get("delete", "")) in ("xoa", "x"),
        )


def _heads(section: str, last: dict[str, str], is_unit: Callable[[str], bool]) -> dict[str, str]:
    """What the rows below a heading belong to. A commune that nobody knows is told of each of its rows: they must not
    go to the one above.
    """
    kinds = {reading.kind for reading in readings(section)}
    if kinds & {*COMMUNE_KINDS, "thị trấn"} or is_unit(section):
        return {"unit": section, "team": "", "locality": ""}
    if is_locality(section):
        return {**last, "team": "", "locality": section}
    return last


def _own(mapped: MappedTable) -> set[str]:
    """Names that are fields of the sheet itself: the locality of a team."""
    return {field.key for field in mapped.kind.fields}


def _is_section(row: tuple[str, ...]) -> bool:
    """Whether a row has a number and one name, as those have that head a group."""
    filled = [cell for cell in row if cell]
    return len(filled) == 2 and bool(re.fullmatch(r"[IVXLC]+|[A-Z]", filled[0]))  # noqa: PLR2004


def _carried(around: Mapping[str, str], last: Mapping[str, str]) -> dict[str, str]:
    """What stands in cells that were joined downwards: a new commune has other teams, a new team another locality."""
    unit, team, locality = (around.get(name, "") for name in _DOWN)
    is_other = bool(unit) and unit != last["unit"]
    return {
        "unit": unit or last["unit"],
        "team": team or ("" if is_other or locality not in ("", last["locality"]) else last["team"]),
        "locality": locality or ("" if is_other or team not in ("", last["team"]) else last["locality"]),
    }


def _says_nothing(needed: str, filled: list[str]) -> bool:
    return not needed or len(filled) < 2 or fold(filled[0]).startswith(_SUMS)  # noqa: PLR2004 - one cell is a heading


def _with_role(mapped: MappedTable, got: dict[str, str]) -> dict[str, str]:
    """The cells with a role of its own: what stands below "Chức vụ" is often the role in the team, and no office."""
    if mapped.kind is not MEMBERS or "role" in mapped.columns or "position" not in got:
        return got
    role = choice_meant(got["position"], Role)
    return {**got, "role": got["position"], "position": ""} if role else got


def _base(
    mapped: MappedTable, around: Mapping[str, str], base: Mapping[tuple[str, str], str]
) -> Mapping[str, str] | None:
    """The cells as they were exported, from the hidden sheet or the row's last column."""
    text = around.get("base", "") or base.get((mapped.kind.name, around.get("id", "")), "")
    try:
        data = json.loads(text) if text else None
    except ValueError:
        return None
    return {str(key): str(value) for key, value in data.items()} if isinstance(data, dict) else None
