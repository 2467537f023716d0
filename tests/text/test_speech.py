"""What a loudspeaker reads: laws for any text, and sentences as an announcer says them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.speech import speech
from site_builder.text.spoken_numbers import say_day, say_digits, say_number, say_time

_UNITS = {"nghìn": 1000, "triệu": 10**6, "tỷ": 10**9}
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_ONES = {**{word: digit for digit, word in enumerate(_DIGITS)}, "mốt": 1, "lăm": 5}


def heard(said: str) -> int:
    """The number that somebody writes down who hears it."""
    total = group = ones = 0
    for word in said.split():
        if word in _UNITS:
            total, group, ones = total + (group + ones) * _UNITS[word], 0, 0
        elif word == "trăm":
            group, ones = ones * 100, 0
        elif word in ("mươi", "mười"):
            group, ones = group + (ones or 1) * 10, 0
        elif word != "lẻ":
            ones = _ONES[word]
    return total + group + ones


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_who_hears_a_number_writes_the_same_down(number: int) -> None:
    """No two numbers sound alike."""
    assert heard(say_number(number)) == number


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (105, "một trăm lẻ năm"),
        (1005, "một nghìn không trăm lẻ năm"),
        (1871, "một nghìn tám trăm bảy mươi mốt"),
        (251500, "hai trăm năm mươi mốt nghìn năm trăm"),
        (100_000_000, "một trăm triệu"),
    ],
)
def test_numbers_are_said_as_people_say_them(number: int, said: str) -> None:
    """With "mốt", "lăm", "lẻ" where they belong."""
    assert say_number(number) == said


def test_numbers_to_call_days_and_hours_are_said_as_people_say_them() -> None:
    """Digit by digit; the first ten days are "mùng", the fourth month is "tư"."""
    assert say_digits("0912345678") == "không chín một hai ba bốn năm sáu bảy tám"
    assert say_day(4, 4) == "mùng bốn tháng tư"
    assert say_day(28, 10, 2022) == "hai mươi tám tháng mười năm hai nghìn không trăm hai mươi hai"
    assert (say_time(18, 30), say_time(7, 0)) == ("mười tám giờ ba mươi", "bảy giờ")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Thứ Bảy 28/11, ấp 18 Gia Đình", "Thứ Bảy ngày hai mươi tám tháng mười một, ấp mười tám Gia Đình."),
        ("Từ ngày 1/7/2025", "Từ ngày mùng một tháng bảy năm hai nghìn không trăm hai mươi lăm."),
        ("Lịch tháng 12/2026", "Lịch tháng mười hai năm hai nghìn không trăm hai mươi sáu."),
        ("7:30 đến 10:30", "bảy giờ ba mươi đến mười giờ ba mươi."),
        ("lúc 14h00", "lúc mười bốn giờ."),
        ("Gọi **0251 1022**.", "Gọi không hai năm một, một không hai hai."),
        ("Không chịu về thì gọi 113.", "Không chịu về thì gọi một một ba."),
        ("Xã có 113 hộ", "Xã có một trăm mười ba hộ."),
        ("SIM Viettel bấm `*998#`", "SIM Viettel bấm sao chín chín tám thăng."),
        ("phí 10.000 đồng, giảm 84 %", "phí mười nghìn đồng, giảm tám mươi bốn phần trăm."),
        ("theo Nghị định 118/2025/NĐ-CP", "theo Nghị định số một trăm mười tám năm hai nghìn không trăm hai mươi lăm."),
        ("Hỗ trợ 24/7", "Hỗ trợ hai mươi bốn trên bảy."),
        ("Ngày 24/7 họp ấp", "Ngày hai mươi bốn tháng bảy họp ấp."),
        ("Gọi (0251) 3877999", "Gọi không hai năm một, ba tám bảy bảy chín chín chín."),
        ("Gọi +84 912 345 678", "Gọi không chín một hai, ba bốn năm, sáu bảy tám."),
        ("2/3 hộ đã nộp", "hai trên ba hộ đã nộp."),
        ("Ngày 5-12-2025", "Ngày mùng năm tháng mười hai năm hai nghìn không trăm hai mươi lăm."),
        ("5.12.2025 họp", "ngày mùng năm tháng mười hai năm hai nghìn không trăm hai mươi lăm họp."),
        ("lúc 7g30", "lúc bảy giờ ba mươi."),
        ("đi 115 phút", "đi một trăm mười lăm phút."),
        ("phòng 112", "phòng một trăm mười hai."),
        ("18:30–20:00", "mười tám giờ ba mươi đến hai mươi giờ."),
        ("nặng 71,4 cân", "nặng bảy mươi mốt phẩy bốn cân."),
        ("8–10 người", "tám đến mười người."),
        ("Vào https://dichvucong.gov.vn/abc?x=1.", "Vào địa chỉ ghi trên trang."),
        ("gõ dichvucong.gov.vn, rồi", "gõ địa chỉ ghi trên trang, rồi."),
        ("gửi thư tới 1022@dongnai.gov.vn", "gửi thư tới địa chỉ thư ghi trên trang."),
        ("Xem [cách cài](../guides/cai-vneid.md#buoc-2).", "Xem cách cài."),
        ("UBND xã, TP.Long Khánh", "Ủy ban nhân dân xã, thành phố Long Khánh."),
        ("# Mang theo", "Mang theo."),
        ("- Thẻ căn cước", "Thẻ căn cước."),
        ("2. Hỏi tên.", "Hai là: Hỏi tên."),
        ("trang 24/7", "trang hai mươi bốn trên bảy."),
        ("---", ""),
    ],
)
def test_a_line_is_said_as_an_announcer_says_it(written: str, said: str) -> None:
    """Nothing is left that can only be seen."""
    assert speech(written) == said


def test_a_table_is_said_row_by_row() -> None:
    """Its head names columns, which nobody hears."""
    table = "| Ngày | Nơi |\n| --- | --- |\n| Thứ Bảy 5/12 | trụ sở |\n| Chủ nhật 6/12 | nhà văn hóa |\n"
    assert speech(table) == (
        "Thứ Bảy ngày mùng năm tháng mười hai, trụ sở.\nChủ nhật ngày mùng sáu tháng mười hai, nhà văn hóa."
    )


MARKDOWN = st.text(alphabet="aạĐ 0123456789/:.,-–*#[]()|@%&\n`vnhgio", max_size=80)


@given(MARKDOWN)
def test_nothing_is_left_that_can_only_be_seen(text: str) -> None:
    """No digit, no address, no mark."""
    said = speech(text)
    assert not re.search(r"[0-9|*#\[\]`@%&<>{}]|https?:|\n\n", said)


@given(MARKDOWN)
def test_saying_it_again_changes_nothing(text: str) -> None:
    """What is said once is plain speech."""
    said = speech(text)
    assert speech(said) == said
