"""What makes a page too heavy for the weakest phone (`text.page_weight` has the limits)."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "page-text": Rule(
        wrong="(một bài gom cả mười việc, dài hai mươi trang giấy)",
        right="(mười bài, mỗi bài một việc, dẫn sang nhau)",
        shows_line=False,
    ),
    "page-tables": Rule(
        wrong="(một bài có bảng ba trăm dòng)",
        right="(bài nêu mười dòng hay hỏi nhất; cả bảng để trong tệp PDF)",
        shows_line=False,
    ),
    "page-links": Rule(
        wrong="(một bài liệt kê ba trăm đường dẫn)",
        right="(bài nêu những đường dẫn bà con cần nhất, chia theo việc)",
        shows_line=False,
    ),
    "page-pictures": Rule(
        wrong="(một bài có một trăm hình)",
        right="(mỗi bước nhiều nhất một hình)",
        shows_line=False,
    ),
    "page-codes": Rule(
        wrong="(sổ mã có ba trăm mã)",
        right="(mã thôi dùng được thu về: build.py qr retire)",
        shows_line=False,
    ),
    "page-navigation": Rule(
        wrong="(mẫu trang đặt hai trăm mục ở đầu mỗi trang)",
        right="(bốn mục ở đầu trang, còn lại ở danh mục A–Z)",
        shows_line=False,
    ),
    "page-drawings": Rule(
        wrong="(mẫu trang vẽ phù hiệu bằng hai nghìn nét)",
        right="(phù hiệu vẽ lại bằng vài nét)",
        shows_line=False,
    ),
    "page-style": Rule(
        wrong="(giao diện chép vào cả một bộ kiểu dáng có sẵn)",
        right="(giao diện extends: default, chỉ ghi lại chỗ cần khác)",
        shows_line=False,
    ),
    "page-script": Rule(
        wrong="(mẫu trang mang theo cả một thư viện lệnh)",
        right="(vài dòng lệnh, trang vẫn dùng được khi không có)",
        shows_line=False,
    ),
    "page-host": Rule(
        wrong='<script src="https://dem-luot.example/dem.js"></script>',
        right="(không có: trang không hỏi máy nào khác)",
    ),
    "page-request": Rule(
        wrong='<link rel="stylesheet" href="kieu-dang.css">',
        right="<style>{{ css }}</style>",
    ),
    "page-font": Rule(
        wrong='@font-face { font-family: "Chữ đẹp"; src: url(chu-dep.woff2) }',
        right='body { font-family: system-ui, Roboto, "Noto Sans", Arial, sans-serif }',
    ),
    "page-cookie": Rule(
        wrong="<script>document.cookie = 'da-xem=1'</script>",
        right="<script>try { localStorage.daXem = 1 } catch (x) {}</script>",
    ),
    "picture-heavy": Rule(
        wrong="media/dam-dong.jpg, hàng trăm người, khi đăng còn 60 kB",
        right="media/ban-tiep-dan.jpg, chỉ lấy chỗ bà con cần nhận ra",
        shows_line=False,
    ),
}
