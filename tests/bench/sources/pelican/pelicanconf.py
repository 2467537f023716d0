"""Settings of Pelican for the country: pages only, no feeds and indexes of articles, what was read is kept."""

import json
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent / "data"
_NATION = json.loads((_DATA / "nation.json").read_text("utf-8"))
_UNITS = {path.stem: json.loads(path.read_text("utf-8")) for path in (_DATA / "units").iterdir()}


def _shown(page: dict[str, Any]) -> dict[str, Any]:
    return {**_NATION["guides"][page["shared"]], **page} if page.get("shared") else page


SITENAME = "Cả nước 24/7"
SITEURL = ""
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
PATH = "content"
PAGE_PATHS = ["."]
ARTICLE_PATHS = ["_none"]
STATIC_PATHS: list[str] = []
THEME = str(Path(__file__).parent / "theme")
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES = ["sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ARCHIVES_SAVE_AS = ""
MARKDOWN = {"extensions": ["markdown.extensions.tables"], "output_format": "html5"}
TYPOGRIFY = False
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "reader"
CHECK_MODIFIED_METHOD = "mtime"
GZIP_CACHE = False
JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True, "extensions": [], "auto_reload": False}
JINJA_GLOBALS = {
    "n": _NATION,
    "units": _UNITS,
    "shown": {page["url"]: _shown(page) for unit in _UNITS.values() for page in unit["pages"]},
}
