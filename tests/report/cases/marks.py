"""Mistakes against the rules of `report/rules/marks.py`."""

from report.cases.contents import Case, text, unit

CASES: dict[str, Case] = {
    "text-list": (text("Từ đó.\n3. Nộp ở xã"), 7, 1),
    "text-stars": (text("Nơi: **nhà văn hóa"), 6, 6),
    "text-fence": (text("```\nHọp ấp"), 6, 1),
    "text-table-cells": (text("| a | b |\n|---|---|\n| 1 | 2 | 3 |"), 8, 1),
    "text-footnote": (text("Phí 20.000 đồng[^1]."), 6, 16),
    "text-html": (text("Nhớ mang <b>căn cước</b>."), 6, 10),
    "text-link-plain": (unit('tagline: "Xem [a](https://b.gov.vn)"'), 3, 15),
    "text-strike": (text("Họp ~~7 giờ~~ 8 giờ."), 6, 5),
}
