"""Writes YAML as people do: one value a line, and comments that say what may be added."""

from collections.abc import Iterable, Mapping

from site_builder.content.yaml_nodes import Scalar, parse
from site_builder.model.location import Record
from site_builder.report.field_help import EditorHelp

_WIDTH = 110
"""A comment has at most so many columns, which fit into a window of VS Code on an office PC."""


def written(text: str) -> str:
    """Returns a value that YAML reads back as this text. It has double quotation marks only where they are needed."""
    tree, problems = parse(f"a: {text}\n", "")
    node = tree.entries["a"][1] if "a" in tree.entries else None
    if not problems and isinstance(node, Scalar) and node.text == text and len(tree.entries) == 1:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def pair(key: str, text: str | None) -> list[str]:
    """Returns a key and its value, or nothing if there is no value."""
    return [f"{key}: {written(text)}"] if text else []


def comment(text: str) -> list[str]:
    """Returns a text as comment lines, broken between words."""
    lines, line = [], "#"
    for word in text.split():
        if len(line) + 1 + len(word) > _WIDTH:
            lines.append(line)
            line = "#"
        line += f" {word}"
    return [*lines, line]


def offered(helps: EditorHelp, kind: type[Record], *keys: str, **filled: str) -> list[str]:
    """Keys that may be added: what each is for, and an example behind a # that only has to be taken away.

    `filled` has what stands there instead of an example, where that is another place's fact.
    """
    fields = {key: helps.field(kind, key) for key in (*keys, *filled)}
    return [
        line
        for key, field in fields.items()
        for line in (*comment(field.says), f"# {key}: {filled.get(key, field.example)}")
    ]


def block(
    helps: EditorHelp, outer: type[Record], key: str, inner: Mapping[str, str], *, many: bool = False
) -> list[str]:
    """A record with these values, or a list of one, that may be added: all of it behind #."""
    rows = [f"{name}: {text}" for name, text in inner.items()]
    lines = [f"{key}:", *(item(rows) if many else shift(rows))]
    return [*comment(helps.field(outer, key).says), *(f"# {line}" for line in lines)]


def item(lines: Iterable[str], column: int = 2) -> list[str]:
    """Returns lines as one item of a list."""
    first, *rest = lines
    return [f"{' ' * column}- {first}", *shift(rest, column + 2)]


def shift(lines: Iterable[str], column: int = 2) -> list[str]:
    """Indents lines."""
    return [f"{' ' * column}{line}" if line else "" for line in lines]
