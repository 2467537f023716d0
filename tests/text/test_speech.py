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
        ("Thu 100.000đ một hộ", "Thu một trăm nghìn đồng một hộ."),
        ("Thu 50.000 đồng/hộ/năm", "Thu năm mươi nghìn đồng một hộ một năm."),
        ("Phí 50.000đ/tháng", "Phí năm mươi nghìn đồng một tháng."),
        ("giá 20.000-30.000đ/kg", "giá hai mươi nghìn đến ba mươi nghìn đồng một ki lô gam."),
        ("100k một suất", "một trăm nghìn đồng một suất."),
        ("theo Nghị quyết 57-NQ/TW", "theo Nghị quyết số năm mươi bảy."),
        ("theo Nghị quyết số 57-NQ/TW", "theo Nghị quyết số năm mươi bảy."),
        ("Quyết định 15/QĐ-UBND", "Quyết định số mười lăm."),
        ("chạy 60 km/h", "chạy sáu mươi ki lô mét một giờ."),
        ("rộng 100m2, dài 5 m", "rộng một trăm mét vuông, dài năm mét."),
        ("lãi 5%/năm", "lãi năm phần trăm một năm."),
        ("giảm 5% so với năm ngoái", "giảm năm phần trăm so với năm ngoái."),
        ("Trực T2, T4 và CN", "Trực thứ Hai, thứ Tư và Chủ nhật."),
        ("Trực T2-T6, nghỉ T7, CN", "Trực thứ Hai đến thứ Sáu, nghỉ thứ Bảy, Chủ nhật."),
        ("Trực thứ 2 - thứ 6", "Trực thứ Hai đến thứ Sáu."),
        ("thứ 7 hàng tuần", "thứ Bảy hàng tuần."),
        ("T12/2026", "tháng mười hai năm hai nghìn không trăm hai mươi sáu."),
        ("quý 2/2026", "quý hai năm hai nghìn không trăm hai mươi sáu."),
        ("lúc 7h30", "lúc bảy giờ ba mươi."),
        ("7g sáng", "bảy giờ sáng."),
        ("từ 7g đến 9g", "từ bảy giờ đến chín giờ."),
        ("7g-9g", "bảy giờ đến chín giờ."),
        ("10g muối", "mười gam muối."),
        ("7-9 giờ", "bảy đến chín giờ."),
        ("7h-9h", "bảy giờ đến chín giờ."),
        ("từ 7h30-9h", "từ bảy giờ ba mươi đến chín giờ."),
        ("từ 7-9 giờ", "từ bảy đến chín giờ."),
        ("từ 5-10 người", "từ năm đến mười người."),
        ("ngày 1-7", "ngày mùng một tháng bảy."),
        ("từ 1-7 nộp ở xã", "từ ngày mùng một tháng bảy nộp ở xã."),
        ("lễ 2-9", "lễ ngày mùng hai tháng chín."),
        ("từ ngày 1-7/12", "từ ngày mùng một đến ngày mùng bảy tháng mười hai."),
        ("ngày 5 hàng tháng", "ngày mùng năm hàng tháng."),
        ("ngày 15 tháng 4", "ngày mười lăm tháng tư."),
        ("mỗi ngày 2 lần", "mỗi ngày hai lần."),
        ("Gọi 0912345678", "Gọi không chín một hai, ba bốn năm, sáu bảy tám."),
        (
            "Gọi 0912.345.678 hoặc (0251) 3877999",
            "Gọi không chín một hai, ba bốn năm, sáu bảy tám hoặc không hai năm một, ba tám bảy bảy chín chín chín.",
        ),
        ("Gọi 1900545441", "Gọi một chín không không, năm bốn, năm bốn, bốn một."),
        ("xã/phường", "xã hoặc phường."),
        ("sáng CN 6/12", "sáng Chủ nhật ngày mùng sáu tháng mười hai."),
        ("Hạn chót 31-12", "Hạn chót ngày ba mươi mốt tháng mười hai."),
        ("Số 57/NQ-TW", "số năm mươi bảy."),
        ("NQ 57-NQ/TW", "Nghị quyết số năm mươi bảy."),
        ("8h sáng - 5h chiều", "tám giờ sáng đến năm giờ chiều."),
        ("Thứ 2, 4, 6", "Thứ Hai, thứ Tư, thứ Sáu."),
        ("Thứ 3 và 5 hàng tuần", "Thứ Ba và thứ Năm hàng tuần."),
        ("CN tuần này", "Chủ nhật tuần này."),
        ("tiền điện 1.984đ/kWh", "tiền điện một nghìn chín trăm tám mươi bốn đồng một ki lô oát giờ."),
        ("500đ/m3", "năm trăm đồng một mét khối."),
        ("Thứ 7, 5-12-2026 họp", "Thứ Bảy, ngày mùng năm tháng mười hai năm hai nghìn không trăm hai mươi sáu họp."),
        ("KP4, KP.4", "khu phố bốn, khu phố bốn."),
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


MARKDOWN = st.text(alphabet="aạĐT 0123456789/:.,-–*#[]()|@%&\n`vnhgiokđm", max_size=80)


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
