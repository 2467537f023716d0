"""Renames files whose names the reader refuses, and corrects the links that lead to them.

Such a file has no page yet, so no address changes. Folders with good names keep them, because printed codes contain
them; misnamed ones are put right by `unit_folders`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from site_builder.content.translation_file import is_translation
from site_builder.editing.fix.ids import on_one_line, unit_of
from site_builder.editing.fix.value import Draft, Edit, Repair
from site_builder.model.file_kinds import DAY_PREFIX, MEDIA, TEXT_FOLDERS, data_kind
from site_builder.model.frozen import frozen
from site_builder.model.location import Location
from site_builder.text.address import climb
from site_builder.text.normalize import SLUG, clean, slug

_DATA_ENDING = re.compile(r"\.ya?ml(?:\.txt)?", re.IGNORECASE)
_TEXT_ENDING = re.compile(r"\.(?:md|markdown)(?:\.txt)?", re.IGNORECASE)
TARGET = re.compile(
    r"(?P<open>\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?)(?P<target>[^()<>\"\n]+?)(?=\s*(?:>|\)|\s\"|$))", re.MULTILINE
)


@frozen
class Renames:
    """Maps each path on the disk to its new path, and lists the files whose new name is taken."""

    paths: Mapping[str, str]
    left: tuple[Repair, ...]


def kind_of(file: str) -> str:
    """Returns the kind as which a file is read ("unit.yaml", "guides/"), or "" if it is not read."""
    path = PurePosixPath(clean(file))
    folder = path.parent.name
    if MEDIA in path.parts:
        return ""
    if folder in TEXT_FOLDERS:
        return f"{folder}/" if path.suffix == ".md" else ""
    kind = data_kind(path.name)
    return kind.name if kind and (not kind.is_of_site or str(path) == path.name) else ""


def renames(files: Iterable[str], only: frozenset[str]) -> Renames:
    """Returns new names for those files of `only` whose names are refused."""
    all_files = list(files)
    wanted = {file: better for file in all_files if (better := _better_name(file)) and better != file}
    taken = {file: better for file, better in wanted.items() if _is_taken(file, better, all_files, wanted)}
    stems = {_link_name(file) for file in taken}  # links to a name may mean any file of that name
    kept = {file: better for file, better in wanted.items() if _link_name(file) not in stems and file in only}
    left = [
        Repair(
            code="name-taken",
            place=Location(file=file, line=0),
            old=PurePosixPath(file).name,
            new=PurePosixPath(better).name,
        )
        for file, better in sorted(taken.items())
        if file in only
    ]
    return Renames(paths=kept, left=tuple(left))


def _better_name(file: str) -> str:
    """The name under which a file would be read; "" when its name is good, or when its kind is not certain."""
    path = PurePosixPath(file)
    name = clean(path.name)
    if MEDIA in path.parts or kind_of(name):  # a data file that is read
        return ""
    ending = _TEXT_ENDING if path.parent.name in TEXT_FOLDERS else _DATA_ENDING
    match = re.fullmatch(rf"(?P<stem>.+?){ending.pattern}", name, re.IGNORECASE)
    if not match or (ending is _TEXT_ENDING and is_translation(match["stem"])):
        return ""
    if ending is _DATA_ENDING:
        better = f"{match['stem'].lower()}.yaml"
        return str(path.with_name(better)) if kind_of(str(path.with_name(better))) else ""
    stem = match["stem"] if SLUG.fullmatch(match["stem"]) else slug(match["stem"])
    return str(path.with_name(f"{stem}.md")) if stem else ""


def _is_taken(file: str, better: str, files: Iterable[str], wanted: Mapping[str, str]) -> bool:
    """Returns whether another file of the unit, or of a unit above or below, has the name or would get it."""
    others = [other for other in files if other != file]
    return any(
        _address(wanted.get(other, clean(other))) == _address(better) and _share_names(file, other) for other in others
    )


def _address(file: str) -> tuple[str, str]:
    """What two files must not share: the folder of texts, and the name without capitals and without the day."""
    path = PurePosixPath(file)
    name = path.name.casefold()
    if path.parent.name in TEXT_FOLDERS:
        return path.parent.name, DAY_PREFIX.sub("", name)
    return "", name


def _share_names(one: str, other: str) -> bool:
    """Data files of two units are two things; a text of one unit takes the place of another's."""
    is_text = PurePosixPath(one).parent.name in TEXT_FOLDERS
    return on_one_line(unit_of(one), unit_of(other)) if is_text else unit_of(one) == unit_of(other)


def _link_name(file: str) -> tuple[str, str]:
    """Returns the folder and the name as links may write it: without the ending."""
    path = PurePosixPath(clean(file))
    return path.parent.name, _TEXT_ENDING.sub("", path.name)


def links(draft: Draft, paths: Mapping[str, str]) -> list[Edit]:
    """Returns edits for the links of a draft that lead to renamed files."""
    edits = []
    for match in TARGET.finditer(draft.text):
        new = relinked(draft.file, match["target"], paths)
        if new != match["target"]:
            start = match.start("target")
            line, column = draft.text.count("\n", 0, start) + 1, start - draft.text.rfind("\n", 0, start)
            edits.append(Edit(code="link", line=line, column=column, old=match["target"], new=new))
    return edits


def respelled(file: str, paths: Mapping[str, str]) -> Callable[[str], str]:
    """Returns a function that gives a text of the file with its links to renamed files corrected."""
    return lambda text: TARGET.sub(lambda match: match["open"] + relinked(file, match["target"], paths), text)


def relinked(file: str, target: str, paths: Mapping[str, str]) -> str:
    """Returns a link's target. If it leads to a renamed file, the target has the new name."""
    path, mark, anchor = target.partition("#")
    where = None if "://" in path else climb(file, clean(unquote(path)))
    if where is None or not path:
        return target
    for old, new in paths.items():
        if (
            _link_name(old) == _link_name(where)
            and _link_name(old)[0] in TEXT_FOLDERS
            and on_one_line(unit_of(old), unit_of(where))
        ):
            start, slash, name = path.rpartition("/")
            ending = ".md" if _TEXT_ENDING.search(name) else ""
            return f"{start}{slash}{PurePosixPath(new).stem}{ending}{mark}{anchor}"
    return target
