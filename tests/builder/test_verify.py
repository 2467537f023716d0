"""`--verify`: the cache is never trusted blindly. And where the time goes."""

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from small_site import CONTENT, SmallSite

from site_builder.model.folder import Folder

if TYPE_CHECKING:
    from site_builder.builder import BuildProgress


def test_an_output_that_is_what_was_told_passes(site: SmallSite) -> None:
    """Nothing is written, nothing is told, and the next build still takes everything from the last one."""
    before = site.build()
    verified = site.build(verify=3, seed="1")
    assert (verified.codes, verified.report.reused) == ([], 3)
    assert (verified.tree, verified.manifest) == (before.tree, before.manifest)
    assert site.build().report.reused == 3


def test_a_page_that_somebody_changed_is_told_and_mended(site: SmallSite) -> None:
    """Its length is the same, so that no ordinary build would look into it."""
    before = site.build()
    page = site.output / "xuan-an/index.html"
    page.write_bytes(page.read_bytes().replace(b"h", b"k", 1))
    assert site.build().codes == []
    verified = site.build(verify=3, seed="1")
    assert verified.told == [("xuan-an/unit.yaml", "cache-differs", 1, 1)]
    assert verified.tree == before.tree
    assert site.build(verify=3, seed="2").codes == []


def test_a_bug_of_the_cache_is_found(site: SmallSite) -> None:
    """A key that leaves out what the unit is made of lets old pages stand; a draw of all units finds them."""
    with mock.patch.object(Folder, "digest", "always the same"):
        site.build()
        site.put({"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\ntagline: Mới\n"})
        assert "Mới" not in site.build().page("bao-quang/index.html")
        verified = site.build(verify=3, seed="1")
    assert ("bao-quang/unit.yaml", "cache-differs", 1, 1) in verified.told
    assert verified.tree == site.clean().tree


def test_the_seed_draws(site: SmallSite) -> None:
    """One unit of three; another seed, another unit."""
    site.build()
    for page in ("index.html", "bao-quang/index.html", "xuan-an/index.html"):
        path = site.output / page
        path.write_bytes(path.read_bytes().replace(b"h", b"k", 1))
    found = {file for seed in range(20) for file, *_ in site.build(verify=1, seed=str(seed)).told}
    assert found == {"unit.yaml", "bao-quang/unit.yaml", "xuan-an/unit.yaml"}


def test_each_stage_is_timed_and_only_what_was_built(site: SmallSite) -> None:
    """The clock is an argument: one that goes a second further with each look makes the laps countable."""
    ticks = count()
    costs = site.build(clock=lambda: float(next(ticks))).report.costs
    assert {name for kind, name in costs if kind == "stage"} == {
        "read",
        "inherit",
        "type",
        "check",
        "plan",
        "render",
        "links",
        "write",
    }
    assert costs["stage", "render"] == (3, 3.0)
    assert {name for kind, name in costs if kind == "unit"} == {"", "bao-quang", "xuan-an"}
    assert {kind for kind, _ in costs} == {"stage", "unit"}
    assert site.build(clock=lambda: float(next(ticks))).report.costs == {}


def test_a_profile_names_templates_and_guides(site: SmallSite) -> None:
    """How often each was used, in all units together."""
    ticks = count()
    costs = site.build(clock=lambda: float(next(ticks)), profile=True).report.costs
    assert {(kind, name) for (kind, name), (times, _) in costs.items() if times == 3} >= {
        ("guide", "cai-vneid"),
        ("template", "guide"),
    }


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_is_told_unit_by_unit(site: SmallSite, jobs: int) -> None:
    """Of those that are built; what is reused counts as done."""
    heard = list["BuildProgress"]()
    site.put({f"xa-{number}/unit.yaml": f"name: Mẫu {number}\nkind: xã\n" for number in range(8)})
    report = site.build(watch=heard.append, jobs=jobs).report
    assert [progress.units for progress in heard] == list(range(1, 12))
    assert {progress.of for progress in heard} == {11}
    assert heard[-1].pages == heard[-1].rendered == report.pages == report.rendered
    heard.clear()
    site.put({"xuan-an/unit.yaml": f"{CONTENT['xuan-an/unit.yaml']!s}tagline: Mới\n"})
    site.build(watch=heard.append, jobs=jobs)
    assert heard[-1].units == 11
    assert 0 < heard[-1].rendered < heard[-1].pages


def test_two_processes_build_what_one_builds(site: SmallSite, tmp_path: Path) -> None:
    """Law 2, in small: byte for byte, with the same manifest."""
    site.put({f"xa-{number}/unit.yaml": f"name: Mẫu {number}\nkind: xã\n" for number in range(8)})
    alone, together = (site.build(output=tmp_path / str(jobs), cache=None, jobs=jobs) for jobs in (1, 2))
    assert (alone.tree, alone.manifest) == (together.tree, together.manifest)
