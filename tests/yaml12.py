"""YAML 1.2's core schema, as editors' programs read it. PyYAML's own is 1.1, in which 16:30 is 990."""

import re
from typing import Any, ClassVar

import yaml

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser of the reader: the two differ in what may stand in brackets."""


class _Core(_PARSER):  # type: ignore[misc]
    """A loader whose plain words are numbers, true, false and null by the rules of YAML 1.2.2, section 10.3.2."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for _tag, _pattern in (
    ("null", r"~|null|Null|NULL|"),
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), None)


def _whole(loader: _Core, node: yaml.ScalarNode) -> int:
    text = loader.construct_scalar(node)
    return int(text, 0) if text.startswith(("0o", "0x")) else int(text)


def _decimal(loader: _Core, node: yaml.ScalarNode) -> float:
    return float(loader.construct_scalar(node).replace(".inf", "inf").replace(".nan", "nan").lower())


_Core.add_constructor("tag:yaml.org,2002:int", _whole)
_Core.add_constructor("tag:yaml.org,2002:float", _decimal)


def load(text: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """What a YAML text means to a program that keeps to version 1.2."""
    return yaml.load(text, Loader=_Core)  # noqa: S506 - a safe loader with fewer types
