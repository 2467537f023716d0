"""Addresses that were published and that the site no longer has, and pages that say so."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

_WITHDRAWN = "withdrawn:\n  - page: {page}\n    reason: Điểm hỗ trợ đã đóng\n    on: 2026-11-20"

RULES: Mapping[str, Rule] = {
    "ledger-line": Rule(
        wrong="(trong addresses.txt)\nhttps://longkhanh.gov.vn/247/huong-dan/cai-vneid/",
        right="(trong addresses.txt)\nhuong-dan/cai-vneid/",
    ),
    "address-moved": Rule(
        wrong="(bài content/guides/cu.md đổi tên thành content/guides/moi.md)",
        right="(đầu bài content/guides/moi.md có dòng)\naliases: [cu]",
        shows_line=False,
    ),
    "address-lost": Rule(
        wrong="(bài content/guides/cu.md đã đăng rồi bị xóa)",
        right="(bài thay cho nó có dòng)\naliases: [cu]",
        shows_line=False,
    ),
    "address-withheld": Rule(
        wrong="(bài content/guides/cu.md đã đăng, nay có dòng)\nhide: có",
        right="(bỏ dòng hide; content/unit.yaml có dòng)\n"
        "withdrawn: [{page: huong-dan/cu/, reason: Bài đã cũ, on: 2026-11-20}]",
    ),
    "address-later": Rule(
        wrong="(thông báo đã đăng ngày 18/11, nay có dòng)\ndate: 2026-12-18",
        right="(thông báo đã đăng ngày 18/11 có dòng)\ndate: 2026-11-18",
    ),
    "file-later": Rule(
        wrong="(tệp giay-moi.pdf đã đăng; bài duy nhất dẫn tới nó ghi date: 2026-12-18)",
        right="(bài ấy ghi date: 2026-11-18)",
        shows_line=False,
    ),
    "part-lost": Rule(
        wrong="(bài cu.md nay có 3 bước; trang khác từng dẫn tới cu.md#buoc-4)",
        right="(bài cu.md lại có bước 4)",
        shows_line=False,
    ),
    "file-lost": Rule(
        wrong="(tệp content/media/mau-don.pdf đã đăng rồi bị xóa)",
        right="(tệp content/media/mau-don.pdf còn đó)",
        shows_line=False,
    ),
    "unit-lost": Rule(
        wrong="(thư mục content/bao-quang đổi thành content/xa-bao-quang)",
        right="(content/xa-bao-quang/unit.yaml có dòng)\naliases: [bao-quang]",
        shows_line=False,
    ),
    "ended-known": Rule(
        wrong="(trang của bao-quang đã đăng)\nended: [bao-quang]",
        right="(thư mục của đơn vị nhận việc có unit.yaml với dòng)\naliases: [bao-quang]",
    ),
    "code-lost": Rule(
        wrong="(dòng của mã 48213093 bị xóa khỏi qr.yaml)",
        right="(dòng của mã 48213093 còn trong qr.yaml)",
    ),
    "withdrawn-page": Rule(
        wrong=_WITHDRAWN.format(page="guides/diem-ho-tro.md"),
        right=_WITHDRAWN.format(page="huong-dan/diem-ho-tro/"),
        where="unit.yaml",
    ),
    "withdrawn-living": Rule(
        wrong=_WITHDRAWN.format(page="huong-dan/cai-vneid/"),
        right=_WITHDRAWN.format(page="huong-dan/diem-ho-tro/"),
        where="unit.yaml",
    ),
}
