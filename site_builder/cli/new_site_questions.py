"""The questions of `new site`: what was typed as an option is read, the rest is asked for where somebody can answer."""

import sys
from collections.abc import Callable, Mapping
from typing import TypeVar

from site_builder.cli.exit import UsageError
from site_builder.cli.new_questions import refused_in_words
from site_builder.cli.paths import PROJECT
from site_builder.cli.words.all import Words
from site_builder.editing.new.make import CannotEdit
from site_builder.editing.new.site.colours import PALETTE, PlaceColours, colours_of
from site_builder.editing.new.site.places import described, kind_and_name, province_of, root_place, unit_places
from site_builder.editing.new.workflow import FORGES
from site_builder.model.frozen import frozen
from site_builder.model.problem import Refused
from site_builder.report.field_help import EditorHelp
from site_builder.text.address import read_base_url
from site_builder.text.gazetteer.names import COMMUNE_KINDS
from site_builder.text.gazetteer.places import Place
from site_builder.text.identifiers import read_language
from site_builder.text.normalize import fold
from site_builder.text.phones import read_phone, show_phone

_Value = TypeVar("_Value")


@frozen
class SiteInterview:
    """Reads options and asks for what is not given, in the language of the person."""

    words: Words
    lang: str
    helps: EditorHelp

    def refuse_lacking(self, needed: Mapping[str, str | None]) -> None:
        """Raises UsageError where nobody can be asked for what is needed, with all that is missing."""
        lacking = [name for name, value in needed.items() if not (value or "").strip()]
        if lacking and not sys.stdin.isatty():
            raise UsageError(self.words["site_lacking"].format(options=", ".join(lacking)))

    def place(self, name: str | None, kind: str | None, province: str | None) -> tuple[Place, str]:
        """The place that the site is for, and its province of today."""
        while True:
            named = name or self._typed("ask_site_name")
            own, bare = kind_and_name(named, kind or "")
            try:
                if not own:
                    own, bare = kind_and_name(named, self._typed("ask_site_type", lacking="--type"))
                written = province or self._typed("ask_site_province")
                inside = province_of(written)
                return root_place(bare, own, inside, self.helps, former=written), inside
            except CannotEdit as error:
                if (name and province) or not sys.stdin.isatty():
                    raise
                print(self.words[error.word].format(**error.words))

    def units(self, option: str | None, root: Place, province: str) -> tuple[Place, ...]:
        """The units of the site."""
        if option is None and (root.kind in COMMUNE_KINDS or root.district):
            return ()
        if option is None and sys.stdin.isatty():
            print(described(unit_places("", root, province, self.helps), self.helps))
        return self._answer(option, "ask_site_units", lambda text: unit_places(text, root, province, self.helps))

    def base_url(self, option: str | None) -> str:
        """The address of the whole site."""
        return self._answer(option, "ask_site_base_url", lambda text: str(read_base_url(text)))

    def hotline(self, option: str | None) -> str:
        """The number that residents call, as people write it; "" where it is not known yet."""
        return self._answer(option, "ask_site_hotline", lambda text: show_phone(read_phone(text)) if text else "")

    def languages(self, option: str | None) -> tuple[str, ...]:
        """The languages of the pages, Vietnamese first as all texts are. Those of which the pages have no words are
        told, and left out.
        """
        spoken = {path.stem for path in PROJECT.glob("themes/default/i18n/*.yaml")}
        spoken |= {path.stem for path in PROJECT.glob("site_builder/_themes/default/i18n/*.yaml")}
        asked = self._answer(
            option,
            "ask_site_languages",
            lambda text: [str(read_language(word)) for word in text.replace(",", " ").split()],
        )
        chosen = tuple(dict.fromkeys(("vi", *(language for language in asked if language in spoken))))
        if later := [language for language in asked if language not in spoken]:
            print(self.words["site_languages"].format(later=", ".join(later), chosen=", ".join(chosen)))
        return chosen

    def colours(self, option: str | None) -> PlaceColours:
        """The colours of the pages."""
        first = next(iter(PALETTE))
        return self._answer(option, "ask_site_color", lambda text: colours_of(text or first))

    def forge(self, option: str | None) -> str:
        """The forge whose workflow is written; "" for none."""
        return self._answer(option, "ask_site_forge", self._forge)

    def _forge(self, text: str) -> str:
        name = text.lower() or next(iter(FORGES))
        if fold(name) in ("khong", "none"):
            return ""
        if name not in FORGES:
            raise CannotEdit("unfit_forge", name=text, forges=", ".join(FORGES))
        return name

    def _answer(self, option: str | None, question: str, read: Callable[[str], _Value]) -> _Value:
        """The value of an option, or of what the person says: they are asked until it can be read."""
        if option is not None or not sys.stdin.isatty():
            return read((option or "").strip())
        while True:
            try:
                return read(self._typed(question))
            except Refused as refused:
                print(self.refusal(refused))
            except CannotEdit as error:
                print(self.words[error.word].format(**error.words))

    def _typed(self, question: str, lacking: str = "") -> str:
        """What the person types. Raises UsageError where nobody is there."""
        if not sys.stdin.isatty():
            raise UsageError(self.words["site_lacking"].format(options=lacking))
        return input(self.words[question].format(colours=", ".join(PALETTE)) + ": ").strip()

    def refusal(self, refused: Refused) -> str:
        """What is wrong with an answer and what to do, in the words of `check`."""
        return refused_in_words(refused, self.words["new_refused_again"], "", self.lang)
