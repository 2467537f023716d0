"""The views that templates see. Every link in them is already relative to the page that shows it."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from site_builder import qr
from site_builder.model.records import Phone
from site_builder.text.address import spoken
from site_builder.text.phones import dial, show_phone


class Html(Markup):
    """Safe HTML. It never equals a text of the same letters, so that views can be compared by value: `render` keeps
    what a component made of a view, and a text that only looks like HTML must not be given its place.
    """

    __slots__ = ()
    __hash__ = Markup.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Html) and str.__eq__(self, other))

    def __ne__(self, other: object) -> bool:
        return not self == other


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A way to another place; `note` says more in small letters, `current` is the page that is being shown."""

    text: str
    href: str
    note: str = ""
    current: bool = False
    badges: tuple[str, ...] = ()
    """Names of words: draft, later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A number to call: its digits are always visible, because some browsers inside apps cannot dial."""

    label: str
    number: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """An announcement in a list."""

    title: str
    href: str
    date: str
    machine_date: str
    summary: str
    event: str
    badges: tuple[str, ...]
    """Names of words: pinned, urgent, sample, over, draft, later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Links under a heading."""

    title: str
    id: str
    links: tuple[Link, ...]
    summary: str = ""
    more: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Person:
    """A member of a team, with the contact that was agreed to. Compared by identity: one value for all pages."""

    name: str
    role: str
    position: str
    team: str
    helps: tuple[str, ...]
    call: Call | None
    zalo: Link | None
    source: str
    sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeView:
    """Where to go, and when."""

    name: str
    address: str
    hours: tuple[str, ...]
    call: Call | None
    email: str
    note: str
    source: str
    checked: str
    """When the contact was checked, as a sentence; it says so where that is too long ago."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelView:
    """A way to ask, and what it promises. `link` is missing while the address is not known."""

    kind: str
    label: str
    link: Link | None
    hours: str
    answers_within: str
    note: str
    source: str
    checked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCode:
    """A QR code with its address in letters below. Neither is drawn before a template asks for it."""

    title: str
    label: str
    """What the picture shows, for those who cannot see it."""
    target: str
    """The address that the code holds."""
    href: str

    @property
    def svg(self) -> Html:
        """The code."""
        return Html(qr.svg(self.target, self.label))  # noqa: S704 - the title is escaped there

    @property
    def address(self) -> Html:
        """In letters, with places where a narrow page may break the line."""
        letters = str(escape(spoken(self.target)))
        return Html(letters.replace("/", "/<wbr>").replace("-", "-<wbr>"))  # noqa: S704 - just escaped


def call(label: str, phone: Phone, note: str = "") -> Call:
    """A number as a button."""
    return Call(label=label, number=show_phone(phone), href=dial(phone), note=note)
