"""Adds to a page what the preview needs while the page is sent: the reload script, and the list of problems. Pure.

The files of the output stay as they will be published. All text from the content is escaped.
"""

import hashlib
from collections.abc import Iterable, Mapping
from html import escape

from site_builder.model.frozen import frozen
from site_builder.serve.message import OverlayMessage
from site_builder.serve.preview import PreviewState

_END = b"</body>"


@frozen
class OverlayAssets:
    """Holds the style, the script and the words of the overlay."""

    style: str
    script: str
    lang: str
    words: Mapping[str, str]
    port: int


def with_overlay(page: bytes, state: PreviewState, version: str, assets: OverlayAssets) -> bytes:
    """Returns the page with the overlay at its end."""
    body, end, rest = page.rpartition(_END)
    if not end:
        body, rest = page, b""
    return body + overlay(state, version, assets).encode() + end + rest


def waiting_page(state: PreviewState, version: str, assets: OverlayAssets) -> bytes:
    """Returns a page to show while the site has no pages."""
    heading = assets.words["preview_first" if state.is_first else "preview_none"]
    return with_overlay(_plain(assets, heading, assets.words["preview_soon"]), state, version, assets)


def missing_page(state: PreviewState, version: str, assets: OverlayAssets) -> bytes:
    """Returns a page for an address that does not exist, if the site has no 404 page of its own."""
    return with_overlay(_plain(assets, assets.words["preview_missing"]), state, version, assets)


def _plain(assets: OverlayAssets, heading: str, text: str = "") -> bytes:
    return (
        f'<!doctype html>\n<html lang="{assets.lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(heading)}</title></head>\n"
        f'<body style="font-family: sans-serif; margin: 2rem"><h1>{escape(heading)}</h1><p>{escape(text)}</p>'
        "</body></html>\n"
    ).encode()


def overlay(state: PreviewState, version: str, assets: OverlayAssets) -> str:
    """Returns what is added to the end of a page's body."""
    edit = escape(assets.words["editor_edit"])
    parts = [f"<style>{assets.style}</style>", f'<button type="button" id="xt-sua" data-word="{edit}">{edit}</button>']
    if state.messages:
        parts.append(_problems(state.messages, assets.words))
    parts.append(f"<script>{assets.script.replace('VERSION', version)}</script>")
    parts.append(f'<script src="/livereload.js?port={assets.port}&amp;mindelay=300&amp;maxdelay=2000"></script>')
    return "\n".join(parts)


def _problems(messages: tuple[OverlayMessage, ...], words: Mapping[str, str]) -> str:
    """Returns a bar with the counts, and a dialog with all problems. Errors open the dialog; warnings do not."""
    errors = sum(item.is_error for item in messages)
    key = hashlib.blake2b("\0".join(item.text for item in messages).encode(), digest_size=8).hexdigest()
    counts = words["preview_count" if errors else "preview_warned"].format(
        errors=errors, warnings=len(messages) - errors
    )
    title, about = (
        ("preview_errors", "preview_errors_about") if errors else ("preview_warnings", "preview_warnings_about")
    )
    return (
        f'<div id="xem-thu" class="{"xt-loi" if errors else "xt-nhac"}" data-key="{key}">'
        f'<button type="button" id="xem-thu-mo">{escape(counts)} <span>{escape(words["preview_look"])}</span></button>'
        '<dialog id="xem-thu-hop" aria-labelledby="xem-thu-ten">'
        f'<h2 id="xem-thu-ten" tabindex="-1">{escape(words[title])}</h2><p>{escape(words[about])}</p>'
        f"<ol>{_items(messages, words)}</ol>"
        f'<form method="dialog"><button>{escape(words["preview_close"])}</button></form>'
        "</dialog></div>"
    )


def _items(messages: Iterable[OverlayMessage], words: Mapping[str, str]) -> str:
    return "".join(_item(item, words) for item in messages)


def _item(item: OverlayMessage, words: Mapping[str, str]) -> str:
    rows = [
        (item.where, "<code>{}</code>"),
        (": ".join(part for part in (item.kind, item.says) if part), "<p><b>{}</b></p>"),
        ("\n".join(item.excerpt), "<pre>{}</pre>"),
        (item.advice, "<p>{}</p>"),
        (item.form, f'<p><a href="{{}}">{escape(words["editor_mend"])}</a></p>'),
        (item.trace, "<pre>{}</pre>"),
    ]
    inside = "".join(frame.format(escape(text)) for text, frame in rows if text)
    return f'<li class="{"xt-loi" if item.is_error else "xt-nhac"}">{inside}</li>'
