"""The result as lines NAME=VALUE, which GitHub and Forgejo take as outputs, GitLab and shells as variables."""

import re

from site_builder.report.outcome import Outcome

_ODD = re.compile(r"[^\w./-]")
"""What no name of a healthy unit has. A folder may be called anything, and must not begin a line of its own."""


def as_status(outcome: Outcome) -> str:
    """Says what was published, which units have mistakes, and until when the pages are right.

    `status` is "published" (all of it), "partial" (what is healthy; something has mistakes), "nothing", or "waiting"
    where the pages were not due to change. Lists are divided by commas; "." is the root unit.
    """
    kept = [name for name in outcome.failed if name not in outcome.pageless]
    lines = {
        "status": outcome.status,
        "errors": str(outcome.errors),
        "warnings": str(outcome.warnings),
        "failed": _names(outcome.failed),
        "kept": _names(kept),
        "pageless": _names(outcome.pageless),
        "vanished": _names(outcome.vanished),
        "restored": _names(outcome.restored),
        "next_change": outcome.next_change.isoformat() if outcome.next_change else "",
    }
    return "".join(f"{name}={value}\n" for name, value in lines.items())


def _names(units: tuple[str, ...] | list[str]) -> str:
    return ",".join(_ODD.sub("_", name or ".") for name in units)
