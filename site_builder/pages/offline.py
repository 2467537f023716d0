"""Plans what a phone keeps to read without network: the service worker of the site, and the list of each unit.

One worker serves the whole site, so that its address never ends, whatever becomes of units. It keeps of a unit only
what the unit lists, once somebody has opened one of its pages.
"""

import json
import re
from collections.abc import Iterable, Iterator

from site_builder.links import routes
from site_builder.model import addresses
from site_builder.model.digest import content_digest
from site_builder.model.output import File, Published
from site_builder.pages.context import PageContext
from site_builder.pages.guides import ordered
from site_builder.pages.views import Html
from site_builder.pages.worker import GONE, SOURCE

_MOST = 600_000
"""The bytes of a unit's pages that a phone keeps: packed, as they travel, some 200 kB."""
_ALWAYS = ("", addresses.CONTACT, addresses.GUIDES, addresses.TEAMS)
"""They are kept first: whom to call, and what there is."""
_DIGEST = 8
"""The letters of a digest. A page that changes gets one that it never had with the odds of 4 billion to 1."""
_BANNER = "<p role=status style=background:#fe9;color:#000;padding:1em>{}"
_DAY = "{day}"


def worker_files(context: PageContext) -> Iterator[File]:
    """Yields the service worker of the site. It is there for ever: where nothing is kept, it removes itself; so it does
    in a preview, where copies would hide what was written since.
    """
    if context.unit.path:
        return
    body = SOURCE if context.site.offline and not context.preview else GONE
    lines = (line for line in body.splitlines() if not line.startswith("//"))
    yield File(url=addresses.WORKER, body=_filled("".join(lines), context).encode())


def kept_list(context: PageContext, files: Iterable[Published]) -> Iterator[File]:
    """Yields the list of what a phone keeps of the unit: the digest of each page by its address below the home page.

    The guides come in the editors' order. Those for which no room is left are read from the network only.
    """
    if not context.site.offline:
        return
    bodies = {file.url: file.body for file in files if isinstance(file, File) and file.template}
    guides = (routes.guide(context.unit, guide.slug) for guide in ordered(context))
    kept, room = dict[str, str](), _MOST
    for url in (*map(context.address, _ALWAYS), *guides):
        body = bodies.get(url)
        if body is not None and len(body) <= room:
            room -= len(body)
            kept[url[len(context.home) :]] = content_digest(body)[:_DIGEST]
    yield File(url=context.address(addresses.KEPT), body=json.dumps(kept, separators=(",", ":")).encode())


def _filled(worker: str, context: PageContext) -> str:
    """Returns the worker with the names of files, and with what it says to residents."""
    before, _, after = _banner(context.words["offline_copy"]).partition(_DAY)
    names = {
        "COPY": _in_replacement(before),
        "AFTER": _in_replacement(after),
        "MISSING": _in_string(f"<h1>{Html.escape(context.words['offline_missing'])}"),
        "LANG": context.lang,
        "LIST": addresses.KEPT,
        "WORKER": re.escape(addresses.WORKER),
        "CODES": re.escape(addresses.SHORT).replace("/", r"\/"),
    }
    return re.sub("_(" + "|".join(names) + ")", lambda found: names[found[1]], worker)


def _banner(words: str) -> str:
    return _BANNER.format(Html.escape(words))


def _in_string(html: str) -> str:
    """Returns a text as it stands between the quotation marks of a script."""
    return json.dumps(html, ensure_ascii=False)[1:-1]


def _in_replacement(html: str) -> str:
    """Returns a text as it stands in what replaces something, where a dollar sign has a meaning of its own."""
    return _in_string(html).replace("$", "$$")
