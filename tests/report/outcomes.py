"""Results to lay out: few problems or many, plain or hostile."""

from dataclasses import replace

from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.report.message import Message, shown
from site_builder.report.outcome import Outcome, changed_first

HOSTILE = (
    "<script>alert(1)</script>\n::set-output name=a::b\r\n%0A ##[add-mask]a | [x](https://a.example) `*_@admin &lt; "
    "\x1b[31m\u202e\udcff"
)
"""What somebody might write to be taken for something else than text."""


def phone(
    line: int = 3, *, file: str = "bao-quang/unit.yaml", value: str = "0912 34", changed: bool = False
) -> Message:
    """A number that is too short, with its line."""
    problem = Problem.found("phone-short", Location(file=file, line=line, column=10), value=value, wanted="10")
    return shown(problem, f"hotline: {value}", "vi", changed=changed)


def stray(file: str = "bao-quang/a.docx", *, changed: bool = False) -> Message:
    """A file of no known kind: a warning without a line."""
    return shown(Problem.found("file-unknown", Location(file=file)), "", "vi", changed=changed)


def link(value: str = "cai.md", line: int = 7, *, file: str = "bao-quang/guides/bai.md") -> Message:
    """A guide that does not exist, with the line that names it."""
    problem = Problem.found("link-guide", Location(file=file, line=line, column=9), value=value, hint="")
    return shown(problem, f"Xem [a](<{value}>).".replace("<", "").replace(">", ""), "vi")


def result(*problems: Message, lang: str = "vi") -> Outcome:
    """A check that has found these."""
    failed = sorted({problem.unit for problem in problems if problem.is_error})
    counts = {"units": 3, "pages": 30}
    return Outcome(
        problems=changed_first(problems), lang=lang, kind="checked", counts=counts, failed=tuple(failed), seconds=0.4
    )


def hostile() -> Outcome:
    """Names, words, lines and traces that would like to be something else."""
    place = Location(file=f"bao-quang/{HOSTILE}.yaml", line=3, column=10)
    fault = Problem.found("our-fault", place, trace=f"Traceback\n{HOSTILE}\n")
    bug = shown(fault, "", "vi")
    return result(phone(value=HOSTILE, file=place.file), stray(f"{HOSTILE}.docx"), bug)


def many(count: int = 10_000) -> Outcome:
    """As many problems as a whole country could make in a night, with long lines."""
    one = phone(value="0912 34" + " ấ" * 2000)
    places = (Location(file=f"xa-{number % 500}/unit.yaml", line=number + 1, column=10) for number in range(count))
    return result(*(replace(one, place=place) for place in places))
