"""YAML, string-first: every scalar stays the text that was written, and knows where.

YAML's own typing would turn the landline 0203312345 into 34444517, 16:30 into 990 and `no` into False. Here the model
gives the types. The tree is built from the parser's events without recursion, so that no nesting can exhaust the stack
(PyYAML's C composer crashes at 100,000 brackets).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from site_builder.model.place import Place
from site_builder.model.problem import Problem
from site_builder.read.syntax import diagnose

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 20
_CUT = re.compile(r" (#[^\s#].*)")
"""A number or tag that YAML takes for a note: "Thôn 3 #2". Notes have a space after their # or two before it."""
UNPRINTABLE = yaml.reader.Reader.NON_PRINTABLE


@dataclass(slots=True, kw_only=True)
class Scalar:
    """A text as written; `text` is None where nothing was written."""

    text: str | None
    place: Place


@dataclass(slots=True, kw_only=True)
class Items:
    """A YAML list."""

    place: Place
    items: list["Node"] = field(default_factory=list)
    is_flow: bool = False
    """Whether it is written in brackets, where commas divide."""


@dataclass(slots=True, kw_only=True)
class Entries:
    """A YAML mapping: key → (the key's place, the value)."""

    place: Place
    entries: dict[str, tuple[Place, "Node"]] = field(default_factory=dict)
    pending: tuple[str, Place] | None = None
    """The key that waits for its value while the tree is built."""
    repeats: bool = False
    """Whether a key was written twice: told once, for a missing dash makes all keys of the next item repeat."""


Node = Scalar | Items | Entries


class _Stop(Exception):  # noqa: N818 - ends the reading of one file
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def parse(text: str, file: str, first_line: int = 1) -> tuple[Entries, list[Problem]]:
    """The mapping that a YAML text holds; after a mistake in the syntax, an empty one.

    `first_line` is the line of the file on which the text begins (front matter does not start at line 1 of the body).
    """
    tree = _Tree(text, file, first_line)
    try:
        for event in _events(text, tree):
            tree.take(event)
    except _Stop as stop:
        return Entries(place=Place(file=file, line=first_line)), [*tree.problems, stop.problem]
    if isinstance(tree.root, Entries):
        return tree.root, tree.problems
    if tree.root is not None and not (isinstance(tree.root, Scalar) and tree.root.text is None):
        tree.problems.append(Problem.error("not-a-mapping", tree.root.place, example="name"))
    return Entries(place=Place(file=file, line=first_line)), tree.problems


def _events(text: str, tree: "_Tree") -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        code, line, column = diagnose(error, text)
        place = Place(file=tree.file, line=tree.first_line + line, column=column + 1)
        raise _Stop(Problem.error(code, place, said=error.problem or "")) from error
    except yaml.reader.ReaderError as error:
        found = UNPRINTABLE.search(text)  # the error's own position counts bytes or characters, as the parser likes
        before = text[: found.start() if found else 0].split("\n")
        place = Place(file=tree.file, line=tree.first_line + len(before) - 1, column=len(before[-1]) + 1)
        raise _Stop(Problem.error("control-character", place)) from error


class _Tree:
    """A stack machine: parser events in, nodes out."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.lines = text.split("\n")
        self.file = file
        self.first_line = first_line
        self.root: Node | None = None
        self.open: list[Items | Entries] = []
        self.problems: list[Problem] = []

    def place(self, mark: Any) -> Place:  # noqa: ANN401 - libyaml and PyYAML each have a Mark of their own
        if mark is None:
            return Place(file=self.file, line=self.first_line)
        return Place(file=self.file, line=mark.line + self.first_line, column=mark.column + 1)

    def take(self, event: yaml.Event) -> None:
        place = self.place(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise _Stop(Problem.error("yaml-anchor", place))
        match event:
            case yaml.ScalarEvent():
                blank = not event.value.strip() or (not event.style and event.value in ("~", "null"))
                if not event.style:
                    self.look_around(event, place)
                where = self.first_word(event, place)
                where = replace(where, is_folded=True) if self.is_folded(event) else where
                self.add(Scalar(text=None if blank else event.value, place=where))
            case yaml.SequenceStartEvent():
                self.enter(Items(place=place, is_flow=bool(event.flow_style)))
            case yaml.MappingStartEvent():
                self.enter(Entries(place=place))
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self.open.pop()
            case yaml.DocumentStartEvent() if self.root is not None:
                raise _Stop(Problem.error("yaml-two-documents", place))

    def first_word(self, event: yaml.ScalarEvent, place: Place) -> Place:
        """Where the words of a scalar begin: after a quotation mark, or on the line below | and >."""
        if event.style in ("'", '"'):
            return replace(place, column=place.column + 1)
        below = place.line - self.first_line + 1
        if event.style in ("|", ">") and below < len(self.lines):
            indent = len(self.lines[below]) - len(self.lines[below].lstrip())
            return replace(place, line=place.line + 1, column=indent + 1)
        return place

    def is_folded(self, event: yaml.ScalarEvent) -> bool:
        """Whether a text runs over several lines of the file that are one in its value."""
        start, end = event.start_mark, event.end_mark
        return event.style != "|" and start is not None and end is not None and end.line > start.line

    def look_around(self, event: yaml.ScalarEvent, place: Place) -> None:
        """What YAML takes away from a text without quotation marks: all after " #", and a comma in curly quotes."""
        end = event.end_mark
        if end is not None and end.line < len(self.lines) and (match := _CUT.match(self.lines[end.line], end.column)):
            where = replace(self.place(end), column=match.start(1) + 1)
            self.problems.append(Problem.warning("yaml-hash", where, value=match[1].strip()))
        parent = self.open[-1] if self.open else None
        if isinstance(parent, Items) and parent.is_flow and event.value.count("“") > event.value.count("”"):
            raise _Stop(Problem.error("yaml-curly", place))

    def enter(self, node: Items | Entries) -> None:
        if len(self.open) >= _DEEPEST:
            raise _Stop(Problem.error("yaml-deep", node.place))
        self.add(node)
        self.open.append(node)

    def add(self, node: Node) -> None:
        parent = self.open[-1] if self.open else None
        match parent:
            case None:
                self.root = node
            case Items():
                parent.items.append(node)
            case Entries(pending=None):
                if not isinstance(node, Scalar):
                    raise _Stop(Problem.error("yaml-key", node.place))
                parent.pending = (node.text or "", node.place)
            case Entries(pending=(key, place)):
                parent.pending = None
                if key not in parent.entries:
                    parent.entries[key] = (place, node)
                elif not parent.repeats:
                    parent.repeats = True
                    first = str(parent.entries[key][0].line)
                    self.problems.append(Problem.error("duplicate-key", place, key=key, first=first))
