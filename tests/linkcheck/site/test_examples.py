"""The catalogue's examples of finished pages break their rules where they are wrong, and none where they are right."""

import pytest

from linkcheck.site.folders import looked_through
from site_builder.report.rules import RULES

BESIDE: dict[str, str | bytes] = {
    "cai-vneid.html": "<p>Cài VNeID</p>",
    "thong-báo.html": "<p>Thông báo</p>",
    "thông-báo.html": "<p>Thông báo</p>",
    "lien-he.html": "<p>Liên hệ</p>",
    "cu.html": '<meta http-equiv="refresh" content="0; url=cai-vneid.html">',
    "hinh/lop-hoc.html": "<p>Lớp học</p>",
}
"""The files that the examples speak of."""
PAGES = sorted(code for code, rule in RULES.items() if rule.where == "index.html")


def codes(page: str) -> set[str]:
    """The rules that the first page breaks."""
    found = looked_through({**BESIDE, "index.html": f"<!doctype html>\n{page}\n"})
    return {problem.code for problem in found.problems if problem.place.file == "index.html"}


@pytest.mark.parametrize("code", PAGES)
def test_the_wrong_example_breaks_its_rule_alone_and_the_right_one_none(code: str) -> None:
    """Whoever copies the right one has a sound page. (An id that stands twice is also led to, in one example.)"""
    rule = RULES[code]
    assert codes(rule.wrong) == {code} | ({"site-id-twice"} if code == "site-fragment-twice" else set())
    assert codes(rule.right) == set()
