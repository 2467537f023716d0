"""Ids with marks, capitals or spaces, together with all that refer to them.

An id that is no slug is refused, so that no page and no printed code depends on it yet. It is repaired where nobody can
take it for another one: no unit above, below or beside it in the file has an id that comes to the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from site_builder.editing.fix.meaning import WrittenValue, leaves
from site_builder.editing.fix.spelling import rewritten
from site_builder.editing.fix.value import Draft, Edit, Repair
from site_builder.model.file_kinds import FILE_KINDS, TEXT_FOLDERS
from site_builder.model.folder import UnitPath
from site_builder.model.records import Category, Guide, Locality, Service, Slug, Topic
from site_builder.text.normalize import SLUG, slug

REFERENCES: Mapping[str, type] = {
    "category": Category,
    "replaced_by": Service,
    "topic": Topic,
    "services": Service,
    "specialities": Service,
    "locality": Locality,
    "localities": Locality,
    "related": Guide,
}
"""A key that holds ids → what has these ids. A guide's id is the name of its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Id:
    """An id as it is written: of what, in which unit and file."""

    of: object
    unit: UnitPath
    file: str
    text: str
    leaf: WrittenValue | None = None


def unit_of(file: str) -> UnitPath:
    """The unit in whose folder a file lies."""
    folders = PurePosixPath(file).parent.parts
    return folders[:-1] if folders and folders[-1] in TEXT_FOLDERS else folders


def on_one_line(one: UnitPath, other: UnitPath) -> bool:
    """Whether one unit inherits from the other."""
    shared = min(len(one), len(other))
    return one[:shared] == other[:shared]


def ids(sheets: Mapping[str, Draft], only: frozenset[str]) -> tuple[dict[str, list[Edit]], list[Repair]]:
    """The edits by file, and the ids that a person has to tell apart. Ids are repaired in the files of `only`."""
    known = list(_known(sheets.values()))
    slips = [each for each in known if each.leaf and _respelled(sheets[each.file], each.leaf)]
    taken = [each for each in slips if any(_is_taken(each, other) for other in known)]
    repaired = [each for each in slips if each not in taken and each.file in only]
    edits: dict[str, list[Edit]] = {}
    for each in repaired:
        edits.setdefault(each.file, []).extend(_respelled(sheets[each.file], each.leaf))
    for file, sheet in sheets.items():
        for leaf in leaves(sheet):
            if _is_meant(leaf, unit_of(file), known, repaired, is_chosen=file in only):
                edits.setdefault(file, []).extend(_respelled(sheet, leaf))
    left = [Repair(code="id-taken", place=each.leaf.place, old=each.text) for each in taken if each.leaf]
    return edits, [repair for repair in left if repair.place.file in only]


def _known(sheets: Iterable[Draft]) -> Iterable[_Id]:
    for sheet in sheets:
        unit = unit_of(sheet.file)
        kind = FILE_KINDS[sheet.kind]
        if kind.is_folder:
            yield _Id(of=kind.record, unit=unit, file=sheet.file, text=kind.slug_of(PurePosixPath(sheet.file).stem))
        for leaf in leaves(sheet):
            if leaf.key == "id" and leaf.type is Slug:
                yield _Id(of=leaf.owner, unit=unit, file=sheet.file, text=leaf.bare, leaf=leaf)


def _is_taken(one: _Id, other: _Id) -> bool:
    is_other = other.leaf is not one.leaf
    return is_other and one.of is other.of and on_one_line(one.unit, other.unit) and slug(other.text) == slug(one.text)


def _is_meant(leaf: WrittenValue, unit: UnitPath, known: list[_Id], repaired: list[_Id], *, is_chosen: bool) -> bool:
    """Whether a reference means the only id in reach that comes to the same.

    A file that was not chosen follows only what is repaired now.
    """
    if leaf.type is not Slug or leaf.key not in REFERENCES or SLUG.fullmatch(leaf.bare):
        return False
    of, wanted = REFERENCES[leaf.key], slug(leaf.bare)
    near = [
        each for each in known if each.of is of and unit[: len(each.unit)] == each.unit and slug(each.text) == wanted
    ]
    sure = [each for each in near if each in repaired or (is_chosen and SLUG.fullmatch(each.text))]
    return bool(near) and len(sure) == len(near)


def _respelled(sheet: Draft, leaf: WrittenValue | None) -> list[Edit]:
    """The edit that makes a slug of an id; none where it is one already, or is not written on one line."""
    if leaf is None or SLUG.fullmatch(leaf.bare) or not slug(leaf.bare):
        return []
    edit = rewritten(sheet.text.split("\n"), leaf, "id", slug(leaf.bare))
    return [edit] if edit else []
