"""A page's addresses: all that a browser would follow or load, and none that only looks like one."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.links.html.scanner import page
from site_builder.links.html.tags import unescaped


def found(text: str) -> list[tuple[str, str]]:
    """Kind and address of each use."""
    return [(reference.kind, reference.value) for reference in page("a.html", text).references]


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("<a href=x>", [("a href", "x")]),
        ("<A HREF = 'x'>", [("a href", "x")]),
        ('<a\nclass="b"\thref="x">', [("a href", "x")]),
        ("<a href=x/>", [("a href", "x/")]),
        ("<a title=it's href=x>", [("a href", "x")]),
        ('<a href="x&amp;y&#x2f;z">', [("a href", "x&y/z")]),
        ("<a href=x href=y>", [("a href", "x")]),
        ("<area href=x>", [("area href", "x")]),
        ("<img src=x srcset='y 1x,z 2x, data:image/png;base64,AA== 3x'>",
         [("img src", "x"), ("srcset", "y"), ("srcset", "z"), ("srcset", "data:image/png;base64,AA==")]),
        ("<img srcset='a,b 1x, c,'>", [("srcset", "a,b"), ("srcset", "c")]),
        ("<picture><source srcset=x></picture>", [("source srcset", "x")]),
        ("<link rel=preload imagesrcset='x 1x'>", [("imagesrcset", "x")]),
        ("<video poster=x src=y><track src=z></video>", [("poster", "x"), ("video src", "y"), ("track src", "z")]),
        ("<iframe src=x></iframe><object data=y></object><embed src=z>",
         [("iframe src", "x"), ("object data", "y"), ("embed src", "z")]),
        ("<form action=x><button formaction=y></form>", [("form action", "x"), ("formaction", "y")]),
        ("<input type=image src=x><input src=y>", [("input src", "x")]),
        ("<q cite=x><blockquote cite=y>", [("cite", "x"), ("cite", "y")]),
        ("<svg><use href=x xlink:href=y /></svg>", [("use href", "x")]),
        ("<svg><a xlink:href=x /></svg>", [("a href", "x")]),
        ("<svg><style/><a href=x /></svg>", [("a href", "x")]),
        ("<link rel=canonical href=x><link rel='Shortcut ICON' href=y>", [("canonical", "x"), ("link load", "y")]),
        ("<link href=x>", []),
        ("<link rel=dns-prefetch href=//x><link rel='preconnect' href=//x>", []),
        ("<meta property=og:image content=x><meta name=twitter:image content=y>", [("og", "x"), ("twitter", "y")]),
        ("<meta http-equiv=Refresh content='5;URL=\"x\"'>", [("refresh", "x")]),
        ("<meta http-equiv=refresh content='0; x'>", [("refresh", "x")]),
        ("<meta http-equiv=refresh content=30>", []),
        ("<p style='background: url(x)'>", [("css", "x")]),
        ("<p style='background: url(&quot;x&quot;)'>", [("css", "x")]),
        ("<style>@import 'x'; a { background: url( y ) }</style>", [("import", "x"), ("css", "y")]),
        ("<style type=text/less>a { background: url(y) }</style>", []),
        ("<noscript><img src=x></noscript>", [("img src", "x")]),
        ("<img data-src=x><img src=data:, data-src=y><img src=z data-src=w>",
         [("img src", "x"), ("img src", "data:,"), ("img src", "y"), ("img src", "z")]),
        ("<div data-src=x data-href=y>", []),
        ('<script type="application/ld+json">{"url": "x.html", "name": "y.html", "@id": "z"}</script>',
         [("json-ld", "x.html")]),
        ('<script type="importmap">{"imports": {"a": "./x.js", "b": "c"}}</script>', [("import", "./x.js")]),
        ("<script>navigator.serviceWorker.register('/sw.js')</script>", [("worker script", "/sw.js")]),
        ("<iframe srcdoc='<a href=x>'></iframe>", [("a href", "x")]),
        ("<template shadowrootmode=open><a href=x></template>", [("a href", "x")]),
        ("<template><template></template><a href=x></template><a href=y>", [("a href", "y")]),
        ("<a href=x ping='y z'>", [("a href", "x"), ("ping", "y"), ("ping", "z")]),
        ("<img usemap=#b><img usemap=#c><map name=b>", [("usemap", "#c")]),
        ("<figure class=qr>https://xa.example/q/1/ </figure>", [("qr", "https://xa.example/q/1/")]),
        ("<img class=qr alt='Mã: https://xa.example/q/1/.'>", [("qr", "https://xa.example/q/1/")]),
        ("<p class=code-address>xa.example/<wbr>q/1</p>", [("qr", "https://xa.example/q/1")]),
    ],
)  # fmt: skip
def test_these_are_addresses(text: str, references: list[tuple[str, str]]) -> None:
    """Everything that can point somewhere."""
    assert sorted(found(text)) == sorted((kind.removeprefix("source "), value) for kind, value in references)


@pytest.mark.parametrize(
    "text",
    [
        "<!-- <a href=x> -->",
        "<!--> <!-- <a href=x> --!>",
        "<!--[if lt IE 9]><script src=x></script><![endif]-->",
        "<? <a href=x ?>",
        "<script>'<a href=x>'</script>",
        "<SCRIPT>'<a href=x>'</SCRIPT >",
        "<style>/* url(x) */ a::before { content: 'url(x)' }</style>",
        "<textarea><a href=x></textarea>",
        "<title><a href=x></title>",
        "<xmp><a href=x></xmp>",
        "<noframes><a href=x></noframes>",
        "<p title='<a href=x>'>",
        "<p title=\"<a href='x'>\">",
        "<template><a href=x></template>",
        "<script type=text/template><a href=x></script>",
        "&lt;a href=x&gt;",
        "< a href=x>",
        "<a data-href=x>",
        "<div href=x src=y>",
        "<a href=x",
        "<plaintext><a href=x>",
    ],
)
def test_these_are_none(text: str) -> None:
    """Text, comments, and what nobody follows."""
    assert found(text) == []


def test_a_comment_that_ends_early_hides_nothing_more() -> None:
    """`<!-->` is a whole comment (HTML Standard §13.2.5.43)."""
    assert found("<!--><a href=x><!--->") == [("a href", "x")]


def test_names_of_places() -> None:
    """Ids, and names of `a`; a second id of one name is told, but not one that is not there at the same time."""
    noted = page(
        "a.html", "<p id=a><p id=a><a name=b><p name=c><template><p id=d></template><noscript><p id=a></noscript>"
    )
    assert noted.ids == {"a", "b"}
    assert noted.repeated == (("a", 14),)


def test_the_first_base_and_the_first_refresh_count() -> None:
    """A base without an address is none."""
    noted = page("a.html", "<base target=x><base href=b/><base href=c/><meta http-equiv=refresh content='2;x'>")
    assert (noted.base, noted.delay) == ("b/", 2.0)


@pytest.mark.parametrize(
    "text", ['<p>\n  <a class=b href="x.html">', "<img srcset='a 1x, x.html 2x'>", "<style>a{src:url(x.html)}</style>"]
)
def test_a_use_knows_where_it_stands(text: str) -> None:
    """The offset is that of the address."""
    assert text.index("x.html") in [reference.at for reference in page("a.html", text).references]


@given(st.text("ab&;=#x1lt<>\"' ", max_size=20))
def test_character_references_are_read_as_by_the_library_where_no_rule_of_attributes_differs(text: str) -> None:
    """`html.unescape` reads text; in attributes a name without ";" before "=", a letter or a digit stays."""
    value = text.replace("&", "&amp;")
    assert unescaped(value) == html.unescape(value)


@given(st.text("<>!-/ab='\" \nid", max_size=60))
def test_whatever_is_written_can_be_read(text: str) -> None:
    """No text takes for ever, or fails."""
    assert page("a.html", f"<a href=x>{text}").references[0].value == "x"


MANY = 20_000


ENDLESS = (
    "<a",
    "<a b ",
    '<a b="',
    "<!--",
    "<p style='url(",
    "</",
    "<img srcset='a (",
    "<a href='&#1",
    "<template>",
    "<script>",
)


@pytest.mark.parametrize("piece", ENDLESS)
@pytest.mark.parametrize("end", ["", "'>", '">'])
def test_what_never_ends_is_read_once(piece: str, end: str) -> None:
    """Looking for an end from each beginning would take hours."""
    assert not page("a.html", piece * MANY + end).ids
