"""The catalogue of rules: what is wrong and what to do, in Vietnamese for editors and in English for developers.

A text is one sentence or two, addressed to the person who must act. «…» holds what they wrote. When a problem proposes
a word (`hint`), the proposal comes before `do`. A code is stable: it is never given to another rule.
"""

from collections.abc import Mapping

from site_builder.report.rules.files import RULES as FILES
from site_builder.report.rules.freshness import RULES as FRESHNESS
from site_builder.report.rules.hosts import RULES as HOSTS
from site_builder.report.rules.links import RULES as LINKS
from site_builder.report.rules.outside import RULES as OUTSIDE
from site_builder.report.rules.people import RULES as PEOPLE
from site_builder.report.rules.pictures import RULES as PICTURES
from site_builder.report.rules.rule import Rule
from site_builder.report.rules.values import RULES as VALUES
from site_builder.report.rules.writing import RULES as WRITING

__all__ = ["RULES", "SUBJECTS", "Rule"]

SUBJECTS: Mapping[str, Mapping[str, Rule]] = {
    "writing": WRITING,
    "values": VALUES,
    "people": PEOPLE,
    "links": LINKS,
    "hosts": HOSTS,
    "outside": OUTSIDE,
    "pictures": PICTURES,
    "freshness": FRESHNESS,
    "files": FILES,
}
"""Subject → its rules, in the order in which the catalogue tells them; `report/phrases.py` has their headings."""

RULES: Mapping[str, Rule] = {code: rule for rules in SUBJECTS.values() for code, rule in rules.items()}
