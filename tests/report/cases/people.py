"""Mistakes against the rules of `report/rules/people.py`."""

from report.cases.contents import Case, member

CASES: dict[str, Case] = {
    "no-consent": (member("phone: 0912 345 678"), 6, 16),
}
