"""Defines what an announcement says: a file in `announcements/`."""

from site_builder.model.frozen import frozen
from site_builder.model.location import Record, derived, required
from site_builder.model.recording import Recording
from site_builder.model.scalars import Day, Markup, Moment, Slug


@frozen
class Event(Record):
    """Says when and where something takes place (Vietnamese time)."""

    starts: Moment | None = required(None)
    ends: Moment | None = None
    place: str = ""


@frozen
class Attachment(Record):
    """Names a file to download, relative to the text that offers it."""

    file: str = required("")
    label: str = ""
    reviewed_by: str = ""
    """It names the person who has read a file that the machine cannot read (a scan), and found no personal numbers."""


@frozen
class Announcement(Record):
    """Holds `announcements/<date>-<slug>.md`. `expires` is the last day on the front list; the page itself stays.
    `updated` is when residents were last told something else than at first: followers of the feed are told again.
    """

    slug: Slug = derived(Slug(""))
    title: str = required("")
    date: Moment | None = required(None)
    updated: Moment | None = None
    summary: str = ""
    expires: Day | None = None
    pinned: bool = False
    urgent: bool = False
    localities: tuple[Slug, ...] = ()
    event: Event | None = None
    attachments: tuple[Attachment, ...] = ()
    audio: Recording | None = None
    source: str = ""
    sample: bool = False
    aliases: tuple[Slug, ...] = ()
    draft: bool = False
    hide: bool = False
    body: Markup = derived(Markup(""))
    opening: str = derived("")
    """It has the first words of the body, where these are known and the body is not (`content.resting`)."""
