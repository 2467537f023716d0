"""Marks in texts, which residents would see as they were typed."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "text-list": Rule(
        wrong="Nộp ở xã.\n3. Nhận giấy hẹn",
        right="Nộp ở xã.\n\n3. Nhận giấy hẹn",
        where="guides/bai.md",
    ),
    "text-stars": Rule(
        wrong="Địa điểm: **nhà văn hóa ấp",
        right="Địa điểm: **nhà văn hóa ấp**",
        where="guides/bai.md",
    ),
    "text-fence": Rule(
        wrong="```\nHọp ấp",
        right="```\nHọp ấp\n```",
        where="guides/bai.md",
    ),
    "text-table-cells": Rule(
        wrong="| Ngày | Giờ |\n| --- | --- |\n| 5/12 | 7:30 | trụ sở |",
        right="| Ngày | Giờ | Nơi |\n| --- | --- | --- |\n| 5/12 | 7:30 | trụ sở |",
        where="guides/bai.md",
    ),
    "text-footnote": Rule(
        wrong="Phí 20.000 đồng[^1].",
        right="Phí 20.000 đồng (theo thông báo của xã).",
        where="guides/bai.md",
    ),
    "text-html": Rule(
        wrong="Nhớ mang <b>căn cước</b>.",
        right="Nhớ mang **căn cước**.",
        where="guides/bai.md",
    ),
    "text-link-plain": Rule(
        wrong="tagline: Xem [cổng dịch vụ công](https://dichvucong.gov.vn)",
        right='note: "Xem [cổng dịch vụ công](https://dichvucong.gov.vn)"',
        where="unit.yaml",
    ),
    "text-strike": Rule(
        wrong="Họp lúc ~~7 giờ~~ 8 giờ.",
        right="Họp lúc 8 giờ (đổi từ 7 giờ).",
        where="guides/bai.md",
    ),
}
