"""Personal data, and who helps whom."""

from collections.abc import Mapping

from site_builder.model.problem import Severity
from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "no-consent": Rule(
        "Chưa thấy ghi «{name}» đồng ý cho đăng, nên mục «{key}» chưa hiện trên trang",
        "hỏi người ấy; đồng ý thì thêm mục consent với what: [{key}], date và by; chưa đồng ý thì xóa số này khỏi tệp",
        "«{key}» of «{name}» is not published: no consent is recorded",
        "add consent with what, date and by, or remove the number",
        wrong="teams:\n  - id: to-ap-1\n    members:\n      - name: Họ và tên\n        role: member\n        phone: 0912 345 678",
        right="teams:\n  - id: to-ap-1\n    members:\n      - name: Họ và tên\n        role: member\n        phone: 0912 345 678\n"
        "        consent:\n          what: [phone]\n          date: 2026-11-21\n          by: Văn phòng xã",
        where="teams.yaml",
        severity=Severity.WARNING,
    ),
}
