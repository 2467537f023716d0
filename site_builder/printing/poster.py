"""Makes posters: of a unit, or of one of its guides."""

from site_builder.links import routes
from site_builder.pages.context import PageContext, capital
from site_builder.pages.guides import guide_view
from site_builder.printing import facts
from site_builder.printing.sheet import Sheet, SheetOptions, make_sheet, words_of
from site_builder.printing.shown_code import code_remarks, shown_code

SCALES = {"": 1.0, "a3": 2**0.5, "a4": 1.0, "a5": 0.5**0.5}
"""How large a poster is, measured by that on A4."""


def unit_poster(context: PageContext, options: SheetOptions) -> Sheet:
    """Returns the poster of a unit: its code leads to the home page."""
    words, call = words_of(context), facts.main_call(context)
    return make_sheet(
        context,
        "poster",
        "poster",
        words["poster_title"].format(unit=context.label),
        (*facts.phone_remarks(context, call), *code_remarks(context, context.home, "home")),
        scale=SCALES[options.paper],
        also=options.also,
        above=words["about"],
        heading=capital(context.label),
        before=facts.other_name(context),
        lead=words["unit_lead"],
        call_to_scan="phone",
        code=shown_code(context, context.home, context.page_name),
        call=facts.shown_call(call),
        emergency=facts.emergencies(context),
    )


def guide_poster(context: PageContext, slug: str, options: SheetOptions) -> Sheet:
    """Returns the poster of a guide of the unit."""
    words, guide, url = words_of(context), context.unit.guides[slug], routes.guide(context.unit, slug)
    call = facts.main_call(context, guide_view(context, url, guide).helpers)
    return make_sheet(
        context,
        "poster",
        f"poster-{slug}",
        words["guide_title"].format(guide=guide.title, unit=context.label),
        (*facts.phone_remarks(context, call), *code_remarks(context, url, f"guide:{slug}")),
        scale=SCALES[options.paper],
        also=options.also,
        above=words["about_unit"].format(unit=context.label),
        heading=guide.title,
        before=facts.other_name(context),
        lead=guide.summary,
        call_to_scan="guide",
        code=shown_code(context, url, guide.title),
        call=facts.shown_call(call),
        emergency=facts.emergencies(context),
    )
