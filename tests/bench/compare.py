"""Whether two generators have made the same pages and feeds: addresses, and on a sample the visible text and links."""

import re
import warnings
from collections.abc import Iterable
from pathlib import Path
from random import Random
from urllib.parse import urljoin

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning

HOST = "https://canuoc247.example"
_SPACE = re.compile(r"\s+")
_UNSEEN = ("script", "style", "svg")
PER_KIND = 3
FIXED = ("huong-dan", "thong-bao", "luu-tru", "to-cong-nghe", "dich-vu", "lien-he", "ma-qr", "tat-ca", "quyen-rieng-tu")
"""Folders that every unit has."""


def addresses(folder: Path) -> frozenset[str]:
    """The HTML pages and feeds of an output folder."""
    found = (path for pattern in ("*.html", "feed.xml") for path in folder.rglob(pattern))
    return frozenset(path.relative_to(folder).as_posix() for path in found)


def sample(pages: Iterable[str], seed: str, per_kind: int = PER_KIND) -> list[str]:
    """So many pages of each kind, told apart by what is fixed in the address; which ones depends on the seed."""
    kinds: dict[tuple[str, int], list[str]] = {}
    for page in sorted(pages):
        kinds.setdefault(_kind(page), []).append(page)
    chance = Random(seed)  # noqa: S311 - chance that can be repeated
    return [page for found in kinds.values() for page in chance.sample(found, min(per_kind, len(found)))]


def differences(ours: Path, theirs: Path, seed: str, per_kind: int = PER_KIND) -> list[str]:
    """What a reader would see that is not the same, in sentences; empty when nothing."""
    own, other = addresses(ours), addresses(theirs)
    told = [f"{page}: missing" for page in sorted(own - other)] + [f"{page}: too many" for page in sorted(other - own)]
    for page in sample(own & other, seed, per_kind):
        told += [f"{page}: {what}" for what in _unlike((ours / page).read_text(), (theirs / page).read_text(), page)]
    return told


def seen(html: str, page: str) -> tuple[str, list[tuple[str, str]]]:
    """A page's text without spaces, and its links as (address, text): spaces between blocks are the template's own."""
    with warnings.catch_warnings():  # of a feed nothing but the text is asked for
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(_UNSEEN):
        tag.decompose()
    body = soup.body or soup
    base = f"{HOST}/{page.removesuffix('index.html')}"
    links = [(urljoin(base, str(link["href"])), _bare(link.get_text())) for link in body.find_all("a", href=True)]
    return _bare(body.get_text()), links


def _unlike(ours: str, theirs: str, page: str) -> list[str]:
    (text, links), (other, other_links) = seen(ours, page), seen(theirs, page)
    told = []
    if text != other:
        where = next(
            (at for at, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), min(len(text), len(other))
        )
        told.append(f"«{text[where - 10 : where + 30]}» / «{other[where - 10 : where + 30]}»")
    if links != other_links:
        first = next((pair for pair in zip(links, other_links, strict=False) if pair[0] != pair[1]), None)
        told.append(f"links {len(links)} / {len(other_links)}: {first}")
    return told


def _kind(page: str) -> tuple[str, int]:
    """The fixed part of the address and how deep it lies: what one template has made, above and in a commune."""
    *folders, name = page.split("/")
    fixed = [part for part in folders if part in FIXED]
    return "/".join((*fixed, name)), len(folders)


def _bare(text: str) -> str:
    return _SPACE.sub("", text)
