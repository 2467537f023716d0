"""What a kind of fault or decoy is, and how the kinds are read from `stock/*.txt`.

A kind is written as

    == NAME GROUP [×COUNT] [into WHERE] [only root|below] [unlisted]
    why it is a fault, or right
    the piece of HTML (or of the list named by WHERE), over any number of lines
    -- page FILE      a page of its own: what stands in its head, and after a line <body> what stands in its body
    -- text FILE      a file of its own
    -- PNG FILE       a small picture; so PDF, and EMPTY
    -- at FILE        the file that is itself the fault or the decoy

Pieces and names are templates (`string.Template`). In them `⟦…⟧` marks the address that is at fault (or the decoy); a
further pair marks another place at which the same may be told. `⟨…⟩` is text in NFD, `⟪…⟫` the QR code of it. Names:

    ${n}       a number of its own for each copy          ${up}       the way to the site's root, relative: "../../"
    ${base}    the way to the root from the host: "/"     ${back}     the same with backslashes
    ${site}    the whole address of the root              ${there}    another page, from the root: "xa-01/…/"
    ${flat}    that page without its slash
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

BODY, HEAD, NOWHERE = "body", "head", ""
SHEET, SITEMAP, FEED, WORKER, ROBOTS = "css/xa.css", "sitemap.xml", "feed.xml", "sw.js", "robots.txt"
AT_ROOT = "root"
PDF = b"%PDF-1.4\n%\xc4\x91\n"
_BYTES = {"PDF": PDF, "PNG": b"\x89PNG\r\n\x1a\n", "EMPTY": b""}
_FOLDER = Path(__file__).parent / "stock"
_FAULTS = ("core", "html", "papers", "forms", "harder")
_DECOYS = ("right_addresses", "right_markup", "right_papers", "right_harder")
_HEADER = re.compile(r"(\S+) (\w+)(?: ×(\d+))?(?: into (\S+))?(?: only (\w+))?( unlisted)?")
_DOCUMENT = """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>Trang ${{n}}</title>
{head}
</head>
<body>
<h1 id="noi-dung">Trang riêng ${{n}}</h1>
<p id="buoc-1">Bà con xem ở đây trước.</p>
{body}
</body>
</html>
"""


class Group(StrEnum):
    """How near to a link checker's daily work a kind lies; decoys are right and must not be told."""

    CORE = "core"
    EXT = "ext"
    DOMAIN = "domain"
    DECOY = "decoy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind: `count` copies of `text`, each put `into` a page's body or head, or into one of the site's lists.

    `files` are made for each copy: their names are templates too. `at` names the one that is itself the fault (an empty
    file). Pages among them are linked from the site's index if they are `listed`, but for kinds of pages to which
    nothing leads. `where` limits a kind to sites at a host's root, or to sites below one.
    """

    name: str
    group: Group
    why: str
    text: str = ""
    count: int = 1
    into: str = BODY
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    at: str = ""
    is_listed: bool = True
    where: str = ""


def kinds() -> tuple[Kind, ...]:
    """All kinds, the faults first; what is written wrongly is an error that names it."""
    found = tuple(kind for name in (*_FAULTS, *_DECOYS) for kind in _read((_FOLDER / f"{name}.txt").read_text("utf-8")))
    if again := {kind.name for kind in found if sum(other.name == kind.name for other in found) > 1}:
        raise ValueError(f"kinds of the same name: {sorted(again)}")
    return found


def _read(text: str) -> Iterator[Kind]:
    _, *entries = re.split("^== ", text, flags=re.MULTILINE)
    for entry in entries:
        lead, *parts = re.split("^-- ", _decomposed(entry.rstrip("\n")), flags=re.MULTILINE)
        header, _, rest = lead.partition("\n")
        why, _, piece = rest.partition("\n")
        words = _HEADER.fullmatch(header)
        if words is None or not any("⟦" in part or part.startswith("at ") for part in (piece, *parts)):
            raise ValueError(f"not a kind, or one without a place: {header}")
        piece = piece.removesuffix("\n") if parts else piece
        yield Kind(
            name=words[1],
            group=Group(words[2]),
            why=why,
            text=piece,
            count=int(words[3] or 1),
            into=words[4] or (BODY if piece else NOWHERE),
            files=dict(_file(part) for part in parts if not part.startswith("at ")),
            at=next((part[3:].strip() for part in parts if part.startswith("at ")), ""),
            is_listed=not words[6],
            where=words[5] or "",
        )


def _file(part: str) -> tuple[str, str | bytes]:
    first, _, content = part.partition("\n")
    form, _, name = first.partition(" ")
    if form == "page":
        head, _, body = content.partition("<body>\n")
        return name, _DOCUMENT.format(head=head.rstrip("\n"), body=body.rstrip("\n"))
    return name, _BYTES[form] if form in _BYTES else content.rstrip("\n") + "\n"


def _decomposed(text: str) -> str:
    """Text between ⟨ and ⟩ as a Mac's old disk wrote it: letters and marks apart."""
    return re.sub("⟨(.*?)⟩", lambda found: unicodedata.normalize("NFD", found[1]), text)
