"""Kinds are planted: each copy gets a number, a place and its files; marks become lines and columns."""

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from string import Template

from links.kinds import AT_ROOT, BODY, HEAD, NOWHERE, Group, Kind
from site_builder.qr import svg

HOST = "https://xa.example"
_MARK = re.compile("⟦([0-9]+)>(.*?)⟧", re.DOTALL)
_OPEN = re.compile("⟦")
_CODE = re.compile("⟪(.*?)⟫")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place in a file of the site: the file's name, the line and column (characters, from 1) of an address."""

    file: str
    line: int
    column: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """One fault or decoy. It may be told at any of its spots; the first is the best."""

    kind: str
    group: Group
    why: str
    spots: tuple[Spot, ...]


@dataclass(slots=True, kw_only=True)
class Beds:
    """What was planted, before the marks are read: pieces by the file or page that gets them, new files, kinds."""

    base: str
    kinds: list[Kind] = field(default_factory=list)
    bodies: dict[str, list[str]] = field(default_factory=dict)
    heads: dict[str, list[str]] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, str | bytes] = field(default_factory=dict)
    listed: list[str] = field(default_factory=list)
    at: dict[int, str] = field(default_factory=dict)

    def plant(self, kinds: Iterable[Kind], pages: Sequence[str], chance: Random) -> None:
        """Puts every copy of every kind on a page; no page gets a second one before each has one."""
        order = chance.sample(pages, len(pages))
        for kind in kinds:
            if kind.where and (kind.where == AT_ROOT) != (self.base == "/"):
                continue
            for _ in range(kind.count):
                self._copy(kind, order[len(self.kinds) % len(order)], chance.choice(pages))

    def _copy(self, kind: Kind, page: str, there: str) -> None:
        number = len(self.kinds)
        self.kinds.append(kind)
        words = self._words(number, page, there)
        for pattern, content in kind.files.items():
            name = _filled(pattern, words)
            own = {**words, **self._place(name)}
            self.files[name] = content if isinstance(content, bytes) else _filled(_numbered(content, number), own)
            if name.endswith(".html") and kind.is_listed:
                self.listed.append(name)
        if kind.at:
            self.at[number] = _filled(kind.at, words)
        if kind.into != NOWHERE and kind.text:
            place = self._place(page if kind.into in (BODY, HEAD) else kind.into)
            self._put(kind.into, page, _filled(_numbered(kind.text, number), {**words, **place}))

    def _put(self, into: str, page: str, piece: str) -> None:
        shelf = {BODY: self.bodies, HEAD: self.heads}.get(into, self.lists)
        shelf.setdefault(page if into in (BODY, HEAD) else into, []).append(piece)

    def _words(self, number: int, page: str, there: str) -> dict[str, str]:
        folder = there.removesuffix("index.html")
        return {
            "n": str(number),
            "base": self.base,
            "site": HOST + self.base,
            "there": folder,
            "flat": folder.rstrip("/"),
            **self._place(page),
        }

    def _place(self, file: str) -> dict[str, str]:
        return {"up": "../" * file.count("/"), "back": "..\\" * file.count("/")}


def unmarked(files: Mapping[str, str | bytes], beds: Beds) -> tuple[dict[str, bytes], list[Plant]]:
    """The files without marks, as bytes, and what was planted with its places."""
    spots: dict[int, list[Spot]] = {}
    made: dict[str, bytes] = {}
    for name, content in files.items():
        made[name] = content if isinstance(content, bytes) else _read(name, content, spots).encode()
    for number, name in beds.at.items():
        spots.setdefault(number, []).append(Spot(file=name, line=1, column=1, address=name))
    plants = [
        Plant(kind=kind.name, group=kind.group, why=kind.why, spots=tuple(spots[number]))
        for number, kind in enumerate(beds.kinds)
    ]
    return made, plants


def _read(name: str, text: str, spots: dict[int, list[Spot]]) -> str:
    """A file's text without marks; where they stood is noted."""
    parts: list[str] = []
    line, column, last = 1, 1, 0
    for found in _MARK.finditer(text):
        before, number, address = text[last : found.start()], int(found[1]), found[2]
        line, column = _after(before, line, column)
        spots.setdefault(number, []).append(Spot(file=name, line=line, column=column, address=address))
        line, column = _after(address, line, column)
        parts += (before, address)
        last = found.end()
    return "".join((*parts, text[last:]))


def _after(piece: str, line: int, column: int) -> tuple[int, int]:
    """Where one stands after a piece of text."""
    if "\n" not in piece:
        return line, column + len(piece)
    return line + piece.count("\n"), len(piece) - piece.rindex("\n")


def _numbered(text: str, number: int) -> str:
    return _OPEN.sub(f"⟦{number}>", text)


def _filled(text: str, words: Mapping[str, str]) -> str:
    return _CODE.sub(lambda found: _code(found[1]), Template(text).substitute(words))


def _code(payload: str) -> str:
    return svg(payload, "Mã QR").replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def relative(page: str, target: str) -> str:
    """The way from a page to a file or folder of the site."""
    way = posixpath.relpath(target or ".", posixpath.dirname(page) or ".")
    return f"{way}/" if not target or target.endswith("/") else way
