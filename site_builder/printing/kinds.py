"""Names the kinds of sheets, and what a name means in each of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from site_builder.model.frozen import frozen
from site_builder.pages.announcements import published
from site_builder.pages.context import PageContext
from site_builder.printing.calls import call_sheet
from site_builder.printing.handouts import door_sheet, notice
from site_builder.printing.leaflet import guide_leaflet
from site_builder.printing.poster import SCALES, guide_poster, unit_poster
from site_builder.printing.sheet import Sheet, SheetOptions, UnknownName
from site_builder.printing.small_cards import labels, member_cards, stall_card


def _guides(context: PageContext) -> Iterable[str]:
    return context.unit.guides


def _announcements(context: PageContext) -> Iterable[str]:
    return (item.slug for item in published(context))


def _localities(context: PageContext) -> Iterable[str]:
    return context.unit.profile.localities


def _teams(context: PageContext) -> Iterable[str]:
    return context.unit.teams


def _poster(context: PageContext, name: str, options: SheetOptions) -> Sheet:
    return guide_poster(context, name, options) if name else unit_poster(context, options)


def _door(context: PageContext, name: str, _options: SheetOptions) -> Sheet:
    return door_sheet(context, (name,) if name else context.unit.profile.localities, name)


@frozen
class SheetKind:
    """Describes a kind of sheet: how it is made of a unit and a name, and which names there are."""

    make: Callable[[PageContext, str, SheetOptions], Sheet]
    names: Callable[[PageContext], Iterable[str]] | None = None
    """Returns what may be named; None where a name is free, or there is none."""
    needs_name: bool = False
    is_free: bool = False
    """Whether any words may be the name."""
    papers: tuple[str, ...] = ("a4",)
    """The sizes of paper, the usual one first."""


KINDS: Mapping[str, SheetKind] = {
    "poster": SheetKind(make=_poster, names=_guides, papers=tuple(filter(None, SCALES))),
    "leaflet": SheetKind(make=guide_leaflet, names=_guides, needs_name=True),
    "cards": SheetKind(make=lambda context, name, _: member_cards(context, name), names=_teams),
    "labels": SheetKind(make=lambda context, name, _: labels(context, name), names=_guides),
    "stall": SheetKind(make=stall_card, is_free=True, papers=("a5",)),
    "door": SheetKind(make=_door, names=_localities),
    "notice": SheetKind(make=lambda context, name, _: notice(context, name), names=_announcements, needs_name=True),
    "calls": SheetKind(make=lambda context, _name, _: call_sheet(context)),
}
"""Each kind, as the command line names it."""


USUAL = SheetOptions()


def sheets_of(
    kind: str, context: PageContext, names: tuple[str, ...], options: SheetOptions = USUAL
) -> Iterator[Sheet]:
    """Yields the sheets of a kind for a unit: one for each name, or the one without a name. Raises UnknownName."""
    found = KINDS[kind]
    known = tuple(found.names(context)) if found.names else ()
    for name in names:
        if not found.is_free and name not in known:
            raise UnknownName(name, known)
    for name in names or ("",):
        yield found.make(context, name, options)
