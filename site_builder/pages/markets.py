"""Plans the page of markets: what each stall sells, how it takes money, and how nobody is cheated."""

from collections.abc import Iterator

from site_builder.model import addresses
from site_builder.model.choices import ConsentItem, PaymentWay
from site_builder.model.frozen import frozen
from site_builder.model.market import Market, Stall
from site_builder.model.output import Page
from site_builder.pages.context import PageContext, cite
from site_builder.pages.guides import link
from site_builder.pages.layout import page
from site_builder.pages.views import Html, Link
from site_builder.text.numbers import show_count

SAFE_PAYMENT = "quet-qr-chuyen-tien-an-toan"
"""The guide that tells buyers how to pay by a code and not to be cheated."""
_SELLERS = "tieu-thuong-qr"
"""The guide that tells sellers how to take money by a code."""
_LARGE = "ngan-hang-sinh-trac"
"""The entry of the catalogue that says what banks ask for at large transfers. Its facts have a source."""


@frozen
class StallView:
    """Describes a stall as a buyer needs it."""

    sign: str
    goods: str
    keeper: str
    ways: str
    transfers: bool
    bank: str
    holder: str
    """It is the name that the buyer's screen has to show; "" where it is not known, or its bearer has not agreed."""
    note: str
    source: str
    sample: bool


@frozen
class MarketView:
    """Describes a market with its stalls, in the order of the file."""

    id: str
    name: str
    facts: tuple[tuple[str, str], ...]
    note: Html
    stalls: tuple[StallView, ...]
    source: str
    sample: bool


@frozen
class LargeTransfers:
    """Holds what a source says of large transfers."""

    facts: tuple[Html, ...]
    sources: tuple[str, ...]


def market_pages(context: PageContext) -> Iterator[Page]:
    """Yields the page of the unit's markets; none where it has no market."""
    if not context.unit.markets:
        return
    url, unit = context.address(addresses.MARKETS), context.unit
    yield page(
        context,
        url,
        "market",
        context.words["markets"],
        context.words["markets_about"].format(unit=context.label),
        markets=tuple(_market(context, url, market) for market in unit.markets.values()),
        large=_large(context, url),
        guides=tuple(link(context, url, unit.guides[name]) for name in (SAFE_PAYMENT, _SELLERS) if name in unit.guides),
    )


def market_links(context: PageContext, url: str) -> tuple[Link, ...]:
    """Returns a link to each market of the unit, with when it is held and how many stalls are listed."""
    words, target = context.words, context.address(addresses.MARKETS)
    return tuple(
        Link(
            text=market.name,
            href=context.way(url, f"{target}#{market.id}"),
            note=" · ".join((*market.hours, *_counted(len(market.stalls), words["market_stalls"], context))),
            badges=("sample",) * market.sample,
        )
        for market in context.unit.markets.values()
    )


def _counted(count: int, said: str, context: PageContext) -> tuple[str, ...]:
    return (said.format(count=show_count(count, context.words)),) if count else ()


def may_name(context: PageContext, stall: Stall) -> bool:
    """Returns whether names of a stall may be shown today: there is a consent, or nobody stands behind them."""
    consent = stall.consent
    agreed = consent.what if consent and consent.date and consent.date <= context.today else ()
    return stall.sample or ConsentItem.NAME in agreed


def _market(context: PageContext, url: str, market: Market) -> MarketView:
    words = context.words
    facts = (
        (words["market_place"], market.place),
        (words["market_hours"], ", ".join(market.hours)),
        (words["market_manager"], market.manager),
    )
    return MarketView(
        id=market.id,
        name=market.name,
        facts=tuple((label, value) for label, value in facts if value),
        note=context.sentence(url, market, "note"),
        stalls=tuple(_stall(context, stall, is_sample=market.sample) for stall in market.stalls.values()),
        source=cite(market.source),
        sample=market.sample,
    )


def _stall(context: PageContext, stall: Stall, *, is_sample: bool) -> StallView:
    words, transfers = context.words, stall.takes_transfers
    is_real = not (stall.sample or is_sample)
    is_named = is_real and may_name(context, stall)
    ways = [words[f"stall_{way}"] for way in PaymentWay if way in stall.ways or (way == "bank" and transfers)]
    return StallView(
        sign=stall.sign,
        goods=", ".join(stall.goods),
        keeper=stall.keeper if is_named else "",
        ways="; ".join(ways) or words["stall_ask"],
        transfers=transfers,
        bank=stall.bank if transfers and is_real else "",
        holder=stall.account_name if transfers and is_named else "",
        note=stall.note,
        source=cite(stall.source),
        sample=stall.sample and not is_sample,
    )


def _large(context: PageContext, url: str) -> LargeTransfers | None:
    service = context.unit.services.get(_LARGE)
    if service is None or not service.facts or service.state.is_past:
        return None
    return LargeTransfers(
        facts=context.sentences(url, service, "facts"), sources=tuple(cite(source) for source in service.sources)
    )
