"""The result as one HTML file that an official reads on a phone: by unit and file, each place with its line marked.

No script, no picture, no font, nothing from elsewhere: it can be sent by Zalo or e-mail and opened anywhere.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape

from site_builder.report.catalogue import full_stop, visible
from site_builder.report.html_style import CHOICE, STYLE
from site_builder.report.message import Message, excerpt
from site_builder.report.outcome import Outcome, by_unit
from site_builder.report.phrases import PHRASES
from site_builder.report.rules import RULES, SUBJECT, SUBJECTS
from site_builder.report.summary import closing, consequences, headline, legend
from site_builder.text.numbers import show_date

MOST = 300
"""Problems on the page: some 600 kB. Who has more mends these first; the machine formats have all."""
_WIDTH, _BEFORE = 160, 60
_KIND = "k-{}"
"""A subject's class and button."""


def as_page(outcome: Outcome) -> str:
    """The whole file."""
    words = PHRASES[outcome.lang]
    rest, kinds = len(outcome.problems) - MOST, _kinds(outcome)
    choices = "".join(CHOICE.format(kind=kind) for kind in kinds)
    parts = [
        f'<!DOCTYPE html>\n<html lang="{outcome.lang}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">',
        f"<title>{words['title']}</title>\n<style>{STYLE}{choices}</style>\n</head>\n<body>\n<main>",
        f"<p>{words['title']}</p>\n<h1>{headline(outcome)}</h1>",
        *_opening(outcome),
        *_choice(kinds, outcome),
        *_units(outcome),
        f'<p class="more">{words["more"].format(count=rest)}</p>' if rest > 0 else "",
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join(part for part in parts if part)


def _kinds(outcome: Outcome) -> list[str]:
    """The kinds of problems that there are, when there are several: else there is nothing to choose."""
    found = set(map(_kind, outcome.problems))
    return [kind for kind in map(_KIND.format, SUBJECTS) if kind in found] if len(found) > 1 else []


def _choice(kinds: list[str], outcome: Outcome) -> Iterator[str]:
    """The buttons that show one kind alone. The style does the choosing: there is no script.

    They stand beside what they choose from, because only so every browser's style can follow them.
    """
    if not kinds:
        return
    words, counts = PHRASES[outcome.lang], Counter(map(_kind, outcome.problems))
    yield f'<p class="only">{words["only"]}</p>'
    labels = [("k-all", words["every"], len(outcome.problems))]
    labels += [(kind, words[kind.removeprefix("k-")], counts[kind]) for kind in kinds]
    for kind, label, count in labels:
        checked = " checked" * (kind == "k-all")
        yield f'<input type="radio" name="kind" id="{kind}"{checked}><label for="{kind}">{label} ({count})</label>'


def _kind(problem: Message) -> str:
    return _KIND.format(SUBJECT[problem.code])


def _classes(problems: Iterable[Message]) -> str:
    return " ".join(sorted(set(map(_kind, problems))))


def _opening(outcome: Outcome) -> Iterator[str]:
    """What came of it in a sentence, then which units keep old pages."""
    words = PHRASES[outcome.lang]
    state = "bad" if outcome.errors else "warned" if outcome.problems else "fine"
    day = words["day"].format(day=show_date(outcome.day)) if outcome.day else ""
    yield f'<div class="result {state}">\n<p>{day} {escape(closing(outcome))}</p>'
    yield from (f"<p>{escape(told)}</p>" for told in consequences(outcome))
    yield f"<p>{legend(outcome)}</p>\n</div>"


def _units(outcome: Outcome) -> Iterator[str]:
    """The first problems by unit and file; where several units have some, the way to one's own above them."""
    ordered = [one for _, files in by_unit(outcome.problems) for _, inside in files for one in inside]
    units = by_unit(ordered[:MOST])
    names = [escape(unit or PHRASES[outcome.lang]["shared"]) for unit, _ in units]
    counts = Counter(problem.unit for problem in ordered)
    if len(units) > 1:
        yield '<ul class="units">'
        for number, (name, (unit, _)) in enumerate(zip(names, units, strict=True)):
            yield f'<li><a href="#u{number}">{name} ({counts[unit]})</a></li>'
        yield "</ul>"
    for number, (name, (_, files)) in enumerate(zip(names, units, strict=True)):
        kinds = _classes(problem for _, inside in files for problem in inside)
        yield f'<section class="{kinds}">\n<h2 id="u{number}">{name}</h2>'
        yield from (row for _, inside in files for row in _file(inside, outcome))
        yield "</section>"


def _file(problems: list[Message], outcome: Outcome) -> Iterator[str]:
    changed = f" <em>{PHRASES[outcome.lang]['changed']}</em>" if problems[0].changed else ""
    yield f'<div class="{_classes(problems)}">'
    yield f'<h3 class="file">{_breakable(outcome.path(problems[0]))}{changed}</h3>'
    yield from map(_problem, problems)
    yield "</div>"


def _problem(problem: Message) -> str:
    words, place = PHRASES[problem.lang], problem.place
    where = words["line"].format(line=place.line, column=place.column) if problem.line else words["whole"]
    severity = words[problem.severity].capitalize()
    parts = [
        f'<article class="{problem.severity} {_kind(problem)}">',
        f'<h4 class="where">{severity} · {where}</h4>',
        f"<p>{escape(full_stop(problem.message))}</p>",
        _source(problem) if problem.line else _written(problem),
        f'<p class="do"><strong>{words["do"]}:</strong> {escape(full_stop(problem.advice))}</p>',
        _example(problem.code, problem.lang),
        _folded(words["trace"], f"<pre>{escape(problem.trace)}</pre>") if problem.trace else "",
        "</article>",
    ]
    return "\n".join(part for part in parts if part)


def _source(problem: Message) -> str:
    """The source line, marked from the first character that is wrong to the last."""
    column, length = problem.place.column, max(1, problem.end - problem.place.column)
    line, start = excerpt(problem.line, column, before=_BEFORE, width=_WIDTH)
    before, marked, after = line[: start - 1], line[start - 1 : start - 1 + length], line[start - 1 + length :]
    mark = f"<mark>{escape(marked) if marked.strip() else '&nbsp;' * max(1, len(marked))}</mark>"
    return f'<pre class="source">{escape(before)}{mark}{escape(after)}</pre>'


def _written(problem: Message) -> str:
    """What is wrong where no line can show it, if the sentence has not room for it."""
    is_said = not problem.value or problem.value in problem.message
    return "" if is_said else f'<pre class="source">{escape(problem.value)}</pre>'


def _example(code: str, lang: str) -> str:
    words, rule = PHRASES[lang], RULES[code]
    where = f" ({escape(words['where'].format(where=rule.where))})" if rule.where else ""
    wrong = f"<p>{words['wrong']}{where}:</p>\n<pre>{escape(visible(rule.wrong))}</pre>"
    right = f"<p>{words['right']}:</p>\n<pre>{escape(visible(rule.right))}</pre>"
    return _folded(f"{words['example']} <code>{code}</code>", f"{wrong}\n{right}")


def _folded(title: str, inside: str) -> str:
    return f"<details>\n<summary>{title}</summary>\n{inside}\n</details>"


def _breakable(path: str) -> str:
    """A path that a narrow screen may break after its slashes."""
    return escape(path).replace("/", "/<wbr>")
