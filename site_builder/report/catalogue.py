"""The catalogue of rules as people read it: one rule, the list of all, and the page that the editors' manual links."""

import re
from collections.abc import Iterator, Mapping

from site_builder.model.severity import Severity, severity_of
from site_builder.report.phrases import PHRASES
from site_builder.report.rules import RULES, SUBJECTS, Rule

_OPENING = """\
# Sổ tra lời báo lỗi

Máy báo lỗi nào thì cuối dòng đầu có mã của lỗi ấy, như `[phone-short]`. Tìm mã đó ở đây (trên máy tính: bấm Ctrl và F).
Chữ nào thay đổi theo từng chỗ thì ở đây ghi là «…».

«Lỗi» thì cả xã giữ trang cũ cho đến khi sửa xong. «Nhắc» thì trang vẫn đổi, nhưng nên sửa. Lỗi có mã bắt đầu bằng
`site-` hay `outside-` thì không giữ trang lại, nhưng bà con bấm vào chỗ ấy sẽ không tới nơi.

Trang này do máy viết ra từ chính những lời báo ấy; đừng sửa ở đây. Cách làm hằng ngày ở [sổ tay](README.md).
"""
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
    rule, words = RULES[code], PHRASES[lang]
    says, do = (rule.says, rule.do) if lang == "vi" else (rule.says_en, rule.do_en)
    where = f" ({words['where'].format(where=rule.where)})" if rule.where else ""
    rows = [
        f"{code}: {plain(says)}",
        f"   ({words[_when(code)]})",
        f"   {words['do']}: {plain(do)}",
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
        rows += [f"   {code:<20} {plain(rule.says if lang == 'vi' else rule.says_en)}" for code, rule in rules.items()]
    return "\n".join(rows[1:])


def manual_page() -> str:
    """`README-loi.md` beside the editors' manual: each rule stands under its code, so that `#code` leads to it."""
    sections = (row for subject, rules in _subjects() for row in _section(subject, rules))
    return "\n".join([_OPENING, *_contents(), *sections])


def _contents() -> Iterator[str]:
    for subject, rules in _subjects():
        yield f"**{PHRASES['vi'][subject]}**: " + ", ".join(f"[`{code}`](#{code})" for code in rules) + "\n"


def _section(subject: str, rules: Mapping[str, Rule]) -> Iterator[str]:
    words = PHRASES["vi"]
    yield f"## {words[subject]}\n"
    for code, rule in rules.items():
        where = f" ({words['where'].format(where=f'`{rule.where}`')})" if rule.where else ""
        fence = f"```{_LANGUAGE.get(rule.where.rpartition('.')[2], 'text')}"
        yield f"### {code}\n"
        yield f"**{words[severity_of(code)].capitalize()}.** {_literal(full_stop(plain(rule.says)))}\n"
        yield f"**{words['do']}:** {_literal(full_stop(plain(rule.do)))}\n"
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
