"""Decides what a newer program's texts change in a place's content: a three-way merge, file by file. Pure.

What the place has not touched becomes the newer text; what only the place has touched stays; where both have touched a
text, their lines are merged. Where that cannot be done the place's file stays as it is, and so does the record of what
was given: the next update tells it again, until somebody decides.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from site_builder.content.files import read_layer
from site_builder.editing.base.record import GivenFiles, text_of, with_plain_ends
from site_builder.editing.base.three_way import merge_lines
from site_builder.model.addresses import BASE
from site_builder.model.folder import Folder
from site_builder.model.frozen import frozen
from site_builder.model.problem import is_error

FilesByName = Mapping[str, bytes]
"""It maps a path in the content folder to the file's bytes."""


class ConflictKind(StrEnum):
    """Names what keeps a file from being merged."""

    LINES = "lines"
    """Both have changed the same lines, or the two changes together make a mistake."""
    MINE_REMOVED = "mine_removed"
    """The place has removed a file that has changed since."""
    THEIRS_REMOVED = "theirs_removed"
    """The program no longer gives a file that the place has changed."""
    BOTH_NEW = "both_new"
    """The program brings a file where the place has one of its own."""
    NO_TEXT = "no_text"
    """Both have changed a file that has no lines, such as a picture."""


@frozen
class FileUpdate:
    """Holds one file that an update changes: None stands for a file that is not there."""

    name: str
    before: bytes | None
    after: bytes | None


@frozen
class UpdateConflict:
    """Holds one file that stays as it is until somebody decides, with what was given and what would be given now."""

    name: str
    kind: ConflictKind
    given: str | None
    theirs: bytes | None


@frozen
class BaseUpdate:
    """Holds all that an update does, and the record of what the place then has been given."""

    changes: tuple[FileUpdate, ...]
    conflicts: tuple[UpdateConflict, ...]
    record: GivenFiles


def plan_update(
    mine: FilesByName, record: GivenFiles, theirs: FilesByName, program: str, decided: Mapping[str, bool]
) -> BaseUpdate:
    """Returns what an update to the files of another version of the program does.

    `decided` maps the names of files about which somebody has decided to whether the newer file is taken; otherwise
    the place's is kept.
    """
    changes: list[FileUpdate] = []
    conflicts: list[UpdateConflict] = []
    after_record = replace(record, program=program)
    for name in sorted({*record.texts, *record.digests, *theirs}):
        before, new = mine.get(name), theirs.get(name)
        after = _decision(name, before, new, decided) or _merged(name, before, record, new)
        if isinstance(after, ConflictKind):
            conflicts.append(UpdateConflict(name=name, kind=after, given=record.text(name), theirs=new))
            continue
        after_record = after_record.with_file(name, new)
        if after.after != before:
            changes.append(after)
    return BaseUpdate(changes=tuple(changes), conflicts=tuple(conflicts), record=after_record)


def _decision(name: str, before: bytes | None, new: bytes | None, decided: Mapping[str, bool]) -> FileUpdate | None:
    if name not in decided:
        return None
    return FileUpdate(name=name, before=before, after=new if decided[name] else before)


def _merged(name: str, before: bytes | None, record: GivenFiles, new: bytes | None) -> FileUpdate | ConflictKind:
    if before == new or record.is_as_given(name, before):
        after = before if record.is_as_given(name, new) else _with_ends_of(before, new)
        return FileUpdate(name=name, before=before, after=after)
    if record.is_as_given(name, new):
        return FileUpdate(name=name, before=before, after=before)
    if before is None or new is None:
        return ConflictKind.MINE_REMOVED if before is None else ConflictKind.THEIRS_REMOVED
    return _merged_text(name, before, record, new) if name in record else ConflictKind.BOTH_NEW


def _merged_text(name: str, before: bytes, record: GivenFiles, new: bytes) -> FileUpdate | ConflictKind:
    """Merges the changes of the place and of the program, unless they make a mistake together."""
    texts = record.text(name), text_of(before), text_of(new)
    if any(text is None for text in texts):
        return ConflictKind.NO_TEXT
    merged = merge_lines(*(with_plain_ends(str(text)).split("\n") for text in texts))
    body = None if merged is None else _with_ends_of(before, "\n".join(merged).encode())
    if body is None or _errors(name, body) > max(_errors(name, before), _errors(name, new)):
        return ConflictKind.LINES
    return FileUpdate(name=name, before=before, after=body)


def _with_ends_of(mine: bytes | None, body: bytes | None) -> bytes | None:
    """Returns a file with the line ends that the place's version of it has."""
    if not mine or body is None or b"\r\n" not in mine or text_of(body) is None:
        return body
    return body.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _errors(name: str, body: bytes) -> int:
    """Returns how many mistakes a file of the base layer has by itself."""
    file = name.removeprefix(f"{BASE}/")
    return 0 if file == name else sum(map(is_error, read_layer(Folder(path=(BASE,), files={file: body}))[1]))
