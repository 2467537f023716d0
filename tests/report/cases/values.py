"""Mistakes against the rules of `report/rules/values.py`."""

from report.cases.contents import NEWS, Case, member, unit

CASES: dict[str, Case] = {
    "unknown-key": (unit("adress: a"), 3, 1),
    "missing-key": ({"bao-quang/unit.yaml": "name: Bảo Quang\n"}, 1, 1),
    "expected-text": (unit("tagline: [a]"), 3, 10),
    "expected-value": (unit("hotline: [113]"), 3, 10),
    "key-misplaced": (unit("address: a"), 3, 1),
    "not-a-choice": (unit("channels: [{kind: zallo}]"), 3, 19),
    "duplicate-id": (unit("localities:\n- {id: a, kind: ấp, name: b}\n- {id: a, kind: ấp, name: c}"), 5, 8),
    "unknown-id": (member("specialities: [vneid, vneidd]"), 6, 31),
    "phone-letters": (unit("hotline: 0912 345 67x"), 3, 10),
    "phone-none": (unit("hotline: đang cập nhật"), 3, 10),
    "phone-two": (unit("hotline: 0912 345 678 / 0912 345 679"), 3, 10),
    "phone-short": (unit("hotline: 0912 34"), 3, 10),
    "phone-long": (unit("hotline: 01234567890"), 3, 10),
    "phone-unknown": (unit("hotline: 116"), 3, 10),
    "date-form": (member("valid_to: cuối năm"), 6, 19),
    "date-none": (member("valid_to: 31/02/2026"), 6, 19),
    "time-form": ({"bao-quang/announcements/tin.md": NEWS.format("event: {starts: 2026-11-20 25:00}\n", "")}, 4, 17),
    "moment-form": ({"bao-quang/announcements/tin.md": NEWS.format("event: {starts: sáng 2026-11-20}\n", "")}, 4, 17),
    "yes-no": ({"bao-quang/announcements/tin.md": NEWS.format("pinned: có lẽ\n", "")}, 4, 9),
    "count-form": ({"bao-quang/events.yaml": "events:\n  - date: 2026-11-20\n    reached: 7 hộ\n"}, 3, 14),
    "number-form": ({"bao-quang/services.yaml": "services:\n  - id: vneid\n    size_mb: lớn\n"}, 3, 14),
    "slug-form": (unit("localities: [{id: Ấp 1, kind: ấp, name: 1}]"), 3, 19),
    "url-form": ({"bao-quang/services.yaml": "services:\n  - id: vneid\n    website: vneid.gov.vn\n"}, 3, 14),
    "phone-not-mobile": (member("zalo: 1900 1006"), 6, 15),
    "store-id": ({"bao-quang/services.yaml": "services:\n  - id: vneid\n    android: VNeID\n"}, 3, 14),
    "email-form": (unit("office: {email: xa.bao-quang}"), 3, 17),
    "base-url-form": ({"site.yaml": "title: A\nbase_url: https://a.example/?x=1\n"}, 2, 11),
    "dates-crossed": ({"bao-quang/announcements/tin.md": NEWS.format("expires: 2026-11-19\n", "")}, 4, 10),
}
