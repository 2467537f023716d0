"""Turns link faults into problems. Each has a line, a column and the visible words of the link, to search for."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from site_builder.linkcheck.site.decode import is_readable, read_text
from site_builder.links.graph.file_index import is_page
from site_builder.links.html.references import LinkFault, ReferenceLocation
from site_builder.links.url.resolve import SiteAddress
from site_builder.model.frozen import frozen
from site_builder.model.location import Location
from site_builder.model.problem import Problem

_SNIPPET = 2_000
"""At most this many characters of a page are read to find the words of one link."""
_LONGEST = 60
"""At most this many letters of these words are repeated in a message."""
_LONGEST_LINE = 1_000


@frozen
class Audit:
    """Holds the result of checking a folder."""

    problems: tuple[Problem, ...]
    home: SiteAddress
    """It is the site's own URL, as the user gave it or as it was found."""
    pages: int
    files: int
    outside: Mapping[str, tuple[ReferenceLocation, ...]] = field(default_factory=dict)
    """It maps each URL of another host to the locations that use it; `places` finds their lines and columns."""


def problems_of(root: str, faults: Iterable[LinkFault]) -> Iterator[Problem]:
    """Yields a problem for each fault. Each file is read once for all of its faults."""
    for file, group in groupby(faults, key=lambda fault: fault.location.file):
        found = list(group)
        text, starts = _lines(root, file) if any(fault.location.at for fault in found) else ("", [0])
        for fault in found:
            yield _problem(fault, text, starts)


def _problem(fault: LinkFault, text: str, starts: list[int]) -> Problem:
    location = fault.location
    visible = _visible(text, location) if text and is_page(location.file) else ""
    words = {
        "value": location.value.strip(),
        "kind": f"{location.kind}: “{visible}”" if visible else location.kind or location.file,
        "hint": fault.hint,
        "charset": "UTF-8",
        **dict(fault.words),
    }
    return Problem(code=fault.code, place=_place(location, starts), words=words)


def places(root: str, locations: Iterable[ReferenceLocation]) -> Iterator[Location]:
    """Yields the line and column of each location, in the order of files."""
    for file, group in groupby(sorted(locations), key=lambda location: location.file):
        starts = _lines(root, file)[1]
        yield from (_place(location, starts) for location in group)


def _place(location: ReferenceLocation, starts: list[int]) -> Location:
    line = bisect_right(starts, location.at)
    return Location(file=location.file, line=line, column=location.at - starts[line - 1] + 1)


def _lines(root: str, file: str) -> tuple[str, list[int]]:
    """Returns the text of a file, and the offsets at which its lines begin."""
    try:
        text = read_text(root, file)[0]
    except OSError:  # the file was deleted meanwhile
        return "", [0]
    starts = [0]
    position = text.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = text.find("\n", position + 1)
    return text, starts


def lines_of(root: Path, problems: Sequence[Problem]) -> list[str]:
    """Returns the line of text of each problem, or "" for a line that is too long to be shown."""
    shown = []
    for file, group in groupby(problems, key=lambda problem: problem.place.file):
        lines = _lines(str(root), file)[0].split("\n") if is_readable(file) else []
        for problem in group:
            line = lines[problem.place.line - 1].rstrip("\r") if problem.place.line <= len(lines) else ""
            shown.append(line if len(line) <= _LONGEST_LINE else "")
    return shown


def _visible(text: str, location: ReferenceLocation) -> str:
    """Returns the words of the element that holds a URL: the text of a link, or the alternative text of a picture."""
    start = text.rfind("<", 0, location.at)
    return _words_of(text[start : start + _SNIPPET], location.kind) if start >= 0 and location.kind != "css" else ""


@lru_cache(maxsize=4096)
def _words_of(snippet: str, kind: str) -> str:
    from bs4 import BeautifulSoup  # noqa: PLC0415 - 60 ms that a folder without faults need not pay

    tag = kind.partition(" ")[0]
    end = snippet.lower().find(f"</{tag}")
    found = BeautifulSoup(snippet[: end if end >= 0 else snippet.find(">") + 1], "html.parser").find(True)
    if found is None:
        return ""
    words = " ".join(found.get_text(" ").split()) or str(
        found.get("alt") or found.get("title") or found.get("aria-label") or ""
    )
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
