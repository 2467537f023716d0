"""What a build leaves of a long unit, as JSON and back.

The pages have most references in common: those stand once, and each page has its own beside them.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from site_builder.model.long_unit import LongUnit, TextFacts
from site_builder.model.output import StandingPage


def long_unit_data(long_unit: LongUnit, unit: str) -> dict[str, Any]:
    """Returns it as JSON has it, with the unit whose it is."""
    pages = long_unit.pages.values()
    common = frozenset[bytes].intersection(*(page.references for page in pages)) if pages else frozenset[bytes]()
    return {
        "unit": unit,
        "day": long_unit.day.isoformat(),
        "until": long_unit.until.isoformat() if long_unit.until else "",
        "constant": long_unit.constant,
        "files_digest": long_unit.files_digest,
        "texts": long_unit.texts,
        "references": _texts(sorted(common)),
        "pages": [_row(page, common) for page in pages],
    }


def long_unit_of(data: Mapping[str, Any], unit: str) -> LongUnit:
    """Reads it again. Raises ValueError, KeyError or TypeError where it is damaged or another unit's."""
    if data["unit"] != unit:
        raise ValueError(unit)
    common = frozenset(_bytes(data["references"]))
    pages = (_page(row, common) for row in data["pages"])
    return LongUnit(
        texts={name: TextFacts(*row) for name, row in data["texts"].items()},
        pages={page.url: page for page in pages},
        day=date.fromisoformat(data["day"]),
        until=date.fromisoformat(data["until"]) if data["until"] else None,
        constant=data["constant"],
        files_digest=data["files_digest"],
    )


def _row(page: StandingPage, common: frozenset[bytes]) -> list[Any]:
    own = sorted(page.references - common)
    return [page.url, page.template, page.key, page.size, page.digest, _texts(own), _texts(page.ids)]


def _page(row: list[Any], common: frozenset[bytes]) -> StandingPage:
    url, template, key, size, digest, own, ids = row
    return StandingPage(
        url=url,
        template=template,
        key=key,
        size=int(size),
        digest=digest,
        references=common.union(_bytes(own)),
        ids=tuple(_bytes(ids)),
    )


def _texts(values: Iterable[bytes]) -> list[str]:
    return [value.decode() for value in values]


def _bytes(values: list[str]) -> list[bytes]:
    return [value.encode() for value in values]
