"""The asking: every address once, every host in its own time, all hosts side by side."""

import asyncio
import random
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

from site_builder.linkcheck.web.classify import (
    Classification,
    ResponseKind,
    fragment_kind,
    is_file,
    judge,
    same_as_nothing,
)
from site_builder.linkcheck.web.database import LinkDatabase
from site_builder.linkcheck.web.fetch import Client
from site_builder.linkcheck.web.follow import RedirectFollower
from site_builder.linkcheck.web.url import RequestUrl
from site_builder.linkcheck.web.values import FetchResult, LinkCheckOptions, LinkProgress, LinkRequest
from site_builder.model.link_status import LinkVerdict, unknown

_BATCH = 64
"""Findings that are kept together: what is lost where the machine is switched off."""
_WORKERS = 4
"""Addresses of a host under way for each request that it may be asked at a time: some wait to be asked again."""
_NOBODY = 5
"""Hosts none of which answers: then it is this machine that has no network, and nothing is learnt."""
_GOOD = range(200, 300)


class CheckRun:
    """One run."""

    def __init__(self, groups: list[LinkRequest], options: LinkCheckOptions, known: LinkDatabase) -> None:
        self.verdicts: dict[str, LinkVerdict] = {}
        self._groups = groups
        self._options = options
        self._known = known
        self._found: dict[str, Classification] = {}
        self._nothing: dict[str, asyncio.Future[FetchResult]] = {}
        self._done = 0

    async def work(self) -> None:
        """All of it, or what is possible until the deadline."""
        queues: dict[str, list[LinkRequest]] = defaultdict(list)
        for asked in reversed(self._groups):
            queues[asked.target.host].append(asked)
        # Names are looked up in threads: with fewer than there are requests, slow names would hold up all others.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(self._options.limits.total))
        self._client = Client(self._options)
        self._walker = RedirectFollower(self._client, self._options)
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._options.limits.deadline), asyncio.TaskGroup() as group:
                    for queue in queues.values():
                        for _ in range(min(len(queue), self._options.limits.per_host * _WORKERS)):
                            group.create_task(self._serve(queue))
        finally:
            self._keep(len(queues))
            await self._client.close()
        for asked in self._groups:
            for name, _ in asked.addresses:
                self.verdicts.setdefault(name, unknown(name, "deadline"))

    async def _serve(self, queue: list[LinkRequest]) -> None:
        while queue:
            asked = queue.pop()
            try:
                found = await self._look(asked)
            except Exception as error:  # noqa: BLE001 - a bug that one address meets must not end all others' check
                fault = Classification(kind=ResponseKind.UNASKED, reason=f"our-fault: {type(error).__name__}: {error}")
                found = dict.fromkeys((name for name, _ in asked.addresses), fault)
            self._found |= found  # not on the line that waits: what was found meanwhile may be kept already
            self._done += 1
            self._options.watch(LinkProgress(done=self._done, of=len(self._groups)))
            if len(self._found) >= _BATCH and self._client.heard:
                self._keep(0)

    def _keep(self, hosts: int) -> None:
        """Puts what was found to what is known; not what only says that there is no network."""
        found, self._found = self._found, {}
        if (
            hosts >= _NOBODY
            and not self._client.heard
            and any(one.kind is not ResponseKind.UNASKED for one in found.values())
        ):
            self.verdicts |= {name: unknown(name, "no-network") for name in found}
        elif found:
            self.verdicts |= self._known.add(found, self._options.day, self._options.dead_after)
            self.verdicts |= {
                name: replace(unknown(name, finding.reason), hops=finding.hops, final=finding.final)
                for name, finding in found.items()
                if finding.reason == "refused-private"  # whatever stood there before
            }

    async def _look(self, asked: LinkRequest) -> dict[str, Classification]:
        """What one request says of its addresses."""
        found = await self._follow(asked)
        finding = judge(found)
        if finding.kind is ResponseKind.GOOD and found.page and await self._is_nothing(found):
            finding = replace(finding, kind=ResponseKind.DOUBTFUL, reason="soft-404", is_moved=False)
        return {name: _with_fragment(finding, found, fragment) for name, fragment in asked.addresses}

    async def _follow(self, asked: LinkRequest) -> FetchResult:
        """Files are asked for by HEAD, and by GET where that fails; pages at once by GET: what counts is their text."""
        if is_file(asked.target.folders):
            found = await self._walker.follow(asked.target, "HEAD")
            is_page = found.answer is not None and "html" in found.answer.header("content-type").lower()
            if found.answer and found.answer.status in _GOOD and not is_page:
                return found
        return await self._walker.follow(asked.target, "GET", asked.validators)

    async def _is_nothing(self, found: FetchResult) -> bool:
        """Whether a page is what its host says of an address that does not exist; asked once a host."""
        if found.last.folders == "/" or not found.answer or found.answer.status == 304:  # noqa: PLR2004 - unchanged
            return False
        host = found.last.authority
        if host not in self._nothing:
            self._nothing[host] = asyncio.ensure_future(self._walker.follow(_nobodys(found.last)))
        return same_as_nothing(found, await asyncio.shield(self._nothing[host]))


def _nobodys(target: RequestUrl) -> RequestUrl:
    """An address beside another one that nobody has ever made."""
    folder = target.folders.rpartition("/")[0]
    name = f"{random.getrandbits(64):016x}"
    return replace(target, path=f"{folder}/{name}", fragment="")


def _with_fragment(finding: Classification, found: FetchResult, fragment: str) -> Classification:
    """The same for one of the fragments that the page was asked for with."""
    if finding.kind is not ResponseKind.GOOD:
        return finding
    kind, reason = fragment_kind(found, found.last.fragment or fragment)
    if kind is ResponseKind.GOOD:
        is_kept = fragment and finding.final and "#" not in finding.final
        return replace(finding, final=f"{finding.final}#{fragment}") if is_kept else finding
    return replace(finding, kind=kind, reason=reason, is_moved=False)
