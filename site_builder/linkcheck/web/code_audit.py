"""Asks a host for the page of each printed code, as the browser inside Zalo does, and looks for the code's mark in it.

A status says little: parked domains, wrong hosts and foreign error pages answer 200. Our page of a code names its
number in a meta element, and gives an address of the same site as its canonical one. A host that redirects a code's
address (`_redirects`, `.htaccess`) shows the page that the code means, which has that canonical address itself.
"""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace
from ipaddress import ip_network

from site_builder.linkcheck.web.fetch import Client
from site_builder.linkcheck.web.follow import RedirectFollower
from site_builder.linkcheck.web.page import FetchedPage
from site_builder.linkcheck.web.url import join, read
from site_builder.linkcheck.web.values import FetchResult, LinkCheckOptions, LinkProgress
from site_builder.model.addresses import SHORT
from site_builder.model.frozen import frozen

ZALO = (
    "Mozilla/5.0 (Linux; Android 10; SM-A107F Build/QP1A.190711.020; wv) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Version/4.0 Chrome/138.0.7204.179 Mobile Safari/537.36 Zalo android/260501901 ZaloTheme/light ZaloLanguage/vi"
)
"""How the browser inside Zalo calls itself on a cheap phone."""
EVERYWHERE = tuple(map(ip_network, ("0.0.0.0/0", "::/0")))
"""The site is one's own: it may stand on a machine of one's own network."""
_FOUND = range(200, 300)


@frozen
class DeadCode:
    """A code that does not lead to its page."""

    code: str
    rule: str
    address: str
    detail: str = ""
    """Why: the reason of a failed request, a status, or what stands there instead."""


@frozen
class CodeHome:
    """Where the pages of codes stand, and what they say of themselves."""

    address: str
    """The address of the site that is asked."""
    base_url: str
    """The address that the site gives itself: another one where it is tried out somewhere."""
    canonical: Mapping[str, str]
    """The canonical addresses of the codes' pages, as far as they are known."""

    def is_ours(self, address: str) -> bool:
        """Returns whether an address is one of the site."""
        return any(address.startswith(f"{base.rstrip('/')}/") for base in (self.address, self.base_url) if base)


def audit_codes(home: CodeHome, codes: Iterable[str], options: LinkCheckOptions) -> list[DeadCode]:
    """Returns the codes whose sheets lead nowhere, in the order of their numbers."""
    return asyncio.run(_CodeAudit(home, options).work(sorted(codes)))


class _CodeAudit:
    """One run of the audit."""

    def __init__(self, home: CodeHome, options: LinkCheckOptions) -> None:
        self._home = home
        self._options = replace(options, agent=ZALO, allowed=EVERYWHERE)
        self._done = 0

    async def work(self, codes: list[str]) -> list[DeadCode]:
        """Asks for all codes. The limiter of the host has them wait for their turns."""
        client = Client(self._options)
        self._follower = RedirectFollower(client, self._options)
        try:
            found = await asyncio.gather(*(self._look(code, len(codes)) for code in codes))
        finally:
            await client.close()
        return [one for one in found if one]

    async def _look(self, code: str, of: int) -> DeadCode | None:
        address = f"{self._home.address.rstrip('/')}/{SHORT}{code}/"
        rule, detail = await self._fault(code, address)
        self._done += 1
        self._options.watch(LinkProgress(done=self._done, of=of))
        return DeadCode(code=code, rule=rule, address=address, detail=detail) if rule else None

    async def _fault(self, code: str, address: str) -> tuple[str, str]:
        """Returns the rule that the page of a code breaks, and what there is instead of it; "" where it is right."""
        target = read(address)
        if target is None:
            return "audit-silent", "address-form"
        found = await self._follower.follow(target, refreshes=False)
        if not found.answer:
            return "audit-silent", found.reason
        if found.answer.status not in _FOUND:
            return "audit-status", str(found.answer.status)
        return await self._judged(code, found)

    async def _judged(self, code: str, found: FetchResult) -> tuple[str, str]:
        """Judges the page that was found, by what it says of itself."""
        page = found.page
        if page is None or not (page.code or self._is_target(code, page)):
            return "audit-foreign", (page.heading or page.title if page else "") or found.last.authority
        if page.code and page.code != code:
            return "audit-other", page.code
        if page.refresh:
            return await self._led_on(found, page)
        return ("", "") if self._home.is_ours(page.canonical) else ("audit-foreign", page.canonical or "?")

    def _is_target(self, code: str, page: FetchedPage) -> bool:
        """Returns whether a page is the one that a code means: some hosts redirect there at once."""
        return bool(page.canonical) and page.canonical == self._home.canonical.get(code)

    async def _led_on(self, found: FetchResult, page: FetchedPage) -> tuple[str, str]:
        """Judges where a page of ours leads on. Of other sites, to which channels lead, nobody here knows the pages."""
        target = join(found.last, page.refresh)
        if target is None or not target.address.startswith(f"{self._home.address.rstrip('/')}/"):
            return "", ""
        end = await self._follower.follow(target)
        if not end.answer:
            return "audit-silent", end.reason
        if end.answer.status not in _FOUND:
            return "audit-status", f"{end.answer.status} ({target.address})"
        is_ours = end.page and self._home.is_ours(end.page.canonical)
        return ("", "") if is_ours else ("audit-foreign", end.page.title if end.page else target.address)
