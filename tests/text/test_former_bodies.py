"""Bodies of districts, towns, provinces and communes that are gone, and texts that only tell of the past."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.former_bodies import bodies_of, bodies_of_districts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Nộp đơn ở UBND huyện Trần Đề.", "UBND huyện Trần Đề"),
        ("gọi Công an huyện", "Công an huyện"),
        ("Hỏi Ủy ban nhân dân quận 7 nhé", "Ủy ban nhân dân quận 7"),
        ("Uỷ ban nhân dân Quận Bình Thạnh báo", "Uỷ ban nhân dân Quận Bình Thạnh"),
        ("Đến Công an thành phố Long Khánh làm căn cước.", "Công an thành phố Long Khánh"),
        ("do UBND TP.Long Khánh quản lý", "UBND TP.Long Khánh"),
        ("Bảo hiểm xã hội thị xã Long Mỹ", "Bảo hiểm xã hội thị xã Long Mỹ"),
        ("Phòng Văn hóa và Thông tin huyện trả lời", "Phòng Văn hóa và Thông tin huyện"),
        ("Trung tâm Phục vụ hành chính công huyện Thới Bình", "Trung tâm Phục vụ hành chính công huyện Thới Bình"),
        ("Huyện ủy Trần Đề họp", "Huyện ủy Trần Đề"),
        ("UBND tỉnh Sóc Trăng quyết định", "UBND tỉnh Sóc Trăng"),
        ("Công an tỉnh Đồng Nai khuyên", "Công an tỉnh Đồng Nai"),
    ],
)
def test_a_body_that_is_gone_is_found(text: str, value: str) -> None:
    """At its place, and as far as its name goes."""
    [found] = bodies_of_districts(text)
    assert (found.value, found.offset) == (value, text.index(value))


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2022, UBND huyện Trần Đề có 57 tổ.",
        "Ủy ban nhân dân thị trấn Thới Bình (trước 1/7/2025)",
        "(trước 1/7/2025 là UBND thành phố Long Khánh)",
        "UBND huyện Trần Đề cũ",
        "Nay không còn Công an huyện, bà con đến công an xã.",
        "Công an Thành phố Đồng Nai",
        "UBND TP. Hồ Chí Minh, UBND thành phố Cần Thơ, Công an thành phố",
        "UBND tỉnh Cà Mau",
        "phòng trừ sâu bệnh ở huyện",
        "Quyết định 28/2018/QĐ-UBND của tỉnh",
        "Công an xã, phường",
    ],
)
def test_what_is_there_or_past_is_left_alone(text: str) -> None:
    """Cities under central government are there; a sentence with its year tells history."""
    assert bodies_of_districts(text) == ()


def test_history_lasts_as_long_as_its_sentence() -> None:
    """A year in one sentence says nothing of the next."""
    [found] = bodies_of_districts("Năm 2022 có 57 tổ. Hỏi ở UBND huyện Trần Đề.")
    assert found.value == "UBND huyện Trần Đề"


def test_a_commune_that_is_gone_is_found_by_its_whole_name() -> None:
    """Neither a longer name nor another kind is meant."""
    text = "Công an xã Bảo Quang Trung, UBND phường Bảo Quang, rồi UBND xã Bảo Quang."
    [found] = bodies_of(text, {"xã Bảo Quang"})
    assert (found.value, found.offset) == ("UBND xã Bảo Quang", text.rindex("UBND"))
    assert not list(bodies_of("UBND xã Bảo Quang cũ ở ấp 1", {"xã Bảo Quang"}))


@given(st.text(alphabet="UBND huyệnCôga.\n 2", max_size=60))
def test_every_finding_is_a_piece_of_the_text(text: str) -> None:
    """Whatever is found stands there."""
    for found in bodies_of_districts(text):
        assert text[found.offset :].startswith(found.value)
