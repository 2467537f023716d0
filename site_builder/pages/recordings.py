"""Shows the recording of a text: how long it is and what it weighs stand there before anybody fetches it."""

from site_builder.content.media.filetype import ending
from site_builder.links import routes
from site_builder.model.announcement import Announcement
from site_builder.model.frozen import frozen
from site_builder.model.guide import Guide
from site_builder.pages.context import PageContext
from site_builder.text.address import relative
from site_builder.text.numbers import show_size


@frozen
class RecordingView:
    """Holds a recording: `about` says its length and size."""

    src: str
    kind: str
    about: str
    machine: bool


def recording(context: PageContext, url: str, text: Guide | Announcement) -> RecordingView | None:
    """Returns what the page of a text shows of its recording; None where it has none, or the file is missing."""
    spoken = text.audio
    if spoken is None:
        return None
    target = routes.find(context.unit, spoken.at("file").file, spoken.file).address
    media = next((one for one in context.unit.media.values() if one.address == target), None)
    if media is None:
        return None  # it is missing, and borne with (`ignore`)
    facts = (spoken.length, show_size(media.size, context.words))
    return RecordingView(
        src=relative(url, target), kind=ending(target), about=", ".join(filter(None, facts)), machine=spoken.machine
    )
