"""The house checks itself: who may import whom, who may touch the world, and that everything stays small and told."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from small_site import PROJECT

HOUSE = PROJECT / "site_builder"
FILES = sorted(HOUSE.rglob("*.py"))
ROWS = (
    {"__main__"},
    {"cli"},
    {"serve", "survey", "external"},
    {"builder", "scaffold", "shapes", "audit"},
    {"originals"},
    {"load", "media", "theme", "store", "ledger", "engine", "desk"},
    {"repair"},
    {"plan", "render", "check", "read", "report"},
    {"trace"},
    {"document"},
    {"cascade", "freshness", "routes", "qr", "style", "picture", "film", "links"},
    {"disguise", "memory", "stopwatch"},
    {"text", "words"},
    {"model"},
)
"""From the command line down to the values. A room may import only rooms of lower rows."""
ROW = {room: index for index, row in enumerate(ROWS) for room in row}

THE_WORLD = {
    "os": {"__main__", "cli", "builder", "audit", "load", "media", "store", "engine", "originals", "serve"},
    "sys": {"cli", "audit", "engine", "store", "builder", "__main__"},
    "time": {"cli"},
    "shutil": {"store", "desk"},
    "logging": {"document"},
}
THE_WORLD |= {name: {"serve"} for name in ("asyncio", "threading", "socket", "http", "tornado", "livereload")}
THE_WORLD |= {name: {"builder"} for name in ("concurrent", "multiprocessing", "signal", "gc")}
THE_WORLD["concurrent"] = {"builder", "audit", "external"}
THE_WORLD["multiprocessing"] = {"builder", "audit"}
THE_WORLD["threading"] = {"serve", "builder", "audit", "__main__"}
THE_WORLD["gc"] = {"builder", "audit", "__main__"}
THE_WORLD |= {name: {"builder"} for name in ("dask", "distributed")}
THE_WORLD |= {name: {"external"} for name in ("ssl", "sqlite3", "random")}
THE_WORLD |= {name: {"serve", "external"} for name in ("asyncio", "socket")}
"""Modules of the world outside, and the rooms that may import them. Only the preview and the check of other hosts have
sockets; the latter has the one use of chance, so that those who were refused together do not come back together."""
NOBODYS = {"secrets", "uuid", "subprocess", "tempfile"}
NOBODYS |= {"locale", "platform", "ctypes", "pickle", "urllib.request", "glob", "fileinput"}
"""Modules of secrets, other processes and the net: no room needs them."""
DISK = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "rmdir", "unlink", "iterdir", "rglob"}
DISK |= {"glob", "scandir", "touch", "replace_file", "symlink_to", "stat", "exists", "is_file", "is_dir"}
WRITING = {
    "write_text",
    "write_bytes",
    "mkdir",
    "rmdir",
    "unlink",
    "touch",
    "symlink_to",
    "rename",
    "copyfile",
    "copymode",
}
CLOCK = {"now", "today", "utcnow", "perf_counter", "monotonic", "time_ns"}
VOICE = {"print", "input", "breakpoint", "exit"}
WHO_MAY = {
    "disk": (
        DISK,
        {"load", "media", "theme", "store", "ledger", "engine", "desk", "originals", "audit", "external"}
        | {"serve", "cli"},
    ),
    "writing": (WRITING, {"store", "ledger", "media", "desk", "originals", "external"}),
    "clock": (CLOCK, {"cli"}),
    "voice": (VOICE, {"cli", "__main__"}),
}
LONGEST_FILE, LONGEST_FUNCTION = 400, 40
DATA = {
    "model/content.py": "the content contract: one class a record, read as a whole",
}
"""Files that may grow past the limit, and why."""


def module(path: Path) -> str:
    """A file as a dotted name: "plan.home"."""
    return ".".join(path.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__")


def room(name: str) -> str:
    """The top-level module or package that a file belongs to."""
    return name.partition(".")[0]


@cache
def tree(path: Path) -> ast.Module:
    """A file's syntax tree."""
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, also inside functions."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            name = node.module or ""
            yield from (f"{name}.{alias.name}" for alias in node.names) if name == "site_builder" else (name,)


def ours(path: Path) -> set[str]:
    """The modules of the house that a file imports: "text.letters"."""
    return {name.removeprefix("site_builder.") for name in imports(path) if name.startswith("site_builder.")}


NAMED = pytest.mark.parametrize("path", FILES, ids=module)


def test_every_room_stands_in_a_row() -> None:
    """A new room has to find its place before it is used, and no row names a room that is gone."""
    assert {room(module(path)) for path in FILES} - {"__init__"} == set(ROW)


@NAMED
def test_a_room_imports_only_from_lower_rows(path: Path) -> None:
    """Inside a package, modules may import each other."""
    own = room(module(path))
    assert {name for name in ours(path) if room(name) != own and ROW[room(name)] <= ROW[own]} == set()


def test_no_module_imports_itself_in_a_circle() -> None:
    """Not even by way of others."""
    names = {module(path) for path in FILES}
    graph = {module(path): {name for name in ours(path) if name in names} for path in FILES}
    assert len(list(TopologicalSorter(graph).static_order())) == len(names)


@NAMED
def test_only_the_rooms_of_the_disk_and_the_clock_import_the_world(path: Path) -> None:
    """Chance, sockets and other processes belong nowhere."""
    found = set(imports(path))
    roots = found | {name.partition(".")[0] for name in found}
    assert roots & NOBODYS == set()
    assert {name for name in roots & set(THE_WORLD) if room(module(path)) not in THE_WORLD[name]} == set()


@NAMED
@pytest.mark.parametrize("what", WHO_MAY)
def test_only_its_own_rooms_touch_disk_clock_and_screen(path: Path, what: str) -> None:
    """`datetime.now`, `Path.read_text`, `print` … are called nowhere else; time and content are arguments."""
    names, rooms = WHO_MAY[what]
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name)
    }
    assert room(module(path)) in rooms or called & names == set()


def test_nothing_reads_the_environment() -> None:
    """What a build is asked to do stands on its command line."""
    names = {node.attr for path in FILES for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)}
    assert names & {"environ", "getenv", "expanduser", "home_dir"} == set()


def test_no_room_is_a_drawer() -> None:
    """What a file holds can be said in a word."""
    assert {path.stem for path in FILES} & {"utils", "util", "helpers", "common", "misc", "tools"} == set()


@NAMED
def test_a_file_is_short(path: Path) -> None:
    """At most 400 lines, but for the two files of data."""
    name = path.relative_to(HOUSE).as_posix()
    assert name in DATA or len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


def test_the_files_of_data_exist() -> None:
    """An exception that nothing needs is taken back."""
    assert all((HOUSE / name).is_file() for name in DATA)


@NAMED
def test_a_function_fits_on_a_screen(path: Path) -> None:
    """At most 40 lines; the command line's table of options counts as lines too."""
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {item.name: _length(item) for item in functions if _length(item) > LONGEST_FUNCTION}
    assert long == {}


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function's body."""
    return (function.end_lineno or 0) - function.body[0].lineno + 1


@NAMED
def test_whatever_is_public_says_what_it_is(path: Path) -> None:
    """Modules, classes, functions and the public methods of public classes have a docstring."""
    assert ast.get_docstring(tree(path)), path
    silent = [name for name, node in _public(tree(path)) if not ast.get_docstring(node)]
    assert silent == []


def _public(node: ast.Module | ast.ClassDef) -> Iterator[tuple[str, ast.ClassDef | ast.FunctionDef]]:
    for item in node.body:
        if isinstance(item, ast.ClassDef | ast.FunctionDef) and not item.name.startswith("_"):
            yield item.name, item
            if isinstance(item, ast.ClassDef):
                yield from _public(item)


def test_the_readme_names_every_room() -> None:
    """The code block of the README that draws `site_builder/` has a line for each room, and for no other.

    The names stand first on a line, below and further in than `site_builder/`, several of them divided by commas;
    two spaces and what the room does may follow.
    """
    blocks = re.findall(r"(?:^(?: {4,}|\t).*\n|^```[^`]*?\n(?:.*\n)*?```\n)+", _readme(), re.MULTILINE)
    drawn = [line for block in blocks if "site_builder/" in block for line in _inside(block)]
    named = {word.strip(" /").removesuffix(".py") for line in drawn for word in line.split("  ")[0].split(",")}
    assert named - {""} == set(ROW) - {"__main__"}


def _readme() -> str:
    return (PROJECT / "README.md").read_text("utf-8")


def _inside(block: str) -> list[str]:
    """The lines below `site_builder/`, as far as they stand further in."""
    lines = block.splitlines()
    start = next(index for index, line in enumerate(lines) if line.strip().startswith("site_builder/"))
    depth = len(lines[start]) - len(lines[start].lstrip())
    found = []
    for line in lines[start + 1 :]:
        further = len(line) - len(line.lstrip()) - depth
        if further <= 0:
            break
        found.append((further, line.strip()))
    nearest = min((further for further, _ in found), default=0)
    return [line for further, line in found if further == nearest]
