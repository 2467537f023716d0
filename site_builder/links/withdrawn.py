"""What a unit has given up (`withdrawn` in `unit.yaml`): which page says so, and whether something stands there."""

import re
from collections.abc import Collection

from site_builder.links import routes
from site_builder.model import addresses
from site_builder.model.folder import UnitPath
from site_builder.model.profile import Withdrawn
from site_builder.model.unit import Unit

_FORM = re.compile(
    rf"{addresses.TEXT}|media/[^#?]*[^#?/]|{addresses.MARKETS}?|{addresses.QUESTIONS}?",
)


def is_address(page: str) -> bool:
    """Whether it is the address of a text, of a part of one, of a file, or of a page that not every unit has, below a
    unit's home page.
    """
    _, page = addresses.language_and_page(page.lstrip("/"))
    return bool(_FORM.fullmatch(page)) and page.strip("/") != addresses.ARCHIVE.strip("/")


def is_own(entry: Withdrawn, path: UnitPath) -> bool:
    """Whether a unit itself has given it up, and not one above it."""
    return routes.layer_of(entry.at("page").file) == path


def page_of(entry: Withdrawn, path: UnitPath) -> str:
    """The address of the page that says so, below the unit's home; "" where none is needed.

    That of a file has the file's name with a slash: servers lead there from the name without one. Units inherit no
    media, so they have no such page. A part of a page needs none: who opens it sees the page.
    """
    page = entry.page.lstrip("/")
    is_page = (
        is_address(page)
        and "#" not in page
        and (not page.startswith(("media/", addresses.MARKETS)) or is_own(entry, path))
    )
    return f"{page.rstrip('/')}/" if is_page else ""


def part_of(entry: Withdrawn) -> str:
    """The address of the part of a page that is given up, below the unit's home; "" where it is none."""
    page, hash_, name = entry.page.lstrip("/").partition("#")
    return f"{page.rstrip('/')}/#{name}" if hash_ else ""


def living_at(unit: Unit, announcements: Collection[str], page: str) -> str:
    """The content file of what stands at an address of the unit, or leads on from there; "" where nothing does.

    `announcements` are the names of those that have appeared.
    """
    lang, page = addresses.language_and_page(page)
    name = page.rstrip("/").rpartition("/")[2]
    if lang:
        is_guide = page.startswith(addresses.GUIDES)
        translations = unit.guide_translations if is_guide else unit.announcement_translations
        found = translations.get(f"{name}.{lang}")
        return found.at().file if found and living_at(unit, announcements, page) else ""
    if page.startswith((addresses.MARKETS, addresses.QUESTIONS)):
        records = unit.markets if page.startswith(addresses.MARKETS) else unit.questions
        return next((one.at().file for one in records.values()), "")
    if page.startswith("media/"):
        media = unit.media.get(page.removeprefix("media/").rstrip("/"))
        return media.file if media else ""
    shown = {slug: unit.announcements[slug] for slug in announcements if slug in unit.announcements}
    for slug, text in (unit.guides if page.startswith(addresses.GUIDES) else shown).items():
        if name == slug or name in text.aliases:
            return text.at().file
    return ""
