"""The sound part of the seeded site: communes of thirty pages with some 75 references each, sheets, pictures, lists."""

import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote

from links.planting import HOST, relative
from links.prose import FLAT, GUIDES, NEWS, SECTIONS, SENTENCES

LIST = "muc-luc/index.html"
ROOT = {
    "index.html": "Trang chung",
    LIST: "Mục lục",
    "gioi-thieu.html": "Giới thiệu",
    "tin-tức/index.html": "Tin tức",
    "tin-tức/đường-mới.html": "Đường mới",
    "tim/index.html": "Tìm",
}
_PLACE_ID = "điều-cần-biết"
_PICTURES = 6
_RELATED = 35
_CRLF, _BOM = 11, 29
"""Every so many pages has a Windows editor's line ends, or its byte order mark."""
_PAGE = """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="canonical" href="{site}{address}">
<link rel="alternate" hreflang="vi" href="{site}{address}">
<link rel="alternate" type="application/atom+xml" href="{up}feed.xml" title="Tin mới">
<link rel="icon" href="{up}anh/dung-chung/logo.png">
<link rel="manifest" href="{up}site.webmanifest">
<link rel="stylesheet" href="{up}css/xa.css">
<link rel="preload" as="image" href="{up}anh/dung-chung/logo.png">
<meta property="og:url" content="{site}{address}">
<meta property="og:image" content="{site}anh/dung-chung/chia-se.png">
{head}<script src="{up}js/xa.js" defer></script>
</head>
<body id="dau-trang">
<nav>{nav}</nav>
<main id="noi-dung">
<h1>{title}</h1>
<p class="tim"><svg width="16" height="16"><use href="{up}anh/bieu-tuong.svg#goi"/></svg> {opening}</p>
<form action="{up}tim/"><input name="q" aria-label="Tìm"><button>Tìm</button></form>
<ul>
<li><a href="#buoc-1">Bước 1</a></li>
<li><a href="#buoc-2">Bước 2</a></li>
<li><a href="#điều-cần-biết">Điều cần biết</a></li>
<li><a href="#%C4%91i%E1%BB%81u-c%E1%BA%A7n-bi%E1%BA%BFt">Cũng chỗ ấy</a></li>
</ul>
{parts}
<h2 id="điều-cần-biết">Điều cần biết</h2>
<ul>
{related}
</ul>
</main>
<footer><p>{opening} <a href="tel:113">113</a> <a href="mailto:ubnd@xa.example">Viết thư</a></p></footer>
</body>
</html>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """What is planted on a page."""

    head: Sequence[str] = field(default=())
    body: Sequence[str] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The pages of the site with their titles, in their order: root pages, then the communes'."""

    titles: dict[str, str]
    communes: dict[str, tuple[str, ...]]
    base: str
    seed: str

    @property
    def planted(self) -> list[str]:
        """Pages that may get plants: folders below a commune's own page, which have a slash at the end."""
        return [
            page for pages in self.communes.values() for page in pages if page.count("/") > 1 and "tin-" not in page
        ]


def plan(count: int, base: str, seed: str) -> Plan:
    """So many pages; the last commune is cut short."""
    titles = dict(ROOT)
    communes: dict[str, tuple[str, ...]] = {}
    while len(titles) < count:
        name = f"xa-{len(communes) + 1:02}"
        pages = dict(_commune(name, count - len(titles)))
        communes[name] = tuple(pages)
        titles |= pages
    return Plan(titles=titles, communes=communes, base=base, seed=seed)


def _commune(name: str, room: int) -> Iterator[tuple[str, str]]:
    places = [*SECTIONS]
    places += [(f"huong-dan/{slug}/", title) for slug, title in GUIDES]
    places += [(f"thong-bao/{slug}/", title) for slug, title in NEWS]
    places += FLAT
    for place, title in places[:room]:
        yield f"{name}/{place}" + "index.html" * (not place.endswith(".html")), f"{title} – {name}"


def page(made: Plan, name: str, extra: Extra, listed: Iterable[str] = ()) -> str:
    """One page; the site's index also leads to the pages `listed`."""
    chance = Random(f"{made.seed}/{name}")  # noqa: S311 - chance that can be repeated
    commune = name.partition("/")[0]
    own = made.communes.get(commune, tuple(ROOT))
    related = [_item(made, name, other, chance) for other in _around(own, name, made, chance)]
    related += [f'<li><a href="{_written(relative(name, _address(other)))}">{other}</a></li>' for other in listed]
    if name == LIST:
        related += [_item(made, name, f"{other}/index.html", None) for other in made.communes]
    text = _PAGE.format(
        title=made.titles[name],
        site=HOST + made.base,
        address=quote(_address(name)),
        up="../" * name.count("/"),
        head="".join(f"{piece}\n" for piece in extra.head),
        nav=" ".join(_nav(name, own)),
        opening=chance.choice(SENTENCES),
        parts="\n".join(_parts(name, commune if commune in made.communes else "dung-chung", extra.body, chance)),
        related="\n".join(related),
    )
    number = zlib.crc32(name.encode())
    text = text.replace("\n", "\r\n") if number % _CRLF == 0 else text
    return "\ufeff" + text if number % _BOM == 0 else text


def _address(name: str) -> str:
    return name.removesuffix("index.html")


def _written(address: str) -> str:
    return quote(address, safe="/.")


def _nav(name: str, own: Sequence[str]) -> Iterator[str]:
    up = "../" * name.count("/")
    yield f'<a href="{up or "./"}">Trang chung</a> <a href="{up}muc-luc/">Mục lục</a>'
    yield f'<a href="{up}gioi-thieu.html">Về trang này</a>'
    for other in own[: len(SECTIONS)]:
        label = other.removesuffix("/index.html").rpartition("/")[2]
        yield f'<a href="{_written(relative(name, _address(other)))}">{label}</a>'


def _around(own: Sequence[str], name: str, made: Plan, chance: Random) -> list[str]:
    """The commune's other pages, by turns, so that all can be reached, and some of other communes."""
    at = own.index(name)
    near = [*own[at + 1 :], *own[:at]][: _RELATED - 10]
    every = list(made.titles)
    return near + [chance.choice(every) for _ in range(_RELATED - len(near))]


def _item(made: Plan, name: str, other: str, chance: Random | None) -> str:
    """A link as people write them: relative or from the root, raw or encoded, to a page or to a place on it."""
    style = chance.randrange(6) if chance else 0
    address = _address(other)
    way = made.base + address if style == 1 else relative(name, address)
    way = way if style == 2 else quote(way, safe="/.")
    place = ("", "", "", "#buoc-1", f"#{_PLACE_ID}", f"#{quote(_PLACE_ID)}")[style]
    return f'<li><a href="{way}{place}">{made.titles[other]}</a></li>'


def _parts(name: str, pictures: str, planted: Sequence[str], chance: Random) -> Iterator[str]:
    """Three steps with a picture each; what is planted stands between them."""
    up, rest = "../" * name.count("/"), list(planted)
    for step in (1, 2, 3):
        yield f'<h2 id="buoc-{step}">Bước {step}</h2>'
        yield f"<p>{' '.join(chance.sample(SENTENCES, len(SENTENCES)))}</p>"
        shown = f"{up}anh/{pictures}/{(step + zlib.crc32(name.encode())) % _PICTURES + 1}"
        candidates = f"{shown}.png 1x, {shown}@2x.png 2x"
        yield f'<p><img src="{shown}.png" srcset="{candidates}" alt="Bước {step}" loading="lazy"></p>'
        while rest and (step == 3 or chance.random() < 0.5):
            yield rest.pop(0)


def pictures(made: Plan) -> dict[str, bytes]:
    """Each commune's pictures in two sizes, and those that all share; real PNGs."""
    shared = {f"anh/dung-chung/{name}.png": _png(9) for name in ("logo", "chia-se")}
    for folder in ("dung-chung", *made.communes):
        for number in range(1, _PICTURES + 1):
            shared[f"anh/{folder}/{number}.png"] = _png(number)
            shared[f"anh/{folder}/{number}@2x.png"] = _png(2 * number)
    return shared


def _png(side: int) -> bytes:
    rows = zlib.compress(b"".join(b"\0" + b"\x70" * side for _ in range(side)))
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
