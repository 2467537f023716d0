"""The list of what was published is cut, of another version, or in pieces: nothing stays online in silence."""

import json
import shutil
from collections.abc import Callable

import pytest
from small_site import CONTENT, SmallSite

from site_builder.output import MANIFEST

NEWS = "bao-quang/announcements/2026-11-18-hop-ap.md"
PAGE = "bao-quang/thong-bao/hop-ap/index.html"


def cut(text: str) -> str:
    """The disk was full: the line of the second unit ends in its middle."""
    return text[: text.index("bao-quang/") + 20]


def older(text: str) -> str:
    """As the version before this one has written it."""
    found = json.loads(text)
    rows = {unit: {"files": row["files"], "summary": row["summary"]} for unit, row in found["units"].items()}
    return json.dumps({"version": 1, "units": rows}, indent=1)


def newer(text: str) -> str:
    """As a version to come may write it."""
    return text.replace('"version": 2', '"version": 9').replace('"failed"', '"state"')


DAMAGES: dict[str, Callable[[str], str]] = {"cut": cut, "empty": lambda _text: "", "other": lambda _text: "[1]"}


def damage(site: SmallSite, how: Callable[[str], str]) -> None:
    """Does to the manifest of the output what happened to it."""
    manifest = site.output / MANIFEST
    manifest.write_text(how(manifest.read_text("utf-8")), "utf-8")


@pytest.mark.parametrize("how", [older, newer])
def test_an_upgrade_takes_over_what_the_other_version_has_published(how: Callable[[str], str], site: SmallSite) -> None:
    """What is deleted on the day of the upgrade goes, with a cache or without, and nobody is asked anything."""
    site.build()
    damage(site, how)
    shutil.rmtree(site.content.parent / ".cache")
    built = site.remove(NEWS).build()
    assert built.codes == []
    assert PAGE not in built.tree
    assert built.tree == site.clean().tree


@pytest.mark.parametrize("how", DAMAGES.values(), ids=DAMAGES)
def test_the_cache_knows_what_a_lost_manifest_had(how: Callable[[str], str], site: SmallSite) -> None:
    """A deleted announcement is gone, as if nothing had happened to the manifest."""
    site.build()
    damage(site, how)
    built = site.remove(NEWS).build()
    assert built.codes == []
    assert built.tree == site.clean().tree
    assert site.build().report.reused == 3


@pytest.mark.parametrize("how", DAMAGES.values(), ids=DAMAGES)
def test_what_nobody_claims_is_named_until_somebody_decides(how: Callable[[str], str], site: SmallSite) -> None:
    """Neither removed, for it may be somebody's own, nor left online without a word."""
    site.build()
    damage(site, how)
    shutil.rmtree(site.content.parent / ".cache")
    (site.output / "CNAME").write_text("xa.gov.vn")
    site.remove(NEWS)
    for _ in range(2):
        built = site.build()
        assert built.told == [("site.yaml", "output-unclaimed", 1, 1)]
        assert built.report.problems[0].words == {
            "count": "1",
            "names": PAGE.removesuffix("index.html"),
            "folder": "public",
        }
        assert PAGE in built.tree
    assert site.build().report.reused == 3
    (site.output / PAGE).unlink()
    assert site.build().codes == []
    assert b"unclaimed" not in site.build().manifest


def test_pages_of_a_broken_unit_are_not_called_nobodys(site: SmallSite) -> None:
    """They stay and are not to be deleted: when the unit is right again, they are its own."""
    before = site.build()
    damage(site, cut)
    shutil.rmtree(site.content.parent / ".cache")
    broken = site.put({"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 12\n"}).build()
    assert "output-unclaimed" not in broken.codes
    assert broken.of("bao-quang") == before.of("bao-quang")
    mended = site.put({"bao-quang/unit.yaml": CONTENT["bao-quang/unit.yaml"]}).build()
    assert mended.codes == []
    assert mended.tree == before.tree
