"""How fast hosts are asked, by their own log: never sooner than their limit, and each in its own time."""

import socket
import threading
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from linkcheck.web.asking import LIMITS, options
from linkcheck.web.behaviours import MISSING, page, to
from linkcheck.web.town import LOOPBACK, Reply, Request, Town
from site_builder.linkcheck.web import LinkProgress, check
from site_builder.model.link_status import LinkStatus

INTERVAL = 0.1
CLOCKS = 0.05
"""Seconds: what a request may take to be read once it has left, on a machine that is busy."""


def moments(town: Town) -> dict[str, list[float]]:
    """When each host was asked."""
    found: dict[str, list[float]] = defaultdict(list)
    for request in town.log:
        found[request.host].append(request.moment)
    return found


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_no_host_is_asked_faster_than_its_limit(scheme: str, tmp_path: Path) -> None:
    """Also while connections are opened, redirects come from elsewhere, and HTTP/2 carries several at once."""

    def behave(request: Request) -> Reply:
        if request.path.endswith("-3"):
            return to(f"{scheme}://h0.test:{town.ports[scheme]}/tu-{request.host}")
        return replace(page(f"Bài {request.path}"), delay=0.15)

    names = tuple(f"h{number}.test" for number in range(4))
    with Town(folder=tmp_path, behave=behave, names=names) as town:
        asked = [f"{scheme}://{name}:{town.ports[scheme]}/bai-{number}" for name in names for number in range(8)]
        limits = replace(LIMITS, interval=INTERVAL, per_host=2)
        verdicts = check(asked, options(town, limits=limits))
        seen = moments(town)
    assert {verdict.link_status for verdict in verdicts.values()} == {LinkStatus.FINE}
    assert {host: len(times) >= 8 for host, times in seen.items()} == dict.fromkeys(names, True)
    for times in seen.values():
        assert min(later - sooner for sooner, later in pairwise(times)) > INTERVAL / 2
        assert times[-1] - times[0] > (len(times) - 1) * INTERVAL - CLOCKS
    assert max(town.peak.values()) == 2
    assert {request.version for request in town.log} == {"2" if scheme == "https" else "1.1"}


def test_an_address_is_asked_once_however_it_is_written(tmp_path: Path) -> None:
    """Spellings of one address and its fragments share an answer."""
    body = page('<p id="a">A</p><p id="b">B</p>')
    with Town(folder=tmp_path, behave=lambda _: body) as town:
        port = town.ports["http"]
        tails = ("a.test:{}/x", "A.TEST:{}/x#a", "a.test:{}/y/../x#b", "a.test:{}/./x#c")
        verdicts = check([f"http://{tail.format(port)}" for tail in tails], options(town))
        assert Counter(request.path for request in town.log)["/x"] == 1
    assert [verdict.link_status for verdict in verdicts.values()] == [*[LinkStatus.FINE] * 3, LinkStatus.DEAD]


def test_a_host_that_asks_for_a_pause_gets_it_and_nobody_else_waits(tmp_path: Path) -> None:
    """Retry-After holds for all its addresses; the other host is done meanwhile."""

    def behave(request: Request) -> Reply:
        if request.host == "ban.test" and request.moment - town.log[0].moment < 3.0:
            return Reply(status=429, headers=(("Retry-After", "3"),))
        return page(request.path)

    with Town(folder=tmp_path, behave=behave) as town:
        asked = [f"http://{name}.test:{town.ports['http']}/{number}" for name in ("ban", "ranh") for number in range(6)]
        verdicts = check(asked, options(town, limits=replace(LIMITS, per_host=1, attempts=4)))
        seen = moments(town)
    assert {verdict.link_status for verdict in verdicts.values()} == {LinkStatus.FINE}
    assert sum(moment - seen["ban.test"][0] < 2.9 for moment in seen["ban.test"]) == 1
    assert max(seen["ranh.test"]) < sorted(seen["ban.test"])[1]


def test_a_host_that_wants_hours_is_left_alone(tmp_path: Path) -> None:
    """After three such answers in a row; the rest of its addresses were not asked."""

    def behave(_: Request) -> Reply:
        return Reply(status=503, headers=(("Retry-After", "7200"),))

    with Town(folder=tmp_path, behave=behave) as town:
        asked = [f"http://a.test:{town.ports['http']}/{number}" for number in range(9)]
        verdicts = check(asked, options(town, limits=replace(LIMITS, per_host=1)))
        assert len(town.log) == 3
    assert Counter(verdict.reason for verdict in verdicts.values()) == {"http-503": 3, "rate-limited": 6}


def test_a_slow_host_holds_nobody_up(tmp_path: Path) -> None:
    """The others are told as done while it has not answered once."""
    done: list[LinkProgress] = []
    first_slow: list[int] = []

    def behave(request: Request) -> Reply:
        return replace(page(request.path), delay=1.5 if request.host == "cham.test" else 0.0)

    def watch(progress: LinkProgress) -> None:
        done.append(progress)
        first_slow.append(sum(request.host == "cham.test" for request in town.log))

    with Town(folder=tmp_path, behave=behave) as town:
        names = ("cham", *(f"nhanh-{number}" for number in range(20)))
        asked = [f"http://{name}.test:{town.ports['http']}/{number}" for number in range(3) for name in names]
        limits = replace(LIMITS, per_host=1, total=5)
        check(asked, options(town, limits=limits, watch=watch))
    assert done[-1] == LinkProgress(done=63, of=63)
    assert first_slow[59] <= 1, "sixty quick ones are done before the slow host was asked twice"


def test_slow_names_hold_nobody_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty names that are answered only when the last one's page has been asked for."""
    asked = threading.Event()

    def behave(request: Request) -> Reply:
        if request.host == "nhanh.test":
            asked.set()
        return page(request.host)

    def look_up(host: str, port: int, *_: object, **__: object) -> list[object]:
        assert host == "nhanh.test" or asked.wait(20)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (LOOPBACK, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with Town(folder=tmp_path, behave=behave) as town:
        names = [*(f"cham-{number}" for number in range(40)), "nhanh"]
        addresses = [f"http://{name}.test:{town.ports['http']}/" for name in names]
        verdicts = check(addresses, options(town, resolve=None, limits=replace(LIMITS, connect=15)))
    assert {verdict.link_status for verdict in verdicts.values()} == {LinkStatus.FINE}


def test_an_origin_that_cannot_be_reached_is_tried_once(tmp_path: Path) -> None:
    """Not for each of its addresses again."""
    with Town(folder=tmp_path, behave=lambda _: MISSING) as town:
        asked = [f"http://a.test:{town.ports['refused']}/{number}" for number in range(40)]
        verdicts = check([*asked, f"http://b.test:{town.ports['http']}/"], options(town))
        assert town.resolved.count("a.test") <= 3 * LIMITS.per_host * 4
    assert {verdicts[address].reason for address in asked} == {"refused"}


def test_the_deadline_ends_everything(tmp_path: Path) -> None:
    """What was learnt stays, the rest was not asked."""

    def behave(request: Request) -> Reply:
        return replace(page(), delay=60 if request.host == "cham.test" else 0)

    with Town(folder=tmp_path, behave=behave) as town:
        asked = [f"http://{name}.test:{town.ports['http']}/" for name in ("cham", "nhanh")]
        limits = replace(LIMITS, deadline=1, first_byte=30, whole=60)
        verdicts = check(asked, options(town, limits=limits, cache=tmp_path / "links.sqlite"))
        assert [verdicts[address].reason for address in asked] == ["deadline", ""]
        assert check(asked, options(town, offline=True, cache=tmp_path / "links.sqlite"))[asked[1]].last_good


@pytest.mark.parametrize(("hosts", "reason"), [(4, "refused"), (5, "no-network")])
def test_where_nobody_answers_it_is_our_own_fault(hosts: int, reason: str, tmp_path: Path) -> None:
    """Then nothing is learnt: five hosts do not fail at once."""
    with Town(folder=tmp_path, behave=lambda _: MISSING) as town:
        asked = [f"http://h{number}.test:{town.ports['refused']}/" for number in range(hosts)]
        verdicts = check(asked, options(town, cache=tmp_path / "links.sqlite"))
        known = check(asked, options(town, cache=tmp_path / "links.sqlite", offline=True))
    assert {verdict.reason for verdict in verdicts.values()} == {reason}
    assert {verdict.checked_on is None for verdict in known.values()} == {reason == "no-network"}


def test_two_thousand_addresses_are_all_answered(tmp_path: Path, note: Callable[[str], None]) -> None:
    """None is lost on the way, and none is asked twice; how long it takes, `bench/outside.py` tells."""

    def behave(request: Request) -> Reply:
        return page(f"Bài {request.path}") if request.path.startswith("/bai") else MISSING

    with Town(folder=tmp_path, behave=behave) as town:
        asked = [f"http://h{number % 200}.test:{town.ports['http']}/bai-{number}" for number in range(2000)]
        verdicts = check(asked, options(town, limits=replace(LIMITS, interval=0.01)))
        paths = Counter((request.host, request.path) for request in town.log)
    assert {verdict.link_status for verdict in verdicts.values()} == {LinkStatus.FINE}
    assert max(paths.values()) == 1
    assert len(paths) == 2000 + 200
    note(f"External: {len(asked)} addresses, {len(paths)} requests")


def test_a_host_that_hangs_is_left_after_three_time_outs(tmp_path: Path) -> None:
    """Whether it hangs before the answer or inside; those under way then may still end so. The others are asked."""

    def behave(request: Request) -> Reply:
        how = {"cam.test": replace(page(), delay=60), "lung.test": replace(page(), hang=60)}
        return how.get(request.host, page(request.path))

    with Town(folder=tmp_path, behave=behave) as town:
        names = ("cam.test", "lung.test", "tot.test")
        asked = [f"http://{name}:{town.ports['http']}/{number}" for name in names for number in range(30)]
        verdicts = check(asked, options(town, limits=replace(LIMITS, first_byte=0.5, per_host=2)))
        seen = Counter(request.host for request in town.log)
    said = {name: Counter(verdicts[one].reason for one in asked if f"//{name}:" in one) for name in names}
    assert said["tot.test"] == {"": 30}
    for name, reason in (("cam.test", "timeout-answer"), ("lung.test", "timeout-body")):
        assert seen[name] <= 4
        assert set(said[name]) == {reason, "host-silent"}
        assert said[name]["host-silent"] >= 26
        assert {verdicts[one].link_status for one in asked if f"//{name}:" in one} == {
            LinkStatus.FLAKY,
            LinkStatus.UNKNOWN,
        }


def test_a_host_that_hangs_now_and_then_is_left_after_eight_time_outs(tmp_path: Path) -> None:
    """Though it answers between them; what it has answered is kept."""

    def behave(request: Request) -> Reply:
        return replace(page(request.path), delay=60 if request.path.endswith("/cam") else 0)

    with Town(folder=tmp_path, behave=behave) as town:
        tails = [f"{number}/{'cam' if number % 4 == 0 else 'tot'}" for number in range(100)]
        asked = [f"http://a.test:{town.ports['http']}/{tail}" for tail in tails]
        limits = replace(LIMITS, first_byte=0.5, per_host=1, pause=0.1)
        verdicts = check(asked, options(town, limits=limits))
        hung = [request for request in town.log if request.path.endswith("/cam")]
    assert len(hung) <= 8
    assert Counter(verdict.reason for verdict in verdicts.values())[""] > 5


def test_what_a_host_says_of_nothing_is_asked_first(tmp_path: Path) -> None:
    """Good answers wait for it before they are kept; the other addresses wait behind it."""

    def behave(request: Request) -> Reply:
        return page(f"Bài {request.path}") if request.path.startswith("/bai") else MISSING

    with Town(folder=tmp_path, behave=behave) as town:
        asked = [f"http://a.test:{town.ports['http']}/bai-{number}" for number in range(30)]
        check(asked, options(town, limits=replace(LIMITS, per_host=2)))
        paths = [request.path for request in town.log]
    assert next(at for at, path in enumerate(paths) if not path.startswith("/bai")) <= 3


def test_what_is_learnt_is_kept_at_once(tmp_path: Path) -> None:
    """A few answers of a slow host too: whoever kills the run loses those of the last second."""
    cache, kept = tmp_path / "links.sqlite", list[int]()

    def watch(_: LinkProgress) -> None:
        known = check(asked, options(town, offline=True, cache=cache)).values()
        kept.append(sum(verdict.checked_on is not None for verdict in known))

    with Town(folder=tmp_path, behave=lambda request: page(request.path)) as town:
        asked = [f"http://a.test:{town.ports['http']}/{number}" for number in range(24)]
        check(asked, options(town, limits=replace(LIMITS, interval=0.15, per_host=1), cache=cache, watch=watch))
    assert kept[-1] > 8
