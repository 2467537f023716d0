"""Markets: off unless a place has one; what stands on their page, and what never does."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from small_site import SmallSite, tree

from site_builder.model.issued_code import seal_of
from site_builder.model.problem import is_error

MARKET = """\
markets:
  - id: cho-xa
    name: Chợ xã Bảo Quang
    place: đường N5, ấp 1
    hours: 5 giờ đến 11 giờ
    manager: Ban quản lý chợ
    source: Báo Đồng Nai, 28/10/2022 (S, S4)
    stalls:
      - id: sap-1
        sign: Sạp trái cây số 1
        goods: [trái cây, dừa tươi]
        keeper: Lê Thị Mẫu
        ways: [cash, bank]
        bank: Agribank
        account_name: LE THI MAU
        {}
      - id: sap-2
        sign: Quán nước số 2
        ways: [cash]
"""
AGREED = "consent: {what: [name], date: 2026-11-20, by: Ban quản lý chợ}"
SAFE = """\
---
title: Quét mã an toàn
summary: Đọc tên trước khi bấm.
checked_on: 2026-11-01
---
1. Đọc tên.
"""
FILE, PAGE = "bao-quang/markets.yaml", "bao-quang/cho/index.html"


def market(line: str = AGREED) -> dict[str, str]:
    """A market of two stalls; a line is added to the first."""
    return {FILE: MARKET.format(line)}


def words(html: str) -> str:
    """What residents read of a page."""
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def test_a_place_without_a_market_pays_nothing(site: SmallSite) -> None:
    """Its pages are the same bytes as beside a commune that has one; nothing there leads to a market."""
    before = site.build().tree
    after = site.put(market()).build().tree
    changed = {name for name in before if before[name] != after[name]}
    assert after.keys() - before.keys() == {PAGE}
    assert {name for name in changed if name.startswith("xuan-an/")} == set()
    assert not any(b"cho/" in body for name, body in before.items() if name.endswith(".html"))


def test_an_empty_list_is_no_market(site: SmallSite) -> None:
    """Neither a page nor a heading comes of it."""
    assert PAGE not in site.put({FILE: "markets: []\n"}).build().tree


def test_the_page_says_who_sells_what_and_how_to_pay(site: SmallSite) -> None:
    """The name that the screen has to show stands in letters; the grade of the source is for editors."""
    site.put({"guides/tieu-thuong-qr.md": SAFE, "guides/quet-qr-chuyen-tien-an-toan.md": SAFE})
    built = site.put(market()).build()
    assert not built.report.problems
    said = words(built.page(PAGE))
    for part in (
        "Ở đâu đường N5, ấp 1 Giờ họp chợ 5 giờ đến 11 giờ Trông coi chợ Ban quản lý chợ",
        "Sạp trái cây số 1 trái cây, dừa tươi Người bán: Lê Thị Mẫu Trả tiền: tiền mặt; chuyển khoản, quét mã VietQR.",
        "Ngân hàng: Agribank. Tên phải hiện ra: LE THI MAU",
        "Quán nước số 2 Trả tiền: tiền mặt. Trang này",
        "Đọc tên người nhận trên màn hình trước khi bấm chuyển.",
        "Chờ tin báo của chính ngân hàng",
        "dán đè",
        "Nguồn: Báo Đồng Nai, 28/10/2022",
    ):
        assert part in said
    assert "(S, S4)" not in said
    for guide in ("tieu-thuong-qr", "quet-qr-chuyen-tien-an-toan"):
        assert f'href="../huong-dan/{guide}/"' in built.page(PAGE)


def test_the_home_page_and_the_index_lead_there(site: SmallSite) -> None:
    """Each market by its name, at its own place on the page."""
    built = site.put(market()).build()
    home, index = built.page("bao-quang/index.html"), built.page("bao-quang/tat-ca/index.html")
    assert 'href="cho/#cho-xa"' in home
    assert "Chợ xã Bảo Quang 5 giờ đến 11 giờ · 2 sạp" in words(home)
    assert 'href="../cho/#cho-xa"' in index
    assert "bao-quang/cho/" in built.page("sitemap-pages.xml") + built.page("bao-quang/sitemap.xml")


def test_the_privacy_page_speaks_of_it(site: SmallSite) -> None:
    """Only where there is a market."""
    built = site.put(market()).build()
    assert "họ tên người bán" in words(built.page("bao-quang/quyen-rieng-tu/index.html"))
    assert "họ tên người bán" not in words(built.page("xuan-an/quyen-rieng-tu/index.html"))


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("note: a", ["stall-no-consent", "stall-no-consent"]),
        ("consent: {what: [phone], date: 2026-11-20, by: A}", ["stall-no-consent", "stall-no-consent"]),
        ("consent: {what: [name], date: 2026-12-01, by: A}", []),
    ],
)
def test_nobody_is_named_who_has_not_agreed(site: SmallSite, line: str, codes: list[str]) -> None:
    """No file of the site has the name: none was asked, something else was agreed to, or the day has not come."""
    built = site.put(market(line)).build()
    assert built.codes == codes
    assert built.report.next_change == (date(2026, 12, 1) if not codes else built.report.next_change)
    for body in tree(site.output).values():
        assert b"L\xc3\xaa Th\xe1\xbb\x8b M\xe1\xba\xabu" not in body
        assert b"LE THI MAU" not in body
    assert "Chưa ghi tên tài khoản" in words(built.page(PAGE))


def test_names_appear_on_the_day_of_the_consent(site: SmallSite) -> None:
    """Though nobody edits anything."""
    site.put(market("consent: {what: [name], date: 2026-12-01, by: A}"))
    assert "LE THI MAU" not in site.build().page(PAGE)
    assert "LE THI MAU" in site.build(date(2026, 12, 1)).page(PAGE)


def test_a_sample_is_shown_as_one(site: SmallSite) -> None:
    """Nobody stands behind it, so that nobody has to agree; and no bank or name of it is told as one to pay to."""
    built = site.put(market("sample: có")).build()
    assert not built.report.problems
    said = words(built.page(PAGE))
    assert "Sạp trái cây số 1 Mẫu" in said
    assert "Agribank" not in said
    assert "LE THI MAU" not in said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("bank: Agribank", "bank: Agribank 7812 3456 0912"),
        ("account_name: LE THI MAU", "account_name: LE THI MAU 781234560912"),
        ("account_name: LE THI MAU", "account_name: 781.234.560"),
        ("keeper: Lê Thị Mẫu", "keeper: Lê Thị Mẫu 781234560912"),
        (AGREED, f"{AGREED}\n        account: 781234560912"),
        (AGREED, f"{AGREED}\n        note: STK 781234560912 Agribank"),
        (AGREED, f"{AGREED}\n        note: Chuyển vào 7812 3456 0912"),
        (AGREED, f"{AGREED}\n        note: STK 19 03 45 67 89 01 2"),
        (AGREED, f"{AGREED}\n        note: 19 03 45 67 89 01 2 Agribank"),
        (AGREED, f"{AGREED}\n        note: STK 10 20 30 40 50 60"),
        (AGREED, f"{AGREED}\n        note: Tài khoản 12 13 14 15 16 17 18"),
        (AGREED, f"{AGREED}\n        note: 'Số TK Vietcombank: 36 37 38 39 40 41'"),
        (AGREED, f"{AGREED}\n        note: Dép nhiều cỡ. STK 40 39 38 37 36 35"),
        (AGREED, f"{AGREED}\n        note: Dép nhiều cỡ, 19 03 45 67 89 01 2"),
        (AGREED, f"{AGREED}\n        note: 'STK: 02513871234'"),
        (AGREED, f"{AGREED}\n        note: chuyển khoản vào 12 34 56 78"),
        (AGREED, f"{AGREED}\n        note: 'tài khoản BIDV của Lan: 0251 3871 234'"),
        ("sign: Sạp trái cây số 1", "sign: Sạp số 1 tài khoản 781234560912"),
        ("sign: Sạp trái cây số 1", "sign: Sạp số 1, 0912 345 678"),
        ("goods: [trái cây, dừa tươi]", "goods: [trái cây, STK 781234560912]"),
        ("manager: Ban quản lý chợ", "manager: Ban quản lý chợ 0912 345 678"),
        ("manager: Ban quản lý chợ", "manager: Ban quản lý chợ, STK 781234560912"),
        ("    hours: 5 giờ", "    note: Chuyển tiền sạp vào 7812 3456 0912\n    hours: 5 giờ"),
    ],
)
def test_the_number_of_an_account_is_refused(site: SmallSite, old: str, new: str) -> None:
    """Wherever it is written, and whatever stands beside it: the page stays as it was."""
    good = market()[FILE]
    assert good.count(old) == 1
    site.put(market()).build()
    built = site.put({FILE: good.replace(old, new)}).build()
    assert any(map(is_error, built.report.problems))
    assert PAGE in built.tree
    assert not any(digits in body for body in built.tree.values() for digits in (b"781234560912", b"7812 3456 0912"))


def test_other_numbers_are_none_of_an_account(site: SmallSite) -> None:
    """Landlines, sums, a day, the number of the stall, sizes of shoes."""
    for note in (
        "Sạp 1024, gọi 0251 3871 234 hoặc 1900 1006, mua 150.000.000 đồng, nghỉ 20/11/2026",
        "Gọi 0251 3871 234 - 0251 3871 235, mua 150 000 000 đồng",
        "Dép cỡ 36 37 38 39 40 41 42",
        "Dép 36 37 38 39 40 41 42",
        "Dép size 42 41 40 39 38 37 36",
        "Áo cỡ số 8-10-12-14-16-18",
        "Có chuyển khoản, gọi 0251 3871 234",
        "Nhận chuyển khoản hoặc gọi 0251 3871 234",
        "Chuyển khoản từ 150.000 đồng",
        "Nhận chuyển khoản, mua 150.000 đồng trở lên",
    ):
        assert site.put(market(f"{AGREED}\n        note: {note}")).build().codes == []


def test_who_takes_transfers_says_what_to_compare(site: SmallSite) -> None:
    """The bank, and the name; and a bank alone tells that transfers are taken."""
    lacking = market("note: a")[FILE].replace("        keeper: Lê Thị Mẫu\n", "")
    without = lacking.replace("        account_name: LE THI MAU\n", "")
    assert site.put({FILE: without}).build().told == [(FILE, "stall-no-holder", 12, 15)]
    assert site.put({FILE: without.replace("        ways: [cash, bank]\n", "")}).build().codes == ["stall-no-holder"]
    assert site.put({FILE: without.replace("[cash, bank]", "[cash]")}).build().codes == []


def test_a_stall_lacks_neither_id_nor_sign(site: SmallSite) -> None:
    """And no two have one id, in one market or in two."""
    stalls = "markets:\n  - id: a\n    name: A\n    stalls:\n      - {id: s}\n      - {sign: B}\n"
    assert sorted(site.put({FILE: stalls}).build().codes) == ["missing-key", "missing-key"]
    twice = (
        "markets:\n  - {id: a, name: A, stalls: [{id: s, sign: A}]}\n  - {id: b, name: B, stalls: [{id: s, sign: B}]}\n"
    )
    assert site.put({FILE: twice}).build().codes == ["stall-twice"]


def test_the_market_of_a_former_unit_leads_to_the_page_of_the_new_one(site: SmallSite) -> None:
    """Which may have no market: the link says and leads no more than it can."""
    over = "name: Bảo Quang\nkind: xã\nsuccession: {into: xuan-an, date: 2025-07-01}\n"
    new = "name: Xuân An\nkind: phường\nsuccession: {from: bao-quang, date: 2025-07-01}\n"
    built = site.put(market()).put({"bao-quang/unit.yaml": over, "xuan-an/unit.yaml": new}).build()
    assert '<a class="button" href="../../xuan-an/">Mở trang phường Xuân An</a>' in built.page(PAGE)


def test_a_code_leads_to_a_market(site: SmallSite) -> None:
    """By its id, at its own place on the page."""
    line = f"codes:\n  - {{code: '12345671', target: 'market:cho-xa', seal: {seal_of('12345671', 'market:cho-xa')}}}\n"
    built = site.put(market()).put({"bao-quang/qr.yaml": line}).build()
    assert not built.report.problems
    assert 'bao-quang/cho/#cho-xa">Chợ xã Bảo Quang</a>' in built.page("q/12345671/index.html")
    assert site.put({FILE: "markets: []\n"}).build().codes == ["qr-target-gone"]


def test_texts_lead_to_a_market_that_is_there(site: SmallSite) -> None:
    """A text that units without one inherit cannot."""
    text = "---\ntitle: Tin\ndate: 2026-11-20\n---\nXem [chợ](../markets.yaml#cho-xa).\n"
    site.put(market()).put({"bao-quang/announcements/2026-11-20-cho.md": text})
    built = site.build()
    assert not built.report.problems
    assert 'href="../../cho/#cho-xa"' in built.page("bao-quang/thong-bao/cho/index.html")
    assert "link-unknown" in site.remove(FILE).build().codes


def test_large_transfers_are_told_as_the_catalogue_has_them(site: SmallSite) -> None:
    """With their source; no limit is known to the program."""
    assert "Chuyển số tiền lớn" not in words(site.put(market()).build().page(PAGE))
    entry = (
        "categories: [{id: tien, name: Tiền}]\nservices:\n  - id: ngan-hang-sinh-trac\n    name: Quét mặt\n"
        "    category: tien\n    facts: [Trên mười triệu thì quét mặt.]\n    sources: ['a.vn, 06/2024 (B, P47)']\n"
    )
    said = words(site.put({"bao-quang/services.yaml": entry}).build().page(PAGE))
    assert "Chuyển số tiền lớn Trên mười triệu thì quét mặt. " in said
    assert "a.vn, 06/2024" in said.split("Nguồn: ")[1]
