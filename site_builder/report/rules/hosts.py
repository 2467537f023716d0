"""Where links to other hosts may lead."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "link-host": Rule(
        "Trang «{host}» chưa có trong danh sách nơi được phép dẫn bà con đến",
        "gỡ đường liên kết ra, gửi địa chỉ cho người quản lý trang xem; đúng là trang chính thức thì họ thêm vào allowed_hosts trong site.yaml",
        "The host «{host}» is not on the list of allowed hosts",
        "check it, then add it to allowed_hosts in site.yaml",
    ),
    "link-short": Rule(
        "«{host}» là địa chỉ rút gọn: bà con không biết nó dẫn đi đâu",
        "thay bằng địa chỉ đầy đủ của trang thật",
        "«{host}» shortens links: residents cannot see where it leads",
        "write the whole address",
    ),
}
