"""Links and pictures."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "link-unknown": Rule(
        "Đường liên kết «{value}» không chỉ đến tệp nào của nội dung",
        "ghi đường dẫn đến tệp, ví dụ ../guides/cai-vneid.md",
        "The link «{value}» leads to no content file",
        "write a relative path such as ../guides/cai-vneid.md",
    ),
    "link-other-unit": Rule(
        "Đường liên kết «{value}» chỉ sang nội dung của một xã, phường khác",
        "chép bài đó về đơn vị mình hoặc đưa bài lên phần chung",
        "The link «{value}» leads into another unit",
        "copy the text, or move it to the shared layer",
    ),
    "link-guide": Rule(
        "Không có bài hướng dẫn nào tên «{value}»",
        "sửa tên tệp cho đúng, hoặc bỏ đường liên kết",
        "There is no guide «{value}»",
        "correct the file name or remove the link",
    ),
    "link-announcement": Rule(
        "Không có thông báo nào tên «{value}»",
        "sửa tên tệp cho đúng, hoặc bỏ đường liên kết",
        "There is no announcement «{value}»",
        "correct the file name or remove the link",
    ),
    "link-file": Rule(
        "Không tìm thấy tệp «{value}»",
        "đưa tệp vào thư mục media của đơn vị và ghi ../media/tên-tệp",
        "The file «{value}» does not exist",
        "put it in the unit's media folder and write ../media/name",
    ),
    "link-fragment": Rule(
        "Đường liên kết «{value}» chỉ đến một chỗ không có trong bài",
        "bỏ phần sau dấu #, hoặc ghi đúng chỗ (bước 2 là #buoc-2)",
        "The link «{value}» names a place that its text does not have",
        "remove the part after #, or correct it",
    ),
    "link-scheme": Rule(
        "Đường liên kết «{value}» không dùng được trên trang",
        "dùng đường dẫn đến tệp (../guides/…), https://…, tel: hoặc mailto:",
        "The link «{value}» is not allowed",
        "use a relative path, https:, tel: or mailto:",
    ),
    "link-bare": Rule(
        "Đường liên kết «{value}» thiếu https:// ở đầu",
        "viết cả https:// phía trước, ví dụ https://dichvucong.gov.vn",
        "The link «{value}» lacks its https://",
        "begin with https://",
    ),
    "same-address": Rule(
        "Hai nơi cùng dùng địa chỉ trang «/{value}»; nơi kia là {other}",
        "đổi tên một trong hai tệp, hoặc bỏ một dòng trong aliases",
        "Two sources claim the address «/{value}»; the other is {other}",
        "rename one of the files, or remove an alias",
    ),
}
