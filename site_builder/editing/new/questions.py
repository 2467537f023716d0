"""Lists what `new` asks for each kind of thing, in the order of its questions."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from site_builder.content.schema import SCALARS
from site_builder.content.yaml_nodes import UNPRINTABLE
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.new.context import ContentContext
from site_builder.model.frozen import frozen
from site_builder.model.problem import Refused
from site_builder.model.scalars import Phone, Url
from site_builder.text.normalize import clean
from site_builder.text.phones import show_phone
from site_builder.text.placeholders import is_placeholder
from site_builder.text.privacy.problems import PRIVATE_MOBILE, in_text

LONGEST = 200
"""An answer has at most so many characters; a longer title fills the screen of a phone."""
Choices = Callable[[ContentContext], Mapping[str, str]]
"""It returns the possible answers, and what each means."""


@frozen
class Question:
    """Describes one question. The command line has an option of this name, and the words of the question."""

    name: str
    kind: Any = str
    needed: bool = False
    choices: Choices | None = None
    today: bool = False
    """It is true if no answer means today."""

    def read(self, text: str, context: ContentContext) -> str:
        """Returns the answer as it will be written, or "" for none.

        Raises CannotEdit, or Refused as the readers of the content do.
        """
        answer = " ".join(UNPRINTABLE.sub(" ", clean(text)).split())
        if not answer:
            return f"{context.day:%Y-%m-%d}" if self.today else ""
        if len(answer) > LONGEST:
            raise CannotEdit("unfit_long", most=str(LONGEST))
        _check(answer)
        if self.choices:
            return _chosen(answer, list(self.choices(context)), self.name)
        value = SCALARS[self.kind](answer)
        if isinstance(value, date):
            return f"{value:%Y-%m-%d}"
        return show_phone(value) if self.kind is Phone else answer


def _check(answer: str) -> None:
    """Refuses what no page may show: a gap to be filled in, a brace, somebody's personal number."""
    if is_placeholder(answer):
        raise Refused("not-filled", value=answer)
    if "{" in answer:  # the fact of a unit, which is better written where the text can be seen
        raise Refused("substitution-form", value=answer)
    for problem in in_text(answer, ""):
        if problem.code != PRIVATE_MOBILE:  # a member's own number is published with consent
            raise Refused(problem.code, **problem.words)


def _chosen(answer: str, known: list[str], name: str) -> str:
    """Returns one of the known names, given by itself or by its number in the list that was shown."""
    if answer in known:
        return answer
    if answer.isdecimal() and answer.isascii() and 0 < int(answer) <= len(known):
        return known[int(answer) - 1]
    raise Refused("not-a-choice", key=name, value=answer, choices=", ".join(known))


def _topics(context: ContentContext) -> Mapping[str, str]:
    return {name: topic.name for name, topic in context.unit.profile.topics.items()}


def _categories(context: ContentContext) -> Mapping[str, str]:
    return {name: category.name for name, category in context.unit.categories.items()}


def _localities(context: ContentContext) -> Mapping[str, str]:
    found = context.unit.profile.localities.items()
    return {name: f"{locality.kind} {locality.name}" for name, locality in found}


TITLE = Question(name="title", needed=True)
QUESTIONS: Mapping[str, tuple[Question, ...]] = {
    "unit": (TITLE, Question(name="type", needed=True)),
    "team": (TITLE, Question(name="locality", choices=_localities), Question(name="head")),
    "guide": (
        TITLE,
        Question(name="summary", needed=True),
        Question(name="topic", choices=_topics),
        Question(name="date", kind=date, today=True),
    ),
    "announcement": (
        TITLE,
        Question(name="date", kind=date, today=True),
        Question(name="expires", kind=date),
    ),
    "event": (
        Question(name="date", kind=date, needed=True),
        Question(name="place"),
        Question(name="title"),
    ),
    "service": (
        TITLE,
        Question(name="category", choices=_categories, needed=True),
        Question(name="website", kind=Url),
        Question(name="hotline", kind=Phone),
    ),
}
"""It maps each kind of thing to its questions."""
