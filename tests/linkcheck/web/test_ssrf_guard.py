"""What is not public is refused before it is connected to: by number, by name, by redirect, however it is written.

Nothing here connects to anything but loopback: a recording connector stands where sockets would be opened.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from pathlib import Path

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.web.asking import options
from linkcheck.web.behaviours import page, to
from linkcheck.web.town import LOOPBACK, Reply, Request, Town
from site_builder.linkcheck.web import check
from site_builder.linkcheck.web.connect import GuardedBackend
from site_builder.linkcheck.web.ssrf_guard import BAD_PORTS, is_allowed
from site_builder.linkcheck.web.url import read
from site_builder.linkcheck.web.values import RequestFailed
from site_builder.links.url.networks import effective
from site_builder.model.link_status import LinkStatus

NOBODY = str(IPv4Address(0))
CLOSED = [
    *(NOBODY, "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1"),
    *("172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.9"),
    *("224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fd12::1"),
    *("ff02::1", "2001:db8::1", "2001::1", "3fff::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe"),
    *("64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:c0a8:101::", "::127.0.0.1"),
    *("fec0::1", "100::1", "5f00::1", "4000::1"),
]
OPEN = ["1.1.1.1", "172.32.0.1", "100.128.0.1", "192.0.3.1", "2600::1", "::ffff:1.1.1.1", "64:ff9b::101:101"]
SPELLINGS = {
    "http://127.0.0.1/": "127.0.0.1",
    "http://2130706433/": "127.0.0.1",
    "http://0x7f000001/": "127.0.0.1",
    "http://0x7F.1/": "127.0.0.1",
    "http://0177.0.0.01/": "127.0.0.1",
    "http://017700000001/": "127.0.0.1",
    "http://127.1/": "127.0.0.1",
    "http://127.0.1/": "127.0.0.1",
    "http://127.0.0.1./": "127.0.0.1",
    "http://0/": NOBODY,
    "http://0x/": NOBODY,
    "http://１２７.０.０.１/": "127.0.0.1",
    "http://127。0。0。1/": "127.0.0.1",
    "http://①②⑦.0.0.1/": "127.0.0.1",
    "http://%31%32%37.0.0.1/": "127.0.0.1",
    "http://a@b:c@0251.0376.0251.0376/": "169.254.169.254",
    "http:\\\\169.254.169.254\\latest": "169.254.169.254",
    "HTTP:169.254.169.254": "169.254.169.254",
    "http://[::ffff:127.0.0.1]/": "::ffff:7f00:1",
    "http://[0:0:0:0:0:0:0:1]/": "::1",
    " \n http://127.0.0.1\t/ ": "127.0.0.1",
}
NO_HOST = [
    *("http://256.1.1.1/", "http://1.2.3.4.5/", "http://127.0.0.08/", "http://0xg.1/", "http://4294967296/", "http://"),
    *("http://[::1", "http://[fe80::1%25eth0]/", "http://a b/", "http://a%00.vn/", "http://a:99999/", "ftp://a.vn/"),
    *("http://a..vn/", "http://-.1/", "javascript:alert(1)", "//a.vn", "http://[1.2.3.4]/", "http://1.2.3.4a.5"),
]


@pytest.mark.parametrize("number", CLOSED)
def test_what_is_not_public_is_refused(number: str) -> None:
    """Unless its range is allowed."""
    assert not is_allowed(ip_address(number))
    own = effective(ip_address(number))
    assert is_allowed(ip_address(number), (ip_network(f"{own}/{own.max_prefixlen}"),))


@pytest.mark.parametrize("number", OPEN)
def test_what_is_public_is_asked(number: str) -> None:
    """Also by way of a network that has IPv6 alone."""
    assert is_allowed(ip_address(number))


@given(st.integers(0, 2**32 - 1))
def test_no_disguise_changes_the_judgement(value: int) -> None:
    """A number inside an IPv6 one is judged by itself."""
    plain = IPv4Address(value)
    disguised = [IPv6Address(int(IPv6Address(prefix)) | value << shift) for prefix, shift in DISGUISES]
    assert {is_allowed(number) for number in disguised} == {is_allowed(plain)}
    assert {effective(number) for number in disguised} == {plain}


DISGUISES = (("::ffff:0:0", 0), ("64:ff9b::", 0), ("2002::", 80))


@given(st.ip_addresses())
def test_python_knows_of_no_private_number_that_we_allow(number: IPv4Address | IPv6Address) -> None:
    """Its own list is another witness."""
    if is_allowed(number):
        inner = effective(number)
        private = (inner.is_private, inner.is_loopback, inner.is_link_local, inner.is_multicast, inner.is_reserved)
        assert not any((*private, inner.is_unspecified))


@pytest.mark.parametrize(("address", "host"), SPELLINGS.items())
def test_every_spelling_of_a_number_is_that_number(address: str, host: str) -> None:
    """As browsers read it (URL Standard): so it cannot pass for a name."""
    target = read(address)
    assert target
    assert target.host == host


@pytest.mark.parametrize("address", NO_HOST)
def test_what_no_browser_opens_has_no_target(address: str) -> None:
    """It is not even resolved."""
    assert read(address) is None


@given(st.text(max_size=30))
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    """And what was read reads the same again."""
    target = read(f"http://{text}")
    assert target is None or read(f"{target.address}#{target.fragment}") == target


@dataclass
class Recorder:
    """A connector that opens sockets to loopback only, and writes down whatever it was asked for."""

    asked: list[tuple[str, int]] = field(default_factory=list)

    async def __call__(self, number: str, port: int, seconds: float | None) -> httpcore.AsyncNetworkStream:
        """A connection, or none."""
        self.asked.append((number, port))
        if not ip_address(number).is_loopback:
            raise httpcore.ConnectError("only recorded")
        return await httpcore.AnyIOBackend().connect_tcp(number, port, seconds)


NAMES = {
    "loop.test": [LOOPBACK],
    "six.test": ["::1"],
    "mapped.test": ["::ffff:127.0.0.1"],
    "cloud.test": ["169.254.169.254"],
    "mixed.test": ["10.0.0.1", "192.168.0.1"],
    "half.test": ["10.0.0.1", "9.9.9.9"],
}


async def resolve(host: str, _port: int) -> Sequence[str]:
    """A stub name server."""
    return NAMES[host]


@pytest.mark.parametrize("address", [*SPELLINGS, *(f"http://{name}/" for name in NAMES if name != "half.test")])
def test_nothing_is_connected_to_before_it_is_judged(address: str, tmp_path: Path) -> None:
    """Neither by number nor by name; the answer is that it was refused."""
    recorder = Recorder()
    with Town(folder=tmp_path, behave=lambda _: page()) as town:
        asked = options(town, allowed=(), resolve=resolve, connect=recorder)
        verdict = check([address], asked)[address]
    assert (verdict.link_status, verdict.reason) == (LinkStatus.UNKNOWN, "refused-private")
    assert (recorder.asked, town.log) == ([], [])


def test_of_a_mixed_answer_only_the_public_number_is_asked(tmp_path: Path) -> None:
    """Here only recorded, never reached."""
    recorder = Recorder()
    with Town(folder=tmp_path, behave=lambda _: page()) as town:
        check(["http://half.test/"], options(town, allowed=(), resolve=resolve, connect=recorder))
    assert set(recorder.asked) == {("9.9.9.9", 80)}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308, 0])
@pytest.mark.parametrize("place", ["http://10.1.2.3/", "//cloud.test/", "http://0xa9fea9fe/", "http://[::ffff:a00:1]/"])
def test_every_redirect_is_judged_anew(status: int, place: str, tmp_path: Path) -> None:
    """Loopback is allowed here, other private numbers are not; a refresh in a page is a redirect too."""

    def behave(_: Request) -> Reply:
        refresh = f'<meta http-equiv="refresh" content="0; url={place}">'
        return to(place, status) if status else page(head=refresh)

    async def lookup(host: str, port: int) -> Sequence[str]:
        return NAMES[host] if host == "cloud.test" else await town.resolve(host, port)

    recorder = Recorder()
    with Town(folder=tmp_path, behave=behave) as town:
        address = f"http://a.test:{town.ports['http']}/x"
        verdict = check([address], options(town, resolve=lookup, connect=recorder))[address]
    assert (verdict.link_status, verdict.reason) == (LinkStatus.UNKNOWN, "refused-private")
    assert len(verdict.hops) == 1
    assert {number for number, _ in recorder.asked} == {LOOPBACK}


def test_a_name_that_changes_its_number_gains_nothing(tmp_path: Path) -> None:
    """The name is asked for once a connection, and what was judged is what is connected to (DNS rebinding)."""
    answers = iter([["9.9.9.9"], ["127.0.0.1"]] * 10)

    async def lookup(_host: str, _port: int) -> Sequence[str]:
        return next(answers)

    recorder = Recorder()
    with Town(folder=tmp_path, behave=lambda _: page()) as town:
        asked = options(town, allowed=(), resolve=lookup, connect=recorder)
        verdict = check(["http://a.test/"], asked)["http://a.test/"]
    assert verdict.reason == "refused-private"
    assert recorder.asked == [("9.9.9.9", 80)]


def test_ports_that_browsers_refuse_are_not_tried(tmp_path: Path) -> None:
    """Of mail, databases and the like; every other one is allowed."""
    recorder = Recorder()
    with Town(folder=tmp_path, behave=lambda _: page()) as town:
        addresses = [f"http://a.test:{port}/" for port in sorted(BAD_PORTS)]
        verdicts = check(addresses, options(town, connect=recorder))
    assert {verdict.reason for verdict in verdicts.values()} == {"refused-port"}
    assert recorder.asked == []


def test_the_dialler_is_the_only_way_to_a_socket(tmp_path: Path) -> None:
    """It connects by number, to the first that answers of those that may be asked."""

    async def lookup(_host: str, _port: int) -> Sequence[str]:
        return ["127.0.0.9", LOOPBACK]

    async def dial(port: int) -> None:
        dialler = GuardedBackend(options(town, resolve=lookup, connect=recorder))
        stream = await dialler.connect_tcp("a.test", port, 2)
        await stream.aclose()
        with pytest.raises(RequestFailed):
            await GuardedBackend(options(town, resolve=lookup, connect=recorder, allowed=())).connect_tcp(
                "a.test", port, 2
            )

    recorder = Recorder()
    with Town(folder=tmp_path, behave=lambda _: page()) as town:
        asyncio.run(dial(town.ports["http"]))
    assert [number for number, _ in recorder.asked] == ["127.0.0.9", LOOPBACK]
