"""Checks URLs of other sites: looks up what is known, and requests the rest.

Only the requests need the optional extra `external`.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from site_builder.linkcheck.web.classify import Classification, ResponseKind
from site_builder.linkcheck.web.database import LinkDatabase
from site_builder.linkcheck.web.history import LinkRecord
from site_builder.linkcheck.web.url import RequestUrl, read
from site_builder.linkcheck.web.values import LinkCheckOptions, LinkRequest
from site_builder.model.link_status import LinkVerdict, unknown


def check(addresses: Iterable[str], options: LinkCheckOptions) -> dict[str, LinkVerdict]:
    """Returns the verdict on each URL. Raises OSError where the results cannot be saved.

    If it is interrupted (KeyboardInterrupt), what was learnt until then is saved.
    """
    wanted = list(dict.fromkeys(addresses))
    known = LinkDatabase(options.cache, options.on_damaged, reading=options.offline)
    records = known.read(wanted, options.dead_after)
    verdicts = {name: records[name].verdict if name in records else unknown(name) for name in wanted}
    due = [] if options.offline else [n for n in wanted if n not in records or not records[n].is_fresh(options.day)]
    targets = {name: read(name) for name in due}
    lost = {
        name: Classification(kind=ResponseKind.FAILED, reason="address-form")
        for name, target in targets.items()
        if not target
    }
    verdicts |= known.add(lost, options.day, options.dead_after) if lost else {}
    groups = _groups({name: target for name, target in targets.items() if target}, records)
    if groups:
        from site_builder.linkcheck.web.run import CheckRun  # noqa: PLC0415 - it needs the optional extra

        run = CheckRun(groups, options, known)
        asyncio.run(run.work())
        verdicts |= run.verdicts
    return verdicts


def _groups(targets: Mapping[str, RequestUrl], records: Mapping[str, LinkRecord]) -> list[LinkRequest]:
    """Groups the URLs that one request answers.

    The request is conditional if the last answer for all of them was good.
    """
    same: dict[str, list[str]] = defaultdict(list)
    for name, target in targets.items():
        same[target.address].append(name)
    requests = []
    for names in same.values():
        conditions = [records[name].validators() if name in records else {} for name in names]
        agreed = conditions[0] if all(one == conditions[0] for one in conditions) else {}
        pairs = tuple((name, targets[name].fragment) for name in names)
        requests.append(LinkRequest(target=replace(targets[names[0]], fragment=""), addresses=pairs, validators=agreed))
    return requests
