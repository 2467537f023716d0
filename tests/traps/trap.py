"""One trap: what lies in the content, and what has to come of it."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

UNIT = "name: Bảo Quang\nkind: xã\n"
GUIDE = "---\ntitle: Bài\nsummary: Tóm tắt\nchecked_on: 2026-11-01\n{}---\n{}"
NEWS = "---\ntitle: Tin\ndate: 2026-11-20\n{}---\n{}"
HOME = "bao-quang/index.html"
PAGE = "bao-quang/huong-dan/bai/index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """Content files, and either what their page shows or what the editor is told.

    A trap with an error keeps the unit's last good pages; one with neither `told` nor `shown` changes nothing.
    """

    files: Mapping[str, str | bytes] = field(default_factory=dict)
    told: tuple[tuple[str, int, int], ...] = ()
    """Rule, line and column of every problem."""
    shown: str = ""
    """What stands on the page if it is read as it was meant."""
    page: str = HOME
    warns: bool = False
    """Whether what is told stops nothing."""


def unit(text: str | bytes, *told: tuple[str, int, int], shown: str = "", warns: bool = False) -> Trap:
    """A whole `unit.yaml` as bytes, or one with more lines than two."""
    body = text if isinstance(text, bytes) else UNIT + text
    return Trap(files={"bao-quang/unit.yaml": body}, told=told, shown=shown, warns=warns)


def guide(text: str, *told: tuple[str, int, int], shown: str = "", warns: bool = False) -> Trap:
    """The text of a guide, which begins on line 6."""
    files = {"bao-quang/guides/bai.md": GUIDE.format("", text)}
    return Trap(files=files, told=told, shown=shown, page=PAGE, warns=warns)


def whole_guide(text: str | bytes, *told: tuple[str, int, int], shown: str = "") -> Trap:
    """A guide with its front matter."""
    return Trap(files={"bao-quang/guides/bai.md": text}, told=told, shown=shown, page=PAGE)


def named(name: str, code: str = "", text: str | bytes = b"a") -> Trap:
    """A file of Bảo Quang whose name is the trap."""
    told = ((code, 1, 1),) if code else ()
    return Trap(files={f"bao-quang/{name}": text}, told=told)


def decomposed(text: str) -> str:
    """NFD, as Macs keep names."""
    return unicodedata.normalize("NFD", text)
