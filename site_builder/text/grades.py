"""Reads the grades that editors write behind a source: "cafef.vn, 02/2024 (B, P66)". Pure."""

import re

_MARK = r"(?:(?:[Bb]ậc|[Hh]ạng|[Mm]ức)\s+)?(?:[A-DSV]|[CDPS]\d+)(?!\w)"
_GRADES = re.compile(
    rf"\(\s*(?P<marks>{_MARK}(?:(?:\s*[,;/+&\u2013-]\s*|\s+(?:(?:và|hoặc|hay)\s+)?){_MARK})*)"
    r"\s*(?:[),;:/.?!\u2013-]|\Z|(?<=\s)(?=[^\W\d_A-ZÀ-ÝĐ]))"
)
"""Words may follow: "(C, chưa xác minh)". A capital makes a name of it: "(A Lưới)".

Where nothing closes it, a list in brackets was split at the comma: `[mã nguồn (C, C7)]`.
"""
_COUNTED = re.compile(
    r"(?<!\w)(?:phụ lục|chương|phần|mục|tiểu mục|điều|khoản|điểm|khóa|khoá|kỳ|kỳ họp|đại hội"
    r"|tập|quyển|quý|đợt|lần|số|biểu|mẫu|bảng|hình|nhóm|loại|lớp|thứ|khu|lô|cột|câu|phương án)\s*\Z",
    re.IGNORECASE,
)
"""What these words count is no grade: "Phụ lục (V)" is the fifth annex."""
UNVERIFIED = frozenset("CV")
"""What was seen in program code only, or is from memory. A is the owner, B the press, S a seed article, D data."""


def grades(source: str) -> frozenset[str]:
    """Returns the grades of a source; none where it names none.

    >>> sorted(grades("a.vn (B, P4); mã nguồn (C, C7)"))
    ['B', 'C']
    """
    found = (match for match in _GRADES.finditer(source) if not _COUNTED.search(source, 0, match.start()))
    return frozenset(mark for match in found for mark in re.findall("[A-DSV]", match["marks"]))


def is_unverified(source: str) -> bool:
    """Returns whether a source is graded, and no grade of it is one of what may be published."""
    if "(" not in source or ("C" not in source and "V" not in source):
        return False  # most of them
    found = grades(source)
    return bool(found) and found <= UNVERIFIED


def is_rest(source: str) -> bool:
    """Returns whether it is the end of another source, which a list in brackets has split at a comma: "C7)"."""
    return source.count(")") > source.count("(")
