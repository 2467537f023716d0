"""Finds what a person means by the old and the new name: a text or a unit, by its path, its name or its address."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from site_builder.content.translation_file import split_name
from site_builder.editing.fix.ids import on_one_line, unit_of
from site_builder.editing.fix.names import kind_of
from site_builder.editing.move.value import ContentFiles
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.model.addresses import ANNOUNCEMENTS, GUIDES, RESERVED
from site_builder.model.file_kinds import DAY_PREFIX, FOLDERS, TEXT_FOLDERS
from site_builder.text.filenames import LONGEST_NAME, is_refused_by_windows
from site_builder.text.normalize import SLUG, slug

_FOLDERS = {GUIDES.rstrip("/"): "guides", ANNOUNCEMENTS.rstrip("/"): "announcements"}
"""Sections of addresses → the folders of their texts."""


def is_text_file(file: str) -> bool:
    """Whether a file is a guide or an announcement."""
    return kind_of(file).endswith("/")


def slug_of(file: str) -> str:
    """The name of a text in addresses."""
    path = PurePosixPath(file)
    return DAY_PREFIX.sub("", path.stem) if path.parent.name == "announcements" else path.stem


def units_of(files: Iterable[str]) -> frozenset[str]:
    """The folders of all units: "" is the root's."""
    return frozenset(str(PurePosixPath(file).parent) for file in files if PurePosixPath(file).name == "unit.yaml")


def find_old(files: ContentFiles, old: str) -> str:
    """The file of a text, or the folder of a unit. Raises CannotEdit."""
    name = _in_folders(old)
    if name in (".", ""):
        raise CannotEdit("move_root")
    if name in units_of(files):
        return name
    texts = [file for file in files if is_text_file(file)]
    for meant in (name, f"{name}.md"):
        if meant in texts:
            return meant
    if name in files or PurePosixPath(name).name in FOLDERS or any(file.startswith(f"{name}/") for file in files):
        raise CannotEdit("move_no_text", old=old)
    found = _by_name(texts, name) or [unit for unit in units_of(files) if PurePosixPath(unit).name == name]
    if len(found) > 1:
        raise CannotEdit("move_many", old=old, names=", ".join(sorted(found)))
    if not found:
        raise CannotEdit("move_unknown", old=old)
    return found[0]


def _by_name(texts: list[str], name: str) -> list[str]:
    """The texts of a name as addresses have it, in the folder that was named; of a text that units override, it."""
    path = PurePosixPath(name)
    folder, stem = str(path.parent), path.name.removesuffix(".md")
    found = [
        file
        for file in texts
        if (folder == "." or str(PurePosixPath(file).parent) == folder)
        and stem in (slug_of(file), PurePosixPath(file).stem)
    ]
    outer = min((unit_of(file) for file in found), key=len, default=())
    above = [file for file in found if unit_of(file) == outer]
    kinds = {PurePosixPath(file).parent.name for file in found}
    is_one = len(above) == 1 and len(kinds) == 1 and all(unit_of(file)[: len(outer)] == outer for file in found)
    return above if is_one else found


def _in_folders(name: str) -> str:
    """A path as the content has it: with slashes, and with folders of texts instead of sections of addresses."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
    if ".." in parts:
        raise CannotEdit("move_outside", name=name)
    return "/".join(_FOLDERS.get(part, part) for part in parts)


def new_text(files: ContentFiles, old: str, new: str) -> str:
    """The new path of a text. Raises CannotEdit."""
    path, named = PurePosixPath(old), PurePosixPath(_in_folders(new))
    if not is_text_file(old):
        raise CannotEdit("move_no_text", old=old)
    if named.parent != path.parent and str(named.parent) != ".":
        raise CannotEdit("move_elsewhere")
    stem = named.name.removesuffix(".md")
    day = DAY_PREFIX.match(path.stem) if path.parent.name == "announcements" else None
    bare = DAY_PREFIX.sub("", stem) if day else stem
    _refuse_name(bare, (str(named) == "." and new) or bare)
    file = f"{path.parent}/{'' if stem != bare or not day else day[0]}{stem}.md"
    if file == old:
        raise CannotEdit("move_same", new=new)
    other = next((one for one in files if one != old and _is_taken(one, file)), None)
    if other:
        raise CannotEdit("move_taken", new=file, other=other)
    return file


def _is_taken(other: str, file: str) -> bool:
    """Whether a text of the same list, of the unit or of one above or below it, has the name of another one."""
    one, two = PurePosixPath(other), PurePosixPath(file)
    if one.parent.name != two.parent.name or not is_text_file(other):
        return other.casefold() == file.casefold()
    shared = min(len(unit_of(other)), len(unit_of(file)))
    return unit_of(other)[:shared] == unit_of(file)[:shared] and slug_of(other).casefold() == slug_of(file)


def new_unit(files: ContentFiles, old: str, new: str) -> str:
    """The new path of a unit. Raises CannotEdit."""
    named = PurePosixPath(_in_folders(new))
    parent = PurePosixPath(old).parent if str(named.parent) == "." and "/" not in new else named.parent
    path = str(parent / named.name)
    _refuse_name(named.name, new)
    if named.name in RESERVED or named.name in FOLDERS:
        raise CannotEdit("move_reserved", name=named.name, better=f"xa-{named.name}")
    if path == old:
        raise CannotEdit("move_same", new=new)
    if f"{path}/".startswith(f"{old}/"):
        raise CannotEdit("move_inside")
    if str(parent) not in units_of(files):
        raise CannotEdit("move_parent", parent=str(parent))
    other = next((file for file in files if f"{file.casefold()}/".startswith(f"{path}/")), None)
    if other:
        raise CannotEdit("move_taken", new=path, other=other)
    return path


def _refuse_name(name: str, typed: str) -> None:
    """Raises CannotEdit where a name cannot stand in an address."""
    if not SLUG.fullmatch(name) or len(name) > LONGEST_NAME:
        raise CannotEdit("move_name", name=name or typed, better=slug(name)[:LONGEST_NAME].strip("-") or "ten-moi")
    if is_refused_by_windows(name):
        raise CannotEdit("move_reserved", name=name, better=f"muc-{name}")


def translations(files: ContentFiles, old: str, before: str, after: str) -> dict[str, str]:
    """The translations of a text, in its unit and those below it, with the names that they get beside it."""
    found: dict[str, str] = {}
    for file in files:
        path = PurePosixPath(file)
        stem, code = split_name(path.name)
        is_near = path.parent.name == PurePosixPath(old).parent.name and on_one_line(unit_of(file), unit_of(old))
        if code and is_near and is_text_file(file) and slug_of(str(path.with_name(f"{stem}.md"))) == before:
            found[file] = str(path.with_name(f"{stem.removesuffix(before)}{after}.{code}.md"))
    return found


def overrides(files: ContentFiles, old: str) -> tuple[list[str], list[str]]:
    """The texts of the same name in units above a text, and in units below it."""
    same = [
        file
        for file in files
        if file != old
        and PurePosixPath(file).parent.name == PurePosixPath(old).parent.name
        and PurePosixPath(file).parent.name in TEXT_FOLDERS
        and is_text_file(file)
        and slug_of(file) == slug_of(old)
    ]
    own = unit_of(old)
    above = [file for file in same if own[: len(unit_of(file))] == unit_of(file) and _is_outer(file, old)]
    below = [file for file in same if unit_of(file)[: len(own)] == own and file not in above]
    return above, below


def _is_outer(file: str, old: str) -> bool:
    """Whether a text's layer lies above another one's: the base layer lies above the root unit."""
    return (len(unit_of(file)), -file.startswith("_")) < (len(unit_of(old)), -old.startswith("_"))
