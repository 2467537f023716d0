"""Damaged words are found, and no good text of ours is called damaged."""

from pathlib import Path

import pytest
from small_site import PROJECT

from site_builder.text.damage import damages

CONTENT = sorted(
    path for path in (PROJECT / "content").rglob("*.*") if path.suffix in (".md", ".yaml") and path.stem != "README-loi"
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Th\ufffdng b\ufffdo họp", [("text-lost", "Th\ufffdng", ""), ("text-lost", "b\ufffdo", "")]),
        ("Xã (\ufffd\ufffd) họp", [("text-lost", "\ufffd\ufffd", "")]),
        ("Th?ng b?o h?p ?p", [("text-question-mark", w, "") for w in ("Th?ng", "b?o", "h?p")]),
        (
            "title: Th&ocirc;ng b&aacute;o",
            [("text-entity", "Th&ocirc;ng", "Thông"), ("text-entity", "b&aacute;o", "báo")],
        ),
        ("xã B&#7843;o Quang", [("text-entity", "B&#7843;o", "Bảo")]),
    ],
)
def test_a_damaged_word_is_found_with_its_mend(text: str, told: list[tuple[str, str, str]]) -> None:
    """Each word by itself, as it stands."""
    found = list(damages(text))
    assert [(one.code, one.word, one.better) for one in found] == told
    assert all(text.startswith(one.word, one.start) for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Hỏi ai? Hỏi tổ trưởng.",
        "Ai cũng hỏi: “Có mất tiền không?”, rồi về.",
        "https://a.gov.vn/tim?ten=an&trang=2",
        "[tìm](https://a.gov.vn/tim?q) a.gov.vn/tim?q=b tim?q=b",
        "M&M; R&D; &nbsp; &amp; A&B;",
        "?",
    ],
)
def test_what_only_looks_so_is_left_alone(text: str) -> None:
    """Questions, addresses, and the marks that pages need."""
    assert list(damages(text)) == []


def test_five_of_a_kind_are_told_of_a_text() -> None:
    """A list of three hundred damaged names has one cause."""
    assert len(list(damages("b?o \ufffd " * 300))) == 10


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.name)
def test_nothing_of_ours_is_damaged(path: Path) -> None:
    """Whatever stands in content/."""
    assert list(damages(path.read_text("utf-8"))) == []
