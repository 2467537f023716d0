"""Every short cut through the Markdown library comes to where the whole way does (laws)."""

import re
from html import unescape

import nh3
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from small_site import PROJECT

from site_builder.text import markdown
from site_builder.text.markdown import fragment, phrase, plain
from site_builder.text.markdown_converter import _IDLE, Outline, _Converter, convert
from site_builder.text.markdown_limits import tangle

PIECES = ["a", "xã Bảo", "1", "10. ", "1. ", "2) ", "- ", "* ", "+ ", "> ", "# ", "## ", "#", "=", "===", "---", "***"]
PIECES += ["*", "**", "_", "__", "`", "``", "\\", "[", "]", "(", ")", "<", ">", "&", "&amp;", "&#106;", "!", "|", '"']
PIECES += ["\n", "\n\n", " ", "  ", "    ", "\t", "  \n", "  \r", "\n    ", "  \t\n", "\x02", "\x03", "\u00a0", "\0"]
PIECES += ["| --- | --- |\n", "|---|\n", "| a | b |\n", "[x](y.md)", "![a](b.jpg)", "[x][1]", '[1]: https://b.vn "t"\n']
PIECES += ["<https://a.gov.vn>", '[x](a.md "<img src=")', "<b>", "</p>", "<p>", "…", "“", "😀", "\u2028", "\ud800"]
EVERYTHING = [
    "a\n===",
    "a\n---",
    "# a",
    "___",
    "***",
    "---",
    "> a",
    "- a",
    "* a",
    "+ a",
    "1. a",
    "3. a",
    "    a",
    "\ta",
]
EVERYTHING += [
    "- a\n\n    b",
    "a | b\n--- | ---\n1 | 2",
    "[x]: y.md\n\n[x]",
    "[x]:\ny.md\n\n![x]",
    "**a**",
    "__a__",
    "*a*",
]
EVERYTHING += ["_a_", "`a`", "a \\* b", "[a](b.md)", "![a](b.jpg)", "<https://a.vn>", "a  \nb", "a\t\n- b", "a  \rb"]
EVERYTHING += [
    "a &amp; b",
    "a & b",
    "a &lt;b",
    "+ ",
    "a\u00a0b",
    "5 > 4",
    '[x](a.md "<b>")[y](c.md)',
    "10. a",
    "- [ ] a",
]
EVERYTHING += [
    "| a |\n|---|\n| b |",
    "1) a\n2) b",
    "\\# a",
    "a\n# b",
    "a\n\n\n    b\n\n# c",
    "> - a\n>\n>   b",
    "`` a ` b ``",
]
"""Each thing that Markdown knows, by itself."""
SOUP = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)
SENTENCES = st.text(st.sampled_from("aăđĐ 1.,;:()-–…'\"“”!?/+=#>|~{}@%$^]\u00ad\u2003\u3000\u0301½"), max_size=12)
"""Where the short cut is taken most of the time."""


def whole_way(text: str, *, blocks: bool) -> tuple[str, Outline]:
    """The library as it is, set up for this one text."""
    converter = _Converter(blocks=blocks)
    converter.markdown.preprocessors.deregister("fitting")
    converter.markdown.treeprocessors.deregister("plain")
    return converter.convert(text)


def encodable(text: str) -> bool:
    """Whether a text can be sanitised at all: a broken letter cannot, and no file holds one."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


@pytest.mark.parametrize("text", EVERYTHING)
def test_everything_is_looked_for_where_it_stands(text: str) -> None:
    """Whatever is the only thing in a text is found in it, as blocks and as a sentence, with and without short cuts."""
    for blocks in (True, False):
        assert convert(text, blocks=blocks) == whole_way(text, blocks=blocks)
    assert_sentence(text)
    assert_words(text)


@given(SOUP | st.text(), st.booleans())
def test_nothing_is_lost_that_is_not_looked_for(text: str, blocks: bool) -> None:  # noqa: FBT001
    """Law: the processors that are laid aside, and the texts that are passed over, would have given nothing."""
    assume(encodable(text) and tangle(text) is None)
    assert convert(text, blocks=blocks) == whole_way(text, blocks=blocks)


@given(SOUP, SOUP, st.booleans())
@example("[x][1]\n\n[1]: a.md", "[x][1]", True)
@example("3. a", "1. a", True)
@example("# a", "# a", True)
def test_a_converter_remembers_nothing(before: str, text: str, blocks: bool) -> None:  # noqa: FBT001
    """Law: what it converted before makes no difference."""
    assume(encodable(before + text) and tangle(before) is None and tangle(text) is None)
    convert(before, blocks=blocks)
    assert convert(text, blocks=blocks) == _Converter(blocks=blocks).convert(text)


def test_a_converter_that_failed_is_not_used_again() -> None:
    """It may be in the middle of a list that nobody closes any more; checks refuse such a text (`text-tangled`)."""
    convert("a", blocks=True)
    there = list(_IDLE[True])
    with pytest.raises(RecursionError):
        convert("- " * 2000 + "a", blocks=True)
    assert len(_IDLE[True]) < len(there)
    assert convert("- a", blocks=True) == whole_way("- a", blocks=True)


@given(SENTENCES | SOUP | st.text())
@example("a")
@example("a ")
@example("\u3000a")
@example("")
def test_a_sentence_without_marks_is_html_as_it_stands(text: str) -> None:
    """Law: as a sentence and as a block."""
    assume(encodable(text) and tangle(text) is None)
    assert_sentence(text)


def assert_sentence(text: str) -> None:
    """A text is the same HTML with the short cut and without, and a sentence loses its paragraph."""
    assert fragment(text) == markdown._convert(text, blocks=True)
    made = markdown._convert(text, blocks=False)
    if match := re.fullmatch(r"<p>((?:(?!</?p>).)*)</p>\s*", "\0".join(made.parts), re.DOTALL):
        assert phrase(text).parts == tuple(match[1].split("\0"))
    else:
        assert phrase(text) == made


def test_most_sentences_of_the_content_take_the_short_cut() -> None:
    """Else it is not worth its lines."""
    text = "".join(
        path.read_text("utf-8") for path in sorted((PROJECT / "content" / "_quoc-gia" / "guides").glob("*.md"))
    )
    items = re.findall(r"^  - (.*)$", text, re.MULTILINE)
    assert sum(map(markdown._is_plain, items)) > 0.6 * len(items)


@given(SOUP | st.text())
def test_words_are_what_a_sanitiser_leaves(text: str) -> None:
    """Law: to strip the tags that a sanitiser wrote takes no other sanitiser."""
    assume(encodable(text) and tangle(text) is None)
    assert_words(text)


def assert_words(text: str) -> None:
    """The words of a text are those that the sanitiser would leave."""
    html = re.sub(r"</(?:p|li|h\d|td|th)>", " ", fragment(text).html(lambda target: target))
    assert plain(text) == re.sub(r"\s+", " ", unescape(nh3.clean(html, tags=set()))).strip()
