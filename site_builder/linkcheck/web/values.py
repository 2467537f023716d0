"""What the external check is asked to do, and what it finds out: values that all its modules share."""

import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.linkcheck.web.page import FetchedPage
from site_builder.linkcheck.web.url import RequestUrl
from site_builder.links.url.networks import Network

if TYPE_CHECKING:
    from httpcore import AsyncNetworkStream

Trust = ssl.SSLContext
"""Whom to believe that a host is the one that it says to be."""
Connector = Callable[[str, int, float | None], Awaitable["AsyncNetworkStream"]]
"""A number, a port and the seconds that it may take → a connection."""
Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""Host and port → its numbers. OSError where there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is asked for, and how long anything may take. Seconds and bytes."""

    per_host: int = 2
    """Requests to one host at the same time."""
    interval: float = 0.5
    """Between the beginnings of two requests to one host."""
    total: int = 100
    """Requests at the same time: below the 256 files that macOS lets a program open."""
    connect: float = 10.0
    """For the name, the connection and the agreement on encryption, each."""
    first_byte: float = 15.0
    """Until the answer begins, and between two parts of it."""
    whole: float = 30.0
    head: float = 5.0
    """Until a HEAD is answered: where it is not, GET is tried."""
    body: int = 256 * 1024
    """Of a page, packed and unpacked: its title, ids and first words are there."""
    redirects: int = 20
    """As many as browsers follow (Fetch Standard §4.4)."""
    attempts: int = 3
    """Requests for one address while its failures may pass."""
    pause: float = 1.0
    """Before the second attempt; doubled before each further one."""
    retry_after: float = 60.0
    """The longest wait that a host may ask for."""
    deadline: float = 3600.0
    """For the whole run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkProgress:
    """How far the check is."""

    done: int
    of: int


def unseen(_progress: LinkProgress) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCheckOptions:
    """What the check is asked to do. `day` is Vietnam's today; `moment` tells where a host says until when to wait."""

    day: date
    moment: Callable[[], datetime]
    agent: str = "Mozilla/5.0 (compatible; site-builder-247 link check)"
    limits: Limits = field(default_factory=Limits)
    allowed: tuple[Network, ...] = ()
    """Ranges of numbers that are not public and may be asked all the same."""
    resolve: Resolver | None = None
    """Instead of the machine's own."""
    connect: Connector | None = None
    """Instead of the machine's own sockets."""
    trust: Trust | None = None
    """Instead of the authorities that the machine and Mozilla trust."""
    cache: Path | None = None
    """The file of what is known; without it nothing is remembered."""
    dead_after: int = 3
    """On how many different days an address has to fail before it is called dead."""
    offline: bool = False
    """Nothing is asked; what is known is told."""
    watch: Callable[[LinkProgress], None] = unseen
    told: Callable[[Path], None] | None = None
    """Is called with the new name of a damaged file of what was known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server has said."""

    target: RequestUrl
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    """Names in lower case."""
    body: bytes = b""
    """Unpacked, and cut at the limit."""
    is_whole: bool = True
    """Whether the body ends where the server's did."""
    fault: str = ""
    """What is wrong with the body: "encoding-broken", "timeout-body", "cut-short"; "slow" where it came
    in bits until the time was over."""
    certificate_until: date | None = None
    method: str = "GET"

    def header(self, name: str) -> str:
        """The first header of that name, or ""."""
        return next((value for key, value in self.headers if key == name), "")


class RequestFailed(Exception):  # noqa: N818 - says how
    """A request without an answer: the code of the reason."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """A redirect that was followed."""

    status: int
    """0 for a page that refreshes to another one."""
    target: RequestUrl


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchResult:
    """Where an address leads: the redirects, and the last answer or the reason why there is none."""

    start: RequestUrl
    hops: tuple[Redirect, ...] = ()
    answer: Answer | None = None
    page: FetchedPage | None = None
    """The answer, if it is a page."""
    reason: str = ""

    @property
    def last(self) -> RequestUrl:
        """Where the redirects end."""
        return self.hops[-1].target if self.hops else self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRequest:
    """One request, and the addresses that are answered by it: they differ in spelling or in their fragments."""

    target: RequestUrl
    addresses: tuple[tuple[str, str], ...]
    """Each with its fragment."""
    validators: Mapping[str, str]
