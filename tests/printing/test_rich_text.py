"""Markdown on paper: each step and row is a block of its own, and no word is lost."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.printing.rich_text import blocks_of, words_in
from site_builder.text.markdown import fragment, phrase

WORD = st.sampled_from(
    ["Bấm", "ô", "vuông,", "**chờ**", "*máy*", "[trang](https://vneid.gov.vn)", "a < b", "&", "`mã`"]
)
LINE = st.lists(WORD, min_size=1, max_size=8).map(" ".join)
BLOCK = st.one_of(
    LINE,
    LINE.map("## {}".format),
    st.lists(LINE, min_size=1, max_size=4).map(lambda lines: "\n".join(f"1. {line}" for line in lines)),
    st.lists(LINE, min_size=1, max_size=4).map(lambda lines: "\n".join(f"- {line}\n    - trong" for line in lines)),
    st.lists(LINE, min_size=1, max_size=3).map(
        lambda lines: "| A | B |\n|---|---|\n" + "\n".join(f"| {line} | x |" for line in lines)
    ),
    LINE.map("> {}".format),
)


def html_of(markdown: str) -> str:
    """The sanitised HTML of a text."""
    return fragment(markdown).html(lambda target: target)


def letters(part: Any) -> str:  # noqa: ANN401 - blocks and pieces lie in one another
    """All letters of blocks, in their order; marks of lists are no letters of the text."""
    if isinstance(part, str):
        return part
    if isinstance(part, dict):
        return letters(part.get("of", " "))
    return " ".join(map(letters, part))


def squeezed(text: str) -> str:
    """A text without its blanks."""
    return re.sub(r"\s+", "", text)


@given(st.lists(BLOCK, min_size=1, max_size=6).map("\n\n".join))
def test_no_word_is_lost_and_none_is_added(markdown: str) -> None:
    """The letters of the blocks are those of the page, in the same order."""
    html = html_of(markdown)
    shown = re.sub(r"<[^>]*>", " ", html).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert squeezed(letters(blocks_of(html))) == squeezed(shown)


def test_each_step_and_each_row_is_a_block() -> None:
    """A sheet that is folded breaks between them."""
    html = html_of("1. Một\n2. Hai\n    - trong\n\n| A | B |\n|---|---|\n| c | d |\n")
    assert [(block["kind"], block.get("mark")) for block in blocks_of(html)] == [
        ("step", "1."),
        ("step", "2."),
        ("row", None),
        ("row", None),
    ]


def test_a_step_with_many_steps_inside_is_divided_between_them() -> None:
    """No page would hold sixty of them; each stays below the mark of its own."""
    html = html_of("1. Một\n" + "".join(f"    - mục {number}\n" for number in range(60)) + "2. Hai\n")
    blocks = blocks_of(html)
    assert [block["mark"] for block in blocks if block["mark"]] == ["1.", "2."]
    assert len(blocks) > 60
    assert squeezed(letters(blocks)) == squeezed("Một" + "".join(f"mục{number}" for number in range(60)) + "Hai")


@pytest.mark.parametrize("words", [10, 150, 2000])
def test_a_paragraph_without_end_is_divided(words: int) -> None:
    """No page of A5 would hold it; none of its words is lost."""
    text = " ".join(f"chữ{n}" for n in range(words))
    blocks = blocks_of(html_of(text))
    assert all(len(squeezed(letters(block))) < 1000 for block in blocks)
    assert squeezed(letters(blocks)) == squeezed(text)


def test_words_that_stand_out_stay_so() -> None:
    """Whoever skims sees them on paper too."""
    assert words_in(phrase("Bấm **Cài đặt** nhé").html(str)) == [
        "Bấm ",
        {"kind": "strong", "of": ["Cài đặt"]},
        " nhé",
    ]
