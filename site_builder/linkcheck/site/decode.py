"""A file of the folder → what is noted of it."""

from dataclasses import replace

from site_builder.linkcheck.site.qr_codes import codes_in, is_code, picture_payload, with_codes
from site_builder.links.graph.file_index import is_page
from site_builder.links.html.other_files import paper
from site_builder.links.html.references import PageReferences
from site_builder.links.html.scanner import page
from site_builder.text.encodings import decode_page


def read_text(root: str, path: str) -> tuple[str, bool]:
    """A file's text, and whether all of its bytes were what it says they are. Raises OSError."""
    with open(f"{root}/{path}", "rb") as file:  # noqa: PTH123 - of thousands of files, Path would take as long as reading
        found = decode_page(file.read())
    return found.text, found.is_sound


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
