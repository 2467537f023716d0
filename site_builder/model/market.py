"""Defines what `markets.yaml` says: the markets of a place, their stalls, and how each of them takes money.

No field holds the number of an account: whoever prints the card of a stall types it (`print stall --account`).
"""

from collections.abc import Mapping
from dataclasses import field

from site_builder.model.choices import PaymentWay
from site_builder.model.frozen import frozen
from site_builder.model.location import Record, required
from site_builder.model.scalars import Markup, Slug
from site_builder.model.teams import Consent


@frozen
class Stall(Record):
    """Describes a stall. Who keeps it, and on whose name its account is, is published only with a consent to that."""

    id: Slug = required(Slug(""))
    sign: str = required("")
    goods: tuple[str, ...] = ()
    keeper: str = ""
    consent: Consent | None = None
    ways: tuple[PaymentWay, ...] = ()
    bank: str = ""
    account_name: str = ""
    """It is the name that an app shows to who pays."""
    note: str = ""
    source: str = ""
    sample: bool = False

    @property
    def takes_transfers(self) -> bool:
        """Returns whether a buyer can pay by a code: it is said, or a bank or a name to compare is given."""
        return PaymentWay.BANK in self.ways or bool(not self.ways and (self.bank or self.account_name))


@frozen
class Market(Record):
    """Describes a market of a place. Who looks after it is named by office, not by name, as people change."""

    id: Slug = required(Slug(""))
    name: str = required("")
    place: str = ""
    hours: tuple[str, ...] = ()
    manager: str = ""
    note: Markup = Markup("")
    stalls: Mapping[str, Stall] = field(default_factory=dict)
    source: str = ""
    sample: bool = False
