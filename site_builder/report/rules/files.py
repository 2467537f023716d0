"""Files and folders."""

from collections.abc import Mapping

from site_builder.model.problem import Severity
from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "no-site": Rule(
        "Không tìm thấy tệp site.yaml",
        "tạo tệp site.yaml trong thư mục nội dung, có title và base_url",
        "There is no site.yaml",
        "create it in the content folder, with title and base_url",
        wrong="(thư mục content không có tệp site.yaml)",
        right="title: Long Khánh 24/7\nbase_url: https://longkhanh247.example/",
    ),
    "no-unit": Rule(
        "Thư mục này không có tệp unit.yaml nên máy không làm trang cho nó",
        "thêm tệp unit.yaml có name và kind, hoặc xóa thư mục nếu tạo nhầm",
        "The folder has no unit.yaml, so no page is made of it",
        "add unit.yaml with name and kind, or remove the folder",
        wrong="(thư mục content/xa-moi chỉ có teams.yaml)",
        right="(thư mục content/xa-moi có unit.yaml, trong đó ghi)\nname: Xã Mới\nkind: xã",
    ),
    "no-theme": Rule(
        "Không dùng được giao diện «{value}»: {why}",
        "kiểm tra mục theme trong site.yaml và thư mục themes",
        "The theme «{value}» cannot be used: {why}",
        "check theme in site.yaml and the themes folder",
        wrong="title: Long Khánh 24/7\nbase_url: https://longkhanh247.example/\ntheme: long-khanhh",
        right="title: Long Khánh 24/7\nbase_url: https://longkhanh247.example/\ntheme: long-khanh",
        where="site.yaml",
    ),
    "file-name": Rule(
        "Tên «{value}» phải viết không dấu, chữ thường, nối bằng gạch ngang",
        "đổi tên tệp hoặc thư mục này thành «{better}»",
        "The name «{value}» is not a slug",
        "rename it to «{better}»",
        wrong="(tên tệp: guides/Hẹn đến nhà.md)",
        right="(tên tệp: guides/hen-den-nha.md)",
    ),
    "reserved-name": Rule(
        "Tên thư mục «{value}» trùng với tên một trang có sẵn của đơn vị cấp trên",
        "đặt cho thư mục một tên khác, ví dụ tên xã, phường viết không dấu",
        "The folder name «{value}» is that of a page of the unit above",
        "choose another name",
        wrong="(thư mục content/lien-he)",
        right="(thư mục content/bao-quang)",
    ),
    "same-slug": Rule(
        "Tệp này và {other} cùng làm ra một trang tên «{slug}»",
        "đổi tên một trong hai tệp",
        "The slug «{slug}» is already used by {other}",
        "rename one of the files",
        wrong="(hai tệp: 2026-11-18-hop-ap.md và 2026-12-04-hop-ap.md)",
        right="(hai tệp: 2026-11-18-hop-ap.md và 2026-12-04-hop-ap-thang-12.md)",
    ),
    "file-unknown": Rule(
        "Máy không biết tệp này để làm gì nên không dùng đến",
        "kiểm tra tên và thư mục của tệp; hình và tệp đính kèm để trong thư mục media",
        "A file of no known kind; it is not used",
        "check its name and folder; pictures and attachments belong in media",
        wrong="(tệp content/bao-quang/phieu-hen.pdf)",
        right="(tệp content/bao-quang/media/phieu-hen.pdf)",
        severity=Severity.WARNING,
    ),
    "file-large": Rule(
        "Tệp này quá lớn ({size}, nhiều nhất {most})",
        "chia nhỏ nội dung, hoặc đưa phần dài vào tệp đính kèm",
        "The file is too large ({size}, at most {most})",
        "split it",
        wrong="(một bài hướng dẫn dài hơn 1 MB chữ)",
        right="(một bài hướng dẫn vài trang; phần dài để trong tệp PDF ở media)",
    ),
    "file-outside": Rule(
        "Đây là lối tắt dẫn đến thư mục khác hoặc ra ngoài thư mục nội dung nên máy không dùng",
        "chép tệp thật vào đây thay cho lối tắt",
        "A link to a folder, or out of the content",
        "put the real file here",
        wrong="(media/ban-do.pdf là lối tắt đến một tệp ở ổ đĩa khác)",
        right="(media/ban-do.pdf là chính tệp ấy, đã chép vào)",
    ),
    "file-unreadable": Rule(
        "Máy không mở được tệp này ({why})",
        "xem tệp có bị khóa hay đã bị xóa không rồi chạy lại; vẫn không được thì báo người quản lý",
        "The file cannot be opened ({why})",
        "check its permissions",
        wrong="(tệp đang bị chương trình khác khóa, hoặc máy không có quyền đọc)",
        right="(tệp mở xem được bình thường)",
    ),
    "translation-unused": Rule(
        "Bản dịch này chưa được dùng: hiện trang chỉ có tiếng Việt",
        "chưa cần làm gì; tệp được giữ nguyên",
        "The translation is not used yet: pages are in Vietnamese only",
        "nothing to do",
        wrong="(tệp guides/cai-vneid.en.md)",
        right="(tệp guides/cai-vneid.md)",
        severity=Severity.WARNING,
    ),
}
