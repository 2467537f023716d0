"""The file of what is known: damaged, foreign, shared, cut off; and what is asked with its help."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkcheck.web.asking import DAY, options
from linkcheck.web.behaviours import MISSING, page
from linkcheck.web.town import Reply, Request, Town
from site_builder.linkcheck.web import check
from site_builder.linkcheck.web.classify import Classification, ResponseKind
from site_builder.linkcheck.web.database import LinkDatabase
from site_builder.model.link_status import LinkStatus

GOOD = Classification(
    kind=ResponseKind.GOOD,
    status=200,
    title="Thủ tục «A»",
    final="https://b.example/",
    hops=("302 https://b.example/",),
    certificate_until=DAY,
    etag='"1"',
)
FAILED = Classification(kind=ResponseKind.FAILED, reason="http-404", status=404)


@pytest.mark.parametrize("finding", [GOOD, FAILED])
def test_what_is_written_is_read_again(finding: Classification, tmp_path: Path) -> None:
    """All of it."""
    path = tmp_path / "a" / "links.sqlite"
    first = LinkDatabase(path)
    first.add({"https://a.example/": finding}, DAY, 3)
    assert LinkDatabase(path).read(["https://a.example/"], 3) == first.read([], 3)
    assert LinkDatabase(path, reading=True).read(["https://b.example/"], 3) == {}


def garbage(path: Path) -> None:
    """No database at all."""
    path.write_bytes(bytes(range(256)) * 32)


def other(path: Path) -> None:
    """Another program's database."""
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE people (name)")
    base.close()


def newer(path: Path) -> None:
    """One of a later version of ours."""
    LinkDatabase(path).add({"a": GOOD}, DAY, 3)
    with sqlite3.connect(path) as base:
        base.execute("PRAGMA user_version = 99")
    base.close()


def torn(path: Path) -> None:
    """Ours, with a hole."""
    LinkDatabase(path).add({f"https://a.example/{number}": GOOD for number in range(500)}, DAY, 3)
    body = bytearray(path.read_bytes())
    body[5000:9000] = bytes(4000)
    path.write_bytes(body)


@pytest.mark.parametrize("spoil", [garbage, other, newer, torn])
@pytest.mark.parametrize("reading", [False, True])
def test_a_file_that_is_none_of_ours_is_set_aside(spoil: object, tmp_path: Path, *, reading: bool) -> None:
    """With every byte of it, under a free name that is told; and it works from then on."""
    assert callable(spoil)
    path, told = tmp_path / "links.sqlite", list[Path]()
    spoil(path)
    (tmp_path / "links.sqlite.hong").write_text("an earlier one")
    before = path.read_bytes()
    assert LinkDatabase(path, told.append, reading=reading).read(["a"], 3) == {}
    assert told == [tmp_path / "links.sqlite.hong1"]
    assert told[0].read_bytes() == before
    LinkDatabase(path).add({"a": GOOD}, DAY, 3)
    assert LinkDatabase(path).read(["a"], 3)["a"].verdict.last_good == DAY


@pytest.mark.parametrize("reading", [False, True])
def test_a_file_that_cannot_be_used_is_an_error_of_the_disk(tmp_path: Path, *, reading: bool) -> None:
    """A folder stands there, and stays; the error says where and why."""
    with pytest.raises(OSError, match=r"unable to open|I/O error") as raised:
        LinkDatabase(tmp_path, reading=reading).read(["a"], 3)
    assert raised.value.filename == str(tmp_path)
    assert tmp_path.is_dir()


def test_a_row_that_somebody_wrote_by_hand_is_not_believed(tmp_path: Path) -> None:
    """Its address is asked as if nothing were known of it."""
    path = tmp_path / "links.sqlite"
    LinkDatabase(path).add({"a": GOOD, "b": GOOD, "c": GOOD, "d": GOOD}, DAY, 3)
    with sqlite3.connect(path) as base:
        base.execute("UPDATE links SET standing = 'lovely' WHERE address = 'a'")
        base.execute("UPDATE links SET checked_on = 'hôm qua' WHERE address = 'b'")
        base.execute("UPDATE links SET hops = 7, failed_days = 'ba' WHERE address = 'c'")
    base.close()
    assert set(LinkDatabase(path).read(["a", "b", "c", "d"], 3)) == {"d"}


def test_two_runs_lose_nothing_of_each_other(tmp_path: Path) -> None:
    """Each writes what one more look adds to what stands there then, not to what it has read."""
    path = tmp_path / "links.sqlite"
    runs = [LinkDatabase(path) for _ in range(4)]
    for run in runs:
        run.read(["https://a.example/"], 9)

    def work(number: int) -> None:
        for step in range(5):
            day = DAY + timedelta(step)
            runs[number].add({"https://a.example/": FAILED, f"https://a.example/{number}-{step}": GOOD}, day, 9)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    names = [f"https://a.example/{number}-{step}" for number in range(4) for step in range(5)]
    found = LinkDatabase(path).read(["https://a.example/", *names], 9)
    assert len(found) == 21
    assert found["https://a.example/"].verdict.failed_days == 5


def test_what_nothing_links_to_any_more_is_forgotten(tmp_path: Path) -> None:
    """After half a year."""
    path = tmp_path / "links.sqlite"
    LinkDatabase(path).add({"a": GOOD}, date(2026, 1, 1), 3)
    LinkDatabase(path).add({"b": GOOD}, DAY, 3)
    assert set(LinkDatabase(path).read(["a", "b"], 3)) == {"b"}


@given(st.text(), st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_address_and_title_can_be_kept(tmp_path: Path, address: str, title: str) -> None:
    """Strangers write them; what no text file holds is left out."""
    path = tmp_path / "links.sqlite"
    finding = Classification(kind=ResponseKind.GOOD, status=200, title=title)
    assert LinkDatabase(path).add({address: finding}, DAY, 3)[address].title == title
    assert LinkDatabase(path).read([address], 3)[address].verdict.title == title


def test_a_page_that_has_not_changed_is_not_sent_again(tmp_path: Path) -> None:
    """On another day it is asked by its ETag; the answer 304 makes it fine for that day."""

    def behave(request: Request) -> Reply:
        if request.headers.get("if-none-match") == '"mot"':
            return Reply(status=304, kind="")
        if request.path != "/a":
            return MISSING
        return Reply(body=page('<p id="x">X</p>', "Bài A").body, headers=(("ETag", '"mot"'),))

    with Town(folder=tmp_path, behave=behave) as town:
        address = f"http://a.test:{town.ports['http']}/a"
        asked = [address, f"{address}#x"]
        known = options(town, cache=tmp_path / "links.sqlite")
        days = [known.day + timedelta(later) for later in (0, 0, 1, 1, 2)]
        seen = []
        for day in days:
            verdicts = check(asked, options(town, cache=known.cache, day=day))
            seen.append(len([request for request in town.log if request.path == "/a"]))
    assert seen == [1, 1, 2, 2, 3]
    assert [(v.link_status, v.title, v.last_good) for v in verdicts.values()] == [
        (LinkStatus.FINE, "Bài A", days[-1])
    ] * 2


def test_what_works_again_is_fine_and_what_fails_again_is_flaky(tmp_path: Path) -> None:
    """It worked lately: it is not dead, and says since when it fails and when it was good."""
    broken = {"now": False}

    def behave(request: Request) -> Reply:
        return MISSING if broken["now"] or request.path != "/a" else page()

    with Town(folder=tmp_path, behave=behave) as town:
        address, said = f"http://a.test:{town.ports['http']}/a", []
        for later, broken["now"] in ((0, False), (8, True), (9, True), (10, False), (18, True)):
            day = DAY + timedelta(later)
            verdict = check([address], options(town, cache=tmp_path / "l", day=day, dead_after=3))[address]
            said.append((verdict.link_status, verdict.failed_days, (verdict.last_good or day) - DAY))
    fine, flaky = LinkStatus.FINE, LinkStatus.FLAKY
    zero, ten = timedelta(0), timedelta(10)
    assert said == [(fine, 0, zero), (flaky, 1, zero), (flaky, 2, zero), (fine, 0, ten), (flaky, 1, ten)]
