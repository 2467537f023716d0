"""Defines what is known of a picture or of a file to download."""

from dataclasses import field

from site_builder.model.addresses import BASE
from site_builder.model.frozen import frozen
from site_builder.model.output import Published


@frozen
class Picture:
    """Holds what a page has to know of a picture: where its versions are, and the size in pixels that both have."""

    webp: str
    jpeg: str
    width: int
    height: int


@frozen
class Media:
    """Holds a picture or file of the content.

    `file` is its path in the content folder, and `source` the same as the disk spells it (macOS stores names
    decomposed). Residents get what is `published`: two versions of a picture, and never the original. `size` is the
    size in bytes of what a link leads to. `digest` is the digest of the bytes and of what is done with them.
    """

    file: str
    source: str
    size: int
    published: tuple[Published, ...] = ()
    picture: Picture | None = None
    digest: str = ""
    stamp: tuple[int, ...] = field(default=(), compare=False, repr=False)
    """It holds the file's size, times (in nanoseconds) and inode. While it stays the same, the bytes do too."""

    @property
    def address(self) -> str:
        """Returns where links to the file lead."""
        return self.picture.jpeg if self.picture else self.url

    @property
    def url(self) -> str:
        """Returns where the original is published, if it is. The base layer's stand among those of the root unit."""
        return self.file.removeprefix(f"{BASE}/")
