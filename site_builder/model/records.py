"""What a commune's officials write, typed. Key names are those of the content contract (README, "Content")."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from site_builder.model.location import Record, derived, required
from site_builder.model.output import Published

Day = date
Moment = datetime
"""Vietnamese time, everywhere."""
Phone = NewType("Phone", str)
"""Digits as dialled inside Vietnam: "0912345678", "19001006", "113"."""
Markup = NewType("Markup", str)
"""Vietnamese text with Markdown in it."""
Slug = NewType("Slug", str)
"""Lower-case ASCII letters, digits and single hyphens: safe in any file name, address and host."""
Url = NewType("Url", str)
"""An absolute web address."""
Email = NewType("Email", str)
AndroidId = NewType("AndroidId", str)
"""A Google Play package: "com.vnid"."""
AppleId = NewType("AppleId", str)
"""An App Store number."""
Mobile = NewType("Mobile", Phone)
"""A mobile phone's digits: Zalo knows people by them."""
Language = NewType("Language", str)
"""A language's code of two letters (ISO 639-1)."""
UnitCode = NewType("UnitCode", str)
"""A unit's number in the statistics office's list, with its leading zeros: "26092", "00001"."""
BaseUrl = NewType("BaseUrl", str)
"""The address under which the whole site stands; it may have a path of its own."""


class Role(StrEnum):
    """A member's place in a community digital technology team (S4), in the order of a list of members."""

    HEAD = "head"
    DEPUTY = "deputy"
    CORE = "core"
    MEMBER = "member"


class State(StrEnum):
    """Whether a service can be used today."""

    ACTIVE = "active"
    REPLACED = "replaced"
    CLOSED = "closed"
    UNKNOWN = "unknown"

    @property
    def is_past(self) -> bool:
        """Whether nobody can use it any more."""
        return self in (State.CLOSED, State.REPLACED)


class ConsentItem(StrEnum):
    """What a person may agree to have published."""

    PHONE = "phone"
    ZALO = "zalo"
    EMAIL = "email"
    PHOTO = "photo"


class Reviewed(StrEnum):
    """A kind of content that somebody has to look over again from time to time."""

    GUIDES = "guides"
    SERVICES = "services"
    CONTACTS = "contacts"


class ChannelKind(StrEnum):
    """A way to reach the commune."""

    PHONE = "phone"
    ZALO = "zalo"
    FACEBOOK = "facebook"
    EMAIL = "email"
    WEB = "web"
    VISIT = "visit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Record):
    """`site.yaml`: what all units share and no unit overrides."""

    title: str = required("")
    base_url: BaseUrl = required(BaseUrl(""))
    languages: tuple[Language, ...] = (Language("vi"),)
    theme: Slug = Slug("default")
    allowed_hosts: tuple[str, ...] = ()
    demo: bool = False
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Record):
    """Where and when residents are received."""

    name: str = ""
    address: str = ""
    hours: tuple[str, ...] = ()
    phone: Phone | None = None
    email: Email = Email("")
    note: str = ""
    source: str = ""
    checked_on: Day | None = None


@dataclass(frozen=True, slots=True)
class PhoneContact:
    """A number to call."""

    number: Phone


@dataclass(frozen=True, slots=True)
class ZaloContact:
    """Somebody on Zalo, by their mobile number."""

    number: Mobile


@dataclass(frozen=True, slots=True)
class WebContact:
    """A page to open: a site, a page of Facebook or Zalo, a map."""

    address: Url


@dataclass(frozen=True, slots=True)
class EmailContact:
    """A mailbox to write to."""

    mailbox: Email


@dataclass(frozen=True, slots=True)
class PlaceContact:
    """Where to go, in words."""

    place: str


Contact = PhoneContact | ZaloContact | WebContact | EmailContact | PlaceContact
"""What a channel leads to. Its kind says which it may be (`text.contacts`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Record):
    """A way to ask or report, and what it promises. Without `value` it is shown as being prepared."""

    kind: ChannelKind = required(ChannelKind.PHONE)
    value: Contact | None = None
    label: str = ""
    hours: str = ""
    answers_within: str = ""
    note: str = ""
    source: str = ""
    checked_on: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Locality(Record):
    """A hamlet or neighbourhood. Its name is data: numbers skip (Thới Bình has no khóm 6, P12)."""

    id: Slug = required(Slug(""))
    kind: str = required("")
    name: str = required("")
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession(Record):
    """What a unit came from or became when units were rearranged."""

    into: str = ""
    from_: str = ""
    date: Day | None = None
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Record):
    """A kind of need; the guides are grouped by it."""

    id: Slug = required(Slug(""))
    name: str = required("")
    summary: str = ""
    order: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Record):
    """How often a kind of content is looked over, and which role answers for it (a role outlives the people in it)."""

    id: Reviewed = required(Reviewed.GUIDES)
    days: int | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicNumber(Record):
    """An organisation's own number that looks like a person's: the account to which a fee is paid."""

    number: str = required("")
    owner: str = required("")
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored(Record):
    """A broken link that is known and borne with until a day: `value` is its address as written, * is any letters."""

    value: str = required("")
    reason: str = required("")
    until: Day | None = required(None)
    """The last day."""
    code: str = ""
    """The rule that is waived; "" is any that may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Record):
    """`unit.yaml`: who this unit is and how it is reached."""

    name: str = required("")
    kind: str = required("")
    page_name: str = ""
    code: UnitCode = UnitCode("")
    tagline: str = ""
    note: Markup = Markup("")
    office: Office | None = None
    hotline: Phone | None = None
    channels: tuple[Channel, ...] = ()
    localities: Mapping[str, Locality] = field(default_factory=dict)
    succession: Succession | None = None
    topics: Mapping[str, Topic] = field(default_factory=dict)
    warnings: tuple[Markup, ...] = ()
    reviews: Mapping[str, Review] = field(default_factory=dict)
    public_numbers: tuple[PublicNumber, ...] = ()
    ignore: tuple[Ignored, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Category(Record):
    """A group of services, by need."""

    id: Slug = required(Slug(""))
    name: str = required("")
    order: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Record):
    """An app, portal or number that the teams teach. The only place where store addresses come from."""

    id: Slug = required(Slug(""))
    name: str = required("")
    category: Slug = required(Slug(""))
    main: bool = False
    """Whether every hamlet needs somebody who can help with it."""
    full_name: str = ""
    use: tuple[str, ...] = ()
    operator: str = ""
    area: str = ""
    website: Url | None = None
    android: AndroidId = AndroidId("")
    ios: AppleId = AppleId("")
    size_mb: Decimal | None = None
    size_note: str = ""
    hotline: tuple[Phone, ...] = ()
    hotline_note: str = ""
    without_app: Markup = Markup("")
    former_names: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    facts: tuple[Markup, ...] = ()
    state: State = State.ACTIVE
    replaced_by: Slug | None = None
    checked_on: Day | None = None
    sources: tuple[str, ...] = ()
    hide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide(Record):
    """`guides/<slug>.md`: how to do one thing, also without a smartphone."""

    slug: Slug = derived(Slug(""))
    title: str = required("")
    summary: str = required("")
    checked_on: Day | None = required(None)
    why: Markup = Markup("")
    topic: Slug | None = None
    services: tuple[Slug, ...] = ()
    needs: tuple[Markup, ...] = ()
    fee: Markup = Markup("")
    duration: str = ""
    without_app: tuple[Markup, ...] = ()
    mistakes: tuple[Markup, ...] = ()
    warnings: tuple[Markup, ...] = ()
    related: tuple[Slug, ...] = ()
    sources: tuple[str, ...] = ()
    order: int = 100
    aliases: tuple[Slug, ...] = ()
    draft: bool = False
    hide: bool = False
    body: Markup = derived(Markup(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """When and where something takes place (Vietnamese time)."""

    starts: Moment | None = required(None)
    ends: Moment | None = None
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Record):
    """A file to download, named relative to the text that offers it."""

    file: str = required("")
    label: str = ""
    reviewed_by: str = ""
    """Who has read a file that the machine cannot read (a scan), and found no personal numbers in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement(Record):
    """`announcements/<date>-<slug>.md`. `expires` is the last day on the front list; the page itself stays."""

    slug: Slug = derived(Slug(""))
    title: str = required("")
    date: Moment | None = required(None)
    summary: str = ""
    expires: Day | None = None
    pinned: bool = False
    urgent: bool = False
    localities: tuple[Slug, ...] = ()
    event: Event | None = None
    attachments: tuple[Attachment, ...] = ()
    source: str = ""
    sample: bool = False
    aliases: tuple[Slug, ...] = ()
    draft: bool = False
    hide: bool = False
    body: Markup = derived(Markup(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Record):
    """A person's recorded agreement to publish (Law 91/2025/QH15): which data, when, taken by whom."""

    what: tuple[ConsentItem, ...] = required(())
    date: Day | None = required(None)
    by: str = required("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Record):
    """A member of a team. Phone and Zalo are published only with a consent that names them."""

    name: str = required("")
    role: Role = required(Role.MEMBER)
    position: str = ""
    phone: Phone | None = None
    zalo: Mobile | None = None
    specialities: tuple[Slug, ...] = ()
    consent: Consent | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
    source: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Team(Record):
    """A community digital technology team, of the whole commune or of one locality."""

    id: Slug = required(Slug(""))
    name: str = ""
    locality: Slug | None = None
    decision: str = ""
    launched_on: Day | None = None
    reformed_on: Day | None = None
    partners: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()
    source: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outreach(Record):
    """A day on which the team goes out: `events.yaml`."""

    date: Day | None = required(None)
    place: str = ""
    localities: tuple[Slug, ...] = ()
    topics: tuple[str, ...] = ()
    partner: str = ""
    planned: int | None = None
    reached: int | None = None
    source: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Record):
    """A number with its date and source, never overwritten by a newer one: `figures.yaml`."""

    label: str = required("")
    value: int | None = required(None)
    measure: str = ""
    as_of: Day | None = required(None)
    source: str = required("")


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCheck(Record):
    """An address outside that answered on a day, as its owner's and no other: `checks.yaml`, which a machine writes."""

    address: Url = required(Url(""))
    checked_on: Day | None = required(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a page has to know of a picture: where its versions are, and the size in pixels that both have."""

    webp: str
    jpeg: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A picture or file of the content.

    `file` is its path in the content folder, `source` the same as the disk spells it (macOS keeps names decomposed).
    Residents get what is `published`: of a picture, two versions and never the original. `size` is in bytes, of what a
    link leads to. `digest` is that of the bytes and of what is done with them.
    """

    file: str
    source: str
    size: int
    published: tuple[Published, ...] = ()
    picture: Picture | None = None
    digest: str = ""
    stamp: tuple[int, ...] = field(default=(), compare=False, repr=False)
    """The original's size, times (of its content and its entry, in nanoseconds) and inode: while they are the same, so
    are the bytes."""

    @property
    def address(self) -> str:
        """Where links to the file lead."""
        return self.picture.jpeg if self.picture else self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A folder with a `unit.yaml`: one layer as it was written, or a unit with all that it inherits."""

    path: tuple[str, ...] = ()
    profile: Profile = field(default_factory=Profile)
    categories: Mapping[str, Category] = field(default_factory=dict)
    services: Mapping[str, Service] = field(default_factory=dict)
    guides: Mapping[str, Guide] = field(default_factory=dict)
    announcements: Mapping[str, Announcement] = field(default_factory=dict)
    media: Mapping[str, Media] = field(default_factory=dict)
    teams: Mapping[str, Team] = field(default_factory=dict)
    events: tuple[Outreach, ...] = ()
    figures: tuple[Figure, ...] = ()
    checks: Mapping[str, LinkCheck] = field(default_factory=dict)
    """By address."""


def serves(member: Member, day: date) -> bool:
    """Whether a member is in office on a day."""
    return (member.valid_from or day) <= day <= (member.valid_to or day)
