"""The State's lists answer to the names that people write, and guess nothing between different places."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.gazetteer.names import kind_of, plain
from site_builder.text.gazetteer.places import (
    Place,
    communes_of,
    communes_of_today,
    find,
    near,
    provinces_of,
    successors,
)
from site_builder.text.provinces import CITIES, TODAY, province_meant

ALL = communes_of_today()
REFORM, CITY = date(2025, 7, 1), date(2026, 4, 30)


def named(text: str, province: str = "") -> list[str]:
    """The places that a name may mean, with kind and province."""
    return [f"{place.full}, {place.province}{'' if place.until is None else ' †'}" for place in find(text, province)]


def test_the_list_of_today_is_whole() -> None:
    """The figures of Decision 19/2025/QĐ-TTg and of the changes of 30/4/2026."""
    kinds = [place.kind for place in ALL]
    assert len(ALL) == len({place.code for place in ALL}) == 3321
    assert [kinds.count(kind) for kind in ("xã", "phường", "đặc khu")] == [2611, 697, 13]
    assert {place.province for place in ALL} == set(TODAY.values())
    assert len(communes_of_today("Đồng Nai")) == 95


@pytest.mark.parametrize("province", sorted(set(TODAY.values())))
def test_provinces_are_those_of_the_house(province: str) -> None:
    """Two lists of them agree, name by name and kind by kind."""
    (place,) = (place for place in find(province) if place.is_province)
    assert (place.name, place.kind) == (province, "thành phố" if province in CITIES else "tỉnh")


@pytest.mark.parametrize("former", sorted(TODAY))
def test_a_former_province_leads_to_that_of_today(former: str) -> None:
    """By the units of the State's table, and by the house's list."""
    districts = [place for place in find("31672" if former == "Sóc Trăng" else former) if place.until]
    assert all(province_meant(former) in provinces_of(place) for place in districts if place.province == former)


@pytest.mark.parametrize(
    ("written", "province", "found"),
    [
        ("xã Bảo Quang", "", ["xã Bảo Quang, Đồng Nai †"]),
        ("Bao Quang", "", ["xã Bảo Quang, Đồng Nai †"]),
        ("XÃ BẢO QUANG", "", ["xã Bảo Quang, Đồng Nai †"]),
        ("  x.  Bảo   Quang ", "", ["xã Bảo Quang, Đồng Nai †"]),
        ("Bảo Quâng", "", ["xã Bảo Quang, Đồng Nai †"]),
        ("phường Long Khánh", "", ["phường Long Khánh, Đồng Nai"]),
        ("P. Long Khánh", "", ["phường Long Khánh, Đồng Nai"]),
        ("TP. Hồ Chí Minh", "", ["thành phố Hồ Chí Minh, Hồ Chí Minh"]),
        ("tp hcm", "", ["thành phố Hồ Chí Minh, Hồ Chí Minh"]),
        ("TP Long Khánh", "", ["thành phố Long Khánh, Đồng Nai †"]),
        ("Quận 1", "", ["quận 1, Hồ Chí Minh †"]),
        ("Q1", "", ["quận 1, Hồ Chí Minh †"]),
        ("huyện Trần Đề", "Cần Thơ", ["huyện Trần Đề, Sóc Trăng †"]),
        ("Tràn Đe", "Cần Thơ", ["xã Trần Đề, Cần Thơ", "huyện Trần Đề, Sóc Trăng †", "thị trấn Trần Đề, Sóc Trăng †"]),
        ("Xa Dung", "", ["xã Xa Dung, Điện Biên", "xã Xa Dung, Điện Biên †"]),
        ("Ea H’Leo", "Đắk Lắk", ["xã Ea H'Leo, Đắk Lắk", "huyện Ea H'leo, Đắk Lắk †", "xã Ea H'leo, Đắk Lắk †"]),
        (
            "van mieu quoc tu giam",
            "",
            ["phường Văn Miếu - Quốc Tử Giám, Hà Nội", "phường Văn Miếu Quốc Tử Giám, Hà Nội †"],
        ),
        ("thị trấn Prao", "", ["thị trấn Prao, Quảng Nam †"]),
        ("đặc khu Côn Đảo", "", ["đặc khu Côn Đảo, Hồ Chí Minh"]),
        ("xã Long Thành", "Đồng Nai", ["xã Long Thành, Đồng Nai †"]),
        ("31673", "", ["xã Trần Đề, Cần Thơ", "thị trấn Trần Đề, Sóc Trăng †"]),
        ("xã Bảo Quang, TP. Long Khánh, tỉnh Đồng Nai", "", ["xã Bảo Quang, Đồng Nai †"]),
        ("Phường 05, Quận 3", "", ["phường 5, Hồ Chí Minh †"]),
        ("xã Long Khánh (Đồng Tháp)", "", ["xã Long Khánh, Đồng Tháp", "xã Long Khánh, Tiền Giang †"]),
        ("xã Bảo Quang, Cần Thơ", "", []),
        (
            "Văn Miếu – Quốc Tử Giám",
            "",
            ["phường Văn Miếu - Quốc Tử Giám, Hà Nội", "phường Văn Miếu Quốc Tử Giám, Hà Nội †"],
        ),
        ("đặc khu Lí Sơn", "", ["đặc khu Lý Sơn, Quảng Ngãi"]),
        ("phường Mĩ Tho", "Đồng Tháp", ["phường Mỹ Tho, Đồng Tháp"]),
        ("H. Trần Đề", "", ["huyện Trần Đề, Sóc Trăng †"]),
        ("TX. Ngã Năm", "", ["thị xã Ngã Năm, Sóc Trăng †"]),
        ("TT. Mỹ Xuyên", "Cần Thơ", ["thị trấn Mỹ Xuyên, Sóc Trăng †"]),
        ("huyện 951", "", ["huyện Trần Đề, Sóc Trăng †"]),
        ("xã Nơi Nào Đó", "", []),
        ("", "", []),
    ],
)
def test_a_place_is_found_as_people_write_it(written: str, province: str, found: list[str]) -> None:
    """With its kind or without, in full or short, with marks, without, or with wrong ones."""
    assert named(written, province) == found


def test_what_may_mean_several_is_a_list_of_all() -> None:
    """Seven communes of today are called Tân Tiến."""
    assert sum(place.until is None for place in find("xã Tân Tiến")) == 7


def test_marks_tell_places_apart_and_their_absence_does_not() -> None:
    """Mỹ Tho and Mỹ Thọ lie in one province."""
    assert {place.name for place in find("phường Mỹ Tho", "Đồng Tháp")} == {"Mỹ Tho"}
    assert {place.name for place in find("Mỹ Thọ", "Đồng Tháp") if place.until is None} == {"Mỹ Thọ"}
    assert {place.name for place in find("my tho", "Đồng Tháp") if place.until is None} == {"Mỹ Tho", "Mỹ Thọ"}


@given(place=st.sampled_from(ALL))
def test_every_commune_is_found_however_it_is_typed(place: Place) -> None:
    """The law: by its full name, by its code, without marks, decomposed, in capitals."""
    for written in (place.full, place.name, place.code, plain(place.name), place.full.upper()):
        assert place in find(written, place.province)
    decomposed = unicodedata.normalize("NFD", place.full)
    assert [one for one in find(decomposed, place.province) if one.until is None] == [place]


@given(place=st.sampled_from(ALL))
def test_every_commune_of_today_was_made_of_former_ones(place: Place) -> None:
    """The table of 2025 leaves none out; and what went into a place lay in its province."""
    assert provinces_of(place) == (place.province,)


def test_a_former_unit_says_what_it_has_become() -> None:
    """The day, and the communes of today; several where it was divided."""
    (bao_quang,) = find("xã Bảo Quang", "Đồng Nai")
    assert (bao_quang.until, bao_quang.district) == (REFORM, "thành phố Long Khánh")
    assert [place.full for place in successors([bao_quang])] == ["phường Bảo Vinh"]
    (cong_vi,) = find("phường Cống Vị", "Hà Nội")
    assert [place.name for place in successors([cong_vi])] == ["Ngọc Hà", "Giảng Võ"]
    (long_thanh,) = find("xã Long Thành", "Đồng Nai")
    assert (long_thanh.until, [place.full for place in successors([long_thanh])]) == (CITY, ["phường Long Thành"])


def test_what_the_table_does_not_say_is_not_said() -> None:
    """Xuân Trung was merged in 2024: it is on no left side of the table of 2025."""
    (xuan_trung,) = find("phường Xuân Trung", "Đồng Nai")
    assert (xuan_trung.into, successors([xuan_trung])) == ((), ())


@pytest.mark.parametrize(
    ("district", "province", "before", "today"),
    [
        ("huyện Trần Đề", "Cần Thơ", 11, ["Trần Đề", "Liêu Tú", "Lịch Hội Thượng", "Tài Văn", "Thạnh Thới An"]),
        ("thành phố Long Khánh", "Đồng Nai", 15, ["Long Khánh", "Bình Lộc", "Bảo Vinh", "Xuân Lập", "Hàng Gòn"]),
        (
            "thị xã Mộc Châu",
            "Sơn La",
            15,
            ["Chiềng Sơn", "Lóng Sập", "Mộc Châu", "Mộc Sơn", "Thảo Nguyên", "Tân Yên", "Vân Sơn", "Đoàn Kết"],
        ),
    ],
)
def test_a_district_is_its_communes_and_they_are_those_of_today(
    district: str, province: str, before: int, today: list[str]
) -> None:
    """Those of 2022; of a district that is younger those of its end."""
    (place,) = find(district, province)
    communes = communes_of(place)
    assert {place.district for place in communes} == {district}
    assert (len(communes), sorted(one.name for one in successors(communes))) == (before, sorted(today))


def test_an_island_district_had_no_communes() -> None:
    """It became a special zone as a whole."""
    (ly_son,) = find("huyện Lý Sơn")
    assert (communes_of(ly_son), [place.full for place in successors([ly_son])]) == ((), ["đặc khu Lý Sơn"])


@pytest.mark.parametrize(
    ("written", "province", "meant"),
    [("Bảo Quanh", "Đồng Nai", "xã Bảo Quang"), ("Lonh Khánh", "Đồng Nai", "phường Long Khánh"), ("Xyzzy", "", "")],
)
def test_a_slip_of_the_pen_is_met_with_names_that_are_near(written: str, province: str, meant: str) -> None:
    """They are proposed, and none is taken."""
    assert find(written, province) == ()
    told = [place.full for place in near(written, province)]
    assert meant in told if meant else told == []


@pytest.mark.parametrize(
    ("word", "kind"),
    [("Xã", "xã"), ("phuong", "phường"), ("TP.", "thành phố"), ("tt", "thị trấn"), ("ĐK", "đặc khu"), ("làng", "")],
)
def test_a_kind_is_understood(word: str, kind: str) -> None:
    """In full, without marks, or short."""
    assert kind_of(word) == kind
