"""Tells what several sheets say of a unit: its name now and before, and whom to call."""

from collections.abc import Iterable, Mapping

from site_builder.pages.context import PageContext
from site_builder.pages.home import emergency
from site_builder.pages.teams import office_call
from site_builder.pages.views import Call, Person
from site_builder.printing.sheet import Remark, words_of
from site_builder.text.numbers import show_date

_EMERGENCIES = 3
"""So many emergency numbers stand on a sheet, in the order of the catalogue."""


def other_name(context: PageContext) -> str:
    """Returns a sentence with the unit's former name, or with the one that it has become; "" where there is none."""
    succession, words = context.unit.profile.succession, words_of(context)
    if not succession or not succession.date:
        return ""
    when, is_past = show_date(succession.date), succession.date <= context.today
    if succession.into:
        return words["name_now" if is_past else "name_soon"].format(when=when, name=succession.into)
    return words["name_before"].format(when=when, name=succession.from_) if succession.from_ and is_past else ""


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
