"""What a text says of one province."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.area_codes import AREAS
from site_builder.text.local_facts import local_facts
from site_builder.text.provinces import AREA_CODES, CITIES, FORMER, TODAY, full_name, province_meant


@pytest.mark.parametrize(
    ("text", "value", "province"),
    [
        ("Gọi 0251 1022.", "0251", "Đồng Nai"),
        ("Gọi (0271) 3.888.999", "0271", "Đồng Nai"),
        ("Gọi 02903831234", "0290", "Cà Mau"),
        ("Gọi 028 3829 1111", "028", "Hồ Chí Minh"),
        ("Xem 1022.dongnai.gov.vn nhé", "1022.dongnai.gov.vn", "Đồng Nai"),
        ("Thư: 1022@dongnai.gov.vn", "dongnai.gov.vn", "Đồng Nai"),
        ("Xem chonthanh.binhphuoc.gov.vn", "chonthanh.binhphuoc.gov.vn", "Đồng Nai"),
        ("Tổng đài 1022 Đồng Nai", "Đồng Nai", "Đồng Nai"),
        ("UBND tỉnh Hòa Bình", "tỉnh Hòa Bình", "Phú Thọ"),
        ("Ở TP.Long Khánh", "TP.Long Khánh", "Đồng Nai"),
        ("Long Khánh thuộc vùng phục vụ", "Long Khánh", "Đồng Nai"),
        ("Ở huyện Trần Đề", "huyện Trần Đề", "Cần Thơ"),
        ("của Điện lực miền Nam", "Điện lực miền Nam", "Cà Mau"),
        ("Gọi 1900 1006", "1900 1006", "Cà Mau"),
    ],
)
def test_a_fact_of_a_province_is_found(text: str, value: str, province: str) -> None:
    """A number, a host, a name, a company."""
    found = {fact.value: fact.provinces for fact in local_facts(text)}
    assert province in found[value]
    assert "Lạng Sơn" not in found[value]


@pytest.mark.parametrize(
    "text",
    [
        "Chúc bà con hòa bình, thái bình.",
        "Xã Hòa Bình, phường Bình Dương có lịch mới.",
        "Khu phố Thống Nhất, ấp Tân Tiến.",
        "Bộ Công an, Đại học Bách khoa Hà Nội.",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh.",
        "Gọi 1900 9068, 1800 1096, 113, 0912 345 678.",
        "Nghị quyết 0251/2025 ngày 02/5/2025, mã 025100012345.",
        "Trang dichvucong.gov.vn, vneid.gov.vn, bocongan.gov.vn.",
        "Bình Minh lên rồi.",
    ],
)
def test_what_is_true_everywhere_is_no_fact_of_a_province(text: str) -> None:
    """Ordinary words, names of communes, numbers and hosts of the whole country."""
    assert list(local_facts(text)) == []


def test_every_province_has_its_area_codes() -> None:
    """34 provinces of 63; each code of the plan of numbers belongs to one."""
    codes = [code for codes in AREA_CODES.values() for code in codes.split()]
    assert sorted(codes) == sorted(AREAS)
    assert AREA_CODES.keys() == FORMER.keys()
    assert (len(FORMER), len(TODAY), len(CITIES)) == (34, 64, 7)


@pytest.mark.parametrize("name", TODAY)
def test_a_province_is_understood_however_it_is_written(name: str) -> None:
    """By its former name, without marks, with its kind."""
    for written in (name, name.lower(), f"tỉnh {name}", full_name(TODAY[name])):
        assert province_meant(written) == TODAY[name]
    assert province_meant("Bảo Quang") == ""


@given(st.text(), st.sampled_from(["Đồng Nai", "0251 1022", "dongnai.gov.vn", "tỉnh Hà Nam", ""]), st.text())
def test_a_fact_stands_where_it_is_said(before: str, fact: str, after: str) -> None:
    """Whatever stands around it."""
    text = before + fact + after
    assert all(text[one.offset :].startswith(one.value) for one in local_facts(text))
