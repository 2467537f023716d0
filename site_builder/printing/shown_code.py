"""Makes what a sheet shows of a QR code: its drawing, its address in letters, and what it is."""

from collections.abc import Mapping

from site_builder import qr
from site_builder.pages.context import PageContext
from site_builder.pages.guides import code
from site_builder.printing.sheet import words_of
from site_builder.qr.symbol import symbol
from site_builder.text.address import spoken


def shown_code(context: PageContext, target: str, title: str) -> Mapping[str, object]:
    """Returns the code of one of the unit's pages: that of its issued code where it has one, as on the pages."""
    payload = code(context, context.home, target, title).target
    return {
        "payload": payload,
        "letters": spoken(payload),
        "svg": qr.svg(payload, ""),
        "modules": len(symbol(payload, at_least="M")),
        "alt": words_of(context)["code_alt"].format(address=payload),
        "label": title,
    }
