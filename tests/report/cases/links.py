"""Mistakes against the rules of `report/rules/links.py`."""

from report.cases.contents import GUIDE, Case, text, unit

_BEARS = "ignore: [{{value: {}, reason: b, until: {}{}}}]"

CASES: dict[str, Case] = {
    "link-unknown": (text("[a](../../../b.md)"), 6, 5),
    "link-other-unit": (text("Xem\n\n- [a](../../xuan-an/guides/b.md)"), 8, 7),
    "link-guide": (text("[a](cai-vneidd.md)"), 6, 5),
    "link-announcement": (text("[a](../announcements/2026-11-18-hop.md)"), 6, 5),
    "link-file": (text("[a](../media/b.pdf)"), 6, 5),
    "link-fragment": (text("[a](cai-vneid.md#buoc-9)"), 6, 5),
    "link-draft": ({**text("[a](b.md)"), "bao-quang/guides/b.md": GUIDE.format("draft: có\n", "")}, 6, 5),
    "link-hidden": ({**text("Xem [a](b.md)"), "bao-quang/guides/b.md": GUIDE.format("hide: có\n", "")}, 6, 9),
    "link-scheme": (text("Bấm [a](javascript:b)"), 6, 9),
    "link-on-disk": (text("![a](C:/Users/An/IMG.JPG)"), 6, 6),
    "link-bare": (text("Bấm [a](dichvucong.gov.vn)"), 6, 9),
    "ignore-expired": (unit(_BEARS.format("a.md", "2026-11-21", "")), 3, 42),
    "ignore-unused": (unit(_BEARS.format("a.md", "2026-11-22", "")), 3, 18),
    "ignore-code": (unit(_BEARS.format("a.md", "2026-11-22", ", code: missing-key")), 3, 60),
    "ignore-wide": (unit(_BEARS.format("'https://*'", "2026-11-22", "")), 3, 19),
    "same-address": ({"bao-quang/guides/bai.md": GUIDE.format("aliases: [a, cai-vneid]\n", "")}, 5, 14),
}
