"""Plans what pages say of the units before and after their own: where it went, and what it took over."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from site_builder.content.place_facts import is_commune, names_now
from site_builder.links.content_ids import PAGES
from site_builder.model import addresses
from site_builder.model.choices import SuccessionKind
from site_builder.model.frozen import frozen
from site_builder.model.lineage import HandedOver, Handover, RelatedUnit, in_words, unit_path
from site_builder.model.output import Summary
from site_builder.model.succession import Succession
from site_builder.pages.context import PageContext, once_per_unit
from site_builder.pages.views import Link
from site_builder.text.address import relative
from site_builder.text.numbers import show_date

_NAMED = 2
"""So many successors are named on a tile; of more, the number is said."""


_FROM: Mapping[SuccessionKind | None, str] = {
    SuccessionKind.RENAMED: "succession_from_renamed",
    SuccessionKind.CHANGED: "succession_from_renamed",
    SuccessionKind.INDEPENDENT: "succession_from_independent",
}
"""The words for what a unit came from, where it did not come together from several."""


@frozen
class FateView:
    """Describes what became of the page's unit, or will: it stands under the title of each of its pages."""

    text: str
    links: tuple[Link, ...]


def fate(context: PageContext, url: str) -> FateView | None:
    """Returns what a page says under its title; None where its unit goes on as it is."""
    succession = context.unit.profile.succession
    if succession is None:
        return None
    if succession.is_to_come(context.today):
        return FateView(text=_beginning(context, succession), links=_before(context, url))
    text = ending(context, succession)
    if not text:
        return None
    if not context.is_over:
        return FateView(text=text, links=_after(context, url, "", "fate_open"))
    section = context.section(url)
    has_same = f"{section.partition('/')[0]}/" in _SECTIONS
    said = "fate_open" if not has_same else "fate_guide" if _is_guide(section) else "fate_section"
    return FateView(text=text, links=_after(context, url, section, said))


def ending(context: PageContext, succession: Succession) -> str:
    """Returns the sentence that says what the unit is now or will be; "" where it says no more than a note."""
    words, names = context.words, names_now(succession, context.lineage.successors)
    if succession.new_name:
        names = (succession.new_name,)
    elif not succession.ends or not (names or succession.date):
        return ""
    will = "_will" if succession.date and succession.date > context.today else ""
    is_one = len(names) == 1 and (is_commune(names[0]) or bool(context.lineage.successors))
    how = _how(succession, names, is_one=is_one)
    return words[f"succession{will}_{how}"].format(when=when(context, succession), into=context.native(_joined(names)))


def _how(succession: Succession, names: tuple[str, ...], *, is_one: bool) -> str:
    """Returns the word for how a unit ends; where its kind is not said, the number of its successors tells it.

    One unit is a unit of the site, or a commune in words, but not "năm phường".
    """
    if not names:
        return SuccessionKind.ENDED
    if succession.kind in (None, SuccessionKind.MERGED, SuccessionKind.SPLIT, SuccessionKind.ENDED):
        return "into" if is_one else "divided"
    return succession.kind or ""


def beginnings(context: PageContext, succession: Succession) -> str:
    """Returns the sentence that says what the unit came from, or "" if that is not known."""
    is_same = succession.kind in (SuccessionKind.RENAMED, SuccessionKind.CHANGED) and in_words(succession.from_)
    before = () if is_same else context.lineage.predecessors
    origin = _joined((*(unit.full_name for unit in before), *in_words(succession.from_)))
    if not origin or context.is_over or succession.is_to_come(context.today):
        return ""
    return context.words[_FROM.get(succession.kind, "succession_from")].format(
        when=_since(context, succession), origin=context.native(origin)
    )


def _since(context: PageContext, succession: Succession) -> str:
    return show_date(succession.begins) if succession.begins else context.words["some_day"]


def when(context: PageContext, succession: Succession) -> str:
    """Returns the day of a succession in words; only its month where no more is known."""
    if not succession.date:
        return context.words["some_day"]
    if succession.about:
        return context.words["about_month"].format(month=succession.date.month, year=succession.date.year)
    return show_date(succession.date)


def _beginning(context: PageContext, succession: Succession) -> str:
    """Returns the sentence on a unit that does not exist yet."""
    return context.words["succession_will_begin"].format(when=_since(context, succession), unit=context.label)


def _before(context: PageContext, url: str) -> tuple[Link, ...]:
    """Returns links to the units that a unit that is to come will take the place of."""
    text = context.words["fate_until"]
    return tuple(
        Link(text=text.format(unit=context.native(unit.full_name)), href=relative(url, addresses.home(unit.path)))
        for unit in context.lineage.predecessors
    )


def _after(context: PageContext, url: str, section: str, said: str) -> tuple[Link, ...]:
    """Returns a link to the same section of each successor."""
    return tuple(
        Link(
            text=context.words[said].format(unit=context.native(unit.full_name)),
            href=relative(url, addresses.home(unit.path) + _same(unit, section)),
            note=context.native(_joined(_localities(context, unit))),
        )
        for unit in context.lineage.successors
    )


def _localities(context: PageContext, unit: RelatedUnit) -> tuple[str, ...]:
    """Returns the places that went to a unit, where it is known of each."""
    localities = context.unit.profile.localities.values()
    return tuple(f"{one.kind} {one.name}" for one in localities if unit_path(one.into) == unit.path)


def _is_guide(section: str) -> bool:
    return section.startswith(addresses.GUIDES) and section != addresses.GUIDES


def _same(unit: RelatedUnit, section: str) -> str:
    """Returns the page of a successor that stands in the place of a page: the same guide, or the same list."""
    first = section.partition("/")[0]
    if _is_guide(section) and section.split("/")[1] in unit.guides:
        return section
    return f"{first}/" if f"{first}/" in _SECTIONS else ""


_SECTIONS = frozenset(PAGES.values()) - {""}
"""Every unit has these pages."""


@once_per_unit
def former_teams(context: PageContext) -> tuple[HandedOver, ...]:
    """Returns the teams of the units that are over, under their former names."""
    return tuple(
        HandedOver(title=_former(context, unit, team.title), address=team.address)
        for unit, handover in _taken_over(context)
        for team in handover.teams
    )


@once_per_unit
def former_announcements(context: PageContext) -> tuple[HandedOver, ...]:
    """Returns announcements of the units that are over, under their former names, the newest first."""
    found = [
        HandedOver(title=_former(context, unit, item.title), address=item.address, date=item.date)
        for unit, handover in _taken_over(context)
        for item in handover.announcements
    ]
    return tuple(sorted(found, key=lambda item: (item.date, item.address), reverse=True))


def links_to(url: str, handed: Iterable[HandedOver]) -> tuple[Link, ...]:
    """Returns links from a page to teams or announcements of other units."""
    return tuple(
        Link(
            text=one.title,
            href=relative(url, one.address),
            note=show_date(date.fromisoformat(one.date)) if one.date else "",
        )
        for one in handed
    )


def _taken_over(context: PageContext) -> Iterator[tuple[RelatedUnit, Handover]]:
    for unit in context.lineage.predecessors:
        if unit.path in context.lineage.handovers:
            yield unit, context.lineage.handovers[unit.path]


def _former(context: PageContext, unit: RelatedUnit, title: str) -> str:
    return context.words["former_of"].format(title=context.native(title), unit=context.native(unit.full_name))


def unit_now(context: PageContext) -> str:
    """Returns the unit that a page's unit is today: itself while it lives, else what it became, if that is known."""
    succession = context.unit.profile.succession
    names = names_now(succession, context.lineage.successors) if succession and context.is_over else ()
    return _joined(names) or context.label


def now_in_short(context: PageContext) -> str:
    """Returns a page's unit that is over, with what it is called now, in a few letters; else ""."""
    succession = context.unit.profile.succession
    names = names_now(succession, context.lineage.successors) if succession and context.is_over else ()
    words, short = context.words, context.words["kinds_short"]
    now = words["unit_now"].format(unit=context.native(_few(names, short))) if names else ""
    return f"{_few((context.label,), short)}, {now}" if now else ""


def unit_is_now(context: PageContext, unit: Summary) -> str:
    """Returns what a list says of a unit that is over: what it is now. "" stands for one that lives."""
    words = context.words
    if not unit.is_over:
        return ""
    if not unit.now:
        return words["unit_over"]
    return words["unit_now"].format(unit=context.native(_few(unit.now, words["kinds_short"])))


@lru_cache(maxsize=256)
def _few(names: tuple[str, ...], short: str) -> str:
    """Returns a few names with their kinds shortened; of many, only how many of which kind there are."""
    kinds = dict(pair.split(": ") for pair in short.split(", "))
    found = [next((kind for kind in kinds if name.casefold().startswith(f"{kind} ")), "") for name in names]
    if len(names) > _NAMED and found[0] and len({*found}) == 1:
        return f"{len(names)} {found[0]}"
    shown = zip(found, names, strict=True)
    return ", ".join(f"{kinds[kind]}{name[len(kind) :]}" if kind else name for kind, name in shown)


def _joined(names: Iterable[str]) -> str:
    return ", ".join(names)
