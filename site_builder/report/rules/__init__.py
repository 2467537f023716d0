"""The catalogue of rules: severity and example of each. A code is stable: it is never given to another rule.

What a rule says stands in `report/messages/<language>/rules/`, in the file of its subject under its code: `says` and
`do`, one sentence or two each, addressed to the person who must act. «…» holds what they wrote. When a problem proposes
a word (`hint`), the proposal comes before `do`.
"""

from collections.abc import Mapping

from site_builder.report.rules.codes import RULES as CODES
from site_builder.report.rules.facts import RULES as FACTS
from site_builder.report.rules.files import RULES as FILES
from site_builder.report.rules.forms import RULES as FORMS
from site_builder.report.rules.freshness import RULES as FRESHNESS
from site_builder.report.rules.guides import RULES as GUIDES
from site_builder.report.rules.hosts import RULES as HOSTS
from site_builder.report.rules.languages import RULES as LANGUAGES
from site_builder.report.rules.ledger import RULES as LEDGER
from site_builder.report.rules.links import RULES as LINKS
from site_builder.report.rules.markets import RULES as MARKETS
from site_builder.report.rules.marks import RULES as MARKS
from site_builder.report.rules.outreach import RULES as OUTREACH
from site_builder.report.rules.outside import RULES as OUTSIDE
from site_builder.report.rules.people import RULES as PEOPLE
from site_builder.report.rules.pictures import RULES as PICTURES
from site_builder.report.rules.printing import RULES as PRINTING
from site_builder.report.rules.rule import Rule
from site_builder.report.rules.site import RULES as SITE
from site_builder.report.rules.successions import RULES as SUCCESSIONS
from site_builder.report.rules.values import RULES as VALUES
from site_builder.report.rules.weight import RULES as WEIGHT
from site_builder.report.rules.writing import RULES as WRITING

__all__ = ["RULES", "SUBJECT", "SUBJECTS", "Rule"]

SUBJECTS: Mapping[str, Mapping[str, Rule]] = {
    "writing": WRITING,
    "values": VALUES,
    "people": PEOPLE,
    "outreach": OUTREACH,
    "markets": MARKETS,
    "facts": FACTS,
    "successions": SUCCESSIONS,
    "links": LINKS,
    "ledger": LEDGER,
    "hosts": HOSTS,
    "forms": FORMS,
    "guides": GUIDES,
    "marks": MARKS,
    "outside": OUTSIDE,
    "pictures": PICTURES,
    "weight": WEIGHT,
    "printing": PRINTING,
    "freshness": FRESHNESS,
    "files": FILES,
    "languages": LANGUAGES,
    "codes": CODES,
    "site": SITE,
}
"""Subject → its rules, in the order in which the catalogue tells them. `phrases.yaml` has a heading for each."""

SUBJECT: Mapping[str, str] = {code: subject for subject, rules in SUBJECTS.items() for code in rules}
"""One rule's subject."""

RULES: Mapping[str, Rule] = {code: rule for rules in SUBJECTS.values() for code, rule in rules.items()}
