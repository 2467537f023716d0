"""Sets sheets with Typst: a sheet becomes a PDF, and the list of the codes on it.

Two runs give the same bytes, on any machine: only our own fonts are used, and the day is the sheet's. Typst reads
nothing but the folder of templates.
"""

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from importlib import import_module
from pathlib import Path
from typing import Any

from site_builder.model.frozen import frozen
from site_builder.model.theme import Theme
from site_builder.printing.colours import colours_of
from site_builder.printing.sheet import Sheet

_FOLDER = Path(__file__).parent
_TEMPLATES, _FONTS = _FOLDER / "templates", _FOLDER / "fonts"
FAMILIES = ("Be Vietnam Pro", "Noto Sans Khmer", "Noto Sans", "Noto Sans Math", "Noto Sans Symbols2")
"""The fonts, in the order in which a letter is looked for: Vietnamese, Khmer, then signs such as → ≥ ☐."""
STANDARDS = ("a-2a", "ua-1")
"""An archive takes it, and a screen reader reads it. Without them a letter that no font has would silently be a box."""
_LACKING = re.compile(r"the text `\"(.*?)\"` could not be displayed")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class NoTypst(Exception):  # noqa: N818 - the name says what is missing
    """Reports that Typst, which is an extra of the program, is not installed."""


class Unprintable(Exception):  # noqa: N818 - the name says what is wrong
    """Reports letters for which no font has a picture. `texts` are the parts of the content that hold them."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        super().__init__(*texts)
        self.texts = texts


@frozen
class SetCode:
    """Says which code stands on which page, how large it is without its margin, and for which distance it is meant."""

    page: int
    payload: str
    size_mm: float
    distance_m: float
    label: str


@frozen
class SetSheet:
    """Holds a finished PDF and the codes on it, in the order of the pages."""

    pdf: bytes
    pages: int
    codes: tuple[SetCode, ...]


@dataclass(slots=True)
class Typesetter:
    """Sets sheets. Templates and fonts are read once, which is most of the time of a single sheet."""

    _compilers: dict[str, Any] = field(default_factory=dict)
    _fonts: Any = None

    def pdf(self, sheet: Sheet, theme: Theme, day: date) -> SetSheet:
        """Returns the PDF of a sheet in the colours of a theme, as of a day. Raises NoTypst, Unprintable."""
        compiler, typst = self._compiler(sheet), _typst()
        moment = datetime.combine(day, time(), UTC)
        inputs = {"data": data_of(sheet, theme)}
        try:
            pdf: bytes = compiler.compile(
                format="pdf", sys_inputs=inputs, pdf_standards=list(STANDARDS), timestamp=moment
            )
        except typst.TypstError as error:
            letters = _lacking(error.diagnostic)
            if not letters:
                raise  # a fault of a template
            raise Unprintable(letters) from error
        found: list[dict[str, Any]] = json.loads(compiler.query("<code>", field="value"))
        pages: int = json.loads(compiler.query("<pages>", field="value", one=True))
        return SetSheet(pdf=pdf, pages=pages, codes=tuple(SetCode(**row) for row in found))

    def _compiler(self, sheet: Sheet) -> Any:  # noqa: ANN401 - the types of an extra that may not be there
        typst = _typst()
        self._fonts = self._fonts or typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FONTS)]
        )
        if sheet.template not in self._compilers:
            template = str(_TEMPLATES / f"{sheet.template}.typ")
            self._compilers[sheet.template] = typst.Compiler(
                input=template, root=str(_TEMPLATES), font_paths=self._fonts, sys_inputs={"data": "{}"}
            )
        return self._compilers[sheet.template]


def data_of(sheet: Sheet, theme: Theme) -> str:
    """Returns what a template reads, as JSON."""
    return json.dumps({**sheet.shows, **colours_of(theme), "fonts": FAMILIES}, ensure_ascii=False)


def _lacking(diagnostic: str) -> tuple[str, ...]:
    """Returns the texts that Typst could not show, each once."""
    texts = (_ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) for text in _LACKING.findall(diagnostic))
    return tuple(dict.fromkeys(texts))


def _typst() -> Any:  # noqa: ANN401 - the types of an extra that may not be there
    try:
        return import_module("typst")
    except ImportError as error:
        raise NoTypst from error
