"""Reads "3; url=page.html", the value by which a page or a server sends its readers on (HTML Standard §7.4.6)."""

import re
from typing import NamedTuple

_SPACE = "[ \t\n\f\r]"
_REFRESH = re.compile(
    rf"{_SPACE}*(?P<seconds>\d++|(?=\.))[\d.]*+"
    rf"(?:\Z|(?=[ \t\n\f\r;,]){_SPACE}*[;,]?{_SPACE}*(?:url{_SPACE}*={_SPACE}*)?(?P<url>.*))",
    re.DOTALL | re.IGNORECASE | re.ASCII,
)
_DIGITS = 9
"""A wait that is written with more digits than this is as long as one of so many."""


class Refresh(NamedTuple):
    """Tells when and where a reader is sent."""

    seconds: float
    url: str
    """The address as it was written; "" where the page only loads itself again."""
    at: int
    """The offset of the address in the value."""


def read_refresh(value: str) -> Refresh | None:
    """Returns what a value says, or None where browsers find no number of seconds in it.

    >>> read_refresh("0; URL='a.html' >x"), read_refresh("3 a.html"), read_refresh("soon; url=a.html")
    (Refresh(seconds=0.0, url='a.html', at=8), Refresh(seconds=3.0, url='a.html', at=2), None)
    """
    match = _REFRESH.match(value)
    if not match:
        return None
    seconds, url = float(match["seconds"][:_DIGITS] or 0), match["url"] or ""
    if url[:1] in ("'", '"'):
        return Refresh(seconds, url[1:].partition(url[0])[0], match.start("url") + 1)
    return Refresh(seconds, url, match.start("url"))
