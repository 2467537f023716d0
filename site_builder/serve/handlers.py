"""Answers the browser: the files of the last good build, livereload's script, and the news of a newer build.

An address is answered when the last build's manifest has it, and by nothing else: what is asked for is looked up, never
joined to a path, so that no request leaves the folder.
"""

import json
import os
from collections.abc import Awaitable
from http import HTTPStatus
from mimetypes import MimeTypes
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote, urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado.web import Application, HTTPError, RequestHandler

from site_builder import qr
from site_builder.model import addresses
from site_builder.output import path_of
from site_builder.serve.listener import Listener
from site_builder.serve.overlay import OverlayAssets, alone, dressed, missing
from site_builder.serve.preview import Preview, PreviewState

_TYPES = MimeTypes()  # the table of Python itself: that of Windows is edited by whatever is installed there
_TYPES.add_type("image/webp", ".webp")
_HTML = "text/html"
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",  # no page of another site shows a draft
    "Referrer-Policy": "same-origin",
}


def application(preview: Preview, door: Listener) -> Application:
    """What answers at the door."""
    own = Path(__file__)
    dress = OverlayAssets(
        style=own.with_name("overlay.css").read_text("utf-8"),
        script=own.with_name("overlay.js").read_text("utf-8"),
        lang=preview.lang,
        words=preview.words,
        port=door.port,
    )
    LiveReloadHandler.watcher = Watcher()  # it only asks it for the name of a file, for its log
    return Application(
        [
            (r"/livereload", ReloadHandler),
            (r"/livereload\.js", ScriptHandler),
            (r"/__qr", QrHandler),
            (r"/(.*)", PagesHandler),
        ],
        preview=preview,
        door=door,
        dress=dress,
        log_function=lambda _handler: None,
    )


class GuardedHandler(RequestHandler):
    """Refuses who asks for us by a stranger's name, and whatever is no reading."""

    SUPPORTED_METHODS = ("GET", "HEAD")

    @property
    def preview(self) -> Preview:
        """What there is to show."""
        return cast("Preview", self.settings["preview"])

    @property
    def door(self) -> Listener:
        """By which names we may be asked."""
        return cast("Listener", self.settings["door"])

    @property
    def dress(self) -> OverlayAssets:
        """What the preview adds to pages."""
        return cast("OverlayAssets", self.settings["dress"])

    def set_default_headers(self) -> None:
        """Nothing is kept: the next answer may differ. Nothing is told of the program."""
        self.clear_header("Server")
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> Awaitable[None] | None:
        """Looks at the Host header before anything else."""
        if self.request.host.lower() not in self.door.hosts:
            raise HTTPError(HTTPStatus.FORBIDDEN)
        return None

    def compute_etag(self) -> None:
        """None: what is not kept is not compared."""

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:  # noqa: ANN401 - as the library has it
        """A refusal is no news in the terminal; a fault of ours is."""
        if not isinstance(value, HTTPError):
            super().log_exception(typ, value, tb)

    def write_error(self, status_code: int, **_: object) -> None:
        """One sentence; what went wrong with us stands in the terminal."""
        word = "preview_stranger" if status_code == HTTPStatus.FORBIDDEN else "preview_refused"
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(self.preview.words[word].format(address=self.door.here) + "\n")

    @property
    def version(self) -> str:
        """Which build is shown, by which process: after a restart every page is of an older one."""
        return _version(self.preview.shown)


def _version(shown: PreviewState) -> str:
    return f"{os.getpid()}.{shown.number}"


class PagesHandler(GuardedHandler):
    """The files of the site."""

    def get(self, address: str) -> None:
        """The file of an address."""
        shown = self.preview.shown  # before the file is read: no page says that it is newer than it is
        if address in shown.addresses:
            body = self._read(address)
            if body is not None:
                self._answer(address, body, shown)
                return
        if f"{address}/" in shown.addresses:
            self.redirect(f"/{quote(address)}/")
            return
        self._missing(shown)

    head = get

    def _answer(self, address: str, body: bytes, shown: PreviewState) -> None:
        kind = _type(address)
        if kind == _HTML:
            body = dressed(body, shown, _version(shown), self.dress)
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.write(body)

    def _missing(self, shown: PreviewState) -> None:
        """The site's own page for that; before there is any page, one that waits for the first."""
        version = _version(shown)
        own = self._read(addresses.NOT_FOUND) if addresses.NOT_FOUND in shown.addresses else None
        self.set_status(HTTPStatus.NOT_FOUND if shown.addresses else HTTPStatus.SERVICE_UNAVAILABLE)
        self.set_header("Content-Type", f"{_HTML}; charset=utf-8")
        if not shown.addresses:
            self.write(alone(shown, version, self.dress))
        else:
            self.write(dressed(own, shown, version, self.dress) if own else missing(shown, version, self.dress))

    def _read(self, address: str) -> bytes | None:
        """None when a build takes the file away at this moment."""
        try:
            return path_of(self.preview.output, address).read_bytes()
        except OSError:
            return None


def _type(address: str) -> str:
    if address.endswith("/") or not address:
        return _HTML
    return _TYPES.guess_type(f"/{address}")[0] or "application/octet-stream"


class QrHandler(GuardedHandler):
    """The code of the address for phones, for those whose terminal cannot draw it."""

    def get(self) -> None:
        """A page with the code alone."""
        address = self.door.outside or self.door.here
        self.set_header("Content-Type", f"{_HTML}; charset=utf-8")
        self.write(
            f'<!doctype html><html lang="{self.preview.lang}"><meta charset="utf-8"><title>QR</title>'
            '<body style="max-width: 24rem; margin: 2rem auto; text-align: center; font: 1.2rem sans-serif">'
            f"{qr.svg(address, address)}<p>{address}</p></body></html>"
        )

    head = get


class ScriptHandler(GuardedHandler, LiveReloadJSHandler):  # type: ignore[misc]  # the library has no types
    """livereload's script, as it comes with the library."""


class ReloadHandler(GuardedHandler, LiveReloadHandler):  # type: ignore[misc]  # as above
    """livereload's socket. Hearing is for pages of ours only; a page that is not the newest hears of it at once."""

    def check_origin(self, origin: str) -> bool:
        """Whether the page that asks is one of ours."""
        return urlsplit(origin).netloc.lower() in self.door.hosts

    def on_message(self, message: str | bytes) -> None:
        """The handshake; then the page says which build it is of."""
        super().on_message(message)
        said: Any = json.loads(message)
        if said["command"] == "info" and said["plugins"]["preview"]["build"] != self.version:
            self.send_message({"command": "reload", "path": "*", "liveCSS": True, "liveImg": True})
