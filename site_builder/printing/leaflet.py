"""Makes the leaflet of a guide: A4 sheets that are folded once, with the code in front and the steps inside."""

from collections.abc import Iterator, Sequence

from site_builder.links import routes
from site_builder.pages.context import PageContext
from site_builder.pages.guides import GuideView, guide_view
from site_builder.pages.views import Call
from site_builder.printing import facts
from site_builder.printing.rich_text import Block, blocks_of, heading, steps, strong, text, weighted_text, words_in
from site_builder.printing.sheet import Sheet, SheetOptions, make_sheet, words_of
from site_builder.printing.shown_code import code_remarks, shown_code

_HELPERS = 4
"""So many people who help are named; the page names all."""


def guide_leaflet(context: PageContext, slug: str, options: SheetOptions) -> Sheet:
    """Returns the leaflet of a guide of the unit."""
    words, guide, url = words_of(context), context.unit.guides[slug], routes.guide(context.unit, slug)
    view = guide_view(context, url, guide)
    call = facts.main_call(context, view.helpers)
    return make_sheet(
        context,
        "leaflet",
        f"leaflet-{slug}",
        words["guide_title"].format(guide=guide.title, unit=context.label),
        (*facts.phone_remarks(context, call), *code_remarks(context, url, f"guide:{slug}")),
        about=words["about_unit"].format(unit=context.label),
        heading=guide.title,
        before=facts.other_name(context),
        lead=guide.summary,
        also=options.also,
        code=shown_code(context, url, guide.title),
        call=facts.shown_call(call),
        emergency=facts.emergencies(context),
        parts=[*_instructions(context, view), *_help(context, view)],
        checked=words["checked"].format(day=view.checked_on) if view.checked_on else "",
    )


def _instructions(context: PageContext, view: GuideView) -> Iterator[Block]:
    """Yields what the guide says, in the order of its page."""
    said, words = view.instructions, context.words
    if said.overdue:
        yield text(words["guide_overdue"].format(day=said.overdue))
    yield from _titled(words["guide_cautions"], steps(said.cautions))
    facts_known = [[strong(f"{name}: "), *words_in(value)] for name, value in said.facts]
    yield from _titled(words["guide_needs"], steps(said.needs))
    yield from map(weighted_text, facts_known)
    yield from _titled(words["guide_steps"], blocks_of(said.body))
    yield from _titled(words["guide_without_app"], steps(said.without_app))
    yield from _titled(words["guide_mistakes"], steps(said.mistakes))
    yield from _titled(words["guide_warnings"], steps(said.warnings))


def _help(context: PageContext, view: GuideView) -> Iterator[Block]:
    """Yields who helps, and the numbers and addresses of the services themselves."""
    words = context.words
    named = [_named(person.name, person.team, person.call) for person in view.helpers[:_HELPERS]]
    yield from _titled(words["guide_helpers"], [_item(line) for line in named])
    lines = [
        line
        for service in view.instructions.official
        for line in (
            *(_named(service.name, call.note, call) for call in service.calls),
            *(f"{service.name}: {link.text}" for link in service.links if "." in link.text),
        )
    ]
    yield from _titled(words["guide_official"], [_item(line) for line in lines])


def _named(name: str, more: str, call: Call | None) -> str:
    line = f"{name} ({more})" if more else name
    return f"{line}: {call.number}" if call else line


def _item(line: str) -> Block:
    return {"kind": "step", "mark": "•", "of": [text(line)]}


def _titled(title: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yields blocks below a heading, where there are any."""
    if blocks:
        yield heading(title)
        yield from blocks
