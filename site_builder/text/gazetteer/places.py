"""Finds places in the State's lists: communes and provinces of today, and what there was before 1/7/2025.

The lists are texts of one line a place (`today.txt`, `former.txt`, whose heads say what they are made of). A name is
looked up in the texts, as a whole line would be, so that nothing is built of the 15,000 places that nobody asks for.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from site_builder.model.frozen import frozen
from site_builder.text.gazetteer.names import PROVINCE_KINDS, is_spelt_alike, plain, readings
from site_builder.text.normalize import fold

REFORM = date(2025, 7, 1)
"""On this day districts ended, and 10,035 communes in 63 provinces became 3,321 in 34."""
_KINDS = {"x": "xã", "p": "phường", "d": "đặc khu", "t": "thị trấn"}
_NEAREST, _LOOKED_AT = 5, 40
"""How many places of a similar name are told, and how many similar names of the country are looked at."""


@frozen
class Place:
    """A unit of the State's list."""

    code: str
    """The number of the statistics office, which another unit may have had at another time; "" where none is known."""
    kind: str
    name: str
    province: str
    """The name of the province in which it lies, or lay: that of a former place may be a former one."""
    district: str = ""
    """The former district of a former commune, with its kind."""
    until: date | None = None
    """The day on which it ended; None for a place of today."""
    into: tuple[str, ...] = ()
    """The codes of the communes of today that have it; () for a place of today, and where nothing says it."""
    in_2022: bool = True
    """False for a former unit that was younger than the list of 2022."""

    @property
    def full(self) -> str:
        """Its name with its kind."""
        return f"{self.kind} {self.name}"

    @property
    def is_province(self) -> bool:
        """Whether it is a province, and no commune or district."""
        return self.kind in PROVINCE_KINDS and self.name == self.province and len(self.code) != len("000")


@frozen(kw_only=False)
class _Lines:
    """A list: its lines, and the same without marks, in which names are looked for."""

    lines: tuple[str, ...]
    bare: str

    def find(self, name: str) -> Iterator[int]:
        """The numbers of the lines of places that have this plain name."""
        for match in re.finditer(rf"^[^\t\n]*\t[^\t\n]*\t{re.escape(name)}(?=[\t\n])", self.bare, re.MULTILINE):
            yield self.bare.count("\n", 0, match.start())

    def coded(self, code: str) -> Iterator[int]:
        """The numbers of the lines that have this code."""
        for match in re.finditer(rf"^ ?{code}\t", self.bare, re.MULTILINE):
            yield self.bare.count("\n", 0, match.start())

    def below(self, number: int) -> Iterator[int]:
        """The numbers of the lines that stand below a head: those of a district, or of a province without districts."""
        ends = "=-~" if self.lines[number][:1] == "-" else "=~"
        for index in range(number + 1, len(self.lines)):
            if self.lines[index][:1] in ends:
                return
            yield index

    def head(self, number: int, sign: str) -> list[str]:
        """The parts of the last line before this one that begins with a sign."""
        return next(self.lines[index] for index in range(number, -1, -1) if self.lines[index][:1] == sign).split("\t")


def find(text: str, province: str = "") -> tuple[Place, ...]:
    """The places that a name or a code may mean, those of today first; in one province of today where it is given.

    A name that is written with its marks means the place that is spelt so, wherever the tone marks stand; written
    without marks, or with wrong ones, it means each place of those letters. District and province may follow it, as in
    an address.
    """
    found: dict[Place, bool] = {}
    name, *around = re.split(r"\s*[,(]\s*", text.replace(")", ""))
    for reading in readings(name):
        for place in _named(plain(reading.name)):
            if reading.kind in ("", place.kind) and _lies_in(place, province, around):
                exact = not reading.name.isascii() and is_spelt_alike(reading.name, place.name)
                found[place] = found.get(place, False) or exact
    best = [place for place, exact in found.items() if exact] or list(found)
    return tuple(sorted(best, key=lambda place: place.until is not None))


def _lies_in(place: Place, province: str, around: Iterable[str]) -> bool:
    """Whether a place lies in a province of today, and in all that is named behind it."""
    provinces = provinces_of(place) if province or around else ()
    outer = {plain(reading.name) for name in (place.district, place.province, *provinces) for reading in readings(name)}
    named = ({plain(reading.name) for reading in readings(name)} for name in around if name)
    return (not province or province in provinces) and not any(outer.isdisjoint(names) for names in named)


def near(text: str, province: str = "") -> tuple[Place, ...]:
    """The places whose names are most like a name that no place has, the likeliest first."""
    from difflib import get_close_matches  # noqa: PLC0415 - only who has mistyped a name needs it

    names = {line.split("\t")[2] for lists in (_today(), _former()) for line in lists.bare.splitlines()}
    wanted = {plain(reading.name) for reading in readings(text)}
    alike = (name for word in wanted for name in get_close_matches(word, names, _LOOKED_AT, 0.7))
    places = [place for name in alike for place in _named(name)]
    inside = [place for place in places if not province or province in provinces_of(place)]
    return tuple(dict.fromkeys(inside))[:_NEAREST]


def communes_of_today(province: str = "") -> tuple[Place, ...]:
    """The communes of a province of today, in the order of their codes; without one, of the country."""
    lists = _today()
    heads = (index for index, line in enumerate(lists.lines) if line[:1] == "=")
    wanted = (head for head in heads if not province or lists.lines[head].endswith(f"\t{province}"))
    return tuple(_of_today(index) for head in wanted for index in lists.below(head))


def communes_of(district: Place) -> tuple[Place, ...]:
    """The communes that a former district had in 2022; if it is younger, those that it had at its end."""
    lists = _former()
    found = [
        _of_former(index)
        for head in lists.find(plain(district.name))
        if lists.lines[head][:1] == "-" and _of_former(head) == district
        for index in lists.below(head)
    ]
    return tuple(place for place in found if place.in_2022) or tuple(found)


def successors(places: Iterable[Place]) -> tuple[Place, ...]:
    """The communes of today that former ones went into, each once, in the order of their codes."""
    codes = sorted({code for place in places for code in place.into})
    return tuple(_of_today(index) for code in codes for index in _today().coded(code))


def provinces_of(place: Place) -> tuple[str, ...]:
    """The provinces of today in which a place lies: one, but for a former place that was divided between two."""
    if place.until is None:
        return (place.province,)
    below = communes_of(place) if place.district == "" and not place.is_province else ()
    return tuple(dict.fromkeys(one.province for one in successors((place, *below)))) or _provinces_after(place.province)


@cache
def _provinces_after(province: str) -> tuple[str, ...]:
    """The province of today of which a former one is a part."""
    lists = _former()
    head = next(
        index for index, line in enumerate(lists.lines) if line.startswith("=") and line.endswith(f"\t{province}")
    )
    first = next(place for index in lists.below(head) if (place := _of_former(index)).into)
    return (successors((first,))[0].province,)


def _named(name: str) -> Iterator[Place]:
    """The places of a plain name, or of a code."""
    if re.fullmatch(r"\d{5}|\d{3}", name):
        yield from map(_of_today, _today().coded(name))
        yield from map(_of_former, _former().coded(name))
    today = list(_today().find(name))
    yield from map(_of_today, today)
    yield from (place for place in map(_before_change, today) if place)
    for index in _former().find(name):
        place = _of_former(index)
        if not place.is_province:
            yield place


def _of_today(number: int) -> Place:
    """The place of a line of today's list."""
    code, kind, name = _today().lines[number].split("\t")
    province = _today().head(number, "=")[2]
    return Place(code=code.lstrip("="), kind=_KINDS.get(kind, kind), name=name, province=province)


def _before_change(number: int) -> Place | None:
    """What a commune was between 1/7/2025 and a change of its kind, if it had another one."""
    code, _, name = _today().lines[number].split("\t")
    for line in _today().lines:
        if line[:1] == "~" and code in line:
            day, kind, _ = line[1:].split("\t")
            province, until = _today().head(number, "=")[2], date.fromisoformat(day)
            return Place(code=code, kind=_KINDS[kind], name=name, province=province, until=until, into=(code,))
    return None


def _of_former(number: int) -> Place:
    """The place of a line of the former list: a commune, a district or a province."""
    lists = _former()
    code, kind, name, *into = lists.lines[number].split("\t")
    is_commune = code[:1] not in "=-"
    return Place(
        code=code.lstrip("=-"),
        kind=_KINDS.get(kind[:1], kind) if is_commune else kind,
        name=name,
        province=name if code[:1] == "=" else lists.head(number, "=")[2],
        district=" ".join(lists.head(number, "-")[1:3]) if is_commune else "",
        until=REFORM,
        into=tuple(into[0].split()) if into else (),
        in_2022=not kind.endswith("+"),
    )


@cache
def _today() -> _Lines:
    return _read("today.txt")


@cache
def _former() -> _Lines:
    return _read("former.txt")


def _read(name: str) -> _Lines:
    text = (Path(__file__).parent / name).read_text("utf-8")
    text = text[text.index("\n=") + 1 :]
    bare = re.sub(r" - |[ -]", " ", fold(text.replace("'", "").replace("’", "")).replace("y", "i"))
    return _Lines(tuple(text.rstrip("\n").split("\n")), bare)
