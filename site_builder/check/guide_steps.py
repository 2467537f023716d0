"""Rules on guides, which people act on: steps that count on, references to steps that exist, services that live."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from site_builder.check.context import CheckContext
from site_builder.check.heirs import living_heir
from site_builder.model.frozen import frozen
from site_builder.model.guide import Guide
from site_builder.model.location import once, past
from site_builder.model.problem import Problem
from site_builder.model.services import Service
from site_builder.model.texts import texts_of
from site_builder.text.dialect import normalise
from site_builder.text.dialect.marks import HEADING

_CHOICE = re.compile(r":\W*$|^\W*\*\*[^*]+\*\*\W*$")
"""What announces a list of its own: words that end with a colon, or a line in bold."""
_STEP = re.compile(r"\bbước\s+(\d{1,2})\b(?!/)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:[^.!?\n]|[.!?](?!\s))+")
_ELSEWHERE = re.compile(r"\bbài\b|\]\(|\btrang\b|\bđơn\b", re.IGNORECASE)
"""Words by which a sentence may speak of the steps of something else: «bước 2 của bài …», a link."""


@frozen
class Step:
    """A numbered line of a text: where it stands, the number that was written and the one that residents see."""

    offset: int
    written: int
    shown: int
    wanted: int
    """The number that goes on from the step before; 1 where a list may begin."""
    is_sound: bool


def guides(context: CheckContext) -> Iterator[Problem]:
    """Steps begin with 1 and count on, what is said of a step is said of one that exists, and no service is gone."""
    yield from _found(context.unit.guides, context.unit.services)


@once
def _found(guides: Mapping[str, Guide], services: Mapping[str, Service]) -> tuple[Problem, ...]:
    """The same for all units that inherit both unchanged."""
    found = [problem for guide in guides.values() for problem in _of_text(guide)]
    past = (item for guide in guides.values() for item in past_services(guide, services))
    return (*found, *(told for told, heir in past if not heir))


def past_services(guide: Guide, services: Mapping[str, Service]) -> Iterator[tuple[Problem, Service | None]]:
    """The services of a guide that are closed or replaced, and the one to which its page leads instead, if any."""
    for index, name in enumerate(guide.services):
        service = services.get(name)
        if service and service.state.is_past:
            heir = services.get(service.replaced_by or "")
            living = living_heir(service, services)
            words = {"value": name, "name": service.name, "hint": living.id if living else ""}
            told = Problem.found("guide-service-past", guide.at("services", index), **words)
            yield told, heir if heir and not heir.state.is_past else None


@once
def _of_text(guide: Guide) -> tuple[Problem, ...]:
    """What is wrong with the numbers of a guide's steps, whichever unit shows it."""
    place, numbered = guide.at("body"), tuple(steps(guide.body))
    found = []
    for step in numbered:
        if not step.is_sound:
            words = {"value": f"{step.written}.", "wanted": f"{step.wanted}."}
            found.append(Problem.found("guide-step-order", past(place, guide.body, step.offset), **words))
    last = max((step.shown for step in numbered), default=0)
    for text, start in texts_of(guide) if last else ():
        for offset, words_of_it, number in _spoken_of(text):
            if not 1 <= number <= last:
                words = {"value": words_of_it, "last": str(last)}
                found.append(Problem.found("guide-step-unknown", past(start, text, offset), **words))
    return tuple(found)


def _spoken_of(text: str) -> Iterator[tuple[int, str, int]]:
    """The steps of this guide that a text speaks of: where, in which words, which."""
    for sentence in _SENTENCE.finditer(text) if "bước" in text or "Bước" in text else ():
        if not _ELSEWHERE.search(sentence[0]):
            for step in _STEP.finditer(sentence[0]):
                yield sentence.start() + step.start(), step[0], int(step[1])


@dataclass(slots=True, kw_only=True)
class _Count:
    """Where a text's numbers have come to."""

    shown: int = 0
    lazy: bool = False
    """Whether every line of this list is written as 1., and counted by the browser."""
    is_over: bool = True
    """Whether a paragraph or heading has ended the list."""
    may_begin: bool = True
    """Whether a heading, or words that announce a choice, stand before the next list."""

    def take(self, offset: int, written: int) -> Step:
        """The next numbered line."""
        wanted = self.shown + 1
        if self.is_over:
            is_sound = written == wanted or (written == 1 and self.may_begin)
            self.shown, self.lazy = written, written == 1
        else:
            is_sound = written == wanted or (written == 1 and self.lazy)
            self.shown, self.lazy = wanted, self.lazy and written == 1
        self.is_over = self.may_begin = False
        return Step(offset=offset, written=written, shown=self.shown, wanted=wanted, is_sound=is_sound)


def steps(text: str) -> Iterator[Step]:
    """The numbered lines of a text that begin a step of its own, counted as pages show them."""
    items = {item.line: item for item in normalise(text).items}
    count, offset, after_blank = _Count(), 0, True
    for number, line in enumerate(text.split("\n")):
        item = items.get(number)
        if item:
            if item.number is not None and item.depth == 0:
                count.is_over = count.is_over or item.is_first
                yield count.take(offset + len(line) - len(line.lstrip()), item.number)
        elif HEADING.match(line):
            count.is_over = count.may_begin = True
        elif line.strip() and after_blank and not line.startswith(("    ", "\t")):
            count.may_begin = count.may_begin or bool(_CHOICE.search(line))
        after_blank, offset = not line.strip(), offset + len(line) + 1
