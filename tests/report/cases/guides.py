"""Mistakes against the rules of `report/rules/guides.py`."""

from report.cases.contents import Case, text

CASES: dict[str, Case] = {
    "guide-step-order": (text("1. a\n2. b\n\nChờ một lát.\n\n1. c"), 11, 1),
    "guide-step-unknown": (text("1. a\n2. b\n\nSai thì làm lại bước 3."), 9, 17),
    "guide-service-past": ({"bao-quang/services.yaml": "services:\n  - {id: vneid, state: closed}\n"}, 6, 12),
}
