"""The fifty behaviours of servers, each on a host of its own and all on one host, and the table of what was thought."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from ipaddress import ip_network

import pytest

from external.behaviours import BROKEN, CASES, FIFTY, GOOD, UNSURE, behave
from external.town import Town
from site_builder.external import Limits, Options, check
from site_builder.model.verdict import Standing, Verdict

DAY = date(2026, 11, 22)
LIMITS = Limits(
    interval=0.02, connect=2, first_byte=2.5, whole=6, head=0.5, pause=0.6, retry_after=10, deadline=120, per_host=4
)
NAMES = tuple(f"{name}.test" for name in CASES)
SAID = {
    Standing.FINE: GOOD,
    Standing.MOVED: GOOD,
    Standing.DEAD: BROKEN,
    Standing.FLAKY: UNSURE,
    Standing.BLOCKED: UNSURE,
    Standing.UNKNOWN: UNSURE,
}


def options(town: Town) -> Options:
    """What every test asks with: only loopback is allowed, names come from the stub."""
    return Options(
        day=DAY,
        moment=lambda: datetime.now(UTC),
        limits=LIMITS,
        allowed=(ip_network("127.0.0.0/8"),),
        resolve=town.resolve,
        trust=town.trust(),
        dead_after=1,
    )


Seen = dict[str, Verdict]


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
    assert (SAID[verdict.standing], verdict.reason) == (case.want, case.reason), verdict


def test_the_table(seen: Seen, note: Callable[[str], None]) -> None:
    """Of the fifty, nothing good is called broken and nothing broken good; the table is printed."""
    said = {name: SAID[seen[name].standing] for name in FIFTY}
    note(f"External, {len(FIFTY)} behaviours: {sum(said[name] == case.want for name, case in FIFTY.items())} right")
    for name, case in FIFTY.items():
        note(f"  {name:<24}{case.want:<8}{said[name]:<8}{seen[name].standing:<8}{seen[name].reason}")
    pairs = Counter((case.want, said[name]) for name, case in FIFTY.items())
    assert pairs[GOOD, BROKEN] == pairs[BROKEN, GOOD] == 0
    assert len(FIFTY) == 50
    assert sum(count for (want, got), count in pairs.items() if want == got) >= 46
