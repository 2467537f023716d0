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
        "Đường dẫn «{value}» không đưa đến tệp nào",
        "ghi đường dẫn đến tệp, ví dụ ../guides/cai-vneid.md",
        "The link «{value}» leads to no content file",
        "write a relative path such as ../guides/cai-vneid.md",
        wrong="Xem [cách cài VNeID](../../../cai-vneid.md).",
        right="Xem [cách cài VNeID](cai-vneid.md).",
        where="guides/bai.md",
    ),
    "link-other-unit": Rule(
        "Đường dẫn «{value}» chỉ sang nội dung của một xã, phường khác",
        "chép bài đó về đơn vị mình, hoặc nhờ người quản lý đưa bài lên phần chung",
        "The link «{value}» leads into another unit",
        "copy the text, or move it to the shared layer",
        wrong="Xem [bài của Xuân An](../../xuan-an/guides/hen-den-nha.md).",
        right="Xem [cách cài VNeID](cai-vneid.md).",
        where="guides/bai.md",
    ),
    "link-guide": Rule(
        "Không có bài hướng dẫn nào tên «{value}»",
        "sửa tên tệp cho đúng, hoặc bỏ đường dẫn",
        "There is no guide «{value}»",
        "correct the file name or remove the link",
        wrong="Xem [cách cài VNeID](cai-vnied.md).",
        right="Xem [cách cài VNeID](cai-vneid.md).",
        where="guides/bai.md",
    ),
    "link-announcement": Rule(
        "Không có thông báo nào tên «{value}»",
        "sửa tên tệp cho đúng, hoặc bỏ đường dẫn",
        "There is no announcement «{value}»",
        "correct the file name or remove the link",
        wrong="Xem [lịch họp](../announcements/2026-11-18-lich-hop.md).",
        right="Xem [lịch họp](../announcements/2026-11-18-hop-ap.md).",
        where="guides/bai.md",
    ),
    "link-file": Rule(
        "Không tìm thấy tệp «{value}»",
        "đưa tệp vào thư mục media của đơn vị và ghi ../media/tên-tệp",
        "The file «{value}» does not exist",
        "put it in the unit's media folder and write ../media/name",
        wrong="Tải [mẫu đơn](../media/mau-don-moi.pdf).",
        right="Tải [mẫu đơn](../media/mau-don.pdf).",
        where="guides/bai.md",
    ),
    "link-fragment": Rule(
        "Đường dẫn «{value}» chỉ đến một chỗ không có trong bài",
        "bỏ phần sau dấu #, hoặc ghi đúng chỗ (bước 2 là #buoc-2)",
        "The link «{value}» names a place that its text does not have",
        "remove the part after #, or correct it",
        wrong="Làm lại [bước 9](cai-vneid.md#buoc-9).",
        right="Làm lại [bước 2](cai-vneid.md#buoc-2).",
        where="guides/bai.md",
    ),
    "link-scheme": Rule(
        "Đường dẫn «{value}» không dùng được trên trang",
        "dùng đường dẫn đến tệp (../guides/…), https://…, tel: hoặc mailto:",
        "The link «{value}» is not allowed",
        "use a relative path, https:, tel: or mailto:",
        wrong="Tải [mẫu đơn](file:///D:/mau-don.pdf).",
        right="Tải [mẫu đơn](../media/mau-don.pdf).",
        where="guides/bai.md",
    ),
    "link-bare": Rule(
        "Đường dẫn «{value}» thiếu https:// ở đầu",
        "viết cả https:// phía trước, ví dụ https://dichvucong.gov.vn",
        "The link «{value}» lacks its https://",
        "begin with https://",
        wrong="Vào [Cổng Dịch vụ công](dichvucong.gov.vn).",
        right="Vào [Cổng Dịch vụ công](https://dichvucong.gov.vn).",
        where="guides/bai.md",
    ),
    "ignore-expired": Rule(
        "Hết hạn miễn kiểm tra ngày {day}: đường dẫn «{value}» lại tính là lỗi nếu còn hỏng",
        "sửa đường dẫn rồi xóa mục này, hoặc gia hạn ở until",
        "The exemption of «{value}» ended on {day}",
        "mend the link and remove the entry, or give until a later day",
        wrong=_IGNORED.format(day="2026-01-31"),
        right=_IGNORED.format(day="2026-12-31"),
        where="unit.yaml",
    ),
    "ignore-unused": Rule(
        "Không còn đường dẫn hỏng nào như «{value}» để bỏ qua",
        "xóa mục này; nếu ghi nhầm địa chỉ thì chép lại đúng như trong lời báo lỗi",
        "No broken link is like «{value}»: the exemption is of no use",
        "remove the entry, or write the address as the message has it",
        wrong=_IGNORED.format(day="2026-12-31").partition("\n")[2],
        right=_IGNORED.format(day="2026-12-31"),
        where="unit.yaml",
    ),
    "ignore-code": Rule(
        "Lỗi «{value}» không bỏ qua được: chỉ bỏ qua được lỗi đường dẫn, và không phải đường dẫn ra trang lạ hay trang giả",
        "sửa chỗ có lỗi ấy; trang chính thức còn thiếu thì nhờ người quản lý ghi vào allowed_hosts trong site.yaml",
        "«{value}» cannot be waived: only faults of links can, and not those of strange or false hosts",
        "mend the fault itself; an official host goes to allowed_hosts in site.yaml",
        wrong=_IGNORED.format(day="2026-12-31") + "\n    code: personal-id",
        right=_IGNORED.format(day="2026-12-31") + "\n    code: outside-dead",
        where="unit.yaml",
    ),
    "ignore-wide": Rule(
        "«{value}» bỏ qua mọi đường dẫn, nên lỗi nào cũng lọt",
        "ghi đường dẫn hỏng đúng như trong lời báo lỗi; dấu * chỉ thay cho một phần",
        "«{value}» would waive every link",
        "write the broken address as the message has it; * stands for a part of it only",
        wrong="ignore:\n  - value: https://*\n    reason: Sở đang dời trang\n    until: 2026-12-31",
        right=_IGNORED.format(day="2026-12-31"),
        where="unit.yaml",
    ),
    "same-address": Rule(
        "Hai bài cùng dùng một địa chỉ trang «/{value}»; bài kia là {other}",
        "đổi tên một trong hai tệp, hoặc bỏ một dòng trong aliases",
        "Two sources claim the address «/{value}»; the other is {other}",
        "rename one of the files, or remove an alias",
        wrong="---\ntitle: Hẹn đến nhà\nsummary: Nhà đi làm cả ngày thì hẹn trước.\nchecked_on: 2026-11-01\n"
        "aliases: [cai-vneid]\n---\n1. Chọn giờ có người ở nhà.",
        right="---\ntitle: Hẹn đến nhà\nsummary: Nhà đi làm cả ngày thì hẹn trước.\nchecked_on: 2026-11-01\n"
        "aliases: [hen-truoc]\n---\n1. Chọn giờ có người ở nhà.",
        where="guides/bai.md",
    ),
}
