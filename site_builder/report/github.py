"""The result as GitHub's runner reads it: notes beside the lines of a pull request, and a log that cannot be steered.

A step may make 10 notes of each kind; so the first errors and warnings become notes, one more note counts the rest, and
the log holds them all. Texts in the log come from the content, whose lines could be taken for commands to the runner:
they stand behind `stop-commands`, with a word that the content cannot know because it is the digest of the whole log.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from site_builder.report.message import Message
from site_builder.report.outcome import Outcome
from site_builder.report.phrases import PHRASES
from site_builder.report.summary import closing, consequences
from site_builder.report.terminal import show

_NOTES = 10
"""Notes of each kind that GitHub takes from one step."""
_LONGEST = 4000
"""Characters of a note; GitHub takes 64 kB, nobody reads that."""


def as_annotations(outcome: Outcome) -> str:
    """Notes first, then the whole log, folded."""
    first = _gravest_first(outcome.problems)
    errors = [problem for problem in first if problem.is_error]
    warnings = [problem for problem in first if not problem.is_error]
    noted = [*errors[:_NOTES], *warnings[:_NOTES]]
    rows = [_note(problem, outcome) for problem in noted]
    words, rest = PHRASES[outcome.lang], len(outcome.problems) - len(noted)
    if rest:
        rows.append(f"::notice title={_property(words['title'])}::{_text(words['elsewhere'].format(count=rest))}")
    return "\n".join([*rows, *_log(outcome)]) + "\n"


def _gravest_first(problems: Iterable[Message]) -> list[Message]:
    """What was just edited; then each fault once before any is repeated; those of outer units stop more units."""
    told, ranks = Counter[str](), list[tuple[bool, int, int]]()
    found = list(problems)
    for problem in found:
        ranks.append((not problem.changed, told[problem.message], len(problem.unit.split("/")) if problem.unit else 0))
        told[problem.message] += 1
    return [problem for _, problem in sorted(zip(ranks, found, strict=True), key=lambda pair: pair[0])]


def _note(problem: Message, outcome: Outcome) -> str:
    words, place = PHRASES[outcome.lang], problem.place
    properties = {"file": outcome.path(problem), "line": str(place.line)}
    if problem.line:
        properties |= {"col": str(place.column), "endColumn": str(problem.end - 1)}
    properties["title"] = f"{words[problem.severity].capitalize()} [{problem.code}]"
    said = f"{problem.message}\n{words['do']}: {problem.advice}"
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{problem.severity} {told}::{_text(said[:_LONGEST])}"


def _log(outcome: Outcome) -> Iterator[str]:
    told = [show(problem, outcome.root) for problem in outcome.problems]
    body = "\n".join([*told, *consequences(outcome), closing(outcome)])
    word = sha256(body.encode("utf-8", "replace")).hexdigest()
    title = PHRASES[outcome.lang]["all"].format(count=len(outcome.problems))
    yield from (f"::group::{_text(title)}", f"::stop-commands::{word}", body, f"::{word}::", "::endgroup::")


def _text(text: str) -> str:
    """A command's text, in which only these would be taken for something else."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
