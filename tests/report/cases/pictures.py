"""Mistakes against the rules of `report/rules/pictures.py`."""

from report.cases.contents import Case, text

CASES: dict[str, Case] = {
    "picture-outside": (text("![a](https://a.gov.vn/a.png)"), 6, 6),
    "picture-silent": ({**text("![](../media/a.jpg)"), "bao-quang/media/a.jpg": "a"}, 6, 5),
}
