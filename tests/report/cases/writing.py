"""Mistakes against the rules of `report/rules/writing.py`."""

from report.cases.contents import Case, unit

CASES: dict[str, Case] = {
    "encoding": ({"bao-quang/unit.yaml": "\udcff"}, 1, 1),
    "control-character": (unit("note: a\x07"), 3, 8),
    "yaml-tab": (unit("\tnote: a"), 3, 1),
    "yaml-colon": (unit("note: Thứ Hai: nghỉ"), 3, 14),
    "yaml-unclosed": (unit('note: "chưa đóng'), 3, 7),
    "yaml-bracket": (unit("warnings: [a\nnote: b"), 4, 5),
    "yaml-no-colon": (unit("note\ntagline: a"), 3, 1),
    "yaml-curly": (unit("note: “Thứ Hai: nghỉ”"), 3, 7),
    "yaml-dash": ({"bao-quang/teams.yaml": "teams:\n  – id: a\n    name: b\n"}, 2, 3),
    "yaml-nested": (unit("  note: a"), 3, 3),
    "yaml-space": (unit("note:a\ntagline: b"), 3, 5),
    "yaml-indent": ({"bao-quang/teams.yaml": "teams:\n    - id: a\n  - id: b\n"}, 3, 3),
    "yaml-escape": (unit('note: "C:\\đường"'), 3, 10),
    "yaml-start": (unit("note: @xa"), 3, 7),
    "yaml-syntax": (unit("localities: ["), 3, 14),
    "yaml-anchor": (unit("note: *a"), 3, 7),
    "yaml-two-documents": (unit("---\nnote: a"), 3, 1),
    "yaml-deep": (unit("note: " + "[" * 30), 3, 26),
    "yaml-key": (unit("? [a]\n: b"), 3, 3),
    "not-a-mapping": (unit("office: số 1"), 3, 9),
    "duplicate-key": (unit("kind: phường"), 3, 1),
    "no-front-matter": ({"bao-quang/guides/bai.md": "1. Một.\n"}, 1, 1),
    "file-empty": ({"bao-quang/guides/bai.md": " \n"}, 1, 1),
    "front-matter-open": ({"bao-quang/guides/bai.md": "---\ntitle: Bài\n"}, 1, 1),
    "line-long": (unit("note: " + "a" * 5000), 3, 1),
    "file-ending": ({"bao-quang/guides/bai.txt": "a"}, 1, 1),
    "file-kind": ({"bao-quang/media/trang.html": "a"}, 1, 1),
}
