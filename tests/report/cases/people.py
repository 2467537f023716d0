"""Mistakes against the rules of `report/rules/people.py`."""

from report.cases.contents import Case, member, text, unit

CASES: dict[str, Case] = {
    "no-consent": (member("phone: 0912 345 678"), 6, 16),
    "personal-id": (text("Ông A, CCCD 048090001234.\n"), 6, 13),
    "personal-bank": (text("Ủng hộ qua STK 0123456789.\n"), 6, 16),
    "personal-birth": (text("Bà B, sinh ngày 12/03/1975.\n"), 6, 17),
    "personal-health": (unit("tagline: Mã số BHXH 7512345678"), 3, 21),
    "private-mobile": (text("Gọi\nanh Ba 0912 345 678.\n"), 7, 8),
    "file-personal": ({"bao-quang/media/0912345678-nguyen-van-a.jpg": "a"}, 1, 1),
}
