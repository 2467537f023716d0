"""Looks at the codes that the pages of a site show: each is drawn to pixels, read, and compared with its letters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from pathlib import Path

from site_builder.linkcheck.codes.decoders import decode
from site_builder.linkcheck.codes.drawings import picture_of
from site_builder.linkcheck.codes.judge import CodePicture, Fault, faults_of_form
from site_builder.linkcheck.site.decode import read_text
from site_builder.linkcheck.site.walk import walk
from site_builder.links.graph.file_index import is_page
from site_builder.model.frozen import frozen
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.text.address import spoken

_DRAWN = re.compile(r"<svg\b[^>]*\bclass\s*=\s*[\"']?[^\"'>]*\bqr\b.*?</svg\s*>", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"<title>([^<]*)</title>", re.IGNORECASE)
_LETTERS = re.compile(r"\bclass\s*=\s*[\"']?[^\"'>]*\bcode-address\b[^>]*>(.*?)</", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@frozen
class ShownCode:
    """A code on a page."""

    svg: str
    letters: str
    """The address that stands in letters beside it, or ""."""
    title: str
    at: int


@dataclass(slots=True, kw_only=True)
class CodeTally:
    """What has been looked at, and what is wrong with it."""

    problems: list[Problem] = field(default_factory=list)
    codes: int = 0
    pages: int = 0


def check_pages(root: Path) -> CodeTally:
    """Looks at every page of a folder. Raises OSError where one cannot be read."""
    tally = CodeTally()
    for path in sorted(filter(is_page, walk(root).files)):
        text = read_text(str(root), path)[0]
        shown = list(codes_of(text)) if "<svg" in text else []
        tally.codes += len(shown)
        tally.pages += bool(shown)
        for code in shown:
            line = text.count("\n", 0, code.at) + 1
            place = Location(file=path, line=line, column=code.at - text.rfind("\n", 0, code.at))
            tally.problems += [Problem.found(rule, place, **words) for rule, words in faults_of(code)]
    return tally


def codes_of(page: str) -> Iterator[ShownCode]:
    """Yields the codes of a page, each with the letters that follow it before the next one."""
    drawn = list(_DRAWN.finditer(page))
    ends = [*(match.start() for match in drawn[1:]), len(page)][: len(drawn)]
    for match, end in zip(drawn, ends, strict=True):
        letters, title = _LETTERS.search(page, match.end(), end), _TITLE.search(match[0])
        yield ShownCode(
            svg=match[0],
            letters="".join(unescape(_TAG.sub("", letters[1])).split()) if letters else "",
            title=unescape(title[1]) if title else "",
            at=match.start(),
        )


def faults_of(code: ShownCode) -> Iterator[Fault]:
    """Yields what is wrong with a code: it is not read, says something else than its letters, or has a bad form."""
    payload, faults = _read(code.svg)
    for rule, words in faults:
        yield rule, {"label": code.title, **words}
    if payload and code.letters and spoken(payload) != spoken(code.letters):
        yield "scan-other", {"label": code.title, "value": payload, "letters": code.letters}


@lru_cache(maxsize=4096)
def _read(svg: str) -> tuple[str, tuple[Fault, ...]]:
    """Returns what a drawing says, and what is wrong with its form. The same code stands on several pages."""
    picture = picture_of(svg)
    found = decode(picture) if picture else ()
    if picture is None or len(found) != 1:
        return "", (("scan-unread", {}),)
    return found[0].text, tuple(faults_of_form(CodePicture(picture=picture, code=found[0])))
