"""Makes the names of new files and entries from their titles."""

import re
from collections.abc import Collection, Mapping

from site_builder.text.filenames import is_refused_by_windows
from site_builder.text.normalize import clean, slug

_LONGEST = 60
_KIND_FIRST = re.compile(r"(xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|tỉnh) +(?=\S)", re.IGNORECASE)


def kind_in(title: str) -> str:
    """Returns the kind of unit that stands before a name: "xã" of "Xã Bảo Quang"; or ""."""
    found = _KIND_FIRST.match(clean(title))
    return found[1].lower() if found else ""


def name_for(answers: Mapping[str, str], prefix: str, *, is_file: bool = True, kept: Collection[str] = ()) -> str:
    """Returns a name in plain letters: the one that was asked for, or one made from the title.

    If Windows refuses the name for a file, or if it is `kept` for something else, the prefix is put before it.
    """
    name = slug(answers.get("name") or answers.get("title", ""))
    if len(name) > _LONGEST:
        name = name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]
    if not name or name in kept or (is_file and is_refused_by_windows(name)):
        return f"{prefix}-{name or 'moi'}"
    return name
