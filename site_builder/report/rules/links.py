"""Links between texts, and the addresses of pages."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

_IGNORED = """\
note: "Lịch có ở [trang của sở](https://vi-du.gov.vn/lich)."
ignore:
  - value: https://vi-du.gov.vn/lich
    reason: Sở đang dời trang, hẹn xong trong tháng 12
    until: {day}"""

RULES: Mapping[str, Rule] = {
    "link-unknown": Rule(
        wrong="Xem [cách cài VNeID](../../../cai-vneid.md).",
        right="Xem [cách cài VNeID](cai-vneid.md).",
        where="guides/bai.md",
    ),
    "link-other-unit": Rule(
        wrong="Xem [bài của Xuân An](../../xuan-an/guides/hen-den-nha.md).",
        right="Xem [cách cài VNeID](cai-vneid.md).",
        where="guides/bai.md",
    ),
    "link-guide": Rule(
        wrong="Xem [cách cài VNeID](cai-vnied.md).",
        right="Xem [cách cài VNeID](cai-vneid.md).",
        where="guides/bai.md",
    ),
    "link-announcement": Rule(
        wrong="Xem [lịch họp](../announcements/2026-11-18-lich-hop.md).",
        right="Xem [lịch họp](../announcements/2026-11-18-hop-ap.md).",
        where="guides/bai.md",
    ),
    "link-file": Rule(
        wrong="Tải [mẫu đơn](../media/mau-don-moi.pdf).",
        right="Tải [mẫu đơn](../media/mau-don.pdf).",
        where="guides/bai.md",
    ),
    "link-fragment": Rule(
        wrong="Làm lại [bước 9](cai-vneid.md#buoc-9).",
        right="Làm lại [bước 2](cai-vneid.md#buoc-2).",
        where="guides/bai.md",
    ),
    "link-draft": Rule(
        wrong="[cách cài VNeID](cai-vneid.md), bài cai-vneid.md có dòng draft: có",
        right="[cách cài VNeID](cai-vneid.md), bài cai-vneid.md không có dòng draft",
    ),
    "link-hidden": Rule(
        wrong="[cách cài VNeID](cai-vneid.md), bài cai-vneid.md có dòng hide: có",
        right="[cách cài VNeID](cai-vneid.md), bài cai-vneid.md không có dòng hide",
    ),
    "link-scheme": Rule(
        wrong="Tải [mẫu đơn](ftp://longkhanh.gov.vn/mau-don.pdf).",
        right="Tải [mẫu đơn](../media/mau-don.pdf).",
        where="guides/bai.md",
    ),
    "link-on-disk": Rule(
        wrong="![Lớp học](C:\\Users\\An\\lop-hoc.jpg)",
        right="![Lớp học](../media/lop-hoc.jpg)",
        where="guides/bai.md",
    ),
    "link-bare": Rule(
        wrong="Vào [Cổng Dịch vụ công](dichvucong.gov.vn).",
        right="Vào [Cổng Dịch vụ công](https://dichvucong.gov.vn).",
        where="guides/bai.md",
    ),
    "ignore-expired": Rule(
        wrong=_IGNORED.format(day="2026-01-31"),
        right=_IGNORED.format(day="2026-12-31"),
        where="unit.yaml",
    ),
    "ignore-unused": Rule(
        wrong=_IGNORED.format(day="2026-12-31").partition("\n")[2],
        right=_IGNORED.format(day="2026-12-31"),
        where="unit.yaml",
    ),
    "ignore-code": Rule(
        wrong=_IGNORED.format(day="2026-12-31") + "\n    code: personal-id",
        right=_IGNORED.format(day="2026-12-31") + "\n    code: outside-dead",
        where="unit.yaml",
    ),
    "ignore-wide": Rule(
        wrong="ignore:\n  - value: https://*\n    reason: Sở đang dời trang\n    until: 2026-12-31",
        right=_IGNORED.format(day="2026-12-31"),
        where="unit.yaml",
    ),
    "same-address": Rule(
        wrong="---\ntitle: Hẹn đến nhà\nsummary: Nhà đi làm cả ngày thì hẹn trước.\nchecked_on: 2026-11-01\n"
        "aliases: [cai-vneid]\n---\n1. Chọn giờ có người ở nhà.",
        right="---\ntitle: Hẹn đến nhà\nsummary: Nhà đi làm cả ngày thì hẹn trước.\nchecked_on: 2026-11-01\n"
        "aliases: [hen-truoc]\n---\n1. Chọn giờ có người ở nhà.",
        where="guides/bai.md",
    ),
}
