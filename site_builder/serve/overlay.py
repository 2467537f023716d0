"""What the preview adds to a page while it is sent: the way to hear of a newer one, and what is wrong. Pure.

The files of the output stay as they will be published. All that comes from the content is escaped.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from site_builder.serve.message import OverlayMessage
from site_builder.serve.preview import PreviewState

_END = b"</body>"


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayAssets:
    """The style and script of the overlay, and its words in a language."""

    style: str
    script: str
    lang: str
    words: Mapping[str, str]
    port: int


def dressed(page: bytes, shown: PreviewState, version: str, dress: OverlayAssets) -> bytes:
    """The page with the preview's own things at its end."""
    body, end, rest = page.rpartition(_END)
    if not end:
        body, rest = page, b""
    return body + overlay(shown, version, dress).encode() + end + rest


def alone(shown: PreviewState, version: str, dress: OverlayAssets) -> bytes:
    """A page for as long as there is none of the site's own."""
    heading = dress.words["preview_first" if shown.is_first else "preview_none"]
    return dressed(_plain(dress, heading, dress.words["preview_soon"]), shown, version, dress)


def missing(shown: PreviewState, version: str, dress: OverlayAssets) -> bytes:
    """A page for an address that does not exist, when the site has none for that."""
    return dressed(_plain(dress, dress.words["preview_missing"]), shown, version, dress)


def _plain(dress: OverlayAssets, heading: str, text: str = "") -> bytes:
    return (
        f'<!doctype html>\n<html lang="{dress.lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(heading)}</title></head>\n"
        f'<body style="font-family: sans-serif; margin: 2rem"><h1>{escape(heading)}</h1><p>{escape(text)}</p>'
        "</body></html>\n"
    ).encode()


def overlay(shown: PreviewState, version: str, dress: OverlayAssets) -> str:
    """What stands at the end of the page's body."""
    parts = [f"<style>{dress.style}</style>"]
    if shown.told:
        parts.append(_problems(shown.told, dress.words))
    parts.append(f"<script>{dress.script.replace('VERSION', version)}</script>")
    parts.append(f'<script src="/livereload.js?port={dress.port}&amp;mindelay=300&amp;maxdelay=2000"></script>')
    return "\n".join(parts)


def _problems(told: tuple[OverlayMessage, ...], words: Mapping[str, str]) -> str:
    """A bar with the counts, and a dialog with all that is wrong. Errors open it, warnings wait to be asked."""
    errors = sum(item.is_error for item in told)
    key = hashlib.blake2b("\0".join(item.text for item in told).encode(), digest_size=8).hexdigest()
    counts = words["preview_count" if errors else "preview_warned"].format(errors=errors, warnings=len(told) - errors)
    title, about = (
        ("preview_errors", "preview_errors_about") if errors else ("preview_warnings", "preview_warnings_about")
    )
    return (
        f'<div id="xem-thu" class="{"xt-loi" if errors else "xt-nhac"}" data-key="{key}">'
        f'<button type="button" id="xem-thu-mo">{escape(counts)} <span>{escape(words["preview_look"])}</span></button>'
        '<dialog id="xem-thu-hop" aria-labelledby="xem-thu-ten">'
        f'<h2 id="xem-thu-ten" tabindex="-1">{escape(words[title])}</h2><p>{escape(words[about])}</p>'
        f"<ol>{_items(told)}</ol>"
        f'<form method="dialog"><button>{escape(words["preview_close"])}</button></form>'
        "</dialog></div>"
    )


def _items(told: Iterable[OverlayMessage]) -> str:
    return "".join(_item(item) for item in told)


def _item(item: OverlayMessage) -> str:
    rows = [
        (item.where, "<code>{}</code>"),
        (": ".join(part for part in (item.kind, item.says) if part), "<p><b>{}</b></p>"),
        ("\n".join(item.excerpt), "<pre>{}</pre>"),
        (item.advice, "<p>{}</p>"),
        (item.trace, "<pre>{}</pre>"),
    ]
    inside = "".join(frame.format(escape(text)) for text, frame in rows if text)
    return f'<li class="{"xt-loi" if item.is_error else "xt-nhac"}">{inside}</li>'
