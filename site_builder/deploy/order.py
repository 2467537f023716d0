"""In which order files are sent, so that a host never shows a page without what it needs."""

from enum import IntEnum
from pathlib import PurePosixPath

from site_builder.deploy.manifest import OURS
from site_builder.model.addresses import KEPT, WORKER
from site_builder.output import MANIFEST

_WORKERS = frozenset({WORKER, "service-worker.js", "worker.js", KEPT})
_HABITS = frozenset({".htaccess", "_headers", "_redirects"})
_LISTS = (".xml", ".webmanifest", ".json", ".txt")
_PACKED = ".gz"


class Stage(IntEnum):
    """The kinds of files, in the order in which they are sent."""

    ASSET = 0
    PAGE = 1
    LIST = 2
    """Feeds, sitemaps and whatever else names pages for machines."""
    HOME = 3
    """The first page and the one for addresses that do not exist."""
    HABIT = 4
    """What a server obeys, and what a browser keeps the site by: digests of pages come after the pages."""
    RECORD = 5
    """The manifest of the build, with which another machine can go on."""


def stage(name: str) -> tuple[Stage, int]:
    """When a file is sent: its kind; among pages the deeper ones first, because the others lead to them."""
    plain = name.removesuffix(_PACKED)
    base = PurePosixPath(plain).name
    if plain == MANIFEST:
        return Stage.RECORD, 0
    if plain in _HABITS or base in _WORKERS or plain.startswith(f"{OURS}/"):
        return Stage.HABIT, 0
    if plain in ("index.html", "404.html"):
        return Stage.HOME, 0
    if is_page(plain):
        return Stage.PAGE, -plain.count("/")
    return (Stage.LIST if base.endswith(_LISTS) else Stage.ASSET), 0


def is_page(name: str) -> bool:
    """Whether a file is a page that people open."""
    return name.endswith((".html", ".htm"))


def parents(name: str) -> list[str]:
    """The folders around a file, the outermost first: "a/b/c" → ["a", "a/b"]."""
    parts = name.split("/")[:-1]
    return ["/".join(parts[: depth + 1]) for depth in range(len(parts))]
