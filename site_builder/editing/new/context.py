"""Describes the place for something new: the unit with all that it inherits, and the names that are taken."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date

from site_builder.content.files import read_layers
from site_builder.content.merge import merge
from site_builder.content.site_file import read_site
from site_builder.model.addresses import RESERVED
from site_builder.model.file_kinds import TEXT_FOLDERS
from site_builder.model.folder import Folder
from site_builder.model.frozen import frozen
from site_builder.model.site import Site
from site_builder.model.unit import Unit
from site_builder.report.field_help import EditorHelp, editor_help

TakenNames = Mapping[str, str]
"""It maps a name to the file that uses it."""


@frozen
class ContentContext:
    """Holds the place for something new. `day` is the day on which it is written."""

    day: date
    folder: Folder
    unit: Unit
    site: Site
    units: frozenset[tuple[str, ...]]
    helps: EditorHelp
    """What the new file tells those who write it."""
    guides: TakenNames = field(default_factory=dict)
    announcements: TakenNames = field(default_factory=dict)
    services: TakenNames = field(default_factory=dict)

    def name_of(self, file: str) -> str:
        """Returns a file's path in the content folder."""
        return self.folder.name_of(file)

    def is_taken(self, folder: str) -> bool:
        """Returns whether a new unit cannot have this name: another unit has it, or the builder needs it."""
        names = {path[-1].lower() for path in self.units if path and path[:-1] == self.folder.path}
        return folder in names | RESERVED | set(TEXT_FOLDERS)


def content_context(folders: Iterable[Folder], path: tuple[str, ...], day: date, lang: str) -> ContentContext:
    """Returns the context of a unit's folder.

    Names are taken by the units above it, from which it inherits, and by those below, which would inherit the new thing
    and replace it by their own.
    """
    by_path = {folder.path: folder for folder in folders}
    unit = Unit()
    guides: dict[str, str] = {}
    announcements: dict[str, str] = {}
    services: dict[str, str] = {}
    for folder in by_path.values():
        above = folder.path == path[: len(folder.path)]
        if not above and folder.path[: len(path)] != path:
            continue
        for layer in read_layers(folder):
            unit = merge(unit, layer) if above else unit
            for names, records in ((guides, layer.guides), (announcements, layer.announcements)):
                names |= {alias: record.at().file for record in records.values() for alias in record.aliases}
                names |= {slug: record.at().file for slug, record in records.items()}
            services |= {name: record.at().file for name, record in layer.services.items()}
    return ContentContext(
        day=day,
        folder=by_path[path],
        unit=unit,
        site=read_site(by_path[()])[0],
        units=frozenset(by_path),
        helps=editor_help(lang),
        guides=guides,
        announcements=announcements,
        services=services,
    )
