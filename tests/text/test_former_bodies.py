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
        ("đến ủy ban nhân dân huyện", "ủy ban nhân dân huyện"),
        ("UỶ BAN NHÂN DÂN HUYỆN TRẦN ĐỀ", "UỶ BAN NHÂN DÂN HUYỆN TRẦN ĐỀ"),
        ("CÔNG AN THÀNH PHỐ LONG KHÁNH", "CÔNG AN THÀNH PHỐ LONG KHÁNH"),
        ("Đơn gửi Toà án huyện Trần Đề", "Toà án huyện Trần Đề"),
        ("Huyện uỷ Trần Đề mời", "Huyện uỷ Trần Đề"),
        ("Nộp tại UBND TX Long Mỹ", "UBND TX Long Mỹ"),
        ("Nộp tại UBND TX", "UBND TX"),
        ("UBND H.Trần Đề nhận đơn", "UBND H.Trần Đề"),
        ("UBND H. Trần Đề nhận đơn", "UBND H. Trần Đề"),
        ("Công an Q.7 cấp", "Công an Q.7"),
        ("Hội Nông dân huyện cho vay", "Hội Nông dân huyện"),
        ("Liên hệ Hội LHPN huyện", "Hội LHPN huyện"),
        ("Huyện đoàn Trần Đề tổ chức", "Huyện đoàn Trần Đề"),
        ("Thành đoàn Long Khánh mời", "Thành đoàn Long Khánh"),
        ("Tỉnh uỷ Sóc Trăng họp", "Tỉnh uỷ Sóc Trăng"),
        ("Mặt trận Tổ quốc Việt Nam huyện", "Mặt trận Tổ quốc Việt Nam huyện"),
        ("Ban CHQS huyện gọi", "Ban CHQS huyện"),
        ("công an cấp huyện tiếp nhận", "công an cấp huyện"),
        ("UBND các huyện tiếp nhận", "UBND các huyện"),
        ("Công an xã hoặc huyện tiếp nhận", "Công an xã hoặc huyện"),
        ("nộp ở UBND tỉnh sóc trăng", "UBND tỉnh sóc trăng"),
        ("UBND tp Long Khánh cấp", "UBND tp Long Khánh"),
        ("Phòng LĐTBXH huyện chi trả", "Phòng LĐTBXH huyện"),
        ("hồ sơ gửi TAND huyện", "TAND huyện"),
    ],
)
def test_a_body_that_is_gone_is_found(text: str, value: str) -> None:
    """At its place, and as far as its name goes."""
    [found] = bodies_of_districts(text)
    assert (found.value, found.offset) == (value, text.index(value))


@pytest.mark.parametrize(
    "text",
    [
        "Mang thẻ cũ đến {}.",
        "Nộp ở {} trước ngày 15.",
        "Nộp ở {} trước ngày 15/12/2026.",
        "Nộp 2022 đồng tại {}.",
        "Từ 2022 hộ, {} chọn 50 hộ.",
        "Mẫu 2023 nộp ở {}.",
        "Xin giấy thay thế thẻ cũ tại {}.",
        "Xin giấy thay thế tại {}.",
        "Từ 1/7/2025, bà con đến {}.",
        "Sau sáp nhập, đến {} làm thẻ.",
        "Thẻ cấp năm 2021 thì mang đến {} đổi.",
        "Trẻ sinh trước năm 2020 đến {} làm thẻ.",
        "Hộ kinh doanh chấm dứt hoạt động nộp đơn tại {}.",
        "Đến {} chấm dứt hoạt động hộ kinh doanh.",
        "Hợp tác xã giải thể thì báo {}.",
        "Quyết định thu hồi đất do {} ký.",
        "Quyết định số 15/QĐ-UBND ngày 3/8/2026 của {}",
        "Thông báo ngày 3/8 của {}",
        "Trước đó ghé {} lấy giấy.",
        "Trước khi đi, hỏi {}.",
        "Thẻ không còn hạn, mang đến {}.",
        "Ai không có giấy tờ đến {}.",
        "Không đến được thì gọi {}.",
        "Không phải đến UBND xã mà đến {}.",
        "Mang thêm một bản nữa đến {}.",
        "Nay do {} cấp.",
        "Gặp kẻ giả danh thì báo {}.",
        "Bị kẻ tự xưng nhân viên ngân hàng lừa, trình báo {}.",
        "Kẻ gian giả danh ngân hàng, {} cảnh báo.",
        "Đi cùng giấy\ntờ đến {}.",
        "Đem sổ cũ lên {} đổi.",
        "Nộp trước 17 giờ tại {}.",
        "Nộp trước ngày 30 hằng tháng ở {}.",
        "Hỏi trước ở {} rồi hãy đi.",
        "Thu hồi giấy phép thì nộp lại {}.",
        "Nếu mất thẻ cũ, làm đơn gửi {}.",
        "Thẻ hết hạn trước năm 2024 thì ra {} đổi.",
        "Bà con làm CCCD trước năm 2021 mang thẻ đến {}.",
        "Đất cấp sổ năm 2015 thì đến {} đổi.",
        "Không rõ thì hỏi {}.",
        "Từ ngày 1/8/2026 đến {} nhận thẻ.",
    ],
)
@pytest.mark.parametrize("body", ["Công an huyện", "UBND huyện Trần Đề", "UBND thành phố Long Khánh"])
def test_words_that_speak_of_something_else_excuse_no_body(text: str, body: str) -> None:
    """An old card, a day in the future, a sum, a shop that ends: people are still sent to who is not there."""
    [found] = bodies_of_districts(text.format(body))
    assert found.value == body


@pytest.mark.parametrize(
    "text",
    [
        "Kẻ gian tự xưng {} gọi điện.",
        "Kẻ gian giả danh cán bộ {} gọi điện.",
        "Người lạ nhận là {} đòi tiền.",
        "Đừng tin giấy mời giả của {}.",
        "{} kết thúc hoạt động từ 1/7/2025.",
        "{} đã chấm dứt hoạt động.",
        "Nay không còn {}, bà con đến công an xã.",
        "{} nay không còn.",
        "Không phải đến {} nữa.",
        "Bà con không nộp hồ sơ ở {} nữa.",
        "Khỏi lên {}, làm ngay ở xã.",
        "Thay vì lên {}, bà con đến xã.",
        "Quyết định số 15/QĐ-UBND ngày 3/2/2025 của {}",
        "Quyết định số 15/QĐ-UBND ngày 3 tháng 2 năm 2025 của {}",
        "Theo Quyết định số 123/QĐ-UBND của {}",
        "Giấy do {} cấp năm 2021 vẫn dùng được.",
        "Trước 1/7/2025, {} cấp thẻ.",
        "Trước ngày 1/7/2025 nộp ở {}.",
        "Trước tháng 7/2025 nộp ở {}.",
        "Trước năm 2025 nộp ở {}.",
        "Trước đây nộp ở {}.",
        "Trước khi sáp nhập, {} cấp.",
        "Từ khi bỏ cấp huyện, việc của {} về xã.",
        "Giai đoạn 2020-2024 {} làm.",
        "Tháng 10/2022, {} ra mắt 57 tổ.",
        "{} cũ",
        "{} (cũ)",
        "trụ sở cũ của {}",
        "nguyên Chủ tịch {}",
        "{} (nay là UBND xã Trần Đề)",
        "{} (đã giải thể)",
        "{} bị bãi bỏ từ 1/7/2025",
        "{} đã bàn giao hồ sơ cho xã.",
        "{} không còn cấp thẻ.",
        "Hồi còn {}, bà con đi xa.",
        "Từng làm ở {}.",
        "Sổ do {} cấp vẫn còn giá trị.",
        "Giấy do {} cấp trước ngày 1/7/2025 vẫn dùng được.",
        "Con dấu {} hết giá trị.",
        'Số lạ xưng "{}" gọi đến.',
    ],
)
@pytest.mark.parametrize("body", ["Công an huyện", "UBND huyện Trần Đề", "UBND thành phố Long Khánh"])
def test_what_was_so_and_what_nobody_does_any_more_is_left_alone(text: str, body: str) -> None:
    """History, swindlers, old decisions, and that nobody goes there."""
    assert bodies_of_districts(text.format(body)) == ()


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
        "Trung tâm Y tế huyện Trần Đề",
        "Chi nhánh Văn phòng đăng ký đất đai huyện",
        "Bệnh viện huyện, Bưu điện huyện, Trường THPT huyện",
        "UBND TP.HCM, Công an TP. Huế",
        "trường ở huyện có phòng y tế",
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
        assert text.replace("\n", " ")[found.offset :].startswith(found.value)
