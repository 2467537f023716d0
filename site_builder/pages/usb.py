"""Makes pages that open from a disk, by a double click: no server turns a folder into the page in it."""

import re

from site_builder.model import addresses
from site_builder.pages.rebase import OUTSIDE, rewritten

_OF_HOSTS = re.compile(r"<script>navigator\.serviceWorker.*?</script>\n?|<link rel=\"manifest\"[^>]*>\n?")
"""Browsers refuse both to a page that comes from a disk."""
_NOT_CARRIED = frozenset(
    {addresses.NOT_FOUND, addresses.WORKER, addresses.KEPT, addresses.MANIFEST, "robots.txt", ".nojekyll"}
)


def is_carried(name: str) -> bool:
    """Returns whether a file of the site is of use without a host. What only machines on the web read is not."""
    base = name.rpartition("/")[2]
    if f"/{name}".endswith(f"/{addresses.EDITING}index.html"):
        return False
    return base not in _NOT_CARRIED and not (base.startswith("sitemap") and base.endswith(".xml"))


def for_disk(html: str) -> str:
    """Returns a page whose links to folders lead to the pages in them.

    >>> for_disk('<a href="../#goi">')
    '<a href="../index.html#goi">'
    """
    return rewritten(_OF_HOSTS.sub("", html), _to_file)


def _to_file(reference: str) -> str:
    if OUTSIDE.match(reference):
        return reference
    path, mark, part = reference.partition("#")
    if path.rpartition("/")[2] not in ("", ".", ".."):
        return reference
    return f"{path}{'' if path.endswith('/') else '/'}index.html{mark}{part}"
