"""Personal data, and who helps whom."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "no-consent": Rule(
        "Chưa thấy ghi «{name}» đồng ý cho đăng, nên mục «{key}» chưa hiện trên trang",
        "hỏi người ấy; đồng ý thì thêm mục consent với what: [{key}], date và by; chưa đồng ý thì xóa số này khỏi tệp",
        "«{key}» of «{name}» is not published: no consent is recorded",
        "add consent with what, date and by, or remove the number",
        wrong="teams:\n  - id: to-ap-1\n    members:\n      - name: Họ và tên\n        role: member\n        phone: 0912 345 678",
        right="teams:\n  - id: to-ap-1\n    members:\n      - name: Họ và tên\n        role: member\n        phone: 0912 345 678\n"
        "        consent:\n          what: [phone]\n          date: 2026-11-21\n          by: Văn phòng xã",
        where="teams.yaml",
    ),
    "many-specialities": Rule(
        "«{name}» nhận {count} việc; mỗi người chỉ nên giữ {most} việc để học cho thạo",
        "giữ lại {most} việc người ấy làm tốt nhất, chia việc khác cho người trong tổ",
        "«{name}» has {count} specialities; {most} are as many as one can master",
        "keep {most} and give the others to somebody else",
        wrong="specialities: [vneid, dvcqg, evnspc, zalo]",
        right="specialities: [vneid, dvcqg, evnspc]",
    ),
    "not-covered": Rule(
        "Ở {area} chưa có ai giúp được: {services}",
        "hỏi xem ai trong tổ giúp được việc này, thêm mã của việc vào dòng specialities của người ấy trong teams.yaml",
        "In {area} nobody helps with: {services}",
        "add the service to a member's specialities in teams.yaml",
        wrong="specialities: [zalo]",
        right="specialities: [zalo, vneid]",
    ),
    "no-team": Rule(
        "Ở {area} chưa có tổ công nghệ số, nên chưa có ai giúp được: {services}",
        "có tổ rồi thì thêm tổ ấy vào teams.yaml, ghi locality là mã của nơi này; chưa có thì báo người phụ trách",
        "{area} has no team, so nobody helps there with: {services}",
        "add its team to teams.yaml, with this locality's id",
        wrong='localities:\n  - {id: ap-2, kind: ấp, name: "2"}',
        right="teams:\n  - id: to-ap-2\n    locality: ap-2",
    ),
    "personal-id": Rule(
        "Đây là số căn cước hoặc chứng minh nhân dân của một người («{value}»), luật không cho đưa lên trang",
        "bỏ hẳn số này, ai cần đối chiếu thì mời đến trụ sở; rồi báo người quản trị kho nội dung: xóa chữ chưa đủ, vì các bản cũ trong kho vẫn còn giữ",
        "A person's identity number («{value}») must not be published",
        "remove it; then tell the repository's administrator: its history still holds it",
        "Ông Nguyễn Văn Mẫu, CCCD 048 090 …",
        "Ông Nguyễn Văn Mẫu, ấp 3",
    ),
    "personal-bank": Rule(
        "Đây là số tài khoản hoặc số thẻ ngân hàng («{value}»), không đăng tài khoản của cá nhân",
        "bỏ số này, rồi báo người quản trị kho nội dung: xóa chữ chưa đủ, vì các bản cũ trong kho vẫn còn giữ; nếu là tài khoản của cơ quan (kho bạc, quỹ có quyết định lập) thì ghi số và tên cơ quan vào mục public_numbers trong unit.yaml",
        "A bank account («{value}»): a private person's must not be published",
        "remove it, then tell the repository's administrator: its history still holds it; an organisation's own goes to public_numbers in unit.yaml",
        "Ủng hộ bà Mẫu qua STK 0123 456 …",
        "public_numbers:\n  - number: 0123 456 …\n    owner: Kho bạc Nhà nước khu vực",
    ),
    "personal-birth": Rule(
        "Đây là ngày sinh của một người («{value}»), luật không cho đưa lên trang",
        "bỏ ngày sinh, cần thì chỉ ghi năm hoặc độ tuổi; rồi báo người quản trị kho nội dung: xóa chữ chưa đủ, vì các bản cũ trong kho vẫn còn giữ",
        "A person's birth date («{value}») must not be published",
        "remove it, or give the year only; then tell the repository's administrator: its history still holds it",
        "Bà Trần Thị Mẫu, sinh ngày 12/03/…",
        "Bà Trần Thị Mẫu, 51 tuổi",
    ),
    "personal-health": Rule(
        "Đây là số thẻ bảo hiểm y tế hoặc mã số bảo hiểm xã hội của một người («{value}»), luật không cho đưa lên trang",
        "bỏ hẳn số này, mời bà con xem ở thẻ của mình hoặc tại trụ sở; rồi báo người quản trị kho nội dung: xóa chữ chưa đủ, vì các bản cũ trong kho vẫn còn giữ",
        "A person's health or social insurance number («{value}») must not be published",
        "remove it; then tell the repository's administrator: its history still holds it",
        "Mã số BHXH: 7512 34 …",
        "Mã số bảo hiểm xã hội in trên thẻ của mỗi người",
    ),
    "private-mobile": Rule(
        "Số di động «{value}» chưa có lời đồng ý của chủ số được ghi lại, hoặc chủ số đã hết nhiệm vụ",
        "thay bằng số của trụ sở; số của thành viên tổ công nghệ thì ghi ở teams.yaml kèm consent; số của cơ quan thì ghi vào office, channels hoặc mục public_numbers trong unit.yaml",
        "The mobile number «{value}» is published without a recorded consent in force",
        "give the office's number; a member's goes to teams.yaml with consent, an organisation's to public_numbers in unit.yaml",
        "Gọi cô Mẫu 0912 345 …",
        "Gọi trụ sở 0251 3871 …",
    ),
    "file-personal": Rule(
        "Trong tên tệp hoặc thư mục có số riêng của một người («{value}»); tên tệp hiện trên địa chỉ trang",
        "đổi tên, ví dụ giay-moi-hop.pdf; rồi báo người quản trị kho nội dung: xóa chữ chưa đủ, vì các bản cũ trong kho vẫn còn giữ",
        "The file's name holds a personal number («{value}»)",
        "rename it; then tell the repository's administrator: its history still holds it",
        "media/0912345…-nguyen-van-mau.jpg",
        "media/to-truong-ap-3.jpg",
    ),
    "attachment-unread": Rule(
        "Máy không đọc được hết chữ trong tệp này (bản chụp, tệp có mật khẩu, kiểu cũ, kiểu mà máy chưa biết đọc, quá dài hoặc hỏng) nên không biết trong đó có số riêng của ai không",
        "mở tệp xem từng trang: không có số căn cước, tài khoản, ngày sinh, số điện thoại riêng thì ghi reviewed_by: tên người đã xem, dưới dòng file ở mục attachments; có thì thay bằng bản đã xóa số",
        "The text of this file cannot be read in full (a scan, encrypted, an old format, a kind of file without a reader, too long or broken)",
        "look through it; if there are no personal numbers, add reviewed_by to its attachment",
        "attachments:\n  - file: ../media/quyet-dinh.pdf",
        "attachments:\n  - file: ../media/quyet-dinh.pdf\n    reviewed_by: Nguyễn Văn Mẫu, công chức văn phòng",
    ),
}
