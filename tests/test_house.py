"""The house checks itself: who may import whom, who may touch the world, and that everything stays small and told."""

import ast
import io
import re
import tokenize
from collections import Counter
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
    {"serve"},
    {"sync"},
    {"editing", "builder", "printing"},
    {"check", "pages", "linkcheck", "deploy"},
    {"content", "report", "links"},
    {"text", "output"},
    {"model", "qr"},
)
"""From the command line down to the values. A package may import only packages of lower rows."""
ROW = {room: index for index, row in enumerate(ROWS) for room in row}

THE_WORLD = {
    "asyncio": {"linkcheck.web.*", "serve"},
    "concurrent": {"builder.cluster", "linkcheck.site.workers", "linkcheck.web.run", "serve.editor.editor_handler"},
    "dask": {"builder.cluster"},
    "distributed": {"builder.cluster"},
    "gc": {"__main__", "builder.processes", "linkcheck.site.workers"},
    "http": {"builder.previous_web", "deploy.http_read", "serve.editor.*", "serve.guard", "serve.handlers"},
    "livereload": {"serve.handlers"},
    "logging": {"content.media.documents.pdf"},
    "multiprocessing": {
        "builder.processes",
        "content.media.documents.isolation",
        "content.media.reading_process",
        "linkcheck.site.workers",
    },
    "os": {
        "__main__",
        "builder.fingerprint",
        "builder.processes",
        "cli.deploy_password",
        "cli.machine",
        "content.folder_reader",
        "content.listing",
        "content.media.budget",
        "content.media.cache",
        "content.media.reading_process",
        "deploy.transports.*",
        "editing.originals",
        "linkcheck.site.walk",
        "output.files",
        "output.journal",
        "output.lock",
        "output.placement",
        "serve.guard",
        "serve.watch",
        "sync.dulwich_repository",
    },
    "random": {"cli.qr_register", "linkcheck.codes.camera", "linkcheck.web.rate_limit", "linkcheck.web.run"},
    "secrets": {"cli.serve"},
    "shutil": {"deploy.transports.*", "output.atomic", "output.placement", "sync.disk", "sync.git"},
    "signal": {"builder.processes", "builder.time_limit", "content.media.budget"},
    "socket": {"cli.machine", "deploy.transports.*", "linkcheck.web.connect", "serve.listener"},
    "sqlite3": {"linkcheck.web.database"},
    "ssl": {"builder.previous_web", "deploy.*", "linkcheck.web.connect", "linkcheck.web.fetch", "linkcheck.web.values"},
    "subprocess": {"deploy.transports.process"},
    "sys": {
        "__main__",
        "builder.fingerprint",
        "builder.pool",
        "builder.processes",
        "cli",
        "cli.*",
        "content.media.documents.isolation",
        "linkcheck.site.workers",
        "model.frozen",  # only asks whether Python looks for mistakes
        "output.lock",
    },
    "threading": {
        "__main__",
        "builder.cluster",
        "builder.pool",
        "builder.processes",
        "builder.time_limit",
        "content.media.documents.isolation",
        "deploy.lanes",
        "deploy.run",
        "linkcheck.site.workers",
        "serve",
        "serve.preview",
    },
    "time": {"cli.*"},
    "tornado": {"serve", "serve.editor.editor_handler", "serve.guard", "serve.handlers"},
}
"""A module of the world outside → the files that may import it; `cli.*` stands for every file below `cli`.

Only the preview, the check of other hosts, a build that is told of the last site, and deploys open sockets; the latter
alone run other programs. Chance draws the numbers of codes, and lets those who were refused together not come back
together.
"""
NOBODYS = {"uuid", "tempfile"}
NOBODYS |= {"locale", "platform", "ctypes", "pickle", "urllib.request", "glob", "fileinput"}
"""Modules of secrets and the net that no file imports."""
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
        {
            "builder.cache",
            "builder.compiled_templates",
            "builder.fingerprint",
            "builder.previous_folder",
            "builder.usb",
            "cli.*",
            "content.folder_reader",
            "content.listing",
            "content.load",
            "content.media.budget",  # only the system's empty file, and what the system says of this process
            "content.media.cache",
            "content.media.prepare",
            "deploy.credentials",
            "deploy.history",
            "deploy.site",
            "deploy.transports.*",
            "editing.originals",
            "linkcheck.codes.*",
            "linkcheck.site.*",
            "linkcheck.web.classify",  # only asks an address whether it names a file
            "linkcheck.web.database",
            "linkcheck.web.run",  # the same
            "output.atomic",
            "output.files",
            "output.journal",
            "output.lock",
            "output.manifest",
            "output.placement",
            "output.unclaimed",
            "pages.search_script",  # once, and only the script beside it
            "pages.theme",
            "serve.editor.pages",
            "serve.handlers",
            "serve.preview",
            "serve.watch",
            "sync.disk",
            "sync.dulwich_repository",
            "sync.git",
            "text.gazetteer.places",  # the State's lists, when a name is looked up
            "text.languages",  # reads the sentences of the language that is asked for
        },
    ),
    "writing": (
        WRITING,
        {
            "builder.cache",
            "builder.compiled_templates",
            "builder.usb",
            "content.media.cache",
            "deploy.history",
            "deploy.transports.*",
            "linkcheck.web.database",
            "output.atomic",
            "output.files",
            "output.journal",
            "output.lock",
            "output.placement",
            "sync.disk",
            "sync.git",
        },
    ),
    "clock": (
        CLOCK,
        {
            "cli.build",
            "cli.build_options",
            "cli.apply_form",
            "cli.check_content",
            "cli.check_external",
            "cli.check_site",
            "cli.clock",
            "cli.deploy",
            "cli.export",
            "cli.new",
            "cli.qr_register",
            "cli.qr_audit",
            "cli.qr_check",
            "cli.run_build",
        },
    ),
    "voice": (VOICE, {"cli", "cli.*", "__main__"}),
}
"""What touches disk, clock or screen → the names of its functions, and the files that may call them."""
LONGEST_FILE, LONGEST_FUNCTION = 300, 40
DATA = {
    "links/html/tags.py": "a table: what each attribute of each element refers to",
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


def _allowed(name: str, files: set[str]) -> bool:
    """Whether a list of files names a file, by itself or as one of a package."""
    return name in files or any(name.startswith(entry[:-1]) for entry in files if entry.endswith(".*"))


def _world(path: Path) -> set[str]:
    """The modules of the world outside that a file imports."""
    found = set(imports(path))
    return found | {name.partition(".")[0] for name in found}


def _called(path: Path) -> set[str]:
    """The names of all functions and methods that a file calls."""
    calls = (node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    return {
        call.attr if isinstance(call, ast.Attribute) else call.id
        for call in calls
        if isinstance(call, ast.Attribute | ast.Name)
    }


@NAMED
def test_only_the_files_that_are_listed_import_the_world(path: Path) -> None:
    """Chance, sockets and other processes belong nowhere else."""
    roots = _world(path)
    assert roots & NOBODYS == set()
    assert {name for name in roots & set(THE_WORLD) if not _allowed(module(path), THE_WORLD[name])} == set()


@NAMED
@pytest.mark.parametrize("what", WHO_MAY)
def test_only_the_files_that_are_listed_touch_disk_clock_and_screen(path: Path, what: str) -> None:
    """`datetime.now`, `Path.read_text`, `print` … are called nowhere else; time and content are arguments."""
    names, files = WHO_MAY[what]
    assert _allowed(module(path), files) or _called(path) & names == set()


def test_the_lists_of_files_are_exact() -> None:
    """A permission that no file uses any more is taken back."""
    uses = [(files, {module(path) for path in FILES if name in _world(path)}) for name, files in THE_WORLD.items()]
    uses += [(files, {module(path) for path in FILES if _called(path) & names}) for names, files in WHO_MAY.values()]
    unused = [entry for files, users in uses for entry in files if not any(_allowed(user, {entry}) for user in users)]
    assert unused == []


def test_nothing_reads_the_environment() -> None:
    """What a build is asked to do stands on its command line. A password does not: others could read it there."""
    files = [path for path in FILES if module(path) != "cli.deploy_password"]
    names = {node.attr for path in files for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)}
    assert names & {"environ", "getenv", "expanduser", "home_dir"} == set()


def _classes(path: Path) -> Iterator[str]:
    """The names of a file's types: its classes, and the names that it gives to others."""
    for node in tree(path).body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if name[:1].isupper() and not name.isupper():
                yield name


SAME_NAME: dict[str, str] = {}
"""Types that two files name alike, and why one name may have two meanings there."""


def test_no_two_types_have_one_name() -> None:
    """Whoever reads a name thinks of one thing."""
    count = Counter(name for path in FILES for name in _classes(path) if not name.startswith("_"))
    assert {name for name, times in count.items() if times > 1} == set(SAME_NAME)


def test_no_room_is_a_drawer() -> None:
    """What a file holds can be said in a word."""
    assert {path.stem for path in FILES} & {"utils", "util", "helpers", "common", "misc", "tools"} == set()


@NAMED
def test_a_file_is_short(path: Path) -> None:
    """At most 300 lines, but for the files of data."""
    name = path.relative_to(HOUSE).as_posix()
    assert name in DATA or len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


def test_the_files_of_data_are_long() -> None:
    """An exception that nothing needs is taken back."""
    assert all(len((HOUSE / name).read_text("utf-8").splitlines()) > LONGEST_FILE for name in DATA)


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
    silent = [name for name, node in _public(tree(path)) if not ast.get_docstring(node) and not _is_overload(node)]
    assert silent == []


def _is_overload(node: ast.ClassDef | ast.FunctionDef) -> bool:
    """Whether this only declares one way to call a function that says itself what it does."""
    return any(isinstance(one, ast.Name) and one.id == "overload" for one in node.decorator_list)


def _public(node: ast.Module | ast.ClassDef) -> Iterator[tuple[str, ast.ClassDef | ast.FunctionDef]]:
    for item in node.body:
        if isinstance(item, ast.ClassDef | ast.FunctionDef) and not item.name.startswith("_"):
            yield item.name, item
            if isinstance(item, ast.ClassDef):
                yield from _public(item)


MENTION = re.compile(r"(?<![\\\w])[\w./<>-]+\.md\b")
EXAMPLES = {
    "con.md",
    "bài.md",
    "<slug>.<lang>.md",
    "guides/<slug>.<lang>.md",
    "announcements/<date>-<slug>.<lang>.md",
    "guides/<slug>.md",
    "announcements/<date>-<slug>.md",
}
"""Names of content files that docstrings use as examples."""
EMPTY_WORDS = re.compile(
    r"#\W*(?:noqa: [\w, ]+ - |type: ignore\S* +# )?(?:as|see) (?:above|below|before)|#.* - the same\.?"
)
SPEAKING = {"linkcheck", "links", "model", "pages", "qr", "report", "serve", "text"}
"""Packages in which every comment says something by itself."""


def _comments(path: Path) -> Iterator[str]:
    """The comments of a file."""
    tokens = tokenize.generate_tokens(io.StringIO(path.read_text("utf-8")).readline)
    return (token.string for token in tokens if token.type == tokenize.COMMENT)


def _docstrings(path: Path) -> Iterator[str]:
    """The texts of a file that stand alone: docstrings, and what stands under a name."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value


@cache
def _documents() -> frozenset[Path]:
    """The Markdown files of the project, with those of its content."""
    folders = ("", "content/**/", "site_builder/", "tests/")
    return frozenset(file for folder in folders for file in PROJECT.glob(f"{folder}*.md"))


@NAMED
def test_code_names_no_document_outside_the_project(path: Path) -> None:
    """Whoever has only the project can follow every reference."""
    named = {name for text in (*_docstrings(path), *_comments(path)) for name in MENTION.findall(text)}
    assert {name for name in named - EXAMPLES if not any(file.match(name) for file in _documents())} == set()


@NAMED
def test_a_comment_says_something(path: Path) -> None:
    """A comment that only points to another one has to be read twice, and misleads once that one has moved."""
    empty = [comment for comment in _comments(path) if EMPTY_WORDS.fullmatch(comment)]
    assert room(module(path)) not in SPEAKING or empty == []


def test_the_readme_names_every_room() -> None:
    """The code block of `site_builder/README.md` that draws `site_builder/` has a line for each room, and for no other.

    The names stand first on a line, below and further in than `site_builder/`, several of them divided by commas;
    two spaces and what the room does may follow.
    """
    blocks = re.findall(r"(?:^(?: {4,}|\t).*\n|^```[^`]*?\n(?:.*\n)*?```\n)+", _readme(), re.MULTILINE)
    drawn = [line for block in blocks if "site_builder/" in block for line in _inside(block)]
    named = {word.strip(" /").removesuffix(".py") for line in drawn for word in line.split("  ")[0].split(",")}
    assert named - {""} == set(ROW) - {"__main__"}


def _readme() -> str:
    return (HOUSE / "README.md").read_text("utf-8")


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
