"""Personal numbers in texts: what is found, what is left alone, and what a mask leaves to be seen.

These are the examples on which the detectors were tuned; `test_held_out.py` measures them on others.
"""

import gc
import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.text.privacy import NumberKind, digits, find, mask
from site_builder.text.privacy.kinds import plain
from site_builder.text.privacy.prefilter import has_digits, runs_of_digits, speaks_of_births
from site_builder.text.privacy.search import search

FOUND = {
    "citizen-id": [
        "CCCD 048090001234",
        "CCCD048090001234",
        "CCCD:079301012345,",
        "số căn cước: 048 090 001 234",
        "ông A (001.200.012.345)",
        "**075-185-001-234**",
        "so can cuoc cong dan cua ong Nguyen Van A, tru ap 3, la 048 0 90 001234",
        "căn\ncước: 048090\n  001234",
        "0480 9000 1234",
        "0 4 8 0 9 0 0 0 1 2 3 4",
        "MST cá nhân 075090001234",
        "danh-sach-048090001234.pdf",
        "048090001234 Hà Văn A",
        "048090001234_nguyen-van-a.pdf",
        "048\u00a0090\u2009001\u2011234",
        "| STT | Số CCCD |\n|---|---|\n| 1 | 123456789012 |\n",
        "stt;họ tên;so_cccd\n1;A;48090001234\n",
        "https://a.vn/x?cccd=048090001234",
    ],
    "old-id": [
        "CMND 201234567",
        "CMND số: 201 234 567",
        "CMT: 201234567",
        "so CMND 271 234 568",
        "chứng minh nhân dân số 023456789",
        "Số CMND/CCCD: 271234567",
        "| Họ tên | Số CMND | Ngày cấp |\n| --- | --- | --- |\n| Nguyễn Văn Sinh | 271234567 | 01/02/2010 |\n",
        "| TT | Số CMND |\n| --- | --- |\n| 1 | 01/02 |\n| 2 | 271 234 568 |\n",
    ],
    "bank": [
        "STK 0123456789 Vietcombank",
        "STK:\n  0912345678",
        "Chủ TK: Nguyễn Văn A\nSố TK: 1903 1234 5678 90\nNgân hàng: TCB",
        "Số tài khoản: 1903 5678 9012 34",
        "so tai khoan: 0123456789",
        "tài khoản số 123-456-789",
        "Số tài khoản Agribank chi nhánh Long Khánh của bà Nguyễn Thị B là 5908205012345",
        "Chuyển vào 0071000123456 (Vietcombank)",
        "19035678901234 - Techcombank",
        "TK 1023456789 VietinBank",
        "thẻ ATM 9704 0512 3456 7890",
        "stk-0123456789.jpg",
        "https://img.vietqr.io/image/VCB-0071000123456-compact.png",
        "| Họ tên | Số tài khoản | Ngân hàng |\n|---|---|---|\n| A | 0912345678 | MB |",
    ],
    "birth-date": [
        "sinh ngày 01/02/1990",
        "sinh ngay 1/2/1990",
        "bà B, sinh ngày 12 - 03 - 1975",
        "sinh ngày 12 tháng 3 năm 1975",
        "Trần Thị Thu sinh ngày 12/3/1975",
        "ông A, sinh 12/3/1975",
        "SN 12/03/1975",
        "(sinh: 12.3.75)",
        "Ngày sinh: 1/2/1990",
        "Năm sinh: 12/03/1975",
        "ngày, tháng, năm sinh: 12-03-1975",
        "Ngày/tháng/năm sinh của ông Nguyễn Văn A là 12/03/1975",
        "BDAY:19750312",
        "| Họ tên | Ngày sinh |\n|---|---|\n| A | 12/03/1975 |",
        "họ tên,ngày sinh,ấp\nA,1975-03-12,3\n",
    ],
    "health": [
        "mã số BHXH 4821234567",
        "BHXH: 0812345678",
        "Mã số bảo hiểm xã hội của ông A là 7512345678",
        "GD4 79 7912345678",
        "DN4797912345678",
        "thẻ BHYT số HT2 75 75 123 45678",
    ],
    "mobile": [
        "0912345678",
        "0912.345.678",
        "0912-345-678",
        "0912 345\n678",
        "(0905) 123 456",
        "gọi anh Ba 09 12 34 56 78",
        "09.1234.5678",
        "+84 912 345 678",
        "84905123456",
        "(84) 987654321",
        "SĐT0912345678",
        "0912345678/0905123456",
        "1.0912345678",
        "số máy 0912345678",
        "0912 345 678 (Agribank Long Khánh)",
        "[gọi](tel:+84912345678)",
        "https://zalo.me/84912345678",
        "họ tên\tĐiện thoại\nA\t912345678",
    ],
}
INNOCENT = [
    "",
    "Mã thủ tục 1.001193.000.00.00.H17",
    "Mã hồ sơ 000.00.25.H17-261101-0001",
    "mã định danh cơ quan H17.12.34.567",
    "Nghị định 13/2023/NĐ-CP",
    "quyết định số 048090001234/2026",
    "số 048090001234/QĐ-UBND",
    "Thửa đất số 075123456789",
    "Lệ phí 2.000.000 đồng",
    "Tổng 123 456 789 đồng",
    "Tổng 1 079 306 012 345 đồng",
    "chuyển khoản 1.500.000 đồng",
    "Hạn mức chuyển khoản 100.000.000 đồng/tháng",
    "CCCD gắn chip, lệ phí 50.000 đồng",
    "diện tích 1.234.567,8 m2",
    "tờ bản đồ số 12, thửa 345",
    "toạ độ 16.054407, 108.202164",
    "106.0912345678",
    "ISBN 978-604-1-12345-6",
    "mã số thuế 0400123456",
    "MST 0900123456",
    "Mã khách hàng PB0912345678",
    "mã khách hàng 0912345678901",
    "https://dvc.gov.vn/x?id=048090001234",
    "https://dvc.gov.vn/tai-khoan?id=048090001234567",
    "https://zalo.me/1234567890123456789",
    "hotline 113 114 115, 1900 1096, 075 1022",
    "Agribank 0251 3871 110",
    "Ngân hàng Agribank hỗ trợ 1900 558818",
    "tài khoản VNeID, gọi 1900 0368",
    "STK không công bố; gọi 0251 3871 110",
    "Mang theo CCCD. Gọi 0251 3871 110",
    "BHXH tỉnh: 1900 9068",
    "2025 2026 2027 2028 ngân hàng",
    "ngày 01/11/2026",
    "26/12/2026 07 30",
    "09-08-2026 07:30",
    "Chuyển khoản trước ngày 2026-11-30 08:00",
    "Cấp CCCD từ 01/07/2026 đến 30/09/2026",
    "thành lập ngày 26/03/1931",
    "kỷ niệm 136 năm ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2026)",
    "Tổng vệ sinh ngày 28/11/2026",
    "đăng ký khai sinh ngày 01/02/2026",
    "Giáng sinh 25/12/2026",
    "ngày sinh của Đảng 3/2/1930",
    "mở cửa 08 30 11 30 13 30",
    "Số tài khoản ghi ở giấy báo; mã QHNS 1122334",
    "tuyển sinh ngày 01/07/2026",
    "người sinh ngày 01/01/1966 trở về trước",
    'services:\n  - use: [Mở tài khoản]\n    ios: "1582750372"',
]
NUMBERS = st.lists(
    st.sampled_from([text for texts in FOUND.values() for text in texts] + INNOCENT), min_size=1, max_size=6
).map("\n\n".join)
NEARLY = st.text("0123456789 .-\n|;,()+*/aệngstkCcSINH", max_size=120)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in FOUND.items() for text in texts])
def test_a_personal_number_is_found(kind: str, text: str) -> None:
    """In the ways in which officials write it, with or without marks, over a line end, in tables and file names."""
    assert {found.kind for found in find(text)} == {kind}


def test_every_kind_has_examples() -> None:
    """A new kind comes with some."""
    assert set(FOUND) == set(NumberKind)


@pytest.mark.parametrize("text", INNOCENT)
def test_a_number_that_is_nobodys_is_left_alone(text: str) -> None:
    """A gate that cries wolf is switched off."""
    assert find(text) == ()


def test_each_number_of_a_list_is_found_at_its_place() -> None:
    """From its first digit to its last."""
    text = "CCCD 048090001234, CMND cũ 201234567, SĐT 0912 345 678, sinh ngày 1/2/1990."
    pieces = [(str(found.kind), text[found.start : found.end]) for found in find(text)]
    assert pieces == [
        ("citizen-id", "048090001234"),
        ("old-id", "201234567"),
        ("mobile", "0912 345 678"),
        ("birth-date", "1/2/1990"),
    ]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("gọi 0912345678 nhé", "gọi 0912***678 nhé"),
        ("0912 345 678", "0912 *** 678"),
        ("CCCD 048090001234", "CCCD 048*********"),
        ("CMND 201 234 567", "CMND 201 *** ***"),
        ("STK 123456", "STK 12****"),
        ("sinh ngày 1/2/1990", "sinh ngày */*/****"),
        ("GD4 79 7912345678", "GD4 79 **********"),
        ("gọi 113", "gọi 113"),
    ],
)
def test_a_mask_leaves_enough_to_know_which_and_too_little_to_use(text: str, masked: str) -> None:
    """Reports are public: they stand in the log of a build."""
    assert mask(text) == masked


@given(NUMBERS | NEARLY)
def test_nothing_is_found_in_what_is_masked(text: str) -> None:
    """Law: a mask leaves no number, is as long as the text, and masking again changes nothing."""
    masked = mask(text)
    assert find(masked) == ()
    assert len(masked) == len(text)
    assert mask(masked) == masked
    assert [a for a, b in zip(text, masked, strict=True) if b not in (a, "*")] == []


@given(st.text(max_size=200) | NEARLY)
def test_no_text_is_too_odd(text: str) -> None:
    """Law: finds lie inside the text, in order, and do not overlap."""
    found = find(text)
    assert all(0 <= item.start < item.end <= len(text) for item in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", "0.", "1\n", "stk 1 ", "cccd ", "sinh ngày ", "cccd|1\n", "sn 12/", "gd4 ", "https://a.vn/1 ", "1("],
)
def test_a_long_text_takes_time_in_proportion(piece: str) -> None:
    """Four times the text takes some four times as long: no pattern goes back over what it has seen."""

    def taken(size: int) -> float:
        text = piece * (size // len(piece)) + " CCCD 048090001234"
        started = time.process_time()
        find(text)
        return time.process_time() - started

    gc.disable()  # it walks over all that the other tests hold
    try:
        assert taken(200_000) < 10 * taken(50_000) + 0.5
    finally:
        gc.enable()


def test_numbers_are_compared_however_they_are_written() -> None:
    """Spaces, dots and +84 make no other number."""
    assert {digits(text) for text in ("0912 345 678", "+84 912.345.678", "84912345678", "(+84) 0912345678")} == {
        "0912345678"
    }
    assert digits("GD4 79 7912345678") == "gd4797912345678"


PIECES = [
    "sinh",
    "Sinh ",
    "ngày ",
    "tháng ",
    "năm ",
    "nam ",
    "ngày sinh",
    "NGÀY SINH",
    "sính ",
    "dob ",
    "birth date ",
    "bday",
]
PIECES += [
    " sn ",
    " ns ",
    "vệ ",
    "học ",
    "khai ",
    "số ",
    "CCCD ",
    "STK ",
    "BHXH ",
    "Agribank ",
    "|",
    ";",
    ", ",
    "\t",
    "\n",
    "\n\n",
]
PIECES += [
    ": ",
    "(",
    ".",
    "-",
    "–",
    "_",
    "/",
    "0912",
    " 345 ",
    "678",
    "048090001234",
    "12/3/1990",
    "1990-03-12",
    "2026-09-10",
]
PIECES += [
    " 14:00",
    "12 tháng 3 năm 1990",
    "19900312",
    "gd4 79 7912345678",
    "a",
    "xã",
    "**",
    "０９",
    "\u00a0",
    " " * 41,
    "1",
    " 2 ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example("Tên\tNgày sinh\nA\t12/3/1990\n")
@example("sinh ngày\t\n12/3/1990\t")
@example("Sinh ngày\tHọ và tên đầy đủ của người khai\n12/3/1990\tA\n")
@example("Ngày, tháng sinh\tHọ và tên đầy đủ của người khai\n12/3/1990\tA\n")
@example("NĂM SINH (ghi theo giấy khai của ông bà) 12/3/1990")
@example("sinh - vào ngày, theo khai 12/3/1990")
@example("NS: 12/3/1990")
@example("DOB 12/3/1990")
@example("birthday: 12/3/1990")
@example("SN 12/3/1990")
@example("2026-09-10 0912345678")
@example("048-090-001234")
@example("CMND" + " " * 5 + "1.2.3.4.5.6.7.8.9")
def test_a_first_look_overlooks_nothing(text: str) -> None:
    """Law: what is not searched would have given nothing."""
    if has_digits(text):
        assert find(text) == search(text, plain(text))


def test_most_texts_need_no_search() -> None:
    """Days and "vệ sinh" stand in half of all announcements."""
    assert not speaks_of_births(plain("Từ 7 giờ cả xóm dọn vệ sinh, học sinh đến sau."))
    assert not runs_of_digits(plain("date: 2026-11-22\nexpires: 2026-11-28 07:30\n"))


def test_a_day_hides_no_number_beside_it() -> None:
    """Only a day with its hour and nothing else is passed over."""
    assert [found.kind for found in find("2026-09-10 0912345678")] == [NumberKind.MOBILE]
