"""The names of the pages that every unit has, as they stand in addresses."""

TEAMS = "to-cong-nghe/"
GUIDES = "huong-dan/"
ANNOUNCEMENTS = "thong-bao/"
ARCHIVE = "thong-bao/luu-tru/"
SERVICES = "dich-vu/"
CONTACT = "lien-he/"
QR = "ma-qr/"
INDEX = "tat-ca/"
PRIVACY = "quyen-rieng-tu/"
FEED = "feed.xml"
SITEMAP = "sitemap.xml"
ROOT_PAGES = "sitemap-pages.xml"
MANIFEST = "manifest.webmanifest"
NOT_FOUND = "404.html"

RESERVED = frozenset(
    {page.partition("/")[0] for page in (TEAMS, GUIDES, ANNOUNCEMENTS, SERVICES, CONTACT, QR, INDEX, PRIVACY)}
    | {"media", "q"},
)
"""Folder names that no unit may have: its outer unit's pages stand there ("q" is kept for short printed addresses)."""
