"""Every known trap, through the whole build: read as it was meant, or told at its place. None is swallowed."""

import os
import socket
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from small_site import GUIDE, NEWS, SmallSite

from site_builder.content.load import scan, source_line
from site_builder.model.location import Location
from site_builder.report.message import shown
from site_builder.report.terminal import show
from traps.markdown import TRAPS as MARKDOWN
from traps.names import TRAPS as NAMES
from traps.trap import Trap
from traps.values import TRAPS as VALUES
from traps.writing import TRAPS as WRITING

TRAPS: dict[str, Trap] = {**WRITING, **VALUES, **MARKDOWN, **NAMES}
SECONDS = 3.0
MOST = 150 * 2**20
"""Bytes of memory: a page of 10,000 list items takes some 60 MiB while it is made."""


@pytest.mark.parametrize("what", TRAPS)
def test_a_trap_is_read_as_it_was_meant_or_told(what: str, site: SmallSite) -> None:
    """In a moment, in little memory, and without a change to any other unit's page."""
    trap = TRAPS[what]
    before = site.build()
    site.put(trap.files)
    started = time.process_time()
    built = site.build()
    assert time.process_time() - started < SECONDS
    told_of = [(code, line, column) for _, code, line, column in built.told if code != "site-unused"]
    assert told_of == list(trap.told)
    assert bool(built.report.errors) == bool(trap.told and not trap.warns)
    assert trap.shown in built.tree.get(trap.page, b"").decode()
    assert built.of("xuan-an") == before.of("xuan-an")
    if built.report.errors:
        assert built.of("bao-quang") == before.of("bao-quang")
    for problem in built.report.problems:
        told = show(shown(problem, source_line(site.content, problem.place), "vi"), "content")
        assert {letter for letter in told if not letter.isprintable()} <= set("\n\t\u00a0")
        assert len(told) < 1200


def test_no_trap_stands_twice() -> None:
    """A later table must not hide an earlier one's trap; there are many."""
    assert len(TRAPS) == len(WRITING) + len(VALUES) + len(MARKDOWN) + len(NAMES) > 250


@pytest.mark.parametrize("what", [*MARKDOWN, *(name for name in (*WRITING, *NAMES) if name.startswith("10"))])
def test_what_is_huge_takes_little_memory(what: str, site: SmallSite) -> None:
    """Whether it is read or refused."""
    site.put(TRAPS[what].files)
    tracemalloc.start()
    try:
        site.build(dry=True)
        assert tracemalloc.get_traced_memory()[1] < MOST
    finally:
        tracemalloc.stop()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path may have a hundred letters
    try:
        with socket.socket(socket.AF_UNIX) as opened:
            opened.bind(path.name)
    finally:
        os.chdir(here)


def _link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def _link_to_a_pipe(path: Path) -> None:
    inside = next(folder for folder in path.parents if folder.name == "content") / ".pipe"
    os.mkfifo(inside)
    path.symlink_to(inside)


def _link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _sparse(path: Path) -> None:
    path.touch()
    os.truncate(path, 10 * 2**30)


SPECIAL: dict[str, tuple[Callable[[Path], None], str]] = {
    "a pipe": (_pipe, "file-special"),
    "a socket": (_socket, "file-special"),
    "a link to itself": (_link_to_itself, "file-outside"),
    "a link to a pipe": (_link_to_a_pipe, "file-special"),
    "a link to a device": (_link_to_a_device, "file-outside"),
}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize("name", ["bao-quang/events.yaml", "bao-quang/guides/bai.md", "bao-quang/media/a.jpg"])
@pytest.mark.parametrize("what", SPECIAL)
def test_what_is_no_file_is_not_waited_for(what: str, name: str, site: SmallSite) -> None:
    """It would be read for ever; nor does the line that a problem shows come from it."""
    before = site.build()
    make, code = SPECIAL[what]
    path = site.content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    make(path)
    built = site.build()
    assert built.told == [(name, code, 1, 1)]
    assert built.tree == before.tree
    assert source_line(site.content, Location(file=name)) == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows fills the file with zeros")
def test_a_file_of_ten_gigabytes_is_not_read(site: SmallSite) -> None:
    """Neither for its content nor for the line that its problem shows."""
    _sparse(site.content / "bao-quang/events.yaml")
    assert site.build().codes == ["file-large"]
    assert source_line(site.content, Location(file="bao-quang/events.yaml")) == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize(
    "name", [b"bao-quang/media/\xff.jpg", b"bao-quang/guides/\xff.md", b"\xff/unit.yaml", b"xuan-an/\xff"]
)
def test_a_name_that_is_no_text_can_be_told(name: bytes, site: SmallSite) -> None:
    """On any screen and as JSON; the manifest can be written, the others are built."""
    before = site.build()
    site.put({os.fsdecode(name): "name: A\nkind: b\n"})
    built = site.build()
    assert built.codes[0] in ("file-name", "file-unknown")
    for problem in built.report.problems:
        assert show(shown(problem, "", "vi"), "content").encode()
    assert built.tree == before.tree


@pytest.mark.skipif(os.name == "nt", reason="Windows' paths end at 260 letters")
def test_folders_deeper_than_the_disk_can_name_are_told(site: SmallSite) -> None:
    """A path of 5,000 letters is neither followed nor fatal."""
    before = site.build()
    here = Path.cwd()
    os.chdir(site.content)
    try:
        for _ in range(50):
            Path("a" * 100).mkdir()
            os.chdir("a" * 100)
    finally:
        os.chdir(here)
    assert site.build().codes == ["no-unit"]
    assert site.build().tree == before.tree
    os.chdir(site.content)
    try:
        os.system("rm -rf aaa*")  # noqa: S605 - no Python function can name a path so long
    finally:
        os.chdir(here)


def test_a_unit_of_five_thousand_files_is_read(site: SmallSite) -> None:
    """In seconds: 5,000 pictures, and as many announcements as thirteen years have days."""
    pictures = {f"bao-quang/media/{number}.txt": b"a" for number in range(5000)}
    news = {f"bao-quang/announcements/2026-11-18-tin-{number}.md": NEWS for number in range(300)}
    site.put({**pictures, **news})
    started = time.process_time()
    assert sum(len(folder.media) for folder in scan(site.content)) == 5000
    assert time.process_time() - started < SECONDS
    assert set(site.build(dry=True).codes) == {"site-unused"}


def test_a_guide_in_capitals_is_not_lost_on_windows(site: SmallSite) -> None:
    """Both files of a pair are named, so that the editor can choose."""
    site.put({"bao-quang/media/Anh.txt": b"a", "bao-quang/media/anh.txt": b"b", "bao-quang/guides/bai.md": GUIDE})
    (problem,) = site.build(dry=True).report.problems
    assert (problem.place.file, problem.words["other"]) == ("bao-quang/media/anh.txt", "bao-quang/media/Anh.txt")
