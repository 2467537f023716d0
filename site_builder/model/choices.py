"""Lists the words among which an editor chooses, in English as they are written."""

from enum import StrEnum


class Role(StrEnum):
    """Names a member's role in a community digital technology team, in the order of the list of members."""

    HEAD = "head"
    DEPUTY = "deputy"
    CORE = "core"
    MEMBER = "member"


class TeamState(StrEnum):
    """Names how far a team has come, in this order."""

    PLANNED = "planned"
    LAUNCHED = "launched"
    TRAINED = "trained"


class State(StrEnum):
    """Says whether a service can be used today."""

    ACTIVE = "active"
    REPLACED = "replaced"
    CLOSED = "closed"
    UNKNOWN = "unknown"

    @property
    def is_past(self) -> bool:
        """Returns whether nobody can use it any more."""
        return self in (State.CLOSED, State.REPLACED)


class Audience(StrEnum):
    """Names for whom a guide is written."""

    RESIDENTS = "residents"
    MEMBERS = "members"
    """Those of the teams, who read it before they go from door to door."""


class ConsentItem(StrEnum):
    """Names what a person may agree to have published."""

    NAME = "name"
    """Of members of teams it needs no consent; of who keeps a stall, and whose account it has, it does."""
    PHONE = "phone"
    ZALO = "zalo"
    EMAIL = "email"
    PHOTO = "photo"


class PaymentWay(StrEnum):
    """Names a way in which a stall takes money."""

    CASH = "cash"
    BANK = "bank"
    """A buyer scans a VietQR code."""


class Reviewed(StrEnum):
    """Names a kind of content that somebody has to review from time to time."""

    GUIDES = "guides"
    SERVICES = "services"
    CONTACTS = "contacts"


class ChannelKind(StrEnum):
    """Names a way to reach the commune."""

    PHONE = "phone"
    ZALO = "zalo"
    FACEBOOK = "facebook"
    EMAIL = "email"
    WEB = "web"
    VISIT = "visit"


class ShortAddress(StrEnum):
    """Says what stands at the short address of a code: the page itself once more, or one that leads on to it."""

    COPY = "copy"
    REFRESH = "refresh"


class PrintForm(StrEnum):
    """Names the sheet on which a code was printed."""

    POSTER = "poster"
    LEAFLET = "leaflet"
    CARD = "card"
    LABEL = "label"
    STALL = "stall"
    NOTICE = "notice"
    SIGN = "sign"


class CodeStatus(StrEnum):
    """Says whether a code shows its target, or that it is no longer in use."""

    LIVE = "live"
    RETIRED = "retired"


class SuccessionKind(StrEnum):
    """Names how a unit came to be another one. GOV.UK tells the same kinds apart for its bodies."""

    MERGED = "merged"
    SPLIT = "split"
    REPLACED = "replaced"
    RENAMED = "renamed"
    INDEPENDENT = "independent"
    CHANGED = "changed"
    """It has another kind, such as a commune that became a ward, or belongs to another unit."""
    ENDED = "ended"
    """It is over, and nobody knows what it became, or nothing did."""
