"""What a rule says in a language. What it is stands in `report/rules/`."""

from site_builder.model.frozen import frozen
from site_builder.report.messages import messages

_RULES = messages("rules")


@frozen
class RuleText:
    """The texts of a rule, which may name the problem's words in braces."""

    says: str
    """What is wrong: a sentence or two, without a full stop."""
    do: str
    """What to do about it; begins in lower case."""


def rule_text(code: str, lang: str) -> RuleText:
    """The texts of the rule of that code."""
    said = _RULES[lang]
    return RuleText(says=said[f"{code}.says"], do=said[f"{code}.do"])
