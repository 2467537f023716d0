"""Pelican: a Markdown file for each page, shared guides copied into each commune; its cache of read files is on."""

import shutil
from pathlib import Path

from pageset import Country, Json
from peer import LISTS_READY, TEMPLATES, Command, Peer, environment, payload, put, put_json, with_pages

VERSION = "4.12.0"


def _install(tools: Path) -> str:
    return environment(tools, "pelican", f"pelican[markdown]=={VERSION}", "pelican")


def _write(country: Country, source: Path) -> None:
    shutil.copytree(TEMPLATES / "pelican", source, dirs_exist_ok=True)
    shutil.copytree(TEMPLATES / "jinja", source / "theme" / "templates", dirs_exist_ok=True)
    put_json(source / "data" / "nation.json", country.nation)
    for unit in with_pages(country):
        put_json(source / "data" / "units" / f"{unit['key']}.json", payload(unit, bodies=False))
        for page in unit["pages"]:
            name = page["url"].strip("/") or "index"
            put(source / "content" / f"{name}.md", _text(page, unit))
        put(source / "content" / f"{unit['path'].strip('/')}/feed.md".lstrip("/"), _feed(unit))
    put(
        source / "content" / "404.md",
        "Title: Không tìm thấy trang\nTemplate: missing\nsave_as: 404.html\nslug: 404\n\n",
    )


def _text(page: Json, unit: Json) -> str:
    slug = page["url"].strip("/").replace("/", "--") or "root"
    head = {"Title": page["title"], "Template": "page", "unit": unit["key"], "at": page["url"], "slug": slug}
    head |= {"url": page["url"].lstrip("/"), "save_as": f"{page['url'].lstrip('/')}index.html"}
    return "".join(f"{key}: {value}\n" for key, value in head.items()) + f"\n{page.get('body', '')}\n"


def _feed(unit: Json) -> str:
    place = f"{unit['path'].lstrip('/')}feed.xml"
    head = {"Title": "Atom", "Template": "unit_feed", "unit": unit["key"], "slug": f"{unit['key']}--feed"}
    return "".join(f"{key}: {value}\n" for key, value in (head | {"url": place, "save_as": place}).items()) + "\n"


def _command(start: str, source: Path, output: Path) -> Command:
    words = (start, str(source / "content"), "--settings", str(source / "pelicanconf.py"), "--output", str(output))
    return Command(words=(*words, "--quiet", "--cache-path", str(source / "cache")))


PELICAN = Peer(
    name="pelican",
    version=VERSION,
    install=_install,
    write=_write,
    build=_command,
    ready=LISTS_READY,
    caches=("cache",),
)
