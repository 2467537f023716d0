"""Style sheets and lists: addresses, and what only looks like some."""

import pytest

from site_builder.links.html.css import sheet_references
from site_builder.links.html.other_files import paper, redirected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a { background: url(x.png) }", ["x.png"]),
        ("a { background: URL( 'x y.png' ) }", ["x y.png"]),
        ('a { background: url("x\\"y.png") }', ['x"y.png']),
        (r"a { background: url(x\2e png) }", ["x.png"]),
        ("@import 'x.css' layer(a);", ["x.css"]),
        ("@import url(x.css) print;", ["x.css"]),
        ("a { background: image-set('x.avif' type('image/avif'), url(y.png) 2x) }", ["x.avif", "y.png"]),
        ("@font-face { src: local('A'), url(x.woff2) format('woff2') }", ["x.woff2"]),
        ("/* url(x) */ a { content: 'url(x)' }", []),
        ("@namespace svg url(http://www.w3.example/svg);", []),
        ("a { behavior: url(#default#VML) }", []),
        ("a { color: red }", []),
    ],
)
def test_addresses_of_a_sheet(text: str, values: list[str]) -> None:
    """Those that a browser would load."""
    assert [reference.value for reference in sheet_references(text)] == values


def used(path: str, text: str) -> list[tuple[str, str]]:
    """Kind and address of what a file beside the pages uses."""
    noted = paper(path, text)
    return [(reference.kind, reference.value) for reference in noted.references] if noted else []


@pytest.mark.parametrize(
    ("path", "text", "references"),
    [
        ("sitemap.xml", "<url><loc>\n https://a.example/?a=1&amp;b=2 </loc></url><!-- <loc>x</loc> --></url>",
         [("sitemap", "https://a.example/?a=1&b=2")]),
        ("sitemap.xml", "<url><loc><![CDATA[/x]]></loc><xhtml:link rel='alternate' href='/y'/></url>",
         [("sitemap", "/x"), ("sitemap", "/y")]),
        ("feed.xml", "<feed><link href='/a'/><id>/b</id><content type='text'>&lt;a href=c></content></feed>",
         [("feed", "/a")]),
        ("rss.xml", "<item><link>/a</link><guid>x</guid><guid>https://a.example/g</guid><enclosure url='/b'/></item>",
         [("feed", "/a"), ("feed", "https://a.example/g"), ("feed", "/b")]),
        ("rss.xml", "<guid isPermaLink='false'>https://a.example/g</guid>", []),
        ("rss.xml", "<description>&lt;a href=&quot;https://a.example/x&quot;></description>",
         [("feed", "https://a.example/x")]),
        ("site.webmanifest", '{"start_url": "./?a", "icons": [{"src": "a.png"}], "shortcuts": [{"url": "/b"}]}',
         [("manifest", "./?a"), ("manifest", "/b"), ("manifest icon", "a.png")]),
        ("data.json", '{"url": "/x"}', []),
        ("qr.json", '[{"payload": "https://a.example/q/1/"}]', [("qr", "https://a.example/q/1/")]),
        ("robots.txt", "Disallow: /x\nSitemap: https://a.example/s.xml\n", [("robots", "https://a.example/s.xml")]),
        ("_redirects", "# /x /y\n/a /b 301\n/c/* /d/:splat\n", [("redirect", "/b")]),
        ("sw.js", "const A = ['/a', \"b.css\", // '/no'\n'/c'];\ncaches.open('v1').then(c => c.addAll(A)); f('/no')",
         [("worker", "/a"), ("worker", "b.css"), ("worker", "/c")]),
        ("sw.js", "importScripts('a.js'); precacheAndRoute([{url: '/a', revision: '1.2'}]); caches.match('/b')",
         [("worker", "a.js"), ("worker", "/a"), ("worker", "/b")]),
        ("main.js", "const A = ['/a'];", []),
        ("a.svg", "<svg><image href='a.png'/><script/><![CDATA[<a href='b'>]]><use href='#c'/></svg>",
         [("image href", "a.png"), ("use href", "#c")]),
        ("browserconfig.xml", "<tile><square70x70logo src='/a.png'/></tile>", [("feed", "/a.png")]),
    ],
)  # fmt: skip
def test_addresses_of_other_files(path: str, text: str, references: list[tuple[str, str]]) -> None:
    """Sitemaps, feeds, manifests, workers, lists of redirects, drawings."""
    assert used(path, text) == references


def test_a_list_of_redirects_tells_where_from() -> None:
    """A pattern stands for all that begins like it."""
    assert list(redirected("/a /b\n/c/:id /d\n/e/* /f 302\n")) == ["a", "c/*", "e/*"]
