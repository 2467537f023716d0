"""What a PDF does by itself, and the files and earlier versions inside it (ISO 32000-1, 7.5.6, 7.11.4, 12.6)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PdfReader

_ACTS = frozenset({"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition"})
"""Actions that run something, send something or open another file. A link that somebody clicks on is none of them."""
_BY_ITSELF = _ACTS | {"/URI"}
"""When the file is opened, no page of another site may open either."""
_PROGRAM = re.compile(
    r"\.(?:exe|msi|bat|cmd|scr|ps1|vbs|jse?|wsf|hta|jar|lnk|apk|xapk|dmg|pkg|iso)(?:[?#]|$)", re.IGNORECASE
)
"""The end of an address or name of something that runs."""
_ODD_ADDRESS = re.compile(
    r"(?!https?:|mailto:|tel:|sms:|geo:)[a-z][a-z0-9+\-]*:|https?://(?:[^/@]*@)?(?:\d{1,3}(?:\.\d{1,3}){3}|\[)",
    re.IGNORECASE,
)
"""An address that no office gives: of a file on the reader's computer, of a script, of a computer without a name."""
_WEB = re.compile(r"https?:|www\.", re.IGNORECASE)
_END = re.compile(rb"startxref\s+\d+\s+%%EOF[\r\n]{0,2}")
_LINEAR = b"/Linearized"
_MOST_ACTIONS = 50
"""Actions in a row. They may follow one another in a circle."""


def acts(reader: "PdfReader") -> str:
    """Returns the first action that the file takes by itself or hides behind a click, as the format calls it."""
    root = reader.root_object
    opened = [("/OpenAction", root.get("/OpenAction")), *_triggers(root)]
    found = [kind for _, action in opened for kind in _kinds(action) if kind in _BY_ITSELF]
    names = _object(root.get("/Names")) or {}
    if isinstance(names, dict) and "/JavaScript" in names:
        found.append("/JavaScript")
    for page in () if found else reader.pages:
        for owner in (page, *(_object(note) for note in _object(page.get("/Annots")) or ())):
            if isinstance(owner, dict):
                actions = [owner.get("/A"), *(action for _, action in _triggers(owner))]
                found += [kind for action in actions for kind in _kinds(action) if kind in _ACTS]
                found += _odd_address(_object(owner.get("/A")))
    found += [name for name in reader.attachments if _PROGRAM.search(name)]
    return found[0].lstrip("/") if found else ""


def _odd_address(action: Any) -> list[str]:  # noqa: ANN401 - whatever the file holds
    """Returns the address of a link, if it leads to a program or where no office leads."""
    address = str(_object(action.get("/URI", ""))) if isinstance(action, dict) else ""
    return [address[:100]] if _PROGRAM.search(address) or _ODD_ADDRESS.match(address) else []


def links(reader: "PdfReader") -> Iterator[tuple[int, str]]:
    """Yields the web addresses to which somebody is led who clicks on a page, each with the number of the page."""
    for number, page in enumerate(reader.pages, start=1):
        for note in _object(page.get("/Annots")) or ():
            item = _object(note)
            action = _object(item.get("/A")) if isinstance(item, dict) else None
            address = str(_object(action.get("/URI", ""))).strip() if isinstance(action, dict) else ""
            if _WEB.match(address):
                yield number, address


def _triggers(owner: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - whatever the file holds
    """Yields the actions that follow from what happens: opening, closing, touching."""
    given = _object(owner.get("/AA"))
    yield from given.items() if isinstance(given, dict) else ()


def _kinds(action: Any) -> Iterator[str]:  # noqa: ANN401 - whatever the file holds
    """Yields what an action does, and those after it."""
    waiting = [action]
    for _ in range(_MOST_ACTIONS):
        if not waiting:
            return
        item = _object(waiting.pop())
        if isinstance(item, dict):
            yield str(_object(item.get("/S")))
            after = _object(item.get("/Next"))
            waiting += after if isinstance(after, list) else [after]


def attached_file(reader: "PdfReader") -> str:
    """Returns the name of a file inside the PDF, or ""; also of one that hangs on a page."""
    for name in reader.attachments:
        return str(name) or "EmbeddedFiles"
    for page in reader.pages:
        for note in _object(page.get("/Annots")) or ():
            item = _object(note)
            if isinstance(item, dict) and item.get("/Subtype") in ("/FileAttachment", "/RichMedia", "/3D", "/Movie"):
                return str(item["/Subtype"]).lstrip("/")
    return ""


def earlier_versions(body: bytes) -> list[bytes]:
    """Returns the file as it was before each time that somebody only added his changes at its end."""
    ends = [match.end() for match in _END.finditer(body)]
    if _LINEAR in body[:1024]:
        ends = ends[1:]  # the first is the end of the first page's table
    return [body[:end] for end in ends[:-1]]


def _object(item: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    return item.get_object() if hasattr(item, "get_object") else item
