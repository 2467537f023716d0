"""Makes what a sheet shows of a QR code: its drawing, its address in letters, and what it is."""

from collections.abc import Mapping

from site_builder import qr
from site_builder.links.payloads.bank_transfer import BankTransfer
from site_builder.pages.context import PageContext
from site_builder.pages.guides import code
from site_builder.printing.sheet import Remark, words_of
from site_builder.qr.symbol import symbol
from site_builder.text.address import spoken


def shown_code(context: PageContext, target: str, title: str) -> Mapping[str, object]:
    """Returns the code of one of the unit's pages: that of its issued code where it has one, as on the pages."""
    payload = code(context, context.home, target, title).target
    alt = words_of(context)["code_alt"].format(address=payload)
    return {**_drawn(payload, title, alt), "letters": spoken(payload)}


def payment_code(context: PageContext, transfer: BankTransfer) -> Mapping[str, object]:
    """Returns the code by which a banking app pays into an account, with the bank and the name in letters.

    Whose code a sticker has been put over is seen by the name alone: it always stands beside the code.
    """
    bank, account, holder = transfer.letters
    alt = words_of(context)["payment_alt"].format(bank=bank, account=account, holder=holder)
    return {**_drawn(transfer.payload, holder, alt), "bank": bank, "account": account, "holder": holder}


def _drawn(payload: str, label: str, alt: str) -> Mapping[str, object]:
    modules = len(symbol(payload, at_least="M"))
    return {"payload": payload, "svg": qr.svg(payload, ""), "modules": modules, "alt": alt, "label": label}


def code_remarks(context: PageContext, target: str, content_id: str) -> tuple[Remark, ...]:
    """Returns a remark where a page has no issued code: its address may change, and its long code needs more room.

    `content_id` names the page as `qr new` does.
    """
    if context.short_address(target) != target:
        return ()
    unit = "/".join(context.unit.path) or "."
    return (Remark(word="print_no_code", gaps={"unit": unit, "target": content_id}),)
