"""What is said to people stands in files, a sentence a line: `key: text`. A language is a folder of such files.

The files are YAML in its simplest form, so that a translator needs no more than a text editor. They are read here and
without PyYAML, because every run needs the 250 sentences of the command line: that takes 0.9 ms of CPU. As compiled
modules of Python, both languages in each, they took 2.0 ms.

A language exists where its folder stands. It is complete or it is refused: no sentence falls back to another language,
or an editor would read two.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

FIRST = "vi"
"""The language that is spoken where nobody asks for another. All others have its keys."""
_CODE = re.compile(r"[a-z]{2,3}")
"""A language's code (ISO 639), which its folder is called by."""
_SEVERAL_LINES = "|-"


class MissingSentences(Exception):  # noqa: N818 - says what is wrong with a language
    """A language lacks sentences that the first one has."""

    def __init__(self, place: str, lang: str, keys: tuple[str, ...]) -> None:
        super().__init__(f"{place}: {', '.join(keys)}")
        self.place = place
        """Where they should stand, for a translator to find: "report/messages/km/rules"."""
        self.lang = lang
        self.keys = keys


class Sentences(dict[str, str]):
    """The sentences of one language by key. Raises MissingSentences for one that only the first language has."""

    def __init__(self, found: Mapping[str, str], lang: str, catalogue: "Catalogue") -> None:
        super().__init__(found)
        self._lang = lang
        self._catalogue = catalogue

    def __missing__(self, key: str) -> str:
        """Names all that is missing, so that a translator need not ask again for each."""
        first = self._catalogue[FIRST]
        if self._lang == FIRST or key not in first:
            raise KeyError(key)
        keys = tuple(name for name in first if name not in self)
        raise MissingSentences(self._catalogue.place(self._lang), self._lang, keys)


class Catalogue(Mapping[str, Sentences]):
    """A part of what is said, in every language that there is. A language is read when it is asked for, and once."""

    def __init__(self, folder: Path, part: str = "") -> None:
        """`part` is a file in each language's folder, without its ending, or a folder there; "" is all files there."""
        self._folder = folder
        self._part = part
        self._read: dict[str, Sentences] = {}

    def place(self, lang: str) -> str:
        """Where the sentences of a language stand."""
        return "/".join(part for part in (*self._folder.parts[-2:], lang, self._part) if part)

    def __getitem__(self, lang: str) -> Sentences:
        """A language; one that has not got this part lacks all its sentences."""
        if lang not in self._read:
            self._read[lang] = Sentences(_read(self._folder / lang / self._part), lang, self)
        return self._read[lang]

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Those whose folder stands there, the first one first."""
        found = (path.name for path in self._folder.iterdir() if _CODE.fullmatch(path.name) and path.is_dir())
        return tuple(sorted(found, key=lambda lang: (lang != FIRST, lang)))

    def __iter__(self) -> Iterator[str]:
        return iter(self.languages)

    def __len__(self) -> int:
        return len(self.languages)

    def __contains__(self, lang: object) -> bool:
        return lang in self.languages

    def or_first(self, lang: str) -> str:
        """The language where it has this part, which is one that a language may lack as a whole; else the first."""
        return lang if self[lang] else FIRST


def _read(place: Path) -> dict[str, str]:
    """The sentences of a file, or of all files in a folder."""
    files = sorted(place.iterdir()) if place.is_dir() else [place.with_suffix(".yaml")]
    texts = (file.read_bytes().decode() for file in files if file.suffix == ".yaml" and file.is_file())
    return {key: said for text in texts for key, said in read_sentences(text).items()}


def read_sentences(text: str) -> dict[str, str]:
    r"""The sentences of a file by key; what stands below `a:` and further in is called `a.b`.

    A sentence is plain, or between quotation marks, which keep the blanks at its ends, or lines below `|-`. Between
    double marks `\n` begins a new line.
    """
    found: dict[str, str] = {}
    groups: list[tuple[int, str]] = []
    blocks: dict[str, list[str]] = {}
    key, depth = "", 0
    for line in text.removeprefix("\ufeff").splitlines():
        body = line.lstrip(" ")
        indent = len(line) - len(body)
        if key in blocks and (indent > depth or not body):
            blocks[key].append(line)
        elif body and body[0] != "#":
            name, _, said = body.partition(":")
            while groups and groups[-1][0] >= indent:
                groups.pop()
            key, depth, said = (groups[-1][1] if groups else "") + name, indent, said.strip()
            if not said:
                groups.append((indent, f"{key}."))
            elif said == _SEVERAL_LINES:
                blocks[key] = []
            found[key] = _unquoted(said)
    return {key: _joined(blocks[key]) if key in blocks else said for key, said in found.items() if said}


def _unquoted(said: str) -> str:
    """A sentence without the marks around it. Between single ones a doubled mark stands for one."""
    mark = said[:1]
    if mark not in ("'", '"') or len(said) == 1 or said[-1] != mark:
        return said
    return said[1:-1].replace("''", "'") if mark == "'" else said[1:-1].replace(r"\n", "\n")


def _joined(rows: list[str]) -> str:
    """Several lines without the blanks that the first of them begins with, and without empty ones at the end."""
    indent = len(rows[0]) - len(rows[0].lstrip(" ")) if rows else 0
    return "\n".join(row[indent:] for row in rows).rstrip("\n ")
