"""Finds gaps that the editor of a template has to fill in, and that must not be published."""

import re

_WHOLE = re.compile(
    r"\[(?!đang cập nhật)[^\[\]]*\]|<[^<>@/]*>|\{+(?:(?:ghi|điền|nhập|chèn)\b[^{}]*|[^\w{}]*)\}+"
    r"|\((?:ghi|điền|nhập)\b[^()]*\)"
    r"|\.{3,}|…+|_{3,}|x{3,}|[?]{2,}|todo|tbd|tba|n/a|lorem ipsum.*|(?:chưa )?điền vào(?: đây)?|chưa điền|leave blank",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\[(?:điền|chèn|leave blank|insert|todo|tbd)\b[^\[\]]*\](?![(\[:])|<điền\b[^<>]*>", re.IGNORECASE)


def is_placeholder(text: str) -> bool:
    """Returns whether a value is only a gap to fill in: "[điền vào]", "(ghi địa chỉ)", "…", "xxx"."""
    return bool(_WHOLE.fullmatch(text.strip()))


def placeholder_in(text: str) -> re.Match[str] | None:
    """Returns the first "[điền …]" inside a longer text, or None."""
    return _INSIDE.search(text) if "[" in text or "<" in text else None
