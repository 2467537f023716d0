"""Finds the addresses in a JSON Feed (jsonfeed.org, version 1.1)."""

from collections.abc import Iterator, Mapping

from site_builder.links.html.javascript import dicts, json_references, strings_of
from site_builder.links.html.references import Reference
from site_builder.links.html.scanner import page

_LONGEST_ESCAPE = 6
"""Letters that may stand for one: \\u00e9."""
_OF_FEED = ("home_page_url", "feed_url", "next_url", "icon", "favicon")
_OF_ITEM = ("url", "external_url", "image", "banner_image")
_OF_AUTHOR = ("url", "avatar")


def json_feed(text: str, feed: Mapping[str, object]) -> Iterator[Reference]:
    """Yields the addresses of a feed and its items, and those with a host in the HTML of the items."""
    items = list(dicts(feed.get("items")))
    attached = (one.get("url") for item in items for one in dicts(item.get("attachments")))
    values = [*_given(feed, _OF_FEED), *_authors(feed)]
    values += [value for item in items for value in (*_given(item, _OF_ITEM), *_authors(item))]
    yield from json_references(text, "feed", (*values, *attached))
    contents = [one for one in (item.get("content_html") for item in items) if isinstance(one, str)]
    starts = strings_of(text) if contents else {}
    for content in contents:
        yield from _written(text, content, starts[content].pop() if starts.get(content) else 0)


def _written(text: str, content: str, start: int) -> Iterator[Reference]:
    """Yields what the HTML of an item leads to. Readers of feeds do not agree on what relative addresses mean there."""
    end = start + _LONGEST_ESCAPE * len(content)
    for reference in page("", content).references:
        if reference.value[:4].lower() == "http":
            yield Reference("feed", reference.value, max(start, text.find(reference.value, start, end)))


def _given(record: Mapping[str, object], keys: tuple[str, ...]) -> Iterator[object]:
    return (record.get(key) for key in keys)


def _authors(record: Mapping[str, object]) -> Iterator[object]:
    authors = [*dicts(record.get("authors")), *dicts([record.get("author")])]
    return (value for author in authors for value in _given(author, _OF_AUTHOR))
