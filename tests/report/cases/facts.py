"""Mistakes against the rules of `report/rules/facts.py`."""

from report.cases.contents import Case, text

_SERVICE = "services:\n  - id: dien\n    name: Điện lực\n    category: giay-to\n    hotline: [1900 1006]\n    {}\n"

CASES: dict[str, Case] = {
    "body-gone": (text("1. Hỏi ở UBND huyện Trần Đề.\n"), 6, 10),
    "grade-low": ({"bao-quang/services.yaml": _SERVICE.format("sources: ['mã nguồn (C, C7)']")}, 6, 16),
    "phone-differs": ({"bao-quang/services.yaml": _SERVICE.format("facts: [Gọi Điện lực 1900 9000.]")}, 6, 26),
}
