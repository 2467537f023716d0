"""`qr`: issues codes and looks after those that are printed."""

import sys

from site_builder.cli.arguments.qr import ACTIONS, LOOKING, QrArguments
from site_builder.cli.exit import WRONG_USAGE, UsageError
from site_builder.cli.words.all import Words
from site_builder.text.normalize import suggest


def run(arguments: QrArguments, words: Words) -> int:
    """Does what the first word says. Without one it tells what may be done."""
    if arguments.action is None:
        print(words["qr_actions"], file=sys.stderr)
        return WRONG_USAGE
    if arguments.action not in ACTIONS:
        names = (*ACTIONS, *LOOKING)
        near = suggest(arguments.action, names) or ", ".join(names)
        raise UsageError(words["qr_no_action"].format(name=arguments.action, names=near))
    # Whoever asks only what may be done need not load the registers.
    from site_builder.cli import qr_register  # noqa: PLC0415

    return qr_register.run(arguments, words)
