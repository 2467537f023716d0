"""Mistakes against the rules of `report/rules/people.py`."""

from small_site import SERVICES, TEAMS

from report.cases.contents import UNIT, Case, member, text, unit

HAMLETS = f"{UNIT}localities:\n  - {{id: ap-1, kind: ấp, name: '1'}}\n  - {{id: ap-2, kind: ấp, name: '2'}}\n"
MAIN = SERVICES + "    main: có\n  - {id: dien, name: Điện, category: giay-to, main: có}\n"
REAL = "title: A\nbase_url: https://a.gov.vn\ndemo: không\n"
CATEGORY = "categories:\n  - {id: giay-to, name: Giấy tờ}\n  - {id: khan-cap, name: Khẩn cấp}\n"
AMBULANCE = '  - {id: khan-115, name: Cấp cứu, category: khan-cap, hotline: ["115"]}\n'
URGENT = CATEGORY + SERVICES.partition("\n")[2] + AMBULANCE

CASES: dict[str, Case] = {
    "no-consent": (member("phone: 0912 345 678"), 6, 16),
    "many-specialities": (
        {
            "bao-quang/teams.yaml": TEAMS.replace("[vneid]", "[vneid, a, b, c]"),
            "services.yaml": SERVICES + "".join(f"  - {{id: {name}, name: B, category: giay-to}}\n" for name in "abc"),
        },
        6,
        37,
    ),
    "not-covered": ({"bao-quang/unit.yaml": HAMLETS, "services.yaml": MAIN}, 2, 5),
    "sample-team": (
        {
            "bao-quang/teams.yaml": TEAMS.replace("to-xa", "to-xa\n    sample: có").rstrip()
            + "\n        source: Báo Đồng Nai\n"
        },
        5,
        15,
    ),
    "team-large": (
        {"bao-quang/unit.yaml": f"{UNIT}limits: {{members: 0}}\n"},
        2,
        5,
    ),
    "no-team": (
        {
            "bao-quang/unit.yaml": HAMLETS,
            "bao-quang/teams.yaml": TEAMS.replace("to-xa", "to-1\n    locality: ap-1"),
            "services.yaml": SERVICES + "    main: có\n",
        },
        5,
        5,
    ),
    "no-phone": ({"site.yaml": REAL, "services.yaml": URGENT}, 1, 7),
    "no-emergency": (
        {"site.yaml": REAL, "xuan-an/unit.yaml": "name: Xuân An\nkind: phường\nhotline: 0251 1022\n"},
        1,
        7,
    ),
    "personal-id": (text("Ông A, CCCD 048090001234.\n"), 6, 13),
    "personal-bank": (text("Ủng hộ qua STK 0123456789.\n"), 6, 16),
    "personal-birth": (text("Bà B, sinh ngày 12/03/1975.\n"), 6, 17),
    "personal-health": (unit("tagline: Mã số BHXH 7512345678"), 3, 21),
    "private-mobile": (text("Gọi\nanh Ba 0912 345 678.\n"), 7, 8),
    "file-personal": ({"bao-quang/media/0912345678-nguyen-van-a.txt": "a"}, 1, 1),
}
