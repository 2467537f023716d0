"""Records of content files as rows: each with an id that stays when others come and go, and with its values."""

from collections.abc import Iterator, Mapping
from dataclasses import field

from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.sheets.fields import RecordSheet, SheetField
from site_builder.editing.values.tree import Path, YamlValue, read
from site_builder.model.addresses import BASE
from site_builder.model.file_kinds import data_kind
from site_builder.model.folder import Folder, UnitPath
from site_builder.model.frozen import frozen
from site_builder.text.normalize import slug


@frozen
class SheetRecord:
    """Describes a record of a content file."""

    id: str
    """The unit's path, and what names the record in it: "bao-quang/to-xa/nguyen-van-mau"."""
    unit: UnitPath
    file: str
    path: Path
    """The way to it in the file's data; () for a whole file."""
    data: Mapping[str, YamlValue]
    team: Mapping[str, YamlValue] = field(default_factory=dict)
    """The team of a member."""

    def value(self, column: SheetField) -> YamlValue:
        """What the record says in a column."""
        value: YamlValue = self.data
        for step in column.path:
            value = value.get(step) if isinstance(value, Mapping) else None
        return value

    def way(self, column: SheetField) -> Path:
        """The way to a value in the file's data."""
        return (*self.path, *column.path)


def records_of(folder: Folder, kind: RecordSheet) -> Iterator[SheetRecord]:
    """The records of a unit that its files hold themselves. Files with a mistake of form raise CannotEdit."""
    taken: dict[str, int] = {}
    for layer in folder.layers:
        for name in sorted(layer.files, key=lambda name: name.removesuffix(".yaml")):
            if not _is_of(name, kind):
                continue
            file = layer.name_of(name) if layer is folder else f"{BASE}/{name}"
            data, faults = read(layer.files[name], file)
            if faults:
                raise CannotEdit("values_unread", file=file)
            for path, record, team in _records(data, kind):
                named = _named(kind, record, team, name)
                unit = "/".join(folder.path) if layer is folder else BASE
                plain = f"{unit}/{named}".lstrip("/")
                taken[plain] = taken.get(plain, 0) + 1
                own = plain if taken[plain] == 1 else f"{plain}-{taken[plain]}"
                yield SheetRecord(id=own, unit=folder.path, file=file, path=path, data=record, team=team)


def _is_of(name: str, kind: RecordSheet) -> bool:
    if kind.is_text:
        return name.startswith(kind.file) and name.endswith(".md")
    found = data_kind(name)
    return found is not None and found.name == kind.file


def _records(
    data: YamlValue, kind: RecordSheet
) -> Iterator[tuple[Path, Mapping[str, YamlValue], Mapping[str, YamlValue]]]:
    if not isinstance(data, Mapping):
        return
    if not kind.key:
        yield (), data, {}
        return
    for index, outer in enumerate(_items(data.get(kind.key))):
        if not kind.inner:
            yield (kind.key, index), outer, {}
            continue
        for place, one in enumerate(_items(outer.get(kind.inner))):
            yield (kind.key, index, kind.inner, place), one, outer


def _items(value: YamlValue) -> list[Mapping[str, YamlValue]]:
    items = value if isinstance(value, list) else []
    return [one if isinstance(one, Mapping) else {} for one in items]


def _named(kind: RecordSheet, record: Mapping[str, YamlValue], team: Mapping[str, YamlValue], file: str) -> str:
    """What names a record in its unit: its id, or what it says first."""
    if kind.is_text:
        return file.removesuffix(".md").rpartition("/")[2]
    if not kind.key:
        return kind.name
    if kind.inner:
        return f"{team.get('id') or 'to'}/{slug(str(record.get('name') or '')) or 'nguoi'}"
    return str(record.get("id") or "") or name_of_new(kind, record)


def name_of_new(kind: RecordSheet, record: Mapping[str, YamlValue]) -> str:
    """The id that a record without one would have."""
    keys = {"events": ("date", "place"), "figures": ("label", "as_of"), "channels": ("kind", "label")}
    said = (str(record.get(key) or "") for key in keys.get(kind.name, ("name",)))
    return slug(" ".join(said)) or kind.name
