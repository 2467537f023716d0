"""Defines what one build leaves for the next one of a unit with hundreds of announcements."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from site_builder.model.frozen import frozen
from site_builder.model.output import StandingPage


class TextFacts(NamedTuple):
    """Holds what is kept of an announcement, as JSON has it.

    It is a tuple, because a unit may have ten thousand of them. Days and moments are written by ISO 8601.
    """

    digest: str
    """It is the digest of the file."""
    slug: str
    title: str
    date: str
    updated: str
    expires: str
    event: Sequence[str]
    """It has the event's beginning, its end and its place; it is empty where there is no event."""
    flags: Sequence[bool]
    """They are `pinned`, `urgent` and `sample`."""
    summary: str
    opening: str
    """It has the first words of the body if there is no summary."""
    attachments: Sequence[Sequence[str]]
    """They have the file of each, its label, and who has read it."""


@frozen
class LongUnit:
    """Holds the texts of a long unit that rest, and its pages that follow from announcements alone.

    All of it holds as long as nothing but announcements changes, and only beside the output that it was made with.
    """

    texts: Mapping[str, TextFacts]
    """They stand by the name of their file in the unit's folder."""
    pages: Mapping[str, StandingPage]
    """They stand by their address."""
    day: date
    until: date | None
    """It is the day on which something else than an announcement changes though nobody edits it; None for never."""
    constant: str = ""
    """It is the digest of all that the unit follows from, but for its announcements and the day."""
    files_digest: str = ""
    """It is the digest of all files of the unit, as the manifest of the output has it."""

    def is_right(self, constant: str, files_digest: str, day: date) -> bool:
        """Returns whether a build on a day may take it over."""
        is_of_day = self.day <= day and (self.until is None or day < self.until)
        return is_of_day and (self.constant, self.files_digest) == (constant, files_digest)
