"""Defines the views that templates see. All links in them are relative to the page that shows them."""

from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup, escape

from site_builder import qr
from site_builder.model.frozen import frozen
from site_builder.model.scalars import Phone
from site_builder.model.theme import Theme
from site_builder.text.address import spoken
from site_builder.text.phones import dial, show_phone


class Html(Markup):
    """Holds safe HTML.

    It never equals a str with the same letters. Views are compared by value, because rendered components are cached by
    their views (`templates`), and a text that only looks like HTML must not get the cached result of real HTML.
    """

    __slots__ = ()
    __hash__ = Markup.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Html) and str.__eq__(self, other))

    def __ne__(self, other: object) -> bool:
        return not self == other


@frozen
class Link:
    """Describes a link. `note` adds a few words in small letters, and `current` marks the page that is shown."""

    text: str
    href: str
    note: str = ""
    now: str = ""
    """It says what a unit is now that is over."""
    current: bool = False
    badges: tuple[str, ...] = ()
    """They are names of words: draft, later."""
    lang: str = ""
    """It is the language of the page to which it leads, where that is another one."""


class Tongue(NamedTuple):
    """Describes another language of the site, with the theme's words in it."""

    lang: str
    words: Mapping[str, str]
    first_name: str
    """It is the own name of the site's first language."""


def tongues(theme: Theme) -> tuple[Tongue, ...]:
    """Returns the other languages of the site, with the theme's words."""
    first = theme.words.get("language_name", theme.lang)
    return tuple(Tongue(lang=lang, words=one.words, first_name=first) for lang, one in theme.others.items())


class SpokenPages(NamedTuple):
    """Holds which pages of a unit exist in another language, as they stand below its home page in the first one."""

    lang: str
    name: str
    """It is the language's own name."""
    pages: frozenset[str]


class Version(NamedTuple):
    """Describes the same page in a language."""

    lang: str
    name: str
    """It is the language's own name."""
    href: str
    canonical: str
    current: bool


@frozen
class Call:
    """Describes a number to call. Its digits are always visible, because browsers inside some apps cannot dial."""

    label: str
    number: str
    href: str
    note: str = ""


@frozen
class News:
    """Describes an announcement in a list."""

    title: str
    href: str
    date: str
    machine_date: str
    summary: str
    event: str
    badges: tuple[str, ...]
    """They are names of words: pinned, urgent, sample, over, draft, later."""
    last_day: str = ""
    """It is the last day of what ends, as 2026-12-05, for a script that hides what is over."""
    until: str = ""
    """It is that day in words, of what is urgent: no script is needed to see that it is over."""


@frozen
class Group:
    """Holds links under a heading."""

    title: str
    id: str
    links: tuple[Link, ...]
    summary: str = ""
    more: Link | None = None


@frozen(eq=False)
class Person:
    """Describes a member of a team, with the contacts that the member has agreed to.

    Persons are compared by identity, as all pages share one value.
    """

    name: str
    role: str
    position: str
    team: str
    helps: tuple[str, ...]
    call: Call | None
    zalo: Link | None
    source: str
    sample: bool


@frozen
class OfficeView:
    """Describes an office: where and when to go."""

    name: str
    address: str
    hours: tuple[str, ...]
    call: Call | None
    email: str
    note: str
    source: str
    checked: str
    """It says when the contact was checked, and also says so if that was too long ago."""


@frozen
class ChannelView:
    """Describes a way to ask, and what it promises. `link` is None while the address is not known."""

    kind: str
    label: str
    link: Link | None
    hours: str
    answers_within: str
    note: str
    source: str
    checked: str


@frozen
class QrCode:
    """Describes a QR code with its address in letters below it. Both are drawn only if a template asks for them."""

    title: str
    label: str
    """It tells people who cannot see the picture what it shows."""
    target: str
    """It is the URL that the code holds."""
    href: str
    place: str = ""
    """It says where the code hangs."""
    sheets: str = ""
    """It is the link to the sheets on which the code is printed, or ""."""

    @property
    def svg(self) -> Html:
        """Returns the code as an SVG picture."""
        return Html(qr.svg(self.target, self.label))  # noqa: S704 - the title is escaped there

    @property
    def address(self) -> Html:
        """Returns the URL in letters, with places where a narrow page may break the line."""
        letters = str(escape(spoken(self.target)))
        return Html(letters.replace("/", "/<wbr>").replace("-", "-<wbr>"))  # noqa: S704 - just escaped


def call(label: str, phone: Phone, note: str = "") -> Call:
    """Returns a phone number as a button to call it."""
    return Call(label=label, number=show_phone(phone), href=dial(phone), note=note)
