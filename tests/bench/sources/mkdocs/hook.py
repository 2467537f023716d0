"""What MkDocs' templates have to know of the units, and the feeds, which it cannot make of Markdown files."""

import os
from pathlib import Path
from typing import Any

import yaml
from arrange import FILTERS, Json, arrange, site_of

_DATA = Path(__file__).parent / "data"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FEED = "feed.xml"


def on_env(env: Any, config: Any, files: Any) -> Any:  # noqa: ANN401 - MkDocs' own types are not installed here
    """Gives the templates their data and filters; writes the feeds."""
    units = {folder.name: _unit(folder) for folder in (_DATA / "units").iterdir()}
    pages = [file.page for file in files.documentation_pages()]
    for page in pages:
        page.meta |= {"url": page.abs_url, "slug": page.file.name}
    arrange(units, (page.meta for page in pages), os.environ["TODAY"])
    site = site_of(units["root"], _yaml(_DATA / "services.yaml"))
    env.globals.update(
        n=_yaml(_DATA / "nation.yaml"), units=units, site=site, addresses=[page.abs_url for page in pages]
    )
    env.filters.update(FILTERS)
    env.trim_blocks = env.lstrip_blocks = True
    for unit in units.values():
        path = Path(config.site_dir) / unit["path"].strip("/") / _FEED
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(env.get_template("kinds/feed.html").render(u=unit), "utf-8")
    return env


def _unit(folder: Path) -> Json:
    teams = folder / "teams.yaml"
    unit = {**_yaml(folder / "unit.yaml"), "codes": (folder / "codes.html").read_text("utf-8")}
    return unit | (_yaml(teams) if teams.exists() else {})


def _yaml(path: Path) -> Json:
    found: Json = yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - it is the safe one
    return found
