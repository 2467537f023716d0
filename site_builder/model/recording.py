"""Defines the recording of a text that is read aloud."""

from site_builder.model.frozen import frozen
from site_builder.model.location import Record, required


@frozen
class Recording(Record):
    """Names a file in which somebody reads a text, relative to the text. The page itself is the transcript."""

    file: str = required("")
    length: str = ""
    """It says how long the recording is, in words: "2 phút 10 giây"."""
    machine: bool = False
    """It says whether a machine reads."""
