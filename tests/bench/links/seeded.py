"""A site of any number of pages with seeded faults and decoys, and the truth about them.

    python tests/bench/links/seeded.py OUT --pages 3000 --seed 247 --truth truth.json

The same options give the same bytes on every machine. `--base /xa/` makes the site for a folder of its host: addresses
from the root begin with it, the files lie in OUT as before. OUT holds nothing but the site.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from links.kinds import FEED, PDF, ROBOTS, SHEET, SITEMAP, WORKER, Group, kinds
from links.pages import LIST, Extra, Plan, page, pictures, plan
from links.planting import HOST, Beds, Plant, unmarked

PAGES, SEED = 3000, "247"
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">\n'
)
_FEED = '<feed xmlns="http://www.w3.org/2005/Atom">\n<title>Tin xã</title>\n<id>urn:xa:tin</id>\n'
_SPRITE = (
    '<svg xmlns="http://www.w3.org/2000/svg">\n<symbol id="goi" viewBox="0 0 9 9"><path d="M0 0h9"/></symbol>\n'
    '<symbol id="dien" viewBox="0 0 9 9"><path d="M0 9h9"/></symbol>\n</svg>\n'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The files by their names, and what was planted in them."""

    files: dict[str, bytes]
    plants: list[Plant]
    base: str

    def write(self, folder: Path) -> None:
        """Into a folder that must not exist yet."""
        folder.mkdir(parents=True)
        for name, content in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def truth(self) -> str:
        """What was planted, as JSON."""
        values = {"host": HOST, "base": self.base, "plants": [asdict(plant) for plant in self.plants]}
        return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def site(count: int = PAGES, seed: str = SEED, base: str = "/") -> Site:
    """The whole site."""
    made = plan(count, base, seed)
    beds = Beds(base=base)
    beds.plant(kinds(), made.planted, Random(seed))  # noqa: S311 - chance that can be repeated
    texts: dict[str, str | bytes] = {**pictures(made), **_shared(made)}
    for name in made.titles:
        extra = Extra(head=beds.heads.get(name, ()), body=beds.bodies.get(name, ()))
        texts[name] = page(made, name, extra, beds.listed if name == LIST else ())
    for name, text in _lists(made).items():
        texts[name] = text.replace("@@@", "".join(f"{piece}\n" for piece in beds.lists.get(name, ())))
    if both := texts.keys() & beds.files.keys():
        raise ValueError(f"made twice: {sorted(both)}")
    files, plants = unmarked({**texts, **beds.files}, beds)
    return Site(files=files, plants=plants, base=base)


def _shared(made: Plan) -> dict[str, str | bytes]:
    """Files that kinds lean on."""
    return {
        "anh/bieu-tuong.svg": _SPRITE,
        "css/chu.woff2": b"wOF2\0\1\0\0",
        "tep/huong-dan.pdf": PDF,
        "tep/ra-quan.mp4": b"\0\0\0\x18ftypmp42",
        "tep/bieu mau so 1.pdf": PDF,
        "tep/giam-50%-phi.pdf": PDF,
        "tep/mau#1.pdf": PDF,
        "tep/hoi?dap.html": '<!doctype html>\n<title>Hỏi đáp</title>\n<p><a href="../">Về đầu</a></p>\n',
        "js/xa.js": f'navigator.serviceWorker && navigator.serviceWorker.register("{made.base}sw.js");\n',
        "site.webmanifest": '{"name": "Xã 24/7", "start_url": "./", "icons": [{"src": "anh/dung-chung/logo.png"}]}\n',
    }


def _lists(made: Plan) -> dict[str, str]:
    """The site's lists; `@@@` is where plants go."""
    root = HOST + made.base
    pages = [f"<url><loc>{root}{quote(name.removesuffix('index.html'))}</loc></url>\n" for name in made.titles]
    news = [name for name in made.titles if "/thong-bao/2" in name][:20]
    entries = [
        f"<entry><title>{made.titles[name]}</title><id>{root}{name}</id><updated>2026-11-20T00:00:00+07:00</updated>"
        f'<link href="{root}{name.removesuffix("index.html")}"/></entry>\n'
        for name in news
    ]
    half = len(pages) // 2
    return {
        SHEET: "body { margin: 0 }\n.a { background: url(../anh/dung-chung/logo.png) }\n"
        "@font-face { font-family: chu; src: url(chu.woff2) format('woff2') }\n@@@.b { color: red }\n",
        SITEMAP: f"{_XML}{_SITEMAP}{''.join(pages[:half])}@@@{''.join(pages[half:])}</urlset>\n",
        FEED: f'{_XML}{_FEED}<link rel="self" href="{root}{FEED}"/>\n{"".join(entries)}@@@</feed>\n',
        WORKER: f'const FILES = [\n  "{made.base}gioi-thieu.html",\n@@@  "{made.base}css/xa.css"\n];\n'
        'self.addEventListener("install", (event) => event.waitUntil(\n'
        '  caches.open("xa").then((cache) => cache.addAll(FILES))));\n',
        ROBOTS: f"User-agent: *\n@@@Sitemap: {root}{SITEMAP}\n",
    }


def faults(plants: Sequence[Plant]) -> list[Plant]:
    """What a checker has to tell."""
    return [plant for plant in plants if plant.group is not Group.DECOY]


def main(arguments: list[str] | None = None) -> int:
    """Writes a site and its truth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="the folder to make; it must not exist")
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--seed", default=SEED)
    parser.add_argument("--base", default="/", help="the site's folder on its host, as /xa/")
    parser.add_argument("--truth", type=Path, help="a file for the truth")
    options = parser.parse_args(arguments)
    made = site(options.pages, options.seed, options.base)
    made.write(options.out)
    if options.truth:
        options.truth.write_text(made.truth(), "utf-8")
    found = faults(made.plants)
    kinds = {plant.kind for plant in found}
    sys.stdout.write(
        f"{options.out}: {len(made.files)} files, {len(found)} faults of {len(kinds)} kinds, "
        f"{len(made.plants) - len(found)} decoys\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
