"""Rules on the addresses of pages and of their parts: nothing is published where something else stands."""

from collections.abc import Iterator

from site_builder.check.context import CheckContext
from site_builder.model.addresses import ANNOUNCEMENTS, ARCHIVE, GUIDES
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.text.address import PAGE_IDS
from site_builder.text.filenames import LONGEST_ALIAS, is_refused_by_windows


def addresses(context: CheckContext) -> Iterator[Problem]:
    """No two texts claim one page, today or on the day on which they appear."""
    for records, start, taken in (
        (context.unit.guides.values(), GUIDES, {}),
        (context.unit.announcements.values(), ANNOUNCEMENTS, {ARCHIVE.split("/")[1]: "luu-tru"}),
    ):
        owners: dict[str, str] = {**taken, **{record.slug: record.at().file for record in records}}
        for record in records:
            if record.slug in taken:
                yield Problem.found("same-address", record.at(), value=start + record.slug, other=taken[record.slug])
            for index, alias in enumerate(record.aliases):
                where = record.at("aliases", index)
                if is_refused_by_windows(alias):
                    yield Problem.found("name-windows", where, value=alias, better=f"muc-{alias}")
                elif len(alias) > LONGEST_ALIAS:
                    yield Problem.found("name-long", where, size=str(len(alias)), most=str(LONGEST_ALIAS))
                other = owners.setdefault(alias, record.at().file + ":")
                if other != record.at().file + ":" or alias in record.aliases[:index]:
                    yield Problem.found("same-address", where, value=start + alias, other=other.rstrip(":"))


def anchors(context: CheckContext) -> Iterator[Problem]:
    """No id of a record is one that the page which shows the record gives a part of its own."""
    unit = context.unit
    for records in (unit.profile.topics, unit.services, unit.teams, unit.markets, unit.questions):
        for name, record in records.items():
            if name in PAGE_IDS:
                yield Problem.found("id-taken", record.at("id"), value=name, better=f"{name}-2")


def namesakes(context: CheckContext) -> Iterator[Problem]:
    """An announcement overrides the inherited one of the same file name, not a stranger that has only its slug."""
    for record in context.unit.announcements.values():
        names = {place.file.rpartition("/")[2]: place.file for place in record.places.values()}
        if len(names) > 1:
            own = record.at().file
            other = next(file for file in names.values() if file != own)
            yield Problem.found("same-slug", Location(file=own), slug=record.slug, other=other)


CHECKS = (addresses, anchors, namesakes)
