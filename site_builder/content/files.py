"""The kinds of files that a unit's folder may hold, and what each adds to the unit's layer."""

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from site_builder.model.records import Announcement, Category, Figure, Guide, LinkCheck, Markup, Outreach, Profile, Service, Site, Team, Unit
from site_builder.model.folder import Folder
from site_builder.model.location import Location
from site_builder.model.problem import Problem, Refused, is_error
from site_builder.content.yaml_nodes import UNPRINTABLE, Entries, Items, Node, parse
from site_builder.content.schema import is_blank, read_by_id, read_record, unknown_key
from site_builder.text.encodings import encoding_of, old_font
from site_builder.text.normalize import SLUG, clean, piled, slug
from site_builder.text.filenames import LONGEST_NAME, is_refused_by_windows
from site_builder.text.codepage import is_ordinary
from site_builder.text.placeholders import placeholder_in
from site_builder.text.privacy.problems import PRIVATE_MOBILE, in_name, in_text
from site_builder.text.markdown_limits import tangle

A = TypeVar("A", Guide, Announcement)
FENCE = re.compile(
    r"(?P<blank>(?:[ \t]*\n)*)---[ \t]*\n(?P<front>.*?)(?:^---[ \t]*(?:\n|\Z)|\Z)", re.DOTALL | re.MULTILINE
)
_CONFLICT = re.compile(r"^<{7}(?= |$)", re.MULTILINE)
"""What git leaves where two people have changed the same lines."""
LONGEST_LINE = 5000
"""Characters. Markdown takes half a minute for a line of 20,000 brackets; a long paragraph has 2,000."""
_DASHES = re.compile(r"^(?!---[ \t]*$)(?:-{2,9}|-*[‐‑‒–—―−][-‐‑‒–—―−]*)[ \t]*$", re.MULTILINE)
"""A line of dashes that a phone or Word made of ---, or one with too few or too many."""
_DATED = re.compile(r"(?:\d{4}-\d{2}-\d{2}-)?(.+)")
_TRANSLATED = re.compile(r".+\.[a-z]{2}")


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
        """A mistake of the file as a whole."""
        self.problems.append(Problem.found(code, Location(file=self.file, line=line), **words))


def decode(body: bytes) -> str:
    """The text of a file as Windows and phones save it: UTF-8 with or without BOM, UTF-16 with BOM; any line ends."""
    encoding = "utf-16" if body.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    try:
        text = body.removeprefix(BOM_UTF8).decode(encoding)
    except UnicodeDecodeError as error:
        kind = "" if encoding == "utf-16" else encoding_of(body)
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


def read_site(folder: Folder) -> tuple[Site, tuple[Problem, ...]]:
    """`site.yaml` of the root folder."""
    problems: list[Problem] = []
    source = _open(folder, "site.yaml", problems)
    if source is None:
        if not problems:
            problems.append(Problem.found("no-site", Location(file="site.yaml")))
        return Site(), tuple(problems)
    tree = source.entries()
    is_broken = any(map(is_error, problems))
    return (Site() if is_broken else read_record(tree, Site, problems)), tuple(problems)


def read_layer(folder: Folder) -> tuple[Unit, tuple[Problem, ...]]:
    """What one unit's own files say. Required fields of guides, services … may be left to an outer layer."""
    names = map(folder.name_of, (*folder.files, *(f"media/{name}" for name in folder.media)))
    problems = [*folder.problems, *(problem for name in names for problem in in_name(name))]
    unit = Unit(path=folder.path, media=folder.media)
    for name in sorted(folder.files):
        reader = _reader(name)
        source = _open(folder, name, problems) if reader else None
        if reader and source:
            unit = reader(source, unit)
    return unit, tuple(problems)


def _open(folder: Folder, name: str, problems: list[Problem]) -> Source | None:
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
    # The raw text, not the values: a comment is not published, but the repository shows it. Whose a mobile number is
    # the whole unit knows (check.privacy).
    problems += (problem for problem in in_text(text, file) if problem.code != PRIVATE_MOBILE)
    return Source(file=file, text=text, problems=problems)


FileReader = Callable[[Source, Unit], Unit]


def _reader(name: str) -> FileReader | None:
    kind, _, rest = name.partition("/")
    return READERS.get(f"{kind}/" if rest else kind)


def _profile(source: Source, unit: Unit) -> Unit:
    if not source.text.strip():
        source.report("file-empty")
    return replace(unit, profile=read_record(source.entries(), Profile, source.problems, partial=True))


def _lists(source: Source, *keys: str) -> dict[str, Node]:
    """The top-level lists of a data file; other keys are mistakes."""
    tree = source.entries()
    for key, (spot, _) in tree.entries.items():
        if key not in keys:
            source.problems.append(unknown_key(key, tree.place_of(spot), list(keys)))
    return {key: node for key, (_, node) in tree.entries.items() if key in keys and not is_blank(node)}


def _services(source: Source, unit: Unit) -> Unit:
    lists = _lists(source, "categories", "services")
    empty = Items(place=Location(file=source.file))
    return replace(
        unit,
        categories=read_by_id(lists.get("categories", empty), Category, source.problems),
        services=read_by_id(lists.get("services", empty), Service, source.problems),
    )


def _teams(source: Source, unit: Unit) -> Unit:
    lists = _lists(source, "teams")
    return replace(unit, teams=read_by_id(lists.get("teams", Items(place=Location(file=""))), Team, source.problems))


def _events(source: Source, unit: Unit) -> Unit:
    nodes = _items(_lists(source, "events"))
    return replace(unit, events=tuple(read_record(node, Outreach, source.problems) for node in nodes))


def _figures(source: Source, unit: Unit) -> Unit:
    nodes = _items(_lists(source, "figures"))
    return replace(unit, figures=tuple(read_record(node, Figure, source.problems) for node in nodes))


def _checks(source: Source, unit: Unit) -> Unit:
    records = [read_record(node, LinkCheck, source.problems) for node in _items(_lists(source, "checks"))]
    return replace(unit, checks={record.address: record for record in records})


def _items(lists: dict[str, Node]) -> list[Node]:
    return [item for node in lists.values() for item in (node.items if isinstance(node, Items) else [node])]


def _guide(source: Source, unit: Unit) -> Unit:
    return replace(unit, guides=_with_text(source, unit.guides, Guide))


def _announcement(source: Source, unit: Unit) -> Unit:
    return replace(unit, announcements=_with_text(source, unit.announcements, Announcement))


def _with_text(source: Source, known: Mapping[str, A], kind: type[A]) -> Mapping[str, A]:
    """The texts read so far and one more, whose name is its file's without the date."""
    stem = source.file.rpartition("/")[2].removesuffix(".md")
    if _TRANSLATED.fullmatch(stem):
        source.problems.append(Problem.found("translation-unused", Location(file=source.file)))
        return known
    match = _DATED.fullmatch(stem)
    name = match[1] if match and kind is Announcement else stem
    if not SLUG.fullmatch(name):
        source.report("file-name", value=f"{stem}.md", better=f"{slug(stem) or 'vi-du'}.md")
        return known
    if is_refused_by_windows(name):
        source.report("name-windows", value=name, better=f"muc-{name}")
        return known
    if len(name) > LONGEST_NAME:
        source.report("name-long", size=str(len(name)), most=str(LONGEST_NAME))
        return known
    if name in known:
        source.report("same-slug", slug=name, other=known[name].at().file)
        return known
    front, first_line, body, line = _front_matter(source)
    tree = source.entries(front, first_line)
    record = read_record(tree, kind, source.problems, partial=True, slug=name)
    if body.strip():
        line += body[: len(body) - len(body.lstrip())].count("\n")
        places = {**record.places, "body": Location(file=source.file, line=line)}
        record = replace(record, places=places, body=_body(source, body.strip(), line))
    return {**known, name: record}


def _body(source: Source, text: str, line: int) -> Markup:
    """The Markdown below the front matter, which begins on `line`; nothing of it when it is too tangled to lay out."""
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


READERS: Mapping[str, FileReader] = {
    "unit.yaml": _profile,
    "services.yaml": _services,
    "teams.yaml": _teams,
    "events.yaml": _events,
    "figures.yaml": _figures,
    "checks.yaml": _checks,
    "guides/": _guide,
    "announcements/": _announcement,
}
"""File name, or folder name with a slash → what reads it. `site.yaml` belongs to the whole site."""
