"""Makes the index of a unit's search, and the box that asks for it.

Index and script are one classic script: a browser loads it from a disk too, in one request, and only when somebody
turns to the box. Its address has the digest of its content behind a question mark: a page never meets an older index
that a browser has kept, and a page that was kept meets a newer one, which leads to pages that are there.
"""

import json
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

from site_builder.model import addresses
from site_builder.model.frozen import frozen
from site_builder.model.output import File
from site_builder.pages.context import PageContext, once_per_unit
from site_builder.pages.entries import IndexEntry, entries
from site_builder.pages.search_script import search_script
from site_builder.text.address import relative
from site_builder.text.normalize import slug


@frozen
class SearchBox:
    """Holds what the box needs."""

    index: str
    """It is the address of the index."""
    list: str
    """It is the address of the list from A to Z, for whoever finds nothing, and where the index could not be loaded."""


def search_files(context: PageContext) -> Iterator[File]:
    """Yields the script that finds the unit's pages."""
    yield File(url=context.address(addresses.SEARCH), body=_index(context))


def search_box(context: PageContext, url: str) -> SearchBox | None:
    """Returns the box for a page of the unit; None where the page is in another language than the index."""
    if context.localized(context.home) != context.home:
        return None
    index, listed = context.address(addresses.SEARCH), context.address(addresses.INDEX)
    return SearchBox(index=f"{context.way(url, index)}?{_version(context)}", list=context.way(url, listed))


def absolute_search_box(context: PageContext, start: str) -> SearchBox:
    """Returns the box for a page that may be shown at any address; all addresses begin with `start`."""
    index, listed = context.address(addresses.SEARCH), context.address(addresses.INDEX)
    return SearchBox(index=f"{start}{index}?{_version(context)}", list=start + listed)


@once_per_unit
def _index(context: PageContext) -> bytes:
    """Returns the script with a row for each thing in the unit."""
    kinds: dict[str, int] = {}
    rows = [_row(context, entry, kinds.setdefault(entry.note, len(kinds))) for entry in entries(context)]
    said = [context.words[name] for name in ("search_found", "search_none", "search_about")]
    head = json.dumps({"t": said, "n": list(kinds)}, ensure_ascii=False, separators=(",", ":"))
    return f'{search_script()}{head[:-1]},"e":[\n'.encode() + ",\n".join(rows).encode() + b"\n]});\n"


@once_per_unit
def _version(context: PageContext) -> str:
    return blake2b(_index(context), digest_size=4).hexdigest()


def _row(context: PageContext, entry: IndexEntry, kind: int) -> str:
    home, address = context.home, entry.address
    below = address[len(home) :] if address.startswith(home) else relative(home, address)
    return _written(entry.text, below, kind, (*entry.former, *entry.words), entry.summary, int(entry.is_over))


@lru_cache(maxsize=2048)
def _written(text: str, address: str, kind: int, words: tuple[str, ...], summary: str, is_over: int) -> str:
    """Returns a row as JSON. A folder that is named as the text is becomes "*": the script knows how slugs are made."""
    named = f"{slug(text)}/"
    if f"/{address}".endswith(f"/{named}") and named != "/":
        address = f"{address[: -len(named)]}*/"
    row = [text, address, kind, "|".join(word.replace("|", " ") for word in words), summary, is_over]
    while not row[-1]:
        row.pop()
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))
