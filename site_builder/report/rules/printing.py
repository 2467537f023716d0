"""Codes on paper: what they say, how large they have to be, whether they are read, whether they still lead somewhere."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "code-address-long": Rule(
        wrong="title: Long Khánh\nbase_url: https://www.phuongxuanhoa.longkhanh.gov.vn",
        right="title: Long Khánh\nbase_url: https://longkhanh.gov.vn",
        where="site.yaml",
    ),
    "wifi-name": Rule(wrong="Nhà văn hóa ấp 1", right="Nha van hoa ap 1"),
    "wifi-password": Rule(wrong="mật khẩu có dấu, hay ngắn hơn 8 chữ", right="8 chữ trở lên, không dấu"),
    "pay-bank": Rule(wrong="Ngân hàng nông thôn", right="Agribank"),
    "pay-account": Rule(wrong="số tài khoản chép thiếu, còn 2 chữ số", right="số tài khoản chép từ ứng dụng ngân hàng"),
    "pay-holder": Rule(wrong="(để trống)", right="tên chủ tài khoản, đúng như ứng dụng ngân hàng hiện ra"),
    "pay-amount": Rule(wrong="-5000", right="5000, hoặc để trống cho người trả tự ghi"),
    "pay-memo": Rule(wrong="trả tiền chợ phiên", right="tra tien cho phien"),
}
