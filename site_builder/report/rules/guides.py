"""Guides, which people act on."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "guide-step-order": Rule(
        wrong="1. Mở ứng dụng.\n\nChờ một lát.\n\n1. Bấm Đăng nhập.",
        right="1. Mở ứng dụng.\n\n    Chờ một lát.\n\n2. Bấm Đăng nhập.",
        where="guides/bai.md",
    ),
    "guide-step-unknown": Rule(
        wrong="1. Mở ứng dụng.\n2. Nhập mật khẩu. Sai thì làm lại bước 3.",
        right="1. Mở ứng dụng.\n2. Nhập mật khẩu. Sai thì làm lại bước 1.",
        where="guides/bai.md",
    ),
    "guide-service-past": Rule(
        wrong="services:\n  - {id: vneid, state: closed}",
        right="services:\n  - {id: vneid, state: active}",
        where="services.yaml",
    ),
    "guide-link-dead": Rule(
        wrong="địa chỉ trả lời «không tìm thấy» nhiều ngày liền",
        right="địa chỉ mở ra đúng trang",
    ),
    "guide-link-moved": Rule(
        wrong="địa chỉ cũ, tự chuyển sang địa chỉ mới",
        right="địa chỉ mới",
    ),
    "guide-app-gone": Rule(
        wrong="trang của ứng dụng trong kho không mở được",
        right="trang của ứng dụng mở ra được",
    ),
    "guide-app-name": Rule(
        wrong="kho ứng dụng ghi một tên khác hẳn",
        right="kho ứng dụng ghi đúng tên dịch vụ",
    ),
    "guide-no-helper": Rule(
        wrong="không ai trong tổ có dịch vụ của bài trong specialities",
        right="ít nhất một người có dịch vụ đó",
    ),
    "guide-overdue": Rule(
        wrong="checked_on đã quá hạn xem lại",
        right="checked_on còn trong hạn",
    ),
    "guide-code": Rule(
        wrong="địa chỉ của trang dài quá sức một mã QR",
        right="địa chỉ ngắn",
    ),
}
