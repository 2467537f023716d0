"""Which attributes of which elements hold addresses, and what a browser does with them (HTML Standard, SVG 2).

A use's kind reads as people write it: "a href". `model` of what each kind means are the sets at the end.
"""

from collections.abc import Mapping

_EVERYWHERE = {"cite": "cite", "background": "background", "poster": "poster", "longdesc": "longdesc"}
_SRC = ("img", "script", "iframe", "frame", "embed", "source", "track", "audio", "video", "input", "portal")
_HREF: tuple[str, ...] = (
    "a",
    "area",
    "use",
    "image",
    "feimage",
    "textpath",
    "mpath",
    "pattern",
    "lineargradient",
    "radialgradient",
)
_HREF += ("filter", "script", "animate", "animatemotion", "animatetransform", "set", "math", "mrow", "cursor", "tref")

PLACES: Mapping[tuple[str, str], str] = {
    **{(tag, "src"): f"{tag} src" for tag in _SRC},
    **{(tag, name): f"{tag} href" for tag in _HREF for name in ("href", "xlink:href")},
    ("form", "action"): "form action",
    ("button", "formaction"): "formaction",
    ("input", "formaction"): "formaction",
    ("object", "data"): "object data",
    ("applet", "code"): "applet code",
    ("html", "manifest"): "html manifest",
    ("image", "src"): "img src",
    ("img", "lowsrc"): "img lowsrc",
    ("img", "usemap"): "usemap",
    ("object", "usemap"): "usemap",
}
"""Element and attribute → kind, for attributes with one address."""
ANYWHERE: Mapping[str, str] = _EVERYWHERE
SOURCE_SETS: Mapping[tuple[str, str], str] = {
    ("img", "srcset"): "srcset",
    ("source", "srcset"): "srcset",
    ("link", "imagesrcset"): "imagesrcset",
}
PAINTS = ("fill", "stroke", "filter", "mask", "clip-path", "marker-start", "marker-mid", "marker-end", "marker")
"""Attributes of SVG that are CSS values: url(#id)."""
META: Mapping[str, str] = {
    "og:url": "og url",
    **{f"og:{name}": "og" for name in ("image", "image:url", "image:secure_url", "video", "video:url")},
    **{f"og:{name}": "og" for name in ("video:secure_url", "audio", "audio:url", "audio:secure_url", "see_also")},
    **{f"twitter:{name}": "twitter" for name in ("image", "image:src", "player", "player:stream")},
    "twitter:url": "og url",
    **{f"article:{name}": "article" for name in ("author", "publisher")},
    "thumbnail": "meta",
    "image": "meta",
    "image_src": "meta",
    "url": "meta",
    "thumbnailurl": "meta",
    "contenturl": "meta",
    "msapplication-tileimage": "meta",
    "msapplication-config": "meta",
    "msapplication-starturl": "meta",
    **{
        f"msapplication-{name}logo": "meta" for name in ("square70x70", "square150x150", "wide310x150", "square310x310")
    },
}
"""`property`, `name` or `itemprop` of a meta element whose content is an address."""
NOT_FETCHED = frozenset({"dns-prefetch", "preconnect", "profile", "pgpkey", "webmention", "me", "nofollow", "noopener"})
"""Relations of a link element that name a host or an identity, not a file."""
LOADED = frozenset({"stylesheet", "icon", "apple-touch-icon", "preload", "modulepreload", "manifest", "mask-icon"})
"""Relations of a link element that make the browser load the file with the page."""
RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"})
"""Elements whose content is text to the tokeniser (HTML Standard §13.2.5)."""

SCRIPTS = frozenset(
    {"", "module", "text/jscript", "text/livescript"}
    | {f"{kind}/{name}" for kind in ("text", "application") for name in ("javascript", "ecmascript")}
    | {f"{kind}/x-{name}" for kind in ("text", "application") for name in ("javascript", "ecmascript")}
    | {f"text/javascript1.{number}" for number in range(6)}
)
"""Types of scripts that browsers fetch (HTML Standard §4.12.1.1; MIME Sniffing §4.6)."""
NO_LINK = frozenset({"canonical", "sitemap", "robots", "og", "og url", "twitter", "json-ld", "worker"})
"""Uses that make a file known to machines: nobody arrives by them, so they make no page reachable."""
FINAL = frozenset({"refresh", "canonical", "sitemap"})
"""Uses for which it matters what the file does that they name: whether it sends its readers on, or hides."""
LOADING = frozenset(
    {"img src", "script src", "script href", "iframe src", "frame src", "embed src", "source src", "track src"}
    | {"audio src", "video src", "input src", "object data", "poster", "background", "srcset", "imagesrcset", "css"}
    | {"image href", "use href", "feimage href", "form action", "formaction", "link load", "manifest icon", "import"}
)
"""Uses that a page on https must not make by http (Mixed Content §5)."""
MAY_BE_EMPTY = frozenset(
    {
        "og",
        "og url",
        "twitter",
        "meta",
        "article",
        "json-ld",
        "form action",
        "formaction",
        "srcset",
        "imagesrcset",
        "cite",
        "css",
        "poster",
        "background",
    }
)
"""Kinds whose empty address browsers, or the standard, take for "this page" or "none"."""
