"""Finds names of files and folders that some systems cannot store, or that hide something."""

import re

_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?: *\..*)?|.*[. ]", re.IGNORECASE)
"""It matches the names of devices, with any ending, and names that end in a dot or a space (Microsoft, "Naming Files,
Paths, and Namespaces"). A copy on an editor's Windows computer would lack such files."""
_TURNING = r"\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_HIDDEN = re.compile(rf"[\x00-\x1f\x7f-\x9f\u200c\u200d{_TURNING}]")
_UNPRINTABLE = re.compile(rf"[\x00-\x08\x0a-\x1f\x7f-\x9f{_TURNING}\ud800-\udfff]")
LONGEST_NAME = 80
"""A slug has at most so many characters, so that Windows (260 a path) and QR codes can hold the address."""

LONGEST_ALIAS = 200
"""A former address may be longer, as another program has made it. Disks store 255 bytes, with what is added to a name
while it is copied.
"""


def is_refused_by_windows(name: str) -> bool:
    """Returns whether Windows allows no file or folder of this name. Elsewhere con.md may be a guide about children."""
    return bool(_WINDOWS.fullmatch(name))


def hides_something(name: str) -> bool:
    """Returns whether a name contains invisible characters: "a.fdp" turned around, or two names that look the same."""
    return bool(_HIDDEN.search(name))


def printable(name: str) -> str:
    """Replaces what a screen does not show by a sign: line ends, commands to the terminal, broken letters."""
    return _UNPRINTABLE.sub("\ufffd", name)
