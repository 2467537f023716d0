"""Sends the requests: each URL is asked once, each host at its own pace, and all hosts at the same time."""

import asyncio
import random
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

from site_builder.linkcheck.web.classify import (
    Classification,
    ResponseKind,
    classify,
    fragment_kind,
    is_file,
    is_same_as_missing,
)
from site_builder.linkcheck.web.database import LinkDatabase
from site_builder.linkcheck.web.fetch import Client
from site_builder.linkcheck.web.follow import RedirectFollower
from site_builder.linkcheck.web.url import RequestUrl
from site_builder.linkcheck.web.values import FetchResult, LinkCheckOptions, LinkProgress, LinkRequest
from site_builder.model.link_status import LinkVerdict, unknown

_BATCH, _BATCH_SECONDS = 64, 0.25
"""Results are saved in batches of this size, or of this part of a second. A power cut loses at most one batch."""
_WORKERS = 4
"""Each host has this many tasks for every request that it may get at a time, because some tasks wait to ask again."""
_NO_NETWORK = 5
"""If no server answers and there are at least this many hosts, this machine has no network, and nothing is saved."""
_GOOD = range(200, 300)
_BEGINNING = {"Range": "bytes=0-1023", "Accept-Encoding": "identity"}
"""A part of something packed could not be unpacked."""


class CheckRun:
    """Performs one run of the check."""

    def __init__(self, groups: list[LinkRequest], options: LinkCheckOptions, known: LinkDatabase) -> None:
        self.verdicts: dict[str, LinkVerdict] = {}
        self._groups = groups
        self._options = options
        self._known = known
        self._found: dict[str, Classification] = {}
        self._missing_pages: dict[str, asyncio.Future[FetchResult]] = {}
        self._done = 0
        self._saved_at = 0.0

    async def work(self) -> None:
        """Sends all requests, or as many as the deadline allows."""
        queues: dict[str, list[LinkRequest]] = defaultdict(list)
        for request in reversed(self._groups):
            queues[request.target.host].append(request)
        # Host names are looked up in threads. With fewer threads than requests, slow names would hold up all others.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(self._options.limits.total))
        self._client = Client(self._options)
        self._follower = RedirectFollower(self._client, self._options)
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._options.limits.deadline), asyncio.TaskGroup() as group:
                    for queue in queues.values():
                        for _ in range(min(len(queue), self._options.limits.per_host * _WORKERS)):
                            group.create_task(self._work_on(queue))
        finally:
            self._save(len(queues))
            await self._client.close()
        for request in self._groups:
            for name, _ in request.addresses:
                self.verdicts.setdefault(name, unknown(name, "deadline"))

    async def _work_on(self, queue: list[LinkRequest]) -> None:
        while queue:
            request = queue.pop()
            try:
                found = await self._check(request)
            except Exception as error:  # noqa: BLE001 - a bug that one URL meets must not end the check of all others
                fault = Classification(kind=ResponseKind.UNASKED, reason=f"our-fault: {type(error).__name__}: {error}")
                found = dict.fromkeys((name for name, _ in request.addresses), fault)
            self._found |= found  # on a line without `await`, because `_save` may replace `_found` during it
            self._done += 1
            self._options.watch(LinkProgress(done=self._done, of=len(self._groups)))
            now = asyncio.get_running_loop().time()
            is_due = len(self._found) >= _BATCH or now - self._saved_at >= _BATCH_SECONDS
            if is_due and self._client.has_answered:
                self._saved_at = now
                self._save(0)

    def _save(self, hosts: int) -> None:
        """Saves what was found, unless it only shows that this machine has no network."""
        found, self._found = self._found, {}
        if (
            hosts >= _NO_NETWORK
            and not self._client.has_answered
            and any(one.kind is not ResponseKind.UNASKED for one in found.values())
        ):
            self.verdicts |= {name: unknown(name, "no-network") for name in found}
        elif found:
            self.verdicts |= self._known.add(found, self._options.day, self._options.dead_after)
            self.verdicts |= {
                name: replace(unknown(name, finding.reason), hops=finding.hops, final=finding.final)
                for name, finding in found.items()
                if finding.reason == "refused-private"  # whatever was known before
            }

    async def _check(self, request: LinkRequest) -> dict[str, Classification]:
        """Returns the result for each URL that one request answers."""
        found = await self._follow(request)
        finding = classify(found)
        if finding.kind is ResponseKind.GOOD and found.page and await self._is_missing(found):
            finding = replace(finding, kind=ResponseKind.DOUBTFUL, reason="soft-404", is_moved=False)
        return {name: _with_fragment(finding, found, fragment) for name, fragment in request.addresses}

    async def _follow(self, request: LinkRequest) -> FetchResult:
        """Requests of a file only its beginning. Servers that refuse that, and all pages, are asked for the whole.

        HEAD is no help: there are servers that answer it well for files that they do not have.
        """
        if is_file(request.target.folders):
            found = await self._follower.follow(request.target, _BEGINNING)
            is_page = found.answer is not None and "html" in found.answer.header("content-type").lower()
            if not found.answer or (found.answer.status in _GOOD and not is_page):
                return found
        return await self._follower.follow(request.target, request.validators)

    async def _is_missing(self, found: FetchResult) -> bool:
        """Returns whether a page is the one that its host sends for URLs that do not exist. Each host is asked once."""
        if found.last.folders == "/" or not found.answer or found.answer.status == 304:  # noqa: PLR2004 - unchanged
            return False
        host = found.last.authority
        if host not in self._missing_pages:
            self._missing_pages[host] = asyncio.ensure_future(
                self._follower.follow(_missing_url(found.last), is_first=True)
            )
        return is_same_as_missing(found, await asyncio.shield(self._missing_pages[host]))


def _missing_url(target: RequestUrl) -> RequestUrl:
    """Returns a random URL in the same folder, which does not exist on any site."""
    folder = target.folders.rpartition("/")[0]
    name = f"{random.getrandbits(64):016x}"
    return replace(target, path=f"{folder}/{name}", fragment="")


def _with_fragment(finding: Classification, found: FetchResult, fragment: str) -> Classification:
    """Returns the result for one of the fragments that the page was requested with."""
    if finding.kind is not ResponseKind.GOOD:
        return finding
    is_refreshed = any(hop.status == 0 for hop in found.hops)
    kind, reason = fragment_kind(found, found.last.fragment or ("" if is_refreshed else fragment))
    if kind is ResponseKind.GOOD:
        is_kept = fragment and finding.final and "#" not in finding.final
        return replace(finding, final=f"{finding.final}#{fragment}") if is_kept else finding
    return replace(finding, kind=kind, reason=reason, is_moved=False)
