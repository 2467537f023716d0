"""Rules on what a unit gives up (`withdrawn`): it is an address at which nothing stands, and its link leads on."""

from collections.abc import Iterator
from dataclasses import replace

from site_builder.check.context import CheckContext
from site_builder.check.links import mend
from site_builder.content.merge import visible
from site_builder.links import routes
from site_builder.links.withdrawn import is_address, is_own, living_at
from site_builder.model.problem import Problem
from site_builder.model.unit import Unit


def withdrawn(context: CheckContext) -> Iterator[Problem]:
    """What a unit itself gives up is an address of a text or file that is not there, and its successor is."""
    entries = [entry for entry in context.unit.profile.withdrawn if is_own(entry, context.unit.path)]
    shown = _shown(context) if entries else context.unit
    for entry in entries:
        place = entry.at("page")
        if entry.page and not is_address(entry.page):
            yield Problem.found("withdrawn-page", place, value=entry.page)
        elif other := living_at(shown, shown.announcements, entry.page.lstrip("/")):
            yield Problem.found("withdrawn-living", place, value=entry.page, other=other)
        if entry.to and not entry.to.startswith("/"):
            where = entry.at("to")
            found = routes.find(context.unit, where.file, entry.to)
            if found.fault:
                yield Problem.found(found.fault, where, value=entry.to, hint=mend(context.unit, where, entry.to, found))


def _shown(context: CheckContext) -> Unit:
    """What residents see of the unit today."""
    unit = visible(context.unit)
    come = {slug: one for slug, one in unit.announcements.items() if one.date and one.date.date() <= context.day}
    return replace(unit, announcements=come)
