"""Renames folders of units that a phone or Windows has renamed: "Bảo Quang" is the unit `bao-quang`, misnamed.

A folder with such a name makes no page, so no address has it and nothing can lead there: its name is put right where
nothing else has that name.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from site_builder.editing.fix.value import Repair
from site_builder.model.addresses import BASE, RESERVED
from site_builder.model.file_kinds import FILE_KINDS, FOLDERS
from site_builder.model.frozen import frozen
from site_builder.model.location import Location
from site_builder.text.filenames import LONGEST_NAME, is_refused_by_windows
from site_builder.text.normalize import SLUG, clean, slug

_UNIT = "unit.yaml"


@frozen
class FolderRename:
    """A folder as the disk spells it, from the content folder, and the name that it gets there."""

    old: str
    new: str

    @property
    def repair(self) -> Repair:
        """Tells of the renaming."""
        return Repair(code="folder", place=Location(file=self.new, line=0), old=self.old, new=self.new)


def folder_renames(
    files: Iterable[str], only: frozenset[str] | None
) -> tuple[tuple[FolderRename, ...], tuple[Repair, ...]]:
    """Returns what is to be renamed, the innermost first, and the folders whose right name is taken.

    `only` are the files that were chosen; None stands for all.
    """
    names = list(files)
    wanted = [one for one in _misnamed(names) if only is None or any(file.startswith(f"{one.old}/") for file in only)]
    count = Counter(one.new for one in _misnamed(names))
    there = {clean(str(folder)).casefold() for name in names for folder in PurePosixPath(name).parents}
    free, left = list[FolderRename](), list[Repair]()
    for one in sorted(wanted, key=lambda one: (-one.old.count("/"), one.old)):
        is_taken = count[one.new] > 1 or (one.new in there and clean(one.old).casefold() != one.new)
        if is_taken:
            left.append(Repair(code="folder-taken", place=Location(file=one.old, line=0), old=one.old, new=one.new))
        else:
            free.append(one)
    return tuple(free), tuple(left)


def _misnamed(files: Iterable[str]) -> Iterator[FolderRename]:
    for file in files:
        path = PurePosixPath(file)
        folder = path.parent
        is_unit = path.name == _UNIT and folder.name and not {*folder.parts} & {*FOLDERS}
        if is_unit and (better := _better_name(folder.name)):
            yield FolderRename(old=str(folder), new=str(folder.with_name(better)))


def _better_name(name: str) -> str:
    """The name under which the unit is published; "" where its name is good, or where nobody can tell."""
    better = slug(name)
    if SLUG.fullmatch(name) or better in ("", slug(BASE)) or clean(name) in FILE_KINDS or len(better) > LONGEST_NAME:
        return ""
    return "" if better in RESERVED or is_refused_by_windows(better) else better
