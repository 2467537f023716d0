"""Plans a move: which files change, and how. Pure; nothing is written here."""

from pathlib import PurePosixPath

from site_builder.editing.fix.ids import on_one_line, unit_of
from site_builder.editing.fix.names import kind_of
from site_builder.editing.move.alias import former_names, with_alias, with_related, with_relatives
from site_builder.editing.move.find import (
    find_old,
    is_text_file,
    new_text,
    new_unit,
    overrides,
    slug_of,
    translations,
    units_of,
)
from site_builder.editing.move.links import Renamed, relinked
from site_builder.editing.move.value import ContentFiles, Move, MovedFile
from site_builder.editing.new.cannot_edit import CannotEdit


def plan_move(files: ContentFiles, old: str, new: str) -> Move:
    """Returns what has to be done for a text or a unit to have a new name. Raises CannotEdit."""
    found = find_old(files, old)
    return _move_text(files, found, new) if is_text_file(found) else _move_unit(files, found, new)


def _move_text(files: ContentFiles, old: str, new: str) -> Move:
    """A text gets another name, and with it those that override it in units below."""
    file = new_text(files, old, new)
    before, after = slug_of(old), slug_of(file)
    above, below = overrides(files, old)
    if above and before != after:
        raise CannotEdit("move_override", old=old, other=above[0], slug=after)
    names = {old: file} | {one: _renamed(one, before, after) for one in below}
    names |= translations(files, old, before, after)
    _refuse_taken_alias(files, names, after)

    def renamed(where: str) -> str:
        if not is_text_file(where) and not is_text_file(f"{where}.md"):
            return where
        path = PurePosixPath(where if where.endswith(".md") else f"{where}.md")
        is_it = path.parent.name == PurePosixPath(old).parent.name and slug_of(str(path)) == before
        if not is_it or not on_one_line(unit_of(str(path)), unit_of(old)):
            return where
        return str(path.with_name(PurePosixPath(names.get(str(path), file)).name))

    moved = [_moved_text(one, body, names, renamed, (before, after)) for one, body in files.items() if body is not None]
    return Move(files=tuple(one for one in moved if one.before != one.after or one.old != one.new))


def _renamed(file: str, before: str, after: str) -> str:
    path = PurePosixPath(file)
    return str(path.with_name(f"{path.stem.removesuffix(before)}{after}.md"))


def _moved_text(file: str, body: bytes, names: dict[str, str], renamed: Renamed, slugs: tuple[str, str]) -> MovedFile:
    """What becomes of one file when a text has another name."""
    old, new = slugs
    now, alias, after, links = names.get(file, file), "", body, 0
    if kind_of(file):
        after, links = _relinked(body, file, now, renamed)
    if kind_of(file) == "guides/" and any(_is_guide_near(one, file) for one in names):
        after, more = with_related(after, file, old, new)
        links += more
    is_given = file == next(iter(names)) or former_names(after, file)
    if file in names and old != new and is_given:
        alias, after = old, with_alias(after, file, old, new)
    return MovedFile(old=file, new=now, before=body, after=after, alias=alias, links=links)


def _is_guide_near(one: str, file: str) -> bool:
    return "guides" in one and on_one_line(unit_of(file), unit_of(one))


def _refuse_taken_alias(files: ContentFiles, names: dict[str, str], slug: str) -> None:
    """Raises CannotEdit where another text leads on from the new address."""
    old = next(iter(names))
    for file, body in files.items():
        is_near = is_text_file(file) and PurePosixPath(file).parent.name == PurePosixPath(old).parent.name
        if (
            is_near
            and file not in names
            and body
            and (slug.encode() in body or b"\0" in body)
            and on_one_line(unit_of(file), unit_of(old))
        ) and slug in former_names(body, file):
            raise CannotEdit("move_alias_taken", new=slug, other=file)


def _move_unit(files: ContentFiles, old: str, new: str) -> Move:
    """A unit's folder gets another place, and each unit inside it tells of its former address."""
    folder = new_unit(files, old, new)
    inside = {unit: folder + unit[len(old) :] for unit in units_of(files) if f"{unit}/".startswith(f"{old}/")}

    def renamed(where: str) -> str:
        return folder + where[len(old) :] if where.startswith(f"{old}/") else where

    moved = []
    for file, body in files.items():
        if body is None or not (kind_of(file) or file.endswith(".md")):
            continue
        now, alias = renamed(file), ""
        after, links = _relinked(body, file, now, renamed)
        unit = str(PurePosixPath(file).parent)
        if PurePosixPath(file).name == "unit.yaml":
            after, more = with_relatives(after, file, old, folder)
            links += more
            if unit in inside:
                alias, after = unit, with_alias(after, file, unit, inside[unit])
        moved.append(MovedFile(old=file, new=file, before=body, after=after, alias=alias, links=links))
    return Move(files=tuple(one for one in moved if one.before != one.after), folder=(old, folder))


def _relinked(body: bytes, file: str, now: str, renamed: Renamed) -> tuple[bytes, int]:
    """A file with its links put right; as it was where it is no text."""
    try:
        return relinked(body, file, now, renamed)
    except UnicodeDecodeError:
        return body, 0
