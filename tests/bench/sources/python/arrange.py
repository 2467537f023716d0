"""What a page has to know of others, for Pelican's plugin and MkDocs' hook: order, neighbours, the list from A to Z.

A head is what stands above a text, with the page's `url`. Dates are shown as Vietnamese write them, names sorted by the
Vietnamese alphabet.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime, time
from functools import cache
from itertools import groupby, pairwise
from typing import Any

Json = dict[str, Any]
_ALPHABET = " 0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng."""
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_LISTED = frozenset({"teams", "guides", "announcements", "services", "contact", "qr", "az", "privacy"})
"""Kinds of pages that stand in the list from A to Z by themselves."""


def arrange(units: Mapping[str, Json], heads: Iterable[Json], today: str) -> None:
    """Gives each unit what is above and below it, its pages, and its texts in order."""
    by_path = {unit["path"]: unit for unit in units.values()}
    for path, unit in sorted(by_path.items()):
        above = by_path[path[: path.rindex("/", 0, -1) + 1]] if path != "/" else None
        unit["above"] = [*above["above"], above] if above else []
        unit["channels"] = [*unit.get("channels", ()), *(above["channels"] if above else ())]
        unit["below"], unit["within"], unit["pages"] = [], [], []
        if above:
            above["below"].append(unit)
        for one in unit["above"]:
            one["within"].append(unit)
    for head in heads:
        units[head["unit"]]["pages"].append(head)
    for unit in units.values():
        _arrange_texts(unit, today)
        _arrange_teams(unit)
        unit["below"].sort(key=lambda one: order(one["name"]))


def site_of(root: Json, catalogue: Json) -> Json:
    """What all pages look up: topics and the services' categories in order, services by id."""
    return {
        "root": root,
        "topics": sorted(root["topics"], key=lambda topic: int(topic["order"])),
        "categories": sorted(catalogue["categories"], key=lambda category: int(category["order"])),
        "services": catalogue["services"],
        "known": {service["id"]: service for service in catalogue["services"]},
    }


def where(items: Iterable[Json], name: str, value: str) -> list[Json]:
    """Those that have the value."""
    return [item for item in items if item[name] == value]


def day(when: object) -> str:
    """28/10/2022."""
    return f"{_moment(when):%d/%m/%Y}"


def moment(when: object) -> str:
    """07:30, Thứ Bảy 28/11/2026; without the time when it is midnight."""
    read = _moment(when)
    clock = f"{read:%H:%M}, " if read.time() != time() else ""
    return f"{clock}{_WEEKDAYS[read.weekday()]} {read:%d/%m/%Y}"


def iso(when: object) -> str:
    """2022-10-28."""
    return f"{_moment(when):%Y-%m-%d}"


def az(unit: Json, services: Iterable[Json], team: str) -> list[Json]:
    """All that a unit has, under the letters with which it begins."""
    path = unit["path"]
    entries = [_link(page["title"], page["url"], "Trang") for page in unit["pages"] if page["kind"] in _LISTED]
    entries += [_link(head["title"], head["url"], "Hướng dẫn") for head in unit["guides"]]
    entries += [_link(head["title"], head["url"], "Thông báo") for head in unit["news"]]
    entries += [_link(item["name"], f"{path}dich-vu/#{item['id']}", "Dịch vụ") for item in services]
    for item in unit.get("teams", ()):
        name = f"{team} {item['at']['kind']} {item['at']['name']}"
        entries.append(_link(name, f"{path}to-cong-nghe/#{item['id']}", "Tổ công nghệ số"))
    entries += [_link(one["name"], one["path"], one["kind"].capitalize()) for one in unit["within"]]
    entries.sort(key=lambda link: order(link["text"]))
    return [{"letter": letter, "links": list(found)} for letter, found in groupby(entries, _letter)]


@cache
def order(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Sort key by the Vietnamese alphabet; tones decide only between equal letters."""
    ranks = [_rank(letter) for letter in text.lower()]
    return tuple(letter for letter, _ in ranks), tuple(tone for _, tone in ranks)


FILTERS = {"where": where, "day": day, "moment": moment, "iso": iso, "az": az}


def _arrange_texts(unit: Json, today: str) -> None:
    guides, posts = (where(unit["pages"], "kind", kind) for kind in ("guide", "announcement"))
    unit["guides"] = sorted(guides, key=lambda head: (int(head["order"]), order(head["title"])))
    unit["known"] = {head["slug"]: head for head in guides}
    posts.sort(key=lambda head: str(head["date"]), reverse=True)
    for head in posts:
        head["expired"] = str(head.get("expires", "9999")) < today
    unit["news"] = [head for head in posts if not head["expired"]]
    unit["archive"] = [head for head in posts if head["expired"]]
    for newer, older in pairwise(posts):
        newer["older"], older["newer"] = older, newer


def _arrange_teams(unit: Json) -> None:
    localities = {item["id"]: item for item in unit.get("localities", ())}
    for team in unit.get("teams", ()):
        team["at"] = localities[team["locality"]]
    unit.get("teams", []).sort(key=lambda team: (order(team["at"]["kind"]), order(team["at"]["name"])))


@cache
def _moment(when: object) -> datetime:
    return datetime.fromisoformat(str(when))


@cache
def _rank(letter: str) -> tuple[int, int]:
    """Where a letter stands in the alphabet and where its tone stands; -1 for what is none."""
    marks = unicodedata.normalize("NFD", letter)
    tone = next((_TONES.index(mark) for mark in marks if mark in _TONES), -1)
    bare = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    return _ALPHABET.find(bare), tone


def _link(text: str, url: str, note: str) -> Json:
    return {"text": text, "url": url, "note": note}


def _letter(link: Json) -> str:
    """The letter under which a link is found: "Ấp 3" under A, "Đăng nhập" under D."""
    first = unicodedata.normalize("NFD", link["text"])[0].upper()
    return "0–9" if first.isdigit() else "D" if first == "Đ" else first
