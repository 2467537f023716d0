"""Finds the stall that a name of `print stall` means, and compares what the content tells of it with what is typed."""

from collections.abc import Iterator

from site_builder.links.payloads.bank_transfer import BankTransfer
from site_builder.model.frozen import frozen
from site_builder.pages.context import PageContext
from site_builder.pages.markets import may_name
from site_builder.printing.sheet import Remark
from site_builder.text.normalize import fold


@frozen
class NamedStall:
    """Holds what the card of a stall may show: names only of whoever has agreed to that."""

    sign: str
    market: str
    bank: str
    holder: str


def named_stall(context: PageContext, name: str) -> NamedStall | None:
    """Returns the stall of a market that has this id; None for any other words, which stand on the card as they are."""
    for market in context.unit.markets.values():
        stall = market.stalls.get(name)
        if stall:
            holder = stall.account_name if may_name(context, stall) and not stall.sample else ""
            return NamedStall(
                sign=stall.sign,
                market=market.name,
                bank=stall.bank if stall.takes_transfers else "",
                holder=holder if stall.takes_transfers else "",
            )
    return None


def account_remarks(stall: NamedStall | None, typed: BankTransfer | None) -> Iterator[Remark]:
    """Yields a remark for each of bank and name that is typed otherwise than the page tells it to buyers."""
    if stall and typed:
        bank, _, holder = typed.letters
        for word, told, said in (
            ("print_other_holder", stall.holder, holder),
            ("print_other_bank", stall.bank, bank),
        ):
            if told and _compact(told) != _compact(said):
                yield Remark(word=word, gaps={"stall": stall.sign, "typed": said, "told": told})


def _compact(name: str) -> str:
    return fold(name).replace(" ", "")
