"""Why a file is not found: the nearest explanation, and the name that was probably meant."""

import posixpath
import re
import unicodedata
from difflib import get_close_matches
from typing import NamedTuple
from urllib.parse import quote, unquote

from site_builder.links.graph.file_index import INDEXES, FileIndex, last_of
from site_builder.links.url.resolve import ResolvedUrl, SiteAddress

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
"""Neighbours among which a similar name is looked for: more take too long."""


class Diagnosis(NamedTuple):
    """The rule that is broken, and the file that was meant ("" where nobody can tell)."""

    code: str
    meant: str = ""
    hint: str = ""
    """What to write, where it is no file of the site."""


def cause(value: str, target: ResolvedUrl, names: FileIndex) -> Diagnosis:
    """Why nothing is found at a target inside the site."""
    path = target.path
    return (
        _spelling(path, names)
        or _encoding(path, names)
        or _form(path, names)
        or _foreign(value)
        or Diagnosis("site-climbs" if target.climbs else "site-missing", _near(path, names))
    )


def is_badly_encoded(value: str) -> bool:
    """Whether a percent sign stands for itself: browsers send it as it is, and servers answer 400 Bad Request."""
    return "%" in value and bool(_BARE_PERCENT.search(re.split("[?#]", value, maxsplit=1)[0]))


def mended_percent(value: str) -> str:
    """An address whose bare percent signs are encoded."""
    return _BARE_PERCENT.sub("%25", value)


def _spelling(path: str, names: FileIndex) -> Diagnosis | None:
    alike = names.alike(path)
    if alike is None or (path.endswith("/") and not alike.endswith(INDEXES)):
        return None
    same = unicodedata.normalize("NFC", path.removesuffix("/"))
    is_form = unicodedata.normalize("NFC", alike).startswith(same)
    return Diagnosis("site-unicode-form" if is_form else "site-case", alike)


def _encoding(path: str, names: FileIndex) -> Diagnosis | None:
    once = unquote(path, errors="surrogateescape")
    twice = unquote(once, errors="surrogateescape")
    found = next((name for way in (once, twice) if way != path and (name := names.find(way) or names.alike(way))), None)
    if found:
        return Diagnosis("site-encoded-twice", found)
    if "+" in path and (spaced := names.find(path.replace("+", " "))):
        return Diagnosis("site-encoding", spaced)
    if any("\udc80" <= letter <= "\udcff" for letter in path):
        raw = path.encode("utf-8", "surrogateescape")
        ways = (unicodedata.normalize("NFC", raw.decode(name, "replace")) for name in ("cp1252", "cp1258"))
        return Diagnosis("site-encoding", next((name for way in ways if (name := names.find(way))), ""))
    return None


def _form(path: str, names: FileIndex) -> Diagnosis | None:
    """A page taken for a folder, or a folder for a page."""
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


def _foreign(value: str) -> Diagnosis | None:
    """An address of something else, which lost its beginning."""
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


def _near(path: str, names: FileIndex) -> str:
    """The file of that name elsewhere, if there is one only; else one of a similar name in the same place."""
    namesakes = names.namesakes(path)
    if len(namesakes) == 1:
        return namesakes[0]
    beside = names.beside(path)
    if len(beside) > _MANY:
        return ""
    found = get_close_matches(path.removesuffix("/"), beside, n=1, cutoff=0.8)
    return (names.find(found[0]) or "") if found else ""


def reference(meant: str, value: str, page: str, home: SiteAddress) -> str:
    """How to write a link from a page to a file, in the manner in which the wrong one was written."""
    if not meant:
        return ""
    way = meant
    for index in INDEXES:
        if last_of(value.partition("#")[0]) != index and (way == index or way.endswith(f"/{index}")):
            way = way.removesuffix(index)
            break
    fragment = "#" + value.partition("#")[2] if "#" in value else ""
    if "://" in value[:9] or value.startswith("//"):
        start = f"{home.scheme}://{home.host}{home.path}"
        return start + quote(way, safe="/") + fragment
    if value.startswith("/"):
        return home.path + _shown(way) + fragment
    folder = posixpath.dirname(page)
    relative = posixpath.relpath(way or ".", folder or ".")
    is_folder = way.endswith("/") or not way
    return _shown(f"{relative}/" if is_folder else relative) + fragment


def _shown(way: str) -> str:
    """A path as it may be written in HTML: letters as they are, the rest percent-encoded."""
    return re.sub(r"[\x00-\x20%?#\"<>`{}\\^|]", lambda match: quote(match[0]), way)
