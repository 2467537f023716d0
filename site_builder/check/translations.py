"""Rules on the languages of a site. Those on translations are loaded for sites that have some."""

from collections.abc import Iterator

from site_builder.check.context import CheckContext
from site_builder.model.location import Location
from site_builder.model.problem import Problem


def translations(context: CheckContext) -> Iterator[Problem]:
    """Asks the rules on translations; and no unit is called like a language in which there are pages."""
    unit = context.unit
    if unit.guide_translations or unit.announcement_translations or unit.phrases:
        from site_builder.check.translated_texts import phrases, translated_texts  # noqa: PLC0415

        yield from translated_texts(context)
        yield from phrases(context)
    if unit.path and unit.path[-1] in context.site.other_languages:
        place = Location(file="/".join(unit.path))
        yield Problem.found("unit-language", place, value=unit.path[-1], better=f"xa-{unit.path[-1]}")
