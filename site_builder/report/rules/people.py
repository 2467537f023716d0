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
    "many-specialities": Rule(
        "«{name}» nhận {count} việc; mỗi người chỉ nên giữ {most} việc để học cho thạo",
        "giữ lại {most} việc người ấy làm tốt nhất, chia việc khác cho người trong tổ",
        "«{name}» has {count} specialities; {most} are as many as one can master",
        "keep {most} and give the others to somebody else",
        wrong="specialities: [vneid, dvcqg, evnspc, zalo]",
        right="specialities: [vneid, dvcqg, evnspc]",
        severity=Severity.WARNING,
    ),
    "not-covered": Rule(
        "Ở {area} chưa có ai giúp được: {services}",
        "hỏi xem ai trong tổ giúp được việc này, thêm mã của việc vào dòng specialities của người ấy trong teams.yaml",
        "In {area} nobody helps with: {services}",
        "add the service to a member's specialities in teams.yaml",
        wrong="specialities: [zalo]",
        right="specialities: [zalo, vneid]",
        severity=Severity.WARNING,
    ),
    "no-team": Rule(
        "Ở {area} chưa có tổ công nghệ số, nên chưa có ai giúp được: {services}",
        "có tổ rồi thì thêm tổ ấy vào teams.yaml, ghi locality là mã của nơi này; chưa có thì báo người phụ trách",
        "{area} has no team, so nobody helps there with: {services}",
        "add its team to teams.yaml, with this locality's id",
        wrong='localities:\n  - {id: ap-2, kind: ấp, name: "2"}',
        right="teams:\n  - id: to-ap-2\n    locality: ap-2",
        severity=Severity.WARNING,
    ),
}
