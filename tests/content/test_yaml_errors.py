"""A slip in YAML is told at the line where it was made."""

import pytest

from site_builder.content.yaml_nodes import parse


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("title Họp ấp\ndate: 2026-11-20\n", "yaml-no-colon", 1),
        ("title: Họp ấp\ndate 2026-11-20\nurgent: có\n", "yaml-no-colon", 2),
        ("hotline: 0251 1022\n  tagline: Gần dân\n", "yaml-nested", 2),
        ("note: Thứ Hai: nghỉ\n", "yaml-colon", 1),
    ],
)
def test_a_line_without_its_colon_is_told_itself(text: str, code: str, line: int) -> None:
    """Not the next one, at which the parser stops."""
    _, (problem,) = parse(text, "a.md")
    assert (problem.code, problem.place.line) == (code, line)
