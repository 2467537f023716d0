"""Quantities: read as people write them in reports, shown as a language writes them."""

import re
from decimal import Decimal

from site_builder.model.problem import Refused
from site_builder.model.quantity import Bound, Quantity, Scale
from site_builder.text.numbers import VIETNAMESE, Locale, read_count, show_count, show_decimal

_WORDS = {
    **dict.fromkeys(("khoảng", "vào khoảng", "khoảng chừng", "chừng", "xấp xỉ", "trên dưới"), Bound.ABOUT),
    **dict.fromkeys(
        ("ước", "ước tính", "ước chừng", "ước khoảng", "ước đạt", "tầm", "độ", "cỡ", "~", "≈"), Bound.ABOUT
    ),
    **dict.fromkeys(("hơn", "trên", "nhiều hơn", "vượt", "quá", ">"), Bound.OVER),
    **dict.fromkeys(("gần", "gần đến", "gần tới", "ngót", "ngót nghét", "suýt soát", "suýt"), Bound.ALMOST),
    **dict.fromkeys(("dưới", "chưa đến", "chưa tới", "chưa đầy", "chưa được", "ít hơn", "<"), Bound.UNDER),
    **dict.fromkeys(("không đến", "không tới", "không đầy"), Bound.UNDER),
    **dict.fromkeys(("ít nhất", "tối thiểu", "không dưới", "không ít hơn", "≥"), Bound.LEAST),
    **dict.fromkeys(("tối đa", "nhiều nhất", "không quá", "không hơn", "không nhiều hơn", "≤"), Bound.MOST),
}
WRITTEN = tuple(_WORDS)
"""The words before a number, as people write them, in any case."""
_COUNT = r"(?:0|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}|[1-9][0-9]{0,14})"
_WHOLE = "(?:0|[1-9][0-9]{0,8})"
NUMBER = rf"(?:{_COUNT}\s*\/\s*{_COUNT}|{_COUNT}(?:,[0-9]{{1,2}})?(?:\s*%)?|{_WHOLE}\.[0-9]{{1,2}}\s*%)"
"""It matches the number without its words. Only in a share is a point a comma too: "2.5" might be 25."""
SCALED = rf"{_COUNT}(?:,[0-9]{{1,2}})?"
"""It matches the number before the word of a scale."""
_SCALES = {
    **dict.fromkeys(("nghìn", "ngàn"), Scale.THOUSAND),
    "triệu": Scale.MILLION,
    **dict.fromkeys(("tỷ", "tỉ"), Scale.BILLION),
}
SCALES = tuple(_SCALES)
"""The words behind a number, as people write them, in any case."""
_QUANTITY = re.compile(
    rf"(?P<word>{'|'.join(map(re.escape, WRITTEN))})?\s*"
    rf"(?:(?P<number>{NUMBER})|(?P<scaled>{SCALED})\s*(?P<scale>{'|'.join(SCALES)}))",
    re.IGNORECASE,
)


def read_quantity(text: str) -> Quantity:
    """Reads "1.871", "83/93", "84,5 %", "khoảng 100", "1,5 triệu".

    Raises Refused where it is another text, or a part that is more than the whole.
    """
    match = _QUANTITY.fullmatch(" ".join(text.split()))
    if not match:
        raise Refused("quantity-form", value=text)
    bound = _WORDS[match["word"].lower()] if match["word"] else None
    number = match["number"] or match["scaled"]
    number, is_percent = number.rstrip("% "), number.endswith("%")
    part, _, whole = (piece.strip() for piece in number.partition("/"))
    if whole and read_count(part) > read_count(whole):
        raise Refused("quantity-part", value=text, turned=f"{whole}/{part}")
    return Quantity(
        number=Decimal(_digits(part)),
        of=read_count(whole) if whole else None,
        is_percent=is_percent,
        scale=_SCALES[match["scale"].lower()] if match["scale"] else None,
        bound=bound,
        written=text,
    )


def _digits(number: str) -> str:
    """Returns a number as Decimal reads it: "1.871" is a thousand and more, "84.5" is not."""
    whole, comma, rest = number.partition(",")
    return f"{whole.replace('.', '')}.{rest}" if comma else whole.replace(".", "") if _is_count(whole) else whole


def _is_count(number: str) -> bool:
    return bool(re.fullmatch(_COUNT, number))


def show_quantity(
    quantity: Quantity, locale: Locale = VIETNAMESE, bound: str = "{number}", scale: str = "{number}"
) -> str:
    """Returns "1.871", "83/93", "84,5 %", in the words of its scale ("… triệu") and bound ("hơn …")."""
    number = quantity.number
    whole, _, rest = f"{number:f}".partition(".")
    shown = show_count(int(whole), locale) + (show_decimal(Decimal(f"0.{rest}"), locale)[1:] if rest else "")
    shown += f"/{show_count(quantity.of, locale)}" if quantity.of is not None else " %" if quantity.is_percent else ""
    return bound.format(number=scale.format(number=shown))
