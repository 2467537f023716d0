"""The ways in which an edit may be written into a file: for each the parts of the text that become others."""

import re
from collections.abc import Iterator, Sequence

from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.document import Document, Splice
from site_builder.editing.values.edits import AddItem, RemoveValue, SetValue, ValueEdit
from site_builder.editing.values.spans import Entry, ValueSpan
from site_builder.editing.values.tree import BODY, Path, YamlValue
from site_builder.editing.values.writing import below, block, flow, inline, item

_SIGN = re.compile(r"[|>][0-9+-]*")
_FENCE = "---"
Way = list[Splice]


def ways(document: Document, edit: ValueEdit, *more: ValueEdit) -> Iterator[Way]:
    """The ways to write an edit, the most natural first. Raises CannotEdit where it is about nothing in the file.

    `more` are further items for the same list.
    """
    match edit:
        case SetValue(path=path, value=value):
            yield from _set(document, path, value)
        case RemoveValue(path=path):
            yield _removed(document, path)
        case AddItem(path=path, value=value):
            yield from _added(document, path, [value, *(one.value for one in more if isinstance(one, AddItem))])


def _entry(span: ValueSpan, key: str | int) -> Entry | None:
    return next((entry for entry in span.entries or () if entry.key == key), None)


def _found(span: ValueSpan, path: Path) -> ValueSpan | None:
    """The value at a path; None where a key is not there."""
    for step in path:
        if isinstance(step, int):
            if span.items is None or not 0 <= step < len(span.items):
                return None
            span = span.items[step]
        else:
            entry = _entry(span, step)
            if entry is None:
                return None
            span = entry.value
    return span


def _set(document: Document, path: Path, value: YamlValue) -> Iterator[Way]:
    if not isinstance(value, str):
        span = _found(document.root, path)
        if span is not None and not span.is_empty:
            raise CannotEdit("values_lost")
        yield from _keyed(document, path, value)
        return
    if path == (BODY,) and document.text.lstrip().startswith(_FENCE):
        yield [_body(document, value)]
        return
    span = _found(document.root, path)
    if span is None or (span.is_empty and "\n" in value):
        yield from _keyed(document, path, value)
    elif span.entries is None and span.items is None:
        yield from _scalar(document, span, value)
    else:
        raise CannotEdit("values_lost")


def _body(document: Document, value: str) -> Splice:
    """The Markdown; blank lines around it stay. A text that has none yet gets it in a line of its own."""
    written, end = document.text[document.below :], len(document.text)
    if not written.strip():
        return Splice(end, end, _own_line(document, end, f"{value.strip()}\n"))
    start = document.below + len(written) - len(written.lstrip())
    return Splice(start, max(start, document.below + len(written.rstrip())), value.strip())


def _scalar(document: Document, span: ValueSpan, value: str) -> Iterator[Way]:
    """A text in the place of another. What stands behind it in its line stays, a comment most often."""
    if span.style in "|>":
        yield from _below_sign(document, span, value)
        return
    gap = " " if span.is_empty else ""
    if "\n" in value:
        end = document.line_end(span.end)
        sign, body = below(value, _indent(document, span) + 2)
        yield [Splice(span.start, span.end, gap + sign), Splice(end, end, f"{body[1:]}\n")]
    for text in inline(value, span.style):
        yield [Splice(span.start, span.end, gap + text)]


def _below_sign(document: Document, span: ValueSpan, value: str) -> Iterator[Way]:
    """A text that stands in the lines below a sign."""
    match = _SIGN.match(document.text, span.start)
    if match is None:
        raise CannotEdit("values_lost")
    first = document.line_end(span.start) - 1
    lines = document.text[first : span.end].split("\n")
    indent = next((len(line) - len(line.lstrip()) for line in lines if line.strip()), _indent(document, span) + 2)
    signs = [">", "|"] if span.style == ">" and "\n" not in value.rstrip("\n") else ["|"]
    for sign in signs:
        head, body = below(value, indent, sign)
        yield [Splice(span.start, match.end(), head), Splice(first, max(first, span.end), body)]
    for text in inline(value, '"'):
        yield [Splice(span.start, match.end(), text), Splice(first, max(first, span.end), "")]


def _indent(document: Document, span: ValueSpan) -> int:
    """How far the line of a value is indented, its dashes counted as blanks."""
    line = document.text[document.line_start(span.start) : span.start]
    return len(line) - len(line.lstrip(" -"))


def _keyed(document: Document, path: Path, value: YamlValue) -> Iterator[Way]:
    """A key that is not there, in the innermost mapping that is; what lies between is made of keys."""
    for depth in range(len(path) - 1, -1, -1):
        holder, key = _found(document.root, path[:depth]), path[depth]
        if holder is None:
            continue
        for step in reversed(path[depth + 1 :]):
            if isinstance(step, int):
                raise CannotEdit("values_lost")
            value = {step: value}
        if isinstance(key, int):
            break
        own = _entry(holder, key)
        yield from _filled(document, own, value) if own else _with_key(document, holder, path[:depth], key, value)
        return
    raise CannotEdit("values_lost")


def _filled(document: Document, entry: Entry, value: YamlValue) -> Iterator[Way]:
    """A key without a value gets one: in its line, or below it."""
    indent, at = document.column(entry.start), document.line_end(entry.value.end)
    if not document.is_first(entry.start):
        indent = _indent(document, ValueSpan(entry.start, entry.start, "plain"))
    head, _, rest = block("", value, indent).partition("\n")
    splices = [Splice(entry.value.start, entry.value.end, head[head.index(":") + 1 :])]
    yield [*splices, Splice(at, at, _own_line(document, at, rest))] if rest else splices
    yield [Splice(entry.value.start, entry.value.end, f" {flow(value)}")]


def _with_key(document: Document, holder: ValueSpan, path: Path, key: str, value: YamlValue) -> Iterator[Way]:
    """A further key of a mapping, behind the others."""
    if holder.entries is None:
        if holder.is_empty and path:
            entry = _entry(_found(document.root, path[:-1]) or holder, path[-1])
            if entry:
                yield from _filled(document, entry, {key: value})
                return
        raise CannotEdit("values_lost")
    if holder.style == "flow":
        gap = ", " if holder.entries else ""
        end = holder.entries[-1].value.end if holder.entries else holder.start + 1
        yield [Splice(end, end, f"{gap}{flow({key: value})[1:-1]}")]
        return
    at = document.line_end(holder.end - 1) if holder.entries else holder.end
    indent = document.column(holder.entries[0].start) if holder.entries else 0
    yield [Splice(at, at, _own_line(document, at, block(key, value, indent)))]


def _own_line(document: Document, at: int, lines: str) -> str:
    """Lines that begin at an offset: a last line of the text that has no end gets one."""
    return lines if not at or document.text[at - 1] == "\n" else f"\n{lines}"


def _added(document: Document, path: Path, values: Sequence[YamlValue]) -> Iterator[Way]:
    span = _found(document.root, path)
    if span is None or span.is_empty:
        yield from _keyed(document, path, values)
    elif span.text is not None:
        yield [Splice(span.start, span.start, "["), Splice(span.end, span.end, f", {flow(values)[1:]}")]
        yield [Splice(span.start, span.end, flow([span.text, *values]))]
    elif span.items is None:
        raise CannotEdit("values_lost")
    elif span.style == "flow":
        end = span.items[-1].end if span.items else span.start + 1
        yield [Splice(end, end, (", " if span.items else "") + flow(values)[1:-1])]
    else:
        column = document.column(span.start)
        at = _behind_comments(document, document.line_end(span.end - 1), column)
        yield [Splice(at, at, _own_line(document, at, "".join(item(one, column) for one in values)))]


def _behind_comments(document: Document, at: int, column: int) -> int:
    """Where the comments end that stand as far in as a list or farther: they are about its last item, or a sample."""
    end = at
    while at < len(document.text):
        line = document.text[at : document.line_end(at)]
        if line.strip() and not (line.lstrip().startswith("#") and len(line) - len(line.lstrip()) >= max(1, column)):
            break
        at = document.line_end(at)
        end = at if line.strip() else end
    return end


def _removed(document: Document, path: Path) -> Way:
    *outer, last = path
    holder = _found(document.root, tuple(outer))
    if holder is None or _found(document.root, path) is None:
        raise CannotEdit("values_lost")
    if holder.entries is not None:
        parts = [(entry.start, max(entry.value.end, entry.colon + 1)) for entry in holder.entries]
        index = [entry.key for entry in holder.entries].index(str(last))
    else:
        parts = [(part.start, part.end) for part in holder.items or ()]
        index = int(last)
    if holder.style == "flow":
        return [_out_of_brackets(parts, index)]
    start, end = parts[index]
    if holder.items is not None:
        start = _dash(document, holder, start)
    if document.is_first(start):
        return [Splice(document.line_start(start), document.line_end(end - 1), "")]
    return [_beside_dash(document, parts, index)]


def _out_of_brackets(parts: Sequence[tuple[int, int]], index: int) -> Splice:
    """A part of a list in brackets, with the comma beside it."""
    start, end = parts[index]
    if index + 1 < len(parts):
        return Splice(start, parts[index + 1][0], "")
    return Splice(parts[index - 1][1] if index else start, end, "")


def _beside_dash(document: Document, parts: Sequence[tuple[int, int]], index: int) -> Splice:
    """The first key of an item, which stands behind its dash: the next one takes its place."""
    start, end = parts[index]
    if index + 1 == len(parts):
        return Splice(start, end, "")
    if document.text[end : parts[index + 1][0]].strip():
        raise CannotEdit("values_comment")
    return Splice(start, parts[index + 1][0], "")


def _dash(document: Document, holder: ValueSpan, start: int) -> int:
    """Where the dash of an item stands: all dashes of a list stand below each other."""
    column, line = document.column(holder.start), document.line_start(start)
    while document.text[line + column : line + column + 1] != "-" and line > holder.start:
        line = document.line_start(line - 1)
    return line + column
