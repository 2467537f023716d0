"""Whatever a message proposes to write instead can be pasted in its place: a second check does not find the mistake."""

import re
from functools import cache

import pytest
from report.cases import CASES
from report.cases.contents import GUIDE, NEWS, example, member, text, unit
from report.test_rules import spoil
from small_site import SmallSite, small_site

from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.report.message import shown
from site_builder.report.rules import RULES

NEWS_FILE = "bao-quang/announcements/2026-11-20-tin.md"
SERVICES = """\
services:
  - {id: cu, name: Cổng cũ, category: giay-to, state: replaced, replaced_by: giua, android: a.b}
  - {id: giua, name: Cổng giữa, category: giay-to, state: replaced, replaced_by: moi}
  - {id: moi, name: Cổng mới, category: giay-to, website: "https://vneid.gov.vn"}
  - {id: ung-dung, name: Ứng dụng, category: giay-to, android: vn.vidu.ungdung}
"""
STORE = "https://play.google.com/store"
MORE: list[dict[str, str]] = [
    text("[a](cai-vneidd.md)"),
    text("[a](../guides/cai-vneidd.md#buoc-2)"),
    text("[a](cai-vneid.md#buoc-22)"),
    text("1. Một.\n2. Hai, như ở [bước 1](#buoc-11)."),
    text("[a](../announcements/2026-11-18-hop-app.md) [b](hop-ap.md)"),
    text("[Gọi](tel:0613123456) [Gọi](tel:0613123457;ext=2) [Gọi](tel:+840251 3123456)"),
    text("[Gọi](tel:+842513123456) [Nhắn](sms:0613123456?body=a) [Hỏi](tel:*101#)"),
    text("[Gọi](tel:84912345678) [Gọi](tel:01681234567)"),
    text("[Bản đồ](geo:107.24,10.93) [a](https://maps.google.com/?q=107.24,10.93)"),
    text("[a](https://www.openstreetmap.org/?mlat=107.24&mlon=10.93)"),
    text("[Zalo](https://zalo.me/912345678)"),
    {**text(f"[Tải]({STORE}/details?id=vn.vidu.ungdung)"), "bao-quang/services.yaml": SERVICES},
    {**text(f"[Tải]({STORE}/details?id=vn.la.khac)"), "bao-quang/services.yaml": SERVICES},
    {**text(f"[Tải Ứng dụng]({STORE}/details?id=vn.la.khac)"), "bao-quang/services.yaml": SERVICES},
    {**text(f"[Tải]({STORE}/apps/details?id=a.b)"), "bao-quang/services.yaml": SERVICES},
    {
        "bao-quang/services.yaml": SERVICES,
        "bao-quang/guides/bai.md": GUIDE.format("services: [cu]\n", "a"),
    },
    member("specialities: vneid và VNeID"),
    member("specialities: [vneid và VNeID]"),
    member("specialities:\n          - VNeID, vneid\n          - vneid"),
    member("specialities: [Cài vneid]"),
    {"bao-quang/guides/bai.md": GUIDE.format("related: [cai-vneidd]\n", "a")},
    {"bao-quang/guides/bai.md": GUIDE.format("topic: Nền tảng\n", "a")},
    {"bao-quang/guides/bai.md": "---\ntiêu đề: B\nsummary: a\nchecked_on: 2026-11-01\n---\na"},
    {"bao-quang/guides/cai-vneidd.md": "---\nwhy: Vì sao\nchecked_on: 2026-11-20\n---\n"},
    {NEWS_FILE: NEWS.format("tóm tắt: a\n", "")},
    {NEWS_FILE: NEWS.format("attachments: [{file: media/lop-hoc.jp, label: a}]\n", "")},
    {"site.yaml": "title: a\nbase_url: https://longkhanh.gov.vn/247\nallowed_hosts: ['*.momo.vn', 'https://a.vn/b']\n"},
    {"site.yaml": "title: a\nbase_url: https://longkhanh.gov.vn/247\nlanguages: [tiếng Việt]\n"},
    unit("hotline: 0613 123 456"),
    unit("hotline: 0240 3812345"),
    unit("hotline: 2513123456"),
    unit("hotline: 84 251 3123456"),
    unit("channels: [{kind: gọi điện, value: 0251 1022}]"),
    unit("channels: [{kind: zallo, value: 0912345678}]"),
    unit("localities: [{id: Ấp 1, kind: ấp, name: 1}]"),
    unit("tagline: Th&ocirc;ng b&aacute;o"),
    {"bao-quang/guides/Bài Một.md": GUIDE.format("", "a")},
    {"bao-quang/guides/bai.txt": GUIDE.format("", "a")},
    {"bao-quang/guides/Bài Hai.txt": GUIDE.format("", "a")},
    {"bao-quang/guides/con.md": GUIDE.format("", "a")},
    {"bao-quang/announcements/2026-11-20-aux.md": NEWS.format("", "a")},
]
"""Content with mistakes to which the machine knows the answer, besides those of the catalogue."""
PREPARED: dict[str, dict[str, str] | None] = {
    **dict.fromkeys(code for code in CASES if code != "no-site"),
    **dict.fromkeys(f"example {code}" for code, rule in RULES.items() if rule.where not in ("", "index.html")),
    **{str(number): files for number, files in enumerate(MORE)},
}
UNUSED = ("site-unused", "site-orphan")


def prepared(name: str, files: dict[str, str] | None, site: SmallSite) -> SmallSite:
    """The small site with its mistake."""
    if files is not None:
        return site.put(files)
    if name.startswith("example "):
        rule = RULES[name.removeprefix("example ")]
        return site.put(example(rule.where, rule.wrong))
    return spoil(site, name)


def told(site: SmallSite) -> list[Problem]:
    """What is wrong with it."""
    return [problem for problem in site.build(dry=True).report.problems if problem.code not in UNUSED]


def offered(problem: Problem) -> str:
    """What a message shows to be written instead; "" where it shows nothing, or not all of it."""
    mend = problem.words.get("hint") or problem.words.get("better") or ""
    return mend if mend and mend in shown(problem, "", "vi").advice else ""


def paste(site: SmallSite, problem: Problem, mend: str) -> None:
    """Does what the message says: writes something else in its place, or renames the file of which it speaks."""
    path = site.content / problem.place.file
    if is_of_name(problem):
        path.rename(path.with_name(mend))
        return
    lines = path.read_text("utf-8").split("\n")
    line, start = lines[problem.place.line - 1], problem.place.column - 1
    known = (problem.words.get(name) for name in ("value", "key"))
    written = next((word for word in known if word and line.startswith(word, start)), "")
    assert written, (line[start:], problem)
    lines[problem.place.line - 1] = line[:start] + mend + line[start + len(written) :]
    path.write_text("\n".join(lines), "utf-8")


def is_of_name(problem: Problem) -> bool:
    """Whether a mend is the name of a file or folder: the message speaks of all of it, and may have hidden more."""
    return problem.code == "missing-key" or (problem.place.line, problem.place.column) == (1, 1)


@cache
def mends(name: str) -> list[tuple[Problem, list[Problem], list[Problem]]]:
    """Each problem that has a mend, with all problems before and after it was pasted."""
    files, found = PREPARED[name], []
    with small_site() as site:
        before = told(prepared(name, files, site))
    for problem in before:
        if mend := offered(problem):
            with small_site() as site:
                paste(prepared(name, files, site), problem, mend)
                found.append((problem, before, told(site)))
    return found


@pytest.mark.parametrize("name", PREPARED)
def test_a_mend_can_be_pasted(name: str) -> None:
    """The mistake is gone then, and no other has come."""
    for problem, before, after in mends(name):
        known = {(one.code, one.words.get("value"), one.words.get("key")) for one in before}
        assert len(after) < len(before) or is_of_name(problem), problem
        assert problem not in after
        assert (
            is_of_name(problem)
            or [one for one in after if (one.code, one.words.get("value"), one.words.get("key")) not in known] == []
        )


def test_the_rules_that_know_an_answer_are_among_these() -> None:
    """Or the test above would test nothing."""
    found = {problem.code for name in PREPARED for problem, _, _ in mends(name)}
    assert found >= {
        *("unknown-key", "key-lookalike", "not-a-choice", "unknown-id", "id-by-name", "ids-in-one", "slug-form"),
        *("link-guide", "link-announcement", "link-file", "link-fragment", "link-unknown", "allowed-host"),
        *("form-phone-area", "form-phone-zero", "form-phone-hash", "form-map-point", "form-store-path"),
        *("form-store-other", "form-store-closed", "guide-service-past", "phone-area", "phone-unknown"),
        *("name-kind", "text-entity", "language-form", "file-name", "file-ending", "name-windows", "missing-key"),
    }


@pytest.mark.parametrize("number", ["01681234567", "0123 4567890"])
def test_a_mend_that_may_not_be_shown_is_not_offered(number: str) -> None:
    """Nobody can paste "038* *** 567": the rule tells what to do instead."""
    with small_site() as site:
        (problem,) = told(site.put(unit(f"hotline: {number}")))
    assert problem.words["hint"]
    assert not re.search(r"\*", shown(problem, "", "vi").advice)


def test_a_long_mend_is_whole() -> None:
    """What was written may be cut, but not what is to be written."""
    far = "../" * 3 + "a" * 200
    problem = Problem.found("link-guide", Location(file="a.md"), value=far, hint=far)
    assert far in shown(problem, "", "vi").advice
