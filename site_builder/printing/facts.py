"""Tells what several sheets say of a unit: its name now and before, and whom to call."""

from collections.abc import Iterable, Mapping

from site_builder.pages.context import PageContext
from site_builder.pages.home import emergency
from site_builder.pages.succession import beginnings, ending
from site_builder.pages.teams import office_call
from site_builder.pages.views import Call, Person
from site_builder.printing.sheet import Remark

_EMERGENCIES = 3
"""So many emergency numbers stand on a sheet, in the order of the catalogue."""


def other_name(context: PageContext) -> str:
    """Returns the sentence on what the unit has become, or else on what it was before; "" where there is none."""
    succession = context.unit.profile.succession
    return (ending(context, succession) or beginnings(context, succession)) if succession else ""


def shown_call(call: Call | None) -> Mapping[str, str] | None:
    """Returns a number to call as a sheet shows it."""
    return {"label": call.label, "number": call.number} if call else None


def main_call(context: PageContext, people: Iterable[Person] = ()) -> Call | None:
    """Returns the number that stands largest: the office's or the hotline, or else that of somebody who helps."""
    return office_call(context) or next((person.call for person in people if person.call), None)


def phone_remarks(context: PageContext, call: Call | None) -> tuple[Remark, ...]:
    """Returns a remark where a sheet has no number to call."""
    return () if call else (Remark(word="print_no_phone", gaps={"unit": context.label}),)


def emergencies(context: PageContext) -> tuple[Mapping[str, str] | None, ...]:
    """Returns the emergency numbers that have room on a sheet."""
    return tuple(map(shown_call, emergency(context)[:_EMERGENCIES]))
