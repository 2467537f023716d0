"""What lies on the disk, as values."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from site_builder.model.content import Media
from site_builder.model.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The files of one unit.

    `files` maps names such as "unit.yaml" and "guides/cai-vneid.md" to bytes, `media` names below "media/" to what is
    known of the file. `problems` are those of the disk itself: a file too large, a link that leads out of the content.
    """

    path: tuple[str, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    media: Mapping[str, Media] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def digest(self) -> str:
        """All that is here in a word: two folders of one digest make the same pages."""
        digest = hashlib.blake2b(repr((self.path, sorted(self.media.items()), self.problems)).encode(), digest_size=16)
        for name, body in sorted(self.files.items()):
            digest.update(f"{len(name)}:{name}{len(body)}:".encode() + body)
        return digest.hexdigest()

    def name_of(self, file: str) -> str:
        """A file's path in the content folder."""
        return "/".join((*self.path, file))
