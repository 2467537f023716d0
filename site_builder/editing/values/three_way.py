"""Merges two versions of a content file that come from one: by values, and whatever people wrote beside them. Pure.

Lines are merged where that gives the merged values; else the edits of both are made in one file. Either way the result
is read again, and says exactly what the merge of values says. A file that has no values is merged by lines.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from site_builder.content.text_file import FENCE
from site_builder.editing.base.three_way import merge_lines
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.between import with_values
from site_builder.editing.values.document import written_as
from site_builder.editing.values.merge import Side, ValueConflict, ValueMerge
from site_builder.editing.values.tree import YamlValue, read, said
from site_builder.model.frozen import frozen

WHOLE = "*"
"""The label of a conflict about a file as a whole."""
_LINES = re.compile(r"[^\n]*\n|[^\n]+\Z")
_VALUES = (".yaml", ".yml", ".md")


@frozen
class FileMerge:
    """Holds what became of a file: None for one that is gone. With conflicts, it has mine at their places."""

    body: bytes | None
    conflicts: tuple[ValueConflict, ...] = ()


class _Versions(NamedTuple):
    base: bytes
    mine: bytes
    theirs: bytes


def merge_file(
    file: str, base: bytes | None, mine: bytes | None, theirs: bytes | None, chosen: Mapping[str, Side]
) -> FileMerge:
    """Merges two versions of a file that come from `base`; None stands for a file that is not there.

    `chosen` maps the names of conflicts to what a person has decided. Mine and theirs may be exchanged without another
    result, but for what was decided.
    """
    if mine in (theirs, base):
        return FileMerge(body=theirs)
    if theirs == base:
        return FileMerge(body=mine)
    if mine is None or theirs is None:
        return _whole(base, mine, theirs, chosen)
    if base is None:
        base = b"---\n---\n" if file.endswith(".md") else b""
    versions = _Versions(base, mine, theirs)
    try:
        return _by_values(file, versions, chosen) if file.endswith(_VALUES) else _by_lines(versions, chosen)
    except (CannotEdit, UnicodeDecodeError):
        return _by_lines(versions, chosen)


def _whole(base: bytes | None, mine: bytes | None, theirs: bytes | None, chosen: Mapping[str, Side]) -> FileMerge:
    """A file of which one version has to be taken as it is."""
    if WHOLE in chosen:
        return FileMerge(body=theirs if chosen[WHOLE] is Side.THEIRS else mine)
    texts = (_text(body) for body in (base, mine, theirs))
    conflict = ValueConflict(**dict(zip(("base", "mine", "theirs"), texts, strict=True)), labels=(WHOLE,), names=())
    return FileMerge(body=mine, conflicts=(conflict,))


def _text(body: bytes | None) -> str | None:
    return None if body is None else body.decode("utf-8", "replace")


def _by_lines(versions: _Versions, chosen: Mapping[str, Side]) -> FileMerge:
    """A file without values, such as a table or a picture."""
    made = _lines_of(*versions)
    return _whole(*versions, chosen) if made is None else FileMerge(body=made)


def _lines_of(base: bytes, mine: bytes, theirs: bytes) -> bytes | None:
    """The file with the lines that both have changed; None where they meet, or where it is no text."""
    try:
        texts = [written_as(body) for body in (base or mine, mine, theirs)]
    except UnicodeDecodeError:
        return None
    if len({(mark, codec) for mark, codec, _ in texts}) > 1 or any("\0" in raw for _, _, raw in texts):
        return None
    rows = [_LINES.findall(raw) for _, _, raw in texts]
    merged = merge_lines(*(rows if base else [[], *rows[1:]]))
    return None if merged is None else texts[0][0] + "".join(merged).encode(texts[0][1])


def _by_values(file: str, versions: _Versions, chosen: Mapping[str, Side]) -> FileMerge:
    """Raises CannotEdit where one version cannot be read, or has a mistake of form that the others have not."""
    trees: list[YamlValue] = []
    for body in versions:
        tree, faults = read(body, file)
        if faults:
            raise CannotEdit("values_unread", file=file)
        trees.append(said(tree) or {})
    merge = ValueMerge(chosen)
    values = said(merge.merged(trees[0], trees[1], trees[2])) or {}
    one, other = sorted((versions.mine, versions.theirs))
    ways = _Ways(file, values)
    made = ways.first(versions.base, one, other)
    if made is None:
        return _beside(versions, ways, chosen, tuple(merge.conflicts))
    return FileMerge(body=made, conflicts=tuple(merge.conflicts))


def _beside(
    versions: _Versions, ways: "_Ways", chosen: Mapping[str, Side], conflicts: tuple[ValueConflict, ...]
) -> FileMerge:
    """The values are merged, but what people wrote beside them, such as comments, meets: one file's is taken."""
    made = {side: ways.told(body) for side, body in ((Side.MINE, versions.mine), (Side.THEIRS, versions.theirs))}
    whole = _whole(versions.base, made[Side.MINE] or versions.mine, made[Side.THEIRS] or versions.theirs, chosen)
    return FileMerge(body=whole.body, conflicts=(*conflicts, *whole.conflicts))


class _Ways:
    """The ways to write the merged values. Each gives a file that says them, or none."""

    def __init__(self, file: str, values: YamlValue) -> None:
        self.file = file
        self.values = values

    def first(self, base: bytes, one: bytes, other: bytes) -> bytes | None:
        """The first way that keeps all that both sides wrote, values and the rest."""
        ways: Iterator[Callable[[], bytes | None]] = iter(
            (
                lambda: self._proved(_lines_of(base, one, other)),
                lambda: self.told(base) if self._is_plain(base, one) and self._is_plain(base, other) else None,
                lambda: self.told(one) if self._is_plain(base, other) else None,
                lambda: self.told(other) if self._is_plain(base, one) else None,
                lambda: self._proved(self._told_lines(base, one, other)),
                lambda: None if _has_notes(other, self.file) else self.told(one),
                lambda: None if _has_notes(one, self.file) else self.told(other),
            )
        )
        return next((made for way in ways if (made := way()) is not None), None)

    def told(self, body: bytes) -> bytes | None:
        """A version of the file in which the merged values stand; None where that cannot be done."""
        try:
            return with_values(body, self.file, self.values)
        except CannotEdit:
            return None

    def _told_lines(self, *versions: bytes) -> bytes | None:
        """What stands beside the values, merged line by line: all versions say the same before."""
        told = [body for version in versions if (body := self.told(version)) is not None]
        return _lines_of(*told) if len(told) == len(versions) else None

    def _is_plain(self, base: bytes, body: bytes) -> bool:
        """Whether a version differs from the base in nothing but values."""
        try:
            return with_values(base, self.file, said(read(body, self.file)[0]) or {}) == body
        except CannotEdit:
            return False

    def _proved(self, body: bytes | None) -> bytes | None:
        """The file, if it says exactly the merged values."""
        if body is None:
            return None
        try:
            tree, faults = read(body, self.file)
        except CannotEdit:
            return None
        return body if not faults and (said(tree) or {}) == self.values else None


def _has_notes(body: bytes, file: str) -> bool:
    """Whether there may be a comment beside the values."""
    _, _, raw = written_as(body)
    match = FENCE.match(raw.replace("\r\n", "\n")) if file.endswith(".md") else None
    return "#" in (match["front"] if match else raw)
