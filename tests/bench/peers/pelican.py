"""Pelican: a Markdown file for each page, shared guides copied into each commune; its cache of read files is on.

Heads have the form of its own Markdown reader, data are JSON, which its settings can read without another library; a
plugin and filters do what templates cannot.
"""

import shutil
from pathlib import Path

from country import DAY
from pageset import SECTIONS, Country, Text, Unit, values
from peer import READY, TEMPLATES, Command, Peer, environment, put, put_json

VERSION = "4.12.0"


def _install(tools: Path) -> str:
    return environment(tools, "pelican", f"pelican[markdown]=={VERSION}", "pelican")


def _write(country: Country, source: Path) -> None:
    shutil.copytree(TEMPLATES / "pelican", source, dirs_exist_ok=True)
    shutil.copytree(TEMPLATES / "python", source, dirs_exist_ok=True)
    shutil.copytree(TEMPLATES / "jinja", source / "theme" / "templates", dirs_exist_ok=True)
    put_json(source / "data" / "nation.json", country.theme)
    put_json(source / "data" / "services.json", values(country.services))
    content = source / "content"
    for unit in country.units:
        data = {**values(unit.profile), "codes": unit.codes, **(values(unit.teams) if unit.teams else {})}
        put_json(source / "data" / "units" / f"{unit.key}.json", data)
        for page in unit.pages:
            head = {"title": page.title, "summary": page.summary, "kind": page.kind, **_of(unit, "page")}
            root = {"url": "", "save_as": "index.html"} if page.url == "/" else {}
            put(content / f"{page.url.strip('/') or 'index'}.md", _head(head | root))
        for text in country.texts(unit):
            put(content / f"{unit.path}{SECTIONS[text.kind]}/{text.slug}.md".lstrip("/"), _text(text, unit))
        place = f"{unit.path.lstrip('/')}feed.xml"
        put(content / f"{place}.md", _head({"title": "Atom", "url": place, "save_as": place, **_of(unit, "unit_feed")}))
    missing = {"title": "Không tìm thấy trang", "template": "missing", "url": "404.html", "save_as": "404.html"}
    put(content / "404.md", _head(missing))


def _of(unit: Unit, template: str) -> dict[str, str]:
    return {"template": template, "unit": unit.key}


def _text(text: Text, unit: Unit) -> str:
    """A text with its head in Pelican's form, which knows no values inside of others."""
    told = values(text.head)
    event = told.pop("event", {})
    told |= {f"event_{name}": value for name, value in event.items()}
    return f"{_head({**told, 'kind': text.kind, **_of(unit, 'page')})}\n{text.body}\n"


def _head(told: dict[str, str | list[str]] | dict[str, str]) -> str:
    """`key: value` in lines; ids in one line with commas, sentences one below the other."""
    return "".join(f"{key}: {_value(value)}\n" for key, value in told.items()) + "\n"


def _value(value: str | list[str]) -> str:
    if isinstance(value, str):
        return value
    return ("\n    " if any(" " in item for item in value) else ", ").join(value)


def _command(start: str, source: Path, output: Path) -> Command:
    words = (start, str(source / "content"), "--settings", str(source / "pelicanconf.py"), "--output", str(output))
    kept = ("--quiet", "--cache-path", str(source / "cache"))
    return Command(words=(*words, *kept), env={"TODAY": DAY.isoformat()})


PELICAN = Peer(
    name="pelican",
    version=VERSION,
    install=_install,
    write=_write,
    build=_command,
    ready=f"{READY}; data as JSON, a copy of each shared guide in each commune",
    caches=("cache",),
)
