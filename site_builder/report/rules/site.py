"""What finished pages point to: rules on any folder of HTML (`check --site DIR`), and on our own output.

`{kind}` is the element and attribute that hold the address: "a href".
"""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "site-missing": Rule(
        wrong='<a href="cai-vnied.html">Cài VNeID</a>',
        right='<a href="cai-vneid.html">Cài VNeID</a>',
        where="index.html",
    ),
    "site-case": Rule(
        wrong='<a href="Cai-VNeID.html">Cài VNeID</a>',
        right='<a href="cai-vneid.html">Cài VNeID</a>',
        where="index.html",
    ),
    "site-unicode-form": Rule(
        wrong='<a href="thong-ba\u0301o.html">Thông báo</a>',
        right='<a href="thong-báo.html">Thông báo</a>',
        where="index.html",
    ),
    "site-encoded-twice": Rule(
        wrong='<a href="th%25C3%25B4ng-b%25C3%25A1o.html">Thông báo</a>',
        right='<a href="th%C3%B4ng-b%C3%A1o.html">Thông báo</a>',
        where="index.html",
    ),
    "site-encoding": Rule(
        wrong='<a href="th%F4ng-b%E1o.html">Thông báo</a>',
        right='<a href="th%C3%B4ng-b%C3%A1o.html">Thông báo</a>',
        where="index.html",
    ),
    "site-flat-slash": Rule(
        wrong='<a href="lien-he/">Liên hệ</a>',
        right='<a href="lien-he.html">Liên hệ</a>',
        where="index.html",
    ),
    "site-no-index": Rule(
        wrong='<a href="hinh/">Hình ảnh</a>',
        right='<a href="hinh/lop-hoc.html">Hình ảnh</a>',
        where="index.html",
    ),
    "site-no-ending": Rule(
        wrong='<a href="cai-vneid">Cài VNeID</a>',
        right='<a href="cai-vneid.html">Cài VNeID</a>',
        where="index.html",
    ),
    "site-no-scheme": Rule(
        wrong='<a href="www.dichvucong.example/">Cổng Dịch vụ công</a>',
        right='<a href="https://www.dichvucong.example/">Cổng Dịch vụ công</a>',
        where="index.html",
    ),
    "site-climbs": Rule(
        wrong='<a href="../../../xa/lien-he.html">Liên hệ</a>',
        right='<a href="lien-he.html">Liên hệ</a>',
        where="index.html",
    ),
    "site-outside-base": Rule(
        wrong='<link rel="canonical" href="https://xa.example/247/">\n<a href="/cai-vneid.html">VNeID</a>',
        right='<link rel="canonical" href="https://xa.example/247/">\n<a href="cai-vneid.html">VNeID</a>',
        where="index.html",
    ),
    "site-local": Rule(
        wrong='<a href="http://localhost:3000/lien-he.html">Liên hệ</a>',
        right='<a href="cai-vneid.html">Cài VNeID</a>',
        where="index.html",
    ),
    "site-malformed": Rule(
        wrong='<a href="https//dichvucong.example/">Cổng Dịch vụ công</a>',
        right='<a href="https://dichvucong.example/">Cổng Dịch vụ công</a>',
        where="index.html",
    ),
    "site-empty-address": Rule(
        wrong='<a href="">Cài VNeID</a>',
        right='<a href="cai-vneid.html">Cài VNeID</a>',
        where="index.html",
    ),
    "site-file-empty": Rule(
        wrong="Tệp mau-don.pdf có 0 byte.",
        right="Tệp mau-don.pdf mở ra được.",
    ),
    "site-fragment": Rule(
        wrong='<a href="#buoc-9">Bước 2</a><p id="buoc-2">Bấm Cài đặt.</p>',
        right='<a href="#buoc-2">Bước 2</a><p id="buoc-2">Bấm Cài đặt.</p>',
        where="index.html",
    ),
    "site-fragment-case": Rule(
        wrong='<a href="#Buoc-2">Bước 2</a><p id="buoc-2">Bấm Cài đặt.</p>',
        right='<a href="#buoc-2">Bước 2</a><p id="buoc-2">Bấm Cài đặt.</p>',
        where="index.html",
    ),
    "site-fragment-form": Rule(
        wrong='<a href="#ba\u0301o">Báo</a><p id="báo">Thông báo</p>',
        right='<a href="#báo">Báo</a><p id="báo">Thông báo</p>',
        where="index.html",
    ),
    "site-fragment-twice": Rule(
        wrong='<a href="#to">Tổ</a><p id="to">Tổ 1</p><p id="to">Tổ 2</p>',
        right='<a href="#to-1">Tổ</a><p id="to-1">Tổ 1</p><p id="to-2">Tổ 2</p>',
        where="index.html",
    ),
    "site-symbol": Rule(
        wrong='<svg><symbol id="ic-goi"/><use href="#ic-thu"/></svg>',
        right='<svg><symbol id="ic-goi"/><use href="#ic-goi"/></svg>',
        where="index.html",
    ),
    "site-id-twice": Rule(
        wrong='<p id="to">Tổ 1</p><p id="to">Tổ 2</p>',
        right='<p id="to-1">Tổ 1</p><p id="to-2">Tổ 2</p>',
        where="index.html",
    ),
    "site-loop": Rule(
        wrong='<meta http-equiv="refresh" content="0; url=index.html">',
        right='<meta http-equiv="refresh" content="0; url=cai-vneid.html">',
        where="index.html",
    ),
    "site-sends-on": Rule(
        wrong='<link rel="canonical" href="cu.html">',
        right='<link rel="canonical" href="cai-vneid.html">',
        where="index.html",
    ),
    "site-hidden": Rule(
        wrong="sitemap.xml kê lien-he.html, mà lien-he.html ghi noindex.",
        right="sitemap.xml không kê trang ghi noindex.",
    ),
    "site-mixed": Rule(
        wrong='<link rel="canonical" href="https://xa.example/">\n<img src="http://anh.example/1.png">',
        right='<link rel="canonical" href="https://xa.example/">\n<img src="https://anh.example/1.png">',
        where="index.html",
    ),
    "site-orphan": Rule(
        wrong="Trang bai-cu.html có đó mà không chỗ nào dẫn đến.",
        right="Trang danh sách có đường dẫn đến bai-cu.html.",
    ),
    "site-unused": Rule(
        wrong="Hình lop-hoc.jpg có đó mà không trang nào hiện.",
        right="Trang chủ hiện hình lop-hoc.jpg.",
    ),
    "site-unreadable": Rule(
        wrong="Tệp lien-he.html không cho ai đọc.",
        right="Tệp lien-he.html ai cũng đọc được.",
    ),
    "site-charset": Rule(
        wrong="Tệp lưu bằng Windows-1258 mà ghi <meta charset=utf-8>.",
        right="Tệp lưu bằng UTF-8 và ghi <meta charset=utf-8>.",
    ),
}
