"""Tells of pages that are too heavy for the first flight of packets, at the text or list that makes them so."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from site_builder.links import routes
from site_builder.model import addresses
from site_builder.model.location import Location, Record
from site_builder.model.output import File, Published
from site_builder.model.problem import Problem
from site_builder.model.unit import Unit

_LIGHT = 26_000
"""A page of fewer bytes is never too heavy: pages are packed to two fifths at the most, unless they hold `_DATA`."""
_DATA = b";base64,"
"""The data of a picture inside a page packs worse than anything else."""
_LISTS: Mapping[str, Callable[[Unit], Iterable[Record]]] = {
    "services": lambda unit: unit.services.values(),
    "teams": lambda unit: unit.teams.values(),
    "questions": lambda unit: unit.questions.values(),
    "market": lambda unit: unit.markets.values(),
    "outreach": lambda unit: unit.events,
    "guides": lambda unit: unit.guides.values(),
    "qr": lambda unit: unit.codes.values(),
}
"""The template of a page → the records that it lists."""


def heavy_pages(files: Iterable[Published], unit: Unit) -> Iterator[Problem]:
    """Yields a problem for each page that weighs more than a page may. To know that costs light pages a comparison.

    Copies at short addresses weigh what their pages do. A page with a key may stand in the next build without being
    made, so that nothing could be told of it; its lists are cut to fit.
    """
    large = [file for file in files if isinstance(file, File) and file.template and _is_large(file.body)]
    if large:
        yield from _weighed(large, unit)


def _is_large(body: bytes) -> bool:
    return len(body) > _LIGHT or _DATA in body


def _weighed(files: Iterable[File], unit: Unit) -> Iterator[Problem]:
    from site_builder.text.numbers import show_count  # noqa: PLC0415 - few units have such a page
    from site_builder.text.page_weight import MOST, heaviest, is_heavy, weigh  # noqa: PLC0415 - it packs, and reads by patterns

    sources = routes.sources(unit)
    for file in files:
        page = file.url.removeprefix(addresses.home(unit.path))
        if (not file.key or addresses.is_text(page)) and is_heavy(file.body):
            weights = weigh(file.body)
            weight, (rule, part) = sum(weights.values()), heaviest(weights)
            place = Location(file=sources.get(file.url) or _source(file.template, unit))
            words = {"weight": show_count(weight), "most": show_count(MOST), "part": show_count(part)}
            yield Problem.found(rule, place, value=f"/{page}", **words)


def _source(template: str, unit: Unit) -> str:
    """Returns the file with most of what a list shows; the unit's own `unit.yaml` for any other page."""
    records = _LISTS[template](unit) if template in _LISTS else ()
    files = Counter(record.at().file for record in records)
    return files.most_common(1)[0][0] if files else addresses.home(unit.path) + "unit.yaml"
