"""How the tests ask: loopback only, names from the town's stub, quick limits."""

from dataclasses import replace
from datetime import UTC, date, datetime
from ipaddress import ip_network
from typing import Any

from linkcheck.web.town import Town
from site_builder.linkcheck.web import Limits, LinkCheckOptions

DAY = date(2026, 11, 22)
LIMITS = Limits(interval=0.02, connect=2, first_byte=2.5, whole=6, pause=0.6, retry_after=10, deadline=120, per_host=4)


def options(town: Town, **changes: Any) -> LinkCheckOptions:  # noqa: ANN401 - as Options has them
    """What every test asks with, but for what it says itself."""
    usual = LinkCheckOptions(
        day=DAY,
        moment=lambda: datetime.now(UTC),
        limits=LIMITS,
        allowed=(ip_network("127.0.0.0/8"),),
        resolve=town.resolve,
        trust=town.trust(),
        dead_after=1,
    )
    return replace(usual, **changes)
