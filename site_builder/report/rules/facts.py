"""What texts say of bodies and numbers: whether it still holds, and on what it rests."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

_HOTLINE = "services:\n  - id: dien-luc\n    name: Điện lực miền Nam\n    category: giay-to\n    hotline: [1900 1006]\n"

RULES: Mapping[str, Rule] = {
    "body-gone": Rule(
        wrong="1. Mang giấy tờ đến Phòng Tư pháp huyện Trần Đề.",
        right="1. Mang giấy tờ đến Trung tâm Phục vụ hành chính công xã Trần Đề.",
        where="guides/bai.md",
    ),
    "grade-low": Rule(
        wrong=f"{_HOTLINE}    sources: ['hằng số trong mã nguồn (C, C7)']",
        right=f"{_HOTLINE}    sources: ['www.cskh.evnspc.vn (A, P56)']",
        where="services.yaml",
    ),
    "phone-differs": Rule(
        wrong=f"{_HOTLINE}    without_app: Gọi Điện lực miền Nam 1900 9000.",
        right=f"{_HOTLINE}    without_app: Gọi Điện lực miền Nam 1900 1006.",
        where="services.yaml",
    ),
}
