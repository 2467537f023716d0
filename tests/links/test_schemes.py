"""Addresses of a special form: what is a fault, and what only looks odd."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.links.schemes.check import fault, problem
from site_builder.links.schemes.vietqr import checksum
from site_builder.model.location import Location
from site_builder.report.rules.forms import RULES as FORMS
from site_builder.text.phones import dial, read_phone

PLAY, APPLE = "https://play.google.com/store/apps", "https://apps.apple.com"
TO_THE_BANK = "00020101021138540010A000000727012400069704150110000000000002 08QRIBFTTA53037045802VN".replace(" ", "")
GOOD = [
    ("tel:113", "Gọi 113"),
    ("tel:113", "Công an (113)"),
    ("tel:1022", ""),
    ("tel:02511022", "0251 1022"),
    ("tel:0251113", "Công an tỉnh 0251 113"),
    ("tel:19001006", "1900 1006"),
    ("tel:1800599998", "1800 599 998"),
    ("tel:156", "Báo cuộc gọi rác: 156"),
    ("tel:9191", ""),
    ("TEL:0912345678", "0912.345.678"),
    ("tel:+84912345678", "0912 345 678"),
    ("tel:0084912345678", "+84 912 345 678"),
    ("tel:0912345678", "(+84) 912-345-678"),
    ("tel:0912345678", "84 912 345 678"),
    ("tel:+84-251-3123-456", "0251 3 123 456"),
    ("tel:+84.251.3123.456", "(0251) 3123456"),
    ("tel:(0251)3123456", "3123 456"),
    ("tel:0251%203%20123%20456", "Gọi ngay"),
    ("tel:0251 3 123 456", "Gọi trụ sở, 7 giờ 30 đến 16 giờ 30"),
    (" tel:02513123456 ", "Gọi từ 07.30 - 11.30 13.30 - 16.30"),
    ("tel://02513123456", "Họp ngày 01.07.2025, 01/07/2025, 2025-07-01"),
    ("tel:02513123456,12", "0251 3 123 456 (máy lẻ 12)"),
    ("tel:02513123456;ext=12", "0251 3 123 456 máy lẻ 12"),
    ("tel:+842513123456;phone-context=+84", "0251 3 123 456 - 12"),
    ("tel:3123456;phone-context=+84-251", "0251 3123 456"),
    ("tel:3123;phone-context=benh-vien.example", "máy lẻ 3123"),
    ("tel:02513123457", "0251 3123 456/457"),
    ("tel:02513123457", "0251 3123 456 hoặc 457"),
    ("tel:02513123457", "0251 3123 456 - 457"),
    ("tel:0912345678", "0251 3123 456 - 0912 345 678"),
    ("tel:0912345678", "0251 3123 456, 0912 345 678"),
    ("tel:0912345678", "0912 345 xxx"),
    ("tel:0912345678", "Trả 1.000.000 đồng, lúc 7:30 ngày 22/11/2026"),
    ("tel:0912345678", "Quyết định 0226/QĐ-TTg, trang 24/7"),
    ("tel:02438251234", "024 3825 1234"),
    ("tel:02838221133", "028 38 22 11 33"),
    ("tel:0692345678", "Bộ Công an 069.2345678"),
    ("tel:08012345", "Văn phòng Chính phủ 080.12345"),
    ("tel:+12025550123", "+1 202 555 0123"),
    ("tel:0012025550123", ""),
    ("tel:*101%23", "*101#"),
    ("tel:0251\u200b3123\u00a0456", "0251\u200b3123\u00a0456"),
    ("tel:0912345678", "Mang thẻ có số 075000000000"),
    ("https://zalo.me/19001006", "Zalo của tổng đài"),
    ("https://itunes.apple.com/vn/podcast/vi-du/id1234567890", ""),
    ("00020101.html", "Công văn"),
    ("sms:8079", ""),
    ("sms:0912345678?body=BH%20MK%200123456789", "Nhắn 0912 345 678"),
    ("sms:+84912345678&body=Xin%20ch%C3%A0o", ""),
    ("sms:0912345678,0912345679?body=a", "Nhắn hai người"),
    ("sms:?body=Xin%20ch%C3%A0o", ""),
    ("mailto:baoquang@dongnai.gov.vn", "baoquang@dongnai.gov.vn"),
    ("mailto:baoquang@dongnai.gov.vn", "Gửi thư"),
    ("mailto:a@dongnai.gov.vn,b@dongnai.gov.vn", "a@dongnai.gov.vn, b@dongnai.gov.vn"),
    ("mailto:a@dongnai.gov.vn, b@dongnai.gov.vn", ""),
    ("mailto:a@dongnai.gov.vn;b@dongnai.gov.vn", ""),
    ("mailto:?to=a@dongnai.gov.vn&cc=b@dongnai.gov.vn&subject=T%C3%B4i%20h%E1%BB%8Fi", ""),
    ("mailto:?subject=Xem%20trang%20n%C3%A0y", "Chia sẻ"),
    ("mailto:T%E1%BB%95%201,%20%E1%BA%A5p%202%20%3Cto1@dongnai.gov.vn%3E", ""),
    ("mailto:a%40dongnai.gov.vn", ""),
    ("mailto:to+1.ap_2@xn--bo-quang-7mb.example", ""),
    ("mailto:xã@bảoquang.example", ""),
    ("mailto:a@[192.0.2.1]", ""),
    ('mailto:"a b"@dongnai.gov.vn', ""),
    ("https://zalo.me/0912345678", "Zalo 0912 345 678"),
    ("https://zalo.me/84912345678", "Zalo 0912 345 678"),
    ("https://zalo.me/1234567890123456789", "Zalo của xã"),
    ("https://zalo.me/longkhanh", ""),
    ("https://zalo.me/g/abcdef123", "Nhóm ấp 1"),
    ("https://zalo.me/s/1234567890/", ""),
    ("https://zalo.me", "Zalo"),
    ("https://zalo.me/", " zalo.me "),
    ("https://zalo.me/pc", ""),
    (f"{PLAY}/details?id=com.vi_du.app&hl=vi", ""),
    (f"{PLAY}/details/Vi_Du?id=com.vidu", ""),
    (f"{PLAY}/dev?id=1234567890", ""),
    ("https://play.google.com/store/search?q=vneid&c=apps", ""),
    ("https://play.google.com/", ""),
    (f"{APPLE}/vn/app/vi-du/id1234567890", ""),
    (f"{APPLE}/vn/app/%E1%BB%A9ng-d%E1%BB%A5ng/id1234567890?l=vi", ""),
    (f"{APPLE}/app/id123456789", ""),
    (f"{APPLE}/vn/developer/vi-du/id1234567890", ""),
    ("https://itunes.apple.com/vn/app/vi-du/id1234567890?mt=8", ""),
    ("market://details?id=com.vidu", ""),
    ("market://search?q=vidu", ""),
    ("itms-apps://apps.apple.com/vn/app/vi-du/id1234567890", ""),
    ("geo:10.93,107.24", ""),
    ("geo:10.93,107.24,30;u=35", ""),
    ("geo:0,0?q=10.93,107.24(Tr%E1%BB%A5%20s%E1%BB%9F)", ""),
    ("geo:0,0?q=UBND%20x%C3%A3", ""),
    ("https://www.google.com/maps/@10.93,107.24,17z", ""),
    ("https://www.google.com/maps/search/?api=1&query=10.93%2C107.24", ""),
    ("https://www.google.com/maps?q=x%C3%A3+B%E1%BA%A3o+Quang", ""),
    ("https://maps.google.com/?q=16.5,112.0", "Hoàng Sa"),
    ("https://maps.google.com/?q=8.64,111.92", "Trường Sa"),
    ("https://www.google.com/search?q=99,200", ""),
    ("https://www.openstreetmap.org/?mlat=10.93&mlon=107.24#map=17/10.93/107.24", ""),
    ("https://img.vietqr.io/image/970415-000000000000-compact2.jpg?amount=50000&addInfo=nuoc", ""),
    ("https://img.vietqr.io/image/vietinbank-000000000000-qr_only.png", ""),
    (f"{TO_THE_BANK}6304{checksum(TO_THE_BANK + '6304')}", ""),
    ("https://a.example/tel:1", "0912 345 678"),
    ("../guides/cai-vneid.md", "0912 345 678"),
    ("#goi", "113"),
    ("data:,tel", ""),
    ("javascript:a", ""),
    ("", ""),
    ("//[", ""),
]
BAD = [
    ("tel:", "", "form-phone-none"),
    ("tel:+", "", "form-phone-none"),
    ("tel: - ", "", "form-phone-none"),
    ("tel:{{ phone }}", "", "form-phone-letters"),
    ("tel:0912345xxx", "", "form-phone-letters"),
    ("tel:O912345678", "", "form-phone-letters"),
    ("tel:0912 34", "", "form-phone-short"),
    ("tel:091234567", "", "form-phone-short"),
    ("tel:+8491234567", "", "form-phone-short"),
    ("tel:0251312345", "", "form-phone-short"),
    ("tel:3123456", "", "form-phone-short"),
    ("tel:1900123", "", "form-phone-short"),
    ("tel:09123456789", "", "form-phone-long"),
    ("tel:0912345678/0912345679", "", "form-phone-long"),
    ("tel:+84025131234567", "", "form-phone-long"),
    ("tel:19001234567", "", "form-phone-long"),
    ("tel:+1202555012345678", "", "form-phone-long"),
    ("tel:0123456789", "", "form-phone-unknown"),
    ("tel:02013123456", "", "form-phone-area"),
    ("tel:0613123456", "", "form-phone-area"),
    ("tel:02403123456", "", "form-phone-area"),
    ("tel:12345678901", "", "form-phone-unknown"),
    ("tel:+0912345678", "", "form-phone-unknown"),
    ("tel:+840912345678", "", "form-phone-zero"),
    ("tel:*101#", "", "form-phone-hash"),
    ("sms:", "", "form-phone-none"),
    ("sms:091234567?body=a", "", "form-phone-short"),
    ("sms:0912345678,09123?body=a", "", "form-phone-short"),
    ("mailto:", "", "form-mail-none"),
    ("mailto:baoquang.dongnai.gov.vn", "", "form-mail-form"),
    ("mailto:bao quang@dongnai.gov.vn", "", "form-mail-form"),
    ("mailto:bao@quang@dongnai.gov.vn", "", "form-mail-form"),
    ("mailto:@dongnai.gov.vn", "", "form-mail-form"),
    ("mailto:baoquang@", "", "form-mail-form"),
    ("mailto:bao..quang@dongnai.gov.vn", "", "form-mail-form"),
    ("mailto:a@dongnai.gov.vn&subject=b", "", "form-mail-form"),
    ("mailto:a@dongnai.gov.vn,b", "", "form-mail-form"),
    ("mailto:?cc=b", "", "form-mail-form"),
    ("mailto:baoquang@dongnai", "", "form-mail-host"),
    ("mailto:baoquang@dongnai..vn", "", "form-mail-host"),
    ("mailto:baoquang@dongnai.gov.vn.", "", "form-mail-host"),
    ("mailto:a@dongnai.gov.vn?subject=Gi%E1%BA", "", "form-mail-coding"),
    ("mailto:a@dongnai.gov.vn?subject=Gi%C3%A1m 5% ", "", "form-mail-coding"),
    ("https://zalo.me/091234567", "", "form-zalo-number"),
    ("https://zalo.me/02513123456", "", "form-zalo-number"),
    ("https://zalo.me/0912.345.678", "", "form-zalo-number"),
    ("//zalo.me/09123456789", "", "form-zalo-number"),
    ("https://zalo.me/g/", "", "form-zalo-path"),
    ("https://zalo.me/", "Nhắn tổ công nghệ số", "form-zalo-path"),
    (f"{PLAY}/details", "", "form-store-id"),
    (f"{PLAY}/details?id=", "", "form-store-id"),
    (f"{PLAY}/details?id=vidu", "", "form-store-id"),
    (f"{PLAY}/details?id=com.vi-du", "", "form-store-id"),
    ("market://details?id=vidu", "", "form-store-id"),
    ("https://play.google.com/store/app/details?id=com.vidu", "", "form-store-path"),
    ("https://play.google.com/apps/details?id=com.vidu", "", "form-store-path"),
    (f"{APPLE}/vn/app/vi-du/1234567890", "", "form-store-id"),
    (f"{APPLE}/vn/app/vi-du/id", "", "form-store-id"),
    (f"{APPLE}/vn/app/vi-du/id12345", "", "form-store-id"),
    (f"{APPLE}/vn/app/vi-du/idabc", "", "form-store-id"),
    ("itms-apps://apps.apple.com/app/vi-du", "", "form-store-id"),
    (f"{APPLE}/vn/vi-du/id1234567890", "", "form-store-path"),
    ("geo:", "", "form-map-point"),
    ("geo:10,93,107,24", "", "form-map-point"),
    ("geo:107.24,10.93", "", "form-map-point"),
    ("https://www.google.com/maps/@107.24,10.93,17z", "", "form-map-point"),
    ("https://maps.google.com/?q=1093,107.24", "", "form-map-point"),
    ("https://www.openstreetmap.org/?mlat=107.24&mlon=10.93", "", "form-map-point"),
    ("https://maps.google.com/?q=-10.93,107.24", "", "form-map-abroad"),
    ("https://img.vietqr.io/image/970415--compact.png", "", "form-pay-image"),
    ("https://img.vietqr.io/image/970415-000000000000.png", "", "form-pay-image"),
    ("https://img.vietqr.io/image/970415-000000000000-compact.png?amount=50k", "", "form-pay-image"),
    (TO_THE_BANK, "", "form-pay-fields"),
    (f"{TO_THE_BANK}6304", "", "form-pay-fields"),
    (f"{TO_THE_BANK}63040000", "", "form-pay-sum"),
]
DIFFERENT = [
    ("tel:02513123465", "Gọi 0251 3 123 456", "0251 3 123 456"),
    ("tel:+84912345678", "0912 345 679", "0912 345 679"),
    ("tel:0912345678", "Di động: +84 912 345 679", "+84 912 345 679"),
    ("tel:0912345678", "(0251) 3123 456", "(0251) 3123 456"),
    ("tel:0912345678", "0912 345 67", "0912 345 67"),
    ("tel:19001006", "Tổng đài 1900 1600", "1900 1600"),
    ("tel:02513123458", "0251 3123 456/457", "0251 3123 456"),
    ("tel:0912345678", "0251 3123 456 - 0912 345 679", "0251 3123 456"),
    ("tel:113", "Cháy nhà gọi 114", "114"),
    ("sms:0912345678", "Nhắn 0912.345.679", "0912.345.679"),
    ("https://zalo.me/0912345678", "Zalo 0912 345 679", "0912 345 679"),
    ("mailto:a@dongnai.gov.vn", "b@dongnai.gov.vn", "b@dongnai.gov.vn"),
]
MEANT = [
    ("tel:01681234567", "tel:0381234567"),
    ("tel:+841231234567", "tel:0831234567"),
    ("tel:84912345678", "tel:+84912345678"),
    ("tel:0613123456", "tel:02513123456"),
    ("tel:+84613123456", "tel:02513123456"),
    ("tel:912345678", "tel:0912345678"),
    ("tel:+840912345678", "tel:+84912345678"),
    ("tel:*101#", "tel:*101%23"),
    ("https://zalo.me/912345678", "https://zalo.me/0912345678"),
    ("https://zalo.me/0912 345 678", "https://zalo.me/0912345678"),
    ("https://play.google.com/store/details?id=com.vidu", f"{PLAY}/details?id=com.vidu"),
    (f"{APPLE}/vn/app/vi-du/1234567890", f"{APPLE}/vn/app/id1234567890"),
    ("geo:107.24,10.93", "geo:10.93,107.24"),
    ("geo:107.24,10.93?z=12", "geo:10.93,107.24?z=12"),
    ("https://maps.google.com/?q=107.24%2C+10.93", "https://maps.google.com/?q=10.93%2C+107.24"),
    ("https://www.google.com/maps/@107.24,10.93,15z", "https://www.google.com/maps/@10.93,107.24,15z"),
    ("https://www.openstreetmap.org/?mlat=107.24&mlon=10.93", "https://www.openstreetmap.org/?mlat=10.93&mlon=107.24"),
    ("tel:0613 123 456,12", "tel:02513123456,12"),
    ("tel:0613123456;ext=12", "tel:02513123456;ext=12"),
    ("sms:0912345678,01681234567?body=a", "sms:0912345678,0381234567?body=a"),
    ("tel:613123456;phone-context=+84", "tel:02513123456"),
]
FIGURES = st.text("0123456789", min_size=7, max_size=7)


@pytest.mark.parametrize(("address", "shown"), GOOD)
def test_what_only_looks_odd_is_no_fault(address: str, shown: str) -> None:
    """Separators, extensions, other countries, short numbers, several recipients, numbers that are dates."""
    assert fault(address, shown) is None


@pytest.mark.parametrize(("address", "shown", "code"), BAD)
def test_a_fault_is_told_by_its_rule(address: str, shown: str, code: str) -> None:
    """With the address as it was written."""
    refused = fault(address, shown)
    assert refused is not None
    assert (refused.code, refused.words["value"]) == (code, address)


@pytest.mark.parametrize(("address", "shown", "number"), DIFFERENT)
def test_words_that_name_another_number_than_the_link_are_a_fault(address: str, shown: str, number: str) -> None:
    """Residents who read it aloud and those who tap it would reach different people."""
    refused = fault(address, shown)
    assert refused is not None
    assert (refused.code, refused.words["shown"]) == ("form-shown-differs", number)


@pytest.mark.parametrize(("address", "hint"), MEANT)
def test_a_slip_that_is_known_is_answered_with_what_was_meant(address: str, hint: str) -> None:
    """Old mobile numbers, a lost 0 or +, a swapped point, a store's path: whole addresses that are fine."""
    refused = fault(address, "")
    assert refused is not None
    assert refused.words["hint"] == hint
    assert fault(hint, "") is None


def test_every_rule_of_forms_that_needs_no_catalogue_is_broken_here() -> None:
    """A new rule comes with an example."""
    broken = {code for _, _, code in BAD} | {"form-shown-differs"}
    assert broken | {"form-store-unknown", "form-store-other", "form-store-closed"} == set(FORMS)


@pytest.mark.parametrize(("address", "shown", "code"), BAD)
def test_a_fault_is_told_where_the_address_stands(address: str, shown: str, code: str) -> None:
    """As a problem of its rule."""
    told = problem(address, shown, Location(file="a.md", line=3))
    assert told is not None
    assert (told.code, told.place) == (code, Location(file="a.md", line=3))


@given(
    head=st.sampled_from(["032", "059", "081", "02513", "02908", "0243", "0283"]),
    rest=FIGURES,
    gap=st.sampled_from(" .-"),
)
def test_whatever_number_our_pages_dial_is_fine_beside_its_digits(head: str, rest: str, gap: str) -> None:
    """However it is grouped; and one digit more or less is told."""
    phone = read_phone((head + rest)[: 11 if head.startswith("02") else 10])
    shown = gap.join((phone[:4], phone[4:7], phone[7:]))
    assert fault(dial(phone), f"Gọi {shown}") is None
    assert fault(f"tel:{phone}", shown) is None
    assert fault(f"tel:{phone[:-1]}", "") is not None
    assert fault(f"tel:{phone}0", "") is not None


@given(address=st.text(), shown=st.text(), scheme=st.sampled_from(["tel", "sms", "mailto", "geo", "market", "https"]))
def test_nothing_that_stands_in_an_address_stops_the_check(address: str, shown: str, scheme: str) -> None:
    """Broken brackets, percent signs, digits of other scripts: a fault or none, never an exception."""
    for written in (f"{scheme}:{address}", f"{scheme}://zalo.me/{address}", f"{scheme}://play.google.com/{address}"):
        refused = fault(written, shown)
        assert refused is None or refused.words["value"] == written


@given(text=st.text(), other=st.text())
def test_the_sum_of_a_payment_code_tells_one_text_from_another(text: str, other: str) -> None:
    """By the check value of CRC-16/CCITT-FALSE; four hexadecimal digits."""
    assert checksum("123456789") == "29B1"
    assert len(checksum(text)) == 4
    assert text != other or checksum(text) == checksum(other)
