"""What the pages of a site weigh, as a table for the screen: a row for each kind of page, a column for each part."""

from collections.abc import Iterator

from site_builder.model.site_weight import SiteWeight
from site_builder.report.messages import messages
from site_builder.report.phrases import PHRASES
from site_builder.text.numbers import show_count
from site_builder.text.page_weight import MOST, PARTS

WORDS = messages("weights")


def weight_lines(site: SiteWeight, lang: str) -> Iterator[str]:
    """Yields the lines of the table: bytes packed as a host sends them, headers included."""
    words, locale = WORDS[lang], PHRASES[lang]
    used = [part for part in PARTS if any(one.parts[part] for one in site.kinds)]
    head = [words["kind"], words["pages"], words["median"], words["most"], *(words[f"part_{part}"] for part in used)]
    rows = [head]
    for one in site.kinds:
        counts = (one.pages, one.median, one.most, *(one.parts[part] for part in used))
        rows.append([one.kind or words["other"], *(show_count(count, locale) for count in counts)])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *numbers in rows:
        cells = (number.rjust(width) for number, width in zip(numbers, widths[1:], strict=True))
        yield "  ".join((name.ljust(widths[0]), *cells)).rstrip()
    heaviest = max(site.kinds, key=lambda one: one.most)
    sizes = {"median": site.median, "texts": site.median_of_texts, "heaviest": site.most, "limit": MOST}
    yield words["sum"].format(page=heaviest.heaviest, **{k: show_count(v, locale) for k, v in sizes.items()})
