"""Substitutions: a text names a fact in braces, and each unit that shows the text puts its own in that place.

    Gọi {đường dây nóng|trưởng ấp}.   →   Gọi 0251 1022.   or, where the unit has no hotline:   Gọi trưởng ấp.

The names are a closed list. A name stands alone or before "|" and what is said where the fact is lacking; without that
the whole sentence is left out (`text.left_out`). There is nothing else: no condition, no nesting. A text without
a brace comes out as it went in. Pure.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from site_builder.model.frozen import frozen
from site_builder.model.rewriting import Rewritten, TextEdit, rewrite
from site_builder.text.left_out import left_out
from site_builder.text.normalize import slips, slug, suggest

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "tên nơi này": "name",
        "xã phường hôm nay": "name today",
        "tên trang": "page name",
        "tỉnh": "province",
        "đường dây nóng": "hotline",
        "tổng đài 1022": "1022",
        "điện lực": "electricity",
        "số điện lực": "electricity phone",
        "trang điện lực": "electricity website",
        "ứng dụng điện lực": "electricity app",
        "công ty nước": "water",
        "số công ty nước": "water phone",
        "trung tâm hành chính công": "service centre",
        "trụ sở": "office",
        "địa chỉ trụ sở": "office address",
        "số trụ sở": "office phone",
        "giờ làm việc": "office hours",
    }
)
"""Every name that a text may say → the same in English, which is understood but not accepted."""
_REFERENCE = re.compile(r"\{(?P<name>[^{}|\n]*)(?:\|(?P<instead>[^{}|\n]*))?\}")
_IN_ADDRESS = re.compile(r"\]\(<?[^()<>\s]*\Z")
"""What stands before the address of a Markdown link, up to where it is read."""
_MARKUP = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\`*_[]<>&#|~!{}\"'"})
_MARK = re.compile(r"(?P<number>\d*)[^\w\s]")
"""Words that may be read as the mark of a list, a divider … where they begin a line: «1.», «–», «•»."""
_BEGINS_SENTENCE = re.compile(r"(?:(?:\A|\n)\s*(?:[-*+]\s+)?|[.!?]\s+)[*_\[]*\Z")
_LONG = 8
"""Letters of a name that one wrong letter makes to no other one."""
_AROUND = 80
"""Characters before a reference that can tell where it stands."""


@frozen
class SubstitutedFact:
    """A fact as residents read it, and as an address has it: "0251 1022", "02511022"."""

    shown: str
    address: str


Facts = Mapping[str, SubstitutedFact]
"""Name → fact, of a unit; a name that it lacks is not there."""


@frozen
class Substituted:
    """A text with the facts in their places, and what is wrong with it."""

    text: str
    origin: Rewritten | None = None
    """Where its characters were written; None where nothing was replaced."""
    emptied: tuple[int, ...] = ()
    """Offsets in the written text of references that emptied a list, a heading or the whole text."""


@frozen
class FaultyReference:
    """A brace that names nothing: the rule that it breaks, where it stands, and what was probably meant."""

    code: str
    offset: int
    value: str
    better: str = ""


def names_in(text: str) -> Iterator[str]:
    """The known names that a text says."""
    if "{" in text:
        yield from (match["name"] for match in _REFERENCE.finditer(text) if match["name"] in NAMES)


def faults_in(text: str) -> Iterator[FaultyReference]:
    """The braces that name nothing: an unknown name, or one that is not written as {name} or {name|instead}."""
    if "{" not in text:
        return
    sound = {match.start() for match in _REFERENCE.finditer(text) if match["name"] in NAMES and match["instead"] != ""}
    for match in re.finditer(r"\{+[^{}\n]*\}*", text):
        if match.start() not in sound:
            name = match[0].strip("{}").partition("|")[0].strip()
            code = (
                "substitution-unknown"
                if _REFERENCE.fullmatch(match[0]) and "||" not in match[0]
                else "substitution-form"
            )
            if name in NAMES:
                code = "substitution-form"
            meant = _meant(name)
            better = f"{{{meant}}}" if meant else ""
            yield FaultyReference(code=code, offset=match.start(), value=match[0], better=better)


def misspelt(text: str) -> Iterator[tuple[int, str, str]]:
    """The braces whose name is misspelt and meant for sure: where each begins, what it says, and what it should say."""
    for match in _REFERENCE.finditer(text):
        name, end = match["name"], match.end()
        if text[end : end + 1] == "}" or text[: match.start()].endswith("{"):
            continue  # of another language of templates
        meant = "" if name in NAMES else _plain_names().get(slug(name), "") or _only_one_slip_away(slug(name))
        if meant:
            yield match.start(), match[0], f"{{{meant}{match[0][1 + len(name) :]}"


def spelled(text: str) -> str:
    """A text in which the names that `misspelt` finds are spelt as they should be."""
    for offset, old, new in reversed([*misspelt(text)]):
        text = text[:offset] + new + text[offset + len(old) :]
    return text


def _meant(name: str) -> str:
    """The name that was probably meant: without marks or capitals, in English, or nearly right."""
    plain = _plain_names()
    near = suggest(slug(name), list(plain))
    return plain.get(slug(name)) or plain.get(near, "")


@cache
def _plain_names() -> Mapping[str, str]:
    """Every name without marks and capitals, and in English, → the name."""
    return {slug(english): known for known, english in NAMES.items()} | {slug(known): known for known in NAMES}


def _only_one_slip_away(plain: str) -> str:
    """The one long name that a word is but for one slip: a letter changed, left out, added, or swapped; else ""."""
    names = _plain_names().items()
    near = {known for name, known in names if min(len(plain), len(name)) >= _LONG and slips(plain, name, 1) <= 1}
    return near.pop() if len(near) == 1 else ""


def substitute(text: str, facts: Facts, *, blocks: bool, markup: bool = True) -> Substituted:
    """Puts the facts in their places. Nothing that a fact says is taken for Markdown.

    `blocks` says whether the text has paragraphs and lists; without `markup` it is shown as it is typed.
    """
    if "{" not in text:
        return Substituted(text=text)
    found = list(_REFERENCE.finditer(text))
    lacking = [match.start() for match in found if match["name"] not in facts and not match["instead"]]
    left = left_out(text, lacking, blocks=blocks)
    kept = (match for match in found if not any(start <= match.start() < end for start, end in left.spans))
    edits = [TextEdit(*match.span(), _said(text, match, facts, markup=markup)) for match in kept]
    edits += [TextEdit(start, end, "") for start, end in left.spans] + list(left.renumbered)
    made = rewrite(text, sorted(edits))
    emptied = left.emptied or (tuple(lacking[:1]) if not made.text.strip() else ())
    return Substituted(text=made.text, origin=made, emptied=emptied)


def _said(text: str, match: re.Match[str], facts: Facts, *, markup: bool) -> str:
    fact = facts.get(match["name"])
    if fact is None:
        return match["instead"] or ""
    before = text[max(0, match.start() - _AROUND) : match.start()]
    if markup and _IN_ADDRESS.search(before):
        return fact.address
    begins = _BEGINS_SENTENCE.search(before)
    shown = fact.shown[:1].upper() + fact.shown[1:] if begins else fact.shown
    return guarded(shown) if markup else shown


def guarded(words: str) -> str:
    """Words as Markdown that means nothing but these words, wherever they are put."""
    plain = " ".join(words.split())
    mark = _MARK.match(plain)
    if mark is None:
        return plain.translate(_MARKUP)
    at = mark.end("number")
    return f"{plain[:at]}&#{ord(plain[at])};{plain[at + 1 :].translate(_MARKUP)}"


def only(facts: Facts, names: Iterable[str]) -> tuple[tuple[str, SubstitutedFact], ...]:
    """The facts of some names, in one order: two units with the same make the same of a text."""
    return tuple((name, facts[name]) for name in sorted(set(names)) if name in facts)
