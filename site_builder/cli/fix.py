"""`fix`: shows what can be mended for sure, as sentences and as a diff; with --write it mends it.

Exit codes: 0 nothing to mend, or mended · 1 there is something to mend, or a file could not be written.
"""

import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import TextIO

from site_builder.cli.arguments.fix import FixArguments
from site_builder.cli.diff import diff_lines
from site_builder.cli.exit import FAILED, FINE, UsageError
from site_builder.cli.paths import content_folder
from site_builder.cli.words.all import Words
from site_builder.editing import originals
from site_builder.editing.fix.repair import Originals, Repair, Repaired, repair
from site_builder.editing.fix.unit_folders import FolderRename, folder_renames
from site_builder.output.atomic import Changed
from site_builder.report.message import public

_MOST_ALIKE = 3
"""How many repairs of one kind are told for one file, where their sentences differ; the diff shows all."""


def run(arguments: FixArguments, words: Words) -> int:
    """Shows the repairs of the files that were named, or of all; or writes them."""
    try:
        content = content_folder(arguments.content, words)
        found = originals.read(content)
        chosen = _chosen(arguments.files, content, found, words) if arguments.files else None
        repaired = repair(found, chosen)
        _tell(repaired, content, words, with_diff=not arguments.write)
        folders, taken = folder_renames(found, chosen)
        _tell_folders(folders, taken, content, words)
        stale = _write(repaired, content, found, words) if arguments.write else 0
        stale += _rename(folders, content, words) if arguments.write else 0
    except BrokenPipeError:
        raise  # whoever listened has gone: no fault of the disk
    except OSError as error:
        said = words["disk"].format(why=error.strerror or error, path=error.filename or arguments.content)
        raise UsageError(said, FAILED) from error
    if not repaired.changes and not folders:
        print(words["fix_none"])
        return FINE
    sentence = words["fix_written" if arguments.write else "fix_shown"]
    repairs, files = len(repaired.repairs) + len(folders), len(repaired.changes) + len(folders) - stale
    print(sentence.format(repairs=repairs, files=files))
    return FAILED if stale or not arguments.write else FINE


def _chosen(names: Iterable[str], content: Path, found: Originals, words: Words) -> frozenset[str]:
    """The files that were named, from here or from the content folder; a folder stands for what is in it."""
    chosen: set[str] = set()
    for name in names:
        places = [Path(name).resolve(), (content / name).resolve()]
        inside = [
            place.relative_to(content.resolve()).as_posix()
            for place in places
            if place.is_relative_to(content.resolve())
        ]
        files = {file for file in found for path in inside if path in (".", file) or file.startswith(f"{path}/")}
        if not files:
            raise UsageError(words["no_file"].format(name=name))
        chosen |= files
    return frozenset(chosen)


def _write(repaired: Repaired, content: Path, found: Originals, words: Words) -> int:
    """Writes file by file; returns how many were left because somebody else has changed them."""
    stale = 0
    for change in repaired.changes:
        try:
            originals.write(content, change, found[change.file])
        except Changed:
            stale += 1
            print(words["fix_stale"].format(path=f"{content.as_posix()}/{change.file}"), file=sys.stderr)
    return stale


def _rename(folders: Iterable[FolderRename], content: Path, words: Words) -> int:
    """Renames folders, the innermost first; returns how many were left because their new name is taken."""
    stale = 0
    for folder in folders:
        try:
            originals.move_folder(content, folder)
        except Changed:
            stale += 1
            print(words["fix_stale"].format(path=f"{content.as_posix()}/{folder.old}"), file=sys.stderr)
    return stale


def _tell_folders(folders: Iterable[FolderRename], taken: Iterable[Repair], content: Path, words: Words) -> None:
    """Prints which folders are renamed, and which cannot be."""
    for folder in folders:
        _print_folder(folder.repair, content, words["fixed_folder"], sys.stdout)
    for left in taken:
        _print_folder(left, content, f"{words['left_note']}: {words['left_folder-taken']}", sys.stderr)


def _print_folder(one: Repair, content: Path, sentence: str, stream: TextIO) -> None:
    told = sentence.format(old=public(one.old), new=public(one.new))
    print(f"{content.as_posix()}/{public(one.place.file)}: {told}", file=stream)


def _tell(repaired: Repaired, content: Path, words: Words, *, with_diff: bool) -> None:
    """Prints file by file what is repaired, in words, then the lines before and after."""
    folder = content.as_posix()
    by_file = {name: list(group) for name, group in groupby(repaired.repairs, key=lambda one: one.place.file)}
    for change in repaired.changes:
        old, new = (f"{folder}/{public(name)}" for name in (change.file, change.name))
        for sentence in _sentences(by_file.get(change.name, ()), folder, words):
            print(sentence)
        for line in diff_lines((old, new), (change.before, change.after)) if with_diff else ():
            print(line)
        if with_diff:
            print()
    for left in repaired.left:
        note = words[f"left_{left.code}"].format(old=public(left.old), new=public(left.new))
        print(f"{_where(left, folder)}: {words['left_note']}: {note}", file=sys.stderr)


def _sentences(repairs: Iterable[Repair], folder: str, words: Words) -> Iterable[str]:
    """A sentence for each repair; for many alike in one file the first few, and how many there are."""
    by_code: dict[str, list[Repair]] = {}
    for one in repairs:
        by_code.setdefault(one.code, []).append(one)
    for code, same in by_code.items():
        sentence = words[f"fixed_{code}"]
        told = [sentence.format(old=public(one.old.strip()), new=public(one.new.strip())) for one in same]
        most = 1 if len(set(told)) == 1 else _MOST_ALIKE
        for one, line in list(zip(same, told, strict=True))[:most]:
            more = f" (× {len(same)})" if len(same) > most == 1 else ""
            yield f"{_where(one, folder)}: {line}{more}"
        if len(same) > most > 1:
            yield f"{folder}/{public(same[0].place.file)}: … (× {len(same)})"


def _where(one: Repair, folder: str) -> str:
    place = one.place
    file = f"{folder}/{public(place.file)}"
    return f"{file}:{place.line}:{place.column}" if place.line else file
