"""Makes what is given out at the door of every house of a hamlet, and what hangs on the notice board."""

from collections.abc import Iterable, Mapping

from site_builder.links import routes
from site_builder.pages.announcements import AnnouncementView, announcement_view, summary
from site_builder.pages.context import PageContext, capital, full_name
from site_builder.pages.teams import ordered_teams, people
from site_builder.printing import facts
from site_builder.printing.rich_text import blocks_of
from site_builder.printing.sheet import Remark, Sheet, make_sheet, words_of
from site_builder.printing.shown_code import code_remarks, shown_code

_PEOPLE = 5
"""So many people have room on half a page; the code leads to all."""


def door_sheet(context: PageContext, localities: Iterable[str], name: str) -> Sheet:
    """Returns a page for each locality, or one for the whole unit: twice the same, to be cut in the middle."""
    words, call, places = words_of(context), facts.main_call(context), context.unit.profile.localities
    rows = [_door(context, id_, full_name(places[id_].kind, places[id_].name)) for id_ in localities]
    rows = rows or [_door(context, "", context.label)]
    empty = tuple(Remark(word="print_no_helper", gaps={"place": row["place"]}) for row in rows if not row["people"])
    return make_sheet(
        context,
        "door",
        f"door-{name}" if name else "door",
        words["door_title"].format(unit=context.label),
        (*facts.phone_remarks(context, call), *empty, *code_remarks(context, context.home, "home")),
        doors=rows,
        unit=capital(context.label),
        about=words["about"],
        before=facts.other_name(context),
        code=shown_code(context, context.home, context.page_name),
        call=facts.shown_call(call),
        emergency=facts.emergencies(context),
    )


def _door(context: PageContext, locality: str, place: str) -> Mapping[str, object]:
    """Returns who helps in a locality; where nobody does, those of the whole unit."""
    teams = ordered_teams(context)
    own = [team for team in teams if locality and team.locality == locality]
    found = [
        person for team in own or [team for team in teams if not team.locality] for person in people(context, team)
    ]
    callable_first = sorted(found, key=lambda person: person.call is None)
    return {
        "place": capital(place),
        "people": [
            {
                "name": person.name,
                "role": " · ".join(filter(None, (person.role, person.position))),
                "number": person.call.number if person.call else "",
                "helps": ", ".join(person.helps),
                "sample": person.sample,
            }
            for person in callable_first[:_PEOPLE]
        ],
    }


def notice(context: PageContext, slug: str) -> Sheet:
    """Returns an announcement for the notice board, on as many pages as it takes."""
    words, item = words_of(context), context.unit.announcements[slug]
    url = routes.announcement(context.unit, slug)
    view, call = announcement_view(context, url, item), facts.main_call(context)
    return make_sheet(
        context,
        "notice",
        f"notice-{slug}",
        words["notice_title"].format(title=item.title, unit=context.label),
        (*facts.phone_remarks(context, call), *_expired(view, item.title)),
        above=capital(context.label),
        kind=words["urgent" if view.urgent else "announcement"],
        is_urgent=view.urgent,
        heading=item.title,
        lead="" if view.event else summary(item) if item.summary else "",
        date=f"{context.words['announcement_date']}: {view.date}",
        event=view.event,
        who=", ".join(view.localities),
        parts=blocks_of(view.body),
        expires=view.expires,
        files=[link.text for link in view.attachments],
        code=shown_code(context, url, item.title),
        call=facts.shown_call(call),
        sample=context.words["sample"] if view.sample else "",
    )


def _expired(view: AnnouncementView, title: str) -> tuple[Remark, ...]:
    return (Remark(word="print_expired", gaps={"title": title}),) if view.expired else ()
