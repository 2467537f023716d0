"""Defines a unit: all that its folder says, by the kinds of its files, and all that it inherits."""

from collections.abc import Mapping
from dataclasses import field, fields
from typing import Any, get_args

from site_builder.model.announcement import Announcement
from site_builder.model.file_kinds import RECORD_LISTS, FileKind
from site_builder.model.frozen import frozen
from site_builder.model.guide import Guide
from site_builder.model.issued_code import IssuedCode
from site_builder.model.location import Record, field_names
from site_builder.model.market import Market
from site_builder.model.media import Media
from site_builder.model.profile import Profile
from site_builder.model.question import ResidentQuestion
from site_builder.model.services import Category, LinkCheck, Service
from site_builder.model.site import Site
from site_builder.model.teams import Figure, Outreach, Team
from site_builder.model.translation import AnnouncementTranslation, GuideTranslation, Phrase


@frozen
class Unit:
    """Holds a folder with a `unit.yaml`: one layer as it was written, or a unit with all that it inherits."""

    path: tuple[str, ...] = ()
    profile: Profile = field(default_factory=Profile)
    categories: Mapping[str, Category] = field(default_factory=dict)
    services: Mapping[str, Service] = field(default_factory=dict)
    guides: Mapping[str, Guide] = field(default_factory=dict)
    announcements: Mapping[str, Announcement] = field(default_factory=dict)
    media: Mapping[str, Media] = field(default_factory=dict)
    teams: Mapping[str, Team] = field(default_factory=dict)
    events: tuple[Outreach, ...] = ()
    figures: tuple[Figure, ...] = ()
    markets: Mapping[str, Market] = field(default_factory=dict)
    questions: Mapping[str, ResidentQuestion] = field(default_factory=dict)
    codes: Mapping[str, IssuedCode] = field(default_factory=dict)
    """They stand by number."""
    checks: Mapping[str, LinkCheck] = field(default_factory=dict)
    """They stand by URL."""
    guide_translations: Mapping[str, GuideTranslation] = field(default_factory=dict)
    announcement_translations: Mapping[str, AnnouncementTranslation] = field(default_factory=dict)
    phrases: Mapping[str, Phrase] = field(default_factory=dict)


def _record_type(field_type: Any) -> type[Record]:  # noqa: ANN401 - the type is itself a value here
    """The records of which a list consists: `Mapping[str, Guide]` → Guide."""
    return next(one for one in get_args(field_type) if isinstance(one, type) and issubclass(one, Record))


RECORD_TYPES: Mapping[str, type[Record]] = {
    item.name: _record_type(item.type) for item in fields(Unit) if item.name in RECORD_LISTS
}
"""The type of the records in each list of a unit, by the field that holds the list."""
HIDEABLE = tuple(
    name
    for name, records in RECORD_LISTS.items()
    if records.merge == "by_id" and "hide" in field_names(RECORD_TYPES[name])
)
"""The lists of which a unit may hide a record that it inherits."""


def record_of(kind: FileKind) -> type[Record] | None:
    """Returns the record that a whole file is, or that the front matter of a text is; None of a file of lists."""
    if kind.is_folder:
        return RECORD_TYPES[kind.stem]
    return None if kind.lists else Site if kind.is_of_site else Profile
