"""Mistakes against the rules of `report/rules/freshness.py`."""

from report.cases.contents import Case

CASES: dict[str, Case] = {}
