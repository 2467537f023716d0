"""One country, several generators: sources written, pages compared, scenarios run in turn."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from compare import differences
from country import DAY, communes, files, write
from edits import COLD, GUIDE, NEWS, THEME, Edit, change, holders, stale
from figures import OURS, OWN_THEME, Figures
from measure import Run, run
from pageset import Country, read, values
from peer import Absent, Command, Peer

PROJECT = Path(__file__).resolve().parents[2]
JOBS = 2
_SHARE = 0.8
"""Of the machine's memory: a generator that takes more is ended."""
_TOLD = 5
_EXAMPLE = "tra-tien-dien"


@dataclass(slots=True, kw_only=True)
class Entry:
    """A generator with its source and output. `files` are those that each edit changes in its source."""

    name: str
    source: Path
    output: Path
    build: Callable[[], Command]
    one: Callable[[], Command]
    caches: tuple[Path, ...] = ()
    absent: str = ""
    edits: tuple[Edit, ...] = ()
    files: dict[str, tuple[Path, ...]] = field(default_factory=dict)
    runs: dict[str, list[Run]] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)
    made: dict[str, tuple[int, int]] = field(default_factory=dict)


class Contest:
    """One number of communes."""

    def __init__(self, *, folder: Path, communes: int, seed: str, per_kind: int, say: Callable[[str], None]) -> None:
        self.folder = folder
        self.communes = communes
        self.seed = seed
        self.per_kind = per_kind
        self.say = say
        self.unlike: list[str] = []
        """What a reader would see that is not the same: which peers' pages are not ours."""

    def engine(self, name: str, theme: str) -> Entry:
        """Our engine with a theme of the project, or with the small one that the peers have."""
        source = self.folder / name.replace(" ", "-").replace(",", "")
        write(source / "content", files(communes(self.communes), self.seed, theme))
        themes = source / "themes"
        shutil.copytree(PROJECT / "themes", themes)
        shutil.copytree(Path(__file__).parent / "theme", themes / "bench")
        shutil.copytree(themes / "default" / "i18n", themes / "bench" / "i18n")
        output = self.folder / f"{source.name}-out"
        words = (sys.executable, str(PROJECT / "build.py"), "build", "--content", str(source / "content"), "--quiet")
        command = Command(words=(*words, "--output", str(output), "--date", DAY.isoformat(), *_jobs()))
        return Entry(
            name=name,
            source=source,
            output=output,
            build=lambda: command,
            one=lambda: command,
            caches=(source / ".cache",),
        )

    def compare(self, entries: Iterable[Entry]) -> None:
        """Builds everything once and compares it with ours, which is built already."""
        ours, *others = entries
        for entry in others:
            if not entry.absent and entry.name != OWN_THEME and self._run(entry, COLD, entry.build()):
                self._compare(ours, entry)
                shutil.rmtree(entry.output)

    def race(self, entries: list[Entry], rounds: int, scenarios: Iterable[str]) -> list[Figures]:
        """The scenarios, cold being the first, all generators, in turn; what is built first is compared with ours."""
        names = tuple(scenarios)
        for number in range(1, rounds + 1):
            self.say(f"{self.communes} communes, round {number} of {rounds}")
            for entry in entries:
                _clear(entry)
            for name in names:
                for entry in entries:
                    if not entry.absent:
                        self._scenario(entry, name, number)
                    if number == 1 and name == COLD and entry.output.is_dir() and not entry.name.startswith(OURS):
                        self._compare(entries[0], entry)
        return [_figures(entry, name, self.communes) for name in names for entry in entries]

    def _compare(self, ours: Entry, other: Entry) -> None:
        found = differences(ours.output, other.output, self.seed, self.per_kind)
        self.unlike += [f"{self.communes} communes, {other.name}: {what}" for what in found]
        said = "; ".join(found[:_TOLD]) or "the same pages and texts"
        self.say(f"{self.communes} communes, {other.name}: {said}")

    def _scenario(self, entry: Entry, name: str, number: int) -> None:
        """One generator once; only an edit of one commune may be told to it."""
        edit = next((edit for edit in entry.edits if edit.name == name), None)
        if edit:
            change(entry.files[name], edit, number)
        if not self._run(entry, name, entry.one() if edit is entry.edits[0] else entry.build()):
            return
        if edit and (old := stale(entry.output, edit, number)):
            entry.remarks[name] = f"stale: {', '.join(old)}"
        if number == 1:
            entry.made[name] = _made(entry.output)

    def _run(self, entry: Entry, name: str, command: Command) -> bool:
        """Whether it went well; what has failed once takes no further part, and the table says why."""
        limit = int(_memory() * _SHARE)
        found = run(command.words, entry.source, command.env, limit)
        if found.code:
            entry.absent = f"failed ({name}): {' '.join(found.said.split())[-200:]}"
            self.say(f"{entry.name}: {entry.absent}")
            return False
        entry.runs.setdefault(name, []).append(found)
        return True


def entries(contest: Contest, peers: Iterable[Peer], tools: Path, *, own_theme: bool) -> list[Entry]:
    """Our engine, the peers, and our engine with its own theme, each with its source; ours is built already."""
    ours = contest.engine(OURS, "bench")
    command = ours.build()
    subprocess.run(command.words, check=True, cwd=ours.source, stdout=subprocess.DEVNULL)
    country = read(ours.source / "content", ours.output)
    found = [ours, *(_entry(contest, peer, country, tools) for peer in peers)]
    if own_theme:
        found.append(contest.engine(OWN_THEME, "default"))
    *texts, theme = _edits(country)
    for entry in found:
        own = replace(theme, old="<body ", new='<body data-edit="{}" ', where="/default/")
        entry.edits = (*texts, own if entry.name == OWN_THEME else theme)
        if not entry.absent:
            entry.files = {edit.name: holders(entry.source, edit) for edit in entry.edits}
    return found


def _entry(contest: Contest, peer: Peer, country: Country, tools: Path) -> Entry:
    source, output = contest.folder / peer.name, contest.folder / f"{peer.name}-out"
    source.mkdir()
    try:
        start, absent = peer.install(tools), ""
        peer.write(country, source)
    except Absent as reason:
        start, absent = "", str(reason)
    one = peer.one or peer.build
    return Entry(
        name=peer.name,
        source=source,
        output=output,
        build=lambda: peer.build(start, source, output),
        one=lambda: one(start, source, output),
        caches=tuple(source / name for name in peer.caches),
        absent=absent,
    )


def _edits(country: Country) -> tuple[Edit, ...]:
    """An announcement of the last commune, a guide that all share, a template that all pages have."""
    unit = country.units[-1]
    post, folder = unit.announcements()[-1], unit.path.strip("/")
    opening = next(text.body for text in country.shared if text.slug == _EXAMPLE).partition("\n")[0]
    title = values(post.head)["title"]
    of_post = (f"thong-bao/{post.slug}/index.html", "thong-bao/index.html", "index.html", "feed.xml")
    return (
        Edit(
            name=NEWS,
            old=title,
            where=folder.rpartition("/")[2],
            shows=tuple(f"{folder}/{page}" for page in of_post),
            new=f"{title}, sửa lần {{}}",
            seen=f"{title}, sửa lần {{}}",
        ),
        Edit(
            name=GUIDE,
            old=opening,
            where="",
            shows=tuple(f"{place}huong-dan/{_EXAMPLE}/index.html" for place in ("", f"{folder}/")),
            new=f"{opening} Sửa lần {{}}.",
            seen="Sửa lần {}.",
        ),
        Edit(
            name=THEME,
            old="<body>",
            where="",
            shows=(f"{folder}/index.html", f"{folder}/ma-qr/index.html", "dich-vu/index.html"),
            new='<body data-edit="{}">',
            seen=' data-edit="{}"',
        ),
    )


def _clear(entry: Entry) -> None:
    """A cold build finds neither output nor cache."""
    for path in (entry.output, *entry.caches):
        shutil.rmtree(path, ignore_errors=True)


def _made(output: Path) -> tuple[int, int]:
    """Pages and bytes of an output."""
    sizes = [(path.suffix, path.stat().st_size) for path in output.rglob("*") if path.is_file()]
    return sum(suffix == ".html" for suffix, _ in sizes), sum(size for _, size in sizes)


def _figures(entry: Entry, scenario: str, communes: int) -> Figures:
    runs = entry.runs.get(scenario, [])
    pages, size = entry.made.get(scenario, (0, 0))
    return Figures(
        generator=entry.name,
        scenario=scenario,
        communes=communes,
        walls=tuple(found.wall for found in runs),
        cpus=tuple(found.cpu for found in runs),
        peaks=tuple(found.memory for found in runs),
        pages=pages,
        size=size,
        remark="; ".join(filter(None, (entry.absent, entry.remarks.get(scenario, "")))),
    )


@cache
def _jobs() -> tuple[str, ...]:
    """The option for several processes, where our engine has it."""
    words = (sys.executable, str(PROJECT / "build.py"), "build", "--help")
    told = subprocess.run(words, check=True, capture_output=True, encoding="utf-8").stdout
    return ("--jobs", str(JOBS)) if "--jobs" in told else ()


def _memory() -> int:
    """Bytes of the machine."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
