"""Settings of Pelican for the country: pages only, no feeds and indexes of articles, what was read is kept."""

import json
import sys
from pathlib import Path

_HERE = Path(__file__).parent
sys.path.append(str(_HERE))

import plugin  # noqa: E402 - it lies beside this file
from arrange import FILTERS, Json, site_of  # noqa: E402 - as above


def _json(name: str) -> Json:
    found: Json = json.loads((_HERE / "data" / name).read_text("utf-8"))
    return found


_UNITS = {path.stem: _json(f"units/{path.name}") for path in (_HERE / "data" / "units").iterdir()}

SITENAME = "Cả nước 24/7"
SITEURL = ""
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
PATH = "content"
PAGE_PATHS = ["."]
ARTICLE_PATHS = ["_none"]
STATIC_PATHS: list[str] = []
PATH_METADATA = r"(?P<slug>.*)\.md"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
PAGE_TRANSLATION_ID = None
FORMATTED_FIELDS: list[str] = []
THEME = str(_HERE / "theme")
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
PLUGINS = [plugin]
JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True, "extensions": [], "auto_reload": False}
JINJA_FILTERS = FILTERS
JINJA_GLOBALS = {"n": _json("nation.json"), "units": _UNITS, "site": site_of(_UNITS["root"], _json("services.json"))}
