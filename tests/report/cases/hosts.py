"""Mistakes against the rules of `report/rules/hosts.py`."""

from report.cases.contents import Case, text

CASES: dict[str, Case] = {
    "link-host": (text("Bấm [a](https://a.example/b)"), 6, 9),
    "link-short": (text("Bấm [a](https://bit.ly/b)"), 6, 9),
}
