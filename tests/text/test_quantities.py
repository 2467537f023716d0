"""Numbers as the press gives them: read as people write them, and shown without a claim that nobody made."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.problem import Refused
from site_builder.model.quantity import Bound, Quantity
from site_builder.text.quantities import WRITTEN, read_quantity, show_quantity

ENGLISH = {"decimal_mark": ".", "thousands_mark": ",", "weekdays": ""}


@pytest.mark.parametrize(
    ("text", "vietnamese", "english"),
    [
        ("1871", "1.871", "1,871"),
        ("1.871", "1.871", "1,871"),
        ("83/93", "83/93", "83/93"),
        ("1.833 / 1.871", "1.833/1.871", "1,833/1,871"),
        ("84,5 %", "84,5 %", "84.5 %"),
        ("84.5%", "84,5 %", "84.5 %"),
        ("100 %", "100 %", "100 %"),
        ("71,40", "71,40", "71.40"),
        ("0,05", "0,05", "0.05"),
        ("1.234.567", "1.234.567", "1,234,567"),
        ("1234,5", "1.234,5", "1,234.5"),
        ("0/7", "0/7", "0/7"),
    ],
)
def test_a_number_is_shown_as_a_language_writes_it(text: str, vietnamese: str, english: str) -> None:
    """With the digits that were written, and no others."""
    assert show_quantity(read_quantity(text)) == vietnamese
    assert show_quantity(read_quantity(text), ENGLISH) == english


@pytest.mark.parametrize("word", WRITTEN)
def test_words_before_a_number_are_understood(word: str) -> None:
    """In any case, with and without a blank."""
    for text in (f"{word} 441", f"{word.capitalize()} 441", f"{word.upper()}  441", f"{word} 83/93", f"{word} 84,5 %"):
        assert read_quantity(text).bound is read_quantity(f"{word} 1").bound is not None
    assert read_quantity("hơn 441").bound is Bound.OVER
    assert show_quantity(read_quantity("hơn 441"), bound="hơn {number}") == "hơn 441"


@pytest.mark.parametrize(
    ("text", "shown", "english"),
    [
        ("1,5 triệu", "1,5 triệu", "1.5 million"),
        ("gần 1,5 triệu", "1,5 triệu", "1.5 million"),
        ("251,5 nghìn", "251,5 nghìn", "251.5 thousand"),
        ("100 Ngàn", "100 nghìn", "100 thousand"),
        ("2 tỉ", "2 tỷ", "2 billion"),
        ("1.200 tỷ", "1.200 tỷ", "1,200 billion"),
    ],
)
def test_a_number_of_thousands_and_millions_keeps_its_word(text: str, shown: str, english: str) -> None:
    """All its zeros would claim more than the source says."""
    read = read_quantity(text)
    vietnamese = {"thousand": "{number} nghìn", "million": "{number} triệu", "billion": "{number} tỷ"}
    assert show_quantity(read, scale=vietnamese[str(read.scale)]) == shown
    assert show_quantity(read, ENGLISH, scale=f"{{number}} {read.scale}") == english


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("xấp xỉ 100", Bound.ABOUT),
        ("trên dưới 100", Bound.ABOUT),
        ("ước tính 100", Bound.ABOUT),
        ("trên 100", Bound.OVER),
        ("gần 100", Bound.ALMOST),
        ("ngót 100", Bound.ALMOST),
        ("dưới 100", Bound.UNDER),
        ("chưa đầy 100", Bound.UNDER),
        ("không dưới 100", Bound.LEAST),
        ("tối thiểu 100", Bound.LEAST),
        ("tối đa 100", Bound.MOST),
        ("không quá 1,5 triệu", Bound.MOST),
    ],
)
def test_each_word_says_on_which_side_the_truth_lies(text: str, bound: Bound) -> None:
    """The longer words of several count: «trên dưới» is neither «trên» nor «dưới»."""
    assert read_quantity(text).bound is bound


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1.5 triệu",
        "triệu",
        "3 triệu hộ",
        "1,5 triệu %",
        "3 triệu/5 triệu",
        "nhiều",
        "2.5",
        "1,871",
        "83 tổ",
        "83/",
        "/93",
        "83/93 %",
        "84,567 %",
        "-3",
        "0912",
        "1.87",
        "8 3",
        "hơn",
        "10/11/2022",
    ],
)
def test_what_could_mean_something_else_is_refused(text: str) -> None:
    """Rather than guessed."""
    with pytest.raises(Refused) as refused:
        read_quantity(text)
    assert refused.value.code == "quantity-form"


@pytest.mark.parametrize("text", ["93/83", "1.000/999", "khoảng 8/7"])
def test_a_part_is_not_more_than_the_whole(text: str) -> None:
    """The two were exchanged, which the message shows put right."""
    with pytest.raises(Refused) as refused:
        read_quantity(text)
    assert refused.value.code == "quantity-part"


@given(
    st.builds(
        Quantity,
        number=st.decimals(0, 10**8, places=2) | st.integers(0, 10**14).map(Decimal),
        is_percent=st.booleans(),
    )
    | st.tuples(st.integers(0, 10**14), st.integers(0, 10**14)).map(
        lambda pair: Quantity(number=Decimal(min(pair)), of=max(pair))
    )
)
def test_what_is_shown_is_read_as_the_same(quantity: Quantity) -> None:
    """Nothing is lost or rounded on the way."""
    shown = show_quantity(quantity)
    found = read_quantity(shown)
    assert (found.number, found.of, found.is_percent) == (quantity.number, quantity.of, quantity.is_percent)
