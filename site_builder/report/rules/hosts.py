"""Where links to other hosts may lead."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "link-host": Rule(
        wrong="Xem [bài báo](https://bao-nao-do.example/tin).",
        right="Xem bài trên báo (ghi tên báo, ngày đăng).",
        where="guides/bai.md",
    ),
    "link-lookalike": Rule(
        wrong="Vào [VNeID](https://vneid-gov.vn).",
        right="Vào [VNeID](https://vneid.gov.vn).",
        where="guides/bai.md",
    ),
    "link-letters": Rule(
        wrong="Vào [trang này](https://dịchvụcông.vn).",
        right="Vào [trang này](https://dichvucong.gov.vn).",
        where="guides/bai.md",
    ),
    "link-ending": Rule(
        wrong="Xem [trang của tỉnh](https://dongnai-gov.com).",
        right="Xem [trang của tỉnh](https://dongnai.gov.vn).",
        where="guides/bai.md",
    ),
    "link-closed": Rule(
        wrong="Nộp ở [cổng của tỉnh](https://dichvucong.dongnai.gov.vn).",
        right="Nộp ở [Cổng Dịch vụ công quốc gia](https://dichvucong.gov.vn).",
        where="guides/bai.md",
    ),
    "link-http": Rule(
        wrong="[Nộp hồ sơ](http://dichvucong.gov.vn)",
        right="[Nộp hồ sơ](https://dichvucong.gov.vn)",
        where="guides/bai.md",
    ),
    "link-short": Rule(
        wrong="[Đăng ký](https://bit.ly/abc)",
        right="[Đăng ký](https://dichvucong.gov.vn)",
        where="guides/bai.md",
    ),
    "link-number": Rule(
        wrong="[Tra cứu](https://203.0.113.5/tra-cuu)",
        right="[Tra cứu](https://dichvucong.gov.vn)",
        where="guides/bai.md",
    ),
    "link-app": Rule(
        wrong="[Tải VNeID](https://vi-du.gov.vn/vneid.apk)",
        right="Mở CH Play hoặc App Store, tự gõ tên VNeID.",
        where="guides/bai.md",
    ),
    "allowed-host": Rule(
        wrong="allowed_hosts:\n  - https://momo.vn/khuyen-mai",
        right="allowed_hosts:\n  - momo.vn",
        where="site.yaml",
    ),
}
