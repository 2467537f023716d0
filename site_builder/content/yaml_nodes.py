"""Reads YAML string-first: every scalar stays the text that was written, and knows its place.

YAML's own typing would turn the landline 0203312345 into 34444517, 16:30 into 990 and `no` into False. Here the model
gives the types. The reader is our own because the library that keeps places takes 21 times as long: ruamel.yaml 326 ms
for the 36 YAML files of content/ (1,819 lines), this one 16 ms, on the events of libyaml. The tree is built from these
without recursion, so that no nesting can exhaust the stack (PyYAML's C composer crashes at 100,000 brackets).
"""

import re
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from site_builder.content.yaml_errors import diagnose
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.text.codepage import is_ordinary
from site_builder.text.normalize import clean

_DEEPEST = 20
_NODES = frozenset({"ScalarEvent", "SequenceStartEvent", "MappingStartEvent", "AliasEvent"})
"""These events may have an anchor or a tag, or refer to an anchor."""
_CUT = re.compile(r" (#[^\s#].*)")
"""It matches a number or tag that YAML reads as a comment: "Thôn 3 #2". Comments have more spaces around the "#"."""
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""No YAML file may contain these characters. PyYAML checks for the same."""


_ESCAPED_BREAKS = str.maketrans("\v\f\x85", "   ")
"""Word and YAML end a line with these; as everywhere they become spaces (`normalize.clean`)."""


class Mark(NamedTuple):
    """Marks where a key stands in its file.

    Locations are only for values, because they take 1 µs each and hardly any key is ever reported.
    """

    line: int
    column: int


@dataclass(slots=True, kw_only=True)
class Scalar:
    """Holds a text as written. `text` is None if nothing was written."""

    text: str | None
    place: Location


@dataclass(slots=True, kw_only=True)
class Items:
    """Holds a YAML list."""

    place: Location
    items: list["Node"] = field(default_factory=list)
    is_flow: bool = False
    """It is true if the list is written in brackets, where commas divide its items."""


@dataclass(slots=True, kw_only=True)
class Entries:
    """Holds a YAML mapping. Each key has its mark and its value."""

    place: Location
    entries: dict[str, tuple[Mark, "Node"]] = field(default_factory=dict)
    is_flow: bool = False
    """It is true if the mapping is written in braces."""
    pending: tuple[str, Mark] | None = None
    """It is the key that waits for its value while the tree is built."""
    repeats: bool = False
    """It is true if a key was written twice. That is reported once: a missing dash makes all later keys repeat."""

    def place_of(self, mark: Mark) -> Location:
        """Returns the place of one of its keys."""
        return Location(file=self.place.file, line=mark.line, column=mark.column)


Node = Scalar | Items | Entries


class _Stop(Exception):  # noqa: N818 - it ends the reading of one file
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def parse(text: str, file: str, first_line: int = 1) -> tuple[Entries, list[Problem]]:
    """Returns the mapping in a YAML text, and its problems. After a syntax error the mapping is empty.

    `first_line` is the line of the file on which the text begins: front matter does not begin on line 1.
    """
    tree = _TreeBuilder(text, file, first_line)
    try:
        _read_events(text, tree)
    except _Stop as stop:
        return Entries(place=Location(file=file, line=first_line)), [*tree.problems, stop.problem]
    if isinstance(tree.root, Entries):
        return tree.root, tree.problems
    if tree.root is not None and not (isinstance(tree.root, Scalar) and tree.root.text is None):
        tree.problems.append(Problem.found("not-a-mapping", tree.root.place, example="name"))
    return Entries(place=Location(file=file, line=first_line)), tree.problems


def _read_events(text: str, tree: "_TreeBuilder") -> None:
    """Feeds the parser's events to the tree. `yaml.parse` would ask twice for each event."""
    import yaml  # noqa: PLC0415 - 8 ms, only for builds with a new text

    try:
        next_event = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text).get_event
        while (event := next_event()) is not None:
            tree.handle(event)
    except yaml.MarkedYAMLError as error:
        code, line, column = diagnose(error, text)
        place = Location(file=tree.file, line=tree.first_line + line, column=column + 1)
        raise _Stop(Problem.found(code, place, said=error.problem or "")) from error
    except yaml.reader.ReaderError as error:
        found = UNPRINTABLE.search(text)  # the error's own position counts bytes or characters, depending on the parser
        before = text[: found.start() if found else 0].split("\n")
        place = Location(file=tree.file, line=tree.first_line + len(before) - 1, column=len(before[-1]) + 1)
        raise _Stop(Problem.found("control-character", place)) from error


class _TreeBuilder:
    """Builds nodes from the parser's events with a stack."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.lines = text.split("\n")
        self.cuts = " #" in text or "“" in text
        self.file = file
        self.first_line = first_line
        self.root: Node | None = None
        self.parent: Items | Entries | None = None
        self.outer: list[Items | Entries | None] = []
        self.problems: list[Problem] = []

    def handle(self, event: Any) -> None:  # noqa: ANN401 - one of PyYAML's events
        """Handles an event by the name of its class, because PyYAML is imported only if there is something to read."""
        kind = type(event).__name__
        if kind in _NODES and (kind == "AliasEvent" or event.anchor or event.tag):
            raise _Stop(Problem.found("yaml-anchor", self.place(event.start_mark)))
        if kind == "ScalarEvent":
            self.scalar(event)
        elif kind in ("SequenceEndEvent", "MappingEndEvent"):
            self.parent = self.outer.pop()
        elif kind == "SequenceStartEvent":
            self.enter(Items(place=self.place(event.start_mark), is_flow=bool(event.flow_style)))
        elif kind == "MappingStartEvent":
            self.enter(Entries(place=self.place(event.start_mark), is_flow=bool(event.flow_style)))
        elif kind == "DocumentStartEvent" and self.root is not None:
            raise _Stop(Problem.found("yaml-two-documents", self.place(event.start_mark)))

    def place(self, mark: Any) -> Location:  # noqa: ANN401 - libyaml and PyYAML have different classes of marks
        return Location(file=self.file, line=mark.line + self.first_line, column=mark.column + 1)

    def scalar(self, event: Any) -> None:  # noqa: ANN401 - one of PyYAML's events
        """Adds a text with the place where its words begin: after a quotation mark, or below "|" and ">"."""
        value, style, start = event.value, event.style, event.start_mark
        line, column = start.line, start.column
        if style == '"':
            value = self.unescaped(value, start)
        blank = not value or value.isspace()
        if not style:
            blank = blank or value in ("~", "null")
            if self.cuts:
                self.look_around(event)
        elif style in ("'", '"'):
            column += 1
        elif line + 1 < len(self.lines):
            line += 1
            column = len(self.lines[line]) - len(self.lines[line].lstrip())
        text, parent = None if blank else value, self.parent
        if isinstance(parent, Entries) and parent.pending is None:
            parent.pending = (text or "", Mark(line + self.first_line, column + 1))
            return
        is_folded = event.end_mark.line > start.line and style != "|"
        place = Location(file=self.file, line=line + self.first_line, column=column + 1, is_folded=is_folded)
        self.add(Scalar(text=text, place=place))

    def unescaped(self, value: str, start: Any) -> str:  # noqa: ANN401 - libyaml and PyYAML have different marks
        """A text between double quotation marks, where a backslash may stand for a character that no file may hold."""
        if is_ordinary(value):
            return value
        if UNPRINTABLE.search(value.translate(_ESCAPED_BREAKS)):
            raise _Stop(Problem.found("control-character", self.place(start)))
        return clean(value)

    def look_around(self, event: Any) -> None:  # noqa: ANN401 - one of PyYAML's events
        """Reports what YAML removes from a text without quotation marks: all after " #", and commas in curly quotes."""
        end = event.end_mark
        if end.line < len(self.lines) and (match := _CUT.match(self.lines[end.line], end.column)):
            where = replace(self.place(end), column=match.start(1) + 1)
            self.problems.append(Problem.found("yaml-hash", where, value=match[1].strip()))
        is_flow = isinstance(self.parent, Items) and self.parent.is_flow
        if is_flow and event.value.count("“") > event.value.count("”"):
            raise _Stop(Problem.found("yaml-curly", self.place(event.start_mark)))

    def enter(self, node: Items | Entries) -> None:
        if len(self.outer) >= _DEEPEST:
            raise _Stop(Problem.found("yaml-deep", node.place))
        self.add(node)
        self.outer.append(self.parent)
        self.parent = node

    def add(self, node: Node) -> None:
        parent = self.parent
        if parent is None:
            self.root = node
        elif isinstance(parent, Items):
            parent.items.append(node)
        elif parent.pending is not None:
            self.enter_value(parent, *parent.pending, node)
        else:
            raise _Stop(Problem.found("yaml-key", node.place))

    def enter_value(self, parent: Entries, key: str, mark: Mark, node: Node) -> None:
        parent.pending = None
        if key not in parent.entries:
            parent.entries[key] = (mark, node)
        elif not parent.repeats:
            parent.repeats = True
            first = str(parent.entries[key][0].line)
            self.problems.append(Problem.found("duplicate-key", parent.place_of(mark), key=key, first=first))
