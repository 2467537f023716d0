"""MkDocs: a Markdown file for each page, shared guides copied into each commune.

Heads and data are YAML as our editors write it; a hook with filters does what templates cannot, and writes the feeds.
"""

import shutil
from pathlib import Path

import yaml
from country import DAY
from pageset import SECTIONS, Country, Page, Text, Unit
from peer import READY, TEMPLATES, Command, Peer, environment, put

VERSION = "1.6.1"
_SECTIONS = frozenset({"unit", "guides", "announcements"})


def _install(tools: Path) -> str:
    return environment(tools, "mkdocs", f"mkdocs=={VERSION}", "mkdocs")


def _write(country: Country, source: Path) -> None:
    shutil.copytree(TEMPLATES / "mkdocs", source, dirs_exist_ok=True)
    shutil.copytree(TEMPLATES / "python", source, dirs_exist_ok=True)
    shutil.copytree(TEMPLATES / "jinja", source / "theme", dirs_exist_ok=True)
    (source / "theme" / "missing.html").rename(source / "theme" / "404.html")
    put(source / "data" / "nation.yaml", _yaml(country.theme))
    put(source / "data" / "services.yaml", country.services)
    for unit in country.units:
        data = source / "data" / "units" / unit.key
        put(data / "unit.yaml", unit.profile)
        put(data / "codes.html", unit.codes)
        if unit.teams:
            put(data / "teams.yaml", unit.teams)
        for page in unit.pages:
            put(source / "docs" / _file(page), _text(_yaml({"title": page.title, "summary": page.summary}), page, unit))
        for text in country.texts(unit):
            place = f"{unit.path}{SECTIONS[text.kind]}/{text.slug}.md".lstrip("/")
            put(source / "docs" / place, _text(text.head, text, unit) + f"\n{text.body}\n")


def _file(page: Page) -> str:
    name = page.url.strip("/")
    return f"{name}/index.md".lstrip("/") if page.kind in _SECTIONS else f"{name}.md"


def _text(head: str, item: Page | Text, unit: Unit) -> str:
    return f"---\n{head}kind: {item.kind}\nunit: {unit.key}\ntemplate: page.html\n---\n"


def _yaml(value: object) -> str:
    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000))


def _command(start: str, source: Path, output: Path) -> Command:
    words = (start, "build", "--quiet", "--config-file", str(source / "mkdocs.yml"), "--site-dir", str(output))
    return Command(words=words, env={"TODAY": DAY.isoformat()})


MKDOCS = Peer(
    name="mkdocs",
    version=VERSION,
    install=_install,
    write=_write,
    build=_command,
    ready=f"{READY}; a copy of each shared guide in each commune",
)
