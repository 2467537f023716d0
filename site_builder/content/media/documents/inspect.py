"""Documents that are offered to residents: their text is read, to find personal numbers in it before it is published.

Pure: bytes in, problems out. A document is a stranger's: it may be broken, encrypted, a bomb or endless. Whatever is
not read in full is told (`attachment-unread`), never guessed. Nothing is changed in a file, not even the author's name
in its properties: offices sign their documents, and a changed byte breaks the signature. The properties are read too.
"""

from dataclasses import replace

from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.text.normalize import clean
from site_builder.text.privacy.problems import in_text

VERSION = 2
"""Goes up when the same bytes may be judged differently: results are kept by it (`media`)."""


def inspect(file: str, body: bytes) -> tuple[Problem, ...]:
    """What is wrong with a document: errors for personal numbers, a warning when its text cannot be read in full.

    `file` is its path in the content. The line of a problem is the page of a PDF, else the line, paragraph or row.
    Whether a mobile number is lawful, and whether somebody has read a scan, the unit knows: `check.privacy.told_of_files`.
    """
    from site_builder.content.media.documents.readers import READERS  # noqa: PLC0415 - 13 ms, for builds that meet a new document

    reader = READERS.get(file.rpartition(".")[2].lower())
    if reader is None:
        return ()
    reading = reader(body)
    problems = [
        problem if not reading.has_pages else replace(problem, place=Location(file=file, line=number))
        for number, text in enumerate(reading.texts, start=1)
        for problem in in_text(clean(text), file)
    ]
    if reading.is_located:
        problems.append(Problem.found("document-located", Location(file=file)))
    if not reading.is_whole:
        problems.append(Problem.found("attachment-unread", Location(file=file)))
    return tuple({(problem.code, problem.words.get("number")): problem for problem in reversed(problems)}.values())[
        ::-1
    ]
