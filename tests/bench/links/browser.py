"""The truth of the seeded site, asked of a browser: what Chromium cannot load or reach is a fault, and no decoy is.

    python tests/bench/links/browser.py --pages 60

Every page is opened at its real address, https://xa.example/…, which this program answers itself: nothing leaves the
process, and no name is resolved. Noted are the files that the browser asked for in vain, and the links of the finished
page as the browser resolves them. What it finds has to be a planted fault; what it does not find is listed: kinds that
a browser does not follow by itself (numbers, feeds, forms …). Exit code 1 if browser and truth contradict each other.
"""

import argparse
import html
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from chromium import BROWSERS, FLAGS
from playwright.sync_api import Browser, Route, sync_playwright

from links.kinds import Group
from links.planting import HOST
from links.seeded import SEED, Site, site

_TYPES = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "png": "image/png"}
_LED_ON = re.compile(rb"http-equiv=[\"']?refresh", re.IGNORECASE)
_NO_NAMES = "--host-resolver-rules=MAP * ~NOTFOUND"
_SETTLING = 60
"""Milliseconds after the page has loaded: pictures of style sheets come last."""
_LOOK = """() => ({
    ids: [...document.querySelectorAll('[id]')].map(item => item.id)
        .concat([...document.querySelectorAll('a[name]')].map(item => item.getAttribute('name'))),
    links: [...document.querySelectorAll('a[href], area[href], svg a')].map(item => item.href.baseVal === undefined
        ? [item.getAttribute('href'), item.href]
        : [item.href.baseVal, new URL(item.href.baseVal, document.baseURI).href]),
})"""
"""What a page defines, and its links: as written, and as the browser understands them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a page has when it is finished, and what it asked for in vain."""

    ids: frozenset[str]
    links: tuple[tuple[str, str], ...]
    failed: tuple[str, ...]


def main() -> int:
    """Opens all pages and prints where browser and truth differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--base", default="/")
    parser.add_argument("--seed", default=SEED)
    options = parser.parse_args()
    made = site(options.pages, options.seed, options.base)
    program = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if program is None:
        parser.error("no Chromium is installed")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=program, args=[*FLAGS, "--host-resolver-rules=MAP * ~NOTFOUND"]
        )
        seen = {name: _open(running, made, name) for name in made.files if _is_still(made, name)}
        running.close()
    found, strange = _compared(made, seen)
    unseen = {plant.kind for at, plant in enumerate(made.plants) if plant.group is not Group.DECOY and at not in found}
    sys.stdout.write(f"{len(seen)} pages; {len(found)} faults seen; not seen: {', '.join(sorted(unseen))}\n")
    sys.stdout.writelines(f"only the browser: {line}\n" for line in strange)
    return 1 if strange else 0


def _is_still(made: Site, name: str) -> bool:
    """Whether a file is a page on which the browser stays."""
    return name.endswith(".html") and bool(made.files[name]) and not _LED_ON.search(made.files[name])


def _open(running: Browser, made: Site, name: str) -> Seen:
    failed: list[str] = []

    def answer(route: Route) -> None:
        address = urlsplit(route.request.url)
        file = _file(made, address.path) if address.netloc == urlsplit(HOST).netloc else None
        if file is None:
            failed.append(route.request.url)
            route.abort()
        else:
            kind = _TYPES.get(file.rpartition(".")[2], "application/octet-stream")
            route.fulfill(status=200, body=made.files[file], content_type=kind)

    context = running.new_context(service_workers="block")
    context.route("**/*", answer)
    page = context.new_page()
    page.goto(f"{HOST}{made.base}{quote(name.removesuffix('index.html'))}")
    page.wait_for_timeout(_SETTLING)
    told: dict[str, Any] = page.evaluate(_LOOK)
    context.close()
    return Seen(
        ids=frozenset(told["ids"]),
        links=tuple((written, understood) for written, understood in told["links"]),
        failed=tuple(failed),
    )


def _file(made: Site, path: str) -> str | None:
    """The file that a static host shows for a path, exact in case and form."""
    name = unquote(path, errors="surrogateescape").removeprefix(made.base)
    if not path.startswith(made.base):
        return None
    names = (name, f"{name.rstrip('/')}/index.html".lstrip("/"))
    return next((each for each in names if each in made.files), None)


def _compared(made: Site, seen: dict[str, Seen]) -> tuple[set[int], list[str]]:
    """The faults that the browser has seen, and what it has seen besides."""
    found: set[int] = set()
    strange = []
    for name, page in seen.items():
        lost = [(written, at) for written, at in page.links if _is_lost(made, seen, written, at)]
        for written, at in (*lost, *((address, address) for address in page.failed)):
            hits = set(_hits(made, name, written))
            found |= hits
            if not hits:
                strange.append(f"{name}: {written!r} = {at}")
    return found, strange


def _hits(made: Site, name: str, written: str) -> Iterator[int]:
    """The faults that an address on a page, or one loaded for it, can be."""
    core = _bare(written)
    for number, plant in enumerate(made.plants):
        if plant.group is Group.DECOY:
            continue
        for spot in plant.spots:
            address = html.unescape(spot.address).replace("\r\n", "\n")
            tail = _bare(address)
            if (spot.file == name and address.strip() == written.strip()) or (tail and core.endswith(tail)):
                yield number


def _bare(address: str) -> str:
    """An address without scheme, fragment and dots, decoded."""
    return unquote(address.partition("#")[0].rpartition("://")[2].strip(" ./"))


def _is_lost(made: Site, seen: dict[str, Seen], written: str, understood: str) -> bool:
    """Whether a link leads nowhere on our host, or nowhere at all; other hosts and schemes are not judged."""
    if not written.strip():
        return True
    way, _, fragment = understood.partition("#")
    if not way.startswith((HOST + "/", "https://lan@xa.example/")):
        return False
    file = _file(made, urlsplit(way).path)
    if file is None:
        return True
    wanted = fragment.partition(":~:")[0]
    ids: Sequence[str] | frozenset[str] = seen[file].ids if file in seen else (wanted,)
    return bool(wanted) and not {wanted, unquote(wanted)} & {*ids} and wanted.lower() != "top"


if __name__ == "__main__":
    raise SystemExit(main())
