"""What messages say: a folder a language, in it a file for each part, the same in all. `README.md` here tells how.

What a rule is (its severity, its example) stands in `report/rules/` and what it says here: in `rules/`, under its code.
"""

from pathlib import Path

from site_builder.text.languages import Catalogue


def messages(part: str) -> Catalogue:
    """A part of the messages, in every language that there is."""
    return Catalogue(Path(__file__).parent, part)


EDITING = messages("editing")
"""What those who edit content read in their files and in their editor's program. A language may lack all of it."""
