"""Answers the browser of somebody who edits."""

from http import HTTPStatus
from urllib.parse import quote

from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.serve.editor.answer import FormAnswer, body_of
from site_builder.serve.editor.editor_handler import COOKIE, EditorHandler
from site_builder.serve.editor.finding import found_values, unit_of
from site_builder.serve.editor.home import home_of
from site_builder.serve.editor.making import blank, first_typed, save_new
from site_builder.serve.editor.older import bring_back, older_of
from site_builder.serve.editor.pages import FILES, HOME, listed, value_link
from site_builder.serve.editor.pictures import take_picture


class HomeHandler(EditorHandler):
    """Shows what can be edited, what is wrong, and what is due."""

    async def get(self) -> None:
        """Answers with the page of a unit."""
        unit, state = self.unit, self.preview.state
        shown = await self.work(lambda: home_of(self.editor, unit, state))
        self.page(self.pages.home(**shown, notice=""))

    head = get


class FindHandler(EditorHandler):
    """Leads from a block of a page to the value that it shows."""

    async def get(self) -> None:
        """Leads to the form of the value; where several could be meant, or units share it, asks."""
        page, block = self.get_argument("trang", ""), self.get_argument("chu", "")
        values = await self.work(lambda: found_values(self.editor, page, block))
        if len(values) == 1 and values[0].is_own:
            self.redirect(value_link(values[0].file, values[0].name), status=HTTPStatus.SEE_OTHER)
            return
        unit = await self.work(lambda: unit_of(self.editor, page))
        self.page(self.pages.found(unit, values))

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


class PictureHandler(EditorHandler):
    """Takes in a picture for a text."""

    async def post(self, file: str) -> None:
        """Answers with how the text names it, or with why it was not taken."""
        about, body = self.get_body_argument("_chu", ""), body_of(self.get_body_argument("_anh", ""))
        taken = await self.work(lambda: take_picture(self.editor, file, about, body or b""))
        self.tell({"link": taken.link, "refused": taken.refused})


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


class OlderHandler(FileHandler):
    """Shows the older versions of a file, and brings one back."""

    async def get(self, file: str) -> None:
        """Answers with the versions, the newest first."""
        try:
            shown = await self.work(lambda: older_of(self.editor, self.sender, file))
        except CannotEdit as error:
            self._refuse(error, file)
            return
        self.page(self.pages.older(**shown))

    head = get

    async def post(self, file: str) -> None:
        """Leads to the form of the file as it was, or says what is wrong with it today."""
        version = self.get_body_argument("_ban", "")
        try:
            answer = await self.work(lambda: bring_back(self.editor, self.sender, file, version))
        except CannotEdit as error:
            self._refuse(error, file)
            return
        self.answer(answer)


class SendHandler(EditorHandler):
    """Shows what would be sent, and sends it."""

    async def get(self) -> None:
        """Answers with what waits to be sent."""
        self.page(self.pages.send(**await self.work(self.sender.waiting, is_far=True)))

    head = get

    async def post(self) -> None:
        """Sends, and answers with what became of it. It takes as long as the check, and the other repository."""
        typed = self.typed()
        self.page(self.pages.send(**await self.work(lambda: self.sender.send(typed), is_far=True)))


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
        self.set_cookie(COOKIE, self.gate.key, path=HOME, httponly=True, samesite="Strict")
        self.redirect(HOME, status=HTTPStatus.SEE_OTHER)


class AssetHandler(EditorHandler):
    """Serves the style and the scripts."""

    is_open = True

    def get(self, name: str) -> None:
        """Answers with one of them."""
        self.set_header("Content-Type", f"text/{'css' if name.endswith('css') else 'javascript'}; charset=utf-8")
        self.finish(self.pages.assets[name])

    head = get


EDITOR_ROUTES = (
    (r"/__sua", HomeHandler),
    (r"/__sua/", HomeHandler),
    (r"/__sua/tep/(.+)", FileHandler),
    (r"/__sua/thu/(.+)", TrialHandler),
    (r"/__sua/moi/(.+)", NewHandler),
    (r"/__sua/thu-moi/(.+)", NewTrialHandler),
    (r"/__sua/anh/(.+)", PictureHandler),
    (r"/__sua/tim", FindHandler),
    (r"/__sua/hoan-tac", UndoHandler),
    (r"/__sua/ban-cu/(.+)", OlderHandler),
    (r"/__sua/gui", SendHandler),
    (r"/__sua/vao", EnterHandler),
    (r"/__sua/(sua\.css|sua\.js|soan\.js)", AssetHandler),
)
"""What answers which address."""
