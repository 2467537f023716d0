"""Each command is two modules: a light one that defines its arguments, and one that does the work."""

import subprocess
import sys
from dataclasses import is_dataclass
from importlib import import_module
from typing import get_type_hints

import pytest
from small_site import PROJECT

from site_builder.cli import COMMANDS

LIGHT = {"cli", "model", "text"}
"""The rooms of which help and wrong usage may load something."""


def module(command: str) -> str:
    """The name that the two modules of a command have in their packages."""
    return command.replace("-", "_").replace(" ", "_")


def definition(command: str) -> type:
    """The dataclass of a command's arguments."""
    found = getattr(import_module(f"site_builder.cli.arguments.{module(command)}"), COMMANDS[command])
    assert isinstance(found, type)
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_runs_with_its_own_arguments(command: str) -> None:
    """`main` finds both by their names alone, so no checker of types sees whether they belong together."""
    assert is_dataclass(definition(command))
    hints = get_type_hints(import_module(f"site_builder.cli.{module(command)}").run)
    assert hints["arguments"] is definition(command)
    assert hints["return"] is int


@pytest.mark.parametrize(
    ("command", "typed"),
    [
        *((command, "--help") for command in COMMANDS),
        *((command, "--nope") for command in COMMANDS if command != "test"),
    ],
)
def test_help_and_wrong_usage_are_answered_without_the_house(command: str, typed: str) -> None:
    """Neither what does the work is loaded, nor the model of the content. Pytest answers for the options of `test`."""
    code = (
        "import sys\nfrom site_builder.cli import main\ntry:\n"
        f"    main({[*command.split(), typed]!r})\nexcept SystemExit:\n    print(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, encoding="utf-8", check=True)
    loaded = {name for name in ran.stderr.split() if name.startswith("site_builder.")}
    assert f"site_builder.cli.arguments.{module(command)}" in loaded
    assert {name.split(".")[1] for name in loaded} <= LIGHT
    assert not loaded & {f"site_builder.cli.{module(command)}", "site_builder.model.scalars"}
