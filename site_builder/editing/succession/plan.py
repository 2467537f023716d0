"""Plans what files say when units become others: the old ones on their day, and new ones that do not exist yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from site_builder.content.unit_names import kind_and_name
from site_builder.editing.fix.repair import Originals
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.new.lines import pair
from site_builder.editing.values.change import changed
from site_builder.editing.values.edits import AddItem, RemoveValue, SetValue, ValueEdit
from site_builder.editing.values.tree import read
from site_builder.model.choices import SuccessionKind
from site_builder.model.frozen import frozen
from site_builder.model.lineage import unit_path
from site_builder.text.normalize import suggest

_KEY = "succession"


@frozen
class UnitChange:
    """Describes what becomes of units. Units are paths; those that may have to be made come with a kind and name."""

    kind: SuccessionKind
    old: tuple[str, ...]
    into: Mapping[str, str] = field(default_factory=dict)
    """Path → kind and name, "" for a unit that is there."""
    name: str = ""
    """The new kind and name of a unit that goes on."""
    date: str = ""
    source: str = ""
    note: str = ""


@frozen
class ChangedFile:
    """A file before and after; `before` is None for a new one."""

    file: str
    before: bytes | None
    after: bytes


def plan_change(found: Originals, change: UnitChange) -> tuple[ChangedFile, ...]:
    """The files that are to be written. Raises CannotEdit; nothing is removed."""
    if len({*change.old, *change.into}) < len(change.old) + len(change.into):
        twice = next((one for one in change.old if one in change.into), change.old[0])
        raise CannotEdit("unit_self", unit=twice)
    files = [_old(found, change, unit) for unit in change.old]
    files += [made for unit, name in change.into.items() if (made := _new(found, change, unit, name))]
    return tuple(one for one in files if one.before != one.after)


def _file(unit: str) -> str:
    return f"{unit}/unit.yaml" if unit else "unit.yaml"


def _body(found: Originals, unit: str) -> bytes:
    """The `unit.yaml` of a unit. Raises CannotEdit where there is none."""
    body = found.get(_file(unit))
    if body is None:
        units = [name.removesuffix("/unit.yaml") for name in found if name.endswith("/unit.yaml")]
        same = [one for one in units if one.rpartition("/")[2] == unit.rpartition("/")[2]]
        near = same[0] if same else suggest(unit, units)
        raise CannotEdit("unit_unknown_near" if near else "unit_unknown", unit=unit, near=near)
    return body


def _declared(body: bytes, unit: str) -> Mapping[str, object]:
    """What a unit declares already. Raises CannotEdit where its file cannot be read."""
    data, _ = read(body, _file(unit))
    said = data.get(_KEY) if isinstance(data, Mapping) else None
    return said if isinstance(said, Mapping) else {}


def _old(found: Originals, change: UnitChange, unit: str) -> ChangedFile:
    """The file of a unit that ends or gets another name."""
    body = _body(found, unit)
    declared = _declared(body, unit)
    if declared.get("into") or declared.get("kind") == SuccessionKind.ENDED:
        into = _said(declared.get("into"))
        raise CannotEdit("unit_already" if into else "unit_already_ended", file=_file(unit), into=into)
    if change.name and kind_and_name(change.name)[0] not in ("", _kind(body, unit)):
        change = replace(change, kind=SuccessionKind.CHANGED)
    return _edited(body, unit, _edits(change, declared))


def _kind(body: bytes, unit: str) -> str:
    data, _ = read(body, _file(unit))
    return str(data.get("kind", "")) if isinstance(data, Mapping) else ""


def _edits(change: UnitChange, declared: Mapping[str, object]) -> Iterator[ValueEdit]:
    began = declared.get("date")
    if began and declared.get("from") and not declared.get("since"):
        yield SetValue((_KEY, "since"), str(began))
    yield SetValue((_KEY, "kind"), change.kind)
    if len(change.into) == 1 or change.name:
        yield SetValue((_KEY, "into"), change.name or next(iter(change.into)))
    elif change.into:
        yield from (AddItem((_KEY, "into"), path) for path in change.into)
    said = {"date": change.date, "note": change.note, "source": change.source}
    yield from (SetValue((_KEY, key), text) for key, text in said.items() if text)
    # What was said of how the unit began is no source of, and no word about, what becomes of it now.
    yield from (RemoveValue((_KEY, key)) for key, text in said.items() if not text and key in declared)


def _said(value: object) -> str:
    return (
        ", ".join(map(str, value)) if isinstance(value, Sequence) and not isinstance(value, str) else str(value or "")
    )


def _new(found: Originals, change: UnitChange, unit: str, name: str) -> ChangedFile | None:
    """The file of a successor: a new one, or one that already names those it came from."""
    body = found.get(_file(unit))
    if body is None:
        return _made(found, change, unit, name)
    declared = _declared(body, unit)
    before = declared.get("from")
    if not before:
        return None  # it lived before, and the old units lead to it
    known = [before] if isinstance(before, str) else list(before) if isinstance(before, Sequence) else []
    return _edited(body, unit, (AddItem((_KEY, "from"), one) for one in change.old if one not in known))


def _made(found: Originals, change: UnitChange, unit: str, name: str) -> ChangedFile:
    """A new unit, with what is known of it: its name, what it came from, and since when."""
    if not name:
        _body(found, unit)  # tells which unit may be meant
    if not unit_path(unit):
        raise CannotEdit("unit_path", unit=unit)
    outer = unit.rpartition("/")[0]
    if _file(outer) not in found:
        raise CannotEdit("unit_unknown", unit=outer, near="")
    kind, plain = kind_and_name(name)
    if not kind:
        raise CannotEdit("unit_kind", name=name)
    lines = [*pair("name", plain), *pair("kind", kind), f"{_KEY}:", f"  kind: {change.kind}", "  from:"]
    lines += [f"    - {one}" for one in change.old]
    lines += [f"  {line}" for line in (*pair("date", change.date), *pair("source", change.source))]
    return ChangedFile(file=_file(unit), before=None, after="\n".join([*lines, ""]).encode())


def _edited(body: bytes, unit: str, edits: Iterator[ValueEdit]) -> ChangedFile:
    return ChangedFile(file=_file(unit), before=body, after=changed(body, _file(unit), edits))
