"""Names in a content folder: how deep folders may lie, which files are ignored, and how a name is spelt."""

import re

from site_builder.content.leavings import HIDDEN, is_leaving
from site_builder.text.filenames import printable
from site_builder.text.normalize import SLUG, clean

DEEPEST = 8
"""How many folders may lie inside each other. Province, commune and hamlet are three."""
_PLAIN = re.compile(r"(?!readme)[a-z0-9-]+(?:\.(?:md|yaml|jpe?g|png|webp|mp4|pdf|docx|xlsx))?")
"""Nearly all names of content, and none of a leaving: a country has 60,000, and one look is enough for these."""
_MANUAL = re.compile(r"readme.*\.md", re.IGNORECASE)
"""The manual of those who write the content."""

_PLACEHOLDER = re.compile(r"\.(.+)\.icloud|(.+)\.(?:nextcloud|owncloud)")
"""What macOS (until 13), Nextcloud and ownCloud show of a file that is only in the cloud."""


def is_ignored(name: str) -> bool:
    """Whether a file or folder is no content: a system or an editor has left it behind, or it is the manual."""
    return not _PLAIN.fullmatch(name) and (is_hidden(name) or bool(_MANUAL.fullmatch(name)) or is_leaving(name))


def is_hidden(name: str) -> bool:
    """Whether a system hides a file, or a program has made it while it has another one open (`~$don.docx`)."""
    return (name.startswith((".", "~$")) and not placeholder_of(name)) or name.lower() in HIDDEN


def placeholder_of(name: str) -> str:
    """The name of the file for which a cloud has only put a sign into the folder, because it is not downloaded yet; ""
    of any other file. To pass it over would take the text's page away.
    """
    found = _PLACEHOLDER.fullmatch(name)
    return (found[1] or found[2]) if found else ""


def spelt(name: str) -> str:
    """A name of the disk in the one form that texts have, without anything that a screen cannot show."""
    return name if SLUG.fullmatch(name) else printable(clean(name))
