"""Files and folders."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "no-site": Rule(
        wrong="(thư mục content không có tệp site.yaml)",
        right="title: Long Khánh 24/7\nbase_url: https://longkhanh.gov.vn/247/",
        shows_line=False,
    ),
    "no-unit": Rule(
        wrong="(thư mục content/xa-moi chỉ có teams.yaml)",
        right="(thư mục content/xa-moi có unit.yaml, trong đó ghi)\nname: Mới\nkind: xã",
        shows_line=False,
    ),
    "no-theme": Rule(
        wrong="title: Long Khánh 24/7\nbase_url: https://longkhanh.gov.vn/247/\ntheme: long-khanhh",
        right="title: Long Khánh 24/7\nbase_url: https://longkhanh.gov.vn/247/\ntheme: long-khanh",
        where="site.yaml",
    ),
    "theme-token": Rule(
        wrong='tokens:\n  brand: ["đỏ đậm", "#6b2a14"]',
        right='tokens:\n  brand: ["#7c2d12", "#6b2a14"]',
    ),
    "theme-unknown": Rule(
        wrong="a { color: var(--brnad) }",
        right="a { color: var(--brand) }",
    ),
    "theme-style": Rule(
        wrong='a::after { content: "</style>" }',
        right='a::after { content: "" }',
    ),
    "theme-word": Rule(
        wrong='announcement_expired: "Hết hạn ngày {ngày}."',
        right='announcement_expired: "Hết hạn ngày {day}."',
    ),
    "theme-template": Rule(
        wrong="<h1>{{ page.heding }}</h1>",
        right="<h1>{{ page.heading }}</h1>",
    ),
    "theme-missing": Rule(
        wrong='{% extends "khung.html" %}',
        right='{% extends "base.html" %}',
    ),
    "theme-shadowed": Rule(
        wrong="(themes/default cạnh thư mục content, khác giao diện của chương trình)",
        right="(giao diện riêng mang tên riêng: themes/xa-minh)",
    ),
    "file-name": Rule(
        wrong="(tên tệp: guides/Hẹn đến nhà.md)",
        right="(tên tệp: guides/hen-den-nha.md)",
        shows_line=False,
    ),
    "reserved-name": Rule(
        wrong="(thư mục content/lien-he)",
        right="(thư mục content/bao-quang)",
    ),
    "base-folder": Rule(
        wrong="(thư mục content/long-khanh/_quoc-gia)",
        right="(thư mục content/_quoc-gia)",
    ),
    "base-file": Rule(
        wrong="(tệp content/_quoc-gia/teams.yaml)",
        right="(tệp content/bao-quang/teams.yaml)",
    ),
    "base-key": Rule(
        wrong="(tệp content/_quoc-gia/unit.yaml có dòng)\nname: Bảo Quang",
        right="(tệp content/bao-quang/unit.yaml có dòng)\nname: Bảo Quang",
    ),
    "same-slug": Rule(
        wrong="(hai tệp: 2026-11-18-hop-ap.md và 2026-12-04-hop-ap.md)",
        right="(hai tệp: 2026-11-18-hop-ap.md và 2026-12-04-hop-ap-thang-12.md)",
        shows_line=False,
    ),
    "file-unknown": Rule(
        wrong="(tệp content/bao-quang/phieu-hen.pdf)",
        right="(tệp content/bao-quang/media/phieu-hen.pdf)",
        shows_line=False,
    ),
    "file-misplaced": Rule(
        wrong="announcements/2026-11-22-hop.docx",
        right="media/giay-moi-hop.docx",
        shows_line=False,
    ),
    "file-large": Rule(
        wrong="(một bài hướng dẫn dài hơn 1 MB chữ; teams.yaml có hơn 7.000 người)",
        right="(bài vài trang, phần dài để trong tệp PDF; teams.yaml, teams-2.yaml …)",
        shows_line=False,
    ),
    "file-outside": Rule(
        wrong="(media/ban-do.pdf là lối tắt đến một tệp ở ổ đĩa khác)",
        right="(media/ban-do.pdf là chính tệp ấy, đã chép vào)",
        shows_line=False,
    ),
    "same-name": Rule(
        wrong="media/Anh.jpg và media/anh.jpg",
        right="media/anh-lop-hoc.jpg và media/anh-hop-ap.jpg",
        shows_line=False,
    ),
    "name-windows": Rule(
        wrong="guides/con.md",
        right="guides/cham-soc-con.md",
        shows_line=False,
    ),
    "name-long": Rule(
        wrong="guides/huong-dan-ba-con-cach-nop-ho-so-dang-ky-khai-sinh-….md",
        right="guides/dang-ky-khai-sinh.md",
        shows_line=False,
    ),
    "name-bytes": Rule(
        wrong="media/anh-le-ra-quan-cua-tat-ca-cac-to-cong-nghe-so-cong-dong-….jpg",
        right="media/le-ra-quan.jpg",
        shows_line=False,
    ),
    "file-folder": Rule(
        wrong="thư mục tên bao-quang/unit.yaml",
        right="tệp bao-quang/unit.yaml",
        shows_line=False,
    ),
    "folder-deep": Rule(
        wrong="media/a/b/c/d/e/f/g/h/i/k.jpg",
        right="media/k.jpg",
        shows_line=False,
    ),
    "file-special": Rule(
        wrong="bao-quang/events.yaml là một ống dẫn (pipe)",
        right="bao-quang/events.yaml là một tệp chữ",
        shows_line=False,
    ),
    "file-in-cloud": Rule(
        wrong="(tệp guides/.cai-vneid.md.icloud: iCloud chưa tải cai-vneid.md về máy này)",
        right="(tệp guides/cai-vneid.md mở xem được)",
        shows_line=False,
    ),
    "file-unreadable": Rule(
        wrong="(tệp đang bị chương trình khác khóa, hoặc máy không có quyền đọc)",
        right="(tệp mở xem được bình thường)",
        shows_line=False,
    ),
    "files-left": Rule(
        wrong="(bao-quang/guides có cai-vneid.md và bản tự lưu cai-vneid.md~)",
        right="(bao-quang/guides chỉ có cai-vneid.md)",
        shows_line=False,
    ),
    "unit-vanished": Rule(
        wrong="(thư mục content/bao-quang bị xóa; site.yaml không nói gì)",
        right="(thư mục content/bao-quang còn đó; hoặc site.yaml có dòng)\nended: [bao-quang]",
    ),
    "unit-died": Rule(
        wrong="(máy hết bộ nhớ, hoặc có người tắt chương trình, khi đang dựng trang của xã)",
        right="(dựng lại lúc máy rảnh; hoặc bản trước khi thêm tệp rất lớn)",
    ),
    "unit-stalled": Rule(
        wrong="(dựng trang của một xã quá mười phút mà chưa xong)",
        right="(python3 build.py --unit-seconds 3600)",
    ),
    "unit-misnamed": Rule(
        wrong="(thư mục content/Bảo Quang, trang đã đăng ở /bao-quang/)",
        right="(thư mục content/bao-quang)",
    ),
    "ended-living": Rule(
        wrong="(thư mục content/bao-quang còn đó)\nended: [bao-quang]",
        right="(thư mục content/bao-quang còn đó)\nended: []",
    ),
    "page-ended": Rule(
        wrong="(bài content/guides/cu.md đã đăng rồi bị xóa)",
        right="(bài thay cho nó có dòng)\naliases: [cu]",
        shows_line=False,
    ),
    "page-renamed": Rule(
        wrong="(bài content/guides/cu.md đã đăng nay là content/guides/moi.md)",
        right="(đầu bài content/guides/moi.md có dòng)\naliases: [cu]",
        shows_line=False,
    ),
    "file-ended": Rule(
        wrong="(tệp content/media/giay-moi.pdf đã đăng rồi bị xóa)",
        right="(tệp content/media/giay-moi.pdf còn đó)",
        shows_line=False,
    ),
    "updated-missing": Rule(
        wrong="(thông báo đã đăng ngày 20/11; ngày 23/11 sửa giờ họp, không ghi gì thêm)",
        right="(đầu bài có dòng)\nupdated: 2026-11-23",
        shows_line=False,
    ),
    "output-unwritten": Rule(
        wrong="(public/bao-quang/index.html đang bị chương trình khác giữ)",
        right="(mọi tệp trong public/bao-quang ghi được)",
    ),
    "output-unremoved": Rule(
        wrong="(public/bao-quang/thong-bao/cu bị khóa, mà bài ấy đã gỡ)",
        right="(mọi tệp trong public/bao-quang xóa được)",
    ),
    "output-unclaimed": Rule(
        wrong="(.manifest.json bị cắt cụt; public/bao-quang/cu/index.html không của bài nào)",
        right="(public/bao-quang/cu/index.html đã xóa tay)",
    ),
}
