"""Why a unit is built, in words."""

from collections.abc import Iterable, Mapping

from site_builder.model.staleness import Staleness, StaleReason
from site_builder.report.message import public, unit_name
from site_builder.report.messages import messages
from site_builder.text.numbers import show_date

_NAMED = 5
"""Files or units that are named."""

WORDS = messages("staleness")


def because(stale: Iterable[Staleness], lang: str) -> str:
    """All reasons in one clause, to stand after "vì" or "because"."""
    return "; ".join(_clause(one, WORDS[lang]) for one in stale)


def unit_shown(path: tuple[str, ...], lang: str) -> str:
    """A unit as it is named to people, the root too."""
    return unit_name(path) or WORDS[lang]["root"]


def is_first_build(stale: Iterable[Staleness]) -> bool:
    """Whether a unit is not built again, but for the first time."""
    return any(one.reason is StaleReason.NEVER_BUILT for one in stale)


def _clause(one: Staleness, words: Mapping[str, str]) -> str:
    said = words[one.reason].format(day=show_date(one.day) if one.day else "")
    names = [public(name) or words["root"] for name in one.names[:_NAMED]]
    names += ["…"] if len(one.names) > _NAMED else []
    names += [words["removed"].format(count=one.removed)] if one.removed else []
    return f"{said}: {', '.join(names)}" if names else said
