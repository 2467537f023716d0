"""Answers the browser: the files of the last good build, livereload's script, and the news of a newer build.

An address is answered only if the manifest of the last build has it. It is looked up and never joined to a path, so
that no request leaves the folder.
"""

import json
from http import HTTPStatus
from mimetypes import MimeTypes
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado.web import Application

from site_builder import qr
from site_builder.model import addresses
from site_builder.output import path_of
from site_builder.pages.worker import GONE
from site_builder.serve.editor.editor import Editor
from site_builder.serve.editor.gate import Gate
from site_builder.serve.editor.handlers import EDITOR_ROUTES
from site_builder.serve.editor.pages import EditorPages
from site_builder.serve.editor.sending import Sender
from site_builder.serve.guard import HTML, GuardedHandler, version_of
from site_builder.serve.listener import Listener
from site_builder.serve.overlay import OverlayAssets, missing_page, waiting_page, with_overlay
from site_builder.serve.preview import Preview, PreviewState

_TYPES = MimeTypes()  # Python's own table: on Windows, installed programs change the system's
_TYPES.add_type("image/webp", ".webp")


def application(preview: Preview, listener: Listener, editor: Editor, sender: Sender, gate: Gate) -> Application:
    """Returns the web application that answers the requests."""
    own = Path(__file__)
    assets = OverlayAssets(
        style=own.with_name("overlay.css").read_text("utf-8"),
        script=own.with_name("overlay.js").read_text("utf-8"),
        lang=preview.lang,
        words=preview.words,
        port=listener.port,
    )
    LiveReloadHandler.watcher = Watcher()  # the library asks it only for a file's name, for its log
    return Application(
        [
            (r"/livereload", ReloadHandler),
            (r"/livereload\.js", ScriptHandler),
            (r"/__qr", QrHandler),
            *EDITOR_ROUTES,
            (r"/(.*)", PagesHandler),
        ],
        preview=preview,
        listener=listener,
        assets=assets,
        editor=editor,
        sender=sender,
        gate=gate,
        pages=EditorPages(preview.words, preview.lang, gate.token),
        log_function=lambda _handler: None,
    )


class PagesHandler(GuardedHandler):
    """Serves the files of the site."""

    def get(self, address: str) -> None:
        """Answers with the file of an address."""
        if address == addresses.WORKER:  # a worker would show old pages, and send forms without what was typed
            self._answer(address, GONE.encode(), self.preview.state)
            return
        state = self.preview.state  # read before the file, so that no page claims to be newer than it is
        if address in state.addresses:
            body = self._read(address)
            if body is not None:
                self._answer(address, body, state)
                return
        if f"{address}/" in state.addresses:
            self.redirect(f"/{quote(address)}/")
            return
        self._missing(state)

    head = get

    def _answer(self, address: str, body: bytes, state: PreviewState) -> None:
        kind = _type(address)
        if kind == HTML:
            body = with_overlay(body, state, version_of(state), self.assets)
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.write(body)

    def _missing(self, state: PreviewState) -> None:
        """Answers with the site's own 404 page, or with a waiting page while there are no pages yet."""
        version = version_of(state)
        own = self._read(addresses.NOT_FOUND) if addresses.NOT_FOUND in state.addresses else None
        self.set_status(HTTPStatus.NOT_FOUND if state.addresses else HTTPStatus.SERVICE_UNAVAILABLE)
        self.set_header("Content-Type", f"{HTML}; charset=utf-8")
        if not state.addresses:
            self.write(waiting_page(state, version, self.assets))
        else:
            self.write(
                with_overlay(own, state, version, self.assets) if own else missing_page(state, version, self.assets)
            )

    def _read(self, address: str) -> bytes | None:
        """Returns the bytes of a file, or None if a build removes it at this moment."""
        try:
            return path_of(self.preview.output, address).read_bytes()
        except OSError:
            return None


def _type(address: str) -> str:
    if address.endswith("/") or not address:
        return HTML
    return _TYPES.guess_type(f"/{address}")[0] or "application/octet-stream"


class QrHandler(GuardedHandler):
    """Shows the address for phones as a QR code, for those whose terminal cannot draw it."""

    def get(self) -> None:
        """Answers with a page that holds only the code."""
        address = self.listener.outside or self.listener.here
        self.set_header("Content-Type", f"{HTML}; charset=utf-8")
        self.write(
            f'<!doctype html><html lang="{self.preview.lang}"><meta charset="utf-8"><title>QR</title>'
            '<body style="max-width: 24rem; margin: 2rem auto; text-align: center; font: 1.2rem sans-serif">'
            f"{qr.svg(address, address)}<p>{address}</p></body></html>"
        )

    head = get


class ScriptHandler(GuardedHandler, LiveReloadJSHandler):  # type: ignore[misc]  # the library has no types
    """Serves livereload's script, as the library has it."""


class ReloadHandler(GuardedHandler, LiveReloadHandler):  # type: ignore[misc]  # the library has no types
    """Handles livereload's web socket. Only our own pages may use it, and an old page is reloaded at once."""

    def check_origin(self, origin: str) -> bool:
        """Returns whether the page that asks is one of ours."""
        return urlsplit(origin).netloc.lower() in self.listener.hosts

    def on_message(self, message: str | bytes) -> None:
        """Handles the handshake. Then the page says which build it shows."""
        super().on_message(message)
        said: Any = json.loads(message)
        if said["command"] == "info" and said["plugins"]["preview"]["build"] != self.version:
            self.send_message({"command": "reload", "path": "*", "liveCSS": True, "liveImg": True})
