"""Merges all files of two commits that come from one."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from site_builder.editing.values.merge import Side
from site_builder.editing.values.three_way import WHOLE, FileMerge, merge_file
from site_builder.model.frozen import frozen
from site_builder.sync.outcome import FileConflict
from site_builder.sync.repository import FILE_MODE, PROGRAM_MODE, RepositoryRefuses, Tree, TreeEntry
from site_builder.sync.sentence import label_of

ReadObjects = Callable[[Iterable[str]], Mapping[str, bytes]]
EntryChange = tuple[str, bytes] | None
"""A file's mode and bytes, or None for one that goes."""
_LEDGER = "addresses.txt"
"""Of this file's lines all stay, whoever added them."""


class Trees(NamedTuple):
    """The files of three commits."""

    base: Tree
    mine: Tree
    theirs: Tree


@frozen
class TreeMerge:
    """Holds what has to change in theirs so that both changes are in it."""

    changes: Mapping[str, EntryChange]
    conflicts: tuple[FileConflict, ...]


def merge_trees(trees: Trees, read: ReadObjects, chosen: Mapping[str, Side]) -> TreeMerge:
    """Merges two trees that come from one. Raises RepositoryRefuses at a link or module that both have changed."""
    base, mine, theirs = trees
    ours = {path for path in {*base, *mine, *theirs} if mine.get(path) not in (theirs.get(path), base.get(path))}
    both = sorted(path for path in ours if theirs.get(path) != base.get(path))
    bodies = read(entry.id for path in ours for tree in trees if (entry := tree.get(path)))
    changes: dict[str, EntryChange] = {}
    conflicts: list[FileConflict] = []
    for path in sorted(ours - {*both}):
        entry = mine.get(path)
        changes[path] = None if entry is None else (entry.mode, bodies[entry.id])
    for path in both:
        one, here, other = (tree.get(path) for tree in trees)
        made = _merged(path, [None if entry is None else bodies[entry.id] for entry in (one, here, other)], chosen)
        conflicts += (FileConflict(file=path, label=label_of(each.names), value=each) for each in made.conflicts)
        changes[path] = None if made.body is None else (_mode(path, one, here, other), made.body)
    return TreeMerge(changes=changes, conflicts=tuple(conflicts))


def _merged(path: str, bodies: list[bytes | None], chosen: Mapping[str, Side]) -> FileMerge:
    base, mine, theirs = bodies
    if path.rpartition("/")[2] == _LEDGER and mine is not None and theirs is not None:
        lines = {*mine.splitlines(keepends=True), *theirs.splitlines(keepends=True)}
        return FileMerge(body=b"".join(sorted(lines)))
    own = {name.removeprefix(f"{path}:"): side for name, side in chosen.items() if name.startswith(f"{path}:")}
    made = merge_file(path, base, mine, theirs, own)
    if made.conflicts and path in chosen:
        more = dict.fromkeys((one.name for one in made.conflicts), chosen[path])
        made = merge_file(path, base, mine, theirs, {WHOLE: chosen[path], **more, **own})
    return made


def _mode(path: str, *entries: TreeEntry | None) -> str:
    modes = [FILE_MODE if entry is None else entry.mode for entry in entries]
    if not {*modes} <= {FILE_MODE, PROGRAM_MODE}:
        raise RepositoryRefuses("sync_odd", path=path)
    base, mine, theirs = modes
    return theirs if mine == base else mine
