"""Files and folders."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "no-site": Rule(
        "Không tìm thấy tệp site.yaml",
        "tạo tệp site.yaml trong thư mục nội dung, có title và base_url",
        "There is no site.yaml",
        "create it in the content folder, with title and base_url",
    ),
    "no-unit": Rule(
        "Thư mục này không có tệp unit.yaml nên không được dựng thành trang",
        "thêm tệp unit.yaml có name và kind, hoặc xóa thư mục nếu tạo nhầm",
        "The folder has no unit.yaml, so no page is made of it",
        "add unit.yaml with name and kind, or remove the folder",
    ),
    "no-theme": Rule(
        "Không dùng được giao diện «{value}»: {why}",
        "kiểm tra mục theme trong site.yaml và thư mục themes",
        "The theme «{value}» cannot be used: {why}",
        "check theme in site.yaml and the themes folder",
    ),
    "file-name": Rule(
        "Tên «{value}» phải viết không dấu, chữ thường, nối bằng gạch ngang",
        "đổi tên tệp hoặc thư mục này thành «{better}»",
        "The name «{value}» is not a slug",
        "rename it to «{better}»",
    ),
    "reserved-name": Rule(
        "Tên thư mục «{value}» trùng với tên một trang có sẵn của đơn vị cấp trên",
        "đặt cho thư mục một tên khác, ví dụ tên xã, phường viết không dấu",
        "The folder name «{value}» is that of a page of the unit above",
        "choose another name",
    ),
    "same-slug": Rule(
        "Tệp này trùng tên trang «{slug}» với {other}",
        "đổi tên một trong hai tệp",
        "The slug «{slug}» is already used by {other}",
        "rename one of the files",
    ),
    "file-unknown": Rule(
        "Tệp này không thuộc loại nào máy biết nên không được dùng đến",
        "kiểm tra tên và thư mục của tệp; hình và tệp đính kèm để trong thư mục media",
        "A file of no known kind; it is not used",
        "check its name and folder; pictures and attachments belong in media",
    ),
    "file-large": Rule(
        "Tệp này quá lớn ({size}, nhiều nhất {most})",
        "chia nhỏ nội dung, hoặc đưa phần dài vào tệp đính kèm",
        "The file is too large ({size}, at most {most})",
        "split it",
    ),
    "file-outside": Rule(
        "Đây là lối tắt dẫn đến thư mục khác hoặc ra ngoài thư mục nội dung nên không được dùng",
        "chép tệp thật vào đây thay cho lối tắt",
        "A link to a folder, or out of the content",
        "put the real file here",
    ),
    "same-name": Rule(
        "Tên tệp này trùng với {other}: chỉ khác chữ hoa, chữ thường hoặc cách lưu dấu, trên Windows sẽ mất một tệp",
        "đổi tên một trong hai tệp, hoặc xóa tệp thừa",
        "The name differs from {other} only in capitals or in how marks are stored; Windows would keep one of them",
        "rename or remove one of the files",
    ),
    "name-windows": Rule(
        "Máy Windows không tạo được tệp hay thư mục tên «{value}»",
        "đổi tên, ví dụ «{better}»",
        "Windows cannot have a file or folder named «{value}»",
        "rename it, for example to «{better}»",
    ),
    "name-long": Rule(
        "Tên này quá dài ({size} chữ, nhiều nhất {most}): địa chỉ trang không in lên giấy được",
        "đặt tên ngắn lại, chỉ giữ vài từ chính",
        "The name is too long ({size} characters, at most {most})",
        "shorten it to a few words",
    ),
    "file-folder": Rule(
        "«{value}» ở đây là một thư mục, lẽ ra phải là một tệp",
        "đưa tệp bên trong ra ngoài rồi xóa thư mục này",
        "«{value}» is a folder here, but must be a file",
        "move the file out and remove the folder",
    ),
    "folder-deep": Rule(
        "Thư mục lồng nhau quá sâu (nhiều nhất {most} bậc) nên không được dùng đến",
        "đưa thư mục này ra gần ngoài hơn, hoặc xóa nếu chép nhầm",
        "Folders are nested too deeply (at most {most} levels), so this one is not used",
        "move it further up, or remove it",
    ),
    "file-special": Rule(
        "Đây không phải là tệp thường nên không đọc được",
        "xóa đi rồi tạo lại thành một tệp chữ hoặc tệp hình bình thường",
        "This is not a regular file",
        "replace it with one",
    ),
    "file-unreadable": Rule(
        "Không mở được tệp này ({why})",
        "kiểm tra quyền đọc của tệp rồi chạy lại",
        "The file cannot be opened ({why})",
        "check its permissions",
    ),
    "translation-unused": Rule(
        "Bản dịch này chưa được dùng: hiện trang chỉ có tiếng Việt",
        "chưa cần làm gì; tệp được giữ nguyên",
        "The translation is not used yet: pages are in Vietnamese only",
        "nothing to do",
    ),
}
