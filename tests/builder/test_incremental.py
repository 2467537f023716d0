"""What one more build takes from the last one: all that is still right, and nothing else."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import pdf
from small_site import CONTENT, DAY, THEMES, SmallSite, small_site
from test_again import EDITS, Edit, apply, mend

from site_builder.builder import BuildOptions, build
from site_builder.builder import cache as unit_cache
from site_builder.builder.memo import Memo
from site_builder.content import load
from site_builder.content.media import cache as media_cache

if TYPE_CHECKING:
    from site_builder.model.folder import Folder, Listing


def stale(site: SmallSite, **options: Any) -> int:  # noqa: ANN401 - as Options has them
    """How many units one more build does not take from the last one."""
    report = site.build(**options).report
    return report.units - report.reused


@contextmanager
def old_files() -> Iterator[None]:
    """As if every file had been left alone for years: its time says all."""
    with mock.patch.object(unit_cache, "_COARSE", -(10**18)), mock.patch.object(media_cache, "_COARSE", -(10**18)):
        yield


@contextmanager
def opened() -> Iterator[list[tuple[str, ...]]]:
    """The units whose files are opened meanwhile."""
    real, found = load.read, list[tuple[str, ...]]()

    def noting(content: Path, listing: "Listing") -> "Folder":
        found.append(listing.path)
        return real(content, listing)

    with mock.patch.object(load, "read", noting):
        yield found


def test_building_again_builds_nothing(site: SmallSite) -> None:
    """Nor after a save that changed nothing, nor from the same files written anew."""
    assert [stale(site), stale(site), stale(site.put(CONTENT))] == [3, 0, 0]
    shutil.rmtree(site.content)
    site.content.mkdir()
    assert stale(site.put(CONTENT)) == 0


def test_a_copied_folder_is_known_again(site: SmallSite, tmp_path: Path) -> None:
    """Its times and inodes are others: all is read, nothing is built; also without the copy's first cache."""
    site.put({"bao-quang/media/mau.pdf": pdf("1")}).build()
    copy = tmp_path / "elsewhere"
    for name in ("content", "public", ".cache"):
        shutil.copytree(site.content.parent / name, copy / name)
    other = SmallSite.__new__(SmallSite)
    other.content, other.output = copy / "content", copy / "public"
    assert stale(other) == 0


def test_without_its_cache_everything_is_built_and_nothing_written(site: SmallSite) -> None:
    """The cache may be deleted at any time."""
    first = site.build()
    shutil.rmtree(site.content.parent / ".cache")
    again = site.build()
    assert again.report.reused == 0
    assert again.report.written is not None
    assert again.report.written.changed == 0
    assert again.tree == first.tree


def test_what_was_left_alone_is_not_even_opened(site: SmallSite) -> None:
    """But for the settings of the site. Times are believed only when the disk's clock has moved on since."""
    site.put({"bao-quang/media/mau.pdf": pdf("1")}).build()
    with opened() as young:
        site.build()
    assert set(young) == {(), ("bao-quang",), ("xuan-an",)}
    with old_files():
        site.build()
        with opened() as old:
            site.build()
    assert old == [()]


def test_two_saves_in_one_step_of_the_clock_are_two(site: SmallSite) -> None:
    """Of the same length: neither size nor time would tell."""
    unit = site.content / "bao-quang/unit.yaml"
    for name in ("Bảo Lan", "Bảo Tân"):
        site.put({"bao-quang/unit.yaml": f"name: {name}\nkind: xã\n"})
        assert name in site.build().page("bao-quang/index.html")
    assert unit.exists()


def test_an_edit_builds_its_own_unit_only(site: SmallSite) -> None:
    """What others inherit or know of it has not changed."""
    site.build()
    assert stale(site.put({"bao-quang/teams.yaml": f"{CONTENT['bao-quang/teams.yaml']!s}\n"})) == 1


def test_an_edit_of_what_is_inherited_builds_all_that_inherit_it(site: SmallSite) -> None:
    """A city and its two communes."""
    site.build()
    guide = str(CONTENT["guides/cai-vneid.md"]).replace("Cài VNeID", "Cài đặt VNeID")
    assert stale(site.put({"guides/cai-vneid.md": guide})) == 3


def test_a_new_name_builds_the_units_above_too(site: SmallSite) -> None:
    """The city's entry page lists its communes by name; the other commune does not."""
    site.build()
    assert stale(site.put({"xuan-an/unit.yaml": "name: Xuân Mới\nkind: phường\n"})) == 2


def test_a_file_that_appears_in_a_layer_between_is_seen(site: SmallSite) -> None:
    """It lies over one of the city's, which has not changed: what was not there is something that was read, too."""
    site.put({"bao-quang/ap/unit.yaml": "name: Ấp\nkind: ấp\n"}).build()
    guide = str(CONTENT["guides/cai-vneid.md"]).replace("Cài VNeID", "Cài VNeID ở xã")
    assert stale(site.put({"bao-quang/guides/cai-vneid.md": guide})) == 2
    with old_files():
        assert site.build().tree == site.clean().tree
        assert stale(site.remove("bao-quang/guides")) == 2
        assert site.build().tree == site.clean().tree


def test_a_line_that_moves_is_no_unit_that_is_the_same(site: SmallSite) -> None:
    """Problems name lines: values alone would not tell that a mistake stands elsewhere now."""
    wrong = "name: Bảo Quang\nkind: xã\nhotline: 0912 34\n"
    first = site.put({"bao-quang/unit.yaml": wrong}).build()
    second = site.put({"bao-quang/unit.yaml": f"# ghi chú\n{wrong}"}).build()
    assert [first.told[0][2], second.told[0][2]] == [3, 4]


def test_what_is_wrong_is_told_by_every_build(site: SmallSite) -> None:
    """Also where nothing had to be built, and by a check."""
    site.put({"bao-quang/teams.yaml": f"{CONTENT['bao-quang/teams.yaml']!s}        phone: 0912 345 678\n"})
    first = site.build()
    assert first.codes == ["no-consent"]
    asked: tuple[dict[str, Any], ...] = ({}, {"dry": True}, {"strict": True})
    for options in asked:
        again = site.build(**options)
        assert (again.told, again.report.reused) == (first.told, 3)


@pytest.mark.parametrize("options", [{"base_url": "https://a.vn/"}, {"preview": True}])
def test_other_settings_build_everything_anew(site: SmallSite, options: dict[str, Any]) -> None:
    """All pages depend on them; and back again, as far as they differ."""
    before = site.build()
    assert (stale(site, **options), stale(site, **options)) == (3, 0)
    after = site.build()
    assert after.tree == before.tree
    assert after.report.reused < 3


def test_another_version_of_the_program_builds_everything_anew(site: SmallSite) -> None:
    """Our own code and the libraries make the pages too."""
    site.build()
    with mock.patch("site_builder.builder.settings.fingerprint", return_value="another"):
        assert (stale(site), stale(site)) == (3, 0)
    assert stale(site) == 3


def test_a_day_on_which_nothing_happens_builds_nothing(site: SmallSite) -> None:
    """Neither the next one nor the one before, from which the pages might differ, are the same thing."""
    later = CONTENT["bao-quang/announcements/2026-11-18-hop-ap.md"].__str__().replace("2026-11-18", "2026-11-25")
    site.put({"bao-quang/announcements/2026-11-25-mai.md": later.replace("Họp ấp", "Mai")}).build(DAY)
    after = [DAY + timedelta(days=days) for days in (1, 2, 3, 4)]
    assert [stale(site, day=day) for day in after] == [0, 0, 1, 0]
    assert stale(site, day=DAY) == 1
    assert site.build(DAY).tree == site.clean(DAY).tree


def test_a_theme_that_changed_makes_everything_anew(tmp_path: Path) -> None:
    """Also when only a word of the theme that it extends has changed."""
    site = SmallSite(tmp_path).put({"site.yaml": f"{CONTENT['site.yaml']!s}theme: ours\n"})
    shutil.copytree(THEMES, tmp_path / "themes")
    own = tmp_path / "themes" / "ours" / "i18n" / "vi.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("guides: Cách làm\n", "utf-8")
    (tmp_path / "themes" / "ours" / "theme.yaml").write_text("extends: default\n", "utf-8")
    cache = tmp_path / ".cache"
    options = BuildOptions(
        content=site.content, output=site.output, day=DAY, themes=(tmp_path / "themes",), cache=cache
    )
    assert [build(options).reused for _ in range(2)] == [0, 3]
    words = tmp_path / "themes" / "default" / "i18n" / "vi.yaml"
    words.write_text(words.read_text("utf-8").replace("contact: Liên hệ", "contact: Hỏi ai"), "utf-8")
    assert [build(options).reused for _ in range(2)] == [0, 3]
    assert "Hỏi ai" in (site.output / "index.html").read_text("utf-8")


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(path.read_bytes()[:100])])
def test_a_page_that_was_lost_or_cut_short_is_made_again(site: SmallSite, spoil: Any) -> None:  # noqa: ANN401 - on a path
    """And only the unit that it belongs to."""
    before = site.build()
    spoil(site.output / "bao-quang/huong-dan/cai-vneid/index.html")
    assert stale(site) == 1
    assert site.build().tree == before.tree


def test_two_outputs_are_each_brought_up_to_date(site: SmallSite, tmp_path: Path) -> None:
    """What one of them holds says nothing of the other."""
    site.build()
    other = tmp_path / "other"
    assert stale(site, output=other) == 3
    site.put({"bao-quang/teams.yaml": str(CONTENT["bao-quang/teams.yaml"]).replace("Mẫu", "Khác")})
    assert (stale(site), stale(site, output=other)) == (1, 1)
    assert site.build(output=other).tree == site.build().tree


@given(st.lists(EDITS, max_size=4))
def test_with_a_memory_the_site_is_the_same(history: list[Edit]) -> None:
    """A preview's memory changes how much is read, not what comes out: it is what a clean build makes."""
    memory = Memo()
    with small_site() as site:
        for edit in history:
            apply(site, edit)
            site.build(memory=memory)
        assert site.build(memory=memory).told == site.clean().told
        mend(site)
        remembered, clean = site.build(memory=memory), site.clean()
        made = memory.made.copy()
        site.build(memory=memory)
    assert memory.made == made
    assert (remembered.tree, remembered.manifest) == (clean.tree, clean.manifest)
    assert remembered.report.problems == clean.report.problems


@given(st.lists(EDITS, max_size=4))
def test_folders_of_one_digest_hold_the_same(history: list[Edit]) -> None:
    """And of different ones, something else."""
    seen: list[Folder] = []
    with small_site() as site:
        for edit in history:
            apply(site, edit)
            seen += load.scan(site.content)
    for one, other in combinations(seen, 2):
        assert (one.digest == other.digest) == (one == other)
