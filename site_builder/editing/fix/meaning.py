"""What a file says, as the reader takes it: the proof that a repair has changed nothing but the spelling."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import PurePosixPath
from types import GenericAlias
from typing import Any, get_args, get_origin

from site_builder.content.files import read_layer
from site_builder.content.schema import QUOTES, SCALARS, keys_of, type_of
from site_builder.content.site_file import read_site
from site_builder.content.text_file import FENCE
from site_builder.content.yaml_nodes import Entries, Items, Node, Scalar, parse
from site_builder.editing.fix.value import Draft
from site_builder.model.contact import Contact
from site_builder.model.file_kinds import FILE_KINDS, FileKind
from site_builder.model.folder import Folder
from site_builder.model.frozen import frozen
from site_builder.model.location import Location, Record
from site_builder.model.problem import Problem, Refused
from site_builder.model.scalars import Markup, Slug
from site_builder.model.unit import RECORD_TYPES, record_of
from site_builder.text.contract_words import choice_meant, key_meant
from site_builder.text.normalize import clean, slug


@frozen
class WrittenValue:
    """A value as it was written: the keys and indices that lead to it, its type, and the record in which it stands."""

    path: tuple[str | int, ...]
    text: str | None
    place: Location
    type: Any
    owner: Any

    @property
    def key(self) -> str:
        """The key under which the value, or the list that holds it, stands."""
        return next((str(part) for part in reversed(self.path) if isinstance(part, str)), "")

    @property
    def bare(self) -> str:
        """The text without what can only be decoration in a date, number or id."""
        return (self.text or "").strip(QUOTES)

    def read(self) -> object:
        """What the reader makes of the text; raises Refused."""
        if self.text is None or self.type not in SCALARS:
            return self.text
        return SCALARS[self.type](self.text if self.type is str else self.bare)

    def value(self) -> object:
        """What `read` returns, or the text where it is refused. Of an id or a choice it is what the reader proposes."""
        if is_choice(self.type):
            return choice_meant(self.bare, self.type) or self.bare
        if self.type is Slug:
            return slug(self.bare)
        try:
            return self.read()
        except Refused:
            return self.text


@frozen
class Parts:
    """A file in two: the YAML, with the line on which it begins, and the Markdown below."""

    yaml: str
    first_line: int
    body: str


def parts(sheet: Draft) -> Parts:
    """A data file is all YAML; a text has it between two --- lines."""
    if not FILE_KINDS[sheet.kind].is_folder:
        return Parts(yaml=sheet.text, first_line=1, body="")
    match = FENCE.match(sheet.text)
    if not match:
        return Parts(yaml="", first_line=1, body=sheet.text)
    return Parts(yaml=match["front"], first_line=match["blank"].count("\n") + 2, body=sheet.text[match.end() :])


@lru_cache(maxsize=4096)
def leaves(sheet: Draft) -> tuple[WrittenValue, ...]:
    """All values of a file, in order; none where its YAML cannot be read."""
    part = parts(sheet)
    tree, _ = parse(part.yaml, sheet.file, part.first_line)
    kind = FILE_KINDS[sheet.kind]
    whole = record_of(kind)
    if whole:
        return tuple(_walk(tree, whole, (), None))
    types = {key: GenericAlias(tuple, (RECORD_TYPES[key], ...)) for key in kind.lists}
    return tuple(leaf for key, (_, node) in tree.entries.items() for leaf in _walk(node, types.get(key), (key,), None))


def _walk(node: Node, kind: Any, path: tuple[str | int, ...], owner: Any) -> Iterator[WrittenValue]:  # noqa: ANN401 - types are values here
    """The values below a node. Where the node has not the form that its type wants, their types are unknown."""
    kind = type_of(kind)
    item = _item(kind)
    match node:
        case Scalar():
            yield WrittenValue(path=path, text=node.text, place=node.place, type=item or kind, owner=owner)
        case Items():
            for index, inner in enumerate(node.items):
                yield from _walk(inner, item, (*path, index), owner)
        case Entries():
            record = item or kind
            known = keys_of(record) if _is_record(record) else {}
            for key, (_, inner) in node.entries.items():
                meant = key if key in known else key_meant(key, known) or key
                yield from _walk(inner, known[meant].kind if meant in known else None, (*path, meant), record)


def _item(kind: Any) -> Any:  # noqa: ANN401 - types are values here
    """The type of what a list holds, or a mapping by id, which is written as a list; None for what is no list."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return arguments[0]
    return arguments[1] if isinstance(origin, type) and issubclass(origin, Mapping) else None


def is_choice(kind: object) -> bool:
    """Whether a value is one of a few words."""
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _is_record(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Record)


def problems(sheet: Draft) -> tuple[Problem, ...]:
    """What the reader finds wrong in a file by itself."""
    kind = FILE_KINDS[sheet.kind]
    own = PurePosixPath(sheet.file).name if kind.is_of_language else sheet.kind
    name = f"{sheet.kind}a.md" if kind.is_folder else own
    folder = Folder(files={name: sheet.text.encode("utf-8", "surrogatepass")})
    return read_site(folder)[1] if kind.is_of_site else read_layer(folder)[1]


def is_readable(sheet: Draft) -> bool:
    """Whether the YAML of a file can be parsed."""
    part = parts(sheet)
    return not any(problem.code.startswith(("yaml-", "control-")) for problem in parse(part.yaml, sheet.file)[1])


FileMeaning = tuple[bool, tuple[tuple[tuple[str | int, ...], object], ...], str]


def meaning(sheet: Draft, spelled: Callable[[str], str] = str) -> FileMeaning:
    """Every value by its type, and the text below: two sheets that mean the same make the same pages.

    `spelled` tells how a text would be spelled now, where a repair renames what texts point to.
    """
    told = Draft(file=sheet.file, kind=sheet.kind, text=clean(sheet.text))
    values = tuple((leaf.path, _spelled(leaf.value(), spelled)) for leaf in leaves(told))
    return is_readable(told), values, spelled(parts(told).body).strip()


def _spelled(value: object, spelled: Callable[[str], str]) -> object:
    return spelled(value) if isinstance(value, str) else value


def same(before: Draft, after: Draft) -> bool:
    """Whether two sheets say the same; of a sheet that cannot be read, the letters must be the same."""
    if not is_readable(Draft(file=before.file, kind=before.kind, text=clean(before.text))):
        return clean(before.text) == clean(after.text)
    return meaning(before) == meaning(after)


def key_types(kind: FileKind) -> Mapping[str, frozenset[str]]:
    """Every key that a file may hold, at any depth, and what its value is: "text", "texts" or "other"."""
    found: dict[str, set[str]] = {key: {"other"} for key in kind.lists}
    whole = record_of(kind)
    waiting: list[Any] = [whole] if whole else [RECORD_TYPES[key] for key in kind.lists]
    seen: set[Any] = set()
    while waiting:
        record = waiting.pop()
        seen.add(record)
        for key, field in keys_of(record).items():
            found.setdefault(key, set()).add(_form(field.kind))
            waiting += [inner for inner in _records(field.kind) if inner not in seen]
    return {key: frozenset(forms) for key, forms in found.items()}


def _form(kind: Any) -> str:  # noqa: ANN401 - a type is a value here
    if get_origin(kind) is tuple:
        return "texts" if _form(get_args(kind)[0]) == "text" else "other"
    return "text" if type_of(kind) in (str, Markup, Contact) else "other"


def _records(kind: Any) -> list[type[Record]]:  # noqa: ANN401 - a type is a value here
    return [inner for inner in (kind, *get_args(kind)) if _is_record(inner)]
