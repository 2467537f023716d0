"""What the system refuses for one file is the trouble of one unit; what it refuses for all stops the build."""

import shutil
from pathlib import Path

import pytest
from commands import mount, run, unmount
from photos import saved, scene
from small_site import GUIDE, NEWS, SmallSite

from site_builder.builder.options import BuildProgress
from site_builder.cli.words.all import WORDS
from site_builder.output import MANIFEST

HOME = "bao-quang/index.html"


def renamed(site: SmallSite) -> SmallSite:
    """Every page of Bảo Quang changes, and a shared guide does."""
    site.put({"bao-quang/unit.yaml": "name: Bảo Quang Mới\nkind: xã\nhotline: 0251 1022\n"})
    return site.put({"guides/cai-vneid.md": GUIDE.replace("Cài VNeID", "Cài đặt VNeID")})


@pytest.mark.parametrize("blocker", ["file for a folder", "folder for a page", "link for a folder"])
def test_what_stands_in_the_way_is_one_units_trouble(blocker: str, site: SmallSite, tmp_path: Path) -> None:
    """It is told with its place, everything else is published, and the build after it is gone is right."""
    site.build()
    folder, page = site.output / "bao-quang/huong-dan", site.output / HOME
    if blocker == "folder for a page":
        page.unlink()
        (page / "của ai đó").mkdir(parents=True)
    else:
        shutil.rmtree(folder)
        if blocker.startswith("file"):
            folder.write_text("của ai đó")
        else:
            folder.symlink_to(tmp_path / "gone")
    new = renamed(site).clean().tree
    built = site.build()
    told = [problem for problem in built.report.problems if problem.code == "output-unwritten"]
    assert [problem.place.file for problem in told] == ["bao-quang/unit.yaml"]
    assert built.report.failed == ()
    assert [path for path in built.report.healthy if path] == [("xuan-an",)]
    refused = {name for name in new if built.tree.get(name) != new[name]}
    start = HOME if blocker == "folder for a page" else "bao-quang/huong-dan/"
    assert refused
    assert all(name.startswith(start) for name in refused)
    assert site.build().codes == built.codes, "it is told until it is mended"
    if folder.is_dir():
        (page / "của ai đó").rmdir()
        page.rmdir()
    else:
        folder.unlink()
    assert (site.build().tree, site.build().report.rendered) == (new, 0)


def test_a_page_that_cannot_be_taken_away_is_told_until_it_is_gone(site: SmallSite) -> None:
    """It may have somebody's number on it. The others go and come as they should."""
    news = "bao-quang/thong-bao/hop-ap/index.html"
    site.build()
    folder = (site.output / news).parent
    if not mount("--bind", site.output / news, site.output / news):
        pytest.skip("needs a user who may mount a disk")
    try:
        site.remove("bao-quang/announcements/2026-11-18-hop-ap.md")
        built = site.build()
        assert built.codes == ["output-unremoved"]
        assert "thong-bao/hop-ap/index.html" in built.report.problems[0].words["names"]
        assert site.build().codes == ["output-unremoved"]
    finally:
        unmount(site.output / news)
    assert folder.is_dir()
    assert (site.build().tree, site.build().codes) == (site.clean().tree, [])


def test_the_end_of_a_unit_that_cannot_be_taken_away_is_tried_again(site: SmallSite) -> None:
    """Its declaration stays in `site.yaml`."""
    site.build()
    page = site.output / "xuan-an/index.html"
    if not mount("--bind", page, page):
        pytest.skip("needs a user who may mount a disk")
    try:
        built = site.end("xuan-an").build()
        assert "output-unremoved" in built.codes
        assert set(built.of("xuan-an")) == {"xuan-an/index.html"}
    finally:
        unmount(page)
    assert (site.build().tree, site.build().codes) == (site.clean().tree, [])


def test_a_folder_of_the_content_that_goes_while_it_is_read_is_one_units_trouble(site: SmallSite) -> None:
    """A file that is listed and no longer there is told by name; the unit keeps its pages."""
    before = site.build()
    (site.content / "bao-quang/teams.yaml").unlink()
    (site.content / "bao-quang/teams.yaml").symlink_to("teams.yaml")
    site.put({"xuan-an/unit.yaml": "name: Xuân An Mới\nkind: phường\n"})
    built = site.build()
    assert built.report.failed == (("bao-quang",),)
    assert built.of("bao-quang") == before.of("bao-quang")
    assert built.of("xuan-an") != before.of("xuan-an")


@pytest.mark.parametrize("left", ["nothing", "empty folders", "pages"])
def test_an_output_that_is_deleted_is_made_again(left: str, site: SmallSite) -> None:
    """While nobody builds, or by somebody who has deleted most of it. What no build has made is left alone."""
    new = site.build().tree
    if left == "pages":
        (site.output / MANIFEST).unlink()
        ended = run(site, jobs=1)
        assert (ended.returncode, "Traceback" in ended.stderr) == (2, False)
        assert site.output.name in ended.stderr
        return
    shutil.rmtree(site.output)
    if left == "empty folders":
        (site.output / "bao-quang/huong-dan").mkdir(parents=True)
    assert site.build().tree == new


@pytest.mark.parametrize("unit", [(), ("bao-quang",), ("xuan-an",)])
@pytest.mark.parametrize("left", ["nothing", "a page"])
def test_an_output_that_is_deleted_during_a_build_is_told(left: str, unit: tuple[str, ...], site: SmallSite) -> None:
    """The build says so and ends; the next one makes everything."""
    new = site.clean().tree

    class Deleting:
        """Deletes the output as soon as a unit is done."""

        def __call__(self, progress: BuildProgress) -> None:
            if progress.units == 1 + [("bao-quang",), ("xuan-an",), ()].index(unit):
                shutil.rmtree(site.output)
                if left == "a page":
                    site.output.mkdir()
                    (site.output / "index.html").write_text("của bộ dựng")

    with pytest.raises(OSError, match="public"):
        site.build(watch=Deleting())
    assert site.build().tree == new
    assert site.build().report.rendered == 0


def test_the_sentence_for_a_deleted_output_says_what_happened(site: SmallSite) -> None:
    """It does not say that the pages are as they were."""
    said = WORDS["vi"]["output_gone"].format(path=site.output)
    assert "bị xóa" in said
    assert "nguyên vẹn" not in said


def test_a_picture_with_the_longest_name_that_can_be_published_is(site: SmallSite) -> None:
    """In letters of three bytes; a letter more is told at the file, with a shorter name, and only that unit waits."""
    before = site.build()
    body = saved(scene(32, 24), "JPEG")
    most = "ệ" * 77 + "aa"
    news = NEWS.replace("Mời", f"![Ảnh](../media/{most}.jpg) Mời")
    site.put({f"bao-quang/media/{most}.jpg": body, "bao-quang/announcements/2026-11-18-hop-ap.md": news})
    built = site.build()
    assert built.codes == []
    assert built.tree == site.clean().tree
    site.put({f"bao-quang/media/a{most}.jpg": body, "xuan-an/unit.yaml": "name: Xuân An Mới\nkind: phường\n"})
    told = site.build()
    assert told.told == [(f"bao-quang/media/a{most}.jpg", "name-bytes", 1, 1)]
    assert told.of("bao-quang") == built.of("bao-quang")
    assert told.of("xuan-an") != before.of("xuan-an")
