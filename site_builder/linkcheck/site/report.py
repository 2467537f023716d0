"""Faults → problems, with line and column, and the visible words of the link that an editor looks for on the page."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from site_builder.linkcheck.site.decode import is_readable, read_text
from site_builder.links.graph.file_index import is_page
from site_builder.links.html.references import LinkFault, ReferenceLocation
from site_builder.links.url.resolve import SiteAddress
from site_builder.model.location import Location
from site_builder.model.problem import Problem

_SNIPPET = 2_000
"""Characters of a page that are read to find the words of one link."""
_LONGEST = 60
"""Letters of these words that a message repeats."""
_LONGEST_LINE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What came of a folder."""

    problems: tuple[Problem, ...]
    home: SiteAddress
    """The site's own address, as it was given or found out."""
    pages: int
    files: int
    outside: Mapping[str, tuple[ReferenceLocation, ...]] = field(default_factory=dict)
    """Address of another host → where it is used; `places` tells lines and columns."""


def problems_of(root: str, faults: Iterable[LinkFault]) -> Iterator[Problem]:
    """A problem for each fault. A file is read once for all of its own."""
    for file, group in groupby(faults, key=lambda fault: fault.spot.file):
        found = list(group)
        text, starts = _lines(root, file) if any(fault.spot.at for fault in found) else ("", [0])
        for fault in found:
            yield _problem(fault, text, starts)


def _problem(fault: LinkFault, text: str, starts: list[int]) -> Problem:
    spot = fault.spot
    shown = _visible(text, spot) if text and is_page(spot.file) else ""
    words = {
        "value": spot.value.strip(),
        "kind": f"{spot.kind}: “{shown}”" if shown else spot.kind or spot.file,
        "hint": fault.hint,
        "charset": "UTF-8",
        **dict(fault.words),
    }
    return Problem(code=fault.code, place=_place(spot, starts), words=words)


def places(root: str, spots: Iterable[ReferenceLocation]) -> Iterator[Location]:
    """Line and column of each spot, in the order of files."""
    for file, group in groupby(sorted(spots), key=lambda spot: spot.file):
        starts = _lines(root, file)[1]
        yield from (_place(spot, starts) for spot in group)


def _place(spot: ReferenceLocation, starts: list[int]) -> Location:
    line = bisect_right(starts, spot.at)
    return Location(file=spot.file, line=line, column=spot.at - starts[line - 1] + 1)


def _lines(root: str, file: str) -> tuple[str, list[int]]:
    """A file's text, and where its lines begin."""
    try:
        text = read_text(root, file)[0]
    except OSError:  # it went away meanwhile
        return "", [0]
    starts = [0]
    position = text.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = text.find("\n", position + 1)
    return text, starts


def lines_of(root: Path, problems: Sequence[Problem]) -> list[str]:
    """The line that each problem is in; "" for one that is too long to be shown."""
    shown = []
    for file, group in groupby(problems, key=lambda problem: problem.place.file):
        lines = _lines(str(root), file)[0].split("\n") if is_readable(file) else []
        for problem in group:
            line = lines[problem.place.line - 1].rstrip("\r") if problem.place.line <= len(lines) else ""
            shown.append(line if len(line) <= _LONGEST_LINE else "")
    return shown


def _visible(text: str, spot: ReferenceLocation) -> str:
    """The words of the element that holds an address: of a link its text, of a picture what stands for it."""
    start = text.rfind("<", 0, spot.at)
    return _words_of(text[start : start + _SNIPPET], spot.kind) if start >= 0 and spot.kind != "css" else ""


@lru_cache(maxsize=4096)
def _words_of(snippet: str, kind: str) -> str:
    from bs4 import BeautifulSoup  # noqa: PLC0415 - 60 ms that a folder without faults need not pay

    tag = kind.partition(" ")[0]
    end = snippet.lower().find(f"</{tag}")
    found = BeautifulSoup(snippet[: end if end >= 0 else snippet.find(">") + 1], "html.parser").find(True)
    if found is None:
        return ""
    told = " ".join(found.get_text(" ").split()) or str(
        found.get("alt") or found.get("title") or found.get("aria-label") or ""
    )
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST]}…"
