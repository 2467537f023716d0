"""Plans what a unit that is over hands over: small values, which its successors show under its name."""

from site_builder.links import routes
from site_builder.model import addresses
from site_builder.model.lineage import HandedOver, Handover
from site_builder.pages.announcement_lists import current
from site_builder.pages.announcements import day
from site_builder.pages.context import PageContext, capital
from site_builder.pages.teams import ordered_teams, team_name

_HANDED = 5
"""So many announcements of a unit that is over stand at its successor; its own list has the others."""


def handed_over(context: PageContext) -> Handover:
    """Returns what the successors of a unit that is over show of it."""
    teams = context.address(addresses.TEAMS)
    items = sorted(current(context), key=day, reverse=True)[:_HANDED]
    return Handover(
        teams=tuple(
            HandedOver(title=capital(team_name(context, team)), address=f"{teams}#{team.id}")
            for team in ordered_teams(context)
        ),
        announcements=tuple(
            HandedOver(
                title=item.title,
                address=routes.announcement(context.unit, item.slug),
                date=day(item).date().isoformat(),
            )
            for item in items
        ),
    )
