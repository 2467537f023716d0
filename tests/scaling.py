"""How the work of every function that takes a stranger's or an editor's text grows with the text.

Each function of the tables gets texts that are made to be hard, once and four times as long. What counts is the
processor's time of this process: most of the work is done inside regular expressions and libraries, where no counter of
Python's lines or calls sees it. It is no stopwatch: four times the text must not take more than GROWTH times as long,
where work in proportion takes four times and work by the square sixteen; what is done in less than LEAST seconds is not
judged; and a text is only called slow when that was found three times in a row.

    python tests/scaling.py [SIZE [NAME …]]     # the table, for all texts
"""

import json
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from site_builder.builder.memo import Memo
from site_builder.builder.text_caches import TEXT_CACHES
from site_builder.builder.unit import Inherited, Shared, build_unit
from site_builder.check.link_schemes import is_refused
from site_builder.check.links import inside
from site_builder.cli.diff import diff_lines
from site_builder.content.schema import SCALARS
from site_builder.content.source import decode
from site_builder.content.yaml_nodes import parse
from site_builder.editing.fix import meaning
from site_builder.editing.fix.encoding import decode as mend_encoding
from site_builder.editing.fix.repair import repair
from site_builder.links.hosts.lookalikes import skeleton
from site_builder.links.hosts.trust import host_of
from site_builder.links.html import css, scanner
from site_builder.links.html.other_files import paper, redirected
from site_builder.links.schemes.check import fault
from site_builder.links.schemes.vietqr import emv_fault
from site_builder.links.url.resolve import decoded, page_base, read_home, resolve
from site_builder.model.choices import ChannelKind
from site_builder.model.folder import Folder
from site_builder.model.location import Location, past
from site_builder.model.problem import Refused
from site_builder.model.scalars import BaseUrl
from site_builder.model.site import Site
from site_builder.model.theme import Theme
from site_builder.model.wildcard import matches
from site_builder.pages.theme import load_theme
from site_builder.report.message import excerpt, presentable, public
from site_builder.text.address import climb, relative
from site_builder.text.contacts import read_contact
from site_builder.text.damage import damages
from site_builder.text.dialect import normalise
from site_builder.text.encodings import decode_page, encoding_of, windows_1258
from site_builder.text.filenames import printable
from site_builder.text.markdown import fragment, phrase, plain
from site_builder.text.markdown_limits import tangle
from site_builder.text.normalize import clean, fold, order, piled, slug, suggest
from site_builder.text.old_fonts import old_font
from site_builder.text.placeholders import placeholder_in
from site_builder.text.privacy import find, mask
from site_builder.text.privacy.problems import in_name, in_text
from site_builder.text.substitution import faults_in, names_in
from site_builder.text.url import split
from site_builder.text.weekdays import wrong_weekdays

LEAST, GROWTH, TIMES = 0.25, 10, 4
PATIENCE = 60
"""Seconds after which a text is slow without more ado."""
SIZE = 8_000
DAY = date(2026, 11, 30)
Text = Callable[[int], str]
Reader = Callable[[str], object]


class Slow(NamedTuple):
    """A function and a text for which it takes too long, and the seconds for the text and for four times as much."""

    function: str
    text: str
    short: float
    long: float


def _repeated(piece: str) -> Text:
    return lambda size: piece * (size // len(piece) + 1)


def _counted(pattern: str) -> Text:
    """A text of many pieces, none of which is like another."""
    return lambda size: "".join(pattern.format(number) for number in range(size // len(pattern)))


PIECES: Mapping[str, list[str]] = json.loads((Path(__file__).parent / "hard_texts.json").read_text("utf-8"))
"""Signs of Markdown and YAML, words that rules look for, and beginnings in the languages of web pages."""
TEXTS: Mapping[str, Text] = {
    **{repr(piece): _repeated(piece) for pieces in PIECES.values() for piece in pieces},
    "links": _counted("[a](b{}.md) "),
    "links, a paragraph each": _counted("[a](b{}.md)\n\n"),
    "links with brackets": _counted("[a](b({}).md) "),
    "links to parts": _counted("[a](#b{}) "),
    "headings": _counted("## Mục {}\n\na\n\n"),
    "references": _counted("[a{0}]: b{0}.md\n"),
    "mobile numbers": _counted("09{:08d} "),
    "identity numbers": _counted("0790{:08d} "),
    "hosts": _counted("https://a{}.gov.vn/x "),
    "ids": _counted("- id: Tổ {}\n  name: a\n"),
    "choices": _counted("  - name: A{}\n    role: tổ trưởng\n"),
    "anchors": _counted('<a id="x{0}" href="#y{0}">a</a>'),
    "bases": _counted("<a{0} xml:base='x'><link>u{0}</link>"),
    "escaped strings": _counted('{{"url":"\\u0061/{}"}},'),
    "quoted": lambda size: "".join(f"{'>' * (line % 18)} a\n" for line in range(size // 12)),
    "listed": lambda size: "".join(f"{'  ' * (line % 18)}- a\n" for line in range(size // 20)),
    "code": lambda size: "".join(f"{'`' * (at % 50)} " for at in range(size // 26)),
    "brackets": lambda size: f"{'[' * 15}a{']' * 15}" * (size // 31),
    "marks": lambda size: "a" + "\u0301\u0323" * (size // 2),
    "marks, the lowest last": lambda size: "a" + "\u0301" * (size // 2) + "\u0323" * (size // 2),
    "marks as entities": lambda size: "a" + "&#769;&#803;" * (size // 12),
}
"""Each makes a text of so many letters."""

HEAD = "---\ntitle: T\ndate: 2026-11-01\n---\n"
GUIDE = "---\ntitle: T\nsummary: s\nchecked_on: 2026-11-01\n---\n"
UNIT = "name: A\nkind: xã\n"
NEWS = "announcements/2026-11-01-t.md"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''").replace("\n", "\n\n ") + "'"


def _block(text: str) -> str:
    return "|\n" + "\n".join(f"  {line}" for line in text.split("\n"))


PLACES: Mapping[str, Callable[[str], dict[str, str]]] = {
    "an announcement": lambda text: {NEWS: f"{HEAD}{text}\n"},
    "a guide": lambda text: {"guides/t.md": f"{GUIDE}{text}\n"},
    "a title": lambda text: {NEWS: HEAD.replace("title: T", f"title: {_quoted(text)}")},
    "a note": lambda text: {"unit.yaml": f"{UNIT}note: {_block(text)}\n"},
    "a front matter": lambda text: {NEWS: f"---\ntitle: T\ndate: 2026-11-01\n{text}\n---\na\n"},
    "a data file": lambda text: {"teams.yaml": text},
    "a list": lambda text: {"teams.yaml": f"teams:\n- id: a\n  members:\n{text}"},
    "a plain value": lambda text: {"teams.yaml": "teams:\n- id: a\n  name: " + text.replace("\n", "\n    ") + "\n"},
    "values of a unit": lambda text: {
        "unit.yaml": f"{UNIT}hotline: {_quoted(text)}\noffice: {{address: {_quoted(text)}, hours: [{_quoted(text)}]}}\n"
    },
    "values of an announcement": lambda text: {
        NEWS: HEAD.replace(
            "date: 2026-11-01", f"date: {_quoted(text)}\nsource: {_quoted(text)}\nevent: {{place: {_quoted(text)}}}"
        )
    },
    "values of a service": lambda text: {
        "services.yaml": f"services:\n- id: a\n  name: A\n  category: {_quoted(text)}\n  website: {_quoted(text)}\n"
        f"  android: {_quoted(text)}\n  hotline: {_quoted(text)}\n  former_names: [{_quoted(text)}]\n"
    },
    "a link": lambda text: {NEWS: f"{HEAD}[a](<{text.replace(chr(10), ' ').replace('>', '')}>)\n"},
    "a comment": lambda text: {"unit.yaml": f"{UNIT}# " + text.replace("\n", "\n# ") + "\n"},
    "an exemption": lambda text: {
        "unit.yaml": f"{UNIT}ignore: [{{value: {_quoted('*'.join(text[:2000]))}, reason: a, until: 2026-12-31}}]\n",
        NEWS: f"{HEAD}[a]({'ab' * (len(text) // 2)}.md)\n",
    },
}
"""Where a text may stand in the content → the files of a unit that has it there."""


def _theme() -> Theme:
    return load_theme("default", [Path(__file__).resolve().parent.parent / "themes"], "vi")


def _built(files: Mapping[str, str]) -> object:
    """A unit is read, checked and made into pages."""
    folder = Folder(
        files={name: text.encode("utf-8", "replace") for name, text in {"unit.yaml": UNIT, **files}.items()}
    )
    site = Site(title="T", base_url=BaseUrl("https://a.gov.vn"))
    return build_unit(folder, Inherited(), (), Shared(site=site, theme=_THEME, day=DAY), Memo(frozenset()))


_THEME = _theme()


def _fixed(files: Mapping[str, str]) -> object:
    """A unit is repaired, and the difference is shown."""
    originals: dict[str, bytes | None] = {name: text.encode("utf-8", "replace") for name, text in files.items()}
    originals["guides/Bài Một.md"] = f"{GUIDE}a".encode()
    done = repair(originals)
    return [list(diff_lines((one.file, one.name), (one.before, one.after))) for one in done.changes]


def _page(start: str, end: str = "") -> Reader:
    return lambda text: scanner.page("a.html", f"{start}{text}{end}")


def _paper(name: str, start: str = "", end: str = "") -> Reader:
    return lambda text: paper(name, f"{start}{text}{end}")


def _tolerant(read: Callable[[str], object]) -> Reader:
    def reading(text: str) -> object:
        with suppress(Refused, ValueError):
            return read(text)
        return None

    return reading


HOME = read_home("https://a.gov.vn/x/")
FUNCTIONS: Mapping[str, Reader] = {
    "normaliser of the dialect": lambda text: normalise(text) if tangle(text) is None else None,
    "Markdown": lambda text: (fragment(text), plain(text)) if tangle(text) is None else None,
    "Markdown of one line": lambda text: phrase(text) if tangle(text) is None else None,
    "limits of Markdown": tangle,
    "personal numbers": lambda text: (find(text), list(in_text(text, "a.md"))),
    "personal numbers in names": lambda text: list(in_name(text)),
    "masks": mask,
    "letters": lambda text: (clean(text), fold(text), slug(text), piled(text)),
    "alphabet": order,
    "proposals": lambda text: suggest(text[:200], text.split()[:500]),
    "damage": lambda text: list(damages(text)),
    "old fonts": old_font,
    "bytes": lambda text: (decode_page(text.encode("utf-8", "replace")), encoding_of(text.encode("utf-8", "replace"))),
    "bytes of Windows": lambda text: windows_1258(text.encode("cp1258", "replace")),
    "bytes with marks of Windows": lambda text: windows_1258(b"a" + b"\xec\xf2" * (len(text) // 2)),
    "bytes of an editor": _tolerant(lambda text: decode(text.encode("utf-8", "replace"))),
    "bytes for fix": lambda text: mend_encoding(text.encode("utf-8", "replace")),
    "weekdays": lambda text: list(wrong_weekdays(text, DAY)),
    "placeholders": placeholder_in,
    "facts": lambda text: (list(names_in(text)), list(faults_in(text))),
    "YAML": lambda text: parse(text, "a.yaml"),
    "places": lambda text: [past(Location(file="a"), text, at) for at in range(0, len(text), 9)],
    "places of links": lambda text: [
        inside(Location(file="a"), text, text[at : at + 7]) for at in range(0, len(text), 9)
    ],
    "wildcards": lambda text: matches("*".join(text[: len(text) // 2]), text),
    "web addresses": _tolerant(lambda text: (split(text), host_of(text), decoded(text), skeleton(text[:300]))),
    "links of pages": lambda text: resolve(text, page_base("a/b/", HOME), HOME),
    "relative addresses": lambda text: (climb("a/b.md", text), relative("a/", text)),
    "schemes": lambda text: [
        (fault(f"{scheme}{text}", text), is_refused)
        for scheme in ("tel:", "sms:", "mailto:", "geo:", "https://zalo.me/")
    ],
    "payment codes": emv_fault,
    "messages": lambda text: (presentable(text), public(text), printable(text), excerpt(text, 9, before=40, width=100)),
    **{f"value: {getattr(kind, '__name__', kind)}": _tolerant(read) for kind, read in SCALARS.items()},
    **{f"contact: {kind}": _tolerant(partial(read_contact, kind)) for kind in ChannelKind},
}
WEB: Mapping[str, Reader] = {
    "page": _page(""),
    "page to its end": _page("", ">"),
    "drawing": lambda text: scanner.page("a.svg", f"<svg>{text}", is_xml=True),
    "style": _page("<style>url(x)", "</style>"),
    "sheet": lambda text: list(css.sheet_references(f"url(a){text}")),
    "script": _page("<script>", "</script>"),
    "worker": _paper("sw.js", "caches "),
    "worker that is registered": _page("<script>serviceWorker.register(", "</script>"),
    "linked data": _page("<script type='application/ld+json'>[", "{}]</script>"),
    "feed": _paper("feed.xml"),
    "feed to its end": _paper("feed.xml", "", ">"),
    "feed with HTML": _paper("feed.xml", "<description>", "</description>"),
    "manifest": _paper("a.webmanifest", '{"icons":[', "{}]}"),
    "redirects": lambda text: (paper("_redirects", text), list(redirected(text))),
    "robots": _paper("robots.txt"),
    "sources of a picture": lambda text: scanner.page("a.html", f'<img srcset="{text.replace(chr(34), "")}">'),
    "refresh": lambda text: scanner.page("a.html", f'<meta http-equiv=refresh content="{text.replace(chr(34), "")}">'),
    "call": _page('<a href="tel:0912345678">', "</a>"),
}


def _at(make: Callable[[str], dict[str, str]], done: Callable[[Mapping[str, str]], object]) -> Reader:
    return lambda text: done(make(text))


BUILT: Mapping[str, Reader] = {f"build: {name}": _at(make, _built) for name, make in PLACES.items()}
FIXED: Mapping[str, Reader] = {f"fix: {name}": _at(make, _fixed) for name, make in PLACES.items()}
ALL: Mapping[str, Reader] = {**FUNCTIONS, **WEB, **BUILT, **FIXED}
"""Every function that takes a text of somebody else; `build` and `fix` run those that call each other."""


class _OutOfPatienceError(BaseException):
    pass


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise _OutOfPatienceError


def _forget() -> None:
    """Empties what is kept of texts that were read before."""
    for cached in (*TEXT_CACHES, css.repeated_sheet, meaning.leaves):
        cached.cache_clear()
    scanner._meanings.clear()


def seconds(read: Reader, text: str) -> float:
    """How long the processor works at a text."""
    _forget()
    before = signal.signal(signal.SIGALRM, _stop)
    signal.alarm(PATIENCE)
    started = time.process_time()
    try:
        read(text)
    except _OutOfPatienceError:
        return float(PATIENCE)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    return time.process_time() - started


def judged(read: Reader, short: str, long: str) -> tuple[float, float] | None:
    """The seconds for a text and for one that is four times as long, where that is too much; else None."""
    found = None
    for _ in range(3):
        took = seconds(read, long)
        if took < LEAST:
            return None
        before = seconds(read, short)
        if took < PATIENCE and took <= GROWTH * max(before, LEAST / GROWTH):
            return None
        found = before, took
        if took >= PATIENCE:
            break
    return found


def slow(function: str, name: str, size: int = SIZE) -> Slow | None:
    """A function and a text for which it takes too long when the text grows, or None."""
    read, make = ALL[function], TEXTS[name]
    found = judged(read, make(size), make(size * TIMES))
    return Slow(function, name, *found) if found else None


def main(size: int, names: list[str]) -> Iterator[Slow]:
    """All that is slow."""
    for function in names or ALL:
        for name in TEXTS:
            if found := slow(function, name, size):
                yield found


if __name__ == "__main__":
    for one in main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE, sys.argv[2:]):
        print(f"{one.function:30} {one.text:30} {one.short:7.3f} {one.long:7.3f}", flush=True)  # noqa: T201 - the table is what it is for
