"""A problem is as grave as its rule says, and nothing else says how grave it is."""

import ast
from pathlib import Path

import pytest
from small_site import PROJECT

from site_builder.model.location import Location
from site_builder.model.problem import Problem, is_error
from site_builder.model.severity import MILD, WARNINGS, Severity
from site_builder.report.rules import RULES

PLACE = Location(file="a.md")
FILES = sorted((PROJECT / "site_builder").rglob("*.py"))


def test_the_table_names_rules_only() -> None:
    """A rule that is gone leaves it."""
    assert set(RULES) >= WARNINGS | MILD.keys()


def test_only_an_error_can_be_mild() -> None:
    """A rule that may be both says why; a warning cannot become less."""
    assert MILD.keys() & WARNINGS == set()
    assert all(len(reason.split()) > 3 for reason in MILD.values())


@pytest.mark.parametrize("code", RULES)
def test_a_problem_has_the_severity_of_its_rule(code: str) -> None:
    """Whoever finds it. It can be mild only where the table says so, and stays what it is when it is kept."""
    found, mild = Problem.found(code, PLACE), Problem.mild(code, PLACE)
    assert found.severity is (Severity.WARNING if code in WARNINGS else Severity.ERROR)
    assert (is_error(found) != is_error(mild)) == (code in MILD)
    assert [Problem.of(one.row()) for one in (found, mild)] == [found, mild]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_else_says_how_grave_a_breach_is(path: Path) -> None:
    """`Severity.WARNING` stands in the table alone, and only rules that it names are mild anywhere."""
    calls = [
        node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute | ast.Call)
    ]
    named = {node.attr for node in calls if isinstance(node, ast.Attribute)}
    mild = [
        node.args[0].value
        for node in calls
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "mild"
        if isinstance(node.args[0], ast.Constant)
    ]
    assert path.name == "severity.py" or "WARNING" not in named
    assert set(mild) <= MILD.keys()
