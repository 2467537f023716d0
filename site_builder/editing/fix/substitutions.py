"""Repairs misspelt names in braces: `{duong day nong}` → `{đường dây nóng}`."""

from site_builder.editing.fix.meaning import meaning, parts
from site_builder.editing.fix.value import Draft, Edit
from site_builder.text.substitution import misspelt, spelled


def substitutions(draft: Draft) -> list[Edit]:
    """Spells names as the closed list has them, where one is meant for sure.

    Lines of YAML that are comments stay as they are; a comment behind a value is part of its line, and is respelt.

    What the file says is then read again: it says the same but for these names, or there are no edits.
    """
    if "{" not in draft.text:
        return []
    end_of_yaml = len(draft.lines) - parts(draft).body.count("\n")
    edits = [
        Edit(code="substitution", line=number, column=offset + 1, old=old, new=new)
        for number, line in enumerate(draft.lines, start=1)
        if number >= end_of_yaml or not line.lstrip().startswith("#")
        for offset, old, new in misspelt(line)
    ]
    return edits if edits and meaning(draft, spelled) == meaning(draft.edited(edits)) else []
