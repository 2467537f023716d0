"""Finds files to which nothing leads: pages that no reader finds, pictures and documents that no page shows."""

import re
from collections.abc import Collection, Iterator

from site_builder.links.graph.file_index import INDEXES, FileIndex, is_page, own_name
from site_builder.links.html.references import LinkFault, ReferenceLocation
from site_builder.model.addresses import EDITING

_MEDIA = re.compile(
    r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|mp[34]|webm|og[gv]|m4a|wav|mov|pdf|docx?|xlsx?|pptx?|odt|ods)\Z",
    re.IGNORECASE,
)
_KNOWN_BY_NAME = re.compile(
    r"(?:\A|/)(?:40[0-9]|50[0-9x]|offline|error|google[0-9a-f]{8,}|BingSiteAuth|yandex_[0-9a-f]+|zalo_verifier\w*|_[^/]*)\.html?\Z"
    r"|(?:\A|/)(?:favicon|apple-touch-icon|android-chrome|mstile|browserconfig|safari-pinned-tab|og-image)[^/]*\Z"
    r"|(?:\A|/)\."
    r"|\Aq/[0-9]+/index\.html\Z"
    rf"|(?:\A|/){EDITING}index\.html\Z",
    re.IGNORECASE,
)
"""Servers, browsers and search engines ask for these files by themselves, and paper leads to printed codes (`q/`);
editors know the address of their page."""


def orphans(
    names: FileIndex, linked: Collection[str], listed: Collection[str], stubs: Collection[str]
) -> Iterator[LinkFault]:
    """Yields a warning for each file to which nothing leads.

    Redirect stubs are for old URLs, and need no link.
    """
    for name in names.files:
        if name in linked or name in INDEXES or _KNOWN_BY_NAME.search(name):
            continue
        if is_page(name):
            if name not in stubs:
                yield LinkFault(code="site-orphan", location=ReferenceLocation(name, 0, "", name))
        elif _MEDIA.search(name) and name not in listed and own_name(name) not in listed:
            yield LinkFault(code="site-unused", location=ReferenceLocation(name, 0, "", name))
