"""Tells whether a text is about what swindlers are after: money, proofs of identity, links. Pure."""

import re
from functools import lru_cache

_PHRASES = (
    *(
        "chuyển khoản",
        "chuyển tiền",
        "ví điện tử",
        "quét mã",
        "mã qr",
        "hóa đơn",
        "hoá đơn",
        "trợ cấp",
        "lệ phí",
        "học phí",
    ),
    *(
        "viện phí",
        "thẻ tín dụng",
        "trúng thưởng",
        "trúng giải",
        "đặt cọc",
        "lương hưu",
        "quyên góp",
        "nộp phạt",
        "phạt nguội",
    ),
    *("mật khẩu", "mã xác thực", "mã xác nhận", "mã bảo mật", "vneid", "căn cước", "chứng minh nhân dân", "hộ chiếu"),
    *("định danh", "tài khoản", "sinh trắc", "chữ ký số", "thuê bao", "bảo hiểm y tế", "bảo hiểm xã hội"),
    *("http:", "https:", "đường link", "đường liên kết", "liên kết lạ"),
)
"""What means nothing else, in whatever words it stands."""
_NO_MONEY = (
    "giang|sử|đồn|tuyến|nhiệm|phong|vệ|thân|đề|bối|sản|tiểu đường|mãn kinh|kỳ|hôn nhân|lệ|khả thi|đình|liệt tuyến"
    "|phương|trạm|cảnh|hải|châu|tố|đạo|môn|ung thư"
)
_WORDS = re.compile(
    r"(?<!\w)(?:"
    rf"(?<!mặt )(?<!thị )(?<!văn )(?<!sông )(?<!nhãn )(?<!cửa )tiền(?! (?:{_NO_MONEY})(?!\w))"
    r"|(?<!miễn )(?<!lãng )(?<!kinh )(?<!hoang )(?<!phung )(?<!uổng )phí(?! (?:thời|công|sức|hoài|phạm))"
    r"|(?<!mũ )(?<!nón )(?<!đai )(?<!dây )(?<!kính )bảo hiểm"
    r"|ngân hàng(?! (?:máu|đề|câu hỏi|gen|giống))|dịch vụ công(?! (?:ích|cộng|nghệ|chứng|nghiệp|tác))"
    r"|đường dẫn(?! (?:nước|điện|khí|gas|dầu|truyền|mương|thoát|cầu"
    r"|(?:đến|tới|vào|lên|về|ra|xuống|qua) (?!trang|web|cổng|ứng dụng|biểu|mẫu|app)))"
    r"|(?:cài|tải|cập nhật|đăng nhập|mở)(?: đặt| về| xuống| lại| thêm| vào)* ứng dụng"
    r"|ứng dụng (?:lạ|giả|ngân hàng|điện thoại)"
    r"|cccd|cmnd|otp|mã pin|atm|app|apk|link|qr|vssid|momo|zalopay|sim|vay(?! mượn)|thuế|bhyt|bhxh"
    r"|quét (?:khuôn )?mặt|đăng nhập|nạp thẻ|thẻ cào|lừa đảo|giả mạo|tín dụng)(?!\w)"
    r"|(?:(?<=\d{3})|(?<=nghìn|triệu)|(?<=ngàn)|(?<=tỷ|tỉ)) ?(?:đồng|vnđ|đ)(?!\w)|(?<!\w)www\."
)
"""Words that also are part of others: "mặt tiền" is the front of a house, "mũ bảo hiểm" a helmet."""


@lru_cache(maxsize=1024)
def is_swindlers_topic(text: str) -> bool:
    """Returns whether a text names anything that a swindler asks for, offers or sends."""
    lower = text.lower()
    return any(phrase in lower for phrase in _PHRASES) or bool(_WORDS.search(lower))
