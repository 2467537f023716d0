"""Personal data, and who helps whom."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "no-consent": Rule(
        "Chưa ghi sự đồng ý của «{name}» nên mục «{key}» không được đăng",
        "thêm mục consent với what: [{key}], date và by; chưa có đồng ý thì xóa số này khỏi tệp",
        "«{key}» of «{name}» is not published: no consent is recorded",
        "add consent with what, date and by, or remove the number",
    ),
}
