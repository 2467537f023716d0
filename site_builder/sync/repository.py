"""What a sync asks of a repository, whichever program does it. Names of commits and objects are hexadecimal digits."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from site_builder.model.frozen import frozen

OWN = "trang-247"
"""The folder for our own data among the repository's, and the first part of our refs."""
KEPT = f"refs/{OWN}/kept/"
"""The refs that keep what stood on the disk before a sync, by its moment."""
NOBODY = "site-builder", "site-builder@localhost"
"""Whose commit it is where nobody has told the repository a name."""
Credentials = Callable[[str], tuple[str, str] | None]
"""It gives the name and the password for the address of a repository; None where none is kept."""
FILE_MODE, PROGRAM_MODE = "100644", "100755"
"""How a tree says that an entry is a file, and one that may be run."""


class RepositoryRefuses(Exception):  # noqa: N818 - a refusal, told to the person
    """Reports what keeps a repository from being read, taken from or sent to. `word` names the sentence."""

    def __init__(self, word: str, **gaps: str) -> None:
        super().__init__(word)
        self.word = word
        self.gaps = gaps


class TreeEntry(NamedTuple):
    """A file of a commit: what it is, and the object that has its bytes."""

    mode: str
    id: str


Tree = Mapping[str, TreeEntry]
"""It maps paths from the repository's root to entries."""


@frozen
class Upstream:
    """Holds the branch of another repository to which a branch is sent."""

    remote: str
    """The other repository's name here."""
    url: str
    branch: str


@frozen
class Signature:
    """Says who makes a commit, and when."""

    name: str
    """The person's name; "" for what the repository says."""
    moment: int
    """The seconds since 1970."""


@frozen
class FileVersion:
    """Describes a commit that changed a file."""

    id: str
    moment: int
    who: str
    sentence: str
    file: str
    """The path that the file had, from the repository's root."""
    is_kept: bool = False
    """Whether it is a state of this machine that was kept before a sync, and never sent."""


class ContentRepository(Protocol):
    """The repository around a content folder."""

    root: Path
    folder: Path
    """Where the repository keeps its own data."""

    def busy(self) -> str:
        """Returns what somebody has begun and not ended: "merge", "rebase" …; "" for nothing."""

    def branch(self) -> str:
        """Returns the branch on which people work; "" where they look at a single commit."""

    def upstream(self, branch: str) -> Upstream | None:
        """Returns where a branch is sent; None where nobody has said it and it does not follow."""

    def resolve(self, name: str) -> str | None:
        """Returns the commit of a ref; None where there is none."""

    def is_within(self, old: str, new: str) -> bool:
        """Returns whether a commit is another one or one of its ancestors."""

    def common(self, one: str, other: str) -> str | None:
        """Returns the commit from which two come."""

    def tree_id(self, commit: str) -> str:
        """Returns the name of a commit's tree: equal trees have equal names."""

    def entries(self, commit: str) -> Tree:
        """Returns all files of a commit."""

    def read(self, ids: Iterable[str]) -> Mapping[str, bytes]:
        """Returns the bytes of objects, as the repository keeps them."""

    def snapshot(self, head: str | None, within: str, by: Signature) -> str:
        """Makes a commit on top of the branch of what stands on the disk in a folder, and returns it.

        Nothing else changes: not the disk, and not what people have chosen for their next commit.
        """

    def with_files(
        self,
        commit: str,
        changes: Mapping[str, tuple[str, bytes] | None],
        parents: Iterable[str],
        about: str,
        by: Signature,
    ) -> str:
        """Makes a commit from another one's tree with some files changed (mode and bytes) or removed (None)."""

    def on_disk(self, paths: Iterable[str]) -> Mapping[str, str]:
        """Returns the names that the files on the disk have as objects; a path without a file is not in it."""

    def for_disk(self, path: str, id: str) -> bytes:  # noqa: A002 - the word of the field
        """Returns an object's bytes as they stand in a file on this disk, with this system's line ends."""

    def set_ref(self, name: str, commit: str | None) -> None:
        """Gives a ref of our own a commit, or removes it."""

    def refs(self, start: str) -> Mapping[str, str]:
        """Returns the refs whose names begin so, and their commits, in the order of their names."""

    def move(self, branch: str, commit: str, old: str | None, upstream: Upstream | None, within: str) -> None:
        """Lets the branch, on which people work, be at a commit whose files stand on the disk.

        Nothing is chosen for a next commit afterwards in a folder, nor of what differs between the two commits.
        """

    def outside(self, within: str) -> tuple[str, ...]:
        """Returns the files outside a folder that were changed on the disk, or are new there."""

    def fetch(self, upstream: Upstream) -> str | None:
        """Fetches the commit at which the other repository's branch is. Raises RepositoryRefuses."""

    def push(self, upstream: Upstream, commit: str) -> str:
        """Lets the other repository's branch be at a commit, and returns what it says to that.

        Raises RepositoryRefuses; its word is "sync_raced" where somebody else was quicker.
        """

    def log(self, file: str, start: str) -> tuple[FileVersion, ...]:
        """Returns the commits that changed a file, the newest first, up to one."""
