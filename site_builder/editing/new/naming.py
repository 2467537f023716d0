"""Names of files and entries: out of what people call a thing."""

from collections.abc import Collection, Mapping

from site_builder.text.filenames import is_refused_by_windows
from site_builder.text.normalize import slug

_LONGEST = 60


def name_for(answers: Mapping[str, str], prefix: str, *, is_file: bool = True, kept: Collection[str] = ()) -> str:
    """A name without marks: the one that was asked for, else out of the title.

    The prefix makes another of what Windows refuses as a file, and of a name that is `kept` for something else.
    """
    name = slug(answers.get("name") or answers.get("title", ""))
    if len(name) > _LONGEST:
        name = name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]
    if not name or name in kept or (is_file and is_refused_by_windows(name)):
        return f"{prefix}-{name or 'moi'}"
    return name
