"""Eleventy: Markdown files that its config file reads as data, one template with a page for each; filters.

It compiles a page's template anew for each page, so that template is one line. Shared guides are kept and converted
once.
"""

import shutil
from pathlib import Path

from country import DAY
from pageset import Country, Json, Unit, values
from peer import READY, TEMPLATES, Command, Peer, node_module, put, put_json

VERSION = "3.1.8"
_MEGABYTES = 16384


def _install(tools: Path) -> str:
    return node_module(tools, "eleventy", f"@11ty/eleventy@{VERSION}", "@11ty/eleventy/cmd.cjs")


def _write(country: Country, source: Path) -> None:
    shutil.copytree(TEMPLATES / "eleventy", source, dirs_exist_ok=True)
    shutil.copytree(TEMPLATES / "jinja", source / "_includes", dirs_exist_ok=True)
    put_json(source / "data" / "nation.json", country.theme)
    put_json(source / "data" / "services.json", values(country.services))
    for unit in country.units:
        put_json(source / "data" / "units" / f"{unit.key}.json", _data(unit))
        for text in (*unit.announcements(), *unit.guides()):
            written = f"---\n{text.head}---\n\n{text.body}\n"
            put(source / f"content{unit.path}{text.kind}s" / text.file, written)


def _data(unit: Unit) -> Json:
    """A unit's own data, and the pages that every unit has."""
    pages = [{"kind": page.kind, "url": page.url, "title": page.title, "summary": page.summary} for page in unit.pages]
    teams = values(unit.teams) if unit.teams else {}
    return {**values(unit.profile), **teams, "codes": unit.codes, "pages": pages}


def _command(start: str, source: Path, output: Path) -> Command:
    """It is started in its source folder; Markdown comes from the copy of markdown-it that it brings along."""
    modules = Path(start).parents[2]
    words = ("node", f"--max-old-space-size={_MEGABYTES}", start, f"--input={source}", f"--output={output}", "--quiet")
    return Command(
        words=(*words, f"--config={source}/eleventy.config.mjs"),
        env={"NODE_PATH": str(modules), "TODAY": DAY.isoformat()},
    )


ELEVENTY = Peer(
    name="eleventy",
    version=VERSION,
    install=_install,
    write=_write,
    build=_command,
    ready=f"{READY}; data as JSON",
)
