"""A page is one small file: it arrives whole in the first flight of packets (10 × 1,460 bytes), headers included."""

import gzip
from collections.abc import Callable
from statistics import median

import pytest

from real_site.published import Published

HEADERS = 500
LIMIT = 14_000


def test_every_page_fits_into_the_first_flight(site: Published, note: Callable[[str], None]) -> None:
    """At most 14,000 bytes, compressed as a common host does it."""
    sizes = {url: len(gzip.compress(site.file(url).read_bytes(), 9)) + HEADERS for url in site.pages()}
    heaviest = max(sizes, key=lambda url: sizes[url])
    note(f"heaviest page: {sizes[heaviest]:,} bytes, /{heaviest}; median: {median(sizes.values()):,.0f} bytes")
    assert {url: size for url, size in sizes.items() if size > LIMIT} == {}


@pytest.mark.parametrize(
    "selector", ["script[src]", "img", "link[rel=stylesheet]", "iframe", "object", "video", "form"]
)
def test_no_page_loads_anything_else(later: Published, selector: str) -> None:
    """No script, style, picture or frame of its own address; no form that would send something."""
    assert [url for url in later.pages() if later.soup(url).select(selector)] == []
