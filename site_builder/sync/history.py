"""The older versions of a file of the content, and how their values come back."""

from pathlib import Path

from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.between import with_values
from site_builder.editing.values.tree import read, said
from site_builder.sync.changes import within
from site_builder.sync.kept import keep
from site_builder.sync.repository import KEPT, ContentRepository, FileVersion, Signature


def versions(repository: ContentRepository, path: Path) -> tuple[FileVersion, ...]:
    """Returns the versions of a file, the newest first: sent ones, and those that only this machine has kept."""
    name = path.resolve().relative_to(repository.root.resolve()).as_posix()
    sent = repository.log(name, "HEAD") if repository.resolve("HEAD") else ()
    known = {entry.id for one in sent if (entry := repository.entries(one.id).get(one.file))}
    kept: list[FileVersion] = []
    for ref, commit in repository.refs(KEPT).items():
        entry = repository.entries(commit).get(name)
        if entry and entry.id not in known:
            known.add(entry.id)
            moment = int(ref.removeprefix(KEPT).partition("-")[0])
            kept.append(FileVersion(id=commit, moment=moment, who="", sentence="", file=name, is_kept=True))
    return tuple(sorted([*sent, *kept], key=lambda one: -one.moment))


def body_of(repository: ContentRepository, version: FileVersion) -> bytes | None:
    """Returns the bytes of a version as they would stand on this disk; None where it took the file away."""
    entry = repository.entries(version.id).get(version.file)
    return None if entry is None else repository.for_disk(version.file, entry.id)


def brought_back(now: bytes | None, old: bytes, file: str) -> bytes:
    """Returns a file as it is now with the values of an older version: what was written beside them since stays.

    Where that cannot be done, or the file has no values, it is the older version as it was.
    """
    if now is None:
        return old
    try:
        values, _ = read(old, file)
        return with_values(now, file, said(values))
    except CannotEdit:
        return old


def keep_disk(repository: ContentRepository, content: Path, by: Signature) -> str:
    """Keeps what stands on the disk, and returns the ref; "" where the branch has all of it."""
    head = repository.resolve("HEAD")
    return keep(repository, head, repository.snapshot(head, within(repository, content), by), by.moment)
