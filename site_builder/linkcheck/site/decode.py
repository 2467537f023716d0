"""A file of the folder → what is noted of it. The bytes become text as browsers make it (HTML Standard §13.2.3)."""

import re
from dataclasses import replace

from site_builder.linkcheck.site.qr_codes import codes_in, is_code, picture_payload, with_codes
from site_builder.links.graph.file_index import is_page
from site_builder.links.html.other_files import paper
from site_builder.links.html.references import PageReferences
from site_builder.links.html.scanner import page

_CHARSET = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"\A\s*<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)")
_HEAD = 1024
"""Bytes in which browsers look for the encoding."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LABELS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "tcvn": "cp1258"}
"""Names by which browsers mean another encoding (Encoding Standard §4.2)."""
_NO_MARK = "\ufeff"


def read_text(root: str, path: str) -> tuple[str, bool]:
    """A file's text, and whether all of its bytes were what it says they are. Raises OSError."""
    with open(f"{root}/{path}", "rb") as file:  # noqa: PTH123 - of thousands of files, Path would take as long as reading
        return text_of(file.read())


def text_of(body: bytes) -> tuple[str, bool]:
    """Bytes as text, and whether they were all what the file says they are."""
    name = next((name for mark, name in _MARKS if body.startswith(mark)), "")
    if not name:
        told = _CHARSET.search(body, 0, _HEAD) or _XML_CHARSET.match(body)
        name = told[1].decode("ascii").lower() if told else ""
    name = (
        "utf-8"
        if name in ("utf-8", "utf8", "") or (name.startswith("utf-16") and body[:1] not in b"\xff\xfe")
        else name
    )
    try:
        return body.decode(_LABELS.get(name, name)), True
    except UnicodeDecodeError:
        return body.decode(_LABELS.get(name, name), "replace"), False
    except LookupError:
        return body.decode("utf-8", "replace"), True


def note(root: str, path: str) -> PageReferences | None:
    """What is noted of one file; None for one that holds no addresses. Raises OSError."""
    if is_code(path):
        payload = picture_payload(f"{root}/{path}")
        return with_codes(PageReferences(path=path), [(payload, 0)]) if payload else None
    text, is_sound = read_text(root, path)
    if is_page(path):
        noted: PageReferences | None = page(path, text, is_xml=path.lower().endswith(".xhtml"))
    else:
        noted = paper(path, text)
    if noted and not is_sound:
        noted = replace(noted, flaws=(("site-charset", text.find("\ufffd")),))
    return with_codes(noted, codes_in(path, text, noted)) if noted and noted.has_places else noted


def is_readable(path: str) -> bool:
    """Whether somebody reads such a file."""
    name = path.rpartition("/")[2].lower()
    return (
        is_page(name)
        or is_code(path)
        or name.endswith((".css", ".svg", ".js", ".mjs", ".xml", ".rss", ".atom", ".json", ".webmanifest"))
        or name in ("robots.txt", "_redirects")
    )
