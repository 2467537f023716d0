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
    "scan-page-missing": Rule(
        wrong="một mã đã phát hành mà thư mục đã dựng thiếu trang q/<số>/", right="dựng lại trước khi soi và in"
    ),
    "scan-page-foreign": Rule(wrong="tệp do người khác chép đè vào q/<số>/", right="chỉ build ghi vào thư mục đã dựng"),
    "scan-target-missing": Rule(wrong="trang đích bị xóa khỏi thư mục đã dựng", right="dựng lại trước khi soi và in"),
    "scan-unread": Rule(wrong="một mã bị cắt mất góc", right="mã do chương trình vẽ, giữ nguyên"),
    "scan-other": Rule(wrong="mã dẫn một nơi, chữ dưới mã ghi nơi khác", right="chữ dưới mã đúng là địa chỉ trong mã"),
    "scan-missing": Rule(wrong="tờ có mã bị hình khác đè lên", right="quanh mã để trống, không đè gì lên"),
    "scan-unexpected": Rule(wrong="dán thêm mã của nơi khác vào tờ", right="mỗi tờ chỉ có mã do chương trình đặt"),
    "scan-kind": Rule(wrong="mã Micro QR chỉ có một ô vuông ở góc", right="mã QR thường có ba ô vuông ở góc"),
    "scan-inverted": Rule(wrong="mã trắng trên nền xanh đậm", right="mã đen trên nền trắng"),
    "scan-pale": Rule(wrong="mã màu vàng trên giấy xám", right="mã đen trên giấy trắng"),
    "scan-margin": Rule(wrong="khung viền sát mép mã", right="quanh mã trống bốn ô"),
    "scan-size": Rule(wrong="tờ A4 bị thu nhỏ còn A5", right="in đúng khổ giấy"),
    "scan-small": Rule(wrong="mã 1 cm trên thẻ tên", right="mã 2 cm trên thẻ tên"),
    "scan-far": Rule(wrong="mã 3 cm treo cao 2 m", right="mã 10 cm cho người đứng cách 1 m"),
    "scan-letters": Rule(wrong="WIFI:T:WPA;S:Nhà văn hóa;;", right="WIFI:T:WPA;S:Nha van hoa;;"),
    "scan-unissued": Rule(wrong="in mã với số tự nghĩ ra", right="số do qr new phát hành"),
    "scan-outside": Rule(wrong="tờ có mã https://zalo.me/…", right="tờ có mã của trang mình, dẫn tới kênh Zalo"),
    "scan-retired": Rule(wrong="in lại tờ cũ có mã đã ngừng", right="in tờ mới bằng print"),
    "scan-sheet": Rule(wrong="chỉ chép PDF mà bỏ lại bản kê mã", right="chép cả TÊN.pdf và TÊN.pdf.json"),
    "audit-silent": Rule(wrong="máy chủ tắt, tên miền hết hạn", right="địa chỉ mở được trên điện thoại"),
    "audit-status": Rule(wrong="máy chủ báo 404", right="trang của mã hiện ra"),
    "audit-foreign": Rule(wrong="tên miền bị người khác mua, hiện trang quảng cáo", right="trang của mã hiện ra"),
    "audit-other": Rule(wrong="máy chủ chuyển mọi mã về một trang", right="mỗi mã mở đúng trang của nó"),
}
