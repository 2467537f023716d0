"""Makes one file of what matters most in a unit, to be sent from phone to phone: it needs nothing beside it.

It is put together of the finished pages, so that it says what they say. Links to pages that are in it lead there, and
all others to the site. Pictures and codes are left out, and what a unit has beyond the limit is only named.
"""

import re
from collections.abc import Mapping
from html import escape, unescape
from posixpath import join, normpath

from site_builder.model import addresses
from site_builder.pages.rebase import OUTSIDE, rewritten

_MOST = 290_000
"""Bytes: with head and end less than the 300 kB that go through on a weak network."""
_FIRST = ("", addresses.CONTACT, addresses.TEAMS)
_MAIN = re.compile(r"<main[^>]*>(.*?)</main>", re.DOTALL)
_LEFT_OUT = re.compile(
    r"<(aside|nav|script|button|picture|svg)\b.*?</\1>|<img\b[^>]*>|<p class=\"(?:back|demo)\".*?</p>", re.DOTALL
)
_HEADING = re.compile(r"(</?h)([1-5])\b")
_ID = re.compile(r"""(?<=\s)(id|for|aria-labelledby|aria-describedby)="([^"]*)\"""")
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_H1 = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
_LANG = re.compile(r'<html lang="([^"]*)">')
_GUIDE = re.compile(r'href="([a-z0-9-]+/)"')


def single_file(pages: Mapping[str, str], home: str) -> str:
    """Returns the essentials of the unit at `home`: the home page, contacts, helpers, and the guides in their order.

    `pages` maps addresses to finished pages. "" is returned for a unit whose home page has no content of its own.
    """
    first = pages.get(home, "")
    found = _CANONICAL.search(first)
    if not _MAIN.search(first) or not found:
        return ""
    base = unescape(found[1]).removesuffix(home)
    wanted = [url for url in _wanted(pages, home) if url in pages and _MAIN.search(pages[url])]
    kept = _within(pages, wanted)
    numbers = {url: f"p{number}" for number, url in enumerate(kept, 1)}
    parts = [_part(pages[url], url, numbers, base) for url in kept]
    entries = [f'<li><a href="#{number}">{_name(pages[url])}</a></li>' for url, number in numbers.items()]
    entries += [
        f'<li><a href="{escape(base + url)}">{_name(pages[url])}</a></li>' for url in wanted if url not in numbers
    ]
    styles = "".join(dict.fromkeys(style for url in kept for style in _STYLE.findall(pages[url])))
    lang, title = (pattern.search(first) for pattern in (_LANG, _TITLE))
    return (
        f'<!doctype html>\n<html lang="{lang[1] if lang else "vi"}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title[1] if title else ''}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<style>{styles}</style>\n</head>\n<body>\n<main>\n<h1>{title[1] if title else ''}</h1>\n"
        f'<p><a href="{escape(base + home)}">{escape(base + home)}</a></p>\n'
        f"<ul>\n{chr(10).join(entries)}\n</ul>\n{chr(10).join(parts)}\n</main>\n</body>\n</html>\n"
    )


def _wanted(pages: Mapping[str, str], home: str) -> list[str]:
    index = pages.get(home + addresses.GUIDES, "")
    guides = [home + addresses.GUIDES + path for path in dict.fromkeys(_GUIDE.findall(index))]
    return [*(home + path for path in _FIRST), *guides]


def _within(pages: Mapping[str, str], wanted: list[str]) -> list[str]:
    """Returns the pages for which there is room; a short one may still find some where a long one did not."""
    kept, room, styles = list[str](), _MOST, set[str]()
    for url in wanted:
        new = set(_STYLE.findall(pages[url])) - styles
        size = len((_content(pages[url]) + "".join(new)).encode()) * 11 // 10
        if size <= room:
            kept.append(url)
            room -= size
            styles |= new
    return kept


def _content(html: str) -> str:
    found = _MAIN.search(html)
    return _LEFT_OUT.sub("", found[1]) if found else ""


def _name(html: str) -> str:
    found = _H1.search(html)
    return re.sub(r"<[^>]*>", "", found[1]).strip() if found else ""


def _part(html: str, url: str, numbers: Mapping[str, str], base: str) -> str:
    """Returns the content of a page as a section of the file, with headings one step further in."""
    number = numbers[url]

    def moved(reference: str) -> str:
        plain = unescape(reference)
        if plain.startswith("#"):
            return f"#{number}-{plain[1:]}"
        if OUTSIDE.match(plain):
            return reference
        path, _, part = plain.partition("#")
        found = normpath(join("/", url, path)).lstrip("/")
        target = f"{found}/" if found and path.endswith(("/", "..", ".")) else found
        if target in numbers:
            return f"#{numbers[target]}-{part}" if part else f"#{numbers[target]}"
        return escape(f"{base}{target}{'#' * bool(part)}{part}")

    body = rewritten(_content(html), moved)
    body = _ID.sub(lambda found: f'{found[1]}="{" ".join(f"{number}-{name}" for name in found[2].split())}"', body)
    body = _HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", body)
    return f'<section id="{number}">\n{body.strip()}\n</section>'
