"""Repairs ids with accents, capitals or spaces, together with all references to them.

An id that is not a slug is refused, so no page and no printed code depends on it yet. It is repaired only if it cannot
be taken for another id: no unit above or below, and no entry beside it in the file, has an id that gives the same slug.
"""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from site_builder.editing.fix.meaning import WrittenValue, leaves
from site_builder.editing.fix.spelling import rewritten
from site_builder.editing.fix.value import Draft, Edit, Repair
from site_builder.model.addresses import BASE
from site_builder.model.file_kinds import FILE_KINDS, TEXT_FOLDERS
from site_builder.model.folder import UnitPath
from site_builder.model.frozen import frozen
from site_builder.model.guide import Guide
from site_builder.model.profile import Locality, Topic
from site_builder.model.scalars import Slug
from site_builder.model.services import Category, Service
from site_builder.model.unit import RECORD_TYPES
from site_builder.text.normalize import SLUG, slug

REFERENCES: Mapping[str, type] = {
    "category": Category,
    "replaced_by": Service,
    "topic": Topic,
    "services": Service,
    "specialities": Service,
    "locality": Locality,
    "localities": Locality,
    "within": Locality,
    "related": Guide,
}
"""It maps a key that holds ids to the type that has these ids. The id of a guide is the name of its file."""


@frozen
class _Id:
    """Holds an id as it is written: its type, its unit and its file."""

    of: object
    unit: UnitPath
    file: str
    text: str
    leaf: WrittenValue | None = None


def unit_of(file: str) -> UnitPath:
    """Returns the unit in whose folder a file lies. The base layer is one with the root unit: all inherit both."""
    folders = PurePosixPath(file.removeprefix(f"{BASE}/")).parent.parts
    return folders[:-1] if folders and folders[-1] in TEXT_FOLDERS else folders


def on_one_line(one: UnitPath, other: UnitPath) -> bool:
    """Returns whether one unit inherits from the other."""
    shared = min(len(one), len(other))
    return one[:shared] == other[:shared]


def ids(drafts: Mapping[str, Draft], only: frozenset[str]) -> tuple[dict[str, list[Edit]], list[Repair]]:
    """Returns the edits by file, and the ids between which a person has to decide.

    Ids are repaired in the files of `only`.
    """
    known = list(_known(drafts.values()))
    slips = [each for each in known if each.leaf and _respelled(drafts[each.file], each.leaf)]
    alike = dict[tuple[object, str], list[_Id]]()
    for each in known:
        alike.setdefault((each.of, slug(each.text)), []).append(each)
    taken = [each for each in slips if any(_is_taken(each, other) for other in alike[each.of, slug(each.text)])]
    lost = set(map(id, taken))
    repaired = {id(each) for each in slips if id(each) not in lost and each.file in only}
    edits: dict[str, list[Edit]] = {}
    for each in (one for one in slips if id(one) in repaired):
        edits.setdefault(each.file, []).extend(_respelled(drafts[each.file], each.leaf))
    for file, draft in drafts.items():
        for leaf in leaves(draft):
            if _is_meant(leaf, unit_of(file), alike, repaired, is_chosen=file in only):
                edits.setdefault(file, []).extend(_respelled(draft, leaf))
    left = [Repair(code="id-taken", place=each.leaf.place, old=each.text) for each in taken if each.leaf]
    return edits, [repair for repair in left if repair.place.file in only]


def _known(drafts: Iterable[Draft]) -> Iterable[_Id]:
    for draft in drafts:
        unit = unit_of(draft.file)
        kind = FILE_KINDS[draft.kind]
        if kind.is_folder:
            text = kind.slug_of(PurePosixPath(draft.file).stem)
            yield _Id(of=RECORD_TYPES[kind.stem], unit=unit, file=draft.file, text=text)
        for leaf in leaves(draft):
            if leaf.key == "id" and leaf.type is Slug:
                yield _Id(of=leaf.owner, unit=unit, file=draft.file, text=leaf.bare, leaf=leaf)


def _is_taken(one: _Id, other: _Id) -> bool:
    return other.leaf is not one.leaf and on_one_line(one.unit, other.unit)


def _is_meant(
    leaf: WrittenValue,
    unit: UnitPath,
    alike: Mapping[tuple[object, str], list[_Id]],
    repaired: set[int],
    *,
    is_chosen: bool,
) -> bool:
    """Returns whether a reference means the only id in reach that gives the same slug.

    A file that was not chosen follows only the ids that are repaired now.
    """
    if leaf.type is not Slug or leaf.key not in REFERENCES or SLUG.fullmatch(leaf.bare):
        return False
    found = alike.get((REFERENCES[leaf.key], slug(leaf.bare)), ())
    near = [each for each in found if unit[: len(each.unit)] == each.unit]
    sure = [each for each in near if id(each) in repaired or (is_chosen and SLUG.fullmatch(each.text))]
    return bool(near) and len(sure) == len(near)


def _respelled(draft: Draft, leaf: WrittenValue | None) -> list[Edit]:
    """Returns the edit that turns an id into a slug, or nothing if it is one already or does not stand on one line."""
    if leaf is None or SLUG.fullmatch(leaf.bare) or not slug(leaf.bare):
        return []
    edit = rewritten(draft.lines, leaf, "id", slug(leaf.bare))
    return [edit] if edit else []
