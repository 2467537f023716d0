"""How a value may be written: in lines, in brackets, with quotes or without."""

import json
import re
from collections.abc import Iterator, Mapping

from site_builder.editing.new.lines import item as as_item
from site_builder.editing.new.lines import written
from site_builder.editing.values.spans import Style
from site_builder.editing.values.tree import Commented, YamlValue

_STEP = 2
_KEY = re.compile(r"[A-Za-z_][\w-]*")
_WORDS = re.compile(r"[^\W\d_][\w-]*(?: [^\W_][\w-]*)*")
"""Words that need no quotes anywhere."""


def inline(value: str, style: Style = "plain") -> Iterator[str]:
    """A text on one line, in the ways in which it may be read back, the one that looks like `style` first."""
    if "\n" not in value:
        if style == "plain":
            yield value
        if style == "'":
            yield "'" + value.replace("'", "''") + "'"
    yield json.dumps(value, ensure_ascii=False)


def below(value: str, indent: int, sign: str = "|") -> tuple[str, str]:
    """A text of several lines as what stands behind its key, and the lines below it, each with its end before it."""
    lines = value.rstrip("\n").split("\n")
    ends = len(value) - len(value.rstrip("\n"))
    chomp = {0: "-", 1: ""}.get(ends, "+")
    body = "".join(f"\n{' ' * indent}{line}" if line else "\n" for line in lines) + "\n" * max(0, ends - 1)
    return f"{sign}{chomp}", body


def block(key: str, value: YamlValue, indent: int) -> str:
    """A key and its value as lines, each with its end."""
    head = f"{' ' * indent}{_name(key)}:"
    if not value:
        return f"{head}\n"
    if isinstance(value, str):
        sign, body = below(value, indent + _STEP) if "\n" in value else (written(value), "")
        return f"{head} {sign}{body}\n"
    if isinstance(value, Mapping):
        return f"{head}\n" + "".join(block(name, one, indent + _STEP) for name, one in value.items())
    return f"{head}\n" + "".join(item(one, indent + _STEP) for one in value)


def item(value: YamlValue, indent: int) -> str:
    """An item of a list as lines, each with its end."""
    dash = f"{' ' * indent}- "
    if isinstance(value, Commented):
        return "".join(f"{line}\n" for line in as_item(value.lines, indent))
    if isinstance(value, Mapping) and value:
        lines = "".join(block(key, one, indent + _STEP) for key, one in value.items())
        return dash + lines[indent + _STEP :]
    return f"{dash}{written(value) if isinstance(value, str) and value else flow(value)}\n"


def flow(value: YamlValue) -> str:
    """A value in brackets, on one line, with quotes wherever they might be needed."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return value if _WORDS.fullmatch(value) and value != "null" else json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_name(key)}: {flow(one)}" for key, one in value.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]"


def _name(key: str) -> str:
    return key if _KEY.fullmatch(key) else json.dumps(key, ensure_ascii=False)
