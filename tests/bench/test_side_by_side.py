"""What the benchmark measures, compares and tells: without any peer, but for the sources that they would get."""

import shutil
import sys
from pathlib import Path

from compare import differences, seen
from country import DAY, communes, files
from edits import Edit, change, holders, stale
from measure import run
from pageset import pages, read
from peers.hugo import PLAIN
from small_site import PROJECT, THEMES, SmallSite
from table import Figures, tables, winners

from site_builder import builder

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


def figures(generator: str, *walls: float, remark: str = "") -> Figures:
    """A row of a table."""
    return Figures(generator=generator, scenario="cold", communes=15, walls=walls, cpus=walls, pages=554, remark=remark)


def test_the_table_gives_medians_and_ratios_and_marks_who_wins() -> None:
    """Nobody has to look for what speaks against us; a row of ours with another theme is no winner."""
    rows = [figures("site_builder", 2, 9, 3), figures("hugo", 1, 2, 50), figures("hugo-expert", 4, 4, 4)]
    told = tables([*rows, figures("site_builder, own theme", 1)])
    assert winners(rows) == ["hugo"]
    assert "| **hugo** | **2.00** | 1.00–50.00 |" in told
    assert "| site_builder | 3.00 | 2.00–9.00 | 3.00 | 0 | 554 | 0 | 1.500 | 0.750 |" in told
    assert "| site_builder, own theme |" in told
    assert "Quicker than site_builder here: hugo." in told


def test_who_was_absent_stands_last_with_the_reason() -> None:
    """No time is not the best time."""
    told = tables([figures("mkdocs", remark="pip install: no net"), figures("site_builder", 1)])
    assert told.index("| site_builder |") < told.index("| mkdocs | –")
    assert "pip install: no net |" in told
    assert "Quicker" not in told


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


def test_the_peers_get_every_page_that_we_make(tmp_path: Path) -> None:
    """With the benchmark's own theme: what a page of ours is, is a file for Hugo."""
    site = SmallSite(tmp_path, dict(files(communes(1), theme="bench")))
    shutil.copytree(PROJECT / "tests" / "bench" / "theme", tmp_path / "themes" / "bench")
    shutil.copytree(THEMES / "default" / "i18n", tmp_path / "themes" / "bench" / "i18n")
    options = builder.Options(content=site.content, output=site.output, day=DAY, themes=(tmp_path / "themes",))
    assert builder.build(options).problems == ()
    country = read(site.content, site.output, DAY)
    ours = {path.relative_to(site.output).as_posix() for path in site.output.rglob("index.html")}
    theirs = {f"{page['url']}index.html".lstrip("/") for unit in country.units for page in pages(unit, country.nation)}
    assert theirs == ours
    PLAIN.write(country, tmp_path / "hugo")
    assert len(list((tmp_path / "hugo" / "content").rglob("*.*"))) == len(ours)
