"""Content files with one more line, for mistakes to be made in."""

UNIT = "name: Bảo Quang\nkind: xã\n"
NEWS = "---\ntitle: Tin\ndate: 2026-11-20\n{}---\n{}"
GUIDE = "---\ntitle: Bài\nsummary: Tóm tắt\nchecked_on: 2026-11-01\n{}---\n{}"
MEMBER = "teams:\n  - id: a\n    members:\n      - name: B\n        role: head\n        {}\n"


def unit(line: str) -> dict[str, str]:
    """A `unit.yaml` with one more line, its third."""
    return {"bao-quang/unit.yaml": f"{UNIT}{line}\n"}


def text(body: str) -> dict[str, str]:
    """A guide with this text, which begins on line 6."""
    return {"bao-quang/guides/bai.md": GUIDE.format("", body)}


def member(line: str) -> dict[str, str]:
    """A member with one more line, the sixth."""
    return {"bao-quang/teams.yaml": MEMBER.format(line)}


Case = tuple[dict[str, str], int, int]
"""The files that break a rule, and the line and column that the editor is shown.

"→" makes a symbolic link, "|" a pipe."""
