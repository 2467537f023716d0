"""The questions of `new`: what was typed as an option is read, and the rest is asked for where somebody can answer."""

import sys
from collections.abc import Collection, Mapping

from site_builder.cli.arguments.new import read_kind
from site_builder.cli.exit import UsageError
from site_builder.cli.paths import unit_path
from site_builder.cli.words.all import Words
from site_builder.content.files import read_layers
from site_builder.editing.new.make import CannotEdit, ContentContext, Question
from site_builder.model.folder import Folder, UnitPath
from site_builder.model.frozen import frozen
from site_builder.model.location import Location
from site_builder.model.problem import Problem, Refused
from site_builder.report.message import shown
from site_builder.text.normalize import fold

_LISTED = 15
"""How many units are listed to choose from."""


def somebody_answers() -> bool:
    """Whether questions can be asked. A program that runs us may have closed the standard input."""
    return sys.stdin is not None and sys.stdin.isatty()


def kind_to_make(kinds: Collection[str], words: Words) -> str:
    """Asks until one of the kinds is answered. Raises UsageError where nobody can be asked."""
    if not somebody_answers():
        raise UsageError(words["new_lacking_kind"].format(kinds=", ".join(kinds)))
    while (kind := read_kind(_typed(words["new_ask_needed"].format(question=words["ask_kind"])))) not in kinds:
        print(words["choice"].format("KIND", kind, ", ".join(kinds)))
    return kind


def unit_to_add_to(folders: Collection[Folder], words: Words) -> UnitPath:
    """Asks until there is such a unit. Raises UsageError where nobody can be asked."""
    if not somebody_answers():
        told = words["new_lacking"].format(option="unit", question=words["ask_unit"])
        raise UsageError(f"{told}\n   {_known(folders, words)}")
    question = words["new_ask_needed"].format(question=words["ask_unit"])
    while True:
        name = _typed(question)
        if name:
            try:
                return unit_named(name, folders, words)
            except UsageError as error:
                print(error)


def unit_named(name: str, folders: Collection[Folder], words: Words) -> UnitPath:
    """The unit of this folder, with those around it or without, or of this name: "xã Bảo Quang".

    Raises UsageError, with what exists.
    """
    path = unit_path(name) or ()
    if any(folder.path == path for folder in folders) and (path or name.strip() in (".", "/", "./")):
        return path
    wanted = fold(name)
    found = [folder.path for folder in folders if folder.path[-1:] == path or wanted in map(fold, _names(folder))]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(words["new_units_alike"].format(name=name, units=", ".join(map("/".join, found))))
    raise UsageError(f"{words['no_unit'].format(name=name)} {_known(folders, words)}")


def _names(folder: Folder) -> tuple[str, ...]:
    """What people call a unit."""
    profile = read_layers(folder)[-1].profile
    return tuple(filter(None, (profile.name, f"{profile.kind} {profile.name}".strip())))


def _known(folders: Collection[Folder], words: Words) -> str:
    """The sentence with the units that exist, the first of them."""
    named = [("/".join(folder.path) or ".", _names(folder)) for folder in list(folders)[:_LISTED]]
    units = ", ".join(f"{path} ({names[-1]})" if names else path for path, names in named)
    return words["new_units"].format(units=units + " …" * (len(folders) > _LISTED))


@frozen
class Interview:
    """The questions about one new thing, and the language in which they are asked."""

    kind: str
    around: ContentContext
    lang: str
    words: Words

    def answer(self, question: Question, option: str | None) -> str:
        """The option's value, or what the person says. Raises UsageError, and CannotEdit where there is no choice."""
        choices = question.choices(self.around) if question.choices else {}
        if question.choices and not choices:
            if question.needed:
                raise CannotEdit("unfit_categories")
            return ""
        if option is None and somebody_answers():
            return self._ask(question, choices)
        try:
            answer = question.read(option or "", self.around)
        except Refused as refused:
            raise UsageError(self.refusal("new_refused", question.name, refused)) from refused
        if question.needed and not answer:
            asked = self.words[f"ask_{self.kind}_{question.name}"]
            raise UsageError(self.words["new_lacking"].format(option=question.name, question=asked))
        return answer

    def _ask(self, question: Question, choices: Mapping[str, str]) -> str:
        """Asks until the answer will do."""
        for number, (name, meaning) in enumerate(choices.items(), start=1):
            print(f"  {number}. {name}: {meaning}")
        form = "new_ask" if question.today else "new_ask_needed" if question.needed else "new_ask_free"
        asked = self.words[form].format(
            question=self.words[f"ask_{self.kind}_{question.name}"], default=f"{self.around.day:%d/%m/%Y}"
        )
        while True:
            try:
                answer = question.read(_typed(asked), self.around)
            except Refused as refused:
                print(self.refusal("new_refused_again", question.name, refused))
            except CannotEdit as error:
                print(self.words[error.word].format(**error.words))
            else:
                if answer or not question.needed:
                    return answer
                print(self.words["new_again"])

    def refusal(self, word: str, option: str, refused: Refused) -> str:
        """What is wrong with an answer and what to do, in the words of `check`."""
        return refused_in_words(refused, self.words[word], option, self.lang)


def refused_in_words(refused: Refused, sentence: str, option: str, lang: str) -> str:
    """Fills a sentence with what is wrong with an answer and what to do."""
    problem = Problem.found(refused.code, Location(file=""), **{"key": option, **refused.words})
    told = shown(problem, "", lang)
    return sentence.format(option=option, said=told.message, do=told.advice)


def _typed(prompt: str) -> str:
    return input(prompt).strip()
