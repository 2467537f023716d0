"""The fifty behaviours of servers, each on a host of its own and all on one host, and the table of what was thought."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from linkcheck.web.asking import options
from linkcheck.web.behaviours import BROKEN, CASES, FIFTY, GOOD, UNSURE, behave
from linkcheck.web.town import NOW, Town
from site_builder.linkcheck.web import check
from site_builder.model.link_status import LinkStatus, LinkVerdict

NAMES = tuple(f"{name}.test" for name in CASES)
SAID = {
    LinkStatus.FINE: GOOD,
    LinkStatus.MOVED: GOOD,
    LinkStatus.DEAD: BROKEN,
    LinkStatus.FLAKY: UNSURE,
    LinkStatus.BLOCKED: UNSURE,
    LinkStatus.UNKNOWN: UNSURE,
}


Seen = dict[str, LinkVerdict]


@pytest.fixture(scope="module", params=["hosts of their own", "one host"])
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    """Every case, checked in one run."""
    alone = request.param == "hosts of their own"
    with Town(folder=tmp_path_factory.mktemp("town"), behave=behave, names=NAMES) as town:
        addresses = {case: CASES[case].address(town, case, alone=alone) for case in CASES}
        verdicts = check(addresses.values(), options(town))
        yield {case: verdicts[address] for case, address in addresses.items()}


@pytest.mark.parametrize("name", CASES)
def test_a_behaviour_is_understood(name: str, seen: Seen) -> None:
    """What is thought of it, and the reason."""
    verdict, case = seen[name], CASES[name]
    assert (SAID[verdict.link_status], verdict.reason) == (case.want, case.reason), verdict


def test_redirects_are_shown_hop_by_hop(seen: Seen) -> None:
    """With the address to write where they are for good, and where they end where they are not."""
    for name, link_status, statuses, end in (
        ("301-chain-of-3", LinkStatus.MOVED, ["301", "301", "301"], "buoc-3"),
        ("308", LinkStatus.MOVED, ["308"], "moi"),
        ("302", LinkStatus.FINE, ["302"], "khac"),
        ("301-then-302", LinkStatus.MOVED, ["301", "302"], "mot"),
        ("moved-with-part", LinkStatus.MOVED, ["301"], "moi#điều-kiện"),
        ("refresh", LinkStatus.FINE, ["refresh"], "khac"),
        ("cookie-wall", LinkStatus.FINE, ["302"], "trang"),
        ("301-to-404", LinkStatus.DEAD, ["301"], "mat"),
    ):
        verdict = seen[name]
        assert (verdict.link_status, [hop.split()[0] for hop in verdict.hops]) == (link_status, statuses)
        assert verdict.final.endswith(f"/{end}"), name


def test_a_certificate_says_when_it_ends(seen: Seen) -> None:
    """Five days from now; of plain HTTP there is none."""
    ends = seen["tls-1.1"].certificate_until
    assert ends == (NOW + timedelta(5)).date()
    assert seen["200"].certificate_until is None


def test_the_table(seen: Seen, note: Callable[[str], None]) -> None:
    """Of the fifty, nothing good is called broken and nothing broken good; the table is printed."""
    said = {name: SAID[seen[name].link_status] for name in FIFTY}
    note(f"External, {len(FIFTY)} behaviours: {sum(said[name] == case.want for name, case in FIFTY.items())} right")
    for name, case in FIFTY.items():
        note(f"  {name:<24}{case.want:<8}{said[name]:<8}{seen[name].link_status:<8}{seen[name].reason}")
    pairs = Counter((case.want, said[name]) for name, case in FIFTY.items())
    assert pairs[GOOD, BROKEN] == pairs[BROKEN, GOOD] == 0
    assert len(FIFTY) == 50
    assert sum(count for (want, got), count in pairs.items() if want == got) >= 46
