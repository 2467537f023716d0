"""Addresses of a special form: calls, messages, letters, Zalo, app stores, maps, payments."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "form-phone-none": Rule(
        wrong="[Gọi trụ sở](tel:)",
        right="[Gọi trụ sở](tel:02513123456)",
        where="guides/bai.md",
    ),
    "form-phone-letters": Rule(
        wrong="[Gọi trụ sở](tel:0251312345x)",
        right="[Gọi trụ sở](tel:02513123456)",
        where="guides/bai.md",
    ),
    "form-phone-short": Rule(
        wrong="[Gọi trụ sở](tel:0251312345)",
        right="[Gọi trụ sở](tel:02513123456)",
        where="guides/bai.md",
    ),
    "form-phone-long": Rule(
        wrong="[Gọi trụ sở](tel:0251-3123-4567)",
        right="[Gọi trụ sở](tel:02513123456)",
        where="guides/bai.md",
    ),
    "form-phone-unknown": Rule(
        wrong="[Gọi trụ sở](tel:0123456789)",
        right="[Gọi trụ sở](tel:02513123456)",
        where="guides/bai.md",
    ),
    "form-phone-zero": Rule(
        wrong="[Gọi trụ sở](tel:+8402513123456)",
        right="[Gọi trụ sở](tel:+842513123456)",
        where="guides/bai.md",
    ),
    "form-phone-hash": Rule(
        wrong="[Xem tài khoản](tel:*101#)",
        right="[Xem tài khoản](tel:*101%23)",
        where="guides/bai.md",
    ),
    "form-shown-differs": Rule(
        wrong="[Gọi 0251 3 123 456](tel:02513123465)",
        right="[Gọi 0251 3 123 456](tel:02513123456)",
        where="guides/bai.md",
    ),
    "form-mail-none": Rule(
        wrong="[Gửi thư](mailto:)",
        right="[Gửi thư](mailto:baoquang@dongnai.gov.vn)",
        where="guides/bai.md",
    ),
    "form-mail-form": Rule(
        wrong="[Gửi thư](mailto:baoquang.dongnai.gov.vn)",
        right="[Gửi thư](mailto:baoquang@dongnai.gov.vn)",
        where="guides/bai.md",
    ),
    "form-mail-host": Rule(
        wrong="[Gửi thư](mailto:baoquang@dongnai)",
        right="[Gửi thư](mailto:baoquang@dongnai.gov.vn)",
        where="guides/bai.md",
    ),
    "form-mail-coding": Rule(
        wrong="[Gửi thư](mailto:baoquang@dongnai.gov.vn?subject=Ph%ED)",
        right="[Gửi thư](mailto:baoquang@dongnai.gov.vn?subject=Ph%C3%AD)",
        where="guides/bai.md",
    ),
    "form-zalo-number": Rule(
        wrong="[Nhắn Zalo](https://zalo.me/091234567)",
        right="[Nhắn Zalo](https://zalo.me/longkhanh)",
        where="guides/bai.md",
    ),
    "form-zalo-path": Rule(
        wrong="[Vào nhóm](https://zalo.me/g/)",
        right="[Vào nhóm](https://zalo.me/g/abcdef123)",
        where="guides/bai.md",
    ),
    "form-store-id": Rule(
        wrong="[Tải VNeID](https://play.google.com/store/apps/details?hl=vi)",
        right="[Tải VNeID](https://play.google.com/store/apps/details?id=com.vnid)",
        where="guides/bai.md",
    ),
    "form-store-path": Rule(
        wrong="[Tải VNeID](https://play.google.com/store/details?id=com.vnid)",
        right="[Tải VNeID](https://play.google.com/store/apps/details?id=com.vnid)",
        where="guides/bai.md",
    ),
    "form-store-unknown": Rule(
        wrong="[Tải ứng dụng](https://play.google.com/store/apps/details?id=vn.vi.du)",
        right="Xem [cách cài VNeID](cai-vneid.md).",
        where="guides/bai.md",
    ),
    "form-store-other": Rule(
        wrong="services:\n  - {id: vneid, android: com.vnid,\n"
        "     without_app: '[VNeID](https://play.google.com/store/apps/details?id=a.b)'}",
        right="services:\n  - {id: vneid, android: com.vnid}",
        where="services.yaml",
    ),
    "form-store-closed": Rule(
        wrong="services:\n  - {id: vneid, android: com.vnid, state: closed,\n"
        "  without_app: '[Tải](https://play.google.com/store/apps/details?id=com.vnid)'}",
        right="services:\n  - {id: vneid, android: com.vnid, state: closed}",
        where="services.yaml",
    ),
    "form-map-point": Rule(
        wrong="https://maps.apple.com/?ll=107.24,10.93",
        right="https://maps.apple.com/?ll=10.93,107.24",
    ),
    "form-map-abroad": Rule(
        wrong="https://maps.apple.com/?ll=10.93,10.724",
        right="https://maps.apple.com/?ll=10.93,107.24",
    ),
    "form-pay-image": Rule(
        wrong="https://img.vietqr.io/image/970415--compact.png",
        right="https://img.vietqr.io/image/970415-000000000000-compact.png",
    ),
    "form-pay-fields": Rule(
        wrong="00020101021138540010A0000007276304",
        right="một mã do ứng dụng ngân hàng tạo, đã quét thử",
    ),
    "form-pay-sum": Rule(
        wrong="một mã bị sửa số tài khoản sau khi tạo",
        right="một mã do ứng dụng ngân hàng tạo, đã quét thử",
    ),
    "form-phone-area": Rule(
        wrong="[Gọi trụ sở](tel:0613123456)",
        right="[Gọi trụ sở](tel:02513123456)",
        where="guides/bai.md",
    ),
}
