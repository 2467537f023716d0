"""One rule's texts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """The texts of a rule. The first four may name the problem's words in braces.

    `wrong` and `right` are what an editor might have written, and how it should read: `explain CODE` shows them.
    """

    says: str
    do: str
    says_en: str
    do_en: str
    wrong: str = ""
    right: str = ""
