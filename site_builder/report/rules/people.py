"""Personal data, and who helps whom."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "no-consent": Rule(
        wrong="teams:\n  - id: to-ap-1\n    members:\n      - name: Họ và tên\n        role: member\n        phone: 0912 345 678",
        right="teams:\n  - id: to-ap-1\n    members:\n      - name: Họ và tên\n        role: member\n        phone: 0912 345 678\n"
        "        consent:\n          what: [phone]\n          date: 2026-11-21\n          by: Văn phòng xã",
        where="teams.yaml",
    ),
    "many-specialities": Rule(
        wrong="specialities: [vneid, dvcqg, evnspc, zalo]",
        right="specialities: [vneid, dvcqg, evnspc]",
    ),
    "not-covered": Rule(
        wrong="specialities: [zalo]",
        right="specialities: [zalo, vneid]",
    ),
    "sample-team": Rule(
        wrong="teams:\n  - id: to-ap-1\n    sample: có\n    members:\n      - {name: Lê Thị Mẫu, role: head, source: Báo Đồng Nai}",
        right="teams:\n  - id: to-ap-1\n    members:\n      - {name: Lê Thị Mẫu, role: head, source: Báo Đồng Nai}",
        where="teams.yaml",
    ),
    "team-large": Rule(
        wrong="(unit.yaml của tỉnh ghi limits: {members: 1})\nteams:\n  - id: to-ap-1\n    members:\n"
        "      - {name: Người thứ nhất, role: head}\n      - {name: Người thứ hai, role: member}",
        right="teams:\n  - id: to-ap-1\n    members:\n      - {name: Người thứ nhất, role: head}",
    ),
    "no-team": Rule(
        wrong='localities:\n  - {id: ap-2, kind: ấp, name: "2"}',
        right="teams:\n  - id: to-ap-2\n    locality: ap-2",
    ),
    "no-phone": Rule(
        wrong="(site.yaml ghi demo: không, mà unit.yaml chưa có số nào để gọi)",
        right="(trong unit.yaml)\nhotline: 0251 1022",
    ),
    "no-emergency": Rule(
        wrong="(trang thật, demo: không, mà services.yaml không có nhóm khan-cap)",
        right='(trong services.yaml)\n  - id: khan-115\n    name: Cấp cứu y tế\n    category: khan-cap\n    hotline: ["115"]',
    ),
    "personal-id": Rule(
        wrong="Ông Nguyễn Văn Mẫu, CCCD 048 090 …",
        right="Ông Nguyễn Văn Mẫu, ấp 3",
    ),
    "personal-bank": Rule(
        wrong="Ủng hộ bà Mẫu qua STK 0123 456 …",
        right="public_numbers:\n  - number: 0123 456 …\n    owner: Kho bạc Nhà nước khu vực",
    ),
    "personal-birth": Rule(
        wrong="Bà Trần Thị Mẫu, sinh ngày 12/03/…",
        right="Bà Trần Thị Mẫu, 51 tuổi",
    ),
    "personal-health": Rule(
        wrong="Mã số BHXH: 7512 34 …",
        right="Mã số bảo hiểm xã hội in trên thẻ của mỗi người",
    ),
    "private-mobile": Rule(
        wrong="Gọi cô Mẫu 0912 345 …",
        right="Gọi trụ sở 0251 3871 …",
    ),
    "file-personal": Rule(
        wrong="media/0912345…-nguyen-van-mau.jpg",
        right="media/to-truong-ap-3.jpg",
        shows_line=False,
    ),
    "attachment-unread": Rule(
        wrong="attachments:\n  - file: ../media/quyet-dinh.pdf",
        right="attachments:\n  - file: ../media/quyet-dinh.pdf\n    reviewed_by: Nguyễn Văn Mẫu, công chức văn phòng",
    ),
}
