"""What the benchmark measures and compares."""

import sys
from pathlib import Path

from compare import differences, seen
from edits import Edit, change, holders, stale
from measure import run

MEGABYTE = 1 << 20
HOLDING = """\
import os, time
held = bytearray([1]) * ({size} << 20)
child = {fork}
time.sleep(0.6)
child and os.wait()
"""
EDIT = Edit(name="edit", old="Họp ấp", where="ba-dinh", shows=("a.html",), new="**Họp** lần {}", seen="Họp lần {}")


def python(folder: Path, code: str, limit: int = 1 << 40) -> tuple[int, int, str]:
    """A piece of Python as the benchmark runs a generator: its code, its memory, what it said."""
    found = run((sys.executable, "-c", code), folder, {}, limit)
    return found.code, found.memory, found.said


def test_memory_of_children_counts_but_what_they_share_counts_once(tmp_path: Path) -> None:
    """A process and its fork hold the same 100 MB together: not 0 more, not 200."""
    _, alone, _ = python(tmp_path, HOLDING.format(size=100, fork="0"))
    _, forked, _ = python(tmp_path, HOLDING.format(size=100, fork="os.fork()"))
    assert 100 * MEGABYTE < alone < 150 * MEGABYTE
    assert 100 * MEGABYTE < forked < 150 * MEGABYTE


def test_a_childs_own_memory_is_seen(tmp_path: Path) -> None:
    """A program that only starts another takes what the other takes."""
    inner = HOLDING.format(size=100, fork="0")
    _, memory, _ = python(tmp_path, f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])")
    assert memory > 100 * MEGABYTE


def test_a_peak_that_has_passed_is_still_known(tmp_path: Path) -> None:
    """Samples of a large process are far apart; the kernel remembers what it has had."""
    _, memory, _ = python(tmp_path, "import time; held = bytearray([1]) * (100 << 20); del held; time.sleep(0.3)")
    assert memory > 100 * MEGABYTE


def test_cpu_time_of_children_counts(tmp_path: Path) -> None:
    """Work in a child that was waited for is work."""
    inner = "import time; [None for _ in iter(lambda: time.process_time() < 0.3, False)]"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    assert run((sys.executable, "-c", code), tmp_path, {}, 1 << 40).cpu >= 0.3


def test_a_run_that_grows_past_the_limit_is_ended_and_says_so(tmp_path: Path) -> None:
    """It would take the machine along."""
    code, _, said = python(tmp_path, HOLDING.format(size=100, fork="0"), limit=50 * MEGABYTE)
    assert code < 0
    assert "ended at" in said


def test_a_failure_keeps_its_code_and_words(tmp_path: Path) -> None:
    """The table tells why a generator is not in it."""
    code, _, said = python(tmp_path, "raise SystemExit('no such theme')")
    assert (code, said.strip()) == (1, "no such theme")


def test_an_edit_is_made_again_and_again_and_a_page_without_it_is_stale(tmp_path: Path) -> None:
    """Only in the files of its own commune."""
    own, other = (tmp_path / name / "bai.md" for name in ("ba-dinh", "ngoc-ha"))
    for path in (own, other):
        path.parent.mkdir()
        path.write_text("title: Họp ấp\n")
    found = holders(tmp_path, EDIT)
    change(found, EDIT, 1)
    change(found, EDIT, 2)
    assert own.read_text() == "title: **Họp** lần 2\n"
    assert other.read_text() == "title: Họp ấp\n"
    (tmp_path / "a.html").write_text("<h1>Họp lần 1</h1>")
    assert stale(tmp_path, EDIT, 1) == []
    assert stale(tmp_path, EDIT, 2) == ["a.html"]


def test_pages_are_the_same_when_text_and_targets_are() -> None:
    """Spaces between tags, how a link is written, pictures and styles are the template's own."""
    ours = seen('<body><p>Xem <a href="../b/">bài</a></p>\n<svg><title>Mã</title></svg>', "a/index.html")
    assert ours == seen('<body><div><p> Xem <a href="/b/">bài</a> </p></div>', "a/index.html")
    assert ours != seen('<body><p>Xem <a href="/c/">bài</a></p>', "a/index.html")
    assert ours != seen('<body><p>Xem <a href="/b/">bải</a></p>', "a/index.html")


def test_a_page_too_few_or_too_many_is_told(tmp_path: Path) -> None:
    """Addresses are compared for all pages, not for a sample."""
    for name in ("ours/a", "theirs/b"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "index.html").write_text("<p>Chào</p>")
    told = differences(tmp_path / "ours", tmp_path / "theirs", "247")
    assert told == ["a/index.html: missing", "b/index.html: too many"]


def test_feeds_are_compared_too(tmp_path: Path) -> None:
    """One was overwritten by a peer, and nobody saw it."""
    for name, title in (("ours", "Họp ấp"), ("theirs", "{{ item.title }}")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "feed.xml").write_text(f'<?xml version="1.0"?><feed><title>{title}</title></feed>')
    assert differences(tmp_path / "ours", tmp_path / "ours", "247") == []
    [told] = differences(tmp_path / "ours", tmp_path / "theirs", "247")
    assert told.startswith("feed.xml: ")
