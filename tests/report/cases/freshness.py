"""Mistakes against the rules of `report/rules/freshness.py`."""

from report.cases.contents import Case

CASES: dict[str, Case] = {
    "override-undated": ({"bao-quang/guides/cai-vneid.md": "---\nwhy: Vì xa\n---\n"}, 2, 6),
    "override-drift": ({"bao-quang/guides/cai-vneid.md": "---\nwhy: Vì xa\nchecked_on: 2026-10-31\n---\n"}, 3, 13),
}
