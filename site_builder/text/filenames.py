"""Names of files and folders that not every system can carry, or that hide something."""

import re

_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?: *\..*)?|.*[. ]", re.IGNORECASE)
"""Devices, with whatever ending, and names that end in a dot or a space (Microsoft, "Naming Files, Paths, and
Namespaces"): a copy of the content or of the pages on an editor's Windows computer would lack them."""
_HIDDEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
LONGEST_NAME = 80
"""Characters of a slug: folders of pages stay within Windows' 260 characters, and QR codes can be read."""


def is_refused_by_windows(name: str) -> bool:
    """Whether Windows has no file or folder of this name: con.md is a guide about children elsewhere."""
    return bool(_WINDOWS.fullmatch(name))


def hides_something(name: str) -> bool:
    """Whether a name holds letters that nobody sees: "a.fdp" turned around, or two names that look the same."""
    return bool(_HIDDEN.search(name))


def printable(name: str) -> str:
    """A text with a sign for what a screen does not show: line ends, commands to the terminal, broken letters."""
    return _UNPRINTABLE.sub("\ufffd", name)
