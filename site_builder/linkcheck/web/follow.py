"""Follows one URL to its end: attempts, redirects one by one, cookies, and pages that refresh to another page."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from site_builder.linkcheck.web.cookies import CookieJar
from site_builder.linkcheck.web.fetch import Client
from site_builder.linkcheck.web.page import LONGEST_WAIT, FetchedPage
from site_builder.linkcheck.web.page import read as read_page
from site_builder.linkcheck.web.rate_limit import back_off
from site_builder.linkcheck.web.url import RequestUrl, join
from site_builder.linkcheck.web.values import Answer, FetchResult, LinkCheckOptions, Redirect, RequestFailed
from site_builder.links.html.refresh import read_refresh

_REDIRECTS = {301, 302, 303, 307, 308}
_TEMPORARY = {429, 500, 502, 503, 504}
"""A server that answers with one of these statuses may answer differently a moment later."""
_BUSY = {429, 503}
_TEMPORARY_FAULTS = {"reset", "closed", "refused", "unreachable", "dns-again", "timeout-connect"}
_TEMPORARY_FAULTS |= {"timeout-answer", "tls-broken"}
_FOR_ALL = {"refused", "unreachable", "dns-again", "dns-none", "timeout-connect", "refused-private"}
"""These failures hold for all URLs of an origin. Faults of its certificate do too."""
_SECOND = timedelta(seconds=1)
"""Dates in headers count whole seconds, so the moment that they name may be up to a second later."""


class RedirectFollower:
    """Follows URLs through their redirects."""

    def __init__(self, client: Client, options: LinkCheckOptions) -> None:
        self._client = client
        self._options = options

    async def follow(
        self,
        start: RequestUrl,
        headers: Mapping[str, str] | None = None,
        *,
        is_first: bool = False,
        refreshes: bool = True,
    ) -> FetchResult:
        """Returns where a URL leads. The given headers are sent with the first request only.

        What waits for the host comes after a URL that `is_first`. Without `refreshes` the first page is the end, even
        if it refreshes to another one.
        """
        cookies, hops, seen, target = CookieJar(), list[Redirect](), set[object](), start
        to_send = dict(headers or {})
        while True:
            visited = (target.address, cookies.state)
            if visited in seen or len(hops) > self._options.limits.redirects:
                return FetchResult(
                    start=start, hops=tuple(hops), reason="redirect-loop" if visited in seen else "redirect-many"
                )
            seen.add(visited)
            try:
                answer = await self._ask(target, to_send | _cookie(cookies, target), is_first=is_first)
                cookies.store(target, [value for name, value in answer.headers if name == "set-cookie"])
                page = _page(answer)
                hop = _redirect(answer, page, refreshes=refreshes)
            except RequestFailed as failed:
                return FetchResult(start=start, hops=tuple(hops), reason=failed.reason)
            if hop is None:
                return FetchResult(start=start, hops=tuple(hops), answer=answer, page=page)
            hops.append(hop)
            target, to_send = hop.target, {}

    async def _ask(self, target: RequestUrl, headers: Mapping[str, str], *, is_first: bool) -> Answer:
        """Returns the answer to one request, and tries again where the answer may change a moment later.

        Raises RequestFailed.
        """
        limits, limiter = self._options.limits, self._client.limiter(target)
        silence: RequestFailed | None = None
        for attempt in range(limits.attempts):
            if target.origin in limiter.down:
                break
            is_last = attempt == limits.attempts - 1
            try:
                answer = await self._client.ask(target, headers, is_first=is_first)
            except RequestFailed as failed:
                if failed.reason == "host-silent" and silence:
                    raise silence from failed  # this address was asked, before the host was left alone
                silence = failed if failed.reason.startswith("timeout-") else None
                if failed.reason in _TEMPORARY_FAULTS and not is_last and not limiter.is_silent:
                    await asyncio.sleep(back_off(limits, attempt))
                    continue
                if failed.reason in _FOR_ALL or failed.reason.startswith("tls-"):
                    limiter.down[target.origin] = failed.reason
                raise
            wait = self._seconds_to_wait(answer)
            if is_last or wait is None or wait > limits.retry_after:
                return answer
            await asyncio.sleep(wait or back_off(limits, attempt))
        raise RequestFailed(limiter.down[target.origin])

    def _seconds_to_wait(self, answer: Answer) -> float | None:
        """Returns the seconds after which to ask again: 0 if the server names no time, None if there is no need."""
        limiter = self._client.limiter(answer.target)
        if answer.status not in _TEMPORARY:
            limiter.speed_up()
            return None
        wait = _retry_after(answer, self._options)
        if answer.status in _BUSY:
            limiter.slow_down(wait)
        return wait or 0.0


def _cookie(cookies: CookieJar, target: RequestUrl) -> dict[str, str]:
    header = cookies.header(target)
    return {"Cookie": header} if header else {}


def _page(answer: Answer) -> FetchedPage | None:
    """Returns the content of an answer if the answer is an HTML page."""
    kind = answer.header("content-type").lower()
    is_page = "html" in kind or (not kind and answer.body.lstrip()[:1] == b"<")
    return read_page(answer.body, kind) if is_page else None


def _redirect(answer: Answer, page: FetchedPage | None, *, refreshes: bool) -> Redirect | None:
    """Returns where an answer sends the browser, or None if it sends it nowhere else.

    Raises RequestFailed if a redirect has no target, or one that is no web address.
    """
    if answer.status in _REDIRECTS:
        location = _decoded(answer.header("location"))
        if not location:
            raise RequestFailed("redirect-nowhere")
        target = join(answer.target, location)
        if target is None:
            raise RequestFailed("redirect-foreign")
        return Redirect(status=answer.status, target=target)
    return _refreshed(answer, page) if refreshes and answer.status < 300 else None  # noqa: PLR2004 - the page was found


def _refreshed(answer: Answer, page: FetchedPage | None) -> Redirect | None:
    """Returns where a found page sends its readers by itself, by a header or else by an element.

    No fragment goes along, as one does with a redirect.
    """
    start = replace(answer.target, fragment="")
    said = read_refresh(_decoded(answer.header("refresh")))
    wanted = said.url.strip() if said and said.seconds <= LONGEST_WAIT else ""
    if not wanted and page and page.refresh:
        start, wanted = join(start, page.base) or start, page.refresh
    target = join(start, wanted) if wanted else None
    if not target or target.address == answer.target.address:
        return None
    return Redirect(status=0, target=target)


def _decoded(header: str) -> str:
    """Decodes a header. Some servers write UTF-8 there, though RFC 9110 §5.5 allows only ASCII."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeDecodeError:
        return header


def _retry_after(answer: Answer, options: LinkCheckOptions) -> float | None:
    """Returns the seconds after which a server wants to be asked again (RFC 9110 §10.2.3), or None."""
    said = answer.header("retry-after").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    moment = _moment(said)
    if not moment:
        return None
    now = _moment(answer.header("date")) or options.moment()
    return max(0.0, (moment - now + _SECOND).total_seconds())


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
