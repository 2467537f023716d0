"""argparse speaks the person's language by its own means, which are those of gettext."""

import argparse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from gettext import NullTranslations

from site_builder.cli.words.all import Words

_SENTENCES: Mapping[str, str] = {
    "usage: ": "usage",
    "options": "usage_options",
    "positional arguments": "usage_words",
    "show this help message and exit": "usage_help",
    "argument %(argument_name)s: %(message)s": "usage_argument",
    "expected one argument": "usage_value",
    "expected at least one argument": "usage_values",
    "invalid choice: %(value)r (choose from %(choices)s)": "usage_choice",
    "ignored explicit argument %r": "usage_flag",
    "the following arguments are required: %s": "usage_lacking",
    "unrecognized arguments: %s": "usage_unknown",
}
"""argparse's own sentence → the name of ours (`words/*/usage.yaml`)."""


class Translation(NullTranslations):
    """A translation whose catalogue is the words of the command line. A sentence that it lacks stays English."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def gettext(self, message: str) -> str:
        """Our sentence for one of argparse's."""
        return self._words[_SENTENCES[message]] if message in _SENTENCES else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Our sentence for one of argparse's that has a plural."""
        return self.gettext(msgid1 if n == 1 else msgid2)


@contextmanager
def translated(words: Words) -> Iterator[None]:
    """Has argparse take its sentences from our catalogue, until it is done.

    Its module calls gettext by the names `_` and `ngettext`, as gettext's manual recommends. These names are bound to
    our translation. The usual binding looks for compiled catalogues on the disk, by the environment's language.
    """
    names, spoken = vars(argparse), Translation(words)
    usual = {name: names[name] for name in ("_", "ngettext")}
    names.update(_=spoken.gettext, ngettext=spoken.ngettext)
    try:
        yield
    finally:
        names.update(usual)
