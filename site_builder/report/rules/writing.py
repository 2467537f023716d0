"""How a file is written: encodings, YAML, front matter."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "encoding": Rule(
        wrong="(tệp lưu với Encoding là ANSI, hoặc gõ bằng bảng mã VNI, TCVN3)",
        right="(tệp lưu với Encoding là UTF-8, gõ bằng bảng mã Unicode)",
    ),
    "encoding-windows": Rule(
        wrong="tệp unit.yaml lưu ở bảng mã Windows-1258",
        right="cũng tệp ấy, lưu lại ở bảng mã UTF-8",
    ),
    "encoding-unmarked": Rule(
        wrong="tệp unit.yaml lưu ở bảng mã UTF-16, không có dấu nhận biết",
        right="cũng tệp ấy, lưu lại ở bảng mã UTF-8",
    ),
    "encoding-twice": Rule(
        wrong="tagline: á»¦y ban nhÃ¢n dÃ¢n",
        right="tagline: Ủy ban nhân dân",
        where="unit.yaml",
    ),
    "old-font": Rule(
        wrong="tagline: Uû ban nh©n d©n x· B¶o Quang",
        right="tagline: Ủy ban nhân dân xã Bảo Quang",
        where="unit.yaml",
    ),
    "text-lost": Rule(
        wrong="tagline: Th\ufffdng báo của xã",
        right="tagline: Thông báo của xã",
        where="unit.yaml",
    ),
    "text-question-mark": Rule(
        wrong="tagline: Th?ng b?o của xã",
        right="tagline: Thông báo của xã",
        where="unit.yaml",
    ),
    "text-entity": Rule(
        wrong="tagline: Th&ocirc;ng báo của xã",
        right="tagline: Thông báo của xã",
        where="unit.yaml",
    ),
    "conflict-marks": Rule(
        wrong="<<<<<<< HEAD\nHọp lúc 7 giờ.\n=======\nHọp lúc 8 giờ.\n>>>>>>> sua-gio",
        right="Họp lúc 8 giờ.",
        where="guides/bai.md",
    ),
    "yaml-rest": Rule(
        wrong="tagline: [Khẩn] Họp ấp",
        right='tagline: "[Khẩn] Họp ấp"',
        where="unit.yaml",
    ),
    "front-matter-dashes": Rule(
        wrong="—\ntitle: Họp ấp\ndate: 2026-11-20\n---\nMời mỗi nhà một người.",
        right="---\ntitle: Họp ấp\ndate: 2026-11-20\n---\nMời mỗi nhà một người.",
        where="announcements/2026-11-20-tin.md",
    ),
    "yaml-hash": Rule(
        wrong="tagline: Thôn 3 #2",
        right='tagline: "Thôn 3 #2"',
        where="unit.yaml",
    ),
    "key-lookalike": Rule(
        wrong="tаgline: Chào bà con",
        right="tagline: Chào bà con",
        where="unit.yaml",
    ),
    "text-tangled": Rule(
        wrong="một đoạn có hàng trăm dấu [ liền nhau",
        right="mỗi đoạn vài câu, cách nhau một dòng trống",
    ),
    "marks-piled": Rule(
        wrong="một chữ a đội mấy chục dấu sắc",
        right="tagline: Chào bà con",
    ),
    "control-character": Rule(
        wrong="tagline: Gần dân\x07",
        right="tagline: Gần dân",
        where="unit.yaml",
    ),
    "yaml-tab": Rule(
        wrong="office:\n\tphone: 0251 1022",
        right="office:\n  phone: 0251 1022",
        where="unit.yaml",
    ),
    "yaml-colon": Rule(
        wrong="note: Thứ Hai: nghỉ",
        right='note: "Thứ Hai: nghỉ"',
        where="unit.yaml",
    ),
    "yaml-nested": Rule(
        wrong="hotline: 0251 1022\n  tagline: Gần dân",
        right="hotline: 0251 1022\ntagline: Gần dân",
        where="unit.yaml",
    ),
    "yaml-space": Rule(
        wrong="tagline:Gần dân\nhotline: 0251 1022",
        right="tagline: Gần dân\nhotline: 0251 1022",
        where="unit.yaml",
    ),
    "yaml-dash": Rule(
        wrong="teams:\n  – id: to-ap-1\n    name: Tổ ấp 1",
        right="teams:\n  - id: to-ap-1\n    name: Tổ ấp 1",
        where="teams.yaml",
    ),
    "yaml-curly": Rule(
        wrong="note: “Thứ Hai: nghỉ”",
        right='note: "Thứ Hai: nghỉ"',
        where="unit.yaml",
    ),
    "yaml-unclosed": Rule(
        wrong='note: "Thứ Hai: nghỉ',
        right='note: "Thứ Hai: nghỉ"',
        where="unit.yaml",
    ),
    "yaml-brace": Rule(
        wrong="tagline: {tên trang} của bà con",
        right='tagline: "{tên trang} của bà con"',
        where="unit.yaml",
    ),
    "yaml-bracket": Rule(
        wrong="warnings: [Không đưa mã OTP cho ai\nnote: Xã mới sáp nhập",
        right="warnings: [Không đưa mã OTP cho ai]\nnote: Xã mới sáp nhập",
        where="unit.yaml",
    ),
    "yaml-no-colon": Rule(
        wrong="tagline Gần dân\nhotline: 0251 1022",
        right="tagline: Gần dân\nhotline: 0251 1022",
        where="unit.yaml",
    ),
    "yaml-indent": Rule(
        wrong="teams:\n    - id: to-ap-1\n  - id: to-ap-2",
        right="teams:\n  - id: to-ap-1\n  - id: to-ap-2",
        where="teams.yaml",
    ),
    "yaml-escape": Rule(
        wrong='note: "Ngày \\đêm đều có người trực"',
        right='note: "Ngày / đêm đều có người trực"',
        where="unit.yaml",
    ),
    "yaml-start": Rule(
        wrong="note: @longkhanh là tên Zalo của xã",
        right='note: "@longkhanh là tên Zalo của xã"',
        where="unit.yaml",
    ),
    "yaml-syntax": Rule(
        wrong="warnings: [",
        right="warnings: []",
        where="unit.yaml",
    ),
    "yaml-anchor": Rule(
        wrong="note: **Trực** cả thứ Bảy",
        right='note: "**Trực** cả thứ Bảy"',
        where="unit.yaml",
    ),
    "yaml-two-documents": Rule(
        wrong="hotline: 0251 1022\n---\ntagline: Gần dân",
        right="hotline: 0251 1022\ntagline: Gần dân",
        where="unit.yaml",
    ),
    "yaml-deep": Rule(
        wrong="note: [[[[[[[[[[[[[[[[[[[[ giờ làm việc",
        right="note: giờ làm việc",
        where="unit.yaml",
    ),
    "yaml-key": Rule(
        wrong="[tagline]: Gần dân",
        right="tagline: Gần dân",
        where="unit.yaml",
    ),
    "not-a-mapping": Rule(
        wrong="office: đường N5, ấp 1",
        right="office:\n  address: đường N5, ấp 1",
        where="unit.yaml",
    ),
    "duplicate-key": Rule(
        wrong="hotline: 0251 1022\nhotline: 1900 1006",
        right="hotline: 0251 1022",
        where="unit.yaml",
    ),
    "file-empty": Rule(
        wrong="(tệp guides/hen-den-nha.md không có chữ nào)",
        right="(tệp guides/hen-den-nha.md có phần đầu và các bước)",
        shows_line=False,
    ),
    "file-ending": Rule(
        wrong="(tên tệp: teams.yml, hoặc guides/hen-den-nha.txt)",
        right="(tên tệp: teams.yaml, guides/hen-den-nha.md)",
        shows_line=False,
    ),
    "line-long": Rule(
        wrong="(cả bài dài mấy trang giấy viết trên một dòng)",
        right="(mỗi đoạn vài câu, giữa hai đoạn có một dòng trống)",
    ),
    "our-fault": Rule(
        wrong="(chương trình gặp một cách viết mà người làm ra nó chưa nghĩ tới)",
        right="(bản trước khi sửa, cho đến khi chương trình được chữa)",
    ),
    "cache-differs": Rule(
        wrong="(có người sửa thẳng vào public/xa-mau/index.html)",
        right="(chỉ sửa tệp trong thư mục nội dung; thư mục kết quả để chương trình viết)",
    ),
    "file-kind": Rule(
        wrong="(tệp media/vneid.apk)",
        right="(tệp media/cach-cai-vneid.pdf)",
        shows_line=False,
    ),
    "no-front-matter": Rule(
        wrong="Mời mỗi nhà một người đến họp.",
        right="---\ntitle: Họp ấp\ndate: 2026-11-20\n---\nMời mỗi nhà một người đến họp.",
        where="announcements/2026-11-20-tin.md",
        shows_line=False,
    ),
    "front-matter-open": Rule(
        wrong="---\ntitle: Họp ấp\ndate: 2026-11-20",
        right="---\ntitle: Họp ấp\ndate: 2026-11-20\n---\nMời mỗi nhà một người đến họp.",
        where="announcements/2026-11-20-tin.md",
    ),
}
