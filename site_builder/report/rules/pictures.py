"""Pictures and other files for residents."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "picture-outside": Rule(
        "Hình «{value}» nằm ở trang khác: máy bà con sẽ phải tải từ nơi lạ",
        "đưa hình vào thư mục media của đơn vị rồi ghi ../media/tên-hình",
        "The picture «{value}» would be loaded from another host",
        "put it in the unit's media folder and write ../media/name",
        wrong="![Bà con học quét mã](https://dongnai.gov.vn/lop-hoc.jpg)",
        right="![Bà con học quét mã](../media/lop-hoc.jpg)",
        where="guides/bai.md",
    ),
    "picture-silent": Rule(
        "Hình «{value}» chưa có lời tả cho người không nhìn thấy hình",
        "ghi lời tả trong ngoặc vuông, ví dụ ![Mẫu đơn đăng ký](../media/mau.jpg)",
        "The picture «{value}» has no text alternative",
        "write ![what it shows](file)",
        wrong="![](../media/lop-hoc.jpg)",
        right="![Bà con học quét mã ở nhà văn hóa](../media/lop-hoc.jpg)",
        where="guides/bai.md",
    ),
}
