"""Defines what `unit.yaml` says: who a unit is, and how it is reached."""

from collections.abc import Mapping
from dataclasses import field

from site_builder.model.choices import ChannelKind, Reviewed
from site_builder.model.contact import Contact
from site_builder.model.frozen import frozen
from site_builder.model.location import Record, required
from site_builder.model.scalars import Day, Email, Markup, Phone, Province, Slug, UnitAddress, UnitCode
from site_builder.model.succession import Succession


@frozen
class Office(Record):
    """Says where and when residents are received."""

    name: str = ""
    address: str = ""
    hours: tuple[str, ...] = ()
    phone: Phone | None = None
    email: Email = Email("")
    note: str = ""
    source: str = ""
    checked_on: Day | None = None


@frozen
class Channel(Record):
    """Describes a way to ask or report, and what it promises. Without `value` it is shown as being prepared."""

    kind: ChannelKind = required(ChannelKind.PHONE)
    value: Contact | None = None
    label: str = ""
    hours: str = ""
    answers_within: str = ""
    note: str = ""
    source: str = ""
    checked_on: Day | None = None


@frozen
class Locality(Record):
    """Describes a hamlet or neighbourhood. Its name is data, because numbers may skip (Thới Bình has no khóm 6)."""

    id: Slug = required(Slug(""))
    kind: str = required("")
    name: str = required("")
    within: Slug | None = None
    """It is the locality in which this one lies: the khu phố of a tổ, to any depth."""
    into: str = ""
    """It is the unit to which the place went when its own was divided."""
    channels: tuple[Channel, ...] = ()
    """They are of the locality alone, such as the Zalo group of a khóm."""
    sample: bool = False


def localities_around(localities: Mapping[str, Locality], name: str | None) -> tuple[Locality, ...]:
    """Returns a locality and those in which it lies, the innermost first. A circle ends where it closes."""
    found: dict[str, Locality] = {}
    while name and name in localities and name not in found:
        found[name] = localities[name]
        name = localities[name].within
    return tuple(found.values())


@frozen
class TeamLimit(Record):
    """Says how many people a team is to have at the most: a reminder, which the nearest layer sets."""

    kind: str = ""
    """It is the kind of place that the team serves: "xã", "thôn"; "" stands for all kinds that have no limit of their
    own."""
    members: int | None = required(None)


@frozen
class Topic(Record):
    """Describes a kind of need, by which guides are grouped."""

    id: Slug = required(Slug(""))
    name: str = required("")
    summary: str = ""
    order: int = 100


@frozen
class Review(Record):
    """Says how often a kind of content is reviewed, and by which role. A role stays when a person leaves."""

    id: Reviewed = required(Reviewed.GUIDES)
    days: int | None = None
    owner: str = ""


@frozen
class PublicNumber(Record):
    """Holds an organisation's own number that looks like a person's, such as the account for a fee."""

    number: str = required("")
    owner: str = required("")
    source: str = ""


@frozen
class Ignored(Record):
    """Exempts a broken link until a day. `value` is its address as written; * stands for any letters."""

    value: str = required("")
    reason: str = required("")
    until: Day | None = required(None)
    """It is the last day."""
    code: str = ""
    """It is the rule that is waived; "" stands for any that may be."""


@frozen
class Withdrawn(Record):
    """Gives up the address of a text or file: a page says there why, and where to go now."""

    page: str = required("")
    """It is an address below the unit's home page: "huong-dan/x/", "media/mau.pdf"."""
    reason: str = required("")
    on: Day | None = required(None)
    to: str = ""
    """It names the content file that takes its place, or an address of the site that begins with a slash."""


@frozen
class Profile(Record):
    """Holds `unit.yaml`: who this unit is and how it is reached."""

    name: str = required("")
    kind: str = required("")
    page_name: str = ""
    code: UnitCode = UnitCode("")
    province: Province = Province("")
    theme: Slug = Slug("")
    """It names the theme of the unit and of those inside it; "" stands for the site's."""
    tagline: str = ""
    note: Markup = Markup("")
    office: Office | None = None
    hotline: Phone | None = None
    channels: tuple[Channel, ...] = ()
    localities: Mapping[str, Locality] = field(default_factory=dict)
    limits: tuple[TeamLimit, ...] = ()
    """They are of the nearest layer first: the first that fits a team counts."""
    succession: Succession | None = None
    topics: Mapping[str, Topic] = field(default_factory=dict)
    warnings: tuple[Markup, ...] = ()
    reviews: Mapping[str, Review] = field(default_factory=dict)
    public_numbers: tuple[PublicNumber, ...] = ()
    ignore: tuple[Ignored, ...] = ()
    aliases: tuple[UnitAddress, ...] = ()
    """They are the former addresses of the unit: each of its pages is redirected from there."""
    withdrawn: tuple[Withdrawn, ...] = ()

    @property
    def every_channel(self) -> tuple[Channel, ...]:
        """Returns the channels of the unit, and then those of its localities."""
        return (*self.channels, *(channel for place in self.localities.values() for channel in place.channels))
