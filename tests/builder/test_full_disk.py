"""A disk that is full, or that may only be read: the site stays whole, page by page, and the next build is right."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from commands import become, city, clean_names, mount, run
from papers import pdf
from photos import saved, scene
from small_site import SmallSite, everything
from test_kills import shown, torn

from site_builder.cli.words.all import WORDS

OLD, NEW = city(6)
DISK = WORDS["vi"]["disk"].partition("{")[0]
SIZE, BLOCK = 2_000_000, 4096
"""Bytes. The site takes half of it."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform != "linux" or not mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder):
        pytest.skip("needs a user who may mount a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-R", folder], check=True)


@pytest.fixture
def site(disk: Path, tmp_path: Path) -> SmallSite:
    """A site of which the output alone is on that disk, and which has been built once."""
    made = SmallSite(tmp_path, OLD)
    made.output = disk / "public"
    made.build()
    return made


def fill(disk: Path, blocks: int) -> None:
    """Leaves so many blocks of a disk free."""
    ballast = disk / "ballast"
    with ballast.open("ab", buffering=0) as file, suppress(OSError):
        while file.write(bytes(BLOCK)) == BLOCK:
            pass
    os.truncate(ballast, max(0, ballast.stat().st_size // BLOCK - blocks) * BLOCK)


def mend(disk: Path) -> None:
    """Somebody makes room."""
    (disk / "ballast").unlink()


@pytest.mark.parametrize(("jobs", "blocks"), [(1, 0), (2, 60)])
def test_a_full_disk_is_told_and_does_no_harm(jobs: int, blocks: int, site: SmallSite, disk: Path) -> None:
    """Every page is the old one or the new one; when there is room again, the next build is right."""
    old, new = shown(site), become(site, NEW).clean().tree
    fill(disk, blocks)
    ended = run(site, jobs=jobs)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith(DISK)
    assert "Traceback" not in ended.stderr
    assert torn(shown(site), old, new) == []
    mend(disk)
    assert site.build().tree == new
    assert everything(site.output) == clean_names(site)


@pytest.mark.parametrize("blocks", range(0, 120, 17))
def test_however_little_room_there_is(blocks: int, site: SmallSite, disk: Path) -> None:
    """It may end in the middle of a page, of the list of pages, or of what is noted about a unit."""
    old, new = shown(site), become(site, NEW).clean().tree
    fill(disk, blocks)
    with suppress(OSError):
        site.build()
    assert torn(shown(site), old, new) == []
    mend(disk)
    assert site.build().tree == new
    assert everything(site.output) == clean_names(site)


def test_an_output_that_may_only_be_read_is_told(site: SmallSite, disk: Path) -> None:
    """Nothing of it changes."""
    old, new = shown(site), become(site, NEW).clean().tree
    assert mount("-o", "remount,ro", disk)
    ended = run(site)
    assert mount("-o", "remount,rw", disk)
    assert (ended.returncode, "Traceback" in ended.stderr) == (1, False)
    assert ended.stderr.startswith(DISK)
    assert shown(site) == old
    assert site.build().tree == new


def test_a_page_that_cannot_be_replaced_is_named(site: SmallSite) -> None:
    """Another program has it. All others are new, of its own commune too."""
    old, new = shown(site), become(site, NEW).clean().tree
    page = site.output / "xa-3/index.html"
    assert mount("--bind", page, page)
    ended = run(site)
    subprocess.run(["umount", page], check=True)
    assert (ended.returncode, "Traceback" in ended.stderr) == (1, False)
    assert f"{site.content}/xa-3/unit.yaml:1:1: lỗi: Có 1 tệp" in ended.stderr
    assert "xa-3/index.html" in ended.stderr
    assert shown(site) == {**new, "xa-3/index.html": old["xa-3/index.html"]}
    assert site.build().tree == new


@pytest.mark.parametrize("how", ["full", "read only"])
def test_a_cache_that_cannot_be_written_costs_time_only(how: str, disk: Path, tmp_path: Path) -> None:
    """Neither a first build nor the next ones fail for it."""
    site = SmallSite(tmp_path, {**OLD, "media/mau.pdf": pdf("1"), "media/anh.png": saved(scene(64, 48), "PNG")})
    if how == "full":
        fill(disk, 0)
    else:
        assert mount("-o", "remount,ro", disk)
    for files in (OLD, NEW, OLD):
        built = become(site, files).build(cache=disk / ".cache")
        assert built.tree == site.clean().tree
        assert built.codes == []


def test_a_cache_that_fills_up_is_still_right(disk: Path, tmp_path: Path) -> None:
    """What was half written into it is not believed."""
    site = SmallSite(tmp_path, {**OLD, "media/anh.png": saved(scene(320, 240), "PNG")})
    for blocks in (1, 3, 9, 27):
        fill(disk, blocks)
        assert become(site, NEW if blocks % 2 else OLD).build(cache=disk / ".cache").tree == site.clean().tree
    mend(disk)
    assert site.build(cache=disk / ".cache").tree == site.clean().tree
    assert site.build(cache=disk / ".cache").report.reused > 0
