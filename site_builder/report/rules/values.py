"""What is written: keys, ids, numbers, dates, people."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "unknown-key": Rule(
        wrong="office:\n  adress: đường N5, ấp 1",
        right="office:\n  address: đường N5, ấp 1",
        where="unit.yaml",
    ),
    "missing-key": Rule(
        wrong="---\ntitle: Họp ấp\n---\nMời mỗi nhà một người.",
        right="---\ntitle: Họp ấp\ndate: 2026-11-20\n---\nMời mỗi nhà một người.",
        where="announcements/2026-11-20-tin.md",
    ),
    "expected-text": Rule(
        wrong="tagline: [đang cập nhật]",
        right='tagline: "[đang cập nhật]"',
        where="unit.yaml",
    ),
    "expected-value": Rule(
        wrong="hotline: [0251 1022, 1900 1006]",
        right="hotline: 0251 1022",
        where="unit.yaml",
    ),
    "not-a-choice": Rule(
        wrong="channels:\n  - kind: gọi điện\n    value: 0251 1022",
        right="channels:\n  - kind: phone\n    value: 0251 1022",
        where="unit.yaml",
    ),
    "key-misplaced": Rule(
        wrong="office:\naddress: đường N5, ấp 1",
        right="office:\n  address: đường N5, ấp 1",
        where="unit.yaml",
    ),
    "duplicate-id": Rule(
        wrong="localities:\n  - {id: ap-1, kind: ấp, name: 1}\n  - {id: ap-1, kind: ấp, name: 2}",
        right="localities:\n  - {id: ap-1, kind: ấp, name: 1}\n  - {id: ap-2, kind: ấp, name: 2}",
        where="unit.yaml",
    ),
    "ids-in-one": Rule(
        wrong="teams:\n  - id: to-ap-1\n    members:\n      - name: Họ và tên\n        role: member\n        specialities: vneid, VNeID",
        right="teams:\n  - id: to-ap-1\n    members:\n      - name: Họ và tên\n        role: member\n        specialities: [vneid]",
        where="teams.yaml",
    ),
    "id-by-name": Rule(
        wrong="teams:\n  - id: to-ap-1\n    members:\n      - name: Họ và tên\n        role: member\n        specialities: VNeID",
        right="teams:\n  - id: to-ap-1\n    members:\n      - name: Họ và tên\n        role: member\n        specialities: [vneid]",
        where="teams.yaml",
    ),
    "reference-form": Rule(
        wrong="specialities: [Dịch vụ công]",
        right="specialities: [dvc]",
    ),
    "unknown-id": Rule(
        wrong="teams:\n  - id: to-ap-1\n    members:\n      - name: Họ và tên\n        role: member\n        specialities: [vnied]",
        right="teams:\n  - id: to-ap-1\n    members:\n      - name: Họ và tên\n        role: member\n        specialities: [vneid]",
        where="teams.yaml",
    ),
    "phone-not-mobile": Rule(
        wrong="channels:\n  - kind: zalo\n    value: 0251 1022",
        right="channels:\n  - kind: zalo\n    value: https://zalo.me/longkhanh",
        where="unit.yaml",
    ),
    "store-id": Rule(
        wrong="services:\n  - id: vneid\n    android: VNeID",
        right="services:\n  - id: vneid\n    android: com.vnid",
        where="services.yaml",
    ),
    "phone-none": Rule(
        wrong="hotline: sẽ báo sau",
        right="hotline: 0251 1022",
        where="unit.yaml",
    ),
    "phone-two": Rule(
        wrong="hotline: 0251 1022 hoặc 1900 1006",
        right="hotline: 0251 1022\nchannels:\n  - kind: phone\n    value: 1900 1006",
        where="unit.yaml",
    ),
    "phone-letters": Rule(
        wrong="hotline: 0251 1022 (giờ hành chính)",
        right="hotline: 0251 1022",
        where="unit.yaml",
    ),
    "phone-short": Rule(
        wrong="hotline: 0912 34",
        right="hotline: 0912 345 678",
        where="unit.yaml",
    ),
    "phone-long": Rule(
        wrong="hotline: 0912 345 6789",
        right="hotline: 0912 345 678",
        where="unit.yaml",
    ),
    "phone-service": Rule(
        wrong="hotline: 1900 10065",
        right="hotline: 1900 1006",
        where="unit.yaml",
    ),
    "phone-area": Rule(
        wrong="hotline: 0217 3123 456",
        right="hotline: 0251 3123 456",
        where="unit.yaml",
    ),
    "phone-unknown": Rule(
        wrong="hotline: 0412 345 678",
        right="hotline: 0912 345 678",
        where="unit.yaml",
    ),
    "phone-zero": Rule(
        wrong="hotline: 912345678",
        right="hotline: 0912 345 678",
        where="unit.yaml",
    ),
    "date-form": Rule(
        wrong="---\ntitle: Họp ấp\ndate: 20/11\n---\nMời mỗi nhà một người.",
        right="---\ntitle: Họp ấp\ndate: 20/11/2026\n---\nMời mỗi nhà một người.",
        where="announcements/2026-11-20-tin.md",
    ),
    "date-none": Rule(
        wrong="---\ntitle: Họp ấp\ndate: 31/11/2026\n---\nMời mỗi nhà một người.",
        right="---\ntitle: Họp ấp\ndate: 30/11/2026\n---\nMời mỗi nhà một người.",
        where="announcements/2026-11-20-tin.md",
    ),
    "date-far": Rule(
        wrong="---\ntitle: Họp ấp\ndate: 2026-11-20\nexpires: 2062-12-12\n---\nMời mỗi nhà một người.",
        right="---\ntitle: Họp ấp\ndate: 2026-11-20\nexpires: 2026-12-12\n---\nMời mỗi nhà một người.",
        where="announcements/2026-11-20-tin.md",
    ),
    "date-hour": Rule(
        wrong="---\ntitle: Họp ấp\ndate: 2026-12-01 17:00\n---\nMời mỗi nhà một người.",
        right="---\ntitle: Họp ấp\ndate: 2026-12-01\n---\nMời mỗi nhà một người.",
        where="announcements/2026-12-01-tin.md",
    ),
    "weekday-wrong": Rule(
        wrong="---\ntitle: Họp ấp thứ Sáu 1/12\ndate: 2026-11-20\n---\nMời mỗi nhà một người.",
        right="---\ntitle: Họp ấp thứ Ba 1/12\ndate: 2026-11-20\n---\nMời mỗi nhà một người.",
        where="announcements/2026-11-20-tin.md",
    ),
    "urgent-endless": Rule(
        wrong="---\ntitle: Cúp nước\ndate: 2026-11-20\nurgent: có\n---\nHứng nước sẵn.",
        right="---\ntitle: Cúp nước\ndate: 2026-11-20\nurgent: có\nexpires: 2026-11-25\n---\nHứng nước sẵn.",
        where="announcements/2026-11-20-tin.md",
    ),
    "name-kind": Rule(
        wrong="localities:\n  - {id: ap-1, kind: ấp, name: Ấp 1}",
        right="localities:\n  - {id: ap-1, kind: ấp, name: 1}",
        where="unit.yaml",
    ),
    "moment-form": Rule(
        wrong="---\ntitle: Họp ấp\ndate: 2026-11-20\nevent:\n  starts: sáng 2026-12-12\n---\nMời mỗi nhà một người.",
        right="---\ntitle: Họp ấp\ndate: 2026-11-20\nevent:\n  starts: 2026-12-12 07:30\n---\nMời mỗi nhà một người.",
        where="announcements/2026-11-20-tin.md",
    ),
    "time-form": Rule(
        wrong="---\ntitle: Họp ấp\ndate: 2026-11-20\nevent:\n  starts: 2026-12-12 7:75\n---\nMời mỗi nhà một người.",
        right="---\ntitle: Họp ấp\ndate: 2026-11-20\nevent:\n  starts: 2026-12-12 7:45\n---\nMời mỗi nhà một người.",
        where="announcements/2026-11-20-tin.md",
    ),
    "yes-no": Rule(
        wrong="---\ntitle: Họp ấp\ndate: 2026-11-20\npinned: ghim\n---\nMời mỗi nhà một người.",
        right="---\ntitle: Họp ấp\ndate: 2026-11-20\npinned: có\n---\nMời mỗi nhà một người.",
        where="announcements/2026-11-20-tin.md",
    ),
    "count-form": Rule(
        wrong="events:\n  - date: 2026-12-12\n    place: nhà văn hóa ấp\n    reached: 7 hộ",
        right="events:\n  - date: 2026-12-12\n    place: nhà văn hóa ấp\n    reached: 7",
        where="events.yaml",
    ),
    "number-form": Rule(
        wrong="services:\n  - id: vneid\n    size_mb: 71,4 MB",
        right="services:\n  - id: vneid\n    size_mb: 71,4",
        where="services.yaml",
    ),
    "quantity-form": Rule(
        wrong="figures:\n  - label: Tổ đã ra mắt\n    value: 83 tổ\n    as_of: 2022-08-31\n    source: mic.gov.vn, 20/09/2022",
        right="figures:\n  - label: Tổ đã ra mắt\n    value: 83/93\n    measure: tổ\n    as_of: 2022-08-31\n    source: mic.gov.vn, 20/09/2022",
        where="figures.yaml",
    ),
    "quantity-part": Rule(
        wrong="figures:\n  - label: Tổ đã ra mắt\n    value: 93/83\n    as_of: 2022-08-31\n    source: mic.gov.vn, 20/09/2022",
        right="figures:\n  - label: Tổ đã ra mắt\n    value: 83/93\n    as_of: 2022-08-31\n    source: mic.gov.vn, 20/09/2022",
        where="figures.yaml",
    ),
    "language-form": Rule(
        wrong="languages: [vn]",
        right="languages: [vi]",
        where="site.yaml",
    ),
    "province-form": Rule(
        wrong="province: Bình Phước",
        right="province: Đồng Nai",
        where="unit.yaml",
    ),
    "substitution-unknown": Rule(
        wrong="note: Cần hỏi thì gọi {duong day nong|trưởng ấp}.",
        right="note: Cần hỏi thì gọi {đường dây nóng|trưởng ấp}.",
        where="unit.yaml",
    ),
    "substitution-form": Rule(
        wrong="note: Cần hỏi thì gọi {đường dây nóng|trưởng ấp|công an}.",
        right="note: Cần hỏi thì gọi {đường dây nóng|trưởng ấp}.",
        where="unit.yaml",
    ),
    "substitution-nested": Rule(
        wrong="office:\n  name: Trụ sở {xã phường hôm nay}\n  note: Gửi xe trước cổng {trụ sở}.",
        right="office:\n  name: Trụ sở phường Bảo Vinh\n  note: Gửi xe trước cổng {trụ sở}.",
        where="unit.yaml",
    ),
    "substitution-lacking": Rule(
        wrong="## Đến {địa chỉ trụ sở}\n\nĐến trong giờ hành chính.",
        right="## Đến {địa chỉ trụ sở|trụ sở}\n\nĐến trong giờ hành chính.",
        where="guides/bai.md",
    ),
    "foreign-fact": Rule(
        wrong="(bài trong content/_quoc-gia có câu)\nGọi tổng đài 0251 1022.",
        right="(bài trong content/_quoc-gia có câu)\nGọi tổng đài {tổng đài 1022|của tỉnh mình}.",
    ),
    "unit-address-form": Rule(
        wrong="aliases: [Long Khánh/Bảo Quang]",
        right="aliases: [long-khanh/bao-quang]",
        where="unit.yaml",
    ),
    "alias-taken": Rule(
        wrong="(hai tệp unit.yaml cùng có dòng)\naliases: [bao-quang]",
        right="(chỉ một tệp unit.yaml có dòng)\naliases: [bao-quang]",
    ),
    "unit-code-form": Rule(
        wrong="code: 2609",
        right='code: "26092"',
        where="unit.yaml",
    ),
    "not-filled": Rule(
        wrong='tagline: "[điền vào]"',
        right="tagline: Chào bà con",
        where="unit.yaml",
    ),
    "slug-form": Rule(
        wrong="localities:\n  - {id: Ấp 1, kind: ấp, name: 1}",
        right="localities:\n  - {id: ap-1, kind: ấp, name: 1}",
        where="unit.yaml",
    ),
    "id-taken": Rule(
        wrong="teams:\n  - id: kenh",
        right="teams:\n  - id: kenh-2",
        where="teams.yaml",
    ),
    "url-form": Rule(
        wrong="channels:\n  - kind: web\n    value: longkhanh.dongnai.gov.vn",
        right="channels:\n  - kind: web\n    value: https://longkhanh.dongnai.gov.vn",
        where="unit.yaml",
    ),
    "email-form": Rule(
        wrong="office:\n  email: 1022 dongnai.gov.vn",
        right="office:\n  email: 1022@dongnai.gov.vn",
        where="unit.yaml",
    ),
    "base-url-form": Rule(
        wrong="title: Long Khánh 24/7\nbase_url: https://longkhanh247.example/?trang=1",
        right="title: Long Khánh 24/7\nbase_url: https://longkhanh247.example/\ndemo: có",
        where="site.yaml",
    ),
    "edit-url-form": Rule(
        wrong="title: Long Khánh 24/7\nbase_url: https://longkhanh247.example/\ndemo: có\n"
        "edit_url: https://github.com/long-khanh/trang-247",
        right="title: Long Khánh 24/7\nbase_url: https://longkhanh247.example/\ndemo: có\n"
        "edit_url: https://github.com/long-khanh/trang-247/tree/main/content",
        where="site.yaml",
    ),
    "base-url-example": Rule(
        wrong="title: Long Khánh 24/7\nbase_url: https://longkhanh247.example/\ndemo: không",
        right="title: Long Khánh 24/7\nbase_url: https://longkhanh247.example/\ndemo: có",
        where="site.yaml",
    ),
    "url-login": Rule(
        wrong="title: Long Khánh 24/7\nbase_url: https://ten:mat-khau@longkhanh.gov.vn/",
        right="title: Long Khánh 24/7\nbase_url: https://longkhanh.gov.vn/",
        where="site.yaml",
        shows_line=False,
    ),
    "dates-crossed": Rule(
        wrong="---\ntitle: Họp ấp\ndate: 2026-11-20\nexpires: 2026-11-12\n---\nMời mỗi nhà một người.",
        right="---\ntitle: Họp ấp\ndate: 2026-11-20\nexpires: 2026-12-11\n---\nMời mỗi nhà một người.",
        where="announcements/2026-11-20-tin.md",
    ),
}
