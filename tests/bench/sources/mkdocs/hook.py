"""What MkDocs' templates have to know of the units, and the feeds, which it cannot make of Markdown files."""

import json
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent / "data"
_FEED = "feed.xml"


def on_env(env: Any, config: Any, **_: Any) -> Any:  # noqa: ANN401 - MkDocs' own types are not installed here
    """Gives the templates their data; writes the feeds."""
    nation = json.loads((_DATA / "nation.json").read_text("utf-8"))
    units = {path.stem: json.loads(path.read_text("utf-8")) for path in (_DATA / "units").iterdir()}
    pages = (page for unit in units.values() for page in unit["pages"])
    shown = {
        page["url"]: {**nation["guides"][page["shared"]], **page} if page.get("shared") else page for page in pages
    }
    env.globals.update(n=nation, units=units, shown=shown)
    env.trim_blocks = env.lstrip_blocks = True
    for unit in units.values():
        path = Path(config.site_dir) / unit["path"].strip("/") / _FEED
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(env.get_template(_FEED).render(u=unit), "utf-8")
    return env
