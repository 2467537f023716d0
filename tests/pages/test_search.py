"""The search of a unit: what stands in its index, how it is asked for, and what it finds."""

import gzip
import json
import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_engine import ask, find, rows
from small_site import DAY, GUIDE, SERVICES, SmallSite

from site_builder.pages.search_script import search_script
from site_builder.text.gazetteer.places import communes_of_today
from site_builder.text.normalize import clean, fold, slug

LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwzAĂÂĐEÊOÔƠUƯYÐðḐñçß 0129'’-.,"
    "\u0300\u0301\u0303\u0309\u0323\u0302\u031b\u00ad\u200b"
)
TEXTS = st.lists(st.text(LETTERS + "ảấặẻệọờủựỳ", max_size=12), min_size=1, max_size=30)
EMPTY = search_script() + '{"t":[],"n":[""],"e":[]});'
TWICE = GUIDE.replace("title: Cài VNeID", "title: Trả tiền điện").replace("topic", "words: [cúp điện, EVN]\ntopic")
REFORMED = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ"}
REFORMED |= {"ụy": "uỵ", "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ"}


def index(rows: list[list[object]]) -> str:
    """A script with these rows."""
    return f'{search_script()}{{"t":["","",""],"n":["Xã"],"e":{json.dumps(rows)}}});'


@given(TEXTS)
def test_script_and_builder_fold_alike(texts: list[str]) -> None:
    """Case, marks, đ and the eth, decomposed letters, and what nobody sees; slugs too."""
    spread = [unicodedata.normalize("NFD", text) for text in texts]
    asked = [["fold", text] for text in (*texts, *spread)] + [["slug", text] for text in texts]
    told = [fold(clean(text)) for text in (*texts, *spread)] + [slug(text) for text in texts]
    assert ask(EMPTY, asked) == told


@given(st.lists(st.tuples(st.text("abcd", min_size=4, max_size=7), st.text("abcd", max_size=8)), min_size=1))
def test_a_slip_is_one_letter(pairs: list[tuple[str, str]]) -> None:
    """Added, left out, changed, or swapped with the next: as the builder counts slips."""
    from site_builder.text.normalize import slips  # noqa: PLC0415 - beside its only use

    pairs = [(one, other) for one, other in pairs if one != other]
    assert ask(EMPTY, [["near", *pair] for pair in pairs]) == [slips(*pair, 1) == 1 for pair in pairs]


def test_every_commune_of_the_country_is_found_in_every_spelling() -> None:
    """With marks, without, in capitals, decomposed, with the tone where the reform of 1984 puts it: all names of which
    there are two spellings, and some others, among all that there are.
    """
    names = sorted({place.name for place in communes_of_today()})
    script = index([[name, "*/", 0] for name in names])
    queries: list[tuple[str, str]] = []
    for name in (name for at, name in enumerate(names) if at % 16 == 0 or any(old in name for old in REFORMED)):
        moved = re.sub("|".join(REFORMED), lambda match: REFORMED[match[0]], name)
        queries += [(name, spelt) for spelt in {name, fold(name), moved, name.upper()}]
        queries.append((name, unicodedata.normalize("NFD", name)))
    found = find(script, [query for _, query in queries])
    best = {query: titles[0].partition(" → ")[0] for (_, query), titles in zip(queries, found, strict=True)}
    lost = {
        query
        for (name, query), titles in zip(queries, found, strict=True)
        if name not in [title.partition(" → ")[0] for title in titles]
    }
    assert lost == set()
    assert {name: best[name] for name, query in queries if name == query and best[name] != name} == {}


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("duong", "Dương Đông"),
        ("đường", "Đường Hoa"),
        ("dương", "Dương Đông"),
        ("Ðường", "Đường Hoa"),
        ("duogn", "Dương Đông"),
        ("kĩ thuat", "Kỹ Thuật"),
        ("ky thuật", "Kỹ Thuật"),
        ("qui nhơn", "Quy Nhơn"),
        ("quynhon", "Quy Nhơn"),
        ("mdrak", "M’Đrắk"),
        ("khai sing", "Khai sinh"),
        ("cup dien thi goi ai", "Trả tiền điện"),
    ],
)
def test_what_is_typed_finds_what_is_meant(query: str, first: str) -> None:
    """Marks that are typed rank; one slip, i for y, and words without a blank between them are forgiven."""
    titles = ["Dương Đông", "Đường Hoa", "Kỹ Thuật", "Quy Nhơn", "M’Đrắk", "Khai sinh"]
    script = index([*([title, "*/", 0] for title in titles), ["Trả tiền điện", "x/", 0, "cúp điện|EVN"]])
    assert find(script, [query])[0][0].partition(" → ")[0] == first


def test_what_has_nothing_in_common_is_not_found() -> None:
    """Nor are blanks and signs, nor words that mean something to the script."""
    queries = ["zzzz", " ", "?!", "xy", "constructor", "hasOwnProperty toString", "__proto__"]
    assert find(index([["Khai sinh", "*/", 0]]), queries) == [[]] * len(queries)
    assert find(index([["Con structor", "*/", 0]]), ["constructor"]) == [["Con structor → con-structor/"]]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("tôi muốn trả tiền điện thì làm sao", "Trả tiền điện"),
        ("toi muon tra tien dien thi lam sao", "Trả tiền điện"),
        ("làm căn cước ở đâu", "Căn cước"),
        ("khai sinh làm ở đâu?", "Khai sinh làm ở đâu?"),
        ("ở đâu", "Khai sinh làm ở đâu?"),
        ("lừa dap", "Lừa đảo"),
        ("tràn đề", "Trần Đề"),
        ("mất điện", "Mất điện thì gọi ai?"),
        ("ViettelPay", "Viettel Money"),
    ],
)
def test_the_words_of_a_question_do_not_decide(query: str, first: str) -> None:
    """Nor does a slip in a word of three letters hide what was meant; former names come before everyday words."""
    titles = ["Không biết làm sao", "Khai sinh làm ở đâu?", "Căn cước", "Lừa đảo", "Trần Đề", "Mất điện thì gọi ai?"]
    others = [["Trả tiền điện", "*/", 0, "cúp điện|mất điện"], ["Tiền di động", "*/", 0, "ví|ViettelPay"]]
    money = ["Viettel Money", "*/", 0, "ViettelPay"]
    script = index([*([title, "*/", 0] for title in titles), *others, money])
    assert find(script, [query])[0][0].partition(" → ")[0] == first


def test_a_former_name_in_one_piece_comes_before_its_syllables_elsewhere() -> None:
    """Bảo Quang is Bảo Vinh today, and no commune of Quảng Trị whose name has a syllable of it."""
    places = [["Lao Bảo", "a/", 0, "tỉnh Quảng Trị"], ["Bảo Vinh", "b/", 0, "phường Bảo Vinh|xã Bảo Quang"]]
    for rows_in_order in (places, places[::-1]):
        found = find(index([*rows_in_order]), ["bảo quang", "bao quang", "BAO QUAN", "xã bảo quang"])
        assert [titles[0] for titles in found] == ["Bảo Vinh → b/"] * 4


def test_a_unit_finds_its_pages_by_everyday_words(site: SmallSite) -> None:
    """Inherited guides, services by former names and numbers, teams by their members, announcements."""
    service = "    former_names: [NCOVI]\n    words: [căn cước]\n    hotline: ['1900 0368']\n"
    site.put({"guides/tra-tien-dien.md": TWICE, "services.yaml": SERVICES + service})
    script = site.build().page("bao-quang/tim.js")
    queries = ["cup dien", "evn", "ncovi", "can cuoc", "19000368", "nguyen van mau", "hop ap", "tru so", "ai giup"]
    assert [found[0] for found in find(script, queries)] == [
        "Trả tiền điện → huong-dan/tra-tien-dien/",
        "Trả tiền điện → huong-dan/tra-tien-dien/",
        "VNeID → dich-vu/#vneid",
        "VNeID → dich-vu/#vneid",
        "VNeID → dich-vu/#vneid",
        "Tổ công nghệ số cộng đồng xã Bảo Quang → to-cong-nghe/#to-xa",
        "Họp ấp → thong-bao/hop-ap/",
        "Liên hệ → lien-he/",
        "Tổ công nghệ số → to-cong-nghe/",
    ]


def test_former_communes_lead_to_todays(site: SmallSite) -> None:
    """Those that had no pages by words, those that have by their day; what has ended comes after what lives."""
    ended = (
        "name: Bảo Quang\nkind: xã\nhotline: 0251 1022\nsuccession: {kind: merged, into: bao-vinh, date: 2025-07-01}\n"
    )
    living = (
        "name: Bảo Vinh\nkind: phường\nsuccession: {kind: merged, from: [bao-quang, xã Suối Cát], date: 2025-07-01}\n"
    )
    site.put({"bao-quang/unit.yaml": ended, "bao-vinh/unit.yaml": living})
    built = site.build()
    quang, cat = find(built.page("tim.js"), ["bao quang", "suoi cat"])
    assert quang == ["Bảo Vinh → bao-vinh/", "Bảo Quang → bao-quang/"]
    assert cat == ["Bảo Vinh → bao-vinh/"]


def test_what_residents_do_not_see_is_not_in_the_index(site: SmallSite) -> None:
    """Drafts, hidden and expired texts, and announcements whose day has not come."""
    news = "---\ntitle: {}\ndate: {}\n{}---\nA.\n"
    site.put(
        {
            "guides/nhap.md": GUIDE.replace("title: Cài VNeID", "title: Bản nháp\ndraft: có"),
            "bao-quang/guides/cai-vneid.md": "---\nhide: có\n---\n",
            "bao-quang/announcements/2026-11-01-cu.md": news.format("Tin cũ", "2026-11-01", "expires: 2026-11-10\n"),
            "bao-quang/announcements/2026-12-01-sau.md": news.format("Tin sau", "2026-12-01", ""),
        }
    )
    titles = {row[0] for row in rows(site.build().page("bao-quang/tim.js"))}
    assert titles & {"Bản nháp", "Cài VNeID", "Tin cũ", "Tin sau"} == set()
    later = {row[0] for row in rows(site.build(date(2026, 12, 1)).page("bao-quang/tim.js"))}
    assert later & {"Tin cũ", "Tin sau"} == {"Tin sau"}


def test_an_edit_of_a_text_changes_the_index_of_its_unit_alone(site: SmallSite) -> None:
    """And its pages ask for the new one: the address has the digest of what it holds."""
    before = site.build()
    site.put({"bao-quang/announcements/2026-11-18-hop-ap.md": "---\ntitle: Họp tổ\ndate: 2026-11-18\n---\nMời.\n"})
    after = site.build()
    changed = {name for name in after.tree if name.endswith("tim.js") and after.tree[name] != before.tree[name]}
    assert changed == {"bao-quang/tim.js"}
    assert after.tree == site.clean().tree
    asked = [
        re.findall(r'href="((?:\.\./)*tim\.js\?[0-9a-f]{8})"', one.page("bao-quang/index.html"))
        for one in (before, after)
    ]
    assert len(asked[0]) == len(asked[1]) == 1
    assert asked[0] != asked[1]


def test_pages_ask_for_the_index_only_when_somebody_searches(site: SmallSite) -> None:
    """No page loads it, and only lists, home pages and the page for what is missing know where it is."""
    built = site.build(DAY)
    assert not re.search(
        r"<script[^>]* src=", "".join(built.page(name) for name in built.tree if name.endswith(".html"))
    )
    knowing = {name for name in built.of("bao-quang") if name.endswith(".html") and "tim.js?" in built.page(name)}
    assert knowing == {f"bao-quang/{page}index.html" for page in ("", "huong-dan/", "tat-ca/")}
    assert 'href="https://longkhanh.gov.vn/247/tim.js?' in built.page("404.html")


def test_the_index_of_two_hundred_pages_is_light() -> None:
    """At most 20 kB packed, script and index together."""
    names = sorted({place.name for place in communes_of_today()})[:1200]
    titles = [" ".join(names[start : start + 4]) for start in range(0, 800, 4)]
    made = index(
        [
            [title, f"huong-dan/{slug(title)}/", 0, names[at], f"{title} {names[at + 400]}"]
            for at, title in enumerate(titles)
        ]
    )
    assert len(gzip.compress(made.encode(), 9)) <= 20_000


def test_d_with_a_stroke_is_a_letter_of_its_own(site: SmallSite) -> None:
    """The list from A to Z has it after D, and no text that begins with it under D."""
    site.put(
        {
            "guides/dien.md": GUIDE.replace("title: Cài VNeID", "title: Điện"),
            "guides/da.md": GUIDE.replace("title: Cài VNeID", "title: Dạ"),
        }
    )
    page = site.build().page("bao-quang/tat-ca/index.html")
    letters = re.findall(r'<h2 id="(chu-[a-z0-9]+)">(.[^<]*)</h2>', page)
    assert letters == sorted(set(letters), key=letters.index)
    assert letters.index(("chu-dd", "Đ")) == letters.index(("chu-d", "D")) + 1
    of_stroke = page.partition('id="chu-dd"')[2].partition("<h2")[0]
    assert "Điện" in of_stroke
    assert "Dạ" not in of_stroke
