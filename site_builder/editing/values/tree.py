"""What a file says, as plain data: the truth by which an edit is proved."""

from collections.abc import Iterable, Mapping, Sequence

from site_builder.content.source import decode
from site_builder.content.text_file import FENCE
from site_builder.content.yaml_nodes import Entries, Items, Node, parse
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.model.problem import Refused

YamlValue = str | None | Sequence["YamlValue"] | Mapping[str, "YamlValue"]
"""What stands at a place: a text as it was written, a list, a mapping, or nothing."""


class Commented(dict[str, "YamlValue"]):
    """A new record as the lines in which it is to be written, comments among them; what they say is its data."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        tree, problems = parse("\n".join(self.lines), "")
        data = _data(tree)
        if problems or not isinstance(data, Mapping):
            raise CannotEdit("values_unread", file="")
        super().__init__(data)


Path = tuple[str | int, ...]
"""The keys and places in lists that lead to a value: ("teams", 0, "members", 2, "phone")."""
BODY = "body"
"""The Markdown below the front matter, among the keys of a text."""


def read(body: bytes, file: str) -> tuple[YamlValue, int]:
    """What the reader of builds sees in a file, and the number of problems of form. Raises CannotEdit without any."""
    try:
        text = decode(body)
    except Refused as refused:
        raise CannotEdit("values_unread", file=file) from refused
    if not file.endswith(".md"):
        tree, problems = parse(text, file)
        return _data(tree), len(problems)
    match = FENCE.match(text)
    if match is None:
        raise CannotEdit("values_unread", file=file)
    tree, problems = parse(match["front"], file)
    data = _data(tree)
    return {**(data if isinstance(data, dict) else {}), BODY: text[match.end() :].strip() or None}, len(problems)


def _data(node: Node) -> YamlValue:
    if isinstance(node, Entries):
        return {key: _data(value) for key, (_, value) in node.entries.items()}
    return [_data(item) for item in node.items] if isinstance(node, Items) else node.text


def at(tree: YamlValue, path: Path) -> YamlValue:
    """The value at a path. Raises CannotEdit where there is none."""
    for step in path:
        try:
            tree = tree[step]  # type: ignore[index]  # a wrong step is told below
        except (KeyError, IndexError, TypeError) as error:
            raise CannotEdit("values_lost") from error
    return tree


def replaced(tree: YamlValue, path: Path, value: YamlValue) -> YamlValue:
    """The tree with another value at a path; a key that is not there is added behind the others."""
    if not path:
        return value
    step, *rest = path
    if isinstance(step, int):
        if not isinstance(tree, list) or not 0 <= step < len(tree):
            raise CannotEdit("values_lost")
        return [replaced(one, tuple(rest), value) if index == step else one for index, one in enumerate(tree)]
    if tree is not None and not isinstance(tree, dict):
        raise CannotEdit("values_lost")
    known = tree or {}
    return {**known, step: replaced(known.get(step), tuple(rest), value)}


def said(value: YamlValue) -> YamlValue:
    """The value without what says nothing: a list or mapping without items is as good as none."""
    if isinstance(value, Mapping):
        return {key: told for key, one in value.items() if (told := said(one)) is not None} or None
    if isinstance(value, str) or value is None:
        return value or None
    return [said(one) for one in value] or None
