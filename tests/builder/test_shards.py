"""Shards built on several machines and merged are what one clean build makes, byte for byte."""

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from photos import saved, scene
from small_site import DAY, GUIDE, THEMES, Built, SmallSite, small_site, tree
from test_again import EDITS, Edit, apply, mend

from site_builder.builder import BuildOptions
from site_builder.builder.cache import read_unit_cache, write_unit_cache
from site_builder.builder.record import files_digest
from site_builder.builder.shards import block
from site_builder.content.media import image as picture
from site_builder.model.folder import Listing
from site_builder.model.output import File
from site_builder.output import MANIFEST, SHARD, ForeignFolder, read_manifest

NEIGHBOURS = {f"xa-{number}/unit.yaml": f"name: Mẫu {number}\nkind: xã\n" for number in range(4)}
"""Enough of them that a part has several."""


def shards(site: SmallSite, of: int, day: date = DAY) -> list[Path]:
    """The outputs of all parts, each built as on a machine that has nothing but the content."""
    outputs = [site.content.parent / f"part-{number}-{of}" for number in range(1, of + 1)]
    for number, output in enumerate(outputs, 1):
        site.build(day, output, cache=None, shard=(number, of))
    return outputs


def merge(site: SmallSite, outputs: Sequence[Path], output: Path | None = None, day: date = DAY) -> Built:
    """What another machine makes of them."""
    return site.build(day, output, cache=site.content.parent / "merging", shards=tuple(outputs))


def assert_same(one: Built, other: Built) -> None:
    """The pages, the manifest, and all that is told."""
    assert (one.tree, one.manifest) == (other.tree, other.manifest)
    assert (one.report.problems, one.report.failed) == (other.report.problems, other.report.failed)
    assert (one.report.pages, one.report.next_change) == (other.report.pages, other.report.next_change)
    assert one.report.stale == other.report.stale


@given(st.lists(EDITS, max_size=4), st.integers(1, 5), st.randoms())
def test_shards_and_merge_are_one_clean_build(history: list[Edit], of: int, random: Random) -> None:
    """Law 1, for any content, with mistakes or without, any number of parts, and in any order."""
    with small_site() as site:
        for edit in history:
            apply(site, edit)
        outputs = shards(site, of)
        random.shuffle(outputs)
        merged = merge(site, outputs)
        assert_same(merged, site.clean())
        assert merged.report.lacking == ()


@given(st.lists(EDITS, max_size=3), st.lists(EDITS, min_size=1, max_size=3), st.integers(1, 4))
def test_merging_into_the_last_site_is_one_more_build(before: list[Edit], after: list[Edit], of: int) -> None:
    """What has a mistake keeps its last good pages, what is gone goes."""
    with small_site() as site:
        for edit in before:
            apply(site, edit)
        mend(site)
        site.build()
        shutil.copytree(site.output, other := site.content.parent / "other")
        for edit in after:
            apply(site, edit)
        merged, built = merge(site, shards(site, of), other), site.build()
        assert_same(merged, built)
        assert merged.report.overdue == built.report.overdue
        assert merged.report.gone == built.report.gone
        assert merge(site, [], other).report.rendered == 0


@given(st.integers(1, 60), st.integers(1, 70))
def test_parts_are_blocks_of_the_innermost_units(count: int, of: int) -> None:
    """Together they are all of them, each once, in order; none is more than one unit larger than another."""
    listings = [Listing(path=()), *(Listing(path=(f"{number % 3}",)) for number in range(3))]
    listings += [Listing(path=("2", f"{number:02}")) for number in range(count)]
    options = BuildOptions(content=Path(), output=Path(), day=DAY, themes=())
    parts = [block(replace(options, shard=(number, of)), listings) for number in range(1, of + 1)]
    assert [listing for part in parts for listing in part] == [one for one in listings if one.path not in ((), ("2",))]
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


def test_only_what_shows_others_is_made_by_the_merge(site: SmallSite) -> None:
    """The city, whose entry page lists its communes; the next build makes nothing at all."""
    outputs = shards(site.put(NEIGHBOURS), 3)
    assert all(() not in _units(output) for output in outputs)
    merged = merge(site, outputs)
    pages = [url for url in read_manifest(site.output).units[""].files if url.endswith("/") or not url]
    assert merged.report.rendered == len(pages)
    assert (merged.report.units, merged.report.reused) == (7, 6)
    assert merge(site, []).report.rendered == 0


def _units(output: Path) -> list[tuple[str, ...]]:
    return [tuple(unit.split("/")) for unit in read_manifest(output).units]


def test_what_a_shard_found_out_is_not_published(site: SmallSite) -> None:
    """It lies beside its pages, and stays there."""
    outputs = shards(site, 2)
    assert all((output / SHARD).is_dir() for output in outputs)
    assert not [name for name in merge(site, outputs).tree if SHARD in name]
    assert not [url for output in outputs for url in read_manifest(output).files if SHARD in url]


def test_a_missing_shard_is_made_up_for_and_told(site: SmallSite) -> None:
    """To refuse would keep a whole province's news from its residents for the sake of one lost archive."""
    merged = merge(site, shards(site.put(NEIGHBOURS), 3)[1:])
    assert merged.report.lacking == (("bao-quang",), ("xa-0",))
    assert_same(merged, site.clean())


@pytest.mark.parametrize("what", ["content", "day", "engine"])
def test_what_was_built_from_something_else_is_built_again(what: str, site: SmallSite) -> None:
    """Its key is another one. A day on which nothing happens makes no difference."""
    later = f"---\ntitle: Mai\ndate: {DAY + timedelta(days=1)}\n---\n"
    site.put({"bao-quang/announcements/2026-11-23-mai.md": later})
    if what == "engine":
        with mock.patch("site_builder.builder.settings.fingerprint", return_value="another"):
            outputs = shards(site, 2)
    else:
        outputs = shards(site, 2)
    if what == "content":
        site.put({"bao-quang/unit.yaml": "name: Bảo Quang\nkind: phường\n"})
    day = DAY + timedelta(days=what == "day")
    merged = merge(site, outputs, day=day)
    assert merged.report.lacking == ((("bao-quang",), ("xuan-an",)) if what == "engine" else (("bao-quang",),))
    assert_same(merged, site.clean(day))


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def _changed(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"1", b"2"))


PAGE, LEDGER = "bao-quang/index.html", f"{SHARD}/units/*.json"


@pytest.mark.parametrize(
    ("which", "spoil"),
    [(name, spoil) for name in (PAGE, LEDGER, MANIFEST) for spoil in (Path.unlink, _cut)]
    + [(PAGE, _changed), (LEDGER, _changed)],
)
def test_what_was_damaged_on_the_way_is_built_again(
    which: str, spoil: Callable[[Path], object], site: SmallSite
) -> None:
    """Also where only a digit of a page is another one. A manifest that is cut has lost its last rows only."""
    outputs = shards(site, 1)
    for path in outputs[0].glob(which):
        spoil(path)
    merged = merge(site, outputs)
    assert (("xuan-an",) if (which, spoil) == (MANIFEST, _cut) else ("bao-quang",)) in merged.report.lacking
    assert_same(merged, site.clean())


def test_a_unit_with_a_mistake_is_told_once_and_keeps_its_pages(site: SmallSite) -> None:
    """A shard cannot have its last good pages; the output into which is merged has them."""
    before = site.build()
    site.put({"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 0912 34\n"})
    merged = merge(site, shards(site, 2), site.output)
    assert merged.codes == ["phone-short"]
    assert (merged.report.failed, merged.report.lacking) == ((("bao-quang",),), ())
    assert merged.tree == before.tree


def test_what_a_shard_had_to_say_is_said_by_the_merge(site: SmallSite) -> None:
    """Warnings, and what is due for review, though nothing is looked at again."""
    old = GUIDE.replace("2026-11-01", "2020-01-01")
    site.put({"bao-quang/ghi-chu.txt": "nhớ gọi", "bao-quang/guides/cu.md": old})
    merged = merge(site, shards(site, 2))
    assert (merged.codes, merged.report.lacking) == (["file-unknown"], ())
    assert [checked.place.file for checked in merged.report.stale] == ["bao-quang/guides/cu.md"]
    assert_same(merged, site.clean())


def test_photos_are_made_small_once(site: SmallSite) -> None:
    """By the shard: they take longer than all pages together. Nor again where the content's own cache has them."""
    shows = GUIDE + "\n![Hình](../media/anh.png)\n"
    site.put({"bao-quang/guides/anh.md": shows, "bao-quang/media/anh.png": saved(scene(64, 48), "PNG")})
    outputs = shards(site, 2)
    with mock.patch.object(picture, "shrink", side_effect=AssertionError):
        merged = merge(site, outputs)
        warm = site.build(output=site.content.parent / "warm", cache=site.content.parent / "merging", shard=(1, 2))
    assert merged.codes == warm.codes == []
    assert_same(merged, site.clean())
    for output in outputs:
        shutil.rmtree(output)
    with mock.patch.object(picture, "shrink", side_effect=AssertionError):
        assert merge(site, [], site.content.parent / "again").tree == merged.tree


def test_a_shard_that_is_built_again_builds_nothing(site: SmallSite) -> None:
    """It has its own cache; and another part may follow in the same folder."""
    output = site.content.parent / "part"
    assert site.build(output=output, shard=(1, 2)).report.rendered > 0
    assert site.build(output=output, shard=(1, 2)).report.rendered == 0
    site.build(output=output, shard=(2, 2))
    merged = merge(site, [output])
    assert merged.report.lacking == ()
    assert_same(merged, site.clean())


def test_a_strict_shard_writes_nothing_while_its_units_have_mistakes(site: SmallSite) -> None:
    """Those of other parts are not its own business."""
    site.put({"bao-quang/ghi-chu.txt": "nhớ gọi"})
    outputs = [site.content.parent / name for name in ("one", "other")]
    one, other = (site.build(output=output, shard=(at, 2), strict=True) for at, output in enumerate(outputs, 1))
    assert (one.codes, one.report.written) == (["file-unknown"], None)
    assert other.report.written is not None


def test_a_folder_of_somebody_else_is_refused(site: SmallSite) -> None:
    """Before anything is put into it, a shard's notes too."""
    site.output.mkdir()
    (site.output / "a.docx").write_text("a")
    with pytest.raises(ForeignFolder):
        site.build(shard=(1, 2))
    assert tree(site.output) == {"a.docx": b"a"}


def test_several_processes_merge_what_one_merges(site: SmallSite, tmp_path: Path) -> None:
    """Law 2."""
    outputs = shards(site.put(NEIGHBOURS), 2)
    alone = merge(site, outputs)
    together = site.build(output=tmp_path / "together", cache=None, jobs=2, shards=tuple(outputs))
    assert_same(together, alone)
    assert together.report.rendered == alone.report.rendered


def test_one_unit_alone_can_be_taken_from_a_shard(site: SmallSite) -> None:
    """`merge --only`."""
    outputs = shards(site, 2)
    built = site.build(shards=tuple(outputs), only=("bao-quang",))
    assert (built.report.units, built.report.rendered) == (1, 0)
    assert built.of("bao-quang") == site.clean().of("bao-quang")


@pytest.mark.parametrize("url", ["../../evil.html", "xuan-an/evil.html", "evil.html"])
def test_a_part_writes_nothing_outside_its_units(url: str, site: SmallSite, tmp_path: Path) -> None:
    """Neither outside the output nor among the pages of another unit: what a part says of itself is not believed."""
    part = tmp_path / "deep/er/part"
    site.build(output=part, shard=(1, 2))
    manifest = json.loads((part / MANIFEST).read_bytes())
    entry = manifest["units"]["bao-quang"]
    body = (part / "bao-quang/index.html").read_bytes()
    (part / "xuan-an").mkdir(exist_ok=True)
    for place in (tmp_path / "deep/evil.html", part / "evil.html", part / "xuan-an/evil.html"):
        place.write_bytes(body)
    del entry["files"]["bao-quang/"]
    entry["files"][url] = len(body)
    (part / MANIFEST).write_text(json.dumps(manifest))
    forge_digest(site, part, entry["files"])
    merged = site.build(shards=(part,))
    assert not list(site.content.parent.rglob("public/**/evil.html"))
    assert not (site.output.parent.parent / "evil.html").exists()
    assert merged.tree == site.clean().tree


def forge_digest(site: SmallSite, part: Path, urls: Sequence[str]) -> None:
    """Makes the record of a part fit files that somebody has put into it."""
    variant = BuildOptions(content=site.content, output=part, day=DAY, themes=(THEMES,)).variant
    records = dict(read_unit_cache(part / SHARD, variant))
    files = [File(url=url, body=(part / (url + "index.html" * url.endswith("/"))).read_bytes()) for url in urls]
    records["bao-quang"] = replace(records["bao-quang"], files_digest=files_digest(files))
    write_unit_cache(part / SHARD, variant, records)
