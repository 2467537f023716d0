"""These tables say which attributes hold addresses, and what a browser does with each (HTML Standard, SVG 2).

The kind of a reference reads as people write it: "a href". The sets at the end say what the kinds have in common.
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
"""The kind of reference that an attribute of an element makes, for attributes that hold one address."""
ANYWHERE: Mapping[str, str] = _EVERYWHERE
SOURCE_SETS: Mapping[tuple[str, str], str] = {
    ("img", "srcset"): "srcset",
    ("source", "srcset"): "srcset",
    ("link", "imagesrcset"): "imagesrcset",
}
PAINTS = ("fill", "stroke", "filter", "mask", "clip-path", "marker-start", "marker-mid", "marker-end", "marker")
"""These attributes of SVG hold CSS values, such as url(#id)."""
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
"""A meta element with one of these as its `property`, `name` or `itemprop` holds an address in its content."""
NOT_FETCHED = frozenset({"dns-prefetch", "preconnect", "profile", "pgpkey", "webmention", "me", "nofollow", "noopener"})
"""A link element with these relations names a host or an identity, and no file."""
LOADED = frozenset({"stylesheet", "icon", "apple-touch-icon", "preload", "modulepreload", "manifest", "mask-icon"})
"""A link element with one of these relations makes the browser load the file together with the page."""
RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"})
"""The tokeniser takes the content of these elements for text (HTML Standard §13.2.5)."""

SCRIPTS = frozenset(
    {"", "module", "text/jscript", "text/livescript"}
    | {f"{kind}/{name}" for kind in ("text", "application") for name in ("javascript", "ecmascript")}
    | {f"{kind}/x-{name}" for kind in ("text", "application") for name in ("javascript", "ecmascript")}
    | {f"text/javascript1.{number}" for number in range(6)}
)
"""Browsers fetch scripts of these types (HTML Standard §4.12.1.1; MIME Sniffing §4.6)."""
NO_LINK = frozenset({"canonical", "sitemap", "robots", "og", "og url", "twitter", "json-ld", "worker"})
NO_LINK |= {"speculation", "handler", "header"}
"""References of these kinds are for machines. Nobody follows them, so they make no page reachable."""
FINAL = frozenset({"refresh", "canonical", "sitemap"})
"""For references of these kinds it matters whether the file sends its readers on or hides from search engines."""
LOADING = frozenset(
    {"img src", "script src", "script href", "iframe src", "frame src", "embed src", "source src", "track src"}
    | {"audio src", "video src", "input src", "object data", "poster", "background", "srcset", "imagesrcset", "css"}
    | {"image href", "use href", "feimage href", "form action", "formaction", "link load", "manifest icon", "import"}
)
"""A page on https must not make references of these kinds by http (Mixed Content §5)."""
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
"""For these kinds browsers, or the standard, take an empty address for "this page" or "none"."""
