"""What all answers to somebody who edits have in common: who is let in, what is taken in, and where work is done."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import TypeVar, cast

from tornado.ioloop import IOLoop
from tornado.web import HTTPError

from site_builder.builder.queries import UnknownFile
from site_builder.model.folder import UnitPath
from site_builder.serve.editor.answer import body_of
from site_builder.serve.editor.editor import Editor
from site_builder.serve.editor.gate import Gate
from site_builder.serve.editor.pages import EditorPages
from site_builder.serve.editor.sending import Sender
from site_builder.serve.guard import HTML, GuardedHandler

Found = TypeVar("Found")
LARGEST_FORM = 4 * 1024 * 1024
"""A form may have so many bytes: the largest list, twice, and what was typed."""
MOST_FIELDS = 100_000
"""A form may have so many fields: a team of a hundred people has two thousand."""
COOKIE = "sua"
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_THREAD = ThreadPoolExecutor(1)
"""All that touches content files is done here, one after another, so that no page of the preview waits for it."""
_NETWORK = ThreadPoolExecutor(1)
"""What asks another machine is done here: a network that answers nothing keeps no form waiting."""


class EditorHandler(GuardedHandler):
    """Lets in who may edit, and changes nothing that a page of ours did not ask for."""

    SUPPORTED_METHODS: tuple[str, ...] = ("GET", "HEAD", "POST")
    is_open = False
    """Whether it answers also those who were not let in."""

    @property
    def editor(self) -> Editor:
        """Returns the editor."""
        return cast("Editor", self.settings["editor"])

    @property
    def sender(self) -> Sender:
        """Returns what sends."""
        return cast("Sender", self.settings["sender"])

    @property
    def gate(self) -> Gate:
        """Returns the gate."""
        return cast("Gate", self.settings["gate"])

    @property
    def pages(self) -> EditorPages:
        """Returns the pages."""
        return cast("EditorPages", self.settings["pages"])

    def set_default_headers(self) -> None:
        """Allows nothing of other hosts, and no frame around a form."""
        super().set_default_headers()
        self.set_header("Content-Security-Policy", _POLICY)
        self.set_header("X-Frame-Options", "DENY")

    def prepare(self) -> None:
        """Checks the Host, who asks, and, of what changes something, from where and how much."""
        super().prepare()
        if not self.is_open and not self.gate.lets_in(self.request.remote_ip or "", self.get_cookie(COOKIE, "") or ""):
            self._say(HTTPStatus.FORBIDDEN, "editor_locked", asks_code=True)
        elif self.request.method == "POST":
            self._check_sender()

    def _check_sender(self) -> None:
        if len(self.request.body) > LARGEST_FORM:
            self._say(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "editor_large")
            return
        origin = self.request.headers.get("Origin", "")
        token = self.gate.token if self.is_open else self.get_body_argument("_token", "", strip=False)
        if not self.gate.is_ours(origin, token, self.listener.hosts):
            self._say(HTTPStatus.FORBIDDEN, "editor_foreign")

    def _say(self, status: HTTPStatus, word: str, *, asks_code: bool = False) -> None:
        self.set_status(status)
        words = self.preview.words
        self.page(self.pages.said(words["editor_title"], words[word], asks_code=asks_code))

    def write_error(self, status_code: int, **details: object) -> None:
        """Answers with a page where a file is gone: what was typed for it is still in the browser."""
        if status_code != HTTPStatus.NOT_FOUND:
            super().write_error(status_code, **details)
            return
        self._say(HTTPStatus.NOT_FOUND, "editor_gone")

    def page(self, page: str) -> None:
        """Answers with a page."""
        self.set_header("Content-Type", f"{HTML}; charset=utf-8")
        self.finish(page)

    def tell(self, told: object) -> None:
        """Answers the script."""
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps(told, ensure_ascii=False))

    @property
    def unit(self) -> UnitPath:
        """Returns the unit that the address names."""
        return tuple(filter(None, self.get_query_argument("don-vi", "").split("/")))

    async def work(self, task: Callable[[], Found], *, is_far: bool = False) -> Found:
        """Does what touches content files, or, with `is_far`, what asks another machine. What the content has not, or
        what has no form, is told.
        """
        try:
            return await IOLoop.current().run_in_executor(_NETWORK if is_far else _THREAD, task)
        except UnknownFile as error:
            raise HTTPError(HTTPStatus.NOT_FOUND) from error

    def typed(self) -> dict[str, str]:
        """Returns what was typed, by the names of the values."""
        sent = self.request.body_arguments
        return {name: self.get_body_argument(name, "", strip=False) for name in sent if not name.startswith("_")}

    def base(self) -> bytes:
        """Returns the version of the file that the form showed."""
        body = body_of(self.get_body_argument("_base", ""))
        if body is None:
            raise HTTPError(HTTPStatus.BAD_REQUEST)
        return body

    @property
    def is_sure(self) -> bool:
        """Returns whether somebody has seen what the check warns of."""
        return bool(self.get_body_argument("_sure", ""))
