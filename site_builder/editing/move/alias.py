"""Writes a former name into the `aliases` of a file. Every other byte stays as it was."""

from site_builder.content.schema import is_blank
from site_builder.content.source import decode
from site_builder.content.text_file import FENCE
from site_builder.content.yaml_nodes import Entries, Items, Node, Scalar, parse
from site_builder.editing.move.value import CannotMove
from site_builder.model.location import line_starts
from site_builder.model.problem import Refused

_KEY = "aliases"


def with_alias(text: str, file: str, alias: str, instead_of: str) -> str:
    """Returns the text of a file with one more alias. `instead_of` is the new name: it is no former one any more.

    Raises CannotMove where the file has a mistake.
    """
    tree = _front(text, file)
    known = _names(tree)
    wanted = [alias if name == instead_of else name for name in known]
    wanted += [] if instead_of in known else [alias]
    after = _replaced(text, tree, alias, instead_of) if instead_of in known else _added(text, tree, alias, file)
    if _names(_front(after, file)) != wanted:
        raise CannotMove("move_unfit", file=file)
    return after


def former_names(text: str, file: str) -> list[str]:
    """Returns the aliases of a file; none where it cannot be read."""
    try:
        return _names(_front(text, file))
    except CannotMove:
        return []


def with_relatives(text: str, file: str, old: str, new: str) -> tuple[str, int]:
    """Returns a `unit.yaml` whose succession names a moved unit, and those inside it, by their new paths; and how many
    it names. A file that cannot be read stays as it is.
    """
    try:
        node = _front(text, file).entries.get("succession")
    except CannotMove:
        return text, 0
    lists = (node[1].entries.get(key) for key in ("into", "from")) if node and isinstance(node[1], Entries) else ()
    named = [one for entry in lists if entry for one in _items(entry[1]) if f"{one.text}/".startswith(f"{old}/")]
    for one in sorted(named, key=lambda one: one.place, reverse=True):
        start = text.index(old, _at(text, one))
        text = text[:start] + new + text[start + len(old) :]
    return text, len(named)


def _front(text: str, file: str) -> Entries:
    """The top of a text's front matter, or of a whole YAML file, with the places of the text as it was written."""
    try:
        plain = decode(text.encode())
    except Refused as refused:
        raise CannotMove("move_unfit", file=file) from refused
    first = 1
    if file.endswith(".md"):
        match = FENCE.match(plain)
        if not match:
            raise CannotMove("move_unfit", file=file)
        first, plain = match["blank"].count("\n") + 2, match["front"]
    tree, problems = parse(plain, file, first)
    if problems:
        raise CannotMove("move_unfit", file=file)
    return tree


def _names(tree: Entries) -> list[str]:
    return [node.text or "" for node in _scalars(tree)]


def _scalars(tree: Entries) -> list[Scalar]:
    return _items(tree.entries[_KEY][1]) if _KEY in tree.entries else []


def _items(node: Node) -> list[Scalar]:
    """The values of a list, or the one value that stands instead of it."""
    items = node.items if isinstance(node, Items) else [node] if isinstance(node, Scalar) and node.text else []
    return [item for item in items if isinstance(item, Scalar)]


def _at(text: str, node: Node) -> int:
    return line_starts(text)[node.place.line - 1] + node.place.column - 1


def _replaced(text: str, tree: Entries, alias: str, name: str) -> str:
    """A name that is used again is a former one no more: the name that it takes the place of is."""
    node = next(one for one in _scalars(tree) if one.text == name)
    start = text.index(name, _at(text, node))
    return text[:start] + alias + text[start + len(name) :]


def _added(text: str, tree: Entries, alias: str, file: str) -> str:
    node = tree.entries[_KEY][1] if _KEY in tree.entries else None
    end = "\r\n" if "\r\n" in text else "\n"
    if node is None:
        return _new_line(text, f"{_KEY}: [{alias}]{end}", file)
    if is_blank(node):
        line = line_starts(text)[tree.entries[_KEY][0].line - 1]
        colon = text.index(":", line) + 1
        return f"{text[:colon]} [{alias}]{text[colon:]}"
    if isinstance(node, Items) and not node.is_flow:
        last = _at(text, node.items[-1])
        start = text.rindex("\n", 0, last) + 1
        stop = text.find("\n", last) + 1
        row = text[start : text.index("-", start)] + f"- {alias}{end}"
        return text[:stop] + row + text[stop:] if stop else f"{text}{end}{row}"
    start = _at(text, node)
    if isinstance(node, Items):
        inside = text[start + 1 : text.index("]", start)].rstrip()
        comma, stop = "" if not inside else " " if inside.endswith(",") else ", ", start + 1 + len(inside)
        return f"{text[:stop]}{comma}{alias}{text[stop:]}"
    stop = start + len(text[start:].split("\n", 1)[0].split(" #", 1)[0].rstrip())
    return f"{text[:start]}[{text[start:stop]}, {alias}]{text[stop:]}"


def _new_line(text: str, line: str, file: str) -> str:
    """The line at the head of a text's front matter, or at the end of a YAML file."""
    if file.endswith(".md"):
        start = text.index("\n", text.index("---")) + 1
        return text[:start] + line + text[start:]
    gap = "" if not text or text.endswith("\n") else "\r\n" if "\r\n" in text else "\n"
    return text + gap + line
