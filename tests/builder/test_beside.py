"""What goes on beside a build: checks, other outputs, edits while it waits, disks that refuse for a moment."""

import os
import shutil
from errno import EIO
from pathlib import Path
from unittest import mock

import pytest
from output.test_lock import held
from output.test_output_files import Killed
from photos import saved, scene
from small_site import CONTENT, DAY, GUIDE, NEWS, THEMES, Built, SmallSite

from site_builder.output import guard

LATER = {"bao-quang/announcements/2026-11-25-mai.md": NEWS.replace("2026-11-18", "2026-11-25")}
SHOWS = GUIDE + "\n![Hình](../media/anh.png)\n"
PICTURES = [saved(scene(48 + 16 * number, 48), "PNG") for number in range(3)]


def pictures(built: Built) -> set[str]:
    """The versions of the city's pictures."""
    return {name for name in built.tree if name.startswith("media/")}


@pytest.mark.parametrize("dry", [True, False])
def test_what_another_build_has_found_out_is_told_here_too(dry: bool, site: SmallSite, tmp_path: Path) -> None:  # noqa: FBT001 - an example
    """A notice for later changes no page, only the day of the next change; something else has seen it first."""
    site.build()
    site.put(LATER).build(output=tmp_path / "other", dry=dry)
    again, clean = site.build(), site.clean()
    assert again.report.reused == 3
    assert again.manifest == clean.manifest
    site.put({"bao-quang/events.yaml": "events: ["})
    assert site.build(DAY.replace(day=26)).report.overdue == (("bao-quang",),)


def test_a_theme_that_is_edited_while_a_build_waits(site: SmallSite, tmp_path: Path) -> None:
    """And edited back: what was made with it is not taken for what the old one makes."""
    themes = tmp_path / "themes"
    shutil.copytree(THEMES, themes)
    words = themes / "default/i18n/vi.yaml"
    before = words.read_text("utf-8")
    with held(site.output) as other:

        def edit() -> None:
            words.write_text(before.replace("contact: Liên hệ", "contact: Hỏi ai"), "utf-8")
            other.close()

        meanwhile = site.build(themes=(themes,), waits=edit)
    assert "Hỏi ai" in meanwhile.page("index.html")
    words.write_text(before, "utf-8")
    assert site.build(themes=(themes,)).tree == site.clean().tree


def test_a_province_that_cannot_be_listed_for_a_moment_keeps_its_communes(site: SmallSite) -> None:
    """A disk of the network may refuse; nobody has taken them away."""
    site.put({"tinh/unit.yaml": "name: Tỉnh\nkind: tỉnh\n", "tinh/xa/unit.yaml": "name: Xã\nkind: xã\n"})
    before, listing = site.build(), os.scandir

    def refusing(folder: str) -> object:
        if str(folder).endswith("content/tinh"):
            raise OSError(EIO, os.strerror(EIO), folder)
        return listing(folder)

    with mock.patch.object(os, "scandir", refusing):
        refused = site.build()
    assert refused.told == [("tinh", "file-unreadable", 1, 1)]
    assert refused.report.failed == (("tinh",),)
    assert refused.tree == before.tree
    assert site.build().manifest == before.manifest


def test_a_picture_that_came_back_is_not_lent_any_more(site: SmallSite) -> None:
    """The city alone was built with a new one, and then the old one was taken again."""
    site.put({"guides/cai-vneid.md": SHOWS, "media/anh.png": PICTURES[0]}).build()
    borrowed = site.put({"media/anh.png": PICTURES[1]}).build(only=())
    assert len(pictures(borrowed)) == 4
    again, clean = site.put({"media/anh.png": PICTURES[0]}).build(), site.clean()
    assert (again.tree, again.manifest) == (clean.tree, clean.manifest)


def test_pages_that_stand_still_keep_their_pictures_through_a_kill(site: SmallSite) -> None:
    """The city's new picture is there already when the next build begins; a broken commune still shows the old one."""
    site.put({"guides/cai-vneid.md": SHOWS, "media/anh.png": PICTURES[0]})
    shown = pictures(site.build())
    site.put({"media/anh.png": PICTURES[1], "bao-quang/unit.yaml": "kind: xã\n"})
    with mock.patch("site_builder.output.files.manifest_text", side_effect=Killed), pytest.raises(Killed):
        site.build()
    assert shown < pictures(site.build())
    assert shown < pictures(site.put({"media/anh.png": PICTURES[2]}).build())
    site.put({"bao-quang/unit.yaml": str(CONTENT["bao-quang/unit.yaml"])})
    assert site.build().tree == site.clean().tree


def test_a_folder_into_which_a_first_build_writes_is_nobody_elses(site: SmallSite) -> None:
    """A second one that comes meanwhile waits for it; it is not told to choose another folder."""
    site.build(watch=lambda _progress: guard(site.output))
    assert "index.html" in site.build().tree


def test_a_check_may_look_while_another_build_ends(site: SmallSite) -> None:
    """It has seen that there is a journal, and then there is none."""
    site.build()
    (site.output / ".build").mkdir()
    (site.output / ".build/journal-1").symlink_to("gone")
    assert site.build(dry=True).report.reused == 3
