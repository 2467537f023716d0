"""Says what people may look for in a unit: the list from A to Z and the search have the same things."""

from collections.abc import Iterator

from site_builder.links import routes
from site_builder.model import addresses
from site_builder.model.announcement import Announcement
from site_builder.model.frozen import frozen
from site_builder.model.guide import Guide
from site_builder.model.lineage import in_words
from site_builder.model.output import Summary
from site_builder.pages.announcement_lists import current, current_pages
from site_builder.pages.context import PageContext, capital, full_name, once_per_unit
from site_builder.pages.layout import FOOTER, SECTIONS
from site_builder.pages.questions import shown_questions
from site_builder.pages.succession import former_announcements, former_teams, unit_is_now
from site_builder.pages.teams import ordered_teams, people, place, team_name

_NEWS = 300
"""So many announcements are found by the search: the pinned and the newest. A unit with more has them in its lists."""


@frozen(eq=False)
class IndexEntry:
    """One thing that people may look for."""

    text: str
    address: str
    note: str
    """It says what kind of thing it is."""
    former: tuple[str, ...] = ()
    """It holds former names, under which the list from A to Z has it too."""
    label: str = ""
    """It is what the list says that a former name belongs to, if that is not the text."""
    words: tuple[str, ...] = ()
    """It holds other words by which the search finds it."""
    is_over: bool = False
    """It says whether the thing has ended, so that what took its place is to be found first."""
    is_listed: bool = True
    """It says whether the list from A to Z has it."""
    summary: str = ""


@once_per_unit
def entries(context: PageContext) -> tuple[IndexEntry, ...]:
    """Returns all that people may look for in a unit: nothing hidden, no draft, nothing expired or still to come."""
    return (*_texts(context), *_people(context), *_units(context), *_taken_over(context))


def _texts(context: PageContext) -> Iterator[IndexEntry]:
    words, unit = context.words, context.unit
    for word, path in (*SECTIONS, *FOOTER):
        others = tuple(filter(None, words.get(f"search_{word}", "").split(", ")))
        yield IndexEntry(text=words[word], address=context.address(path), note=words["kind_page"], words=others)
    for guide in unit.guides.values():
        yield IndexEntry(
            text=guide.title,
            address=routes.guide(unit, guide.slug),
            note=_kind(context, "kind_guide", guide),
            words=guide.words,
            summary=guide.summary,
        )
    for service in unit.services.values():
        full = (service.full_name,) if service.full_name else ()
        yield IndexEntry(
            text=service.name,
            address=context.address(f"{addresses.SERVICES}#{service.id}"),
            note=words["kind_service"],
            former=service.former_names,
            words=(*service.words, *full, *service.hotline),
            summary=", ".join(service.use),
        )
    listed = {item.slug for item in current_pages(context).first}
    for item in current(context)[:_NEWS]:
        yield IndexEntry(
            text=item.title,
            address=routes.announcement(unit, item.slug),
            note=_kind(context, "kind_announcement", item),
            summary=item.summary,
            is_listed=item.slug in listed,
        )


def _people(context: PageContext) -> Iterator[IndexEntry]:
    words = context.words
    for team in ordered_teams(context):
        yield IndexEntry(
            text=capital(team_name(context, team)),
            address=context.address(f"{addresses.TEAMS}#{team.id}"),
            note=words["kind_team"],
            words=(place(context, team), *(person.name for person in people(context, team))),
        )
    for market in context.unit.markets.values():
        address = context.address(f"{addresses.MARKETS}#{market.id}")
        yield IndexEntry(text=market.name, address=address, note=words["kind_market"])
    for one in shown_questions(context):
        address = context.address(f"{addresses.QUESTIONS}#{one.id}")
        yield IndexEntry(text=one.question, address=address, note=words["kind_question"])


def _units(context: PageContext) -> Iterator[IndexEntry]:
    """Yields the units inside the unit. One that is over is also found as a former name of what it became."""
    became: dict[str, list[str]] = {}
    for unit in context.below:
        for now in unit.now if unit.is_over else ():
            became.setdefault(now, []).append(full_name(unit.kind, unit.name))
    names = {unit.path: unit.name for unit in (*context.above, *context.below)}
    for unit in context.below:
        if unit.is_online and not unit.is_to_come:
            label = full_name(unit.kind, unit.name)
            yield IndexEntry(
                text=unit.name,
                address=addresses.home(unit.path),
                note=" · ".join(filter(None, (capital(unit.kind), unit_is_now(context, unit)))),
                former=unit.former,
                label=label,
                words=(*(became.get(label, ()) if not unit.is_over else ()), *_around(context, unit, names)),
                is_over=unit.is_over,
            )


def _around(context: PageContext, unit: Summary, names: dict[tuple[str, ...], str]) -> Iterator[str]:
    """Yields the names of the units between the unit and one inside it: hundreds of communes share a name."""
    depths = range(len(context.unit.path) + 1, len(unit.path))
    yield from (names[unit.path[:depth]] for depth in depths if unit.path[:depth] in names)


def _taken_over(context: PageContext) -> Iterator[IndexEntry]:
    """Yields the former names of the unit, and the teams and announcements that it took over."""
    words, succession = context.words, context.unit.profile.succession
    note = words["kind_former"].format(name=context.label)
    if succession and not context.is_to_come:
        for name in in_words(succession.from_):
            yield IndexEntry(text=capital(name), address=context.home, note=note)
        for unit in context.lineage.predecessors if not context.is_over else ():
            yield IndexEntry(text=capital(unit.full_name), address=addresses.home(unit.path), note=note, is_over=True)
    for one in former_teams(context):
        yield IndexEntry(text=one.title, address=one.address, note=words["kind_team"])
    for one in former_announcements(context):
        yield IndexEntry(text=one.title, address=one.address, note=words["kind_announcement"])


def _kind(context: PageContext, word: str, record: Guide | Announcement) -> str:
    """Returns what kind of thing a text is, and in a preview also that residents do not see it yet."""
    return " · ".join(context.words[name] for name in (word, *context.marks(record)))
