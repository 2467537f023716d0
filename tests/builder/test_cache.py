"""What one build records for the next one: it is believed as far as it can be checked, and silent about people."""

import os
import re
import shutil
from pathlib import Path
from unittest import mock

import pytest
from lives import Life
from papers import pdf
from photos import saved, scene
from small_site import CONTENT, GUIDE, TEAMS, SmallSite

from site_builder.builder import cache as unit_cache
from site_builder.builder.cache import disk_time, read_unit_cache, write_unit_cache
from site_builder.output import MANIFEST

NUMBER = re.compile(rb"0912.?345.?678")
DAY = 86_400 * 10**9
"""Nanoseconds."""
UNIT = f"{CONTENT['bao-quang/unit.yaml']!s}tagline: {{}}\n"


def noted(site: SmallSite) -> list[bytes]:
    """All files that builds have left for the next ones."""
    kept = [path for path in (site.content.parent / ".cache").rglob("*") if path.is_file()]
    return [path.read_bytes() for path in (*kept, site.output / MANIFEST)]


def notes(site: SmallSite) -> unit_cache.UnitCache:
    """What is known of the units, by path."""
    cache = site.content.parent / ".cache"
    (file,) = (cache / "units").glob("*.json")
    return dict(sorted(read_unit_cache(cache, file.stem).items()))


@pytest.mark.parametrize(
    ("file", "text", "code"),
    [
        ("bao-quang/teams.yaml", TEAMS + "        phone: 0912 345 678\n", "no-consent"),
        ("bao-quang/unit.yaml", UNIT.format("gọi #0912345678"), "yaml-hash"),
        ("bao-quang/0912 345 678.txt", "của ai", "file-unknown"),
        ("bao-quang/guides/moi.md", "---\ntitle: Gọi 0912 345 678\n---\n", "private-mobile"),
        ("bao-quang/media/0912345678.txt", "của ai", "file-personal"),
    ],
)
def test_nobodys_number_is_noted(file: str, text: str, code: str, site: SmallSite) -> None:
    """Neither of what is published with a warning, nor of what is not published; each build tells it all the same."""
    first = site.put({file: text}).build()
    assert code in first.codes
    assert [row for row in noted(site) if NUMBER.search(row)] == []
    again = site.build()
    assert again.report.problems == first.report.problems
    assert again.report.reused >= 2


def test_a_clock_that_was_set_back_hides_no_save(site: SmallSite) -> None:
    """Files are of tomorrow then: another save may get the very time of the last one, so that no mark is kept."""
    tomorrow = site.content.stat().st_mtime_ns + DAY
    for tagline in ("Gần dân", "Cần dân", "Gần dân"):
        site.put({"bao-quang/unit.yaml": UNIT.format(tagline)})
        os.utime(site.content / "bao-quang/unit.yaml", ns=(tomorrow, tomorrow))
        with mock.patch.object(unit_cache, "_COARSE", 0):
            assert [tagline in site.build().page("bao-quang/index.html") for _ in range(2)] == [True, True]
        assert [bool(record.stat_digest) for record in notes(site).values()] == [True, False, True]


def test_a_time_that_is_given_back_hides_no_save(tmp_path: Path) -> None:
    """The disk notes by itself when a file was changed; the time that anybody may set is not all."""
    life = Life(tmp_path)
    page = life.site.content / "bao-quang/unit.yaml"
    page.write_text(UNIT.format("Gần dân"), "utf-8")
    with mock.patch.object(unit_cache, "_COARSE", 0):
        life.build()
        assert life.build().report.reused == 4
        before = page.stat()
        page.write_text(UNIT.format("Cần dân"), "utf-8")
        os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert page.stat().st_mtime_ns == before.st_mtime_ns
        assert "Cần dân" in life.build().page("bao-quang/index.html")


def test_a_file_that_took_the_place_of_another_is_another(tmp_path: Path) -> None:
    """Of the same size and time, moved there: as `mv` and programs that save safely do."""
    life = Life(tmp_path)
    page, other = life.site.content / "bao-quang/unit.yaml", tmp_path / "unit.yaml"
    page.write_text(UNIT.format("Gần dân"), "utf-8")
    other.write_text(UNIT.format("Cần dân"), "utf-8")
    os.utime(other, ns=(page.stat().st_atime_ns, page.stat().st_mtime_ns))
    with mock.patch.object(unit_cache, "_COARSE", 0):
        life.build()
        other.replace(page)
        assert "Cần dân" in life.build().page("bao-quang/index.html")


def test_a_cache_that_was_not_written_so_is_not_read(site: SmallSite, tmp_path: Path) -> None:
    """One letter is enough."""
    site.build()
    (file,) = (tmp_path / ".cache/units").glob("*.json")
    whole, variant, known = file.read_bytes(), file.stem, notes(site)
    assert set(known) == {"", "bao-quang", "xuan-an"}
    for spoilt in (whole[:-9], whole.replace("Xuân".encode(), b"Xuan "), b"", b"\n", b"\xff\n{}", whole[33:]):
        file.write_bytes(spoilt)
        assert read_unit_cache(tmp_path / ".cache", variant) == {}
    write_unit_cache(tmp_path / ".cache", variant, known)
    assert file.read_bytes() == whole


def test_without_a_cache_nothing_is_noted(tmp_path: Path) -> None:
    """Where it cannot be made, nothing is known of times, so that none is believed."""
    (tmp_path / "file").write_text("a")
    for cache in (None, tmp_path / "file", tmp_path / "file/cache"):
        write_unit_cache(cache, "a", {})
        assert (read_unit_cache(cache, "a"), disk_time(cache)) == ({}, 0)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_hidden_change_of_names_is_seen(tmp_path: Path) -> None:
    """Two communes that change their folders: all files are as they were, only elsewhere."""
    life = Life(tmp_path)
    with mock.patch.object(unit_cache, "_COARSE", 0):
        life.build()
        one, other, spare = (life.site.content / name for name in ("bao-quang", "xuan-an", "~$x"))
        for old, new in ((one, spare), (other, one), (spare, other)):
            old.rename(new)
        assert life.build().tree == life.clean().tree
        shutil.rmtree(other)
        assert life.build().tree == life.clean().tree


def test_a_row_of_media_counts_only_for_its_own_key(site: SmallSite) -> None:
    """The row of a document says that the original is published: over a picture's, it must not show its notes."""
    guide = GUIDE + "\n![Hình](../media/anh.png) [tờ khai](../media/a.pdf)\n"
    media = {"media/anh.png": saved(scene(48, 48), "PNG"), "media/a.pdf": pdf("a")}
    before = site.put({"guides/cai-vneid.md": guide, **media}).build()
    cache = site.content.parent / ".cache"
    rows = sorted(cache.glob("media/*/*.json"))
    document = next(row for row in rows if b'"versions": {}' in row.read_bytes())
    for row in rows:
        row.write_bytes(document.read_bytes())
    shutil.rmtree(cache / "units")
    shutil.rmtree(site.output)
    assert len(rows) == 2
    assert site.build().tree == before.tree
