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
    "many-specialities": Rule(
        "«{name}» nhận {count} việc; mỗi người chỉ nên giữ {most} việc để học cho thạo",
        "giữ lại {most} việc người ấy làm tốt nhất, chia việc khác cho người trong tổ",
        "«{name}» has {count} specialities; {most} are as many as one can master",
        "keep {most} and give the others to somebody else",
        wrong="specialities: [vneid, dvcqg, evnspc, zalo]",
        right="specialities: [vneid, dvcqg, evnspc]",
    ),
    "not-covered": Rule(
        "Ở {area} chưa có ai giúp được: {services}",
        "hỏi xem ai trong tổ giúp được việc này, thêm mã của việc vào dòng specialities của người ấy trong teams.yaml",
        "In {area} nobody helps with: {services}",
        "add the service to a member's specialities in teams.yaml",
        wrong="specialities: [zalo]",
        right="specialities: [zalo, vneid]",
    ),
    "no-team": Rule(
        "Ở {area} chưa có tổ công nghệ số, nên chưa có ai giúp được: {services}",
        "có tổ rồi thì thêm tổ ấy vào teams.yaml, ghi locality là mã của nơi này; chưa có thì báo người phụ trách",
        "{area} has no team, so nobody helps there with: {services}",
        "add its team to teams.yaml, with this locality's id",
        wrong='localities:\n  - {id: ap-2, kind: ấp, name: "2"}',
        right="teams:\n  - id: to-ap-2\n    locality: ap-2",
    ),
}
