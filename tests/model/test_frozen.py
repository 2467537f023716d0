"""Values are declared in one way: equal by what they hold, and nobody changes them."""

import pickle
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

from small_site import PROJECT

from site_builder.model.frozen import frozen


@frozen
class Hamlet:
    """A value with a default."""

    name: str
    houses: int = 0


@frozen(eq=False)
class Visit:
    """A value that is only itself."""

    hamlet: str


@frozen(order=True)
class Step:
    """A value that can be sorted."""

    number: int


def test_values_are_equal_by_what_they_hold() -> None:
    """They serve as keys, are copied with a change, and go to other processes."""
    one = Hamlet(name="18 Gia Đình", houses=3)
    assert one == Hamlet(name="18 Gia Đình", houses=3) != replace(one, houses=4)
    assert {one: 1}[Hamlet(name="18 Gia Đình", houses=3)] == 1
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - its own bytes
    assert [field.name for field in fields(one)] == ["name", "houses"]
    assert not hasattr(one, "__dict__")


def test_identity_and_order_are_asked_for() -> None:
    """Neither is there by itself."""
    assert Visit(hamlet="a") != Visit(hamlet="a")
    assert sorted([Step(number=2), Step(number=1)]) == [Step(number=1), Step(number=2)]


CHANGED = """
from site_builder.model.frozen import frozen

@frozen
class Hamlet:
    name: str

one = Hamlet(name="a")
one.name = "b"
"""


def ran(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What Python says of some arguments, in the project."""
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)


def test_a_change_is_refused_by_mypy_and_by_python_in_development_mode(tmp_path: Path) -> None:
    """Elsewhere nothing looks, which is what makes values cheap."""
    file = tmp_path / "change.py"
    file.write_text(CHANGED, "utf-8")
    said = ran("-m", "mypy", "--strict", "--config-file=", "--cache-dir", str(tmp_path), str(file)).stdout
    assert 'Property "name" defined in "Hamlet" is read-only' in said
    assert ran("-c", CHANGED).returncode == 0
    assert "FrozenInstanceError" in ran("-X", "dev", "-c", CHANGED).stderr
