"""A file of the folder → what is noted of it."""

import zlib
from dataclasses import replace
from errno import EIO

from site_builder.linkcheck.site.qr_codes import codes_in, is_code, picture_payload, with_codes
from site_builder.links.graph.file_index import is_page
from site_builder.links.html.other_files import paper
from site_builder.links.html.references import PageReferences
from site_builder.links.html.scanner import page
from site_builder.text.encodings import decode_page

_PACKED = {".xml.gz": ".xml", ".svgz": ".svg"}
"""Files that servers send packed: their endings, and those of what they hold."""
_LARGEST = 50 * 1024 * 1024
"""A packed sitemap holds at most so many bytes (sitemaps.org)."""


def read_text(root: str, path: str) -> tuple[str, bool]:
    """A file's text, and whether all of its bytes were what it says they are. Raises OSError."""
    with open(f"{root}/{path}", "rb") as file:  # noqa: PTH123 - of thousands of files, Path would take as long as reading
        body = file.read()
    found = decode_page(_unpacked(body, path) if path.lower().endswith(tuple(_PACKED)) else body)
    return found.text, found.is_sound


def _unpacked(body: bytes, path: str) -> bytes:
    """What a packed file holds. Raises OSError where it is broken or holds too much."""
    work = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        found = work.decompress(body, _LARGEST)
    except zlib.error as error:
        raise OSError(EIO, str(error), path) from error
    if not work.eof:
        raise OSError(EIO, "too much in it, or cut short", path)
    return found


def _plain_name(path: str) -> str:
    """The name that a file would have if it were not packed: "sitemap.xml.gz" is read as "sitemap.xml"."""
    ending = next((ending for ending in _PACKED if path.lower().endswith(ending)), "")
    return path.removesuffix(path[-len(ending) :]) + _PACKED[ending] if ending else path


def note(root: str, path: str) -> PageReferences | None:
    """What is noted of one file; None for one that holds no addresses. Raises OSError."""
    if is_code(path):
        payload = picture_payload(f"{root}/{path}")
        return with_codes(PageReferences(path=path), [(payload, 0)]) if payload else None
    text, is_sound = read_text(root, path)
    kind = _plain_name(path)
    if is_page(path):
        noted: PageReferences | None = page(path, text, is_xml=path.lower().endswith(".xhtml"))
    else:
        noted = paper(kind, text)
        noted = replace(noted, path=path) if noted and kind != path else noted
    if noted and not is_sound:
        noted = replace(noted, flaws=(("site-charset", text.find("\ufffd")),))
    return with_codes(noted, codes_in(path, text, noted)) if noted and noted.has_places else noted


def is_readable(path: str) -> bool:
    """Whether somebody reads such a file."""
    name = path.rpartition("/")[2].lower()
    return (
        is_page(name)
        or is_code(path)
        or name.endswith((".css", ".svg", ".js", ".mjs", ".xml", ".rss", ".atom", ".json", ".webmanifest", *_PACKED))
        or name in ("robots.txt", "sitemap.txt", "_redirects", "_headers")
    )
