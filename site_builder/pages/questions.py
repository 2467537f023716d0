"""Plans the page of what residents ask and the team answers."""

from collections.abc import Iterator

from site_builder.model import addresses
from site_builder.model.frozen import frozen
from site_builder.model.output import Page
from site_builder.model.question import ResidentQuestion
from site_builder.pages.asking import caution, ways_to_ask
from site_builder.pages.context import PageContext, cite, once_per_unit
from site_builder.pages.layout import page
from site_builder.pages.views import Html, Link
from site_builder.text.numbers import show_date


@frozen
class QuestionView:
    """Holds a question and its answer as residents read it."""

    id: str
    question: str
    answer: Html
    answered: str
    """It says who answered and when, as far as that is known."""
    source: str
    sample: bool


@once_per_unit
def shown_questions(context: PageContext) -> tuple[ResidentQuestion, ...]:
    """Returns the answered questions of today: the unit's own first, then what it inherits, as the files have them."""
    questions = [one for one in context.unit.questions.values() if context.has_come(one.date)]
    return tuple(sorted(questions, key=lambda one: not one.at("question").file.startswith(f"{context.home}questions")))


def question_pages(context: PageContext) -> Iterator[Page]:
    """Yields the page of questions; none where nobody has answered one."""
    questions = shown_questions(context)
    if not questions:
        return
    url, words = context.address(addresses.QUESTIONS), context.words
    yield page(
        context,
        url,
        "questions",
        words["questions"],
        words["questions_about"].format(unit=context.label),
        index=tuple(Link(text=one.question, href=f"#{one.id}") for one in questions),
        questions=tuple(_view(context, url, one) for one in questions),
        caution=caution(context, url),
        ways=ways_to_ask(context, url, "questions"),
    )


def questions_link(context: PageContext, url: str) -> Link | None:
    """Returns the link to the page of questions, or None where there is none."""
    count = len(shown_questions(context))
    target = context.way(url, context.address(addresses.QUESTIONS))
    note = context.words["questions_count"].format(count=count)
    return Link(text=context.words["questions"], href=target, note=note) if count else None


def _view(context: PageContext, url: str, one: ResidentQuestion) -> QuestionView:
    said = {(True, True): "answered_by_on", (True, False): "answered_by", (False, True): "answered_on"}
    word = said.get((bool(one.answered_by), bool(one.date)), "")
    day = show_date(one.date) if one.date else ""
    return QuestionView(
        id=one.id,
        question=one.question,
        answer=context.blocks(url, one, "answer"),
        answered=context.words[word].format(who=one.answered_by, day=day) if word else "",
        source=cite(one.source),
        sample=one.sample,
    )
