"""Defines the addresses of the pages that every unit has."""

import re

TEAMS = "to-cong-nghe/"
GUIDES = "huong-dan/"
ANNOUNCEMENTS = "thong-bao/"
ARCHIVE = "thong-bao/luu-tru/"
OLDER_NEWS = "thong-bao/trang/"
"""Below it stand the numbered pages of the list, and below the archive's address those of the archive."""
OUTREACH = "ra-quan/"
CALENDAR = "ra-quan/lich.ics"
SERVICES = "dich-vu/"
MARKETS = "cho/"
"""Only units that have a market have this page."""
QUESTIONS = "hoi-dap/"
"""Only units that have an answer, of their own or inherited, have this page."""
CONTACT = "lien-he/"
QR = "ma-qr/"
SHEETS = "ma-qr/in/"
"""Below it stand the sheets of each issued code, to be printed."""
INDEX = "tat-ca/"
PRIVACY = "quyen-rieng-tu/"
PROGRESS = "tien-do/"
"""Only units with units below them have it."""
EDITING = "sua-trang/"
"""The page for editors, with links into the web editor of the repository's host. No page for residents leads there."""
FEED = "feed.xml"
SEARCH = "tim.js"
SITEMAP = "sitemap.xml"
ROOT_PAGES = "sitemap-pages.xml"
MANIFEST = "manifest.webmanifest"
NOT_FOUND = "404.html"
WORKER = "sw.js"
"""The service worker of the whole site."""
KEPT = "offline.json"
"""Each unit's list of what the worker keeps of it."""
SHORT = "q/"
"""Below it stand the short addresses of issued codes, whatever unit issued them: `q/<digits>/`."""
LEDGER = "addresses.txt"
"""The file beside `site.yaml` that has every address which was ever published (`links.ledger`)."""

BASE = "_quoc-gia"
"""The folder of the base layer, beside the files of the root unit: texts that are written once for the country.

It lies above the root unit, is never a unit, and has no address of its own: its pictures stand below the root unit's.
No unit has such a name, as a slug begins with a letter or a digit; Windows, phones and git take it as it is.
"""

LIST_PAGE = re.compile(rf"(?:^|/)(?:{OLDER_NEWS}|{ARCHIVE})\d+/\Z")
"""It matches the address of a numbered page of a list."""
RESERVED = frozenset(
    {page.partition("/")[0] for page in (TEAMS, GUIDES, ANNOUNCEMENTS, OUTREACH, SERVICES, CONTACT, QR, INDEX, PRIVACY)}
    | {page.rstrip("/") for page in (MARKETS, QUESTIONS, PROGRESS, EDITING)}
    | {"media", "q"},
)
"""No unit's folder may have these names, because its outer unit uses them; "q" is reserved for short URLs."""


def home(path: tuple[str, ...]) -> str:
    """Returns the address of a unit's home page; "" is the root unit's."""
    return "/".join((*path, ""))


TEXT = rf"(?:{GUIDES}|{ANNOUNCEMENTS})[a-z0-9-]+/?(?:#\S+)?"
"""The address of a guide or an announcement, or of a part of one, below its unit's home page; of a list too."""
_IN_LANGUAGE = rf"(?P<lang>[a-z]{{2,3}})/(?P<page>(?P<text>{TEXT})|(?:{CONTACT}|{GUIDES})?)"
"""The address of a translated page below a unit's home page: that of its original behind the language."""


def language_of(page: str) -> str:
    """Returns the language of a translated page by its address below a unit's home page; "" for any other page."""
    found = _in_language(page)
    return found["lang"] if found else ""


def language_and_page(page: str) -> tuple[str, str]:
    """Returns the language of the address of a text below a unit's home page, and the address of its original.

    >>> language_and_page("en/huong-dan/cai-vneid/"), language_and_page("huong-dan/en/")
    (('en', 'huong-dan/cai-vneid/'), ('', 'huong-dan/en/'))
    """
    found = _in_language(page)
    return (found["lang"], found["page"]) if found and found["text"] else ("", page)


def _in_language(page: str) -> re.Match[str] | None:
    return re.fullmatch(_IN_LANGUAGE, page) if "/" in page[2:4] else None  # few pages have so short a beginning


def is_text(page: str) -> bool:
    """Returns whether an address below a unit's home page is that of one guide or announcement, not of a list."""
    _, page = language_and_page(page)
    section, _, slug = page.rstrip("/").partition("/")
    is_list = page == ARCHIVE or LIST_PAGE.search(page)
    return page.endswith("/") and f"{section}/" in (GUIDES, ANNOUNCEMENTS) and bool(slug) and not is_list
