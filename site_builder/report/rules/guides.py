"""Guides, which people act on."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "guide-step-order": Rule(
        "Bước này ghi số «{value}», trong khi bước kế tiếp phải là {wanted}",
        "đánh số lại cho liền; đoạn văn hay hình xen giữa hai bước thì lùi vào bốn dấu cách",
        "A step is numbered «{value}» where {wanted} is next",
        "number the steps in order; indent what stands between two steps by four spaces",
        wrong="1. Mở ứng dụng.\n\nChờ một lát.\n\n1. Bấm Đăng nhập.",
        right="1. Mở ứng dụng.\n\n    Chờ một lát.\n\n2. Bấm Đăng nhập.",
        where="guides/bai.md",
    ),
    "guide-step-unknown": Rule(
        "Bài nhắc tới «{value}», nhưng bài chỉ có {last} bước",
        "ghi lại số bước cho đúng",
        "The guide speaks of «{value}», but has {last} steps only",
        "correct the number",
        wrong="1. Mở ứng dụng.\n2. Nhập mật khẩu. Sai thì làm lại bước 3.",
        right="1. Mở ứng dụng.\n2. Nhập mật khẩu. Sai thì làm lại bước 1.",
        where="guides/bai.md",
    ),
    "guide-service-past": Rule(
        "Bài hướng dẫn dùng «{name}», nay đã đóng hoặc đã thay bằng dịch vụ khác",
        "sửa bài theo dịch vụ đang dùng rồi đổi mã trong services; không còn cần thì ghi hide: có",
        "The guide teaches «{name}», which is closed or replaced",
        "rewrite it for the service in use and change the id, or hide the guide",
        wrong="services:\n  - {id: vneid, state: closed}",
        right="services:\n  - {id: vneid, state: active}",
        where="services.yaml",
    ),
    "guide-link-dead": Rule(
        "Đường dẫn «{value}» không còn mở được ({reason}, từ ngày {since})",
        "mở thử bằng điện thoại; đúng là hỏng thì tìm địa chỉ mới trên trang chính thức, hoặc gỡ đường dẫn ra",
        "The link «{value}» is dead ({reason}, since {since})",
        "open it on a phone; find the new address on the official site, or remove the link",
        wrong="địa chỉ trả lời «không tìm thấy» nhiều ngày liền",
        right="địa chỉ mở ra đúng trang",
    ),
    "guide-link-moved": Rule(
        "Trang «{value}» đã dời hẳn sang «{final}»",
        "mở thử, đúng là trang chính thức thì ghi địa chỉ mới",
        "The page «{value}» has moved to «{final}» for good",
        "open it, and write the new address if it is the official one",
        wrong="địa chỉ cũ, tự chuyển sang địa chỉ mới",
        right="địa chỉ mới",
    ),
    "guide-app-gone": Rule(
        "Ứng dụng «{name}» không còn trong kho ứng dụng ({value})",
        "tìm ứng dụng trong kho trên điện thoại; đã bị gỡ thì sửa services.yaml và bài này",
        "The app «{name}» is no longer in the store ({value})",
        "look for it in the store on a phone; correct services.yaml and the guide if it was removed",
        wrong="trang của ứng dụng trong kho không mở được",
        right="trang của ứng dụng mở ra được",
    ),
    "guide-app-name": Rule(
        "Trang trong kho ứng dụng ghi tên «{title}», khác với «{name}» ({value})",
        "mở trang đó xem có đúng ứng dụng không; ứng dụng đổi tên thì ghi tên mới vào services.yaml (tên cũ vào former_names)",
        "The store calls the app «{title}», not «{name}» ({value})",
        "check that it is the right app; if it was renamed write the new name to services.yaml, the old one to former_names",
        wrong="kho ứng dụng ghi một tên khác hẳn",
        right="kho ứng dụng ghi đúng tên dịch vụ",
    ),
    "guide-no-helper": Rule(
        "Ô «Ai giúp» của bài còn trống ở: {units}",
        "ghi việc này vào specialities của một người trong tổ (teams.yaml)",
        "Nobody is shown who helps with this guide in: {units}",
        "give somebody of the team this speciality (teams.yaml)",
        wrong="không ai trong tổ có dịch vụ của bài trong specialities",
        right="ít nhất một người có dịch vụ đó",
    ),
    "guide-overdue": Rule(
        "Bài kiểm tra lần cuối ngày {day}, đã quá hạn xem lại",
        "làm thử từng bước, đối chiếu nguồn, rồi ghi ngày mới vào checked_on",
        "The guide was last checked on {day} and is overdue for review",
        "try each step, compare the sources, then write the new day to checked_on",
        wrong="checked_on đã quá hạn xem lại",
        right="checked_on còn trong hạn",
    ),
    "guide-code": Rule(
        "Mã QR của bài không in được: địa chỉ «{value}» sai hoặc quá dài",
        "sửa base_url trong site.yaml, hoặc đặt tên tệp ngắn hơn",
        "The guide's QR code cannot be made: the address «{value}» is wrong or too long",
        "correct base_url in site.yaml, or shorten the file's name",
        wrong="địa chỉ của trang dài quá sức một mã QR",
        right="địa chỉ ngắn",
    ),
}
