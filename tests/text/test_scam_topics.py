"""What swindlers are after is known by whole words, not by letters that stand in others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.scam_topics import is_swindlers_topic


@pytest.mark.parametrize(
    "text",
    [
        "Từ tháng này trả tiền điện qua ngân hàng",
        "Đóng tiền nước.",
        "Không gửi ảnh thẻ Căn Cước",
        "Mang CCCD đến nhà văn hóa",
        "CMND còn hạn",
        "Cài VNeID tại nhà văn hóa",
        "Xem ở https://dichvucong.gov.vn",
        "Xem ở http://abc.vn",
        "Đừng bấm link lạ",
        "Gửi đường dẫn lạ qua Zalo",
        "Bấm đường dẫn đến trang giả",
        "Tải app lạ",
        "Cài đặt ứng dụng của nhà mạng",
        "Tải về ứng dụng",
        "Không đọc mã xác thực cho ai",
        "Không đọc OTP cho ai",
        "Mang thẻ ATM",
        "Vay vốn chính sách",
        "Cho vay nóng",
        "Gọi báo trúng thưởng",
        "Thu phí vệ sinh",
        "Nộp học phí",
        "Đóng phí, lệ phí",
        "Thẻ bảo hiểm y tế",
        "Mua bảo hiểm",
        "Mở dịch vụ công trực tuyến",
        "Quét QR",
        "Khóa SIM hai chiều",
        "Nộp thuế đất",
        "Mỗi hộ 50.000 đồng",
        "Hỗ trợ 2 triệu đồng",
        "Thu 50.000đ",
        "Mang thẻ BHYT",
        "Đừng quét mặt cho ai",
        "Đăng nhập lại",
    ],
)
def test_money_identity_and_links_are_what_swindlers_are_after(text: str) -> None:
    """However it is written."""
    assert is_swindlers_topic(text)
    assert is_swindlers_topic(text.upper())


@pytest.mark.parametrize(
    "text",
    [
        "Họp ấp tối thứ Bảy",
        "Tạm nghỉ buổi trực",
        "Đoàn từ Tiền Giang đến thăm",
        "Sửa vỉa hè, nhà mặt tiền lưu ý",
        "Lũ trên sông Tiền",
        "Khám người có tiền sử dị ứng",
        "Khám tiền đình, tiền sản giật",
        "Báo Tiền Phong đưa tin",
        "Đội mũ bảo hiểm khi đi xe",
        "Nón bảo hiểm cho trẻ",
        "Thắt dây bảo hiểm",
        "Sửa đường dẫn nước",
        "Đường dẫn lên cầu đang thi công",
        "Khám bệnh miễn phí",
        "Bà Nguyễn Thị Tiền nhận quà",
        "Cho vay mượn sách",
        "Ống dẫn nước, dây dẫn điện, linh kiện",
        "Đừng lãng phí nước",
        "Kinh phí do xã lo",
        "Hiến máu cho ngân hàng máu",
        "Dịch vụ công ích dọn rác",
        "Ứng dụng tiến bộ khoa học vào trồng sầu riêng",
        "Múa lân, ca hát, ngâm thơ",
        "Đồng lòng dọn rác, 300 đoàn viên ra đồng",
        "Trồng 20 hàng cây",
        "Đập thủy lợi xả nước, vạt lúa ngập",
    ],
)
def test_other_words_warn_of_nobody(text: str) -> None:
    """A warning that stands everywhere is read nowhere."""
    assert not is_swindlers_topic(text)
    assert not is_swindlers_topic(text.upper())


@given(st.sampled_from(["otp", "app", "atm", "vay", "qr", "link", "sim", "cccd"]), st.sampled_from("abcđêxz"))
def test_letters_inside_a_longer_word_are_not_that_word(word: str, letter: str) -> None:
    """Neither before nor behind."""
    assert is_swindlers_topic(f"có {word}.")
    assert not is_swindlers_topic(f"có {letter}{word}.")
    assert not is_swindlers_topic(f"có {word}{letter}.")
