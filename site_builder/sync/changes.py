"""Tells in words what differs between two states of the content in a repository."""

from collections.abc import Callable, Sequence
from pathlib import Path

from site_builder.sync.repository import OWN, ContentRepository, Signature, Tree
from site_builder.sync.sentence import FileChange, file_change

SEEN = f"refs/{OWN}/seen"
"""Their commit at the end of the last sync: what comes later has to come from it."""
TAKEN = f"refs/{OWN}/taken"
"""Their commit that is on the disk already, while the branch is not there yet."""


def within(repository: ContentRepository, content: Path) -> str:
    """Returns the path of the content folder in its repository; "" where it is the whole of it."""
    return content.resolve().relative_to(repository.root.resolve()).as_posix().removeprefix(".")


def changes_between(
    repository: ContentRepository, folder: str, before: str | None, after: str | None
) -> tuple[FileChange, ...]:
    """Returns what differs in the content between two commits, in words; None stands for the time before the first."""
    old, new = (repository.entries(one) if one else {} for one in (before, after))
    start = f"{folder}/" if folder else ""
    names = [name for name in sorted({*old, *new}) if name.startswith(start) and old.get(name) != new.get(name)]
    wanted = [entry.id for name in names for tree in (old, new) if (entry := tree.get(name))]
    bodies = repository.read(wanted)
    unit_body = _reader(repository, new, start)
    found = []
    for name in names:
        one, other = (None if entry is None else bodies[entry.id] for entry in (old.get(name), new.get(name)))
        found.append(file_change(name.removeprefix(start), one, other, unit_body))
    return tuple(found)


def _reader(repository: ContentRepository, tree: Tree, start: str) -> Callable[[str], bytes | None]:
    known: dict[str, bytes | None] = {}

    def body(file: str) -> bytes | None:
        if file not in known:
            entry = tree.get(start + file)
            known[file] = repository.read([entry.id])[entry.id] if entry else None
        return known[file]

    return body


def lines_of(changes: Sequence[FileChange]) -> tuple[str, ...]:
    """Returns changes one by one, each with the name of its unit."""
    return tuple(f"{one.unit}: {words}" for one in changes for words in one.says)


def waiting(repository: ContentRepository, content: Path, by: Signature) -> tuple[str, ...]:
    """Returns what the next sync would send, in words. It asks no other repository. Raises RepositoryRefuses."""
    folder, head = within(repository, content), repository.resolve("HEAD")
    mine = repository.snapshot(head, folder, by)
    return lines_of(changes_between(repository, folder, _sent(repository, head), mine))


def _sent(repository: ContentRepository, head: str | None) -> str | None:
    """The last commit of which is known that the other repository has it."""
    if taken := repository.resolve(TAKEN):
        return taken
    upstream = repository.upstream(repository.branch())
    theirs = repository.resolve(f"refs/remotes/{upstream.remote}/{upstream.branch}") if upstream else None
    if head and theirs:
        return repository.common(head, theirs)
    return repository.resolve(SEEN) or head
