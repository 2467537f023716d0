"""Looks whether each issued code has its page in a built site, and whether what that page shows is there."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from site_builder.content import load
from site_builder.content.files import read_layer
from site_builder.linkcheck.web.page import FetchedPage
from site_builder.linkcheck.web.page import read as read_page
from site_builder.links.content_ids import address_by_name
from site_builder.model.addresses import SHORT
from site_builder.model.choices import CodeStatus
from site_builder.model.file_kinds import is_register
from site_builder.model.issued_code import IssuedCode
from site_builder.model.problem import Problem
from site_builder.text.content_id import parse_content_id


def issued_codes(content: Path) -> dict[str, IssuedCode]:
    """Returns the codes of every unit's register, by their numbers. No other file of the content is read for it."""
    found: dict[str, IssuedCode] = {}
    for listing in load.look(content):
        folder = content.joinpath(*listing.names)
        if not listing.fault and any(is_register(path.name) for path in folder.iterdir()):
            found |= read_layer(load.read(content, listing))[0].codes
    return found


def canonical_of(output: Path, code: IssuedCode, base_url: str) -> str:
    """Returns the address of the page that a code means: of a built site, else by the code's content id; or ""."""
    page, name = page_of(output, code.code), parse_content_id(code.target)
    if page and page.code == code.code:
        return page.canonical
    if name is None or name.kind == "channel":
        return ""
    folder = code.at().file.rpartition("/")[0]
    path = address_by_name(name, name.unit or tuple(filter(None, folder.split("/"))))
    return f"{base_url.rstrip('/')}/{path.partition('#')[0]}"


def page_of(output: Path, code: str) -> FetchedPage | None:
    """Returns what the page of a code says in a built site; None where it has none."""
    try:
        return read_page((output / SHORT / code / "index.html").read_bytes(), "text/html; charset=utf-8")
    except FileNotFoundError:
        return None


def check_register(output: Path, codes: Mapping[str, IssuedCode], base_url: str) -> Iterator[Problem]:
    """Yields the codes that lead nowhere in a built site. Raises OSError where a page cannot be read."""
    for number, code in codes.items():
        page = page_of(output, number)
        words = words_of(code)
        if page is None:
            yield Problem.found("scan-page-missing", code.at(), folder=output.as_posix(), **words)
        elif page.code != number:
            yield Problem.found("scan-page-foreign", code.at(), value=page.code or page.title or "?", **words)
        elif code.status is CodeStatus.LIVE and not _is_there(output, page.canonical, base_url):
            yield Problem.found("scan-target-missing", code.at("target"), value=page.canonical, **words)


def words_of(code: IssuedCode) -> dict[str, str]:
    """Returns what a message says of a code: which it is, where its sheet hangs, and who looks after it."""
    return {
        "code": code.code,
        "label": code.label or code.target or "?",
        "place": code.place or "?",
        "keeper": code.keeper or "?",
    }


def _is_there(output: Path, address: str, base_url: str) -> bool:
    """Returns whether an address of the site has a page; of other sites the link check knows."""
    base = f"{base_url.rstrip('/')}/"
    if not address.startswith(base):
        return bool(address)
    path = unquote(address.removeprefix(base).partition("#")[0].partition("?")[0])
    file = output / path
    return (file / "index.html").is_file() if not path or path.endswith("/") else file.is_file()
