"""Defines values for what lies on the disk."""

import hashlib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import field, replace

from site_builder.model.frozen import frozen
from site_builder.model.media import Media
from site_builder.model.problem import Problem

UnitPath = tuple[str, ...]
"""It is a unit's path in the tree: ("dong-nai", "bao-quang"); () is the root."""


@frozen
class Listing:
    """A unit's folder as the disk lists it, before any file is opened.

    `names` are those of the folders that lead to it, as the disk spells them; `path` is the unit's. `fault` says why it
    cannot be a unit. `stat_digest` is the digest of all names, sizes, times and inodes: a folder with the same one has
    not been touched, unless it was `touched` (nanoseconds since 1970, by the disk's clock) so late that the clock may
    not have moved on between two saves. `leavings` were passed over: names that no person has given, and empty folders.
    """

    path: UnitPath = ()
    names: tuple[str, ...] = ()
    fault: Problem | None = None
    stat_digest: str = ""
    touched: int = 0
    leavings: tuple[str, ...] = ()


@frozen
class Folder:
    """Holds the files of one unit.

    `files` maps names such as "unit.yaml" and "guides/cai-vneid.md" to bytes, and `media` maps names below "media/" to
    what is known of the file. `problems` come from the disk: a file is too large, or a link leads out of the content.
    """

    path: UnitPath = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    media: Mapping[str, Media] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    base: "Folder | None" = None
    """The base layer, which the root unit has above it; None where the content has none, and in any other unit."""

    @property
    def layers(self) -> "tuple[Folder, ...]":
        """Returns the folders of a unit, the outermost first: the base layer if there is one, and its own."""
        return (self.base, self) if self.base else (self,)

    @property
    def digest(self) -> str:
        """Returns the digest of all files. Folders with the same digest make the same pages, wherever the cache is.

        With a base layer these are two digests with a blank between, the base layer's first: so it is known which of
        the two has changed.
        """
        media = [(name, one.source, one.size, one.digest, one.picture) for name, one in sorted(self.media.items())]
        digest = hashlib.blake2b(repr((self.path, media, self.problems)).encode(), digest_size=16)
        for name, body in sorted(self.files.items()):
            digest.update(f"{len(name)}:{name}{len(body)}:".encode() + body)
        return f"{self.base.digest} {digest.hexdigest()}" if self.base else digest.hexdigest()

    def without(self, names: AbstractSet[str]) -> "Folder":
        """Returns the folder without some of its files."""
        return replace(self, files={name: body for name, body in self.files.items() if name not in names})

    def name_of(self, file: str) -> str:
        """Returns a file's path in the content folder."""
        return "/".join((*self.path, file))
