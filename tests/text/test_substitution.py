"""Texts that name a fact of the unit that shows them."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.markdown import fragment, phrase, plain
from site_builder.text.normalize import without_unseen
from site_builder.text.substitution import NAMES, SubstitutedFact, faults_in, guarded, substitute

FACTS = {
    "đường dây nóng": SubstitutedFact(shown="0251 1022", address="02511022"),
    "tỉnh": SubstitutedFact(shown="tỉnh Cà Mau", address="t%E1%BB%89nh"),
    "trang điện lực": SubstitutedFact(shown="www.cskh.evnspc.vn", address="https://www.cskh.evnspc.vn"),
}
LACKING = "{số điện lực}"
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)
TEXTS = st.lists(
    st.one_of(
        st.sampled_from([f"{{{name}}}" for name in NAMES]),
        st.sampled_from([f"{{{name}|gọi xã}}" for name in NAMES]),
        st.sampled_from(
            ["{", "}", "|", "\n", "\n\n", "1. ", "- ", "## ", ". ", "**", "](", "[", "| a | b |\n", "|-|-|\n", "    "]
        ),
        st.text("abc ÁĐ.:{}|*\n-1", max_size=8),
    ),
    max_size=14,
).map("".join)


def made(text: str, *, blocks: bool = True, markup: bool = True) -> str:
    """The text as a unit with the facts above shows it."""
    return substitute(text, FACTS, blocks=blocks, markup=markup).text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Gọi {đường dây nóng} nhé.", "Gọi 0251 1022 nhé."),
        ("Gọi {số điện lực|trưởng ấp}.", "Gọi trưởng ấp."),
        ("Gọi {đường dây nóng|trưởng ấp}.", "Gọi 0251 1022."),
        ("[Gọi](tel:{đường dây nóng})", "[Gọi](tel:02511022)"),
        ("Xem [{trang điện lực}]({trang điện lực}).", "Xem [www.cskh.evnspc.vn](https://www.cskh.evnspc.vn)."),
        ("{tỉnh} có 64 xã, phường.", "Tỉnh Cà Mau có 64 xã, phường."),
        ("Ở {tỉnh}. {tỉnh} đông.", "Ở tỉnh Cà Mau. Tỉnh Cà Mau đông."),
        ("- {tỉnh}\n- **{tỉnh}**", "- Tỉnh Cà Mau\n- **Tỉnh Cà Mau**"),
    ],
)
def test_a_fact_is_put_in_its_place(text: str, shown: str) -> None:
    """As people read it, and as an address has it; with a capital where a sentence begins."""
    assert made(text) == shown


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"Gọi xã. Gọi {LACKING} cũng được. Rồi về.", "Gọi xã. Rồi về."),
        (f"Gọi xã. Gọi {LACKING} cũng được.", "Gọi xã."),
        (f"Ở TP. {LACKING} thì chờ. Rồi về.", "Rồi về."),
        (f"Cước **1.000 đồng ở {LACKING}**. Rồi về.", "Rồi về."),
        (f"Xem **một. Gọi {LACKING}** nhé. Rồi về.\n\nHết.", "\nHết."),
        (f"Một.\n\nGọi {LACKING}.\n\nHai.", "Một.\n\n\nHai."),
        (f"1. Một.\n2. Gọi {LACKING}.\n   - con {LACKING}\n   - cháu\n3. Ba.\n4. Bốn.", "1. Một.\n2. Ba.\n3. Bốn."),
        (f"1. Gọi {LACKING}.\n2. Hai.\n    1. a\n    2. b\n3. Ba.", "1. Hai.\n    1. a\n    2. b\n2. Ba."),
        (f"1. Một.\n    1. a {LACKING}\n    2. b\n2. Hai.", "1. Một.\n    1. b\n2. Hai."),
        (f"9. Chín {LACKING}.\n10. Mười.\n11. Mười một.", "9. Mười.\n10. Mười một."),
        (f"1. a\n1. b {LACKING}\n1. c", "1. a\n1. c"),
        (f"- a\n- b {LACKING}\n- c", "- a\n- c"),
        (f"Gọi {LACKING} khi:\n\n- mất điện\n- cháy\n\nHết.", "\n\nHết."),
        (f"| a | b |\n| - | - |\n| x | {LACKING} |\n| y | {{tỉnh}} |", "| a | b |\n| - | - |\n| y | tỉnh Cà Mau |"),
    ],
)
def test_a_fact_that_is_lacking_leaves_out_its_sentence(text: str, left: str) -> None:
    """Or the item, row or paragraph that it fills, with what goes with it. Steps count on."""
    assert made(text) == left


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (f"Gọi:\n\n- {LACKING}\n- {{số công ty nước}}\n\nHết.", [8]),
        (f"## Gọi {LACKING}\n\nHết.", [7]),
        (f"| a | {LACKING} |\n| - | - |\n| x | y |", [6]),
        (LACKING, [0]),
    ],
)
def test_what_cannot_be_left_out_without_a_word_is_told(text: str, at: list[int]) -> None:
    """A list of which nothing is left, a heading, the head of a table, a whole text."""
    assert list(substitute(text, FACTS, blocks=True).emptied) == at


@given(TEXTS, st.booleans(), st.booleans())
def test_every_text_comes_out_without_a_reference(text: str, blocks: bool, markup: bool) -> None:  # noqa: FBT001
    """Whatever stands in it; and of each character it is known where it was written."""
    found = substitute(text, FACTS, blocks=blocks, markup=markup)
    for name in NAMES:
        assert f"{{{name}}}" not in found.text
        assert f"{{{name}|" not in found.text
    offsets = [found.origin.written_offset(at) for at in range(len(found.text))] if found.origin else []
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(text) for offset in offsets)


@given(st.text(st.characters(exclude_characters="{"), max_size=200))
def test_a_text_without_a_brace_comes_out_as_it_went_in(text: str) -> None:
    """The very same object, and without a fault."""
    assert substitute(text, FACTS, blocks=True).text is text
    assert not list(faults_in(text))


@given(
    WORDS,
    st.sampled_from(["{}", "Ở {} nhé.", "- {}", "1. {}", "**{}**", "| a |\n| - |\n| x {} |", "[{}](https://a.vn)"]),
)
def test_no_fact_is_taken_for_markdown(words: str, frame: str) -> None:
    """A name with stars, brackets, tags … is shown as it is, wherever it is put."""
    words = " ".join(re.sub(r"\s", " ", without_unseen(words)).split())
    html = "".join(fragment(frame.format("CHỖ")).parts)
    shown = "".join(fragment(frame.format(guarded(words))).parts)
    assert re.findall(r"</?[a-z]+", shown) == re.findall(r"</?[a-z]+", html)
    assert words in plain(frame.format(guarded(words)))


@given(WORDS)
def test_no_fact_is_taken_for_markdown_in_a_sentence(words: str) -> None:
    """A sentence is read in another way than blocks."""
    words = " ".join(without_unseen(words).split())
    assert unescape("".join(phrase(f"a {guarded(words)} b").parts)).split() == f"a {words} b".split()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{duong day nong}", ("substitution-unknown", 0, "{đường dây nóng}")),
        ("{Đường dây nóng}", ("substitution-unknown", 0, "{đường dây nóng}")),
        ("{ đường dây nóng }", ("substitution-form", 0, "{đường dây nóng}")),
        ("a {hotline}", ("substitution-unknown", 2, "{đường dây nóng}")),
        ("a {điện lục}", ("substitution-unknown", 2, "{điện lực}")),
        ("a {xyz}", ("substitution-unknown", 2, "")),
        ("a {tỉnh|}", ("substitution-form", 2, "{tỉnh}")),
        ("a {tỉnh|b|c}", ("substitution-form", 2, "{tỉnh}")),
        ("a {tỉnh", ("substitution-form", 2, "{tỉnh}")),
        ("a {{tỉnh}}", ("substitution-form", 2, "{tỉnh}")),
        ("{% if xyz %}", ("substitution-unknown", 0, "")),
    ],
)
def test_a_brace_that_names_nothing_is_told(text: str, told: tuple[str, int, str]) -> None:
    """Where it stands, with the name that was probably meant."""
    fault = next(faults_in(text))
    assert (fault.code, fault.offset, fault.better) == told
