"""The check of other sites: what is known is looked up, what is not is asked. Without the net it needs no extra."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from site_builder.linkcheck.web.classify import Finding, Kind
from site_builder.linkcheck.web.database import Known
from site_builder.linkcheck.web.history import Record
from site_builder.linkcheck.web.url import Target, read
from site_builder.linkcheck.web.values import Asked, Options
from site_builder.model.link_status import Verdict, unknown


def check(addresses: Iterable[str], options: Options) -> dict[str, Verdict]:
    """What is known of each address in the end. Raises OSError where what is known cannot be kept.

    Where it is interrupted (KeyboardInterrupt), what was learnt until then is kept.
    """
    wanted = list(dict.fromkeys(addresses))
    known = Known(options.cache, options.told, reading=options.offline)
    records = known.read(wanted, options.dead_after)
    verdicts = {name: records[name].verdict if name in records else unknown(name) for name in wanted}
    due = [] if options.offline else [n for n in wanted if n not in records or not records[n].is_fresh(options.day)]
    targets = {name: read(name) for name in due}
    lost = {name: Finding(kind=Kind.FAILED, reason="address-form") for name, target in targets.items() if not target}
    verdicts |= known.add(lost, options.day, options.dead_after) if lost else {}
    groups = _groups({name: target for name, target in targets.items() if target}, records)
    if groups:
        from site_builder.linkcheck.web.run import Run  # noqa: PLC0415 - with it comes the optional extra

        run = Run(groups, options, known)
        asyncio.run(run.work())
        verdicts |= run.verdicts
    return verdicts


def _groups(targets: Mapping[str, Target], records: Mapping[str, Record]) -> list[Asked]:
    """Addresses that one request answers, together. It is a conditional one where all of them were fine."""
    same: dict[str, list[str]] = defaultdict(list)
    for name, target in targets.items():
        same[target.address].append(name)
    asked = []
    for names in same.values():
        conditions = [records[name].validators() if name in records else {} for name in names]
        agreed = conditions[0] if all(one == conditions[0] for one in conditions) else {}
        pairs = tuple((name, targets[name].fragment) for name in names)
        asked.append(Asked(target=replace(targets[names[0]], fragment=""), addresses=pairs, validators=agreed))
    return asked
