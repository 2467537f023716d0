"""Announcements that rest: the last build has looked at them, nothing is wrong with them, and their files are the same.

Of such a text only those facts are kept that lists, feeds and other texts ask for. Whoever asks for anything else gets
it too: then the file is read. So a text that rests is never another one than the same text read from its file, and
what is not asked for costs nothing.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from site_builder.content.files import read_layer
from site_builder.content.substitution import FilledUnit
from site_builder.model.announcement import Announcement, Attachment, Event
from site_builder.model.folder import Folder
from site_builder.model.location import Location, field_names
from site_builder.model.long_unit import TextFacts
from site_builder.model.unit import Unit


class RestingAnnouncement(Announcement):
    """An announcement that has no more than its facts until somebody asks for more."""

    __slots__ = ("_read",)

    def __init__(self, read: Callable[[], Announcement], **facts: Any) -> None:  # noqa: ANN401 - as the record has them
        """Remembers how the whole announcement is read. The fields that `facts` does not name stay empty slots."""
        object.__setattr__(self, "_read", read)
        for name, value in facts.items():
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as the record has it
        """Reads the announcement: Python asks here for what an empty slot should hold."""
        if name not in field_names(Announcement):
            raise AttributeError(name)
        whole = self._read()
        for key in field_names(Announcement):
            object.__setattr__(self, key, getattr(whole, key))
        return getattr(whole, name)


def facts_of(item: Announcement, digest: str, opening: str) -> TextFacts:
    """Returns what is to be kept of an announcement."""
    event = item.event
    return TextFacts(
        digest=digest,
        slug=item.slug,
        title=item.title,
        date=_written(item.date),
        updated=_written(item.updated),
        expires=_written(item.expires),
        event=(_written(event.starts), _written(event.ends), event.place) if event else (),
        flags=(item.pinned, item.urgent, item.sample),
        summary=item.summary,
        opening="" if item.summary else opening,
        attachments=tuple((one.file, one.label, one.reviewed_by) for one in item.attachments),
    )


def resting(file: str, facts: TextFacts, read: Callable[[], Announcement]) -> RestingAnnouncement:
    """Returns the announcement of a content file. `read` reads the whole of it. Raises ValueError for odd facts."""
    place = Location(file=file)
    places = {"": place, "title": place, "date": place}  # what is required was given
    pinned, urgent, sample = facts.flags
    return RestingAnnouncement(
        read,
        places=places,
        slug=facts.slug,
        title=facts.title,
        date=_moment(facts.date),
        updated=_moment(facts.updated),
        expires=date.fromisoformat(facts.expires) if facts.expires else None,
        event=_event(*facts.event) if facts.event else None,
        pinned=pinned,
        urgent=urgent,
        sample=sample,
        aliases=(),
        summary=facts.summary,
        opening=facts.opening,
        attachments=tuple(
            Attachment(places={"": place, "file": place}, file=name, label=label, reviewed_by=reader)
            for name, label, reader in facts.attachments
        ),
        draft=False,
        hide=False,
    )


def read_alone(folder: Folder, unit: Unit, fill: Callable[[Unit], FilledUnit], name: str) -> Announcement:
    """Reads one announcement of a unit's folder. `fill` puts the facts of the unit into its texts."""
    alone = Folder(path=folder.path, files={name: folder.files[name]})
    own, _ = read_layer(alone)
    return next(iter(fill(replace(unit, announcements=own.announcements)).unit.announcements.values()))


def _written(moment: date | None) -> str:
    return moment.isoformat() if moment else ""


def _moment(written: str) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _event(starts: str, ends: str, place: str) -> Event:
    return Event(starts=_moment(starts), ends=_moment(ends), place=place)
