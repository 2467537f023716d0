"""Defines what a commune's officials write, as typed values. The keys are those of the manual (`content/README.md`)."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from site_builder.model.addresses import BASE
from site_builder.model.frozen import frozen
from site_builder.model.issued_code import IssuedCode
from site_builder.model.location import Record, derived, required
from site_builder.model.output import Published

Day = date
Moment = datetime
"""All times are Vietnamese."""
Phone = NewType("Phone", str)
"""It holds the digits as dialled inside Vietnam: "0912345678", "19001006", "113"."""
Markup = NewType("Markup", str)
"""It is a Vietnamese text with Markdown in it."""
Slug = NewType("Slug", str)
"""It consists of lower-case ASCII letters, digits and single hyphens: safe in any file name, URL and host."""
Url = NewType("Url", str)
"""It is an absolute web address."""
Email = NewType("Email", str)
AndroidId = NewType("AndroidId", str)
"""It names a package in Google Play: "com.vnid"."""
AppleId = NewType("AppleId", str)
"""An App Store number."""
Mobile = NewType("Mobile", Phone)
"""A mobile phone's digits: Zalo knows people by them."""
Language = NewType("Language", str)
"""It is a language's code of two letters (ISO 639-1)."""
UnitAddress = NewType("UnitAddress", str)
"""It is the path of a unit below the site's root, without a slash at its ends: "long-khanh/bao-quang"."""
Province = NewType("Province", str)
"""It is the name of one of the 34 provinces of today, without its kind: "Đồng Nai"."""
UnitCode = NewType("UnitCode", str)
"""It is a unit's number in the list of the statistics office, with its leading zeros: "26092", "00001"."""
BaseUrl = NewType("BaseUrl", str)
"""The whole site stands under this URL, which may have a path of its own."""


class Role(StrEnum):
    """Names a member's role in a community digital technology team, in the order of the list of members."""

    HEAD = "head"
    DEPUTY = "deputy"
    CORE = "core"
    MEMBER = "member"


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


class ConsentItem(StrEnum):
    """Names what a person may agree to have published."""

    PHONE = "phone"
    ZALO = "zalo"
    EMAIL = "email"
    PHOTO = "photo"


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


@frozen
class Site(Record):
    """Holds `site.yaml`: what all units share and no unit overrides."""

    title: str = required("")
    base_url: BaseUrl = required(BaseUrl(""))
    languages: tuple[Language, ...] = (Language("vi"),)
    theme: Slug = Slug("default")
    allowed_hosts: tuple[str, ...] = ()
    demo: bool = False
    owner: str = ""
    ended: tuple[str, ...] = ()
    """Holds the paths of units that are over: only these may leave the content and take their pages with them."""
    short_addresses: ShortAddress = ShortAddress.COPY

    @property
    def language(self) -> Language:
        """The language of the pages: the first of the site."""
        return next(iter(self.languages), Language("vi"))


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


@frozen(kw_only=False)
class PhoneContact:
    """A number to call."""

    number: Phone


@frozen(kw_only=False)
class ZaloContact:
    """Somebody on Zalo, by their mobile number."""

    number: Mobile


@frozen(kw_only=False)
class WebContact:
    """A page to open: a site, a page of Facebook or Zalo, a map."""

    address: Url


@frozen(kw_only=False)
class EmailContact:
    """A mailbox to write to."""

    mailbox: Email


@frozen(kw_only=False)
class PlaceContact:
    """Where to go, in words."""

    place: str


Contact = PhoneContact | ZaloContact | WebContact | EmailContact | PlaceContact
"""What a channel leads to. Its kind says which it may be (`text.contacts`)."""


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
    sample: bool = False


@frozen
class Succession(Record):
    """Says what a unit came from or became when units were rearranged."""

    into: str = ""
    from_: str = ""
    date: Day | None = None
    note: str = ""
    source: str = ""


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
class Profile(Record):
    """Holds `unit.yaml`: who this unit is and how it is reached."""

    name: str = required("")
    kind: str = required("")
    page_name: str = ""
    code: UnitCode = UnitCode("")
    province: Province = Province("")
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
    aliases: tuple[UnitAddress, ...] = ()
    """They are the former addresses of the unit: each of its pages is redirected from there."""


EMERGENCY = "khan-cap"
"""The category of services whose numbers are those for emergencies."""


@frozen
class Category(Record):
    """Describes a group of services, by need."""

    id: Slug = required(Slug(""))
    name: str = required("")
    order: int = 100


@frozen
class Service(Record):
    """Describes an app, portal or number that the teams teach. Addresses in app stores come from here only."""

    id: Slug = required(Slug(""))
    name: str = required("")
    category: Slug = required(Slug(""))
    main: bool = False
    """It is true if every hamlet needs somebody who can help with it."""
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


@frozen
class Guide(Record):
    """Holds `guides/<slug>.md`: how to do one thing, also without a smartphone."""

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


@frozen
class Event(Record):
    """Says when and where something takes place (Vietnamese time)."""

    starts: Moment | None = required(None)
    ends: Moment | None = None
    place: str = ""


@frozen
class Attachment(Record):
    """Names a file to download, relative to the text that offers it."""

    file: str = required("")
    label: str = ""
    reviewed_by: str = ""
    """It names the person who has read a file that the machine cannot read (a scan), and found no personal numbers."""


@frozen
class Announcement(Record):
    """Holds `announcements/<date>-<slug>.md`. `expires` is the last day on the front list; the page itself stays.
    `updated` is when residents were last told something else than at first: followers of the feed are told again.
    """

    slug: Slug = derived(Slug(""))
    title: str = required("")
    date: Moment | None = required(None)
    updated: Moment | None = None
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


@frozen
class Consent(Record):
    """Records a person's agreement to publish (Law 91/2025/QH15): which data, when, and taken by whom."""

    what: tuple[ConsentItem, ...] = required(())
    date: Day | None = required(None)
    by: str = required("")


@frozen
class Member(Record):
    """Describes a member of a team. Phone and Zalo are published only with a consent that names them."""

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


@frozen
class Team(Record):
    """Describes a community digital technology team, of the whole commune or of one locality."""

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


@frozen
class Outreach(Record):
    """Describes a day on which the team goes out: `events.yaml`."""

    date: Day | None = required(None)
    place: str = ""
    localities: tuple[Slug, ...] = ()
    topics: tuple[str, ...] = ()
    partner: str = ""
    planned: int | None = None
    reached: int | None = None
    source: str = ""
    sample: bool = False


@frozen
class Figure(Record):
    """Holds a number with its date and source. A newer number never replaces it: `figures.yaml`."""

    label: str = required("")
    value: int | None = required(None)
    measure: str = ""
    as_of: Day | None = required(None)
    source: str = required("")


@frozen
class LinkCheck(Record):
    """Records that a URL answered on a day, as its owner's own: `checks.yaml`, which a machine writes."""

    address: Url = required(Url(""))
    checked_on: Day | None = required(None)


@frozen
class Picture:
    """Holds what a page has to know of a picture: where its versions are, and the size in pixels that both have."""

    webp: str
    jpeg: str
    width: int
    height: int


@frozen
class Media:
    """Holds a picture or file of the content.

    `file` is its path in the content folder, and `source` the same as the disk spells it (macOS stores names
    decomposed). Residents get what is `published`: two versions of a picture, and never the original. `size` is the
    size in bytes of what a link leads to. `digest` is the digest of the bytes and of what is done with them.
    """

    file: str
    source: str
    size: int
    published: tuple[Published, ...] = ()
    picture: Picture | None = None
    digest: str = ""
    stamp: tuple[int, ...] = field(default=(), compare=False, repr=False)
    """It holds the file's size, times (in nanoseconds) and inode. While it stays the same, the bytes do too."""

    @property
    def address(self) -> str:
        """Returns where links to the file lead."""
        return self.picture.jpeg if self.picture else self.url

    @property
    def url(self) -> str:
        """Returns where the original is published, if it is. The base layer's stand among those of the root unit."""
        return self.file.removeprefix(f"{BASE}/")


@frozen
class Unit:
    """Holds a folder with a `unit.yaml`: one layer as it was written, or a unit with all that it inherits."""

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
    codes: Mapping[str, IssuedCode] = field(default_factory=dict)
    """They stand by number."""
    checks: Mapping[str, LinkCheck] = field(default_factory=dict)
    """They stand by URL."""


def serves(member: Member, day: date) -> bool:
    """Returns whether a member is shown on a day: a person disappears from every page after `valid_to`."""
    return (member.valid_from or day) <= day <= (member.valid_to or day)
