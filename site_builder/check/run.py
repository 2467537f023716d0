"""The rules on a unit in the order in which they are asked, and the one way to ask them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from site_builder.check import (
    dates,
    exemptions,
    facts,
    hosts,
    links,
    numbers_to_call,
    outreach,
    page_addresses,
    required,
    succession,
    translations,
    written_marks,
)
from site_builder.check.context import CheckContext
from site_builder.check.coverage import coverage, specialities, team_sizes
from site_builder.check.guide_steps import guides
from site_builder.check.issued_codes import issued_codes
from site_builder.check.link_schemes import forms, is_refused
from site_builder.check.markets import markets
from site_builder.check.override import overrides
from site_builder.check.privacy import consent, private_numbers
from site_builder.check.references import references
from site_builder.check.withdrawn import withdrawn
from site_builder.model import silence
from site_builder.model.exemption import exempting
from site_builder.model.frozen import frozen
from site_builder.model.problem import Problem, is_error

Check = Callable[[CheckContext], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    *required.CHECKS,
    references,
    *succession.CHECKS,
    *links.CHECKS,
    forms,
    guides,
    *written_marks.CHECKS,
    *dates.CHECKS,
    *outreach.CHECKS,
    consent,
    markets,
    *hosts.CHECKS,
    specialities,
    team_sizes,
    *page_addresses.CHECKS,
    withdrawn,
    *translations.CHECKS,
    issued_codes,
    private_numbers,
    overrides,
    *facts.CHECKS,
    *exemptions.CHECKS,
    coverage,
    *numbers_to_call.CHECKS,
)
"""To add a rule on units, write a function and name it here or in its module; its texts go to `report/rules/`."""

ONLY_WITHOUT_ERRORS: Mapping[Check, str] = {
    exemptions.unused_exemptions: "an error may hide the links that need an exemption",
    coverage: "a team that was misread lacks everybody",
}
"""The rules that are asked only of a unit without an error, and why."""


@frozen
class Checked:
    """What is wrong with a unit, what is not told of it, and whether nothing of it is an error."""

    told: tuple[Problem, ...]
    silenced: tuple[silence.Silenced[Problem], ...]
    is_healthy: bool


def ask(context: CheckContext) -> Checked:
    """Asks all rules about a unit. What is known of its files already is among the answers."""
    found = [problem for check in CHECKS if check not in ONLY_WITHOUT_ERRORS for problem in check(context)]
    fresh = silence.sift(
        found,
        silence.echo(context.known),
        silence.refused(partial(is_refused, context)),
        silence.number_told(context.known),
    )
    silencers = (silence.exempted(exempting(context.unit, context.day)), silence.reference_told(fresh.told))
    borne = silence.sift(
        (*context.known, *fresh.told), silence.led_to_known(partial(hosts.leads_astray, context)), *silencers
    )
    silenced = (*fresh.silenced, *borne.silenced)
    if any(map(is_error, borne.told)):
        return Checked(told=borne.told, silenced=silenced, is_healthy=False)
    context = replace(context, needed=frozenset(place for one in borne.silenced for place in one.because.by))
    more = (problem for check in ONLY_WITHOUT_ERRORS for problem in check(context))
    return Checked(told=(*borne.told, *more), silenced=silenced, is_healthy=True)
