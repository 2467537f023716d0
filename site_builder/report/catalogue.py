"""The catalogue of rules as people read it: one rule, the list of all, and the page that the editors' manual links."""

import re
from collections.abc import Iterator, Mapping

from site_builder.model.severity import Severity, severity_of
from site_builder.report.messages import EDITING
from site_builder.report.phrases import PHRASES
from site_builder.report.rule_text import rule_text
from site_builder.report.rules import RULES, SUBJECTS, Rule

_OF_PAGES = ("site-", "outside-")
"""Rules on finished pages, and on other sites: what breaks them keeps no page back."""
_LANGUAGE = {"md": "markdown", "yaml": "yaml"}
"""A file's ending → what its example is called in Markdown."""


class _Gaps(dict[str, str]):
    """Every word that a problem would bring is "…"."""

    def __missing__(self, name: str) -> str:
        return "…"


def plain(text: str) -> str:
    """A rule's text without a problem: "…" stands where the problem's own words would."""
    return text.format_map(_Gaps())


def explain(code: str, lang: str) -> str:
    """One rule: what is wrong, how grave it is, what to do, an example."""
    rule, text, words = RULES[code], rule_text(code, lang), PHRASES[lang]
    where = f" ({words['where'].format(where=rule.where)})" if rule.where else ""
    rows = [
        f"{code}: {plain(text.says)}",
        f"   ({words[_when(code)]})",
        f"   {words['do']}: {plain(text.do)}",
        "",
        f"   {words['wrong']}{where}:",
        *_indented(rule.wrong),
        f"   {words['right']}:",
        *_indented(rule.right),
    ]
    return "\n".join(rows)


def _when(code: str) -> str:
    """The word for what a rule's breach does."""
    severity = severity_of(code)
    return "when_pages" if severity is Severity.ERROR and code.startswith(_OF_PAGES) else f"when_{severity}"


def _indented(example: str) -> list[str]:
    return [f"       {row}" for row in visible(example).split("\n")]


def visible(example: str) -> str:
    """An example in which every character can be seen: a tab as →, a control character as ␇."""
    return re.sub(r"[\x00-\x08\x0b-\x1f]", "␇", example.replace("\t", "→"))


def listing(lang: str) -> str:
    """All codes by subject, each with its sentence."""
    rows: list[str] = []
    for subject, rules in _subjects():
        rows += ["", PHRASES[lang][subject]]
        rows += [f"   {code:<20} {plain(rule_text(code, lang).says)}" for code in rules]
    return "\n".join(rows[1:])


def manual_page(lang: str) -> str:
    """`README-loi.md` beside the editors' manual: each rule stands under its code, so that `#code` leads to it."""
    lang = EDITING.or_first(lang)
    sections = (row for subject, rules in _subjects() for row in _section(subject, rules, lang))
    return "\n".join([EDITING[lang]["manual.opening"], "", *_contents(lang), *sections])


def _contents(lang: str) -> Iterator[str]:
    for subject, rules in _subjects():
        yield f"**{PHRASES[lang][subject]}**: " + ", ".join(f"[`{code}`](#{code})" for code in rules) + "\n"


def _section(subject: str, rules: Mapping[str, Rule], lang: str) -> Iterator[str]:
    words = PHRASES[lang]
    yield f"## {words[subject]}\n"
    for code, rule in rules.items():
        where = f" ({words['where'].format(where=f'`{rule.where}`')})" if rule.where else ""
        fence = f"```{_LANGUAGE.get(rule.where.rpartition('.')[2], 'text')}"
        text = rule_text(code, lang)
        yield f"### {code}\n"
        yield f"**{words[severity_of(code)].capitalize()}.** {_literal(full_stop(plain(text.says)))}\n"
        yield f"**{words['do']}:** {_literal(full_stop(plain(text.do)))}\n"
        yield f"{words['wrong']}{where}:\n\n{fence}\n{visible(rule.wrong)}\n```\n"
        yield f"{words['right']}:\n\n{fence}\n{visible(rule.right)}\n```\n"


def full_stop(sentence: str) -> str:
    """A sentence with its end."""
    return sentence if sentence.endswith("…") else f"{sentence}."


def _literal(text: str) -> str:
    """A sentence in Markdown that shows its marks as they are."""
    return re.sub(r"([\\`*_\[\]<>#|!])", r"\\\1", text)


def _subjects() -> Iterator[tuple[str, Mapping[str, Rule]]]:
    return ((subject, rules) for subject, rules in SUBJECTS.items() if rules)
