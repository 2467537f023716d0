"""Mistakes against the rules of `report/rules/hosts.py`."""

from small_site import CONTENT

from report.cases.contents import Case, text

CASES: dict[str, Case] = {
    "link-host": (text("Bấm [a](https://a.example/b)"), 6, 9),
    "link-lookalike": (text("Bấm [a](https://vneid-gov.vn/b)"), 6, 9),
    "link-letters": (text("Bấm [a](https://dịchvụcông.vn)"), 6, 9),
    "link-ending": (text("Bấm [a](https://dongnai-gov.com)"), 6, 9),
    "link-closed": (text("Bấm [a](https://dichvucong.dongnai.gov.vn)"), 6, 9),
    "link-http": (text("Bấm [a](http://vneid.gov.vn)"), 6, 9),
    "link-short": (text("Bấm [a](https://bit.ly/b)"), 6, 9),
    "link-number": (text("Bấm [a](https://203.0.113.5)"), 6, 9),
    "link-app": (text("Bấm [a](https://vneid.gov.vn/tai/vneid.apk)"), 6, 9),
    "allowed-host": ({"site.yaml": f"{CONTENT['site.yaml']!s}allowed_hosts:\n  - https://momo.vn\n"}, 4, 5),
}
