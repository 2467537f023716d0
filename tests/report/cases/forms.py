"""Mistakes against the rules of `report/rules/forms.py`."""

from small_site import CONTENT

from report.cases.contents import Case, text

ALLOWED = {"site.yaml": f"{CONTENT['site.yaml']!s}allowed_hosts: [maps.apple.com, img.vietqr.io]\n"}
SERVICE = "services:\n  - {{id: vneid, android: com.vnid,{} without_app: '[VNeID]({})'}}\n"
PLAY = "https://play.google.com/store/apps/details?id="
CLOSED = SERVICE.format(" state: closed,", f"{PLAY}com.vnid").replace("vneid", "a, name: A, category: giay-to")
CASES: dict[str, Case] = {
    "form-phone-none": (text("Bấm [gọi](tel:)"), 6, 11),
    "form-phone-letters": (text("Bấm [gọi](tel:0251312345x)"), 6, 11),
    "form-phone-short": (text("Bấm [gọi](tel:0251312345)"), 6, 11),
    "form-phone-long": (text("Bấm [gọi](tel:19001234567)"), 6, 11),
    "form-phone-area": (text("Bấm [gọi](tel:0613123456)"), 6, 11),
    "form-phone-unknown": (text("Bấm [gọi](tel:0123456789)"), 6, 11),
    "form-phone-zero": (text("Bấm [gọi](tel:+8402513123456)"), 6, 11),
    "form-phone-hash": (text("Bấm [gọi](tel:*101#)"), 6, 11),
    "form-shown-differs": (text("[Gọi](tel:02513123465) [0251 3 123 456](tel:02513123465)"), 6, 41),
    "form-mail-none": (text("[Thư](mailto:)"), 6, 7),
    "form-mail-form": (text("[Thư](mailto:baoquang.dongnai.gov.vn)"), 6, 7),
    "form-mail-host": (text("[Thư](mailto:baoquang@dongnai)"), 6, 7),
    "form-mail-coding": (text("[Thư](mailto:baoquang@dongnai.gov.vn?subject=Ph%ED)"), 6, 7),
    "form-zalo-number": (text("- a\n- [Zalo](https://zalo.me/091234567)"), 7, 10),
    "form-zalo-path": (text("[Nhóm](https://zalo.me/g/)"), 6, 8),
    "form-store-id": (text("[Tải](https://play.google.com/store/apps/details?hl=vi)"), 6, 7),
    "form-store-path": (text("[Tải](https://play.google.com/store/details?id=com.vnid)"), 6, 7),
    "form-store-unknown": (text(f"[Tải]({PLAY}vn.vi.du)"), 6, 7),
    "form-store-other": ({"bao-quang/services.yaml": SERVICE.format("", f"{PLAY}a.b")}, 2, 58),
    "form-store-closed": ({"bao-quang/services.yaml": CLOSED}, 2, 97),
    "form-map-point": ({**ALLOWED, **text("[Bản đồ](https://maps.apple.com/?ll=107.24,10.93)")}, 6, 10),
    "form-map-abroad": ({**ALLOWED, **text("[Bản đồ](https://maps.apple.com/?ll=10.93,10.724)")}, 6, 10),
    "form-pay-image": ({**ALLOWED, **text("[Trả](https://img.vietqr.io/image/970415--compact.png)")}, 6, 7),
}
