"""The result as Markdown, for the summary of a step on GitHub: `--report markdown=$GITHUB_STEP_SUMMARY`."""

from collections.abc import Iterator
from html import escape

from site_builder.report.catalogue import visible
from site_builder.report.message import Message, excerpt
from site_builder.report.outcome import Outcome, by_unit
from site_builder.report.phrases import PHRASES
from site_builder.report.rules import RULES
from site_builder.report.summary import closing, consequences, legend

LARGEST = 1_000_000
"""Bytes. GitHub refuses a summary over 1 MiB as a whole."""
_TAIL = 2_000
"""Bytes kept for the sentence that counts what found no room."""
_WIDTH, _BEFORE = 120, 60


def as_markdown(outcome: Outcome) -> str:
    """What came of it, then every problem by unit and file, as far as there is room."""
    parts = [_opening(outcome)]
    size, told = len(parts[0].encode()), 0
    for part, problems in _parts(outcome):
        size += len(part.encode())
        if size > LARGEST - _TAIL:
            parts.append(f"\n{PHRASES[outcome.lang]['more'].format(count=len(outcome.problems) - told)}\n")
            break
        parts.append(part)
        told += problems
    return "".join(parts)


def _opening(outcome: Outcome) -> str:
    words = PHRASES[outcome.lang]
    rows = [f"## {words['title']}", _literal(closing(outcome)), *map(_literal, consequences(outcome))]
    return "\n\n".join([*rows, legend(outcome)]) + "\n"


def _parts(outcome: Outcome) -> Iterator[tuple[str, int]]:
    """Pieces of the summary, each with the number of problems that it tells."""
    told: set[str] = set()
    for unit, files in by_unit(outcome.problems):
        yield f"\n### {_literal(unit or PHRASES[outcome.lang]['shared'])}\n", 0
        for _, problems in files:
            yield f"\n<code>{_literal(outcome.path(problems[0]))}</code>\n\n", 0
            for problem in problems:
                yield _problem(problem, with_example=problem.code not in told), 1
                told.add(problem.code)


def _problem(problem: Message, *, with_example: bool) -> str:
    words, place = PHRASES[problem.lang], problem.place
    where = words["line"].format(line=place.line, column=place.column) if problem.line else words["whole"]
    severity = words[problem.severity].capitalize()
    rows = [f"- **{severity}, {where}**: {_literal(problem.message)} `[{problem.code}]`"]
    if problem.line:
        shown, column = excerpt(problem.line, place.column, before=_BEFORE, width=_WIDTH)
        caret = " " * (column - 1) + "^"
        rows.append(f"  <pre>{_on_one_line(shown)}&#10;{caret}</pre>")
    rows.append(f"  {'' if problem.line else '<br>'}{words['do']}: {_literal(problem.advice)}")
    if with_example:
        rows.append(_example(problem.code, problem.lang))
    return "\n".join(rows) + "\n"


def _example(code: str, lang: str) -> str:
    """A rule's example, folded; once for each rule."""
    words, rule = PHRASES[lang], RULES[code]
    wrong, right = (_on_one_line(visible(text)) for text in (rule.wrong, rule.right))
    inside = f"{words['wrong']}: <pre>{wrong}</pre>{words['right']}: <pre>{right}</pre>"
    return f"  <details><summary>{words['example']}</summary>{inside}</details>"


def _on_one_line(text: str) -> str:
    """Text for <pre>: a real line break would end the list item, and what follows would be read as Markdown."""
    return escape(text, quote=False).replace("\n", "&#10;")


def _literal(text: str) -> str:
    """A text in Markdown that shows its marks as they are, and makes neither HTML nor links nor mentions of people."""
    marks = {mark: f"&#{ord(mark)};" for mark in "\\`*_~[]()<>|@#!$:"}
    return "".join(marks.get(letter, letter) for letter in text.replace("&", "&amp;"))
