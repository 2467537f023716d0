"""MkDocs: a Markdown file for each page, shared guides copied into each commune; a hook for data and feeds."""

import shutil
from pathlib import Path

from pageset import Country, Json
from peer import LISTS_READY, TEMPLATES, Command, Peer, environment, payload, put, put_json, with_pages

VERSION = "1.6.1"
_SECTIONS = frozenset({"unit", "guides", "announcements"})


def _install(tools: Path) -> str:
    return environment(tools, "mkdocs", f"mkdocs=={VERSION}", "mkdocs")


def _write(country: Country, source: Path) -> None:
    shutil.copytree(TEMPLATES / "mkdocs", source, dirs_exist_ok=True)
    shutil.copytree(TEMPLATES / "jinja", source / "theme", dirs_exist_ok=True)
    (source / "theme" / "missing.html").rename(source / "theme" / "404.html")
    put_json(source / "data" / "nation.json", country.nation)
    for unit in with_pages(country):
        put_json(source / "data" / "units" / f"{unit['key']}.json", payload(unit, bodies=False))
        for page in unit["pages"]:
            put(source / "docs" / _file(page), _text(page, unit))


def _file(page: Json) -> str:
    name = page["url"].strip("/")
    return f"{name}/index.md".lstrip("/") if page["kind"] in _SECTIONS else f"{name}.md"


def _text(page: Json, unit: Json) -> str:
    """The head in MultiMarkdown's form, which MkDocs reads much faster than YAML."""
    head = {"title": page["title"], "template": "page.html", "unit": unit["key"], "at": page["url"]}
    return "".join(f"{key}: {value}\n" for key, value in head.items()) + f"\n{page.get('body', '')}\n"


def _command(start: str, source: Path, output: Path) -> Command:
    words = (start, "build", "--quiet", "--config-file", str(source / "mkdocs.yml"), "--site-dir", str(output))
    return Command(words=words)


MKDOCS = Peer(name="mkdocs", version=VERSION, install=_install, write=_write, build=_command, ready=LISTS_READY)
