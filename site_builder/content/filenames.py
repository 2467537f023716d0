"""Names in a content folder: how deep folders may lie, which files are ignored, and how a name is spelt."""

import re

from site_builder.text.filenames import printable
from site_builder.text.normalize import SLUG, clean

DEEPEST = 8
"""How many folders may lie inside each other. Province, commune and hamlet are three."""
_IGNORED = re.compile(r"thumbs\.db|desktop\.ini|readme.*\.md", re.IGNORECASE)
"""Files that Windows leaves behind, and the manual of those who write the content."""


def is_ignored(name: str) -> bool:
    """Whether a file is no content: a system has left it behind, or it is the editors' manual."""
    return name.startswith((".", "~$")) or bool(_IGNORED.fullmatch(name))


def spelt(name: str) -> str:
    """A name of the disk in the one form that texts have, without anything that a screen cannot show."""
    return name if SLUG.fullmatch(name) else printable(clean(name))
