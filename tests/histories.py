"""Histories of a site, drawn by chance: edits, days, builds of every kind, accidents to the disk. `lives` lives them.

Words and names are few, so that the content often becomes again what it was before.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from papers import pdf
from photos import saved, scene
from small_site import DAY, GUIDE, NEWS, TEAMS, Files

Event = tuple[Any, ...]
UNITS = ("", "bao-quang/", "xuan-an/", "bao-quang/ap-moi/", "xuan-moi/")
SLUGS = ("cai-vneid", "vssid")
WORDS = ("Một", "Hai")
LONG_AGO, FAR_OFF = 10**18, 4 * 10**18
"""Nanoseconds since 1970: in 2001, and in 2096."""


def shows(word: str) -> str:
    """A guide with a picture."""
    return GUIDE.replace("Cài VNeID", word) + "\n![Hình](../media/anh.png)\n"


def news(word: str, appears: int, expires: int) -> str:
    """An announcement of some days from today on."""
    dates = f"date: {DAY + timedelta(appears)}\nexpires: {DAY + timedelta(appears + expires)}"
    return (
        NEWS.replace("Họp ấp", word)
        .replace("../guides/cai-vneid.md#buoc-2", "../unit.yaml")
        .replace("date: 2026-11-18", dates)
    )


def team(word: str, until: int) -> str:
    """A team whose member leaves, and has a number; sometimes nobody has agreed to it, or not until then."""
    dates = f"        valid_to: {DAY + timedelta(until)}\n"
    phone = "        phone: 0912 345 678\n"
    consent = f"        consent: {{what: [phone], date: {DAY + timedelta(until - 3)}, by: xã}}\n"
    return TEAMS.replace("Nguyễn Văn Mẫu", word) + (dates, dates + phone, phone + consent)[until % 3]


def due(word: str, days: int) -> Files:
    """A guide that has to be looked over again, and a day for everybody, both in some days."""
    checked = DAY + timedelta(days - 181)
    guide = GUIDE.replace("Cài VNeID", word).replace("2026-11-01", f"{checked}")
    return {"guides/vssid.md": guide, "events.yaml": f"events: [{{date: {DAY + timedelta(days)}, place: {word}}}]\n"}


PICTURES = {word: saved(scene(48 + 16 * number, 48), "PNG") for number, word in enumerate(WORDS)}
TEXTS: dict[str, Callable[..., Files]] = {
    "guide": lambda slug, word: {f"guides/{slug}.md": GUIDE.replace("Cài VNeID", word)},
    "override": lambda slug, word: {f"guides/{slug}.md": f"---\ntitle: {word}\nchecked_on: 2026-11-05\n---\n"},
    "hide": lambda slug, _word: {f"guides/{slug}.md": "---\nhide: có\n---\n"},
    "unit": lambda _slug, word: {"unit.yaml": f"name: {word}\nkind: xã\ntopics: [{{id: nen-tang, name: {word}}}]\n"},
    "note": lambda _slug, word: {"ghi-chu.txt": word},
    "pdf": lambda slug, word: {f"media/{slug}.pdf": pdf(f"{slug} {WORDS.index(word)}")},
    "picture": lambda slug, word: {"media/anh.png": PICTURES[word], f"guides/{slug}.md": shows("Có hình")},
    "another picture": lambda _slug, word: {"media/anh.png": PICTURES[word]},
    "break": lambda _slug, _word: {"events.yaml": "events: ["},
    "break a picture": lambda _slug, _word: {"media/hong.png": b"\x89PNG\r\n\x1a\nkh\xc3\xb4ng ph\xe1\xba\xa3i"},
}
"""Files of one unit, by what an editor does."""
_UNIT, _SLUG, _WORD = st.sampled_from(UNITS), st.sampled_from(SLUGS), st.sampled_from(WORDS)
_NUMBER = st.integers(0, 200)
EDITS = st.one_of(
    st.tuples(st.sampled_from(sorted(TEXTS)), _UNIT, _SLUG, _WORD),
    st.tuples(st.just("news"), _UNIT, _SLUG, _WORD, st.integers(-6, 6), st.integers(0, 6)),
    st.tuples(st.sampled_from(("team", "due")), _UNIT, _WORD, st.integers(-4, 6)),
    st.tuples(st.sampled_from(("drop", "leave", "lose the unit file")), _UNIT, _SLUG),
    st.tuples(st.just("move"), st.sampled_from(UNITS[1:]), st.sampled_from(UNITS[1:])),
    st.tuples(st.just("settings"), _WORD, st.sampled_from(("default", "ours"))),
    st.tuples(st.just("theme"), _WORD),
)
SLY = st.one_of(
    st.tuples(st.sampled_from(("same size", "touch", "twin", "swap")), _NUMBER, st.booleans()),
    st.tuples(st.just("times"), _NUMBER, st.sampled_from((LONG_AGO, FAR_OFF))),
    st.tuples(st.just("clone"), st.booleans()),
)
"""What times and sizes do not tell, or tell though nothing has changed."""
KINDS = ("all", "only", "dry", "strict", "other", "preview", "moved", "verify")
BUILDS = st.tuples(st.just("build"), st.sampled_from(KINDS), _UNIT)
DAYS = st.tuples(st.just("day"), st.integers(-5, 5))
ACCIDENTS = st.one_of(
    st.tuples(st.sampled_from(("lose a page", "cut a page", "lose a folder")), _NUMBER),
    st.tuples(st.sampled_from(("delete", "cut", "spoil", "keep", "restore")), st.sampled_from((".cache", "public"))),
)
EVENTS = st.one_of(EDITS, EDITS, EDITS, BUILDS, BUILDS, DAYS, SLY, ACCIDENTS)
HISTORIES = st.lists(EVENTS, max_size=12)
