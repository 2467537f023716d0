"""Explains why a file is not found, and finds the name that was probably meant."""

import posixpath
import re
from difflib import get_close_matches
from typing import NamedTuple
from urllib.parse import quote, unquote

from site_builder.links.graph.file_index import INDEXES, FileIndex, own_name
from site_builder.links.url.resolve import ResolvedUrl, SiteAddress
from site_builder.text.normalize import composed

_HOST = re.compile(
    r"(?:www\.[\w-]+|[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|info|gov|edu|io|me|asia|app|dev|example|test|invalid))"
    r"(?:\.[\w-]+)*(?::\d+)?(?:[/?#]|\Z)",
    re.IGNORECASE,
)
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+\Z")
_PHONE = re.compile(r"\+?[\d .()-]{8,16}\Z")
_NO_HOST = re.compile(r"\s*(https?):[/\\]?(?![/\\])", re.IGNORECASE)
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_FLAT = (".html", ".htm", ".php", ".xhtml")
_MANY = 2_000
"""A similar name is looked for among at most this many neighbours; more take too long."""


class Diagnosis(NamedTuple):
    """Names the rule that is broken, and the file that was probably meant, or ""."""

    code: str
    meant: str = ""
    hint: str = ""
    """It is the text to write if the target is not a file of the site."""


def diagnose(value: str, target: ResolvedUrl, names: FileIndex) -> Diagnosis:
    """Returns why nothing is found at a target inside the site."""
    path = target.path
    return (
        _spelling(path, names)
        or _encoding(path, names)
        or _form(path, names)
        or _without_scheme(value)
        or Diagnosis("site-climbs" if target.climbs else "site-missing", _similar(path, names))
    )


def is_badly_encoded(value: str) -> bool:
    """Returns whether a percent sign stands for itself. Browsers send it unchanged, and servers answer 400."""
    return "%" in value and bool(_BARE_PERCENT.search(re.split("[?#]", value, maxsplit=1)[0]))


def encode_percent(value: str) -> str:
    """Encodes the percent signs of a URL that stand for themselves."""
    return _BARE_PERCENT.sub("%25", value)


def _spelling(path: str, names: FileIndex) -> Diagnosis | None:
    same_folded = names.same_folded(path)
    if same_folded is None or (path.endswith("/") and not same_folded.endswith(INDEXES)):
        return None
    same = composed(path.removesuffix("/"))
    is_form = composed(same_folded).startswith(same)
    return Diagnosis("site-unicode-form" if is_form else "site-case", same_folded)


def _encoding(path: str, names: FileIndex) -> Diagnosis | None:
    once = unquote(path, errors="surrogateescape")
    twice = unquote(once, errors="surrogateescape")
    found = next(
        (
            name
            for spelling in (once, twice)
            if spelling != path and (name := names.find(spelling) or names.same_folded(spelling))
        ),
        None,
    )
    if found:
        return Diagnosis("site-encoded-twice", found)
    if "+" in path and (spaced := names.find(path.replace("+", " "))):
        return Diagnosis("site-encoding", spaced)
    if any("\udc80" <= letter <= "\udcff" for letter in path):
        raw = path.encode("utf-8", "surrogateescape")
        spellings = (composed(raw.decode(name, "replace")) for name in ("cp1252", "cp1258"))
        return Diagnosis("site-encoding", next((name for spelling in spellings if (name := names.find(spelling))), ""))
    return None


def _form(path: str, names: FileIndex) -> Diagnosis | None:
    """Recognises a page that is addressed as a folder, and a folder that is addressed as a page."""
    bare = path.removesuffix("/")
    flat = next((bare + ending for ending in ("", *_FLAT) if bare + ending in names.files), None)
    if path.endswith("/") and flat:
        return Diagnosis("site-flat-slash", flat)
    if flat:
        return Diagnosis("site-no-ending", flat)
    if bare in names.folders:
        return Diagnosis("site-no-index")
    stem = next((bare.removesuffix(ending) for ending in _FLAT if bare.endswith(ending)), None)
    folder = names.find(f"{stem}/") if stem else None
    if folder is None and bare.endswith(INDEXES):
        alone = bare.rpartition("/")[0]
        folder = next((alone + ending for ending in _FLAT if alone + ending in names.files), None)
    return Diagnosis("site-missing", folder) if folder else None


def _without_scheme(value: str) -> Diagnosis | None:
    """Recognises a URL, a mailbox or a phone number that has lost its beginning."""
    text = value.strip()
    if cut := _NO_HOST.match(text):
        return Diagnosis("site-malformed", hint=f"{cut[1]}://{text[cut.end() :]}")
    if _MAILBOX.match(text):
        return Diagnosis("site-no-scheme", hint=f"mailto:{text}")
    if _PHONE.match(text):
        return Diagnosis("site-no-scheme", hint=f"tel:{re.sub(r'[^0-9+]', '', text)}")
    if _HOST.match(text):
        return Diagnosis("site-no-scheme", hint=f"https://{text}")
    return None


def _similar(path: str, names: FileIndex) -> str:
    """Returns the only file of that name elsewhere, or else one with a similar name in the same folder."""
    namesakes = names.namesakes(path)
    if len(namesakes) == 1:
        return namesakes[0]
    siblings = names.siblings(path)
    if len(siblings) > _MANY:
        return ""
    found = get_close_matches(path.removesuffix("/"), siblings, n=1, cutoff=0.8)
    return (names.find(found[0]) or "") if found else ""


def reference(meant: str, value: str, page: str, home: SiteAddress, *, is_based: bool = False) -> str:
    """Returns how to write the link from a page to a file, in the same manner as the wrong link.

    What a page with a base element calls relative, no other page does: there the link begins at the root.
    """
    address = meant
    for index in INDEXES:
        if own_name(value.partition("#")[0]) != index and (address == index or address.endswith(f"/{index}")):
            address = address.removesuffix(index)
            break
    fragment = "#" + value.partition("#")[2] if "#" in value else ""
    if "://" in value[:9] or value.startswith("//"):
        start = f"{home.scheme}://{home.host}{home.path}"
        return start + quote(address, safe="/") + fragment
    if value.startswith("/") or is_based:
        return home.path + _quoted(address) + fragment
    folder = posixpath.dirname(page)
    relative = posixpath.relpath(address or ".", folder or ".")
    is_folder = address.endswith("/") or not address
    return _quoted(f"{relative}/" if is_folder else relative) + fragment


def _quoted(address: str) -> str:
    """Writes a path for HTML: letters stay as they are, and the rest is percent-encoded."""
    return re.sub(r"[\x00-\x20%?#\"<>`{}\\^|]", lambda match: quote(match[0]), address)
