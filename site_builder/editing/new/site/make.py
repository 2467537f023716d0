"""Turns what is known of a new site into its files as values: paths below its folder, and bytes. Pure.

Nothing is invented: what nobody has said stands in the files behind a #, with an example, and the pages are finished
without it.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath

from site_builder.editing.base import record
from site_builder.editing.json_schema.make import schemas
from site_builder.editing.new.lines import comment, pair
from site_builder.editing.new.site.colours import PlaceColours, theme_file
from site_builder.editing.new.site.starter import StarterFiles, for_place, given_files
from site_builder.editing.new.unit_file import KnownOfUnit, unit_lines
from site_builder.editing.new.workflow import FORGES, WorkflowSettings, make_workflow
from site_builder.model.addresses import RESERVED
from site_builder.model.file_kinds import FOLDERS
from site_builder.model.frozen import frozen
from site_builder.report.field_help import EditorHelp
from site_builder.text.filenames import is_refused_by_windows
from site_builder.text.gazetteer.places import Place
from site_builder.text.normalize import slug

CONTENT = "content"
EXECUTABLE = frozenset({"sua-trang.command"})
"""The files that a double-click runs: on macOS only if they may be executed."""


@frozen
class SiteRequest:
    """Holds what was asked for, in which nothing is left to decide."""

    root: Place
    units: tuple[Place, ...]
    province: str
    base_url: str
    languages: tuple[str, ...]
    hotline: str
    """The root unit's telephone number, or ""."""
    colours: PlaceColours
    forge: str
    """Where the site's repository is: a name of `FORGES`, or "" for nowhere."""
    branch: str
    """The branch of that repository from which the site is published."""
    is_demo: bool
    """Whether the pages say that they are a trial."""
    program: str
    """The program's version."""
    allowed_hosts: tuple[str, ...]
    """The hosts to which the texts of the base layer lead."""


def site_files(request: SiteRequest, starter: StarterFiles, helps: EditorHelp) -> Mapping[str, bytes]:
    """Returns the files of the new site."""
    files: dict[str, bytes] = {}
    for part in SITE_PARTS:
        files |= part(request, starter, helps)
    return files


def _site(request: SiteRequest, _: StarterFiles, helps: EditorHelp) -> Mapping[str, bytes]:
    """`site.yaml`."""
    words = helps.words
    hosts = [f"  - {host}" for host in request.allowed_hosts]
    lines = [
        *comment(words["new.site"].format(place=request.root.full)),
        *pair("title", f"{request.root.name} 24/7"),
        "",
        *comment(words["new.site_base_url"]),
        *pair("base_url", request.base_url),
        "",
        f"languages: [{', '.join(request.languages)}]",
        f"theme: {_theme_name(request)}",
        "",
        *comment(words["new.site_demo"]),
        f"demo: {'có' if request.is_demo else 'không'}",
        "",
        *comment(words["new.site_owner"]),
        *pair("# owner", words["new.site_owner_example"]),
        "",
        *comment(words["new.site_hosts"]),
        *(["allowed_hosts:", *hosts] if hosts else ["# allowed_hosts:"]),
    ]
    return {f"{CONTENT}/site.yaml": _text(lines)}


def _units(request: SiteRequest, _: StarterFiles, helps: EditorHelp) -> Mapping[str, bytes]:
    """The root unit and a folder for each commune."""
    root = KnownOfUnit(
        name=request.root.name,
        kind=request.root.kind,
        code=request.root.code,
        province=request.province,
        place=request.root,
        hotline=request.hotline,
    )
    about = comment(helps.words["new.root" if request.units else "new.unit"].format(unit=request.root.full))
    files = {f"{CONTENT}/unit.yaml": _text([*about, *unit_lines(root, helps)])}
    for folder, place in unit_folders(request.units).items():
        known = KnownOfUnit(name=place.name, kind=place.kind, code=place.code, place=place)
        about = comment(helps.words["new.unit"].format(unit=place.full))
        files[f"{CONTENT}/{folder}/unit.yaml"] = _text([*about, *unit_lines(known, helps)])
    return files


def unit_folders(places: Iterable[Place]) -> Mapping[str, Place]:
    """Returns the folders of units: their names in plain letters, with the kind where another one has the name."""
    folders: dict[str, Place] = {}
    for place in places:
        name, kind = slug(place.name), slug(place.kind)
        names = (name, f"{kind}-{name}", f"{kind}-{name}-{place.code}")
        folders[next(one for one in names if one not in folders and not _is_kept(one))] = place
    return folders


def _is_kept(name: str) -> bool:
    """Whether a unit's folder cannot have this name; a bare number says nothing to anybody either."""
    return name.isdecimal() or name in RESERVED or name in FOLDERS or is_refused_by_windows(name)


def _base(request: SiteRequest, starter: StarterFiles, _: EditorHelp) -> Mapping[str, bytes]:
    """The base layer and the manual, and the record of both, against which a newer program's are merged."""
    given = given_files(starter)
    kept = record.written(record.given(given, request.program))
    return {f"{CONTENT}/{name}": body for name, body in {**given, record.RECORD: kept}.items()}


def _theme(request: SiteRequest, _: StarterFiles, helps: EditorHelp) -> Mapping[str, bytes]:
    """A theme with the place's colours."""
    name = _theme_name(request)
    about = helps.words["new.theme"].format(place=request.root.full)
    return {f"themes/{name}/theme.yaml": theme_file(name, request.colours, about).encode()}


def _theme_name(request: SiteRequest) -> str:
    return f"mau-{slug(request.root.name)}"


def _editor(_: SiteRequest, starter: StarterFiles, helps: EditorHelp) -> Mapping[str, bytes]:
    """What VS Code has to know of the content."""
    made = {f".vscode/schemas/{name}.json": schema for name, schema in schemas(helps.lang).items()}
    files = {name: (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode() for name, schema in made.items()}
    return files | {name: for_place(body) for name, body in starter.items() if name.startswith(".vscode/")}


def _help(request: SiteRequest, starter: StarterFiles, _: EditorHelp) -> Mapping[str, bytes]:
    """What stands beside the content: the first page to read, the preview by double-click, and git's settings."""
    gaps = {"@PLACE@": request.root.full, "@TITLE@": f"{request.root.name} 24/7", "@URL@": request.base_url}
    files = {}
    for name, body in starter.items():
        if name.startswith("files/"):
            text = body.decode()
            for gap, word in gaps.items():
                text = text.replace(gap, word)
            own = PurePosixPath(name).name
            # Windows' shell loses its place in a file with other line ends.
            ends = text.replace("\n", "\r\n") if own.endswith(".cmd") else text
            files[own.replace("dot-", ".")] = ends.encode()
    return files


def _workflow(request: SiteRequest, starter: StarterFiles, _: EditorHelp) -> Mapping[str, bytes]:
    """What the forge does by itself: check each change, publish, look for dead links."""
    if not request.forge:
        return {}
    settings = WorkflowSettings(content=CONTENT, branch=request.branch, has_program=False)
    made = make_workflow(FORGES[request.forge], settings, lambda name: starter[f"workflows/{name}"].decode())
    return {name: text.encode() for name, text in made.items()}


def _text(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


SITE_PARTS: tuple[Callable[[SiteRequest, StarterFiles, EditorHelp], Mapping[str, bytes]], ...] = (
    _site,
    _units,
    _base,
    _theme,
    _editor,
    _help,
    _workflow,
)
"""The parts of a new site. To add one, write a function and name it here."""
