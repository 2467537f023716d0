"""Mistakes: a broken unit fails alone and keeps its last good pages."""

from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from photos import saved, scene
from small_site import CONTENT, GUIDE, NEWS, SmallSite, small_site

from site_builder.builder import UnknownUnit
from site_builder.content.files import read_layer
from site_builder.model.folder import Folder
from site_builder.model.output import Output
from site_builder.model.problem import Problem
from site_builder.model.unit import Unit
from site_builder.pages.plan import PageContext
from site_builder.pages.plan import plan as builder_plan

BREAKAGES: dict[str, tuple[str, str | bytes]] = {
    "a key nobody knows": ("unit.yaml", "nmae: Bảo Quang\nkind: xã\n"),
    "no name": ("unit.yaml", "kind: xã\n"),
    "an empty file": ("unit.yaml", ""),
    "a phone with too few digits": ("unit.yaml", "name: Bảo Quang\nkind: xã\nhotline: 0912 34\n"),
    "an old code page": ("unit.yaml", b"name: B\xd2o Quang\nkind: x\xe3\n"),
    "an open bracket": ("teams.yaml", "teams: ["),
    "a service nobody has": ("teams.yaml", "teams: [{id: a, members: [{name: A, role: head, specialities: [b]}]}]"),
    "a guide without front matter": ("guides/moi.md", "1. Một bước."),
    "a link to nowhere": ("guides/moi.md", GUIDE + "\n[sai](khong-co.md)\n"),
    "a name with capitals": ("guides/Mới.md", GUIDE),
    "an announcement without a day": ("announcements/2026-11-20-moi.md", "---\ntitle: Mới\n---\n"),
    "a figure in words": ("figures.yaml", "figures: [{label: A, value: bảy, as_of: 2026-11-01, source: xã}]"),
    "a list instead of a mapping": ("events.yaml", "- date: 2026-11-01\n"),
    "a control character": ("events.yaml", "events:\n  - date: 2026-11-01\n    place: \x07\n"),
}


@pytest.mark.parametrize("what", BREAKAGES)
def test_a_broken_unit_changes_no_byte(what: str, site: SmallSite) -> None:
    """Its own last good pages stay, and so does what others know of it; the others' edits are published."""
    before = site.build()
    file, text = BREAKAGES[what]
    broken = site.put({f"bao-quang/{file}": text}).build()
    assert broken.report.failed == (("bao-quang",),)
    assert broken.report.errors > 0
    assert all(place.startswith("bao-quang/") for place, *_ in broken.told)
    assert broken.tree == before.tree
    others = site.put({"xuan-an/unit.yaml": "name: Xuân An\nkind: phường\nhotline: 113\n"}).build()
    assert others.of("bao-quang") == before.of("bao-quang")
    assert others.of("xuan-an") != before.of("xuan-an")


@given(st.sampled_from(sorted(name for name in CONTENT if name.startswith("bao-quang/"))), st.data())
def test_no_slip_of_the_pen_reaches_another_unit(name: str, data: st.DataObject) -> None:
    """Law 3, for any text put in any place of any file: either the unit is published or the output stays as it was."""
    text = str(CONTENT[name])
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 3)))
    slip = data.draw(st.text(st.sampled_from("abđ:-#[]{}\"'&*!|>%@`\t\n \u00a0\u2028\x07²…0"), max_size=4))
    with small_site() as site:
        before = site.build()
        after = site.put({name: text[:start] + slip + text[end:]}).build()
    assert after.report.failed in ((), (("bao-quang",),))
    assert bool(after.report.failed) == bool(after.report.errors)
    if after.report.failed:
        assert after.tree == before.tree


@pytest.mark.parametrize("file", ["unit.yaml", "services.yaml", "guides/cai-vneid.md"])
def test_a_broken_shared_file_keeps_all_pages(file: str, site: SmallSite) -> None:
    """Its mistake is told once, though every unit stands still for it."""
    before = site.build()
    broken = site.put({file: "a: [\n" if file.endswith(".yaml") else GUIDE.replace("2026-11-01", "hôm nay")}).build()
    assert broken.report.failed == ((), ("bao-quang",), ("xuan-an",))
    assert len(set(broken.told)) == len(broken.told)
    assert broken.tree == before.tree
    assert site.put({file: CONTENT[file]}).build().report.errors == 0


def test_a_unit_alone_tells_why_its_shared_files_keep_it_from_being_built(site: SmallSite) -> None:
    """Whoever builds one unit only must not read "fine" when nothing was published."""
    site.build()
    alone = site.put({"unit.yaml": f"{CONTENT['unit.yaml']!s}hotline: 0912\n"}).build(only=("xuan-an",))
    assert alone.report.failed == (("xuan-an",),)
    assert alone.told == [("unit.yaml", "phone-short", 4, 10)]


def test_broken_settings_keep_everything(site: SmallSite) -> None:
    """Without `site.yaml` nothing is written, and the reason is told."""
    before = site.build()
    broken = site.remove("site.yaml").build()
    assert broken.told == [("site.yaml", "no-site", 1, 1)]
    assert broken.report.written is None
    assert broken.tree == before.tree
    missing = site.put({"site.yaml": "title: T\nbase_url: https://a.gov.vn\ntheme: khong-co\n"}).build()
    assert missing.told == [("site.yaml", "no-theme", 3, 8)]
    assert missing.tree == before.tree


def test_a_unit_that_was_never_good_has_no_pages(site: SmallSite) -> None:
    """It is named where it will appear, and nobody links to it; it appears once it is mended."""
    broken = site.put({"xuan-moi/unit.yaml": "name: Xuân Mới\n"}).build()
    assert broken.report.failed == (("xuan-moi",),)
    assert broken.of("xuan-moi") == {}
    assert "Xuân Mới" in broken.page("index.html")
    assert "xuan-moi" not in broken.page("index.html")
    mended = site.put({"xuan-moi/unit.yaml": "name: Xuân Mới\nkind: xã\n"}).build()
    assert "Xuân Mới" in mended.page("index.html")
    assert mended.tree == site.clean().tree


def test_a_folder_that_lost_its_unit_file_keeps_its_pages(site: SmallSite) -> None:
    """A file deleted by accident must not take a commune off the net."""
    before = site.build()
    lost = site.remove("bao-quang/unit.yaml").build()
    assert lost.told == [("bao-quang", "no-unit", 1, 1)]
    assert lost.tree == before.tree


def test_and_so_do_the_units_inside_it(site: SmallSite) -> None:
    """A province that lost its file takes no commune off the net either."""
    site.put({"tinh/unit.yaml": "name: Tỉnh\nkind: tỉnh\n", "tinh/xa/unit.yaml": "name: Xã\nkind: xã\n"})
    before = site.build()
    lost = site.remove("tinh/unit.yaml").build()
    assert lost.told == [("tinh", "no-unit", 1, 1)]
    assert lost.tree == before.tree
    assert site.build().tree == before.tree
    assert site.end("tinh").build().of("tinh") == {}


def test_a_unit_that_forgot_its_name_keeps_those_inside_it(site: SmallSite) -> None:
    """Their pages say where they belong: a way of crumbs with a hole in it is not published."""
    site.put({"bao-quang/ap/unit.yaml": "name: Ấp\nkind: ấp\n"})
    before = site.build()
    nameless = site.put({"bao-quang/unit.yaml": "kind: xã\nhotline: 113\n"}).build()
    assert nameless.told == [("bao-quang/unit.yaml", "missing-key", 1, 1)]
    assert nameless.report.failed == (("bao-quang",), ("bao-quang", "ap"))
    assert nameless.tree == before.tree


def test_strict_writes_nothing_while_anything_is_wrong(site: SmallSite) -> None:
    """Not even the healthy units, and a warning is enough."""
    before = site.build()
    site.put({"xuan-an/unit.yaml": "name: Xuân An\nkind: xã\n", "bao-quang/ghi-chu.txt": "nhớ gọi"})
    strict = site.build(strict=True)
    assert strict.told == [("bao-quang/ghi-chu.txt", "file-unknown", 1, 1)]
    assert strict.report.written is None
    assert strict.tree == before.tree
    assert site.build().tree != before.tree


def test_an_unknown_unit_is_refused(site: SmallSite) -> None:
    """Before anything is written."""
    with pytest.raises(UnknownUnit):
        site.build(only=("bao-qang",))
    assert not site.output.exists()


def test_two_texts_for_one_address_are_both_named(site: SmallSite) -> None:
    """An alias that is another guide's name: the unit fails, and the problem tells both files."""
    before = site.build()
    guide = GUIDE.replace("checked_on", "aliases: [cai-vneid]\nchecked_on")
    clash = site.put({"bao-quang/guides/vneid-moi.md": guide}).build()
    assert clash.told == [("bao-quang/guides/vneid-moi.md", "same-address", 7, 11)]
    assert clash.report.problems[0].words["other"] == "guides/cai-vneid.md"
    assert clash.tree == before.tree


def test_two_dates_of_one_name_are_both_named(site: SmallSite) -> None:
    """The date is no part of an announcement's address."""
    clash = site.put({"bao-quang/announcements/2026-11-19-hop-ap.md": NEWS}).build()
    assert clash.told == [("bao-quang/announcements/2026-11-19-hop-ap.md", "same-slug", 1, 1)]
    assert clash.report.problems[0].words["other"] == "bao-quang/announcements/2026-11-18-hop-ap.md"


@pytest.mark.parametrize("name", ["huong-dan", "thong-bao", "lien-he", "dich-vu", "tat-ca"])
def test_a_unit_does_not_take_a_page_of_the_unit_above(name: str, site: SmallSite) -> None:
    """A unit named as a page of the unit above would write over it: both claim /huong-dan/."""
    before = site.build()
    clash = site.put({f"{name}/unit.yaml": "name: Hướng Dẫn\nkind: xã\n"}).build()
    assert clash.told == [(name, "reserved-name", 1, 1)]
    assert clash.report.failed == ((name,),)
    assert clash.tree == before.tree


def test_a_fault_of_ours_stays_in_its_unit(site: SmallSite) -> None:
    """It is told with its trace; the unit keeps its last good pages, and the others are built."""
    before = site.build()

    def plan(context: PageContext) -> tuple[Output, ...]:
        if context.unit.path == ("bao-quang",):
            raise ZeroDivisionError
        return builder_plan(context)

    with mock.patch("site_builder.builder.unit.plan", plan):
        after = site.put({"xuan-an/unit.yaml": "name: Xuân An\nkind: phường\ntagline: Mới\n"}).build(cache=None)
    assert after.codes == ["our-fault"]
    assert "ZeroDivisionError" in after.report.problems[0].words["trace"]
    assert after.of("bao-quang") == before.of("bao-quang")
    assert "Mới" in after.page("xuan-an/index.html")


def test_kept_pages_keep_the_pictures_that_they_borrow(site: SmallSite) -> None:
    """A city replaces a picture while a commune's pages stand still; when the commune is mended, the old one goes."""
    shows = GUIDE + "\n![Hình](../media/anh.png)\n"
    site.put({"guides/cai-vneid.md": shows, "media/anh.png": saved(scene(64, 48), "PNG")})
    before = site.build()
    shown = {name for name in before.tree if name.startswith("media/")}
    assert len(shown) == 2
    site.put({"media/anh.png": saved(scene(48, 64), "PNG"), "bao-quang/unit.yaml": "kind: xã\n"})
    broken = site.build()
    assert broken.of("bao-quang") == before.of("bao-quang")
    assert shown < {name for name in broken.tree if name.startswith("media/")}
    site.put({"bao-quang/unit.yaml": str(CONTENT["bao-quang/unit.yaml"])})
    assert site.build().tree == site.clean().tree


def test_a_picture_that_was_taken_away_goes_from_kept_pages_too(site: SmallSite) -> None:
    """It may have been somebody's; a picture that is missing does less harm."""
    site.put(
        {"guides/cai-vneid.md": GUIDE + "\n![Hình](../media/anh.png)\n", "media/anh.png": saved(scene(64, 48), "PNG")}
    )
    site.build()
    site.put({"guides/cai-vneid.md": GUIDE, "bao-quang/unit.yaml": "kind: xã\n"}).remove("media/anh.png")
    assert not [name for name in site.build().tree if name.startswith("media/")]


def test_a_unit_built_alone_leaves_the_pictures_of_the_others(site: SmallSite) -> None:
    """The city is built with a new picture; its communes show the old one until they are built."""
    shows = GUIDE + "\n![Hình](../media/anh.png)\n"
    site.put({"guides/cai-vneid.md": shows, "media/anh.png": saved(scene(64, 48), "PNG")})
    old = {name for name in site.build().tree if name.startswith("media/")}
    alone = site.put({"media/anh.png": saved(scene(48, 64), "PNG")}).build(only=())
    assert old < {name for name in alone.tree if name.startswith("media/")}
    assert site.build().tree == site.clean().tree


def test_a_fault_of_ours_in_an_outer_unit_stays_in_its_subtree(site: SmallSite) -> None:
    """The units inside keep their pages, the others are built."""
    site.put({"bao-quang/ap-18/unit.yaml": "name: Mẫu 18\nkind: ấp\n"})
    before = site.build()
    site.put({"xuan-an/unit.yaml": "name: Xuân An Mới\nkind: phường\n"})

    def fails_there(folder: Folder) -> tuple[Unit, tuple[Problem, ...]]:
        if folder.path == ("bao-quang",):
            raise ZeroDivisionError
        return read_layer(folder)

    with mock.patch("site_builder.builder.unit.read_layer", fails_there):
        after = site.build(cache=None)
    assert set(after.codes) == {"our-fault"}
    assert after.of("bao-quang") == before.of("bao-quang")
    assert "Xuân An Mới" in after.page("xuan-an/index.html")


def test_a_unit_that_vanishes_keeps_its_pages_until_its_end_is_declared(site: SmallSite) -> None:
    """Somebody deleted a folder, or a disk lost it: residents and printed codes still lead to its pages."""
    before = site.build()
    lost = site.remove("bao-quang").build()
    assert lost.told == [("bao-quang", "unit-vanished", 1, 1)]
    assert (lost.report.vanished, lost.report.gone, lost.report.failed) == ((("bao-quang",),), (), ())
    assert lost.tree == before.tree
    assert site.build(only=("xuan-an",)).codes == []
    assert site.build().tree == before.tree
    ended = site.put({"site.yaml": f"{CONTENT['site.yaml']!s}ended: [bao-quang]\n"}).build()
    assert (ended.codes, ended.report.vanished, ended.report.gone) == ([], (), (("bao-quang",),))
    assert ended.tree == site.clean().tree
    assert ended.of("bao-quang") == {}


@pytest.mark.parametrize("name", ["Bảo Quang", "Bao-Quang", "bao quang", "BAO-QUANG"])
def test_a_folder_that_was_renamed_is_still_the_same_unit(name: str, site: SmallSite) -> None:
    """A phone writes marks into names, Windows capitals: the folder is told once, with the name to restore."""
    site.put({"bao-quang/ap/unit.yaml": "name: Ấp\nkind: ấp\n"})
    before = site.build()
    (site.content / "bao-quang").rename(site.content / name)
    renamed = site.build()
    assert renamed.told == [(name, "unit-misnamed", 1, 1)]
    assert renamed.report.problems[0].words == {"value": name, "better": "bao-quang"}
    assert renamed.tree == before.tree
    (site.content / name).rename(site.content / "bao-quang")
    assert (mended := site.build()).tree == before.tree
    assert mended.codes == []


def test_units_inside_one_that_vanishes_are_not_told_one_by_one(site: SmallSite) -> None:
    """A province of a hundred communes is one folder and one sentence."""
    site.put({"tinh/unit.yaml": "name: Tỉnh\nkind: tỉnh\n", "tinh/xa/unit.yaml": "name: Xã\nkind: xã\n"})
    before = site.build()
    lost = site.remove("tinh").build()
    assert lost.told == [("tinh", "unit-vanished", 1, 1)]
    assert lost.report.vanished == (("tinh",), ("tinh", "xa"))
    assert lost.tree == before.tree


def test_nothing_is_said_to_be_kept_that_was_never_there(site: SmallSite) -> None:
    """On a new machine a broken commune has no old pages: its name stays on the lists, and no link leads nowhere."""
    site.put({"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 12\n"})
    for _ in range(2):
        broken = site.build()
        assert (broken.report.failed, broken.report.pageless) == ((("bao-quang",),), (("bao-quang",),))
        assert {code for code in broken.codes if code.startswith("site-")} == set()
        for page in ("index.html", "to-cong-nghe/index.html", "404.html"):
            assert "<a><small>Xã · trang đang được sửa</small> <b>Bảo Quang</b></a>" in broken.page(page)
            assert "bao-quang/" not in broken.page(page)
        assert "bao-quang" not in broken.page("sitemap.xml")
    alone = site.put({"unit.yaml": f"{CONTENT['unit.yaml']!s}tagline: Mới\n"}).build(only=())
    assert "trang đang được sửa" in alone.page("index.html")
    mended = site.put({"bao-quang/unit.yaml": CONTENT["bao-quang/unit.yaml"]}).build()
    assert (mended.codes, mended.report.pageless) == ([], ())
    assert mended.tree == site.clean().tree
    assert b"is_online" not in mended.manifest


def test_a_unit_that_cannot_be_read_is_listed_by_its_folder(site: SmallSite) -> None:
    """A folder without a unit.yaml is not: it may be anything."""
    built = site.put({"bao-quang/unit.yaml": "name: [", "anh-cu/a.txt": "a"}).build()
    assert built.report.pageless == (("anh-cu",), ("bao-quang",))
    assert "<b>bao-quang</b>" in built.page("index.html")
    assert "anh-cu" not in built.page("index.html")


@pytest.mark.parametrize("options", [{"dry": True}, {"strict": True}, {"only": ("xuan-an",)}])
def test_a_replaced_picture_is_replaced_at_once(options: dict[str, Any], site: SmallSite) -> None:
    """Whatever looked at it before with the same cache: a face that was blurred must not stay for one more build."""
    guide = GUIDE + "\n![Hình](../media/anh.png)\n"
    hidden = {f"{unit}/guides/cai-vneid.md": "---\nhide: có\n---\n" for unit in ("bao-quang", "xuan-an")}
    news = NEWS.replace("../guides/cai-vneid.md#buoc-2", "../unit.yaml")
    site.put({"guides/cai-vneid.md": guide, "media/anh.png": saved(scene(48, 48), "PNG"), **hidden})
    site.put({"bao-quang/announcements/2026-11-18-hop-ap.md": news}).build()
    site.put({"media/anh.png": saved(scene(64, 48), "PNG"), "xuan-an/events.yaml": "events: ["}).build(**options)
    site.put({"xuan-an/events.yaml": "events: []\n"}).build(**options)
    assert site.build().tree == site.clean().tree
