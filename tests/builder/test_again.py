"""Building again: nothing to do where nothing changed, and never a trace of what was there before (laws 1 and 2)."""

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from papers import pdf
from photos import saved, scene
from small_site import CONTENT, DAY, GUIDE, NEWS, PROJECT, TEAMS, SmallSite, small_site, tree

UNITS = ("", "bao-quang/", "xuan-an/", "bao-quang/ap-moi/", "xuan-moi/")
SLUGS = ("cai-vneid", "tra-tien-dien", "vssid")
EDITS = st.tuples(
    st.sampled_from(("guide", "news", "unit", "teams", "media", "break", "drop", "rename", "leave")),
    st.sampled_from(UNITS),
    st.sampled_from(SLUGS),
    st.sampled_from(("Một", "Hai", "Đường dây nóng")),
)
Edit = tuple[str, str, str, str]


def apply(site: SmallSite, edit: Edit) -> None:
    """One thing that an editor may do. A unit that is not there yet is made first."""
    kind, unit, slug, word = edit
    if kind in ("drop", "leave"):
        _remove(site, kind, unit, slug)
        return
    for folder in ("bao-quang/", unit):
        if folder and not (site.content / folder / "unit.yaml").exists():
            site.put({f"{folder}unit.yaml": f"name: {word}\nkind: xã\n"})
    if kind == "rename":
        old = site.content / unit / "guides"
        for file in sorted(old.iterdir())[:1] if old.is_dir() and unit else ():
            file.rename(old / f"{slug}-moi.md")
        return
    guide = GUIDE.replace("Cài VNeID", word).replace("services: [vneid]\n", "")
    news = NEWS.replace("Họp ấp", word).replace("../guides/cai-vneid.md#buoc-2", "../unit.yaml")
    files: dict[str, dict[str, str | bytes]] = {
        "guide": {f"guides/{slug}.md": guide},
        "news": {f"announcements/2026-11-1{len(slug) % 10}-{slug}.md": news},
        "unit": {"unit.yaml": f"name: {word}\nkind: phường\ntopics: [{{id: nen-tang, name: {word}}}]\n"},
        "teams": {"teams.yaml": TEAMS.replace("Nguyễn Văn Mẫu", word)},
        "media": {f"media/{slug}.pdf": pdf(slug + str(len(word)))},
        "break": {"events.yaml": "events: ["},
    }
    site.put({f"{unit}{name}": text for name, text in files[kind].items()})


def _remove(site: SmallSite, kind: str, unit: str, slug: str) -> None:
    """A text goes, or a whole unit."""
    if kind == "leave" and unit and (site.content / unit).is_dir():
        site.end(unit.rstrip("/"))
    elif kind == "drop" and unit and (site.content / unit / "guides" / f"{slug}.md").exists():
        site.remove(f"{unit}guides/{slug}.md")


def mend(site: SmallSite) -> None:
    """Takes back every broken file."""
    for file in list(site.content.rglob("events.yaml")):
        site.remove(file.relative_to(site.content).as_posix())


def test_building_again_changes_nothing(site: SmallSite) -> None:
    """Not a byte is written, not a file removed, and the report is the same."""
    first, second = site.build(), site.build()
    assert first.report.written is not None
    assert first.report.written.changed == len(first.tree)
    assert second.report.written is not None
    assert (second.report.written.changed, second.report.written.removed) == (0, 0)
    assert (second.tree, second.manifest) == (first.tree, first.manifest)
    assert (second.report.pages, second.report.units) == (first.report.pages, 3)


WATCHED = """
import sys
from site_builder.builder import cache
from site_builder.cli import main
cache._COARSE = 0  # the folders are believed at once
main(sys.argv[1:])
print(*sys.modules)
"""


def test_building_again_loads_nothing_of_what_units_say(site: SmallSite) -> None:
    """Neither the records of the content, nor what reads, checks and shows them: a start is most of such a build."""
    command = [sys.executable, "-c", WATCHED, f"--content={site.content}", f"--output={site.output}", f"--date={DAY}"]
    builds = [subprocess.run(command, cwd=PROJECT, capture_output=True, encoding="utf-8", check=True) for _ in range(2)]
    loaded = [set(build.stdout.split()) for build in builds]
    heavy = {
        f"site_builder.{name}" for name in ("model.unit", "content.files", "check.run", "pages.plan", "links.routes")
    }
    assert [heavy & names for names in loaded] == [heavy, set()]


def test_an_unchanged_file_keeps_its_time(site: SmallSite) -> None:
    """What compares times, such as rsync, sends only what changed."""
    site.build()
    page, other = site.output / "bao-quang/index.html", site.output / "xuan-an/index.html"
    for path in (page, other):
        os.utime(path, (1, 1))
    site.put({"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 113\n"}).build()
    assert (page.stat().st_mtime == 1, other.stat().st_mtime == 1) == (False, True)


@given(st.lists(EDITS, max_size=5))
def test_a_site_built_step_by_step_is_the_site_built_at_once(history: list[Edit]) -> None:
    """Law 1: after any edits, with a build after each, also of broken content, the output is that of a clean build."""
    with small_site() as site:
        site.build()
        for edit in history:
            apply(site, edit)
            site.build()
        mend(site)
        stepwise, clean = site.build(), site.clean()
    assert set(clean.codes) <= {"site-unused", "ended-living"}
    assert stepwise.told == clean.told
    assert stepwise.tree == clean.tree
    assert stepwise.manifest == clean.manifest


def test_removed_pages_go_and_take_their_folders_along(site: SmallSite) -> None:
    """A guide that is renamed leaves no page behind, a unit that is removed leaves no folder behind."""
    site.build()
    (site.content / "guides/cai-vneid.md").rename(site.content / "guides/vneid.md")
    renamed = site.put({"bao-quang/announcements/2026-11-18-hop-ap.md": NEWS.replace("cai-vneid", "vneid")}).build()
    assert renamed.codes == []
    assert [name for name in renamed.tree if "cai-vneid" in name] == []
    assert "xuan-an/huong-dan/vneid/index.html" in renamed.tree
    removed = site.end("bao-quang").build()
    assert removed.of("bao-quang") == {}
    assert not (site.output / "bao-quang").exists()
    assert "Bảo Quang" not in removed.page("index.html")


def test_media_are_copied_where_they_changed(site: SmallSite) -> None:
    """Also when only the bytes differ and not the size."""
    assert site.put({"bao-quang/media/mau.pdf": pdf("1")}).build().tree["bao-quang/media/mau.pdf"] == pdf("1")
    again = site.put({"bao-quang/media/mau.pdf": pdf("2")}).build()
    assert again.tree["bao-quang/media/mau.pdf"] == pdf("2")
    assert again.report.written is not None
    assert again.report.written.changed == 1
    assert "bao-quang/media/mau.pdf" not in site.remove("bao-quang/media").build().tree


def test_one_unit_alone_is_built_as_among_all(site: SmallSite) -> None:
    """`--only` touches no other unit, and its pages are those of a whole build."""
    before = site.build()
    site.put({"bao-quang/unit.yaml": "name: Bảo Quang\nkind: phường\n", "xuan-an/unit.yaml": "name: Khác\nkind: xã\n"})
    alone = site.build(only=("bao-quang",))
    assert alone.report.units == 1
    assert alone.of("bao-quang") == site.clean().of("bao-quang") != before.of("bao-quang")
    assert {name: body for name, body in alone.tree.items() if not name.startswith("bao-quang/")} == {
        name: body for name, body in before.tree.items() if not name.startswith("bao-quang/")
    }
    assert site.build().tree == site.clean().tree


def test_one_unit_alone_has_the_pictures_that_it_shows(site: SmallSite) -> None:
    """Those of the units above come along while nobody builds these; afterwards all is as if they never had."""
    guide = GUIDE.replace("Bấm", "![Ảnh](../media/anh.png) Bấm")
    site.put({"media/anh.png": saved(scene(64, 48), "PNG"), "guides/cai-vneid.md": guide}).build()
    site.put({"media/anh.png": saved(scene(80, 60), "PNG")})
    new = site.clean()
    shown = {name for name in new.tree if name.startswith("media/anh")}
    for _ in range(2):
        assert site.build(dry=True, only=("bao-quang",)).codes == []
        alone = site.build(only=("bao-quang",))
        assert (alone.codes, alone.of("bao-quang")) == ([], new.of("bao-quang"))
        assert {name: alone.tree[name] for name in shown} == {name: new.tree[name] for name in shown}
    built = site.build()
    assert (built.tree, built.manifest) == (new.tree, new.manifest)
    assert site.build().report.rendered == 0


def test_a_check_writes_nothing(site: SmallSite) -> None:
    """A dry build finds what a build finds, and leaves no folder."""
    checked = site.put({"bao-quang/teams.yaml": TEAMS + "        phone: 0912 345 678\n"}).build(dry=True)
    assert not site.output.exists()
    assert checked.codes == site.build().codes == ["no-consent"]


def test_the_same_bytes_under_any_hash_seed(tmp_path: Path) -> None:
    """Law 2: sets and dicts leave no trace; also in another process, another folder and another zone of the clock."""
    trees = []
    for seed, zone in (("1", "Asia/Ho_Chi_Minh"), ("2", "America/New_York")):
        site = SmallSite(tmp_path / seed, {**CONTENT, "bao-quang/media/mau.pdf": pdf("a")})
        command = [sys.executable, "-m", "site_builder", f"--content={site.content}", f"--output={site.output}"]
        command += [f"--date={DAY}"]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run(command, cwd=PROJECT, env=environment, check=True, capture_output=True)
        trees.append(tree(site.output))
    assert trees[0] == trees[1]
    assert len(trees[0]) > 40
