"""Content files with one more line, for mistakes to be made in."""

from papers import pdf
from photos import saved, scene

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

HELD: dict[str, str | bytes] = {
    "bao-quang/media/lop-hoc.jpg": saved(scene(64, 48)),
    "bao-quang/media/mau-don.pdf": pdf("a"),
    "bao-quang/media/bai-doc.mp3": b"ID3\x03" + bytes(600),
}
"""Files that the catalogue's examples speak of."""


def example(where: str, snippet: str) -> dict[str, str | bytes]:
    """A part of a file, as the catalogue shows it, in a whole file of that kind."""
    if where == "site.yaml":
        whole = (
            snippet
            if "base_url" in snippet
            else f"title: Trang 24/7\nbase_url: https://longkhanh.gov.vn/247\n{snippet}"
        )
        return {where: f"{whole}\n"}
    if where == "unit.yaml":
        return {**unit(snippet)}
    if where == "guides/bai.md" and not snippet.startswith("---"):
        return {**HELD, **text(snippet)}
    return {**HELD, f"bao-quang/{where}": f"{snippet}\n"}
