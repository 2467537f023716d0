"""Why a unit is built: each reason by itself, with as much about it as is known, and no other reason."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from unittest import mock

import pytest
from histories import HISTORIES, Event
from hypothesis import given
from hypothesis import strategies as st
from lives import Life
from papers import pdf
from small_site import DAY, GUIDE, TEAMS, THEMES, SmallSite

from site_builder.builder import BuildOptions, UnknownUnit
from site_builder.builder.queries import next_build
from site_builder.builder.record import changed_files, folder_files
from site_builder.content import load
from site_builder.model.folder import Folder
from site_builder.model.staleness import Staleness, StaleReason

ROOT, QUANG, AN, AP = (), ("bao-quang",), ("xuan-an",), ("bao-quang", "ap-moi")
Told = dict[tuple[str, ...], list[Staleness]]
RENAMED = {"xuan-an/unit.yaml": "name: Xuân Mới\nkind: phường\n"}
LATER = f"---\ntitle: Mai\ndate: {DAY + timedelta(days=1)}\n---\n"


def told(site: SmallSite, day: date = DAY) -> Told:
    """Which units one more build builds, and why."""
    return {path: list(stale) for path, stale in site.build(day).report.rebuilt.items()}


def only(reason: StaleReason, *names: str, removed: int = 0, day: date | None = None) -> list[Staleness]:
    """One reason and no other."""
    return [Staleness(reason=reason, names=names, removed=removed, day=day)]


def test_the_first_build_is_the_first_and_the_next_one_builds_nothing(site: SmallSite) -> None:
    """Of the three units."""
    assert told(site) == dict.fromkeys((QUANG, AN, ROOT), only(StaleReason.NEVER_BUILT))
    assert told(site) == {}


def test_the_changed_files_of_a_folder_are_named(site: SmallSite) -> None:
    """Those that are new and those that are otherwise; of those that are gone, how many there were."""
    site.put({"bao-quang/media/a.pdf": pdf("1"), "bao-quang/media/b.pdf": pdf("1")}).build()
    site.put(
        {"bao-quang/teams.yaml": "teams: []\n", "bao-quang/media/a.pdf": pdf("2"), "bao-quang/guides/moi.md": GUIDE}
    )
    changed = ("guides/moi.md", "media/a.pdf", "teams.yaml")
    above: Told = {ROOT: only(StaleReason.BELOW, "bao-quang")}  # which counts the teams
    assert told(site) == {QUANG: only(StaleReason.FOLDER, *changed), **above}
    site.remove("bao-quang/guides/moi.md", "bao-quang/media/b.pdf").put({"bao-quang/teams.yaml": TEAMS})
    assert told(site) == {QUANG: only(StaleReason.FOLDER, "teams.yaml", removed=2), **above}


def test_a_changed_layer_is_named(site: SmallSite) -> None:
    """Those who inherit from it say whose folder it is; it itself names the file."""
    site.put({"bao-quang/ap-moi/unit.yaml": "name: Mới\nkind: ấp\n"}).build()
    site.put({"bao-quang/guides/moi.md": GUIDE})
    assert told(site) == {AP: only(StaleReason.LAYER, "bao-quang"), QUANG: only(StaleReason.FOLDER, "guides/moi.md")}
    site.put({"guides/moi.md": GUIDE, "bao-quang/teams.yaml": TEAMS + "\n"})
    layer = Staleness(reason=StaleReason.LAYER, names=("",))
    assert told(site) == {
        AP: only(StaleReason.LAYER, "", "bao-quang"),
        QUANG: [layer, *only(StaleReason.FOLDER, "teams.yaml")],
        AN: [layer],
        ROOT: only(StaleReason.FOLDER, "guides/moi.md"),
    }


def test_the_unit_inside_that_has_another_name_is_named(site: SmallSite) -> None:
    """Also one that is new; one that is gone without its end being declared is still there."""
    site.build()
    assert told(site.put(RENAMED)) == {
        AN: only(StaleReason.FOLDER, "unit.yaml"),
        ROOT: only(StaleReason.BELOW, "xuan-an"),
    }
    site.remove("xuan-an").put({"xuan-moi/unit.yaml": "name: Mới\nkind: xã\n"})
    assert told(site)[ROOT] == only(StaleReason.BELOW, "xuan-moi")


def test_what_is_not_known_is_not_told(site: SmallSite) -> None:
    """A unit that was built alone has forgotten what it was called when the city was built."""
    site.build()
    site.put(RENAMED).build(only=AN)
    assert told(site) == {ROOT: only(StaleReason.BELOW)}


@pytest.mark.parametrize("reason", [StaleReason.PROGRAM, StaleReason.THEME, StaleReason.SETTINGS])
def test_what_all_units_share_is_told_apart(reason: StaleReason, tmp_path: Path) -> None:
    """`site.yaml` is a file of the city's folder too, from which the others inherit."""
    life = Life(tmp_path)
    life.build()
    if reason is StaleReason.PROGRAM:
        with mock.patch("site_builder.builder.settings.fingerprint", return_value="another"):
            rebuilt = life.build().report.rebuilt
    else:
        life.live([("theme", "Một") if reason is StaleReason.THEME else ("settings", "Một", "ours")])
        rebuilt = life.build().report.rebuilt
    assert set(rebuilt) == {ROOT, QUANG, AN, AP}
    also = [StaleReason.LAYER] if reason is StaleReason.SETTINGS else []
    assert [one.reason for one in rebuilt[AN]] == [reason, *also]


def test_the_day_is_told_on_which_pages_change_by_themselves(site: SmallSite) -> None:
    """And the day for which they were built, when that is a later one."""
    site.put({"bao-quang/announcements/2026-11-23-mai.md": LATER}).build()
    tomorrow = DAY + timedelta(days=1)
    assert told(site, tomorrow) == {QUANG: only(StaleReason.DAY, day=tomorrow)}
    assert told(site) == {QUANG: only(StaleReason.EARLIER_DAY, day=tomorrow)}


def _lose_page(site: SmallSite) -> None:
    (site.output / "bao-quang/index.html").unlink()


def _cut_page(site: SmallSite) -> None:
    (site.output / "bao-quang/index.html").write_bytes(b"<")


def _lose_output(site: SmallSite) -> None:
    shutil.rmtree(site.output)


def _lose_cache(site: SmallSite) -> None:
    shutil.rmtree(site.content.parent / ".cache")


def _look_at_new_content(site: SmallSite) -> None:
    site.put({"bao-quang/teams.yaml": TEAMS.replace("Mẫu", "Khác")}).build(dry=True)


def _have_an_error(site: SmallSite) -> None:
    site.put({"bao-quang/events.yaml": "events: ["}).build()
    site.remove("bao-quang/events.yaml")


ALL = {QUANG, AN, ROOT}
FILE = "bao-quang/index.html"


@pytest.mark.parametrize(
    ("happens", "units", "told_of_quang"),
    [
        (_lose_page, {QUANG}, only(StaleReason.OUTPUT_DAMAGED, FILE)),
        (_cut_page, {QUANG}, only(StaleReason.OUTPUT_DAMAGED, FILE)),
        (_lose_output, ALL, only(StaleReason.OUTPUT_EMPTY)),
        (_lose_cache, ALL, only(StaleReason.CACHE_LOST)),
        (_look_at_new_content, {QUANG}, only(StaleReason.OUTPUT_OTHER)),
        (_have_an_error, {QUANG}, [*only(StaleReason.FAILED), *only(StaleReason.FOLDER, removed=1)]),
    ],
)
def test_an_accident_is_told(
    happens: Callable[[SmallSite], None], units: set[tuple[str, ...]], told_of_quang: list[Staleness], site: SmallSite
) -> None:
    """What was lost, and what was never there."""
    site.build()
    happens(site)
    found = told(site)
    assert (set(found), found[QUANG]) == (units, told_of_quang)
    assert told(site) == {}


def test_a_result_that_must_not_be_recorded_is_made_each_time(site: SmallSite) -> None:
    """Its problem names a file that is called like somebody's telephone."""
    site.put({"bao-quang/0912 345 678.txt": "của ai"}).build()
    assert told(site) == {QUANG: only(StaleReason.PRIVATE)}


def test_a_question_about_an_unknown_unit_is_refused(site: SmallSite) -> None:
    """Whoever asks has mistyped it."""
    with pytest.raises(UnknownUnit):
        next_build(_options(site), ("bao-quan",))


def _options(site: SmallSite, day: date = DAY, themes: tuple[Path, ...] = (THEMES,)) -> BuildOptions:
    cache = site.content.parent / ".cache"
    return BuildOptions(content=site.content, output=site.output, day=day, themes=themes, cache=cache)


@given(HISTORIES)
def test_what_is_said_of_the_next_build_is_what_it_does(history: list[Event]) -> None:
    """Law: a unit is built if and only if there is a reason, and the reasons told before are those told after."""
    with tempfile.TemporaryDirectory() as folder:
        life = Life(Path(folder))
        life.build()
        life.live(history).declare_ends()
        options = _options(life.site, life.day, (life.themes, THEMES))
        said = {listing.path: next_build(options, listing.path).stale for listing in load.look(life.site.content)}
        assert {path: stale for path, stale in said.items() if stale} == life.build().report.rebuilt


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from((b"1", b"2"))),
    st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from((b"1", b"2"))),
)
def test_the_short_digests_tell_what_a_comparison_of_the_files_tells(
    before: dict[str, bytes], after: dict[str, bytes]
) -> None:
    """Though neither a name nor a byte of them is kept."""
    changed = tuple(sorted(name for name, body in after.items() if before.get(name) != body))
    found = changed_files(folder_files(Folder(files=before)), Folder(files=after))
    assert found == (changed, len(before.keys() - after.keys()))
