"""Small folders of pages: what is told of them, and what is not."""

import pytest

from linkcheck.site.folders import HOME, looked_through, told

PAGE = "<!doctype html><title>a</title>"
FULL: dict[str, str | bytes] = {
    "a.html": f"{PAGE}<p id=x><p id=được>",
    "muc/index.html": f"{PAGE}<p id=y>",
    "đường.html": PAGE,
    "rong/a.txt": "a",
    "tep/bieu mau.pdf": b"%PDF",
    "anh/1.png": b"png",
    "anh/sprite.svg": "<svg><symbol id=goi /></svg>",
    "empty.png": b"",
    "cu.html": "<meta http-equiv=refresh content='0; url=a.html'>",
}
"""The files beside the first page."""

WRONG = [
    ("<a href=khong.html>", "site-missing"),
    ("<a href=muc.html>", "site-missing"),
    ("<a href=/khong/>", "site-missing"),
    ("<a href=https://xa.example/khong/>", "site-missing"),
    ("<img src=anh/2.png>", "site-missing"),
    ("<a href=A.html>", "site-case"),
    ("<a href=a.HTML>", "site-case"),
    ("<a href=MUC/>", "site-case"),
    ("<a href=đu\u031bo\u031b\u0300ng.html>", "site-unicode-form"),
    ("<a href=%C4%91u%CC%9Bo%CC%9B%CC%80ng.html>", "site-unicode-form"),
    ("<a href=%25C4%2591%25C6%25B0%25E1%25BB%259Dng.html>", "site-encoded-twice"),
    ("<a href=%F0%D0.html>", "site-encoding"),
    ("<a href=tep/bieu+mau.pdf>", "site-encoding"),
    ("<a href=rong/>", "site-no-index"),
    ("<a href=rong>", "site-no-index"),
    ("<a href=a/>", "site-flat-slash"),
    ("<a href=a.html/>", "site-flat-slash"),
    ("<a href=a>", "site-no-ending"),
    ("<a href=www.khac.example>", "site-no-scheme"),
    ("<a href=dichvucong.gov.vn/a>", "site-no-scheme"),
    ("<a href=lan@xa.example>", "site-no-scheme"),
    ("<a href='0912 345 678'>", "site-no-scheme"),
    ("<a href=../khong/x.html>", "site-climbs"),
    ("<a href=''>", "site-empty-address"),
    ("<a href>", "site-empty-address"),
    ("<img src=' '>", "site-empty-address"),
    ("<img src=empty.png>", "site-file-empty"),
    ("<a href=#z>", "site-fragment"),
    ("<a href=a.html#z>", "site-fragment"),
    ("<a href=muc/#z>", "site-fragment"),
    ("<a href=a.html#X>", "site-fragment-case"),
    ("<a href='a.html#%25C4%2591%25C6%25B0%25E1%25BB%25A3c'>", "site-encoded-twice"),
    ("<a href=a.html#đu\u031bo\u031b\u0323c>", "site-fragment-form"),
    ("<svg><use href=anh/sprite.svg#thu /></svg>", "site-symbol"),
    ("<link rel=canonical href=cu.html>", "site-sends-on"),
    ("<script src=http://khac.example/a.js></script>", "site-mixed"),
    ("<img srcset='http://khac.example/a.png 2x' src=anh/1.png>", "site-mixed"),
    ("<style>a { background: url(http://khac.example/a.png) }</style>", "site-mixed"),
    ("<img src=http://xa.example/anh/1.png>", "site-mixed"),
    ("<p data-qr=https://xa.example/q/1/>", "site-missing"),
    ("<noscript><img src=khong.png></noscript>", "site-missing"),
    ("<base href=muc/><a href=a.html>", "site-missing"),
    ("<base href=muc/><a href=#x>", "site-fragment"),
    ("<meta http-equiv=refresh content='0;url=khong.html'>", "site-missing"),
    ("<meta http-equiv=refresh content='0;url=./'>", "site-loop"),
    ("<a href=tep/100%.pdf>", "site-missing"),
]
RIGHT = [
    "<a href=#>",
    "<a href=#top>",
    "<a href=#TOP>",
    "<a href=#:~:text=a>",
    "<a href=a.html#x:~:text=a>",
    "<a href=a.html#%C4%91%C6%B0%E1%BB%A3c>",
    "<a href=a.html#được>",
    "<a href=muc>",
    "<a href=muc/index.html#y>",
    "<a href='tep/bieu mau.pdf'>",
    "<a href=tep/bieu%20mau.pdf#page=2>",
    "<a href=../../a.html>",
    "<a href='\n a.html '>",
    "<a href=muc//index.html>",
    "<a href=https://XA.example:443/a.html>",
    "<a href=//xa.example/a.html>",
    "<a href=?a=b>",
    "<a href=a.html?b#x>",
    "<a href=javascript:;>",
    "<a href=data:,a>",
    "<a href=http://khac.example/>",
    "<a href=//khac.example/>",
    "<form action=''>",
    "<img src=anh/1.png srcset=''>",
    "<a name=z><a href=#z>",
    "<base href=muc/><a href=../a.html>",
    "<a href=#/gioi-thieu>",
    "<meta http-equiv=refresh content=60>",
    "<link rel=canonical href=https://khac.example/>",
    "<a href=https:/a.html>",
    "<a href=cu.html>",
    "<svg><use href=anh/sprite.svg#goi /></svg>",
    "<img src=anh/sprite.svg#svgView(viewBox(0,0,1,1))>",
    "<a href=muc\\index.html>",
    "<a href=%6Duc/>",
    "<iframe src=about:blank></iframe>",
]


@pytest.mark.parametrize(("text", "code"), WRONG)
def test_what_leads_nowhere_is_told_once(text: str, code: str) -> None:
    """With the rule that explains it best."""
    found = told({**FULL, "index.html": PAGE + text}, HOME)
    assert [rule for file, rule, _ in found if file == "index.html"] == [code]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_odd_but_right_is_not_told(text: str) -> None:
    """Nothing good is called broken."""
    found = told({**FULL, "index.html": PAGE + text}, HOME)
    assert [item for item in found if item[0] == "index.html"] == []


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("<a href=A.html#x>", "a.html#x"),
        ("<a href=/A.html>", "/a.html"),
        ("<a href=https://xa.example/MUC/>", "https://xa.example/muc/"),
        ("<a href=bieu-mau.pdf>", ""),
        ("<a href=1.png>", "anh/1.png"),
        ("<a href=aa.html>", "a.html"),
        ("<a href=a>", "a.html"),
        ("<a href=muc.html>", "muc/"),
        ("<a href=a.html#X>", "a.html#x"),
        ("<a href=www.khac.example>", "https://www.khac.example"),
        ("<a href=100%.html>", ""),
    ],
)
def test_the_near_name_is_proposed(text: str, hint: str) -> None:
    """As it has to be written there."""
    (problem,) = [one for one in looked_through({**FULL, "index.html": PAGE + text}, HOME).problems
                  if one.place.file == "index.html"]  # fmt: skip
    assert problem.words["hint"] == hint


def test_a_place_is_that_of_the_address() -> None:
    """Line and column of the page, and the words that people see there."""
    text = '<!doctype html>\r\n<p>Đọc\r\n  <a\r\n   href="khong.html">Cài <b>VNeID</b></a>'
    (problem,) = looked_through({"index.html": text}).problems
    assert (problem.place.line, problem.place.column) == (4, 10)
    assert problem.words["kind"] == "a href: “Cài VNeID”"


def test_an_id_that_stands_twice_is_told_and_so_is_the_link_to_it() -> None:
    """The one is a mistake, the other may lead to the wrong place."""
    pages = {"index.html": "<p id=a><p id=a>", "b.html": "<a href=./#a>"}
    assert told(pages) == [("b.html", "site-fragment-twice", "./#a"), ("index.html", "site-id-twice", "a")]


def test_pages_that_send_their_readers_round_are_told_each() -> None:
    """A page that only leads into the circle is not part of it, and one that waits is a page."""
    stub = "<meta http-equiv=refresh content='{};url={}'>"
    pages = {
        "index.html": "<a href=a.html><a href=c.html><a href=d.html>",
        "a.html": stub.format(0, "b.html"),
        "b.html": stub.format(0, "a.html"),
        "c.html": stub.format(0, "a.html"),
        "d.html": stub.format(60, "d.html"),
    }
    assert [(file, code) for file, code, _ in told(pages)] == [("a.html", "site-loop"), ("b.html", "site-loop")]


def test_what_nothing_leads_to_is_a_warning() -> None:
    """But for what browsers and hosts ask for by themselves, and for old addresses."""
    pages = {
        "index.html": "<a href=a.html><img src=1.png><script>show('2.png')</script>",
        "a.html": "",
        "b.html": "<a href=b.html>",
        "404.html": "x",
        "cu.html": "<meta http-equiv=refresh content='0;url=a.html'>",
        "1.png": "x",
        "2.png": "x",
        "3.png": "x",
        "favicon.ico": "x",
        "a.css": "x",
        "sitemap.xml": "<loc>https://xa.example/b.html</loc>",
    }
    found = looked_through({**pages, "a.html": "x"}, HOME).problems
    assert [(one.place.file, one.code) for one in found] == [("3.png", "site-unused"), ("b.html", "site-orphan")]


def test_an_empty_file_is_told_where_it_is_used_else_by_itself() -> None:
    """Files that only have to be there are none of that."""
    pages = {"index.html": "<img src=a.png>", "a.png": "", "b.pdf": "", ".nojekyll": ""}
    assert told(pages) == [("b.pdf", "site-file-empty", "b.pdf"), ("index.html", "site-file-empty", "a.png")]


@pytest.mark.parametrize("start", ["", "https://xa.example/247/"])
def test_a_site_under_a_path_is_understood(start: str) -> None:
    """Its path is given, or its pages tell it: no regular expression is needed."""
    pages = {
        "index.html": '<link rel=canonical href="https://xa.example/247/"><a href=/247/a/>',
        "a/index.html": '<link rel=canonical href="https://xa.example/247/a/"><a href=/a/><a href=/247/b/><a href=/c/>',
    }
    assert told(pages, start) == [
        ("a/index.html", "site-outside-base", "/a/"),
        ("a/index.html", "site-missing", "/247/b/"),
    ]


def test_a_path_can_be_guessed_from_links_alone() -> None:
    """Where no page says where the site stands."""
    pages = {"index.html": "<a href=/247/a/><a href=/247/>", "a/index.html": "<a href=/247/><a href=/247/b/>"}
    assert looked_through(pages).home.path == "/247/"
    assert told(pages) == [("a/index.html", "site-missing", "/247/b/")]


def test_a_home_of_a_desk_is_not_believed() -> None:
    """That it was left in everywhere is the mistake."""
    pages = {"index.html": "<link rel=canonical href=http://localhost:8000/>"}
    assert told(pages) == [("index.html", "site-local", "http://localhost:8000/")]


def test_a_list_of_redirects_is_known() -> None:
    """An address that the host sends elsewhere is not broken; where it is sent has to be there."""
    pages = {
        "index.html": "<a href=/cu/><a href=/khac/a>",
        "_redirects": "/cu /a.html\n/khac/* /b/:splat\n/x /y\n",
        "a.html": "x",
    }
    assert told(pages) == [("_redirects", "site-missing", "/y")]


def test_addresses_of_other_hosts_are_gathered() -> None:
    """Each with all its places, for whoever asks these hosts."""
    pages = {
        "index.html": "<a href=https://b.example/c#d>\n<a href=//b.example/c#d><a href=a/>",
        "a/index.html": "<img src=https://b.example/e>",
    }
    outside = looked_through(pages, HOME).outside
    assert {address: len(spots) for address, spots in outside.items()} == {
        "https://b.example/c#d": 2,
        "https://b.example/e": 1,
    }
