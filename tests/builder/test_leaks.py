"""Nobody's number is published, printed, or left behind: the whole gate, on small sites."""

from pathlib import Path

import pytest
from small_site import CONTENT, NEWS, TEAMS, SmallSite

from site_builder.content.load import source_line
from site_builder.report.as_json import as_data
from site_builder.report.message import shown
from site_builder.report.phrases import PHRASES
from site_builder.report.rule_text import rule_text
from site_builder.report.rules import RULES
from site_builder.report.terminal import show

NEWS_FILE = "bao-quang/announcements/2026-11-18-hop-ap.md"
UNIT = f"{CONTENT['bao-quang/unit.yaml']!s}"
ID, ACCOUNT, MOBILE = "048090001234", "3751 0123 4567", "0912 345 678"
CONSENT = "        phone: 0912 345 678\n        consent: {what: [phone], date: 2026-11-01, by: xã}\n"


def reported(site: SmallSite) -> str:
    """Everything that a build of the site tells, for people and for machines."""
    problems = site.build(dry=True).report.problems
    told = [shown(item, source_line(site.content, item.place), lang) for item in problems for lang in ("vi", "en")]
    return "\n".join(text for item in told for text in (show(item, "content"), str(as_data(item))))


def test_a_unit_with_a_personal_number_keeps_its_old_pages(site: SmallSite) -> None:
    """And the others are published."""
    before = site.build()
    site.put({NEWS_FILE: f"{NEWS}\nÔng A, CCCD {ID}.\n", "xuan-an/unit.yaml": "name: Xuân An\nkind: xã\n"})
    after = site.build()
    assert after.told == [(NEWS_FILE, "personal-id", 7, 13)]
    assert after.of("bao-quang") == before.of("bao-quang")
    assert after.of("xuan-an") != before.of("xuan-an")
    assert ID not in "".join(page.decode("utf-8", "replace") for page in after.tree.values())


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("bao-quang/unit.yaml", f"{UNIT}# trưởng ấp: {ID}\n", (4, 14)),
        ("bao-quang/teams.yaml", f"{TEAMS}        # sinh ngày 1/2/1990\n", (7, 21)),
        ("bao-quang/announcements/2026-11-18-hop-ap.en.md", f"{NEWS}\n{ID}\n", (7, 1)),
        ("site.yaml", f"{CONTENT['site.yaml']!s}# STK 0123456789\n", (3, 7)),
    ],
    ids=["comment", "comment in a list", "translation", "settings"],
)
def test_a_number_that_no_page_shows_is_a_leak_too(
    name: str, text: str, place: tuple[int, int], site: SmallSite
) -> None:
    """The repository shows it."""
    problem = next(item for item in site.put({name: text}).build(dry=True).report.problems if "personal" in item.code)
    assert (problem.place.line, problem.place.column) == place


def test_a_table_of_people_is_told_by_its_first_rows(site: SmallSite) -> None:
    """Who sees five of three hundred knows what to do."""
    rows = "".join(f"| Người {number} | {271234500 + number} |\n" for number in range(60))
    built = site.put({NEWS_FILE: f"{NEWS}\n| Họ tên | Số CMND |\n|---|---|\n{rows}"}).build()
    assert built.codes == ["personal-id"] * 5
    assert [problem.place.line for problem in built.report.problems] == [9, 10, 11, 12, 13]


def test_nothing_that_is_printed_holds_a_whole_number(site: SmallSite) -> None:
    """Not the sentence, the words, the line with its caret, or the path; nor the number's neighbours in the row."""
    table = "| Ngày sinh | Số CMND | Điện thoại |\n|---|---|---|\n| 1/2/1990 | 271234567 | 0905 123 456 |\n"
    site.put({NEWS_FILE: f"{NEWS}\n{table}\nZalo 0912345678, CCCD {ID} [x](khong-co.md)\n"})
    site.put({f"bao-quang/media/{ID}.jpg": "a", "bao-quang/guides/0912345678.md": "x"})
    told = reported(site)
    assert "personal-id" in told
    for number in ("1/2/1990", "271234567", "0905 123 456", "0912345678", ID):
        assert number not in told
    assert "048*********" in told
    assert "0912***678" in told


def test_a_mistyped_telephone_number_stays_legible(site: SmallSite) -> None:
    """It has to be mended, and is nobody's."""
    told = reported(site.put({"bao-quang/unit.yaml": f"{UNIT.replace('0251 1022', '09123456789')}"}))
    assert "09123456789" in told


def test_the_caret_stands_below_the_masked_number(site: SmallSite) -> None:
    """A mask is as long as what it hides."""
    site.put({NEWS_FILE: f"{NEWS}\nÔng A, CCCD {ID}.\n"})
    (problem,) = site.build(dry=True).report.problems
    rows = show(shown(problem, source_line(site.content, problem.place), "vi"), "content").split("\n")
    assert rows[1][rows[2].index("^") :].startswith("048*********")


def test_no_rule_shows_the_whole_number() -> None:
    """`number` is for comparing; `value` is masked."""
    texts = {(code, lang): rule_text(code, lang) for code in RULES for lang in PHRASES}
    assert [rule for rule, text in texts.items() if "{number}" in text.says + text.do] == []


def test_every_personal_rule_says_that_deleting_is_not_enough() -> None:
    """The history of the repository keeps what was deleted."""
    rules = [code for code in RULES if code.startswith(("personal-", "file-personal"))]
    assert len(rules) == 5
    assert all("người quản trị kho" in rule_text(code, "vi").do for code in rules)
    assert all("history" in rule_text(code, "en").do for code in rules)


def test_an_organisation_s_own_account_is_published(site: SmallSite) -> None:
    """The unit says whose it is, or a unit above says it for all."""
    guide = f"---\ntitle: B\nsummary: T\nchecked_on: 2026-11-01\n---\nNộp phí vào STK {ACCOUNT}.\n"
    site.put({"bao-quang/guides/phi.md": guide})
    assert site.build(dry=True).codes == ["personal-bank"]
    public = f"public_numbers:\n  - number: {ACCOUNT.replace(' ', '.')}\n    owner: Kho bạc Nhà nước khu vực\n"
    assert site.put({"bao-quang/unit.yaml": UNIT + public}).build(dry=True).codes == []
    site.put({"bao-quang/unit.yaml": UNIT, "unit.yaml": f"{CONTENT['unit.yaml']!s}{public}"})
    built = site.build()
    assert built.codes == []
    assert ACCOUNT in built.page("bao-quang/huong-dan/phi/index.html")


def test_a_public_number_has_an_owner(site: SmallSite) -> None:
    """A gate is not opened without saying for whom."""
    site.put({"bao-quang/unit.yaml": f"{UNIT}public_numbers: [{{number: 123456789}}]\n"})
    assert site.build(dry=True).codes == ["missing-key"]


LAWFUL = {
    "the office's": {"bao-quang/unit.yaml": f"{UNIT}office: {{phone: {MOBILE}}}\n"},
    "the hotline": {"bao-quang/unit.yaml": UNIT.replace("0251 1022", MOBILE)},
    "a channel": {"bao-quang/unit.yaml": f"{UNIT}channels: [{{kind: zalo, value: {MOBILE}}}]\n"},
    "a channel's link": {
        "bao-quang/unit.yaml": f"{UNIT}channels: [{{kind: zalo, value: https://zalo.me/84912345678}}]\n"
    },
    "a service's": {"services.yaml": f"{CONTENT['services.yaml']!s}    hotline: [{MOBILE}]\n"},
    "an organisation's": {"bao-quang/unit.yaml": f"{UNIT}public_numbers: [{{number: {MOBILE}, owner: Trạm y tế}}]\n"},
    "a member's who agreed": {"bao-quang/teams.yaml": TEAMS + CONSENT},
}


@pytest.mark.parametrize("whose", LAWFUL)
@pytest.mark.parametrize("text", ["Gọi 0912.345.678.", "[gọi](tel:+84912345678)", "[Zalo](https://zalo.me/0912345678)"])
def test_a_mobile_number_in_a_text_is_one_that_is_published_anyway(whose: str, text: str, site: SmallSite) -> None:
    """Else it stops the unit; as a link too."""
    site.put({"site.yaml": f"{CONTENT['site.yaml']!s}allowed_hosts: [zalo.me]\n", NEWS_FILE: f"{NEWS}\n{text}\n"})
    assert site.build(dry=True).codes == ["private-mobile"]
    assert site.put(LAWFUL[whose]).build(dry=True).codes == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("bao-quang/events.yaml", "events: [{date: 2026-11-22, place: Nhà bà Tư 0912345678}]\n"),
        ("bao-quang/unit.yaml", f"{UNIT}office: {{note: Gọi 0912345678}}\n"),
        ("bao-quang/unit.yaml", f"{UNIT}channels: [{{kind: zalo, label: Zalo 0912345678}}]\n"),
        ("bao-quang/teams.yaml", TEAMS.replace("Mẫu", "Mẫu 0912345678")),
        ("guides/cai-vneid.md", "---\ntitle: A\nsummary: Hỏi 0912345678\nchecked_on: 2026-11-01\n---\n1. a\n2. b\n"),
    ],
)
def test_a_mobile_number_hides_in_no_field(file: str, text: str, site: SmallSite) -> None:
    """Places, notes, labels, names, summaries."""
    site.put({file: text})
    problems = site.build(dry=True).report.problems
    assert {problem.code for problem in problems} == {"private-mobile"}
    (line,) = {source_line(site.content, problem.place)[problem.place.column - 1 :][:10] for problem in problems}
    assert line == "0912***678"


def test_who_leaves_takes_the_number_along(site: SmallSite) -> None:
    """Once `valid_to` is written, a text may not keep it; told at once, not on the day itself."""
    site.put({"bao-quang/teams.yaml": TEAMS + CONSENT, NEWS_FILE: f"{NEWS}\nGọi {MOBILE}.\n"})
    assert site.build(dry=True).codes == []
    site.put({"bao-quang/teams.yaml": f"{TEAMS}{CONSENT}        valid_to: 2027-01-31\n"})
    assert site.build(dry=True).codes == ["private-mobile"]


@pytest.mark.parametrize("lacking", ["what: [zalo], date: 2026-11-01, by: xã", "what: [], date: 2026-11-01, by: xã"])
def test_a_consent_counts_for_what_it_names(lacking: str, site: SmallSite) -> None:
    """The number is not published, and told."""
    site.put({"bao-quang/teams.yaml": f"{TEAMS}        phone: {MOBILE}\n        consent: {{{lacking}}}\n"})
    built = site.build()
    assert built.codes == ["no-consent"]
    assert "912345678" not in built.page("bao-quang/to-cong-nghe/index.html").replace(" ", "")


@pytest.mark.parametrize("key", ["what", "date", "by"])
def test_a_consent_says_what_when_and_by_whom(key: str, site: SmallSite) -> None:
    """An incomplete one stops the unit."""
    full = {"what": "[phone]", "date": "2026-11-01", "by": "xã"}
    given = ", ".join(f"{name}: {value}" for name, value in full.items() if name != key)
    site.put({"bao-quang/teams.yaml": f"{TEAMS}        phone: {MOBILE}\n        consent: {{{given}}}\n"})
    assert "missing-key" in site.build(dry=True).codes


AGREED = "        phone: 0912 345 678\n        consent: {{what: [phone], date: {consent}, by: xã}}\n{more}"


@pytest.mark.parametrize(
    ("consent", "more", "told"),
    [
        ("2026-11-01", "", []),
        ("2027-01-01", "", ["private-mobile"]),
        ("2026-11-01", "        valid_from: 2027-05-01\n", ["private-mobile"]),
        ("2026-11-01", "        valid_from: 2026-05-01\n", []),
        ("2026-11-01", "        valid_to: 2027-05-01\n", ["private-mobile"]),
    ],
)
def test_a_text_names_a_member_only_while_that_was_agreed_to(
    consent: str, more: str, told: list[str], site: SmallSite
) -> None:
    """Neither before the consent nor before or after the term."""
    member = AGREED.format(consent=consent, more=more)
    site.put({"bao-quang/teams.yaml": TEAMS + member, NEWS_FILE: f"{NEWS}\nGọi {MOBILE}.\n"})
    assert site.build().codes == told


@pytest.mark.parametrize(
    "text",
    [
        "CCCD 048079**001234**",
        "CCCD 04807&#57;001234",
        "CCCD 048&nbsp;079&nbsp;001&nbsp;234",
        "Gọi 0912&nbsp;345&nbsp;678",
        "Gọi 0912 34**5 678**",
        "[gọi](tel:%30912345678)",
    ],
)
def test_marks_between_digits_hide_no_number(text: str, site: SmallSite) -> None:
    """Residents would read it as one."""
    built = site.put({NEWS_FILE: f"{NEWS}\n{text}\n"}).build()
    assert set(built.codes) in ({"personal-id"}, {"private-mobile"})


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("bao-quang/unit.yaml", f'{UNIT}tagline: "CCCD \\u0030\\u00348090001234"\n'),
        ("bao-quang/unit.yaml", f"{UNIT}channels: [{{kind: visit, value: 'nhà ông A {MOBILE}'}}]\n"),
        ("bao-quang/announcements/2026-11-18-hop-ap.md", NEWS.replace("date:", "aliases: [goi-0912345678]\ndate:")),
        ("site.yaml", f"{CONTENT['site.yaml']!s}owner: Gọi {MOBILE}\n"),
    ],
    ids=["escapes of YAML", "a place to visit", "a former address", "settings"],
)
def test_no_field_is_overlooked(file: str, text: str, site: SmallSite) -> None:
    """What a page or an address shows is a text."""
    built = site.put({file: text}).build()
    assert set(built.codes) in ({"personal-id"}, {"private-mobile"})


def test_numbers_of_the_layers_above_may_be_named_below(site: SmallSite) -> None:
    """The city's own number in its own guide stops no commune."""
    city = f"{CONTENT['unit.yaml']!s}office: {{phone: {MOBILE}}}\n"
    site.put({"unit.yaml": city, "guides/cai-vneid.md": f"{CONTENT['guides/cai-vneid.md']!s}\nGọi {MOBILE}.\n"})
    assert site.build().codes == []


def test_nothing_of_anybody_is_kept_in_the_cache(site: SmallSite, tmp_path: Path) -> None:
    """Caches travel: to other machines, into archives of a server."""
    site.put({"bao-quang/media/ds.csv": f"Họ tên,CCCD\nA,{ID}\n"})
    assert site.build(cache=tmp_path / "cache").codes == ["personal-id"]
    kept = [path.read_bytes() for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert ID.encode() not in b"".join(kept)


SPLIT = [
    "[0480](https://vneid.gov.vn)90001234",
    "[0480](../guides/cai-vneid.md)[9000](https://vneid.gov.vn)[1234][1]\n\n[1]: https://vneid.gov.vn",
    "[048090] (https://vneid.gov.vn)001234",
    "0480**9000**1234",
    "048<b>090</b>001234",
    "048090<br>001234",
    "048090  \n001234",
    "048~~090~~001234",
    "> 048090\n> 001234",
    "| CCCD | 0 | 4 | 8 | 0 | 9 | 0 | 0 | 0 | 1 | 2 | 3 | 4 |\n|-|-|-|-|-|-|-|-|-|-|-|-|-|",
]


@pytest.mark.parametrize("split", SPLIT)
def test_a_number_that_marks_split_is_found(split: str, site: SmallSite) -> None:
    """By links, emphasis, tags, ends of lines and cells: residents read it whole."""
    built = site.put({NEWS_FILE: f"{NEWS}\nÔng A, CCCD {split}\n"}).build(dry=True)
    assert "personal-id" in built.codes


@pytest.mark.parametrize(
    "text",
    [
        "Gọi [1022](tel:1022) [113](tel:113) [114](tel:114) [115](tel:115).",
        "Theo [1871](https://vneid.gov.vn)/QĐ-UBND ngày 12/10/2022, số [10](https://vneid.gov.vn).257.",
        "| Năm | Tổ | Hộ |\n|-|-|-|\n| 2022 | 1871 | 10257 |",
    ],
)
def test_numbers_in_links_and_tables_that_are_nobodys_are_let_alone(text: str, site: SmallSite) -> None:
    """Short numbers, decisions, counts."""
    built = site.put({NEWS_FILE: f"{NEWS}\n{text}\n"}).build(dry=True)
    assert [code for code in built.codes if code.startswith(("personal", "private"))] == []
