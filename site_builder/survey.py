"""Questions that need a look at several units: where a value comes from, which pages a file touches, when the pages
will change by themselves. Nothing is written.
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

from site_builder import load, media
from site_builder.builder import Inherited, Options, Shared, UnitPath, UnknownUnit, layer, layers_down, publish, share
from site_builder.cascade import visible
from site_builder.check import check
from site_builder.memory import Memory
from site_builder.model.content import Unit
from site_builder.model.folder import Folder
from site_builder.model.output import File
from site_builder.model.problem import is_error
from site_builder.plan import next_change, summarise
from site_builder.read.files import read_layer
from site_builder.trace import MARK, Trace, marked, trace

_MARKS = (MARK.encode(), quote(MARK).encode())
"""The mark as it stands in a text, and in an address."""
_FOR_ALL = "site.yaml"


class Unready(Exception):  # noqa: N818 - says what it says
    """The settings or the theme have a mistake: nothing can be shown at all."""


class UnknownFile(Exception):  # noqa: N818 - says which
    """A file that is no part of the content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """How many of a unit's pages show something that is written in a file."""

    path: UnitPath
    pages: int
    of: int


def origin(content: Path, path: UnitPath, field: str) -> Trace:
    """What each layer from the root to a unit says of a field. Raises UnknownUnit, trace.UnknownField."""
    folders = {folder.path: folder for folder in load.scan(content)}
    if path not in folders:
        raise UnknownUnit(path)
    return trace([read_layer(folders[path[:depth]])[0] for depth in range(len(path) + 1)], field)


def impact(options: Options, file: str) -> tuple[Touched, ...]:
    """Which units, and how many of their pages, show something that is written in a file of the content.

    Counted, not guessed: every text of the file gets a mark, the pages are rendered, those with the mark are counted.
    Units with a mistake are left out. Raises UnknownFile, Unready.
    """
    memory = Memory()
    folders = media.prepare(load.scan(options.content), options.content, options.cache)
    if not any(file in (*map(folder.name_of, folder.files), *_media(folder)) for folder in folders):
        raise UnknownFile(file)
    shared, _ = share(options, folders[0], memory)
    if shared is None:
        raise Unready
    inherited = layers_down(folders, memory)
    read = {folder.path: layer(folder, inherited[folder.path], memory) for folder in folders}
    units = {
        path: marked(unit, file)
        for path, (unit, problems) in read.items()
        if not any(is_error(one) for one in (*inherited[path].problems, *problems, *check(unit, shared.site, problems)))
    }
    found = (_touched(unit, units, inherited[path], shared, whole=file == _FOR_ALL) for path, unit in units.items())
    return tuple(item for item in found if item.pages)


def _media(folder: Folder) -> list[str]:
    return [item.file for item in folder.media.values()]


def _touched(unit: Unit, units: dict[UnitPath, Unit], inherited: Inherited, shared: Shared, *, whole: bool) -> Touched:
    """The marked pages of one unit, with the names of its neighbours as they are marked there."""
    above = tuple(summarise(units[name.path]) if name.path in units else name for name in inherited.above)
    below = tuple(
        summarise(other)
        for path, other in sorted(units.items())
        if len(path) > len(unit.path) and path[: len(unit.path)] == unit.path
    )
    files = publish(unit, replace(inherited, above=above), below, shared)
    pages = [file.body for file in files if isinstance(file, File) and (file.url.endswith("/") or not file.url)]
    touched = [body for body in pages if whole or any(mark in body for mark in _MARKS)]
    return Touched(path=unit.path, pages=len(touched), of=len(pages))


def next_instant(options: Options) -> date | None:
    """The first day after the given one on which the pages of some unit would differ though nobody edits them."""
    memory, folders = Memory(), load.scan(options.content)
    inherited = layers_down(folders, memory)
    units = (
        layer(folder, inherited[folder.path], memory)[0] for folder in folders if options.only in (None, folder.path)
    )
    days = (next_change(visible(unit), options.day) for unit in units)
    return min((day for day in days if day), default=None)
