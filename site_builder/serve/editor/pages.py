"""Makes the pages of the editor. All text is escaped by the templates."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from site_builder.editing.forms.answers import REMOVED
from site_builder.model import addresses
from site_builder.model.file_kinds import kind_in_unit
from site_builder.model.folder import UnitPath
from site_builder.model.frozen import frozen
from site_builder.report.terminal import advised
from site_builder.serve.editor.answer import FieldMessage, FormAnswer, OpenFile
from site_builder.serve.editor.finding import FoundValue
from site_builder.serve.editor.views import names_in, part_view

HOME, FILES, TRIAL = "/__sua/", "/__sua/tep/", "/__sua/thu/"
NEW_FILE, NEW_TRIAL = "/__sua/moi/", "/__sua/thu-moi/"
PICTURES = "/__sua/anh/"


@frozen
class EditorLink:
    """Leads from a list to what it names."""

    name: str
    href: str
    file: str = ""
    says: str = ""


class EditorPages:
    """Fills the templates."""

    def __init__(self, words: Mapping[str, str], lang: str, token: str) -> None:
        self.words = words
        own = Path(__file__).parent
        self._templates = Environment(
            loader=FileSystemLoader(own / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(words=words, lang=lang, token=token)
        self.assets = {name: own.joinpath(name).read_text("utf-8") for name in ("sua.css", "sua.js", "soan.js")}

    def said(self, title: str, text: str, *, asks_code: bool = False) -> str:
        """Returns a page that only says something, or asks for the code of the terminal."""
        return self._fill("said.html", title=title, text=text, code=asks_code)

    def home(self, **shown: object) -> str:
        """Returns the page of a unit: what can be edited, what is wrong, what is due, what was saved."""
        return self._fill("home.html", **shown)

    def send(self, **shown: object) -> str:
        """Returns the page that sends: what waits, or what became of it."""
        return self._fill("send.html", title=self.words["editor_send"], **shown)

    def older(self, **shown: object) -> str:
        """Returns the page of a file's older versions."""
        return self._fill("older.html", **shown)

    def found(self, unit: UnitPath, values: Iterable[FoundValue]) -> str:
        """Returns the page that asks which of several values is meant, and in which layer it is to be written."""
        own = "/".join((*unit, "unit.yaml"))
        found = [
            {
                **{name: getattr(one, name) for name in ("file", "label", "written", "units")},
                "href": value_link(one.file, one.name),
                "own": value_link(own, one.name) if _is_overridable(one) else "",
            }
            for one in values
        ]
        text = self.words["editor_which" if found else "editor_none_found"]
        title, home = self.words["editor_title"], unit_link(unit, "").href
        return self._fill("found.html", title=title, text=text, found=found, home=home)

    def form(self, answer: FormAnswer, *, focus: str = "", notice: str = "") -> str:
        """Returns the form of a file, with what became of what was typed last."""
        opened, told = answer.opened, [_told(one) for one in answer.messages]
        known = {name for name, _ in told} | {name.removeprefix(REMOVED) for name in (*answer.typed, *answer.met)}
        view = part_view(opened.form, {*known, focus})
        names = set(names_in(view))
        messages: dict[str, list[Any]] = {}
        for name, line in told:
            messages.setdefault(name, []).append(line)
        errors = sum(line["is_error"] for _, line in told)
        is_told = not answer.is_saved
        return self._fill(
            "form.html",
            title=opened.form.label,
            file=opened.file,
            file_key=_new_address("", opened) if opened.is_new else opened.file,
            action=_new_address(NEW_FILE, opened) if opened.is_new else f"{FILES}{quote(opened.file)}",
            trial=_new_address(NEW_TRIAL, opened) if opened.is_new else f"{TRIAL}{quote(opened.file)}",
            base=opened.base,
            pictures=f"{PICTURES}{quote(opened.file)}" if opened.file.endswith(".md") else "",
            is_new=opened.is_new,
            units=opened.units,
            form=view,
            focus=focus,
            typed={} if answer.is_saved else answer.typed,
            met=answer.met,
            lost=answer.lost,
            refused=answer.refused,
            messages=messages if is_told else {},
            listed=[{**line, "href": f"#f:{quote(name)}" if name in names and name else ""} for name, line in told],
            errors=errors if is_told else 0,
            warned=len(told) - errors if is_told else 0,
            is_saved=answer.is_saved or bool(notice),
            notice=notice,
            page=page_of(opened),
        )

    def trial(self, answer: FormAnswer) -> dict[str, Any]:
        """Returns what is wrong with what somebody is typing, for the script."""
        lines = [{**line, "name": name} for name, line in map(_told, answer.messages)]
        refusal = [{"name": "", "says": answer.refused, "is_error": True}] if answer.refused else []
        met = [{"name": name, "says": self.words["editor_met"], "is_error": False} for name in answer.met]
        return {"messages": [*lines, *refusal, *met]}

    def _fill(self, template: str, **shown: object) -> str:
        return self._templates.get_template(template).render(**shown)


def _told(one: FieldMessage) -> tuple[str, dict[str, Any]]:
    message = one.message
    return one.name, {"says": f"{message.message}. {advised(message)}.", "is_error": message.is_error}


def _new_address(start: str, opened: OpenFile) -> str:
    return new_link(start, opened.place.unit, opened.place.name)


def new_link(start: str, unit: UnitPath, name: str) -> str:
    """Returns the address of the form for a new file of a kind."""
    folder, slash, _ = name.partition("/")
    return f"{start}{quote(folder + slash)}?don-vi={quote('/'.join(unit))}"


def page_of(opened: OpenFile) -> str:
    """Returns the address of the page that shows a file; "" where none does."""
    kind = kind_in_unit(opened.place.name)
    if kind is None or kind.page is None or opened.is_new:
        return f"/{addresses.home(())}" if kind is None else ""
    stem = opened.place.name.rpartition("/")[2].partition(".")[0]
    text = f"{kind.slug_of(stem)}/" if kind.is_folder else ""
    return quote(f"/{addresses.home(opened.place.unit)}{kind.page}{text}")


def unit_link(path: UnitPath, name: str) -> EditorLink:
    """Returns the link to a unit's page in the editor."""
    return EditorLink(name=name, href=f"{HOME}?don-vi={quote('/'.join(path))}")


def file_link(file: str, name: str, *, line: int = 0, column: int = 0, says: str = "") -> EditorLink:
    """Returns the link to the form of a file, or of the value at a place in it."""
    place = f"?dong={line}&cot={column}" if line else ""
    return EditorLink(name=name, href=f"{FILES}{quote(file)}{place}", file=file, says=says)


def _is_overridable(one: FoundValue) -> bool:
    """Whether a unit can have a value of its own in the place of an inherited one: a single one of `unit.yaml`."""
    is_single = not any(step.isdecimal() for step in one.name.split("/"))
    return not one.is_own and one.file.endswith("unit.yaml") and is_single


def value_link(file: str, name: str) -> str:
    """Returns the address of the form of a file, open at a value."""
    return f"{FILES}{quote(file)}?o={quote(name)}"


def listed(lines: Iterable[str]) -> str:
    """Returns what was changed, as one text."""
    return "; ".join(dict.fromkeys(lines))
