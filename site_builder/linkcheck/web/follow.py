"""One address to its end: attempts, redirects one by one, cookies, refreshes."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from site_builder.linkcheck.web.cookies import CookieJar
from site_builder.linkcheck.web.fetch import Client
from site_builder.linkcheck.web.page import FetchedPage
from site_builder.linkcheck.web.page import read as read_page
from site_builder.linkcheck.web.rate_limit import back_off
from site_builder.linkcheck.web.url import RequestUrl, join
from site_builder.linkcheck.web.values import Answer, FetchResult, LinkCheckOptions, Redirect, RequestFailed

_REDIRECTS = {301, 302, 303, 307, 308}
_PASSING = {429, 500, 502, 503, 504}
"""Statuses that may be another one a moment later."""
_BUSY = {429, 503}
_PASSING_FAULTS = {"reset", "closed", "refused", "unreachable", "dns-again", "timeout-connect"}
_PASSING_FAULTS |= {"timeout-answer", "tls-broken"}
_FOR_ALL = {"refused", "unreachable", "dns-again", "dns-none", "timeout-connect", "refused-private"}
"""What holds for all addresses of an origin; and so does whatever is wrong with its certificate."""
_SECOND = timedelta(seconds=1)
"""The unit of dates in headers: what is named may be up to a second later."""


class RedirectFollower:
    """Follows addresses."""

    def __init__(self, client: Client, options: LinkCheckOptions) -> None:
        self._client = client
        self._options = options

    async def follow(
        self, start: RequestUrl, method: str = "GET", headers: Mapping[str, str] | None = None
    ) -> FetchResult:
        """Where an address leads. The given headers go to the first place only."""
        jar, hops, seen, here = CookieJar(), list[Redirect](), set[object](), start
        asked = dict(headers or {})
        while True:
            known = (here.address, jar.state)
            if known in seen or len(hops) > self._options.limits.redirects:
                return FetchResult(
                    start=start, hops=tuple(hops), reason="redirect-loop" if known in seen else "redirect-many"
                )
            seen.add(known)
            try:
                answer = await self._answered(here, method, asked | _cookie(jar, here))
                jar.take(here, [value for name, value in answer.headers if name == "set-cookie"])
                page = _page(answer)
                hop = _next(answer, page)
            except RequestFailed as failed:
                return FetchResult(start=start, hops=tuple(hops), reason=failed.reason)
            if hop is None:
                return FetchResult(start=start, hops=tuple(hops), answer=answer, page=page)
            hops.append(hop)
            here, asked = hop.target, {}

    async def _answered(self, target: RequestUrl, method: str, headers: Mapping[str, str]) -> Answer:
        """The answer to one request, after some attempts where it may be another one a moment later. Raises Failed."""
        limits, gate = self._options.limits, self._client.gate(target)
        attempts = 1 if method == "HEAD" else limits.attempts
        for attempt in range(attempts):
            if target.origin in gate.down:
                break
            is_last = attempt == attempts - 1
            try:
                answer = await self._client.ask(target, method, headers)
            except RequestFailed as failed:
                if failed.reason in _PASSING_FAULTS and not is_last:
                    await asyncio.sleep(back_off(limits, attempt))
                    continue
                if method != "HEAD" and (failed.reason in _FOR_ALL or failed.reason.startswith("tls-")):
                    gate.down[target.origin] = failed.reason
                raise
            wait = self._wanted(answer)
            if is_last or wait is None or wait > limits.retry_after:
                return answer
            await asyncio.sleep(wait or back_off(limits, attempt))
        raise RequestFailed(gate.down[target.origin])

    def _wanted(self, answer: Answer) -> float | None:
        """Seconds after which to ask again, 0 where the server does not say how many; None where it need not be."""
        gate = self._client.gate(answer.target)
        if answer.status not in _PASSING:
            gate.thank()
            return None
        wait = _retry_after(answer, self._options)
        if answer.status in _BUSY:
            gate.slow_down(wait)
        return wait or 0.0


def _cookie(jar: CookieJar, target: RequestUrl) -> dict[str, str]:
    header = jar.header(target)
    return {"Cookie": header} if header else {}


def _page(answer: Answer) -> FetchedPage | None:
    """The answer as a page, if it is one."""
    kind = answer.header("content-type").lower()
    is_page = "html" in kind or (not kind and answer.body.lstrip()[:1] == b"<")
    return read_page(answer.body, kind) if is_page and answer.method != "HEAD" else None


def _next(answer: Answer, page: FetchedPage | None) -> Redirect | None:
    """Where an answer sends the browser; None where it stays. Raises Failed where that is nowhere."""
    if answer.status in _REDIRECTS:
        location = _text(answer.header("location"))
        if not location:
            raise RequestFailed("redirect-nowhere")
        target = join(answer.target, location)
        if target is None:
            raise RequestFailed("redirect-foreign")
        return Redirect(status=answer.status, target=target)
    if page and page.refresh and answer.status < 300:  # noqa: PLR2004 - a page that was found
        target = join(answer.target, page.refresh)
        if target and target.address != answer.target.address:
            return Redirect(status=0, target=target)
    return None


def _text(header: str) -> str:
    """A header that some servers write in UTF-8 (RFC 9110 §5.5 knows ASCII only)."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeDecodeError:
        return header


def _retry_after(answer: Answer, options: LinkCheckOptions) -> float | None:
    """The seconds after which a server wants to be asked again (RFC 9110 §10.2.3); None where it does not say."""
    said = answer.header("retry-after").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    moment = _moment(said)
    if not moment:
        return None
    here = _moment(answer.header("date")) or options.moment()
    return max(0.0, (moment - here + _SECOND).total_seconds())


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
