"""Rules on `ignore` in `unit.yaml`: faults of links that a unit bears with, for a reason and until a day.

A link may be broken through nobody's fault here: another office is moving its pages, a guide comes next week. Then the
unit is published all the same (`model.silence.exempted`). An exemption ends by itself, so that none is forgotten, and
the check tells when it has ended or when nothing needs it. It never lets anything through that protects residents:
look-alikes, hosts that nobody has looked at, programs from outside the stores, somebody's number, a file that cannot be
read.
"""

import re
from collections.abc import Iterator

from site_builder.check.context import CheckContext
from site_builder.check.links import targets
from site_builder.model.exemption import exempting, exempts, may_be_exempted
from site_builder.model.problem import Problem
from site_builder.model.profile import Ignored
from site_builder.text.numbers import show_date

_SCHEME = re.compile(r"^(?:https?|mailto|tel|sms)\b:?")
_FEWEST = 4
"""Letters and digits of an address that has a * in it: "https://*" and "*.md" are nearly every address."""


def exemptions(context: CheckContext) -> Iterator[Problem]:
    """Each exemption says what it is for, and only what may be exempted."""
    for entry in context.unit.profile.ignore:
        if entry.code and not may_be_exempted(entry.code):
            yield Problem.found("ignore-code", entry.at("code"), value=entry.code)
        if "*" in entry.value and len(re.findall(r"[^\W_]", _SCHEME.sub("", entry.value))) < _FEWEST:
            yield Problem.found("ignore-wide", entry.at("value"), value=entry.value)


def expired_exemptions(context: CheckContext) -> Iterator[Problem]:
    """No exemption has ended."""
    for entry in context.unit.profile.ignore:
        if entry.until and entry.until < context.day:
            yield Problem.found("ignore-expired", entry.at("until"), value=entry.value, day=show_date(entry.until))


def unused_exemptions(context: CheckContext) -> Iterator[Problem]:
    """Every exemption is needed by the unit."""
    spare = [entry for entry in exempting(context.unit, context.day) if entry.at("value") not in context.needed]
    written = set(targets(context.unit)) if spare else set()
    for entry in spare:
        if not _is_written(entry, written):
            yield Problem.found("ignore-unused", entry.at("value"), value=entry.value)


def _is_written(entry: Ignored, written: set[str]) -> bool:
    """Whether the unit has such an address: that it is broken, only the check of other hosts may be able to say."""
    if entry.code.startswith("link-"):
        return False
    return entry.value in written or ("*" in entry.value and any(exempts(entry, target) for target in written))


CHECKS = (exemptions, expired_exemptions, unused_exemptions)
