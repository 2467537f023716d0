"""What a rule is, but for its texts."""

from dataclasses import dataclass

from site_builder.model.problem import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule: how grave it is to break it, and an example. What it says is `rule_text` of its code.

    `wrong` and `right` are what an editor might have written, and how it should read: `explain CODE` shows them. Where
    `where` names the kind of file, they are parts of such a file, and a test writes them into one; otherwise they tell
    in words what no text can show (an encoding, a size, a name).
    """

    wrong: str = ""
    right: str = ""
    where: str = ""
    severity: Severity = Severity.ERROR
