"""One text of a folder of texts, such as a guide: its name, its front matter, and the Markdown below."""

import re
from dataclasses import replace
from typing import Any

from site_builder.content.schema import read_record
from site_builder.content.source import Source
from site_builder.model.file_kinds import FileKind
from site_builder.model.location import Location, Record
from site_builder.model.problem import Problem
from site_builder.model.scalars import Markup
from site_builder.model.unit import RECORD_TYPES
from site_builder.text.filenames import LONGEST_NAME, is_refused_by_windows
from site_builder.text.markdown_limits import tangle
from site_builder.text.normalize import SLUG, slug
from site_builder.text.placeholders import placeholder_in

FENCE = re.compile(
    r"(?P<blank>(?:[ \t]*\n)*)---[ \t]*\n(?P<front>.*?)(?:^---[ \t]*(?:\n|\Z)|\Z)", re.DOTALL | re.MULTILINE
)
"""The front matter between its two lines of dashes."""
_DASHES = re.compile(r"^(?!---[ \t]*$)(?:-{2,9}|-*[‐‑‒–—―−][-‐‑‒–—―−]*)[ \t]*$", re.MULTILINE)
"""A line of dashes that a phone or Word has changed from ---, or that has too few or too many of them."""


def add_text(source: Source, kind: FileKind, texts: dict[str, Record]) -> None:
    """Adds a text to those of its folder that were read before, unless its name is refused."""
    stem = source.file.rpartition("/")[2].removesuffix(".md")
    name = kind.slug_of(stem)
    if not SLUG.fullmatch(name):
        source.report("file-name", value=f"{stem}.md", better=f"{slug(stem) or 'vi-du'}.md")
    elif is_refused_by_windows(name):
        better = f"{stem.removesuffix(name)}muc-{name}.md"
        source.report("name-windows", value=f"{stem}.md", better=better)
    elif len(name) > LONGEST_NAME:
        source.report("name-long", size=str(len(name)), most=str(LONGEST_NAME))
    elif name in texts:
        source.report("same-slug", slug=name, other=texts[name].at().file)
    else:
        texts[name] = read_text_file(source, RECORD_TYPES[kind.stem], slug=name)


def read_text_file(source: Source, kind: type[Record], **known: object) -> Record:
    """Reads the front matter of a text and the Markdown below it. `known` fills the derived fields."""
    front, first_line, body, line = _front_matter(source)
    record = read_record(source.entries(front, first_line), kind, source.problems, partial=True, **known)
    if not body.strip():
        return record
    line += body[: len(body) - len(body.lstrip())].count("\n")
    places = {**record.places, "body": Location(file=source.file, line=line)}
    written: dict[str, Any] = {"places": places, "body": _body(source, body.strip(), line)}
    return replace(record, **written)


def _body(source: Source, text: str, line: int) -> Markup:
    """The Markdown below the front matter, which begins on `line`; "" when it is too tangled to be laid out."""
    tangled = tangle(text)
    if tangled is not None:
        source.report("text-tangled", line + tangled)
        return Markup("")
    if match := placeholder_in(text):
        start = match.start()
        column = start - text.rfind("\n", 0, start)
        place = Location(file=source.file, line=line + text.count("\n", 0, start), column=column)
        source.problems.append(Problem.mild("not-filled", place, value=match[0]))
    return Markup(text)


def _front_matter(source: Source) -> tuple[str, int, str, int]:
    """The YAML between the two --- lines and the body below, each with the line on which it begins."""
    match = FENCE.match(source.text)
    odd = _DASHES.search(source.text, 0, match.end() if match else len(_first_line(source.text)))
    if not source.text.strip():
        source.report("file-empty")
    elif odd:
        source.report("front-matter-dashes", source.text.count("\n", 0, odd.start()) + 1, value=odd[0].strip())
    elif not match:
        source.report("no-front-matter")
    elif "\n---" not in match[0][len(match["blank"]) :]:
        source.report("front-matter-open")
    else:
        first_line = match["blank"].count("\n") + 2
        return match["front"], first_line, source.text[match.end() :], match[0].count("\n") + 1
    return "", 1, "", 1


def _first_line(text: str) -> str:
    """The text up to the end of the first line that holds something."""
    return text[: len(text) - len(text.lstrip())] + text.lstrip().partition("\n")[0]
