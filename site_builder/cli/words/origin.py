"""`explain UNIT FIELD`, `explain --impact FILE` and `next-change`."""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "field_hint": " Ý bạn là «{hint}»?",
        "no_field": "Không có mục nào tên «{name}» ở đây.{hint} Các mục có: {known}.",
        "nobody_says": "Chưa nơi nào ghi mục này.",
        "rule": "Cách chọn",
        "rule_own": "mỗi đơn vị tự ghi, không lấy của cấp trên",
        "rule_nearest": "nơi gần đơn vị nhất có ghi thì được dùng",
        "rule_union": "gộp tất cả, nơi gần đơn vị nhất đứng trước",
        "rule_by_id": "theo mã; trong một mã, mục nào ghi lại thì thay mục ấy",
        "rule_by_name": "theo tên; nơi gần đơn vị nhất có tệp ấy thì được dùng",
        "impact": "{file}: hiện trên {pages} trang của {units} đơn vị.",
        "impact_unready": "Chưa xem được: site.yaml hoặc giao diện còn lỗi. Chạy lệnh check để xem lỗi.",
        "impact_unit": "{unit}: {pages} trong {of} trang",
        "impact_more": "và {count} đơn vị nữa",
        "impact_help": "tệp này hiện trên những trang nào, ví dụ guides/cai-vneid.md",
        "next-change": "in ngày giờ mà trang sẽ tự khác đi (tin đến ngày, hết hạn, cần kiểm tra lại)",
        "no_change": "Không có gì hẹn ngày: trang chỉ đổi khi nội dung đổi.",
    },
    "en": {
        "field_hint": " Did you mean «{hint}»?",
        "no_field": "There is no field «{name}» here.{hint} There is: {known}.",
        "nobody_says": "No layer says anything.",
        "rule": "Rule",
        "rule_own": "each unit speaks for itself; nothing is inherited",
        "rule_nearest": "the nearest layer that says something",
        "rule_union": "all together, the nearest first",
        "rule_by_id": "by id; inside one id the nearest layer replaces key by key",
        "rule_by_name": "by name; the nearest layer's file is used",
        "impact": "{file}: shown on {pages} pages of {units} units.",
        "impact_unready": "site.yaml or the theme has a mistake; run check.",
        "impact_unit": "{unit}: {pages} of {of} pages",
        "impact_more": "and {count} more units",
        "impact_help": "the pages on which this file shows, e.g. guides/cai-vneid.md",
        "next-change": "print the instant at which the pages would change by themselves",
        "no_change": "Nothing is scheduled: the pages change only when the content does.",
    },
}
