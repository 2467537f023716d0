"""Whether a host only looks like another: a known name in it, a slip of the pen, letters of another alphabet.

Hosts come as `text.host.named_host` gives them: lower case, no last dot, in their own letters.
"""

import re
import unicodedata
from collections.abc import Iterable

from site_builder.links.hosts.known import MAIL, SCHOOLS, SECOND_LEVELS, STATE, KnownName
from site_builder.text.normalize import decomposed, slips

_LATIN = str.maketrans(
    "аеорсухіјѕԁһӏкмтвнгԛԝ" + "αβεικνορτυχωμηγ" + "đðøłıɑɡ",
    "aeopcyxijsdhlkmtbhrqw" + "abeikvoptuxwuny" + "ddoliag",
)
"""Cyrillic, Greek and other letters → the Latin one that they are taken for (after Unicode TR39)."""
_ALIKE = str.maketrans("i1053478", "lloseatb")
"""Latin letters and digits that are taken for each other."""
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_LONG, _SHORT = 9, 5
"""Letters. A long word may differ by two slips, a short one by one, a shorter one by none."""
_COUNTRY = 2
_ENDING_PARTS = 2
_SLIPS_OF_GOV = frozenset({"gvo", "ogv", "goov", "ggov", "govv"})
"""What becomes of ".gov" where keys were hit in another order, twice, or beside. "g0v" has the shape of "gov"."""
_SLIPS_OF_VN = frozenset({"vb", "vh", "vj", "vm", "fn", "nv", "vvn", "vnn"})
"""What becomes of ".vn" where a neighbouring key was hit; no country has any of them."""


def plain(text: str) -> str:
    """The text in the Latin letters that a reader takes it for: "dịchvụcông", also with a Cyrillic о → "dichvucong"."""
    bare = decomposed(text.translate(_LATIN))
    return "".join(letter for letter in bare if not unicodedata.category(letter).startswith(("M", "Cf")))


def skeleton(text: str) -> str:
    """What is left of a text when letters that look alike are one: "vne1d", "vneld" and "vneid" are the same."""
    shape = plain(text).translate(_ALIKE)
    for pair, letter in _PAIRS:
        shape = shape.replace(pair, letter)
    return shape


def site_of(name: str) -> str:
    """The part of a host that somebody registered: "www.cskh.evnspc.vn" → "evnspc.vn"."""
    labels = name.split(".")
    return ".".join(labels[-1 - _ending(labels) :])


def is_within(name: str, site: str) -> bool:
    """Whether a host is a site or below it."""
    return name == site or name.endswith(f".{site}")


def imitated(name: str, names: Iterable[KnownName]) -> str:
    """The real host that a host looks like without being it, or "". `STATE` stands for all of its hosts."""
    known = tuple(names)
    if any(is_within(name, site_of(real)) for item in known for real in (item.real, *item.others)):
        return ""
    shape = plain(name)
    if shape != name and (shape.endswith(STATE) or shape in {item.real for item in known}):
        return shape
    labels = shape.split(".")
    labels = labels[: len(labels) - _ending(labels)]
    for item in sorted(known, key=lambda item: -len(item.word)):
        if _has(labels, item) or (item.near and _is_slip(labels[-1], item.word)):
            return item.real
    return _public(shape)


def mail_meant(name: str) -> str:
    """The host of mailboxes that a host is a slip of, or "": "gmial.com" → "gmail.com"."""
    if name in MAIL:
        return ""
    return next((host for host in sorted(MAIL, key=len, reverse=True) if slips(name, host, 1) == 1), "")


def _ending(labels: list[str]) -> int:
    """How many labels at the end are no one's own: one for ".vn", two for ".com.vn"."""
    has_two = len(labels) > _COUNTRY and len(labels[-1]) == _COUNTRY and labels[-2] in SECOND_LEVELS
    return min(1 + has_two, len(labels) - 1)


def _has(labels: list[str], item: KnownName) -> bool:
    word = skeleton(item.word)
    if item.inside:
        return any(word in skeleton(re.sub(r"[-_]", "", label)) for label in labels)
    return any(word == skeleton(part) for label in labels for part in _parts(label))


def _parts(label: str) -> list[str]:
    """A label's words, also without the number at their end."""
    parts = re.split(r"[-_]", label)
    return [*parts, *(part.rstrip("0123456789") for part in parts)]


def _is_slip(label: str, word: str) -> bool:
    most = 2 if len(word) >= _LONG else 1 if len(word) >= _SHORT else 0
    return any(slips(part, word, most) <= most for part in (label.replace("-", ""), *label.split("-")))


def _is_nearly_gov(label: str) -> bool:
    return label != "gov" and (label in _SLIPS_OF_GOV or skeleton(label) == skeleton("gov"))


def _public(shape: str) -> str:
    """The ending of public bodies or schools, where a host only pretends to have it: "xa-gov.vn", "gov.vn.a.com"."""
    labels = shape.split(".")
    if labels[-1] in _SLIPS_OF_VN and labels[-2:-1] in (["gov"], ["edu"]):
        return STATE if labels[-2] == "gov" else SCHOOLS
    if len(labels) > _ENDING_PARTS and labels[-1] == "vn" and _is_nearly_gov(labels[-2]):
        return STATE
    if len(labels[-1]) == _COUNTRY and labels[-1] != "vn" and len(labels) > 1 and labels[-2] == "gov":
        labels = labels[:-2]  # another country's government
    words = {part for label in labels[:-1] for part in re.split(r"[-_]", label)}
    if words & {"gov", "govvn"} or any(label.endswith(("gov", "govvn")) for label in labels[-2:-1]):
        return STATE
    return SCHOOLS if re.search(r"\.edu\.vn[.-]", shape) else ""
