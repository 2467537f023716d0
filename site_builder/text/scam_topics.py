"""Tells whether a text is about what swindlers are after: money, proofs of identity, links. Pure."""

_TOPICS = (
    *("tiền", "chuyển khoản", "ngân hàng", "ví điện tử", "quét mã", "mã qr", "hóa đơn", "hoá đơn", "trợ cấp", "lệ phí"),
    *("mật khẩu", "otp", "vneid", "căn cước", "định danh", "tài khoản", "bảo hiểm", "sinh trắc"),
    *("https:", "đường link", "đường dẫn", "cài ứng dụng", "dịch vụ công"),
)


def is_swindlers_topic(text: str) -> bool:
    """Returns whether a text names anything that a swindler asks for, offers or sends."""
    lower = text.lower()
    return any(topic in lower for topic in _TOPICS)
