"""Whatever else browsers read and a checker may overlook: shadow trees, maps, rules for scripts, lists for machines."""

import gzip
import io
import json

import pytest
from PIL import Image

from linkcheck.site.folders import HOME, looked_through, told
from site_builder.qr.symbol import symbol

PAGE = "<!doctype html><title>a</title>"
BESIDE: dict[str, str | bytes] = {
    "a.html": f"{PAGE}<a href=./><p id=x>",
    "js/lib/m.js": "1",
    "js/a.js": "1",
    "anh.png": b"png",
    "ve.svg": "<svg xmlns='http://www.w3.org/2000/svg'><symbol id='co'/></svg>",
}
XLINK, SVG = "xmlns:l='http://www.w3.org/1999/xlink'", "xmlns:s='http://www.w3.org/2000/svg'"
SHEET = "<?xml-stylesheet href='{}'?>"
FEED = '{{"version": "https://jsonfeed.org/version/1.1", {}}}'
SHADOW = "<div><template shadowrootmode={}>{}</template></div>"

FINE = [
    SHADOW.format("open", "<p id=x>") + SHADOW.format("closed", "<p id=x>") + "<p id=x>",
    SHADOW.format("OPEN", "<p id=x>" + SHADOW.format("open", "<p id=x>")) + "<p id=x><a href=#x>",
    SHADOW.format("open", "<svg><symbol id=s /><use href=#s /></svg>"),
    SHADOW.format("open", "<svg><filter id=f /><rect fill='url(#f)'/></svg>"),
    SHADOW.format("open", "<img usemap=#m src=anh.png><map name=m>"),
    SHADOW.format("open", "<a href=#y>") + "<p id=y>",
    "<template><p id=x><p id=x>" + SHADOW.format("open", "<p id=x>") + "<p id=x></template><p id=x>",
    '<script type="importmap">{"imports": {"lib/": "/js/lib/", "a": "/js/a.js", "b": null, "c": "c"}}</script>',
    '<script type="importmap">{"scopes": {"/x/": {"a": "/js/a.js", "l/": "./js/lib/"}}}</script>',
    '<script type="importmap">{"integrity": {"/js/a.js": "sha"}}</script>',
    '<script type="importmap">{"imports": [], "scopes": 3, "integrity": []}</script>',
    '<script type="speculationrules">{"prefetch": [{"urls": ["a.html"]}, {"where": {"href_matches": "/n*"}}]}</script>',
    '<script type="speculationrules">{"prerender": "no.html"}</script>',
    "<img src=anh.png usemap=#m><map name=m>",
    "<img src=anh.png usemap='a.html#m'><map name=m>",
    "<link rel=canonical href=./><noscript><meta http-equiv=refresh content='0;url=a.html'></noscript>",
    "<noscript><meta http-equiv=refresh content='0;url=./'></noscript>",
    "<noscript><base href=khong/></noscript><a href=a.html>",
    "<svg><base href=khong/></svg><a href=a.html>",
    "<svg><a href=a.js></a></svg><base href=js/><a href=a.js>",
    "<a href=///xa.example/a.html>",
    "<a href=https:///xa.example/a.html>",
    "<a href='https:////xa.example/a.html'>",
    "<a href=https://xa\u200b.example/a.html>",
    "<a href=https://x\u00ada.ex\u2060ample/a.html>",
    "<script>navigator.registerProtocolHandler('web+x', '/a.html?u=%s')</script>",
]
BROKEN = [
    ("<a href=#x>" + SHADOW.format("open", "<p id=x>"), "site-fragment", "#x"),
    (SHADOW.format("open", "<p id=x><p id=x>"), "site-id-twice", "x"),
    (SHADOW.format("khac", "<p id=x>") + "<a href=#x>", "site-fragment", "#x"),
    (SHADOW.format("open", "<a href=#x><p id=x>"), "site-fragment", "#x"),
    (SHADOW.format("open", "<svg><symbol id=s /></svg>") + "<svg><use href=#s /></svg>", "site-symbol", "#s"),
    (SHADOW.format("open", "<a href=no.html>"), "site-missing", "no.html"),
    (SHADOW.format("open", "<map name=m></map>") + "<img src=anh.png usemap=#m>", "site-fragment", "#m"),
    ('<script type="importmap">{"imports": {"a": "./js/no.js"}}</script>', "site-missing", "./js/no.js"),
    ('<script type="importmap">{"imports": {"no/": "/js/no/"}}</script>', "site-missing", "/js/no/"),
    ('<script type="importmap">{"scopes": {"/x/": {"a": "/js/no.js"}}}</script>', "site-missing", "/js/no.js"),
    ('<script type="importmap">{"integrity": {"/js/no.js": "sha"}}</script>', "site-missing", "/js/no.js"),
    (f'<script type="importmap">{{"imports": {{"a": "{HOME}no.js"}}}}</script>', "site-missing", f"{HOME}no.js"),
    ('<script type="speculationrules">{"prerender": [{"urls": ["no.html"]}]}</script>', "site-missing", "no.html"),
    ("<img src=anh.png usemap=m><map name=m>", "site-fragment", "m"),
    ("<img src=anh.png usemap=khong><map name=m>", "site-fragment", "khong"),
    ("<img src=anh.png usemap=#>", "site-fragment", "#"),
    ("<noscript><meta http-equiv=refresh content='0;url=no.html'></noscript>", "site-missing", "no.html"),
    ("<script>navigator.registerProtocolHandler('web+x', '/no.html?u=%s')</script>", "site-missing", "/no.html?u=%s"),
    ("<a href=https://xa\u200b.example/no.html>", "site-missing", "https://xa\u200b.example/no.html"),
    ("<a href=https:///xa.example/no.html>", "site-missing", "https:///xa.example/no.html"),
]


@pytest.mark.parametrize("text", FINE)
def test_what_browsers_understand_is_not_told(text: str) -> None:
    """However rare."""
    assert told({**BESIDE, "index.html": PAGE + text}, HOME) == []


@pytest.mark.parametrize(("text", "code", "value"), BROKEN)
def test_what_no_browser_finds_is_told_once(text: str, code: str, value: str) -> None:
    """With the address as it is written."""
    assert told({**BESIDE, "index.html": PAGE + text}, HOME) == [("index.html", code, value)]


def test_a_map_without_its_hash_is_told_with_what_can_be_pasted() -> None:
    """And pasted, it is fine."""
    text = PAGE + "<img src=anh.png usemap=ban-do><map name=ban-do>"
    (problem,) = looked_through({"index.html": text, "anh.png": b"x"}).problems
    assert problem.words["hint"] == "#ban-do"
    assert told({"index.html": text.replace("usemap=ban-do", "usemap=#ban-do"), "anh.png": b"x"}) == []


@pytest.mark.parametrize("noscript", [False, True])
def test_a_page_that_only_sends_on_who_runs_no_scripts_is_a_page(*, noscript: bool) -> None:
    """It may be canonical and stand in the sitemap."""
    stub = "<meta http-equiv=refresh content='0;url=a.html'>"
    pages = {
        "index.html": f"<link rel=canonical href={HOME}>{f'<noscript>{stub}</noscript>' if noscript else stub}",
        "a.html": f"<link rel=canonical href={HOME}>",
        "sitemap.xml": f"<loc>{HOME}</loc>",
    }
    said = [(file, code) for file, code, _ in told(pages, HOME)]
    assert said == ([] if noscript else [("a.html", "site-sends-on"), ("sitemap.xml", "site-sends-on")])


@pytest.mark.parametrize("way", ["/", "../", "https://xa.example/", "//xa.example", "/khac/", "/?a"])
def test_what_stands_beside_a_site_under_a_path_nobody_knows(way: str) -> None:
    """The root of the host is another's."""
    assert told({"index.html": f"{PAGE}<a href='{way}'>"}, f"{HOME}247/") == []


ITEM = json.dumps([{"content_html": f'<a href="{HOME}no">x</a><a href="b/">', "url": f"{HOME}a.html"}])


def packed(text: str) -> bytes:
    """The text packed the same in every worker, whatever the second: a parameter is part of its test's name."""
    return gzip.compress(text.encode(), mtime=0)


FILES: list[tuple[str, str | bytes, str]] = [
    ("feed.json", FEED.format(f'"items": [{{"url": "{HOME}no/"}}]'), f"{HOME}no/"),
    ("f.json", FEED.format('"icon": "/no.png", "items": 3'), "/no.png"),
    ("feed.json", FEED.format(f'"items": {ITEM}'), f"{HOME}no"),
    ("feed.json", FEED.format(f'"authors": [{{"avatar": "{HOME}no.png"}}]'), f"{HOME}no.png"),
    ("sitemap.xml.gz", packed(f"<urlset><url><loc>{HOME}no/</loc></url></urlset>"), f"{HOME}no/"),
    ("sitemap.txt", f"{HOME}a.html\n{HOME}no/\n", f"{HOME}no/"),
    ("v.svgz", packed("<svg xmlns='http://www.w3.org/2000/svg'><image href='no.png'/></svg>"), "no.png"),
    ("_headers", "/*\n  Link: </no.css>; rel=preload; as=style, </js/a.js>; rel=preload\n", "/no.css"),
    ("_headers", "/a.html\n  Refresh: 3; url=/no.html\n  Link: <//b.example>; rel=preconnect\n", "/no.html"),
    ("_headers", '/*\n  Speculation-Rules: "/no.json"\n  X-Link: </no>\n  Link: <khong.css>\n', "/no.json"),
    ("rules.json", '{"prefetch": [{"urls": ["/no.html", "/a.html"]}]}', "/no.html"),
    ("m.webmanifest", '{"start_url": "/", "protocol_handlers": [{"url": "/no?u=%s"}, {"url": "/%s/no"}]}', "/no?u=%s"),
    ("m.webmanifest", '{"start_url": "/", "note_taking": {"new_note_url": "/no"}}', "/no"),
    ("v.svg", f"<?xml version='1.0'?>\n{SHEET.format('no.css')}<svg/>", "no.css"),
    ("v.svg", f"<!-- {SHEET.format('a.css')} -->{SHEET.format('#s')}<svg><image href='no.png'/></svg>", "no.png"),
    ("v.svg", f"<svg {XLINK}><a l:href='no.html'/><!-- <a l:href='x'/> --></svg>", "no.html"),
    ("v.svg", f"<svg {XLINK}><use l:href='ve.svg#khong'/><use l:href='ve.svg#co'/></svg>", "ve.svg#khong"),
    ("v.svg", f"<s:svg {SVG}><s:image href='no.png'/></s:svg>", "no.png"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "value"), FILES)
def test_files_for_machines_are_read(file: str, text: str | bytes, value: str) -> None:
    """What is fine in them is not told."""
    pages = {**BESIDE, "index.html": f"{PAGE}<a href=a.html>", file: text}
    assert [(where, one) for where, _, one in told(pages, HOME)] == [(file, value)]


@pytest.mark.parametrize("body", [b"<loc>", packed("<loc>")[:-9], packed("\0" * 60_000_000)])
def test_a_packed_file_that_cannot_be_read_is_told(body: bytes) -> None:
    """One that is broken, cut, or holds more than anybody's sitemap."""
    found = told({"index.html": PAGE, "sitemap.xml.gz": body}, HOME)
    assert [(file, code) for file, code, _ in found] == [("sitemap.xml.gz", "site-unreadable")]


def picture(payload: str) -> bytes:
    """A QR code as programs draw it."""
    rows = symbol(payload, at_least="M")
    image = Image.new("L", (len(rows) + 8, len(rows) + 8), 255)
    for down, row in enumerate(rows):
        for across, module in enumerate(row):
            image.putpixel((across + 4, down + 4), 0 if module == "1" else 255)
    body = io.BytesIO()
    image.resize((image.width * 4, image.height * 4), Image.Resampling.NEAREST).save(body, "PNG")
    return body.getvalue()


def test_a_wrong_code_is_told_at_the_pages_that_show_it() -> None:
    """Once a page, with line and column; at its own file where no page shows it. A right one is not told."""
    pages: dict[str, str | bytes] = {
        "index.html": f"{PAGE}\n<p><img src=anh/qr.png alt='Quét mã'><img src=anh/qr.png>",
        "a/index.html": f"{PAGE}<img src=../anh/qr.png><img src=../anh/qr-tot.png>",
        "anh/qr.png": picture(f"{HOME}khong/"),
        "anh/qr-tot.png": picture(f"{HOME}a/"),
        "anh/qr-goi.png": picture("tel:02533123456"),
        "anh/qr-le.png": picture(f"{HOME}le/"),
        "b.html": f"{PAGE}<picture><source srcset='anh/qr-goi.png 2x'><img src=anh/qr-goi.png></picture>",
    }
    found = looked_through(pages, HOME).problems
    shown = [(one.place.file, one.place.line, one.place.column, one.code) for one in found if one.code[:6] != "site-o"]
    assert [one for one in shown if one[3] != "site-unused"] == [
        ("a/index.html", 1, 41, "site-missing"),
        ("anh/qr-le.png", 1, 1, "site-missing"),
        ("b.html", 1, 57, "form-phone-area"),
        ("index.html", 2, 13, "site-missing"),
    ]
    assert "Quét mã" in next(one for one in found if one.place.file == "index.html").words["kind"]


def test_a_code_that_leads_outside_is_asked_for_at_its_pages() -> None:
    """As links are."""
    pages: dict[str, str | bytes] = {"index.html": f"{PAGE}<img src=qr.png>", "qr.png": picture("https://b.example/c")}
    (places,) = looked_through(pages, HOME).outside.values()
    assert [place.file for place in places] == ["index.html"]
