"""Names in a content folder: those that mean something, those of no meaning, and how all are spelt."""

import re

from site_builder.content.files import READERS
from site_builder.text.normalize import SLUG, clean
from site_builder.text.filenames import printable

DEEPEST = 8
"""Folders inside each other. Province, commune and hamlet are three."""
ROOT_FILES = frozenset({"site.yaml"})
FILES = ROOT_FILES | {name for name in READERS if not name.endswith("/")}
_IGNORED = re.compile(r"thumbs\.db|desktop\.ini|readme.*\.md", re.IGNORECASE)
"""Files for Windows, and for the people who write the content: its manual and the parts of it."""


def is_ignored(name: str) -> bool:
    """Whether a name is that of something which systems leave behind, or the editors' manual."""
    return name.startswith((".", "~$")) or bool(_IGNORED.fullmatch(name))


def spelt(name: str) -> str:
    """A name of the disk in the one form that texts have, without anything that a screen cannot show."""
    return name if SLUG.fullmatch(name) else printable(clean(name))
