"""Pictures and other files for residents."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

_READ = "---\ntitle: Bài\nsummary: Tóm tắt\nchecked_on: 2026-11-01\naudio:\n  file: ../media/{}\n---\nMở [mẫu](../media/mau-don.pdf)."
RULES: Mapping[str, Rule] = {
    "picture-outside": Rule(
        wrong="![Bà con học quét mã](https://dongnai.gov.vn/lop-hoc.jpg)",
        right="![Bà con học quét mã](../media/lop-hoc.jpg)",
        where="guides/bai.md",
    ),
    "picture-silent": Rule(
        wrong="![](../media/lop-hoc.jpg)",
        right="![Bà con học quét mã ở nhà văn hóa](../media/lop-hoc.jpg)",
        where="guides/bai.md",
    ),
    "audio-kind": Rule(
        wrong=_READ.format("mau-don.pdf"),
        right=_READ.format("bai-doc.mp3"),
        where="guides/bai.md",
    ),
    "picture-kind": Rule(
        wrong="![Mẫu đơn](../media/mau-don.pdf)",
        right="[Mẫu đơn](../media/mau-don.pdf)",
        where="guides/bai.md",
    ),
    "picture-drawing": Rule(
        wrong="media/so-do.svg",
        right="media/so-do.png",
    ),
    "picture-huge": Rule(
        wrong="media/toan-canh.png, 60.000 x 60.000 điểm ảnh",
        right="media/toan-canh.jpg, 4.000 x 3.000 điểm ảnh",
    ),
    "picture-costly": Rule(
        wrong="media/toan-canh.jpg, mở rất lâu mới hiện",
        right="media/toan-canh.jpg, lưu lại bằng chương trình xem ảnh",
    ),
    "picture-moving": Rule(
        wrong="media/cac-buoc.gif (hình động)",
        right="media/buoc-1.png, media/buoc-2.png, media/buoc-3.png",
    ),
    "media-located": Rule(
        wrong="media/nha-van-hoa.jpg, chụp khi máy đang ghi vị trí",
        right="media/nha-van-hoa.jpg, đã xóa thông tin vị trí",
    ),
    "document-located": Rule(
        wrong="media/bao-cao.docx, có ảnh chụp khi máy đang ghi vị trí",
        right="media/bao-cao.docx, ảnh không còn vị trí",
    ),
    "document-acts": Rule(
        wrong="media/bieu-mau.pdf, tự chạy JavaScript khi mở",
        right="media/bieu-mau.pdf, chỉ có chữ và hình",
    ),
    "document-links": Rule(
        wrong="media/bieu-mau.pdf, có đường dẫn tới dich-vu-nhanh.example",
        right="media/bieu-mau.pdf, có đường dẫn tới dichvucong.gov.vn",
    ),
    "media-large": Rule(
        wrong="media/quyet-dinh.pdf, 60 MB",
        right="media/quyet-dinh.pdf, 2 MB",
    ),
    "file-disguised": Rule(
        wrong="media/anh.jpg, mở ra lại là một trang web",
        right="media/anh.jpg, lưu từ máy ảnh",
        shows_line=False,
    ),
    "file-broken": Rule(
        wrong="media/anh.jpg, 0 kB",
        right="media/anh.jpg, 830 kB, mở xem được",
        shows_line=False,
    ),
    "film-data": Rule(
        wrong="media/ra-quan.mp4, có kèm đường đi của người quay",
        right="media/ra-quan.mp4, chỉ còn hình và tiếng",
    ),
}
