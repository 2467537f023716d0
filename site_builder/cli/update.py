"""`update`: merges the shared texts of this version of the program into a place's content, or shows what it would do.

Exit codes: 0 nothing to do, or done · 1 there is something to do, a conflict is left, or a file could not be written.
"""

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from site_builder.cli.arguments.update import UpdateArguments
from site_builder.cli.diff import diff_lines
from site_builder.cli.editor_files import outdated
from site_builder.cli.exit import FAILED, FINE, UsageError
from site_builder.cli.paths import PROJECT, content_folder
from site_builder.cli.starter import program_version, starter_files
from site_builder.cli.words.all import Words
from site_builder.editing.base.record import RECORD, DamagedRecord, GivenFiles, read, text_of, written
from site_builder.editing.base.update import BaseUpdate, ConflictKind, FileUpdate, plan_update
from site_builder.editing.new.site.starter import given_files, strange_hosts
from site_builder.output import atomic


def run(arguments: UpdateArguments, words: Words) -> int:
    """Shows the update, or writes it."""
    content = content_folder(arguments.content, words)
    if content.resolve() == PROJECT / "content":
        raise UsageError(words["update_own"])
    try:
        update = _planned(arguments, content, words)
        _tell(update, content, words, with_diff=not arguments.write)
        stale = _write(update, content, words) if arguments.write else 0
        beside = _beside(content, arguments, words)
    except OSError as error:
        said = words["disk"].format(why=error.strerror or error, path=error.filename or content)
        raise UsageError(said, FAILED) from error
    if not update.changes and not update.conflicts and not beside:
        print(words["update_none"].format(version=program_version()))
        return FINE
    _tell_hosts(content, words)
    sentence = words["update_written" if arguments.write else "update_shown"]
    print(sentence.format(files=len(update.changes) - stale + beside, conflicts=len(update.conflicts)))
    return FAILED if stale or update.conflicts or not arguments.write else FINE


def _planned(arguments: UpdateArguments, content: Path, words: Words) -> BaseUpdate:
    """What is to be done. Raises UsageError."""
    record = _record(content, words)
    theirs, version = given_files(starter_files()), program_version()
    if _parts(version) < _parts(record.program):
        raise UsageError(words["update_older"].format(program=version, place=record.program))
    names = {*record.texts, *record.digests, *theirs}
    mine = {name: (content / name).read_bytes() for name in names if (content / name).is_file()}
    first = plan_update(mine, record, theirs, version, {})
    return plan_update(mine, record, theirs, version, _decided(arguments, content, first, words))


def _record(content: Path, words: Words) -> GivenFiles:
    """The record of what the place was given; an empty one where it has none yet. Raises UsageError."""
    path = content / RECORD
    if not path.is_file():
        return GivenFiles()
    try:
        return read(path.read_bytes())
    except DamagedRecord as error:
        raise UsageError(words["update_damaged"].format(path=path.as_posix()), FAILED) from error


def _parts(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)))


def _decided(arguments: UpdateArguments, content: Path, update: BaseUpdate, words: Words) -> Mapping[str, bool]:
    """The files about which somebody has decided, and whether the newer text is taken. Raises UsageError."""
    open_files = {conflict.name for conflict in update.conflicts}
    decided: dict[str, bool] = {}
    for name, is_taken in (*((name, False) for name in arguments.keep), *((name, True) for name in arguments.take)):
        file = name.replace("\\", "/").removeprefix("./").removeprefix(f"{content.as_posix()}/")
        if file not in open_files:
            raise UsageError(words["update_no_conflict"].format(name=name, files=", ".join(sorted(open_files)) or "-"))
        if decided.setdefault(file, is_taken) != is_taken:
            raise UsageError(words["update_both"].format(name=name))
    return decided


def _write(update: BaseUpdate, content: Path, words: Words) -> int:
    """Writes file by file, and the record last. Returns how many files were left, as somebody else has changed them.

    Of a file that was left the record stays as it was, and so it does of all if the program is killed: the same update
    then finds again what is still to be done, and leaves alone what is done.
    """
    left = [change for change in update.changes if not _is_written(change, content)]
    for change in left:
        print(words["fix_stale"].format(path=f"{content.as_posix()}/{change.name}"), file=sys.stderr)
    if not left:
        atomic.write_made(content / RECORD, written(update.record))
    return len(left)


def _is_written(change: FileUpdate, content: Path) -> bool:
    path = content / change.name
    try:
        if change.before is None and change.after is not None:
            atomic.write_new({path: change.after})
        elif change.after is None:
            atomic.remove(path, change.before)
        else:
            atomic.replace(path, change.before, change.after)
    except (atomic.Changed, FileExistsError):
        return False
    return True


def _beside(content: Path, arguments: UpdateArguments, words: Words) -> int:
    """Tells which files of VS Code beside the content are not of this version, or writes them. Returns how many."""
    made = outdated(content, arguments.lang)
    for path, body in made.items():
        print(words["update_beside"].format(path=path.as_posix()))
        if arguments.write:
            atomic.write_made(path, body)
    return len(made)


def _tell(update: BaseUpdate, content: Path, words: Words, *, with_diff: bool) -> None:
    """Prints what changes, file by file, and what nobody but a person can decide."""
    folder = content.as_posix()
    for change in update.changes:
        kind = "new" if change.before is None else "removed" if change.after is None else "changed"
        print(words[f"update_{kind}"].format(path=f"{folder}/{change.name}"))
        if with_diff and kind == "changed":
            _print_diff(f"{folder}/{change.name}", change.before, change.after)
    for conflict in update.conflicts:
        path = f"{folder}/{conflict.name}"
        said = words[f"update_{conflict.kind}"].format(path=path)
        print(f"{path}: {words['update_conflict']}: {said}", file=sys.stderr)
        if conflict.kind is ConflictKind.LINES:
            sys.stdout.flush()
            given = None if conflict.given is None else conflict.given.encode()
            print("\n".join(_diff(path, given, conflict.theirs)), file=sys.stderr)


def _tell_hosts(content: Path, words: Words) -> None:
    """Names the hosts to which the newer texts lead and which the site does not allow yet."""
    site = content / "site.yaml"
    allowed = site.read_text("utf-8", errors="replace") if site.is_file() else ""
    if strange := [host for host in strange_hosts(starter_files()) if host not in allowed]:
        print(words["update_hosts"].format(hosts=", ".join(strange)))


def _print_diff(path: str, before: bytes | None, after: bytes | None) -> None:
    print(*_diff(path, before, after), "", sep="\n")


def _diff(path: str, before: bytes | None, after: bytes | None) -> Iterable[str]:
    old, new = (text_of(body or b"") for body in (before, after))
    return () if old is None or new is None else diff_lines((path, path), (old, new))
