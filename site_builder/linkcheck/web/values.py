"""Defines the options and the results of the external link check, which all its modules share."""

import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.linkcheck.web.page import FetchedPage
from site_builder.linkcheck.web.url import RequestUrl
from site_builder.links.url.networks import Network
from site_builder.model.frozen import frozen

if TYPE_CHECKING:
    from httpcore import AsyncNetworkStream

Trust = ssl.SSLContext
"""It holds the certificate authorities that are believed when a host proves who it is."""
Connector = Callable[[str, int, float | None], Awaitable["AsyncNetworkStream"]]
"""It opens a connection to an IP address and a port, within the given number of seconds."""
Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""It returns the IP addresses of a host and port, and raises OSError where there are none."""


@frozen
class Limits:
    """Limits how many requests are sent and how long each step may take. Times are in seconds, sizes in bytes."""

    per_host: int = 2
    """One host gets at most this many requests at the same time."""
    interval: float = 0.5
    """This time passes between the beginnings of two requests to one host."""
    total: int = 100
    """All hosts together get at most this many requests at the same time. macOS lets a program open 256 files."""
    connect: float = 10.0
    """Looking up the name, connecting and agreeing on encryption may each take this long."""
    first_byte: float = 15.0
    """The answer must begin within this time, and no pause inside it may be longer."""
    whole: float = 30.0
    """One request may take this long from its beginning to its end."""
    body: int = 256 * 1024
    """At most this much of a page is read, packed or unpacked. It contains the title, the ids and the first words."""
    redirects: int = 20
    """Browsers follow as many redirects (Fetch Standard §4.4)."""
    attempts: int = 3
    """One URL is requested at most this often while its failures may be temporary."""
    pause: float = 1.0
    """The second attempt waits this long, and each further attempt waits twice as long as the one before."""
    retry_after: float = 60.0
    """A host that asks for a longer wait than this is not waited for."""
    deadline: float = 3600.0
    """The whole run may take this long."""


@frozen
class LinkProgress:
    """Tells how many of the requests are done."""

    done: int
    of: int


def unseen(_progress: LinkProgress) -> None:
    """Ignores the progress. It is the default where nobody watches."""


@frozen
class LinkCheckOptions:
    """Holds what the user asks of the check.

    It has no clock of its own: `day` is today in Vietnam, and `moment` returns the time now, for servers that name the
    time after which they may be asked again.
    """

    day: date
    moment: Callable[[], datetime]
    agent: str = "Mozilla/5.0 (compatible; site-builder-247 link check)"
    limits: Limits = field(default_factory=Limits)
    allowed: tuple[Network, ...] = ()
    """These ranges of IP addresses are not public, and the user allows them all the same."""
    resolve: Resolver | None = None
    """It replaces the name service of this machine."""
    connect: Connector | None = None
    """It replaces the sockets of this machine."""
    trust: Trust | None = None
    """It replaces the authorities that the machine and Mozilla trust."""
    cache: Path | None = None
    """The results are kept in this file. Without it nothing is remembered after the run."""
    dead_after: int = 3
    """A URL is called dead after it has failed on this many different days."""
    offline: bool = False
    """Nothing is requested; only what is known already is reported."""
    watch: Callable[[LinkProgress], None] = unseen
    on_damaged: Callable[[Path], None] | None = None
    """It is called with the new name of a database file that was damaged and moved aside."""


@frozen
class Answer:
    """Holds the answer of a server."""

    target: RequestUrl
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    """The names are in lower case."""
    body: bytes = b""
    """The body is unpacked, and cut at the limit."""
    is_whole: bool = True
    """It is true if the body has been read up to its end."""
    fault: str = ""
    """It names what is wrong with the body: "encoding-broken", "timeout-body", "cut-short", or "slow" for a body that
    was still arriving when the time was over."""
    certificate_until: date | None = None

    def header(self, name: str) -> str:
        """Returns the value of the first header with this name, or ""."""
        return next((value for key, value in self.headers if key == name), "")

    @property
    def is_slow(self) -> bool:
        """Returns whether reading it took all the time that a request may take."""
        return self.fault in ("timeout-body", "slow")


class RequestFailed(Exception):  # noqa: N818 - the name says what happened
    """Reports that a request got no answer; `reason` is the code of the cause."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@frozen
class Redirect:
    """Describes one redirect that was followed."""

    status: int
    """The HTTP status is 0 where a page refreshes to another page."""
    target: RequestUrl


@frozen
class FetchResult:
    """Tells where a URL leads: its redirects, and then the last answer, or the reason why there is none."""

    start: RequestUrl
    hops: tuple[Redirect, ...] = ()
    answer: Answer | None = None
    page: FetchedPage | None = None
    """It holds the content of the answer if the answer is an HTML page."""
    reason: str = ""

    @property
    def last(self) -> RequestUrl:
        """Returns the URL at which the redirects end."""
        return self.hops[-1].target if self.hops else self.start


@frozen
class LinkRequest:
    """Describes one request and all the written URLs that it answers. They differ in spelling or in their fragments."""

    target: RequestUrl
    addresses: tuple[tuple[str, str], ...]
    """Each written URL stands with its fragment."""
    validators: Mapping[str, str]
