"""How long our HTML scanner takes for a page, beside parsers, on the pages of a folder:

    python tests/bench/links/parsers.py public --rounds 5

Every reader collects the ids of a page and the attributes that hold addresses. Ours also tells what an address is for
and where it stands, and reads styles, scripts and QR codes. It is measured twice: as a site is read, whose pages repeat
their tags, and with every tag of a page new. lexbor (`pip install selectolax`), a parser in C that knows no places, is
measured three times: making the tree; asking it for ids and addresses; and telling by our own table what each address
is for, which ours keeps for each tag and a tree cannot. Python's own parser knows places. A parser that is not
installed is left out. Times are CPU time of one process, the median of the rounds, all pages read in each.
"""

import argparse
import sys
import time
from collections.abc import Callable
from html.parser import HTMLParser
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from site_builder.links.html import scanner, tags
from site_builder.links.html.tags import Attribute

_HOLDING = ("href", "src", "srcset", "action", "poster", "data", "content", "style")
"""Attributes that hold addresses; those of one element only are asked everywhere, which costs nothing."""
_SELECTOR = ", ".join(f"[{name}]" for name in ("id", *_HOLDING))


class _Events(HTMLParser):
    """Collects ids and addresses, with their places."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[int, int]]] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(value or "", self.getpos()) for name, value in attrs if name == "id" or name in _HOLDING]


def _known(text: str) -> object:
    return scanner.page("", text)


def _new(text: str) -> object:
    scanner._meanings.clear()
    return scanner.page("", text)


def _library(text: str) -> object:
    events = _Events()
    events.feed(text)
    return events.found


def _lexbor() -> dict[str, Callable[[str], object]]:
    """The readers by lexbor, if it is installed."""
    if find_spec("selectolax") is None:
        return {}
    parser = import_module("selectolax.lexbor").LexborHTMLParser

    def asked(text: str) -> object:
        elements = (element.attributes for element in parser(text).css(_SELECTOR))
        return [value for given in elements for name, value in given.items() if name == "id" or name in _HOLDING]

    def told(text: str) -> object:
        found = []
        for element in parser(text).css("*"):
            given = {name: Attribute(value or "", 0) for name, value in element.attributes.items()}
            if given:
                found.append((given.get("id"), *tags._references(element.tag, given, is_coded=False)))
        return found

    return {"lexbor, the tree alone": parser, "lexbor, ids and addresses": asked, "lexbor, what each is for": told}


def main() -> int:
    """Reads all pages by each reader, in turn, and prints the milliseconds of a page."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, help="a built site")
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()
    pages = [file.read_text("utf-8") for file in sorted(given.folder.rglob("*.html"))]
    if not pages:
        options.error("the folder has no pages")
    readers = {"ours, on a site": _known, "ours, every tag new": _new, **_lexbor(), "html.parser": _library}
    taken: dict[str, list[float]] = {name: [] for name in readers}
    for _ in range(given.rounds):
        for name, read in readers.items():
            started = time.process_time()
            for text in pages:
                read(text)
            taken[name].append((time.process_time() - started) / len(pages) * 1000)
    sys.stdout.write(f"{len(pages)} pages of {sum(map(len, pages)) // len(pages) // 1000} kB, ms a page\n")
    sys.stdout.writelines(f"{name:<36}{median(rounds):8.3f}\n" for name, rounds in taken.items())
    return 0


if __name__ == "__main__":
    sys.exit(main())
