"""Markdown that is refused before it is laid out: nothing that people write, and all that takes too long."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from small_site import PROJECT

from site_builder.text.markdown import fragment
from site_builder.text.markdown_limits import _blocks, _is_tangled, tangle

PIECES = [
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "[a](b",
    "*",
    "**",
    "_",
    "`",
    "> ",
    "- ",
    "1. ",
    "    ",
    "#",
    "# a\n",
    "|",
    "|-",
    "<",
    "&#",
]
PIECES += [
    "\n",
    "\n\n",
    "a",
    "a b ",
    "\\",
    "---\n",
    "=\n",
    "|a|b|\n",
    "|-|-|\n",
    "\t",
    "ấ",
    "[a]: b\n",
    '"',
    "<div>",
    "http://a",
]


def test_what_people_write_is_laid_out() -> None:
    """Every text of the content; lists and brackets as deep as anybody needs them."""
    for path in (PROJECT / "content").rglob("*.md"):
        assert tangle(path.read_text("utf-8")) is None
    assert tangle("\n".join("    " * depth + "- a" for depth in range(8))) is None
    assert tangle("- [ ] việc\n" * 500) is None
    assert tangle("[Gọi](tel:113) " * 2000) is None
    assert tangle("a) một\nb) hai\n" * 500) is None
    assert tangle("| Ấp | Số |\n| --- | --- |\n" + "| 1 | 0251 1022 |\n" * 3000) is None
    assert tangle("Một\n" + "-" * 200 + "\n\n" + "* " * 100) is None


@pytest.mark.parametrize(
    ("text", "line"), [("[" * 21, 0), ("a\n\n\n" + "> " * 21, 3), ("a\n\nb\n" + "(" * 21 + "\n\nc", 2)]
)
def test_the_paragraph_is_named(text: str, line: int) -> None:
    """By its first line."""
    assert tangle(text) == line


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6),
    st.integers(1, 20_000),
    st.sampled_from(["", "\n", "\n\n", " "]),
)
def test_what_is_not_refused_is_laid_out_in_a_moment(pieces: list[str], size: int, between: str) -> None:
    """Law: whatever is repeated, up to 20,000 letters of it: no exception, and no second is spent."""
    piece = "".join(pieces) + between
    text = piece * max(1, size // len(piece))
    started = time.process_time()
    if tangle(text) is None:
        fragment(text)
    assert time.process_time() - started < 1.5


@given(
    st.lists(
        st.tuples(st.sampled_from([*PIECES, "a | b\n", "> "]), st.sampled_from([1, 2, 19, 20, 21, 22, 501])), max_size=4
    )
)
@example([("\t", 21), ("- a", 1)])
@example([(">", 21)])
@example([("a\n", 1), (">", 21)])
@example([("|-", 102), ("|\n", 1), ("a\n", 199)])
@example([("a b ", 50_001)])
@example([("    ", 21), ("- a", 1)])
@example([("# a\n", 501)])
def test_a_first_look_overlooks_nothing(pieces: list[tuple[str, int]]) -> None:
    """Law: what is not counted block by block is not tangled."""
    text = "".join(piece * count for piece, count in pieces)
    assert tangle(text) == next((line for line, block in _blocks(text) if _is_tangled(block)), None)
