"""Unicode as Vietnamese needs it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.normalize import SLUG, clean, fold, order, page_name, slips, slug, suggest

VIETNAMESE = st.text(st.sampled_from("aàảãáạăằâấbcdđĐÐeêễghiklmnoôơởpqrstuưừvxyỵ '’-0129²½ \u00a0\u0301"), max_size=30)
SLUGS = [
    ("Đường dây nóng 24/7", "duong-day-nong-24-7"),
    ("Ðồng Nai", "dong-nai"),
    ("Ea H’Leo", "ea-hleo"),
    ("Ea H'Leo", "ea-hleo"),
    ("M'Drắk", "mdrak"),
    ("ấp 18 Gia Đình", "ap-18-gia-dinh"),
    ("P.Xuân An", "p-xuan-an"),
    ("  –  ", ""),
    ("Thới Bình", "thoi-binh"),
    ("Thới Bi\u0300nh", "thoi-binh"),
    ("ĐẶC KHU Côn Đảo", "dac-khu-con-dao"),
]
PAIRS = [
    ("Yên Hòa", "Yên Hoà"),
    ("Thanh Thủy", "Thanh Thuỷ"),
    ("Đàm Thủy", "Đàm Thuỷ"),
    ("khỏe", "khoẻ"),
    ("tùy", "tuỳ"),
    ("Húc Đông", "Hu\u0301c Đông"),
]
"""Two placings of the tone, as two official lists have them (units_spelling.csv)."""
ORDERED = [
    ["Da", "Dư", "Đa", "Đư", "E"],
    ["a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ", "â", "ầ", "ẩ", "ẫ", "ấ", "ậ", "b"],
    ["o", "ò", "ỏ", "õ", "ó", "ọ", "ô", "ồ", "ố", "ộ", "ơ", "ờ", "ớ", "ợ", "p"],
    ["u", "ủ", "ũ", "ư", "ừ", "ự", "v"],
    ["Khóm 1", "Khóm 2", "Khóm 10", "Khóm Bình An"],
    ["ấp 9", "ấp 18 Gia Đình", "Ấp Bàu Cối"],
    ["Hòa", "Hóa", "Hòa Bình", "Hóa Bình"],
    ["Bảo Quang", "Bảo Vinh", "Bàu Sen", "Bàu Trâm", "Bình Lộc", "Hàng Gòn", "Phú Bình", "Suối Tre", "Xuân An"],
    ["Đất 5 m²", "Đất 40 m²"],
]


@pytest.mark.parametrize(("text", "expected"), SLUGS)
def test_an_address_part_is_plain_ascii(text: str, expected: str) -> None:
    """Đ is d, apostrophes join, whatever else divides."""
    assert slug(text) == expected


@given(VIETNAMESE)
def test_whatever_is_written_gives_a_slug_or_nothing(text: str) -> None:
    """And a slug is its own slug."""
    made = slug(text)
    assert not made or SLUG.fullmatch(made)
    assert slug(made) == made


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_both_placings_of_a_tone_fold_alike(old: str, new: str) -> None:
    """Also when a list writes marks apart from letters."""
    assert fold(old) == fold(new)
    assert slug(old) == slug(new)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CNSCÐ Ðến ðen", "CNSCĐ Đến đen"),
        ("Bảo\u00a0Quang\u202f24/7", "Bảo Quang 24/7"),
        ("Bảo\u200b Quang\ufeff\u2060", "Bảo Quang"),
        ("Ba\u0309o", "Bảo"),
        ("một\u2028hai\x85ba", "một hai ba"),
    ],
)
def test_one_form_for_every_text(text: str, expected: str) -> None:
    """NFC, the Vietnamese Đ, ordinary spaces, nothing that cannot be seen."""
    assert clean(text) == expected


@given(st.text())
def test_a_clean_text_is_clean(text: str) -> None:
    """Cleaning again changes nothing; folding leaves no mark and no capital letter."""
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not [letter for letter in fold(once) if unicodedata.combining(letter)]


@pytest.mark.parametrize("expected", ORDERED, ids=lambda words: words[0])
def test_the_vietnamese_alphabet_decides(expected: list[str]) -> None:
    """Đ after D, tones only between equal letters, numbers by their value; capitals do not count."""
    assert sorted(expected, key=order) == expected
    assert sorted(expected[1::2] + expected[::2], key=order) == expected


@given(st.lists(VIETNAMESE, min_size=3, max_size=3))
def test_any_texts_can_be_ordered(texts: list[str]) -> None:
    """Whatever they hold; capitals and the form of Unicode make no difference."""
    assert len(sorted(texts, key=order)) == 3
    for text in texts:
        assert order(clean(text).upper().lower()) == order(unicodedata.normalize("NFD", text).lower())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bảo Quang", "BaoQuang24/7"),
        ("Xuân An", "XuanAn24/7"),
        ("Ea H'Leo", "EaHleo24/7"),
        ("Đặc khu Côn Đảo", "DacKhuConDao24/7"),
        ("Phường 7", "Phuong7-24/7"),
        ("Đại Ân 2", "DaiAn2-24/7"),
        ("Khóm 2 Mới", "Khom2Moi24/7"),
    ],
)
def test_a_page_is_named_by_the_rule_of_the_first_commune(name: str, expected: str) -> None:
    """Place name + 24/7."""
    assert page_name(name) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("adress", "address"), ("ĐỊA CHỈ", ""), ("Hotline", "hotline"), ("", "")],
)
def test_a_slip_of_the_pen_is_recognised(word: str, expected: str) -> None:
    """And what is like nothing has no proposal."""
    assert suggest(word, ["address", "hotline", "name"]) == expected


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("vneid", "vneid", 0),
        ("vnied", "vneid", 1),
        ("vnid", "vneid", 1),
        ("vneiid", "vneid", 1),
        ("vnebd", "vneid", 1),
        ("vnbbd", "vneid", 2),
        ("bbbid", "vneid", 3),
        ("momo", "vneid", 3),
    ],
)
def test_slips_of_the_pen_are_counted(one: str, other: str, count: int) -> None:
    """Up to the most that matters; a swap of neighbours is one."""
    assert slips(one, other, 2) == count
    assert slips(other, one, 2) == count
