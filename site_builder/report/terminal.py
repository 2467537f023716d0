"""A problem as a person reads it: where, what, the line with a caret, what to do."""

from site_builder.model.problem import Problem, Severity
from site_builder.report.rules import RULES
from site_builder.text.names import printable

_WIDTH, _BEFORE = 160, 100
"""How much of a line is shown, and how much of it before the mistake."""
_QUOTED = 100
"""Letters of what an editor wrote that a message repeats; lists to choose from are ours, and whole."""
_LISTS = ("known", "choices")
_WHOLE_FILE = ("file-", "folder-", "name-", "same-name", "same-slug", "no-front-matter", "no-site", "no-unit")
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
    return (rule.says if lang == "vi" else rule.says_en).format_map(_words(problem))


def advice(problem: Problem, lang: str) -> str:
    """What to do about it."""
    rule = RULES[problem.code]
    text = (rule.do if lang == "vi" else rule.do_en).format_map(_words(problem))
    hint = problem.words.get("hint")
    return _HINT[lang].format(hint=hint) + text if hint else text


def _words(problem: Problem) -> dict[str, str]:
    """What an editor wrote may be a whole page that lost its quotation mark: a message quotes the beginning."""
    return {
        name: word if len(word) <= _QUOTED or name in _LISTS else f"{word[:_QUOTED]}…"
        for name, word in problem.words.items()
    }


def show(problem: Problem, line: str, folder: str, lang: str) -> str:
    """The problem in the form that DESIGN.md fixes. `line` is the source line, "" where there is none to show."""
    place = problem.place
    severity = _SEVERITY[lang][problem.severity]
    rows = [f"{folder}/{place.file}:{place.line}:{place.column}: {severity}: {message(problem, lang)}"]
    if line.strip() and not problem.code.startswith(_WHOLE_FILE):
        start = max(0, place.column - _BEFORE)
        line = printable(line)
        shown = "…" * bool(start) + line[start : start + _WIDTH] + "…" * (len(line) > start + _WIDTH)
        gutter = f"{place.line:>5} | "
        caret = " " * (place.column - 1 - start + bool(start)) + "^"
        rows += [gutter + shown, " " * (len(gutter) - 2) + "| " + caret]
    return "\n".join([*rows, f"   {_DO[lang]}: {advice(problem, lang)}"])
