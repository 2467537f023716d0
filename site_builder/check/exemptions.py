"""`ignore` in `unit.yaml`: faults of links that a unit bears with, for a reason and until a day.

A link may be broken through nobody's fault here: another office is moving its pages, a guide comes next week. Then the
unit is published all the same. An exemption ends by itself, so that none is forgotten, and is told when it has ended
or when nothing needs it. It never lets anything through that protects residents: look-alikes, hosts that nobody has
looked at, programs from outside the stores, somebody's number, a file that cannot be read.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from site_builder.check.links import targets
from site_builder.model.problem import Problem, is_error
from site_builder.model.records import Ignored, Site, Unit
from site_builder.text.numbers import show_date

_KINDS = ("link-", "site-", "form-", "outside-", "guide-")
_HOSTS = frozenset({"lookalike", "letters", "ending", "host", "number", "short", "app", "scheme"})
_NEVER = frozenset(f"link-{name}" for name in _HOSTS)
"""Where residents may be led is not for a unit to decide: an official page goes to `allowed_hosts`."""
_SCHEME = re.compile(r"^(?:https?|mailto|tel|sms)\b:?")
_FEWEST = 4
"""Letters and digits of an address that has a * in it: "https://*" and "*.md" are nearly every address."""


def exemptions(unit: Unit, _site: Site) -> Iterator[Problem]:
    """Each exemption says what it is for, and only what may be exempted."""
    for entry in unit.profile.ignore:
        if entry.code and not _may_be_ignored(entry.code):
            yield Problem.found("ignore-code", entry.at("code"), value=entry.code)
        if "*" in entry.value and len(re.findall(r"[^\W_]", _SCHEME.sub("", entry.value))) < _FEWEST:
            yield Problem.found("ignore-wide", entry.at("value"), value=entry.value)


def _may_be_ignored(code: str) -> bool:
    return code.startswith(_KINDS) and code not in _NEVER


def unexempted(problems: Iterable[Problem], unit: Unit, day: date) -> list[Problem]:
    """The problems but for those that the unit bears with on `day`, and what is to be told of its exemptions.

    That nothing needs an exemption can be said of a healthy unit only: an error may hide links.
    """
    entries = unit.profile.ignore
    if not entries:
        return list(problems)
    living = exempting(unit, day)
    needed, left = set[int](), list[Problem]()
    for problem in problems:
        used = [index for index, entry in enumerate(living) if covers(entry, problem)]
        needed.update(used)
        left += [] if used else [problem]
    left += (_expired(entry, entry.until) for entry in entries if entry.until and entry.until < day)
    if not any(map(is_error, left)):
        spare = [entry for index, entry in enumerate(living) if index not in needed and not _is_written(entry, unit)]
        left += (Problem.found("ignore-unused", entry.at("value"), value=entry.value) for entry in spare)
    return left


def _expired(entry: Ignored, until: date) -> Problem:
    return Problem.found("ignore-expired", entry.at("until"), value=entry.value, day=show_date(until))


def exempting(unit: Unit, day: date) -> list[Ignored]:
    """The exemptions of a unit that have not ended."""
    return [entry for entry in unit.profile.ignore if entry.until and entry.until >= day]


def unborne(problems: Iterable[Problem], layers: Iterable[Unit], day: date) -> Iterator[Problem]:
    """The problems of content files but for those that the layer of the file, or one above it, bears with."""
    bearing = [(layer.path, exempting(layer, day)) for layer in layers if layer.profile.ignore]
    for problem in problems:
        folders = tuple(problem.place.file.split("/"))
        entries = (entry for path, own in bearing if folders[: len(path)] == path for entry in own)
        if not any(covers(entry, problem) for entry in entries):
            yield problem


def covers(entry: Ignored, problem: Problem) -> bool:
    """Whether an exemption is for a problem: one of a link, of the rule that it names, with an address like its own."""
    return (
        _may_be_ignored(problem.code)
        and entry.code in ("", problem.code)
        and bool(_pattern(entry.value).fullmatch(problem.words.get("value", "")))
    )


def _is_written(entry: Ignored, unit: Unit) -> bool:
    """Whether the unit has such an address: that it is broken, only the check of other hosts may be able to say."""
    if entry.code.startswith("link-"):
        return False
    pattern = _pattern(entry.value)
    return any(pattern.fullmatch(target) for target in targets(unit))


@lru_cache(maxsize=256)
def _pattern(value: str) -> re.Pattern[str]:
    """What an exemption means: * is any letters, all else is itself."""
    return re.compile(".*".join(map(re.escape, value.split("*"))), re.DOTALL)
