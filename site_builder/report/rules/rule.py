"""One rule's texts. How grave its breach is, `model.severity` says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """The texts of a rule. The first four may name the problem's words in braces.

    `wrong` and `right` are what an editor might have written, and how it should read: `explain CODE` shows them. Where
    `where` names the kind of file, they are parts of such a file, and a test writes them into one; otherwise they tell
    in words what no text can show (an encoding, a size, a name).
    """

    says: str
    do: str
    says_en: str
    do_en: str
    wrong: str = ""
    right: str = ""
    where: str = ""
