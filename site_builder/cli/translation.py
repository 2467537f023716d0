"""argparse speaks the person's language by its own means, which are those of gettext."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations

from site_builder.cli.words.all import Words


class Translation(NullTranslations):
    """A translation whose catalogue is the words of the command line: argparse's own sentence is the name of ours.

    A sentence that the catalogue lacks stays English.
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def gettext(self, message: str) -> str:
        """Our sentence for one of argparse's."""
        return self._words.get(message, message)

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
