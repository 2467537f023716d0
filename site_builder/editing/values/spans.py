"""Where each value of a YAML text stands: its first and last character, and how it is written.

The reader of builds (`content.yaml_nodes`) knows where values begin. To change one, its end has to be known too.
"""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from site_builder.editing.new.cannot_edit import CannotEdit

Style = Literal["plain", "'", '"', "|", ">", "block", "flow"]
"""How a value is written: a text plain, in quotes or below a sign; a list or mapping in lines or in brackets."""


class Entry(NamedTuple):
    """A key of a mapping, with its value."""

    key: str
    start: int
    """Where the key begins."""
    colon: int
    """Where the key ends: its colon follows."""
    value: "ValueSpan"


class ValueSpan(NamedTuple):
    """A value from its first character to behind its last one; comments and blank lines around it are no part of it."""

    start: int
    end: int
    style: Style
    text: str | None = None
    """What a scalar says; None for lists, mappings, and values that nobody has written."""
    entries: tuple[Entry, ...] | None = None
    items: "tuple[ValueSpan, ...] | None" = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written: `phone:`."""
        return self.start == self.end


def spans(text: str, offset: int = 0) -> ValueSpan:
    """The mapping in a YAML text, whose characters count from `offset`. Raises CannotEdit where it cannot be read."""
    import yaml  # noqa: PLC0415 - as the reader of builds does

    try:
        events = iter(list(yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))))
        reader = _SpanReader(text, offset, events)
        return reader.document()
    except yaml.YAMLError as error:
        raise CannotEdit("values_unread") from error


class _SpanReader:
    """Reads the events of PyYAML. Nothing that the reader of builds accepts is deeper than it allows."""

    def __init__(self, text: str, offset: int, events: Iterator[Any]) -> None:
        self.text = text
        self.offset = offset
        self.events = events

    def document(self) -> ValueSpan:
        """The mapping at the top; an empty one where the file has only comments."""
        for event in self.events:
            name = type(event).__name__
            if name == "MappingStartEvent":
                return self._mapping(event)
            if name in ("ScalarEvent", "SequenceStartEvent", "AliasEvent"):
                break
        end = len(self.text) + self.offset
        return ValueSpan(start=end, end=end, style="block", entries=())

    def _value(self, event: Any) -> ValueSpan:  # noqa: ANN401 - one of PyYAML's events
        name = type(event).__name__
        if name == "AliasEvent" or event.anchor or event.tag:
            raise CannotEdit("values_anchor")
        if name == "MappingStartEvent":
            return self._mapping(event)
        return self._list(event) if name == "SequenceStartEvent" else self._scalar(event)

    def _scalar(self, event: Any) -> ValueSpan:  # noqa: ANN401
        start, end = event.start_mark.index, event.end_mark.index
        style: Style = event.style or "plain"
        if style in "|>":
            end = start + len(self.text[start:end].rstrip())
        is_blank = not event.value and start == end
        return self._span(start, end, style, text=None if is_blank else event.value)

    def _mapping(self, event: Any) -> ValueSpan:  # noqa: ANN401
        entries: list[Entry] = []
        while type(key := next(self.events)).__name__ != "MappingEndEvent":
            if type(key).__name__ != "ScalarEvent" or key.anchor or key.tag:
                raise CannotEdit("values_anchor")
            start, end = key.start_mark.index + self.offset, key.end_mark.index + self.offset
            entries.append(Entry(key=key.value, start=start, colon=end, value=self._value(next(self.events))))
        if event.flow_style:
            return self._span(event.start_mark.index, key.end_mark.index, "flow", entries=tuple(entries))
        last = entries[-1].value.end - self.offset
        return self._span(event.start_mark.index, last, "block", entries=tuple(entries))

    def _list(self, event: Any) -> ValueSpan:  # noqa: ANN401
        items: list[ValueSpan] = []
        while type(item := next(self.events)).__name__ != "SequenceEndEvent":
            items.append(self._value(item))
        if event.flow_style:
            return self._span(event.start_mark.index, item.end_mark.index, "flow", items=tuple(items))
        last = items[-1].end - self.offset
        return self._span(event.start_mark.index, last, "block", items=tuple(items))

    def _span(
        self,
        start: int,
        end: int,
        style: Style,
        *,
        text: str | None = None,
        entries: tuple[Entry, ...] | None = None,
        items: tuple[ValueSpan, ...] | None = None,
    ) -> ValueSpan:
        first, last = start + self.offset, end + self.offset
        return ValueSpan(start=first, end=last, style=style, text=text, entries=entries, items=items)
