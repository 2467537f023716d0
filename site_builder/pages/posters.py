"""Plans where a unit's codes are printed: the list of them, and for each code of the register a page of sheets.

A code without a line in the register has no sheets: what hangs on a wall outlives names and addresses, and only a
registered code does so, too. Its page and each guide still print with a code of their own.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from site_builder.links import routes
from site_builder.links.content_ids import NamedContent, own
from site_builder.model import addresses
from site_builder.model.choices import Audience, CodeStatus
from site_builder.model.frozen import frozen
from site_builder.model.guide import Guide
from site_builder.model.issued_code import IssuedCode
from site_builder.model.lineage import in_words
from site_builder.model.output import Page
from site_builder.pages.context import PageContext, capital, once_per_unit
from site_builder.pages.guides import code, ordered
from site_builder.pages.layout import hotline, page
from site_builder.pages.succession import unit_now
from site_builder.pages.teams import office_call
from site_builder.pages.views import Call, Link, QrCode
from site_builder.text.content_id import parse_content_id

_DRAWN = 24
"""So many codes of a register are drawn in the list: two sheets of paper. The others are named."""


@frozen
class Poster:
    """Holds what the sheets of a code say. They tell what to do to those who cannot scan it, too."""

    name: str
    """It is what the place is called today."""
    former: str
    """It says what the place was called before, or ""."""
    title: str
    summary: str
    code: QrCode
    call: Call | None
    host: str
    """It is what the address begins with that a phone shows: a code that was stuck over ours shows another one."""
    demo: str


def qr_pages(context: PageContext) -> Iterator[Page]:
    """Yields the list of codes, and the sheets of each code of the register."""
    url, words, register = context.address(addresses.QR), context.words, context.unit.codes.values()
    live = [issued for issued in register if issued.status is CodeStatus.LIVE and own(context.unit, issued.target)]
    targets = [(context.home, context.page_name)]
    targets += [(routes.guide(context.unit, guide.slug), guide.title) for guide in _for_residents(context)]
    others = (code(context, url, target, title) for target, title in targets if context.short_address(target) == target)
    yield page(
        context,
        url,
        "qr",
        words["qr"],
        words["qr_about"].format(unit=context.label),
        codes=(*(_issued(context, url, issued) for issued in live[:_DRAWN]), *others),
        named=tuple(_named(context, issued) for issued in live[_DRAWN:]),
        retired=tuple(_named(context, issued) for issued in register if issued.status is CodeStatus.RETIRED),
    )
    for issued in register:
        yield _sheets(context, issued, _poster(context, issued) if issued in live else None)


def _for_residents(context: PageContext) -> Iterator[Guide]:
    return (guide for guide in ordered(context) if guide.audience is Audience.RESIDENTS)


def _sheets(context: PageContext, issued: IssuedCode, poster: Poster | None) -> Page:
    """Returns the page of sheets. That of a retired code stays, and says that nothing is to be printed any more."""
    url = context.address(_below(issued))
    heading = context.words["poster"].format(title=issued.label or _title(context, issued))
    crumbs = ((context.words["qr"], context.address(addresses.QR)),)
    return page(context, url, "poster", heading, crumbs=crumbs, indexed=False, poster=poster)


def _below(issued: IssuedCode) -> str:
    return f"{addresses.SHEETS}{issued.code}/"


def _found(context: PageContext, issued: IssuedCode) -> NamedContent:
    return own(context.unit, issued.target) or NamedContent(address=context.home)


def _title(context: PageContext, issued: IssuedCode) -> str:
    """Returns what a code opens, in the words of the page that it opens."""
    name = parse_content_id(issued.target)
    kind = name.kind if name else ""
    return _found(context, issued).title or (context.words.get(kind) if kind != "home" else "") or context.page_name


def _code(context: PageContext, url: str, issued: IssuedCode, title: str) -> QrCode:
    """Returns the picture of a code of the register, as it is shown on the page `url`."""
    found = _found(context, issued)
    return QrCode(
        title=title,
        label=context.words["qr_of"].format(title=title),
        target=context.canonical(f"{addresses.SHORT}{issued.code}/"),
        href=found.address if found.is_channel else context.way(url, found.address),
        place=issued.place,
        sheets=context.way(url, context.address(_below(issued))),
    )


def _issued(context: PageContext, url: str, issued: IssuedCode) -> QrCode:
    return _code(context, url, issued, issued.label or _title(context, issued))


def _named(context: PageContext, issued: IssuedCode) -> Link:
    """Returns a code as an entry of a list, without its picture."""
    url = context.address(addresses.QR)
    href = context.way(url, context.address(_below(issued)))
    note = " · ".join(filter(None, (issued.place, f"{addresses.SHORT}{issued.code}")))
    return Link(text=issued.label or _title(context, issued), href=href, note=note)


def _poster(context: PageContext, issued: IssuedCode) -> Poster:
    title, text, url = _title(context, issued), _found(context, issued).text, context.address(_below(issued))
    name, former = _names(context)
    return Poster(
        name=name,
        former=former,
        title=title,
        summary=text.summary if text else context.unit.profile.tagline if title == context.page_name else "",
        code=_code(context, url, issued, title),
        call=hotline(context) or office_call(context),
        host=urlsplit(context.site.base_url).netloc,
        demo=context.words["demo_sheet"] if context.site.demo else "",
    )


@once_per_unit
def _names(context: PageContext) -> tuple[str, str]:
    """Returns what the place is called today, and a sentence on what it was called before."""
    succession, former = context.unit.profile.succession, list[str]()
    if context.is_over:
        former = [context.label]
    elif succession and not context.is_to_come:
        former = [*(unit.full_name for unit in context.lineage.predecessors), *in_words(succession.from_)]
    said = context.words["poster_former"].format(names=", ".join(former)) if former else ""
    return capital(unit_now(context)), said
