"""Makes the names of new files and entries from their titles."""

from collections.abc import Collection, Mapping

from site_builder.text.filenames import is_refused_by_windows
from site_builder.text.normalize import slug

_LONGEST = 60


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
