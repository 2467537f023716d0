"""One content file on its way to the readers: its bytes become text, and its mistakes are collected."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.content.yaml_nodes import UNPRINTABLE, Entries, parse
from site_builder.model.folder import Folder
from site_builder.model.location import Location, past
from site_builder.model.problem import Problem, Refused
from site_builder.text.codepage import is_ordinary
from site_builder.text.damage import damages
from site_builder.text.encodings import encoding_of, mark_of
from site_builder.text.normalize import clean, piled
from site_builder.text.old_fonts import old_font
from site_builder.text.privacy.problems import PRIVATE_MOBILE, in_text

_CONFLICT = re.compile(r"^<{7}(?= |$)", re.MULTILINE)
"""What git leaves where two people have changed the same lines."""
LONGEST_LINE = 5000
"""Characters. Markdown takes half a minute for a line of 20,000 brackets; a long paragraph has 2,000."""


@dataclass(slots=True, kw_only=True)
class Source:
    """A file being read: its path in the content, its text, and the mistakes found so far."""

    file: str
    text: str
    problems: list[Problem]

    def entries(self, text: str | None = None, first_line: int = 1) -> Entries:
        """The YAML mapping of the file, or of a part of it."""
        tree, problems = parse(self.text if text is None else text, self.file, first_line)
        self.problems += problems
        return tree

    def report(self, code: str, line: int = 1, **words: str) -> None:
        """Adds a mistake of the file as a whole."""
        self.problems.append(Problem.found(code, Location(file=self.file, line=line), **words))


def decode(body: bytes) -> str:
    """The text of a file as Windows and phones save it: UTF-8 with or without BOM, UTF-16 with BOM; any line ends."""
    encoding, size = mark_of(body)
    body = body[size:]
    try:
        text = body.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        kind = "" if encoding.startswith("utf-16") else encoding_of(body)
        raise _foreign(kind, body.count(b"\n", 0, error.start) + 1) from error
    if "\0" in text and encoding_of(body) == "utf-16":
        raise _foreign("utf-16", 1)
    where = piled(text)
    if where is not None:
        raise Refused("marks-piled", line=str(text.count("\n", 0, where) + 1))
    return clean(text.replace("\r\n", "\n").replace("\r", "\n"))


_FONTS = {"tcvn3": "TCVN3 (ABC, .VnTime)", "vni": "VNI"}
_ENCODINGS = {"utf-16": "encoding-unmarked", "windows-1258": "encoding-windows"}


def _foreign(kind: str, line: int) -> Refused:
    """Why bytes are no text; the editor is told what they are, where that can be known."""
    if kind in _FONTS:
        return Refused("old-font", line=str(line), font=_FONTS[kind])
    return Refused(_ENCODINGS.get(kind, "encoding"), line=str(line))


def _legible(text: str) -> str:
    """The text, unless it is garbage, or a line of it could be neither shown nor read in time."""
    lines = text.split("\n")
    is_fine = is_ordinary(text) and max(map(len, lines)) <= LONGEST_LINE
    for number, line in enumerate([] if is_fine else lines, start=1):
        if match := UNPRINTABLE.search(line):
            raise Refused("control-character", line=str(number), column=str(match.start() + 1))
        if len(line) > LONGEST_LINE:
            raise Refused("line-long", line=str(number), size=str(len(line)), most=str(LONGEST_LINE))
    if "<<<<<<<" in text and (match := _CONFLICT.search(text)):
        raise Refused("conflict-marks", line=str(text.count("\n", 0, match.start()) + 1), value=match[0])
    if found := old_font(text):
        kind, start = found
        row, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        words = {"font": _FONTS[kind]} if kind in _FONTS else {}
        raise Refused("old-font" if words else "encoding-twice", line=str(row), column=str(column), **words)
    return text


def open_source(folder: Folder, name: str, problems: list[Problem]) -> Source | None:
    """A file of a unit's folder as text; None where there is none, or where it cannot be read, which is a problem."""
    file = folder.name_of(name)
    if name not in folder.files:
        return None
    try:
        text = _legible(decode(folder.files[name]))
    except Refused as refused:
        words = dict(refused.words)
        place = Location(file=file, line=int(words.pop("line")), column=int(words.pop("column", "1")))
        problems.append(Problem.found(refused.code, place, **words))
        return None
    # Personal numbers are looked for in the raw text, not in the values: a comment is not published, but the repository
    # shows it. Whether a mobile number may stand there only the whole unit can tell (check.privacy).
    problems += (problem for problem in in_text(text, file) if problem.code != PRIVATE_MOBILE)
    problems += _damaged(text, file)
    return Source(file=file, text=text, problems=problems)


def _damaged(text: str, file: str) -> Iterator[Problem]:
    """The words of a file whose letters another program has lost or replaced."""
    for damage in damages(text):
        words = {"better": damage.better} if damage.better else {}
        yield Problem.found(damage.code, past(Location(file=file), text, damage.start), value=damage.word, **words)
