"""Mistakes against the rules of `report/rules/files.py`."""

from small_site import CONTENT

from report.cases.contents import GUIDE, NEWS, UNIT, Case

CASES: dict[str, Case] = {
    "no-site": ({"site.yaml": ""}, 1, 1),
    "no-unit": ({"xa-moi/teams.yaml": "teams: []\n"}, 1, 1),
    "no-theme": ({"site.yaml": f"{CONTENT['site.yaml']!s}theme: khong-co\n"}, 3, 8),
    "file-name": ({"bao-quang/guides/Bài Một.md": GUIDE.format("", "")}, 1, 1),
    "reserved-name": ({"lien-he/unit.yaml": UNIT}, 1, 1),
    "base-folder": ({"bao-quang/_quoc-gia/unit.yaml": UNIT}, 1, 1),
    "base-file": ({"_quoc-gia/teams.yaml": "teams: []\n"}, 1, 1),
    "base-key": ({"_quoc-gia/unit.yaml": "name: Cả nước\n"}, 1, 7),
    "same-slug": ({"bao-quang/announcements/2026-11-17-hop-ap.md": NEWS.format("", "")}, 1, 1),
    "file-unknown": ({"bao-quang/ghi-chu.log": "a"}, 1, 1),
    "file-misplaced": ({"bao-quang/announcements/hop.docx": "a"}, 1, 1),
    "file-large": ({"bao-quang/guides/bai.md": "a" * (512 * 1024 + 1)}, 1, 1),
    "file-outside": ({"bao-quang/media/ho-so.pdf": "→/etc/hostname"}, 1, 1),
    "same-name": ({"bao-quang/media/Anh.txt": "a", "bao-quang/media/anh.txt": "b"}, 1, 1),
    "name-windows": ({"bao-quang/guides/con.md": GUIDE.format("", "")}, 1, 1),
    "name-long": ({f"bao-quang/guides/{'a' * 81}.md": GUIDE.format("", "")}, 1, 1),
    "name-bytes": ({f"bao-quang/media/{'ệ' * 80}.txt": "a"}, 1, 1),
    "file-folder": ({"bao-quang/guides/bai.md/x": ""}, 1, 1),
    "folder-deep": ({f"bao-quang/media/{'a/' * 9}x.jpg": ""}, 1, 1),
    "file-special": ({"bao-quang/events.yaml": "|"}, 1, 1),
    "file-in-cloud": ({"bao-quang/guides/.bai.md.icloud": "a"}, 1, 1),
    "file-unreadable": ({"bao-quang/guides/bai.md": "→khong-co.md"}, 1, 1),
    "files-left": ({"bao-quang/guides/cai-vneid.md~": "a"}, 1, 1),
}
