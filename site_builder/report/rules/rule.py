"""A rule, but for its texts and its severity."""

from site_builder.model.frozen import frozen


@frozen
class Rule:
    """An example of a rule. What it says is `rule_text` of its code; how grave it is to break it, `model.severity` says.

    `wrong` and `right` are what an editor might have written, and how it should read: `explain CODE` shows them. Where
    `where` names the kind of file, they are parts of such a file, and a test writes them into one; otherwise they tell
    in words what no text can show (an encoding, a size, a name).
    """

    wrong: str = ""
    right: str = ""
    where: str = ""
    shows_line: bool = True
    """Whether a report shows the line of the mistake. The first line of a file explains nothing of the file as a whole,
    and a line with a password is nobody's business."""
