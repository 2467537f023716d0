"""A problem as a person reads it: where, what, the line with a caret, what to do."""

from site_builder.model.problem import Problem, Severity
from site_builder.report.rules import RULES

_WIDTH, _BEFORE = 160, 100
"""How much of a line is shown, and how much of it before the mistake."""
_WHOLE_FILE = ("file-", "same-slug", "no-front-matter", "no-site", "no-unit")
"""Rules on a file as a whole: its first line would explain nothing."""
_SEVERITY = {
    "vi": {Severity.ERROR: "lỗi", Severity.WARNING: "nhắc"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning"},
}
_DO = {"vi": "Sửa", "en": "Do"}
_HINT = {"vi": "ý bạn là «{hint}»? Nếu không, ", "en": "did you mean «{hint}»? If not, "}


def message(problem: Problem, lang: str) -> str:
    """What is wrong, as one sentence."""
    rule = RULES[problem.code]
    return (rule.says if lang == "vi" else rule.says_en).format_map(problem.words)


def advice(problem: Problem, lang: str) -> str:
    """What to do about it."""
    rule = RULES[problem.code]
    text = (rule.do if lang == "vi" else rule.do_en).format_map(problem.words)
    hint = problem.words.get("hint")
    return _HINT[lang].format(hint=hint) + text if hint else text


def show(problem: Problem, line: str, folder: str, lang: str) -> str:
    """The problem in the form that DESIGN.md fixes. `line` is the source line, "" where there is none to show."""
    head = f"{where(problem, folder)}: {severity(problem, lang)}: {message(problem, lang)}"
    return "\n".join([head, *excerpt(problem, line), f"   {advised(problem, lang)}"])


def where(problem: Problem, folder: str) -> str:
    """The place as editors and programs know it: "content/bao-quang/unit.yaml:3:10"."""
    place = problem.place
    return f"{folder}/{place.file}:{place.line}:{place.column}"


def severity(problem: Problem, lang: str) -> str:
    """The word for how much it matters."""
    return _SEVERITY[lang][problem.severity]


def excerpt(problem: Problem, line: str) -> tuple[str, ...]:
    """The source line and a caret below it; nothing where the line would explain nothing."""
    if not line.strip() or problem.code.startswith(_WHOLE_FILE):
        return ()
    place = problem.place
    start = max(0, place.column - _BEFORE)
    shown = "…" * bool(start) + line[start : start + _WIDTH] + "…" * (len(line) > start + _WIDTH)
    gutter = f"{place.line:>5} | "
    caret = " " * (place.column - 1 - start + bool(start)) + "^"
    return gutter + shown, " " * (len(gutter) - 2) + "| " + caret


def advised(problem: Problem, lang: str) -> str:
    """What to do about it, after the word that says so."""
    return f"{_DO[lang]}: {advice(problem, lang)}"
