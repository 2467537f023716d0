"""Thousands of broken files: what happens to the real content when it is spoiled at random.

    python tests/mutate.py --count 100000 --seed 1

Every mutant is one content file with one to four accidents in it. It goes the product's own way: read, laid beside the
other files of its unit, merged with what that inherits, checked, told in both languages; one in fifty goes through the
whole of `build_unit`. Nothing may raise, no file may take
more than a second, and every mistake has to lie inside its file. A mutant is known by its seed and number alone.
"""

import argparse
import gc
import random
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(PROJECT))

from site_builder.builder.memo import Memo
from site_builder.builder.unit import Inherited, Shared, build_unit, pass_down
from site_builder.check.context import CheckContext
from site_builder.check.run import ask
from site_builder.content import load
from site_builder.content.files import read_layer
from site_builder.content.merge import merge
from site_builder.content.site_file import read_site
from site_builder.content.source import decode
from site_builder.model.folder import Folder
from site_builder.model.media import Media
from site_builder.model.problem import Problem, Refused
from site_builder.model.profile import Profile
from site_builder.model.unit import Unit
from site_builder.pages import theme
from site_builder.report.as_json import as_data
from site_builder.report.message import shown
from site_builder.report.rules import RULES
from site_builder.report.terminal import show
from site_builder.text.markdown import fragment, phrase

LIMIT, LIMIT_BUILT = 1.0, 10.0
"""Seconds of processor time to read and judge one mutant (most take 5 ms), and to build its whole unit as well."""
DAY = date(2026, 11, 22)
_BUILT = 50
_TOKENS = (
    *("[", "]", "{", "}", "(", ")", "<", ">", '"', "'", "`", "*", "_", "#", " #2", "&a ", "*a ", "!x ", "|", "> ", "%"),
    *(
        "---",
        "\n---\n",
        "———",
        "...",
        "- ",
        "– ",
        "-",
        ":",
        ": ",
        "：",
        "? ",
        "<<: ",
        "@",
        "\\",
        "\t",
        "\0",
        "\x07",
        "\x1b[31m",
    ),
    *(
        "\u00a0",
        "\u200b",
        "\u200d",
        "\u202e",
        "\u00ad",
        "\u2028",
        "\ufeff",
        "\u0301",
        "\u3000",
        "а",
        "“",
        "”",
        "…",
        "😀",
    ),
    *(
        "[điền vào]",
        "xxx",
        "nan",
        "0912 345 678 / 0251 1022",
        "116",
        "01234567890",
        "vneid.gov.vn",
        "25:00",
        "1e3",
        "٣",
        "0912 34",
        "31/02/2026",
        "7h",
        "có lẽ",
        "![](x)",
        "[a](b.md)",
        "<script>",
    ),
    *("https://bit.ly/a", "javascript:a", "../../../etc/passwd", "Nh©n d©n", "vieäc naøy", "Ã¡Ã ", "id: a", "hide: có"),
    *(
        "[" * 300,
        "- " * 60,
        "> " * 60,
        "(" * 300,
        "a" * 6000,
        "|" * 400,
        "*" * 300,
        "#" * 50,
        "\n# a" * 600,
        "| - " * 50,
    ),
)
Mutation = Callable[[bytes, random.Random], bytes]


@dataclass(slots=True, kw_only=True)
class Findings:
    """What came of all mutants."""

    rules: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    slowest: tuple[float, int, str] = (0.0, 0, "")
    faults: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Ground:
    """The healthy content that mutants are made of, read once."""

    content: Path
    folders: tuple[Folder, ...]
    inherited: dict[tuple[str, ...], Inherited]
    shared: Shared
    names: list[tuple[int, str]]
    others: dict[tuple[tuple[str, ...], str], Unit] = field(default_factory=dict)
    """What a unit's files say but for one of them, by the unit's path and that file's name."""

    def layer(self, folder: Folder, name: str) -> tuple[Unit, list[Problem]]:
        """A unit with one spoiled file. Its other files are read once, not for every mutant."""
        key = (folder.path, name)
        if key not in self.others:
            rest = {other: body for other, body in folder.files.items() if other != name}
            self.others[key], _ = read_layer(replace(folder, files=rest))
        own, problems = read_layer(Folder(path=folder.path, files={name: folder.files[name]}))
        outer, inherited = self.others[key], self.inherited[folder.path].unit
        both: dict[str, Any] = {
            item.name: _beside(getattr(outer, item.name), getattr(own, item.name)) for item in fields(Unit)
        }
        beside = replace(outer, **both)
        return (merge(inherited, beside) if inherited else beside), list(problems)


def _beside(outer: object, own: object) -> object:
    if isinstance(outer, dict) and isinstance(own, dict):
        return {**outer, **own}
    return own if own and own != Profile() else outer


SAMPLE = Folder(
    path=("mau",),
    files={
        "unit.yaml": """\
name: Mẫu
kind: xã
code: "00001"
hotline: 0251 1022
office: {name: Trụ sở, hours: [Thứ Hai–thứ Sáu 7h30–11h30], phone: 0912.345.678, email: xa@dongnai.gov.vn}
channels:
  - {kind: zalo, value: 0912 345 678}
  - {kind: phone, value: (0251) 3871 110}
  - {kind: web, value: https://dongnai.gov.vn, label: “Trang, cổng”}
localities: [{id: ap-1, kind: ấp, name: "1"}]
note: "Xem [hướng dẫn](guides/cai-vneid.md#buoc-2), [cổng](https://dichvucong.gov.vn), ![Mẫu](media/a.jpg)"
""".encode(),
        "teams.yaml": """\
teams:
  - id: to-1
    locality: ap-1
    launched_on: 28/10/2022
    members:
      - {name: A, role: head, phone: 0912 345 678, zalo: 0912345678, valid_from: 1/1/2026, valid_to: 31/12/2026,
         consent: {what: [phone, zalo], date: 2026-11-21, by: xã}, specialities: [vneid]}
""".encode(),
        "services.yaml": b"""\
services:
  - {id: vneid, website: https://vneid.gov.vn, android: com.vnid, ios: "1582750372", size_mb: "71,40"}
  - {id: vssid, hotline: [1900 9068, 113], state: replaced, replaced_by: vneid}
""",
        "events.yaml": b"events:\n  - {date: 2026-12-12, planned: 1.871, reached: 0, localities: [ap-1]}\n",
        "checks.yaml": b"checks:\n  - {address: 'https://vneid.gov.vn', checked_on: 2026-11-01}\n",
        "figures.yaml": "figures:\n  - {label: Hộ, value: 10.257, as_of: 01/11/2026, source: xã}\n".encode(),
        "announcements/2026-11-20-mau.md": """\
---
title: Họp
date: 2026-11-20
expires: 2026-12-20
pinned: có
localities: [ap-1]
event: {starts: 7h30 12/12/2026, ends: 2026-12-12 11:00, place: Nhà văn hóa}
aliases: [hop-cu]
---
Gọi [số này](tel:0251) hoặc [viết](mailto:a@b.vn).
""".encode(),
    },
    media={"a.jpg": Media(file="mau/media/a.jpg", source="mau/media/a.jpg", size=1)},
)
"""A unit that has a value of every kind; the real ones leave out what nobody knows yet."""


def prepare(content: Path = PROJECT / "content") -> Ground:
    """Reads the real content and its theme, and adds the sample."""
    root, *inner = load.scan(content)
    folders = (_with_base(root), *inner, SAMPLE)
    by_path = {folder.path: folder for folder in folders}
    inherited: dict[tuple[str, ...], Inherited] = {(): Inherited()}
    for path in by_path:
        if path:
            inherited[path] = pass_down(by_path[path[:-1]], inherited[path[:-1]], Memo(), DAY)
    site, problems = read_site(folders[0])
    assert problems == ()
    dressed = theme.load_theme(site.theme, [PROJECT / "themes"], site.language)
    names = [(index, name) for index, folder in enumerate(folders) for name in sorted(folder.files)]
    return Ground(
        content=content,
        folders=folders,
        inherited=inherited,
        shared=Shared(site=site, theme=dressed, day=DAY),
        names=names,
    )


def _with_base(root: Folder) -> Folder:
    """The root unit with the files of the base layer as its own, so that they are spoiled too."""
    base = root.base.files if root.base else {}
    unit = base.get("unit.yaml", b"") + root.files["unit.yaml"]
    return replace(root, files={**base, **root.files, "unit.yaml": unit}, base=None)


def mutant(ground: Ground, seed: int, number: int) -> tuple[Folder, str]:
    """The folder with one spoiled file, and that file's name."""
    dice = random.Random(f"{seed}:{number}")  # noqa: S311 - no secret, only chance
    index, name = dice.choice(ground.names)
    folder = ground.folders[index]
    body = folder.files[name]
    for _ in range(dice.randint(1, 4)):
        body = dice.choice(MUTATIONS)(body, dice)
    if dice.random() < 0.1:
        other, text = dice.choice(ground.names)
        body = _spliced(body, ground.folders[other].files[text], dice)
    return replace(folder, files={**folder.files, name: body}), name


def look(ground: Ground, folder: Folder, name: str, *, built: bool) -> list[Problem]:
    """The mutant's way through the product; AssertionError where a problem cannot be shown to its editor."""
    inherited = ground.inherited[folder.path]
    unit, problems = ground.layer(folder, name)
    context = CheckContext(
        unit=unit, site=ground.shared.site, day=DAY, numbers=inherited.numbers, known=tuple(problems)
    )
    problems = list(ask(context).told)
    if name == "site.yaml":
        problems += read_site(folder)[1]
    if built:
        assert build_unit(folder, inherited, (), ground.shared, Memo(frozenset())).path == folder.path
    file = folder.name_of(name)
    lines = _lines(folder.files[name])
    for problem in problems:
        place = problem.place
        inside = place.file != file or not lines or place.line <= len(lines)
        assert inside, f"{problem.code} on line {place.line} of {len(lines)}"
        line = lines[place.line - 1] if place.file == file and lines else ""
        assert place.line >= 1 <= place.column, problem
        assert not line or place.column <= len(line) + 1, f"{problem.code} in column {place.column} of {line!r}"
        for lang in ("vi", "en"):
            told = shown(problem, line, lang)
            assert show(told, "content")
            assert as_data(told)["message"].encode()
    return problems


def _lines(body: bytes) -> list[str]:
    try:
        return decode(body).split("\n")
    except Refused:
        return []


def run(ground: Ground, seed: int, numbers: range, told: Callable[[int], None] = lambda _: None) -> Findings:
    """Looks at every mutant of a range."""
    found = Findings()
    for number in numbers:
        folder, name = mutant(ground, seed, number)
        built = number % _BUILT == 0
        started = time.process_time()
        try:
            problems = look(ground, folder, name, built=built)
            found.rules.update({problem.code for problem in problems})
            found.clean += not problems
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
            found.faults.append(f"{seed}:{number} {folder.name_of(name)}: {type(error).__name__}: {str(error)[:200]}")
        seconds = time.process_time() - started
        found.slowest = max(found.slowest, (seconds, number, folder.name_of(name)))
        if seconds > (LIMIT_BUILT if built else LIMIT):
            found.faults.append(f"{seed}:{number} {folder.name_of(name)}: {seconds:.2f} s")
        told(number)
    return found


def _somewhere(body: bytes, dice: random.Random, longest: int) -> tuple[int, int]:
    start = dice.randint(0, len(body))
    return start, min(len(body), start + dice.randint(1, longest))


def _flipped(body: bytes, dice: random.Random) -> bytes:
    spoiled = bytearray(body or b"\n")
    for _ in range(dice.randint(1, 3)):
        spoiled[dice.randrange(len(spoiled))] ^= 1 << dice.randrange(8)
    return bytes(spoiled)


def _cut(body: bytes, dice: random.Random) -> bytes:
    start, end = _somewhere(body, dice, dice.choice((1, 3, 40, 2000)))
    return body[:start] + body[end:]


def _inserted(body: bytes, dice: random.Random) -> bytes:
    token = dice.choice(_TOKENS).encode()
    text = body.decode("utf-8", "replace")
    start = dice.randint(0, len(text))
    return text[:start].encode() + token + text[start:].encode()


def _replaced(body: bytes, dice: random.Random) -> bytes:
    """A value becomes something else."""
    lines = body.split(b"\n")
    number = dice.randrange(len(lines))
    key, colon, _ = lines[number].partition(b": ")
    lines[number] = key + colon + dice.choice(_TOKENS).encode()
    return b"\n".join(lines)


def _swapped(body: bytes, dice: random.Random) -> bytes:
    lines = body.split(b"\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _moved(body: bytes, dice: random.Random) -> bytes:
    """A line is indented, or no more."""
    lines = body.split(b"\n")
    number = dice.randrange(len(lines))
    lines[number] = dice.choice((b" ", b"  ", b"\t", b"    ", "\u00a0".encode())) + lines[number].lstrip(
        dice.choice((b"", b" "))
    )
    return b"\n".join(lines)


def _repeated(body: bytes, dice: random.Random) -> bytes:
    start, end = _somewhere(body, dice, dice.choice((20, 200, 2000)))
    return body[:end] + body[start:end] * dice.choice((1, 2, 30)) + body[end:]


def _shortened(body: bytes, dice: random.Random) -> bytes:
    return body[: dice.randint(0, len(body))]


def _spliced(body: bytes, other: bytes, dice: random.Random) -> bytes:
    return body[: dice.randint(0, len(body))] + other[dice.randint(0, len(other)) :]


def _saved_otherwise(body: bytes, dice: random.Random) -> bytes:
    text = body.decode("utf-8", "replace")
    saved: tuple[Callable[[], bytes], ...] = (
        lambda: text.encode("utf-16"),
        lambda: text.encode("utf-16-le"),
        lambda: text.encode("utf-8-sig"),
        lambda: unicodedata.normalize("NFD", text).encode("cp1258", "replace"),
        lambda: unicodedata.normalize("NFD", text).encode(),
        lambda: text.encode("cp1252", "replace"),
        lambda: text.encode().decode("cp1252", "replace").encode(),
        lambda: text.replace("\n", "\r\n").encode(),
        lambda: text.replace("\n", "\r").encode(),
        lambda: text.upper().encode(),
    )
    return dice.choice(saved)()


MUTATIONS: tuple[Mutation, ...] = (
    *(_flipped, _cut, _inserted, _inserted, _replaced, _replaced, _swapped, _moved, _repeated, _shortened),
    _saved_otherwise,
)


def memory() -> int:
    """Bytes in use now, with nothing kept for later; 0 where the system does not say."""
    for cache in (fragment, phrase):
        cache.cache_clear()
    gc.collect()
    statm = Path("/proc/self/statm")
    return int(statm.read_text("ascii").split()[1]) * 4096 if statm.exists() else 0


def main() -> int:
    """Looks at mutants and prints what it found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    ground, started = prepare(), time.monotonic()
    marks: list[int] = []

    def told(number: int) -> None:
        if (number - options.first) % max(1, options.count // 10) == 0:
            marks.append(memory())
            print(f"{number}: {time.monotonic() - started:.0f} s, {marks[-1] / 2**20:.0f} MiB", flush=True)

    found = run(ground, options.seed, range(options.first, options.first + options.count), told)
    seconds = time.monotonic() - started
    print(f"\n{options.count} mutants of {len(ground.names)} files, seed {options.seed}: {seconds:.0f} s")
    print(f"{found.clean} without a problem; slowest {found.slowest}; memory {[mark >> 20 for mark in marks]} MiB")
    for code, count in found.rules.most_common():
        print(f"{count:8} {code}")
    print("never met:", ", ".join(sorted(RULES.keys() - found.rules.keys())))
    print(f"{len(found.faults)} faults", *found.faults[:50], sep="\n")
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
