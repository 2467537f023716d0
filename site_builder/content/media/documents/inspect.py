"""Reads the text of documents that are offered to residents, to find personal numbers before they are published.

Pure: bytes in, problems out. A document is a stranger's: it may be broken, encrypted, a bomb or endless. Whatever is
not read in full is told (`attachment-unread`), never guessed. Nothing is changed in a file, not even the author's name
in its properties: offices sign their documents, and a changed byte breaks the signature. The properties are read too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from site_builder.content.media.filetype import WITHOUT_TEXT, ending
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.text.host import shown_host
from site_builder.text.normalize import clean, piled, unpiled
from site_builder.text.privacy.problems import in_text
from site_builder.text.url import split

_OFFICE = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp", "doc", "xls", "ppt"})


def version(file: str) -> int:
    """Goes up for a kind of file when the same bytes may be judged differently: the cache keeps results by it."""
    return 5 if ending(file) in _OFFICE | {"pdf"} else 2


def inspect(file: str, body: bytes) -> tuple[Problem, ...]:
    """What is wrong with a document: errors for personal numbers, a warning when its text cannot be read in full.

    A kind of file that has no reader gets that warning too, but for what is only seen or heard. `file` is its path in
    the content. The line of a problem is the page of a PDF, else the line, paragraph or row. Whether a mobile number is
    lawful, and whether somebody has read a scan, the unit knows: `check.privacy.unanswered`.
    """
    if ending(file) in WITHOUT_TEXT:
        return ()
    from site_builder.content.media.documents.readers import READERS  # noqa: PLC0415 - see there for what it costs
    from site_builder.content.media.documents.result import UNREAD  # noqa: PLC0415 - it comes with the readers

    reader = READERS.get(ending(file))
    reading = reader(body) if reader else UNREAD
    problems = [
        problem if not reading.has_pages else replace(problem, place=Location(file=file, line=number))
        for number, text in enumerate(reading.texts, start=1)
        for problem in in_text(clean(unpiled(text)), file)
    ]
    if reading.is_located:
        problems.append(Problem.found("document-located", Location(file=file)))
    if not reading.is_whole or any(piled(text) is not None for text in reading.texts):
        problems.append(unread(file, reading.unread))
    if reading.acts:
        problems.append(Problem.found("document-acts", Location(file=file), what=reading.acts))
    problems += _led_outside(file, reading.links)
    first = {
        (problem.code, problem.words.get("number"), problem.words.get("host")): problem
        for problem in reversed(problems)
    }
    return tuple(first.values())[::-1]


def _led_outside(file: str, links: Iterable[tuple[int, str]]) -> Iterator[Problem]:
    """Yields where a document leads. Which hosts residents may be led to, the site knows: `silence.led_to_known`."""
    for page, address in links:
        found = split(address)
        host = shown_host(found.host) if found else address.partition("//")[2].partition("/")[0]
        yield Problem.found("document-links", Location(file=file, line=page), value=address, host=host)


def unread(file: str, part: str = "") -> Problem:
    """The warning for a file that was not read in full, or of which just one part was not."""
    return Problem.found("attachment-unread", Location(file=file), part=f" («{part}»)" if part else "")
