"""Rule → a mistake against it: one file for each of `report/rules/`."""

from report.cases.codes import CASES as CODES
from report.cases.contents import Case
from report.cases.facts import CASES as FACTS
from report.cases.files import CASES as FILES
from report.cases.forms import CASES as FORMS
from report.cases.freshness import CASES as FRESHNESS
from report.cases.guides import CASES as GUIDES
from report.cases.hosts import CASES as HOSTS
from report.cases.languages import CASES as LANGUAGES
from report.cases.links import CASES as LINKS
from report.cases.markets import CASES as MARKETS
from report.cases.marks import CASES as MARKS
from report.cases.outreach import CASES as OUTREACH
from report.cases.people import CASES as PEOPLE
from report.cases.pictures import CASES as PICTURES
from report.cases.successions import CASES as SUCCESSIONS
from report.cases.values import CASES as VALUES
from report.cases.weight import CASES as WEIGHT
from report.cases.writing import CASES as WRITING

CASES: dict[str, Case] = {
    **WRITING,
    **VALUES,
    **PEOPLE,
    **OUTREACH,
    **LINKS,
    **HOSTS,
    **FORMS,
    **GUIDES,
    **MARKS,
    **PICTURES,
    **FRESHNESS,
    **FILES,
    **LANGUAGES,
    **CODES,
    **SUCCESSIONS,
    **MARKETS,
    **FACTS,
    **WEIGHT,
}
