"""A unit's files → its layer. What each file holds stands in `model.file_kinds`; this is how it is read."""

from collections.abc import Iterable, Mapping
from typing import Any

from site_builder.content.schema import is_blank, read_by_id, read_record
from site_builder.content.source import Source, open_source
from site_builder.content.text_file import add_text
from site_builder.content.unknown_key import unknown_key
from site_builder.content.yaml_nodes import Items, Node
from site_builder.model.addresses import BASE
from site_builder.model.file_kinds import FileKind, RecordList, Records, kind_in_unit
from site_builder.model.folder import Folder
from site_builder.model.location import Record
from site_builder.model.problem import Problem
from site_builder.model.profile import Profile
from site_builder.model.unit import RECORD_TYPES, Unit
from site_builder.text.privacy.problems import in_name


def read_layer(folder: Folder) -> tuple[Unit, tuple[Problem, ...]]:
    """Reads what one unit's own files say. They may leave required fields of guides, services … to an outer layer."""
    names = map(folder.name_of, (*folder.files, *(f"media/{name}" for name in folder.media)))
    problems = [*folder.problems, *(problem for name in names for problem in in_name(name))]
    fields: dict[str, Any] = {}
    for name in sorted(folder.files, key=_in_order):
        kind = kind_in_unit(name)
        source = open_source(folder, name, problems) if kind else None
        if kind and source:
            _read(source, kind, fields)
    path = () if folder.path == (BASE,) else folder.path  # the base layer has no address
    return Unit(path=path, media=folder.media, **fields), tuple(problems)


def read_layers(folder: Folder) -> list[Unit]:
    """Reads what a unit's folder adds to what it inherits, layer by layer: the root unit's has the base layer too."""
    return [read_layer(layer)[0] for layer in folder.layers]


def _in_order(name: str) -> str:
    """A file of lists comes before its parts."""
    return name.removesuffix(".yaml")


def _read(source: Source, kind: FileKind, fields: dict[str, Any]) -> None:
    """Adds what a file says to the fields of its unit."""
    if kind.is_of_language or (kind.is_folder and _may_be_translation(source.file)):
        # Few sites have any.
        from site_builder.content.translation_file import add_phrases, add_translation, is_translation  # noqa: PLC0415

        if kind.is_of_language:
            add_phrases(source, fields.setdefault("phrases", {}))
            return
        if is_translation(source.file):
            add_translation(source, kind, fields.setdefault(kind.translations, {}))
            return
    if kind.is_folder:
        add_text(source, kind, fields.setdefault(kind.stem, {}))
    elif kind.lists:
        _add_lists(source, kind.lists, fields)
    else:
        if not source.text.strip():
            source.report("file-empty")
        fields["profile"] = read_record(source.entries(), Profile, source.problems, partial=True)


def _may_be_translation(file: str) -> bool:
    return "." in file.rpartition("/")[2].removesuffix(".md")


def _add_lists(source: Source, lists: Mapping[str, RecordList], fields: dict[str, Any]) -> None:
    """Adds the lists of a data file to those of its parts that were read before. An id stands in one of them only."""
    for key, records in _lists(source, lists).items():
        if isinstance(records, tuple):
            fields[key] = (*fields.get(key, ()), *records)
            continue
        before: Mapping[str, Record] = fields.get(key, {})
        for name in sorted(before.keys() & records.keys()):
            first, where = before[name].at(), records[name].at(lists[key].key)
            file = first.file.rpartition("/")[2]
            source.problems.append(Problem.found("duplicate-id", where, id=name, first=f"{first.line} ({file})"))
        fields[key] = {**before, **records, **before} if before else records


def _lists(source: Source, lists: Mapping[str, RecordList]) -> dict[str, Records]:
    """Reads the lists of a data file; any other key at its top is a mistake."""
    tree = source.entries()
    for key, (spot, _) in tree.entries.items():
        if key not in lists:
            source.problems.append(unknown_key(key, tree.place_of(spot), list(lists)))
    nodes = {key: node for key, (_, node) in tree.entries.items() if not is_blank(node)}
    return {
        key: _records(nodes.get(key), RECORD_TYPES[key], records.key, source.problems) for key, records in lists.items()
    }


def _records(node: Node | None, kind: type[Record], name: str, problems: list[Problem]) -> Records:
    """The records of a list as the unit holds them: by their id, by another field, or in the order of the file."""
    if name:
        return {} if node is None else read_by_id(node, kind, problems, name)
    items: Iterable[Node] = () if node is None else node.items if isinstance(node, Items) else (node,)
    return tuple(read_record(item, kind, problems) for item in items)
