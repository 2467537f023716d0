"""Eleventy: one data file, one template with a page for each of its entries; shared guides are converted once."""

import shutil
from pathlib import Path

from pageset import Country
from peer import LISTS_READY, TEMPLATES, Command, Peer, node_module, payload, put_json, with_pages

VERSION = "3.1.8"
_MEGABYTES = 16384


def _install(tools: Path) -> str:
    return node_module(tools, "eleventy", f"@11ty/eleventy@{VERSION}", "@11ty/eleventy/cmd.cjs")


def _write(country: Country, source: Path) -> None:
    shutil.copytree(TEMPLATES / "eleventy", source, dirs_exist_ok=True)
    shutil.copytree(TEMPLATES / "jinja", source / "_includes", dirs_exist_ok=True)
    put_json(source / "data" / "nation.json", country.nation)
    for unit in with_pages(country):
        put_json(source / "data" / "units" / f"{unit['key']}.json", payload(unit, bodies=True))


def _command(start: str, source: Path, output: Path) -> Command:
    """It is started in its source folder; Markdown comes from the copy of markdown-it that it brings along."""
    modules = Path(start).parents[2]
    words = ("node", f"--max-old-space-size={_MEGABYTES}", start, f"--input={source}", f"--output={output}", "--quiet")
    return Command(words=(*words, f"--config={source}/eleventy.config.mjs"), env={"NODE_PATH": str(modules)})


ELEVENTY = Peer(name="eleventy", version=VERSION, install=_install, write=_write, build=_command, ready=LISTS_READY)
