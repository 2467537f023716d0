"""Where links to other hosts may lead."""

from collections.abc import Mapping

from site_builder.model.problem import Severity
from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "link-host": Rule(
        "Trang «{host}» chưa có trong danh sách những nơi được dẫn bà con đến",
        "gỡ đường dẫn ra, gửi địa chỉ cho người quản lý trang xem; đúng là trang chính thức thì họ thêm vào allowed_hosts trong site.yaml",
        "The host «{host}» is not on the list of allowed hosts",
        "check it, then add it to allowed_hosts in site.yaml",
        wrong="Nộp hồ sơ ở [trang này](https://nop-ho-so-nhanh.example/).",
        right="Nộp hồ sơ ở [Cổng Dịch vụ công](https://dichvucong.gov.vn).",
        where="guides/bai.md",
        severity=Severity.WARNING,
    ),
    "link-short": Rule(
        "«{host}» là địa chỉ rút gọn: bà con không biết nó dẫn đi đâu",
        "thay bằng địa chỉ đầy đủ của trang thật",
        "«{host}» shortens links: residents cannot see where it leads",
        "write the whole address",
        wrong="Xem [hướng dẫn](https://bit.ly/3abcdef).",
        right="Xem [hướng dẫn](https://dichvucong.gov.vn).",
        where="guides/bai.md",
    ),
}
