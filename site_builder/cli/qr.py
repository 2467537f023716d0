"""`qr`: issues codes and looks after those that are printed."""

import sys
from importlib import import_module

from site_builder.cli.arguments.qr import ACTIONS, LOOKING, QrArguments
from site_builder.cli.exit import WRONG_USAGE, UsageError
from site_builder.cli.words.all import Words
from site_builder.text.normalize import suggest

_MODULES = {"new": "qr_register", "point": "qr_register", "retire": "qr_register", "list": "qr_register"}
"""Action → the module of `cli` that does it: `run(arguments, words)` returns the exit code."""


def run(arguments: QrArguments, words: Words) -> int:
    """Does what the first word says. Without one it tells what may be done."""
    if arguments.action is None:
        print(words["qr_actions"], file=sys.stderr)
        return WRONG_USAGE
    if arguments.action not in _MODULES:
        names = (*ACTIONS, *LOOKING)
        near = suggest(arguments.action, names) or ", ".join(names)
        raise UsageError(words["qr_no_action"].format(name=arguments.action, names=near))
    code: int = import_module(f"site_builder.cli.{_MODULES[arguments.action]}").run(arguments, words)
    return code
