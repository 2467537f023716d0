"""Guards what answers the browser: only requests for our own host names are answered, and nothing is cached."""

import os
from collections.abc import Awaitable
from http import HTTPStatus
from typing import Any, cast

from tornado.web import HTTPError, RequestHandler

from site_builder.serve.listener import Listener
from site_builder.serve.overlay import OverlayAssets
from site_builder.serve.preview import Preview, PreviewState

HTML = "text/html"
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",  # pages of other sites must not show a draft
    "Referrer-Policy": "same-origin",
}


class GuardedHandler(RequestHandler):
    """Refuses requests for a foreign host name, and every method but reading."""

    SUPPORTED_METHODS: tuple[str, ...] = ("GET", "HEAD")

    @property
    def preview(self) -> Preview:
        """Returns the preview whose files are served."""
        return cast("Preview", self.settings["preview"])

    @property
    def listener(self) -> Listener:
        """Returns the listener, which knows the allowed host names."""
        return cast("Listener", self.settings["listener"])

    @property
    def assets(self) -> OverlayAssets:
        """Returns what the preview adds to pages."""
        return cast("OverlayAssets", self.settings["assets"])

    def set_default_headers(self) -> None:
        """Forbids caching, because the next answer may differ, and hides the name of the server program."""
        self.clear_header("Server")
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> Awaitable[None] | None:
        """Checks the Host header before anything else."""
        if self.request.host.lower() not in self.listener.hosts:
            raise HTTPError(HTTPStatus.FORBIDDEN)
        return None

    def compute_etag(self) -> None:
        """Sets no ETag, because nothing is cached."""

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:  # noqa: ANN401 - the library's own signature
        """Logs bugs of ours, but no refused requests."""
        if not isinstance(value, HTTPError):
            super().log_exception(typ, value, tb)

    def write_error(self, status_code: int, **_: object) -> None:
        """Answers with one sentence. The details of a bug stand in the terminal."""
        word = "preview_stranger" if status_code == HTTPStatus.FORBIDDEN else "preview_refused"
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(self.preview.words[word].format(address=self.listener.here) + "\n")

    @property
    def version(self) -> str:
        """Returns which process and which build are shown. After a restart every open page counts as older."""
        return version_of(self.preview.state)


def version_of(state: PreviewState) -> str:
    """Returns which process and which build a state is of."""
    return f"{os.getpid()}.{state.number}"
