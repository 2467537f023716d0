"""Where links to other hosts may lead."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "link-host": Rule(
        "Trang «{host}» chưa có trong danh sách nơi được phép dẫn bà con đến",
        "gỡ đường liên kết ra, gửi địa chỉ cho người quản lý trang xem; đúng là trang chính thức thì họ thêm vào allowed_hosts trong site.yaml",
        "The host «{host}» is not on the list of allowed hosts",
        "check it, then add it to allowed_hosts in site.yaml",
        wrong="Xem [bài báo](https://bao-nao-do.example/tin).",
        right="Xem bài trên báo (ghi tên báo, ngày đăng).",
    ),
    "link-lookalike": Rule(
        "Trang «{host}» giống «{real}» nhưng không phải: kẻ gian hay đặt tên na ná như vậy",
        "ghi đúng trang thật ({real}); không biết chắc thì gỡ đường liên kết ra. Muốn nhắc bà con tránh trang này thì viết tên nó như chữ thường, không làm thành đường liên kết",
        "The host «{host}» looks like «{real}» but is another one: swindlers use such names",
        "link to the real one ({real}), or remove the link; a warning may name it as plain text",
        wrong="Vào [VNeID](https://vneid-gov.vn).",
        right="Vào [VNeID](https://vneid.gov.vn).",
    ),
    "link-letters": Rule(
        "Địa chỉ «{host}» có chữ lạ ({letters}), trông như «{real}» nhưng dẫn tới trang khác",
        "xóa địa chỉ này, tự gõ lại bằng tay từng chữ không dấu ({real}), đừng chép dán",
        "The host «{host}» has letters of another alphabet ({letters}): it only looks like «{real}»",
        "type the address by hand ({real}) instead of pasting it",
        wrong="Vào [trang này](https://dịchvụcông.vn).",
        right="Vào [trang này](https://dichvucong.gov.vn).",
    ),
    "link-ending": Rule(
        "Trang «{host}» làm ra vẻ trang thật, nhưng trang thật phải kết thúc bằng {real}",
        "tìm đúng trang có đuôi {real} rồi ghi lại; không biết chắc thì gỡ đường liên kết ra",
        "The host «{host}» pretends to be official, but official ones end in {real}",
        "link to the one that ends in {real}, or remove the link",
        wrong="Xem [trang của tỉnh](https://dongnai-gov.com).",
        right="Xem [trang của tỉnh](https://dongnai.gov.vn).",
    ),
    "link-closed": Rule(
        "Trang «{host}» đã đóng; nay bà con dùng «{real}»",
        "đổi đường liên kết sang {real}, rồi mở thử xem có đúng mục bà con cần không",
        "The host «{host}» is closed; its successor is «{real}»",
        "link to {real} instead",
        wrong="Nộp ở [cổng của tỉnh](https://dichvucong.dongnai.gov.vn).",
        right="Nộp ở [Cổng Dịch vụ công quốc gia](https://dichvucong.gov.vn).",
    ),
    "link-http": Rule(
        "Địa chỉ «{value}» bắt đầu bằng http:// nên người khác có thể đọc trộm hoặc sửa trang trên đường truyền",
        "viết https:// (thêm chữ s), mở thử thấy được rồi mới lưu; trang chính thức không có https thì nhờ người quản lý ghi http://{host} vào allowed_hosts trong site.yaml",
        "«{value}» is not encrypted: others can read or change the page on its way",
        "write https://; for an official page without https add http://{host} to allowed_hosts in site.yaml",
        wrong="[Nộp hồ sơ](http://dichvucong.gov.vn)",
        right="[Nộp hồ sơ](https://dichvucong.gov.vn)",
    ),
    "link-short": Rule(
        "«{host}» là địa chỉ rút gọn: bà con không biết nó dẫn đi đâu",
        "thay bằng địa chỉ đầy đủ của trang thật",
        "«{host}» shortens links: residents cannot see where it leads",
        "write the whole address",
        wrong="[Đăng ký](https://bit.ly/abc)",
        right="[Đăng ký](https://dichvucong.gov.vn)",
    ),
    "link-number": Rule(
        "Địa chỉ «{value}» chỉ có số, không có tên trang: bà con không biết là của ai",
        "thay bằng địa chỉ có tên của trang chính thức, hoặc gỡ đường liên kết ra",
        "«{value}» is a number instead of a host's name: nobody can see whose it is",
        "write the official host's name, or remove the link",
        wrong="[Tra cứu](https://203.0.113.5/tra-cuu)",
        right="[Tra cứu](https://dichvucong.gov.vn)",
    ),
    "link-app": Rule(
        "Đường liên kết «{value}» tải ứng dụng từ ngoài kho chính thức: ứng dụng giả lấy mất tiền bằng cách này",
        "gỡ đường liên kết ra; ghi tên ứng dụng để bà con tự tìm trong CH Play hoặc App Store",
        "«{value}» hands out a program from outside the official stores: so do fake apps",
        "remove the link; name the app, for people to find it in the store",
        wrong="[Tải VNeID](https://vi-du.gov.vn/vneid.apk)",
        right="Mở CH Play hoặc App Store, tự gõ tên VNeID.",
    ),
    "allowed-host": Rule(
        "«{value}» chưa đúng cách ghi trong allowed_hosts: mỗi dòng chỉ là tên một trang",
        "bỏ https://, dấu * và phần sau dấu gạch chéo, ví dụ {better}",
        "«{value}» is not a host: allowed_hosts names hosts only",
        "remove the scheme, port, path or wildcard, as in {better}",
        wrong="allowed_hosts:\n  - https://momo.vn/khuyen-mai",
        right="allowed_hosts:\n  - momo.vn",
    ),
}
