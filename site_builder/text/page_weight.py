"""Weighs a finished page as a host sends it, packed, and tells which part of it weighs how much."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from gzip import compress

HEADERS = 600
"""Bytes of headers that a common host adds."""
MOST = 14_000
"""Bytes of a page with its headers: they arrive in the first flight of packets (10 × 1,460 bytes, RFC 6928)."""
MOST_STYLE, MOST_SCRIPT = 2_500, 1_000
"""Packed bytes of all styles, and of all scripts, that stand in a page."""
MOST_PICTURE = 25_000
"""Bytes of a picture file."""
_PARTS: Mapping[str, re.Pattern[bytes]] = {
    name: re.compile(pattern, re.DOTALL | re.IGNORECASE)
    for name, pattern in {
        "data": rb"data:[\w/+.-]+;base64,[\w+/=%]*",
        "style": rb"<style\b.*?</style>",
        "script": rb"<script\b.*?</script>",
        "head": rb"<head\b.*?</head>",
        "code": rb"<svg\b[^>]*\bqr\b[^>]*>.*?</svg>",
        "navigation": rb"<header\b.*?</header>|<nav\b.*?</nav>|<footer\b.*?</footer>",
        "drawing": rb"<svg\b.*?</svg>",
        "picture": rb"<picture\b.*?</picture>|<img\b[^>]*>",
        "table": rb"<table\b.*?</table>",
        "links": rb"<(ul|ol)\b[^>]*>(?:(?!</?\1\b).)*?<a\b(?:(?!</?\1\b).)*</\1>",
    }.items()
}
"""The parts of a page in the order in which they are taken off; what is left is text."""
PARTS = (*_PARTS, "text")
_RULES: Mapping[str, str] = {
    "data": "page-pictures",
    "code": "page-codes",
    "navigation": "page-navigation",
    "drawing": "page-drawings",
    "picture": "page-pictures",
    "table": "page-tables",
    "links": "page-links",
    "text": "page-text",
}
"""The heaviest part of a page that is too heavy → the rule that it breaks. Styles and scripts have their own limits."""
_STYLE, _SCRIPT = (re.compile(rb"<%s\b[^>]*>(.*?)</%s>" % (tag, tag), re.DOTALL) for tag in (b"style", b"script"))
_VALUE = r"=\s*[\"']?"
_OUTER = r"((?:https?:)?//[^\"'\s>)]+)"
_INNER = r"((?!(?:https?:)?//|data:|#)[^\"'\s>)]+)"
_FETCHED = (
    r"<(?:script|iframe|embed|frame)\b[^<>]*?\ssrc{0}|<object\b[^<>]*?\sdata{0}"
    r"|<link\b(?=[^<>]*\brel=[\"']?(?:style|(?:module)?preload))[^<>]*?\shref{0}"
)
_SHOWN = r"<(?:img|source|audio|video|track|input)\b[^<>]*?\s(?:src|srcset|poster){0}"
FRAME_RULES: Mapping[str, re.Pattern[str]] = {
    rule: re.compile(pattern, re.IGNORECASE)
    for rule, pattern in {
        "page-host": rf"{_FETCHED}|{_SHOWN}".format(_VALUE + _OUTER) + rf"|\b(?:url\(|@import)\s*[\"']?{_OUTER}",
        "page-request": _FETCHED.format(_VALUE + _INNER) + rf"|@import\s+(?:url\(|(?!url\())\s*[\"']?{_INNER}",
        "page-font": r"@font-face\b",
        "page-cookie": r"\bdocument\s*\.\s*cookie\b|<meta\b[^<>]*\bset-cookie\b",
    }.items()
}
"""What no page may have, whatever it tells: addresses of other hosts that a browser asks without a tap, files of their
own that a page waits for, fonts, cookies. A rule → what breaks it, in a page, a template or a style."""


def packed(body: bytes) -> int:
    """Returns how many bytes a host sends of a page, with its headers."""
    return len(compress(body, 9)) + HEADERS


def is_heavy(body: bytes) -> bool:
    """Returns whether a page weighs more than a page may. In haste it is packed worse, in a thirtieth of the time."""
    return len(compress(body, 1)) + HEADERS > MOST and packed(body) > MOST


def weigh(body: bytes) -> dict[str, int]:
    r"""Returns the bytes of each part of a page: how much less is sent without it. Together they are the page's.

    >>> weigh(b"<p>Xin ch\xc3\xa0o")["text"] > 600
    True
    """
    weights = dict.fromkeys(PARTS, 0)
    before = packed(body)
    for name, pattern in _PARTS.items():
        body, count = pattern.subn(b"", body)
        if count:
            after = packed(body)
            weights[name] = max(0, before - after)
            before = min(before, after)
    weights["text"] = before
    return weights


def heaviest(weights: Mapping[str, int]) -> tuple[str, int]:
    """Returns the rule that a page breaks which is too heavy, by its heaviest part, and what that part weighs."""
    part = max(_RULES, key=lambda name: weights[name])
    return _RULES[part], weights[part]


def faults_of_frame(body: bytes) -> Iterator[tuple[str, str, int]]:
    """Yields what no page may have: the rule, what breaks it or how many bytes it weighs, and where it stands."""
    text = body.decode("utf-8", "replace")
    for rule, pattern in FRAME_RULES.items():
        for match in pattern.finditer(text):
            yield rule, next(filter(None, match.groups()), match[0]), match.start()
    for rule, element, most in (("page-style", _STYLE, MOST_STYLE), ("page-script", _SCRIPT, MOST_SCRIPT)):
        found = element.findall(body)
        weight = _packed_alone(b"".join(found)) if found else 0
        if weight > most:
            yield rule, str(weight), text.find("<" + rule.partition("-")[2])


@lru_cache(maxsize=1024)
def _packed_alone(text: bytes) -> int:
    """Returns the packed bytes of a style or script, which many pages share."""
    return len(compress(text, 9))
