"""What a unit may bear with: which rules an entry of `ignore` waives, and which addresses it names."""

from datetime import date
from typing import TYPE_CHECKING

from site_builder.model.wildcard import matches

if TYPE_CHECKING:
    from site_builder.model.profile import Ignored
    from site_builder.model.unit import Unit

_EXEMPTIBLE = ("link-", "site-", "form-", "outside-", "guide-")
_HOSTS = frozenset({"lookalike", "letters", "ending", "host", "number", "short", "app", "scheme"})
_NEVER_EXEMPTED = frozenset(f"link-{name}" for name in _HOSTS)
"""Where residents may be led is not for a unit to decide: an official page goes to `allowed_hosts`."""


def may_be_exempted(code: str) -> bool:
    """Whether a unit may bear with the breach of a rule. Only a link may be broken through nobody's fault here."""
    return code.startswith(_EXEMPTIBLE) and code not in _NEVER_EXEMPTED


def exempting(unit: "Unit", day: date) -> "list[Ignored]":
    """The exemptions of a unit that have not ended on a day."""
    return [entry for entry in unit.profile.ignore if entry.until and entry.until >= day]


def exempts(entry: "Ignored", address: str) -> bool:
    """Whether an exemption names an address: * is any letters, all else is itself."""
    return matches(entry.value, address)
