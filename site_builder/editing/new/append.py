"""Adds an item to a list of a content file. All old bytes stay: comments, line ends, encoding."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from site_builder.content.schema import is_blank
from site_builder.content.source import decode
from site_builder.content.yaml_nodes import Entries, Items, Node, parse
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.new.lines import item
from site_builder.model.problem import Refused

_CODECS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"), (b"", "utf-8"))
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def append(body: bytes, file: str, key: str, lines: list[str]) -> bytes:
    """Returns the file with one more item in the list of this key. The list need not exist yet.

    Raises CannotEdit if the file has a mistake, or if its list is written in a form that a program should not change.
    """
    tree = read_tree(body, file)
    mark, codec, text = written_as(body)
    rows = rows_of(text)
    node = tree.entries[key][1] if key in tree.entries else None
    before = _end(tree, key, rows)
    added = item(lines, _column(node, rows, file)) if node else [f"{key}:", *item(lines)]
    end = "\r\n" if "\r\n" in text else "\n"
    start = end if before and not rows[before - 1].endswith(("\r", "\n")) else ""
    at = len(mark) + len("".join(rows[:before]).encode(codec))
    more = (start + "".join(line + end for line in added)).encode(codec)
    whole = body[:at] + more + body[at:]
    if len(_items(read_tree(whole, file), key)) != len(_items(tree, key)) + 1:
        raise CannotEdit("unfit_file", file=file)
    return whole


def written_as(body: bytes) -> tuple[bytes, str, str]:
    """Returns the mark with which a file begins, its encoding, and its text with the line ends that it has."""
    mark, codec = next((mark, codec) for mark, codec in _CODECS if body.startswith(mark))
    return mark, codec, body.removeprefix(mark).decode(codec)


def rows_of(text: str) -> list[str]:
    """Returns the lines of a text, each with its end."""
    return [row for row in _LINE.findall(text) if row]


def read_tree(body: bytes, file: str) -> Entries:
    """What a file of YAML says. Raises CannotEdit where it has a mistake."""
    try:
        tree, problems = parse(decode(body), file)
    except Refused as refused:
        raise CannotEdit("unfit_file", file=file) from refused
    if problems:
        raise CannotEdit("unfit_file", file=file)
    return tree


def _items(tree: Entries, key: str) -> list[Node]:
    node = tree.entries[key][1] if key in tree.entries else None
    return node.items if isinstance(node, Items) else []


def _column(node: Node, rows: list[str], file: str) -> int:
    """Returns the column at which the items of a list begin. For an empty list it is two."""
    if is_blank(node):
        return 2
    if not isinstance(node, Items) or rows[node.place.line - 1][node.place.column - 1] != "-":
        raise CannotEdit("unfit_list", file=file)  # the list stands in brackets, or it is one item without its dash
    return node.place.column - 1


def _end(tree: Entries, key: str, rows: list[str]) -> int:
    """Returns the row before which the list of a key ends: that of the next key, or of the comments above it."""
    start = tree.entries[key][0].line if key in tree.entries else len(rows)
    below = [place.line for place, _ in tree.entries.values() if place.line > start]
    if not below:
        return len(rows)
    row = min(below) - 1
    while row > start and (rows[row - 1].startswith("#") or not rows[row - 1].strip()):
        row -= 1
    return row
