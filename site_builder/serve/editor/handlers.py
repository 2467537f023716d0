"""Answers the browser of somebody who edits."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import TypeVar, cast
from urllib.parse import quote

from tornado.ioloop import IOLoop
from tornado.web import HTTPError

from site_builder.builder.queries import UnknownFile
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.model.folder import UnitPath
from site_builder.serve.editor.answer import FormAnswer, body_of
from site_builder.serve.editor.editor import Editor
from site_builder.serve.editor.gate import Gate
from site_builder.serve.editor.home import home_of
from site_builder.serve.editor.making import blank, first_typed, save_new
from site_builder.serve.editor.pages import FILES, HOME, EditorPages, listed
from site_builder.serve.guard import HTML, GuardedHandler

Found = TypeVar("Found")
LARGEST_FORM = 4 * 1024 * 1024
"""A form may have so many bytes: the largest list, twice, and what was typed."""
MOST_FIELDS = 100_000
"""A form may have so many fields: a team of a hundred people has two thousand."""
_COOKIE = "sua"
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_THREAD = ThreadPoolExecutor(1)
"""All that touches content files is done here, one after another, so that no page of the preview waits for it."""


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
        if not self.is_open and not self.gate.lets_in(self.request.remote_ip or "", self.get_cookie(_COOKIE, "") or ""):
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

    async def work(self, task: Callable[[], Found]) -> Found:
        """Does what touches content files. What the content has not, or what has no form, is told."""
        try:
            return await IOLoop.current().run_in_executor(_THREAD, task)
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


class HomeHandler(EditorHandler):
    """Shows what can be edited, what is wrong, and what is due."""

    async def get(self) -> None:
        """Answers with the page of a unit."""
        unit, state = self.unit, self.preview.state
        shown = await self.work(lambda: home_of(self.editor, unit, state))
        self.page(self.pages.home(**shown, notice=""))

    head = get


class FileHandler(EditorHandler):
    """Shows the form of a file, and saves it."""

    async def get(self, file: str) -> None:
        """Answers with the form, open at a value where its place is given."""
        line, column = (int(text) if text.isdecimal() else 0 for text in map(self._number, ("dong", "cot")))
        try:
            opened = await self.work(lambda: self.editor.open_file(file))
        except CannotEdit as error:
            self._refuse(error, file)
            return
        focus = self.editor.name_at(opened, line, column) if line else self.get_argument("o", "")
        is_saved = bool(self.get_argument("xong", "")) and bool(self.editor.saves)
        last = self.editor.saves[-1] if is_saved and self.editor.saves[-1].file == file else None
        notice = self.preview.words["editor_saved"].format(what=listed(last.changed)) if last else ""
        self.page(self.pages.form(FormAnswer(opened=opened), focus=focus, notice=notice))

    head = get

    def _number(self, name: str) -> str:
        return self.get_argument(name, "")[:9]

    def _refuse(self, error: CannotEdit, file: str) -> None:
        words = self.preview.words
        self.set_status(HTTPStatus.CONFLICT)
        self.page(self.pages.said(words["editor_title"], words[error.word].format(**{**error.words, "file": file})))

    async def post(self, file: str) -> None:
        """Saves what was typed, or answers with it and what is wrong."""
        typed, base, is_sure = self.typed(), self.base(), self.is_sure
        try:
            answer = await self.work(lambda: self.editor.save(file, typed, base, is_sure=is_sure))
        except CannotEdit as error:
            self._refuse(error, file)
            return
        self.answer(answer)

    def answer(self, answer: FormAnswer) -> None:
        """Leads to the saved file, or shows the form again with all that was typed."""
        if answer.is_saved:
            self.redirect(f"{FILES}{quote(answer.opened.file)}?xong=1", status=HTTPStatus.SEE_OTHER)
            return
        is_refused = bool(answer.messages or answer.met or answer.lost or answer.refused)
        self.set_status(HTTPStatus.CONFLICT if is_refused else HTTPStatus.OK)
        self.page(self.pages.form(answer, notice="" if is_refused else self.preview.words["editor_same"]))


class NewHandler(FileHandler):
    """Shows the form of a file that is not there yet, and makes it."""

    async def get(self, file: str) -> None:
        """Answers with the form of a file of a kind."""
        typed, unit = first_typed(self.editor, file), self.unit
        opened = await self.work(lambda: blank(self.editor, unit, file, typed))
        self.page(self.pages.form(FormAnswer(opened=opened, typed=typed)))

    head = get

    async def post(self, file: str) -> None:
        """Makes the file of what was typed, or answers with it and what is wrong."""
        typed, unit, is_sure = self.typed(), self.unit, self.is_sure
        self.answer(await self.work(lambda: save_new(self.editor, unit, file, typed, is_sure=is_sure)))


class NewTrialHandler(EditorHandler):
    """Tells what is wrong with a new file while somebody types."""

    async def post(self, kind: str) -> None:
        """Answers with the messages; nothing is written."""
        typed, unit = self.typed(), self.unit
        answer = await self.work(lambda: save_new(self.editor, unit, kind, typed, is_trial=True))
        self.tell(self.pages.trial(answer))


class TrialHandler(EditorHandler):
    """Tells what is wrong while somebody types."""

    async def post(self, file: str) -> None:
        """Answers with the messages; nothing is written."""
        typed, base = self.typed(), self.base()
        try:
            answer = await self.work(lambda: self.editor.save(file, typed, base, is_trial=True))
            told = self.pages.trial(answer)
        except CannotEdit:
            told = {"messages": []}
        self.tell(told)


class UndoHandler(EditorHandler):
    """Takes the last save back."""

    async def post(self) -> None:
        """Answers with the first page, which says what became of it."""
        last = await self.work(self.editor.take_back)
        words = self.preview.words
        notice = words["editor_undone"].format(file=last.file) if last else words["editor_not_undone"]
        state = self.preview.state
        shown = await self.work(lambda: home_of(self.editor, (), state))
        self.page(self.pages.home(**shown, notice=notice))


class EnterHandler(EditorHandler):
    """Lets a phone in that knows the code."""

    is_open = True

    def get(self) -> None:
        """Takes the code of an address that was scanned."""
        self._enter(self.get_argument("ma", ""))

    def post(self) -> None:
        """Takes the code that was typed."""
        self._enter(self.get_body_argument("ma", ""))

    def _enter(self, code: str) -> None:
        if not self.gate.takes(code):
            self._say(HTTPStatus.FORBIDDEN, "editor_wrong_code", asks_code=True)
            return
        self.set_cookie(_COOKIE, self.gate.key, path=HOME, httponly=True, samesite="Strict")
        self.redirect(HOME, status=HTTPStatus.SEE_OTHER)


class AssetHandler(EditorHandler):
    """Serves the style and the script."""

    is_open = True

    def get(self, ending: str) -> None:
        """Answers with one of the two."""
        self.set_header("Content-Type", f"text/{'css' if ending == 'css' else 'javascript'}; charset=utf-8")
        self.finish(self.pages.style if ending == "css" else self.pages.script)

    head = get


EDITOR_ROUTES = (
    (r"/__sua", HomeHandler),
    (r"/__sua/", HomeHandler),
    (r"/__sua/tep/(.+)", FileHandler),
    (r"/__sua/thu/(.+)", TrialHandler),
    (r"/__sua/moi/(.+)", NewHandler),
    (r"/__sua/thu-moi/(.+)", NewTrialHandler),
    (r"/__sua/hoan-tac", UndoHandler),
    (r"/__sua/vao", EnterHandler),
    (r"/__sua/sua\.(css|js)", AssetHandler),
)
"""What answers which address."""
