"""The thread that looks and builds: no save is lost, no mistake ends it, the last good pages stay."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from threading import Thread
from unittest import mock

import pytest
from small_site import CONTENT, DAY, NEWS, THEMES, Files, SmallSite, tree

from serve.running import PATIENCE, until
from site_builder import builder
from site_builder.builder import BuildOptions, worker
from site_builder.builder.unit import build_unit
from site_builder.cli.words.all import WORDS
from site_builder.serve import Preview
from site_builder.serve.preview import BuildRound

HOME = "bao-quang/index.html"
UNIT = "bao-quang/unit.yaml"


@dataclass(slots=True)
class Calendar:
    """A day that a test may change."""

    day: date = DAY

    def today(self) -> date:
        """The day."""
        return self.day


@dataclass(slots=True, kw_only=True)
class Watched:
    """A site under a preview; `rounds` are its builds so far, `told` the times that browsers were told."""

    site: SmallSite
    preview: Preview
    calendar: Calendar
    rounds: list[BuildRound]
    told: list[None] = field(default_factory=list)

    def page(self, name: str = HOME) -> str:
        """A page as a browser would get it."""
        return (self.preview.output / name).read_text("utf-8")

    def wait(self, rounds: int) -> BuildRound:
        """The last of so many builds."""
        until(lambda: len(self.rounds) >= rounds, f"{rounds} builds")
        return self.rounds[rounds - 1]

    def save(self, files: Files) -> BuildRound:
        """Saves, and waits for the build that this asks for."""
        before = len(self.rounds)
        self.site.put(files)
        return self.wait(before + 1)


@contextmanager
def watched(site: SmallSite) -> Iterator[Watched]:
    """A preview in a thread of its own, after its first build."""
    output, calendar = site.output.with_name("preview"), Calendar()
    rounds: list[BuildRound] = []
    preview = Preview(
        options=BuildOptions(content=site.content, output=output, day=DAY, themes=(THEMES,), preview=True),
        calendar=calendar.today,
        clock=time.perf_counter,
        words=WORDS["vi"],
        lang="vi",
        after=rounds.append,
    )
    opened = Watched(site=site, preview=preview, calendar=calendar, rounds=rounds)
    thread = Thread(target=preview.run, args=(lambda: opened.told.append(None),))
    thread.start()
    try:
        opened.wait(1)
        yield opened
    finally:
        preview.stop()
        thread.join(PATIENCE)
    assert not thread.is_alive()


@pytest.fixture
def seen(site: SmallSite) -> Iterator[Watched]:
    """A preview of the small site."""
    with watched(site) as opened:
        yield opened


def test_a_save_is_on_the_page_after_the_next_build(seen: Watched) -> None:
    """The build says which file asked for it, and renders that unit only."""
    made = seen.save({UNIT: "name: Bảo Quang Mới\nkind: xã\n"})
    assert "Bảo Quang Mới" in seen.page()
    assert (made.occasion, [Path(name).name for name in made.changed]) == ("save", ["unit.yaml"])
    assert seen.preview.state.number == 2
    assert len(seen.told) == 2


def test_nothing_is_built_while_nothing_changes(seen: Watched) -> None:
    """Looking alone builds nothing, and a save without a change tells nobody."""
    time.sleep(0.5)
    assert len(seen.rounds) == 1
    made = seen.save({UNIT: seen.site.content.joinpath(UNIT).read_bytes(), "README.md": "sổ tay"})
    assert made.report is not None
    assert made.report.written is not None
    assert (made.report.written.changed, len(seen.told), seen.preview.state.number) == (0, 1, 1)


def test_of_twenty_quick_saves_the_last_is_on_the_page(seen: Watched) -> None:
    """They share a few builds. All texts are of one size."""
    for number in range(20):
        seen.site.put({UNIT: f"name: Tên {number:02}\nkind: xã\n"})
        time.sleep(0.015)
    until(lambda: "Tên 19" in seen.page(), "the last save")
    assert len(seen.rounds) < 12


def test_a_save_during_a_build_is_built_next(seen: Watched) -> None:
    """However long the build takes, and whenever it has read the file."""
    numbers = count(2)
    real = build_unit

    def interrupted(*given: object) -> object:
        made = real(*given)  # type: ignore[arg-type]  # as the builder gives them
        if (number := next(numbers)) < 6:
            seen.site.put({UNIT: f"name: Tên {number}\nkind: xã\n"})
        return made

    with mock.patch.object(worker, "build_unit", interrupted):
        seen.site.put({UNIT: "name: Tên 1\nkind: xã\n"})
        until(lambda: "Tên 5" in seen.page(), "the save that came during the build")


def test_the_last_good_page_stays_while_there_is_an_error(seen: Watched) -> None:
    """What is wrong is shown in words; mended, it is gone."""
    good = seen.page()
    seen.save({UNIT: "name: Bảo Quang\nkind: xã\nhotline: 0912 34\n"})
    assert seen.page() == good
    (told,) = seen.preview.state.messages
    assert told.where.endswith("bao-quang/unit.yaml:3:10")
    assert told.is_error
    seen.save({UNIT: CONTENT[UNIT]})
    assert seen.preview.state.messages == ()
    assert len(seen.told) == 3


def test_errors_come_before_warnings(seen: Watched) -> None:
    """Whatever their files are called."""
    seen.save({"bao-quang/a.txt": "a", "xuan-an/unit.yaml": "kind: phường\n"})
    assert [told.is_error for told in seen.preview.state.messages] == [True, False]


def test_a_broken_site_from_the_start_shows_nothing_but_what_is_wrong(site: SmallSite) -> None:
    """And pages as soon as it is mended."""
    with watched(site.put({"site.yaml": "title: ["})) as seen:
        assert seen.preview.state.addresses == frozenset()
        assert seen.preview.state.messages[0].where.startswith(str(seen.site.content / "site.yaml"))
        seen.save({"site.yaml": CONTENT["site.yaml"]})
        assert "bao-quang/" in seen.preview.state.addresses


def test_the_pages_of_the_last_preview_are_shown_at_once(site: SmallSite) -> None:
    """Also when today's content begins with a mistake."""
    with watched(site) as first:
        output = tree(first.preview.output)
    with watched(site.put({"site.yaml": "title: ["})) as again:
        assert "bao-quang/" in again.preview.state.addresses
        assert tree(again.preview.output) == output


def test_a_content_folder_that_vanishes_leaves_the_pages(seen: Watched) -> None:
    """It may lie on a network drive, and come back."""
    good = seen.page()
    seen.site.content.rename(seen.site.content.with_name("away"))
    until(lambda: bool(seen.preview.state.messages), "that it is gone")
    assert "Không tìm thấy thư mục nội dung" in seen.preview.state.messages[0].says
    assert seen.page() == good
    seen.site.content.with_name("away").rename(seen.site.content)
    until(lambda: not seen.preview.state.messages, "that it is back")


def test_a_bug_of_ours_does_not_end_the_preview(seen: Watched) -> None:
    """It is told with its trace, in one unit or in the whole build."""
    for room, name in ((worker, "build_unit"), (builder, "build")):
        with mock.patch.object(room, name, _raise):
            until(lambda: bool(seen.save({UNIT: f"name: {time.monotonic_ns()}\nkind: xã\n"}).messages), name)
            assert "ZeroDivisionError" in seen.preview.state.messages[0].trace
            assert "người soạn" in seen.preview.state.messages[0].says
    seen.save({UNIT: "name: Khỏe\nkind: xã\n"})
    assert seen.preview.state.messages == ()
    assert "Khỏe" in seen.page()


def _raise(*_: object) -> None:
    raise ZeroDivisionError


def test_a_disk_that_refuses_is_asked_again(seen: Watched) -> None:
    """Another program may hold a file for a moment; nobody has to save once more."""
    blocked = seen.preview.output / "bao-quang" / "index.html"
    blocked.unlink()
    blocked.mkdir()
    assert seen.save({UNIT: "name: Mới\nkind: xã\n"}).refused
    assert "không ghi được" in seen.preview.state.messages[0].says
    blocked.rmdir()
    until(lambda: seen.preview.state.messages == (), "the next attempt")
    assert seen.rounds[-1].occasion == "again"
    assert "Mới" in seen.page()


def test_what_is_tried_again_is_tried_ever_more_seldom_and_in_silence(seen: Watched) -> None:
    """A link that leads nowhere stays so. A save is built at once all the same."""
    (seen.site.content / "bao-quang/events.yaml").symlink_to("gone.yaml")
    seen.site.put({"xuan-an/events.yaml": "events: []\n"})
    assert seen.wait(2).refused
    time.sleep(3.5)
    assert len(seen.rounds) == 2
    made = seen.save({"xuan-an/unit.yaml": "name: Xuân An Mới\nkind: phường\n"})
    assert made.occasion == "save"
    assert "Xuân An Mới" in seen.page("xuan-an/index.html")
    seen.site.put({"bao-quang/gone.yaml": "events: []\n"})
    until(lambda: all("gone" in one.text for one in seen.preview.state.messages), "the next attempt")


def test_a_new_day_is_built_without_a_save(seen: Watched) -> None:
    """What expired is gone from the front list for somebody who left the preview open overnight."""
    expiring = NEWS.replace("date: 2026-11-18", "date: 2026-11-18\nexpires: 2026-11-22")
    seen.save({"bao-quang/announcements/2026-11-18-hop-ap.md": expiring})
    assert "Họp ấp" in seen.page()
    seen.calendar.day = DAY + timedelta(days=1)
    assert seen.wait(3).occasion == "day"
    assert "Họp ấp" not in seen.page()


def test_a_new_commune_appears_and_a_removed_one_goes(seen: Watched) -> None:
    """Folders come and go as files do."""
    seen.save({"xuan-moi/unit.yaml": "name: Xuân Mới\nkind: xã\n"})
    until(lambda: "xuan-moi/" in seen.preview.state.addresses, "the new folder")
    before = len(seen.rounds)
    seen.site.remove("xuan-moi")
    seen.wait(before + 1)
    assert "xuan-moi/" not in seen.preview.state.addresses
