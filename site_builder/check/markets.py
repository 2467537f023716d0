"""Rules on markets: whose names may be shown, what a buyer compares, and that no number of an account stands there."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from site_builder.check.context import CheckContext
from site_builder.model.choices import ConsentItem
from site_builder.model.market import Market, Stall
from site_builder.model.problem import Problem, is_error

_IN_NAME = re.compile(r"\d(?:[ .\-]{0,2}\d){5,}")
"""Six digits and more: no bank, and nobody whose account it is, is called so."""
_IN_WORDS = re.compile(r"(?<![\d.])(?!\d{1,3}(?:\.\d{3})+(?![\d.]))\d(?:[ .\-]?\d){8,}")
"""Nine digits and more in what a market or stall says of itself, which are no sum of money."""
_ACCOUNT = re.compile(
    r"(?<!\w)(?:S?TK(?:NH)?|tài khoản|chuyển khoản|CK)(?!\w)"
    r"(?:[\s:.#(]+(?!(?:gọi|điện|ĐT|hoặc|hay|và|liên|mua|đơn|trên|từ|zalo|hotline)\b)[^\W\d_]+){0,4}"
    r"[\s:.#(]*\d(?:[ .\-]{0,2}\d){5,}(?![.\d]*\s*(?:đ|đồng|vnd)\b)",
    re.IGNORECASE,
)
"""What stands behind the word for an account is one, whatever its digits look like."""
_SIZES = re.compile(r"\d{1,2}(?:[ .\-]\d{1,2})+")
"""Sizes and the like: "38 39 40". An account is written in larger groups."""
_SIZED = re.compile(r"(?<!\w)(?:cỡ|size|sz)(?!\w)[\s:]*(?:(?:số|từ|giày|dép|áo|quần)[\s:]*)*\Z", re.IGNORECASE)
"""It stands before sizes in any order."""
_SUM = re.compile(r"\d{1,3}(?: \d{3})+(?=\s*(?:đ|đồng|vnd)\b)", re.IGNORECASE)
_CALLED = re.compile(r"0\d{8,10}|1[89]00\d{4,6}")
"""A number to call. Whether it may be published is asked elsewhere (`check.privacy`)."""
_NAMES = ("keeper", "account_name")


def markets(context: CheckContext) -> Iterator[Problem]:
    """Each stall says what a buyer compares, names nobody who has not agreed to it, and has an id of its own."""
    seen: dict[str, Stall] = {}
    for market in context.unit.markets.values():
        yield from _numbers(context, market)
        for name, stall in market.stalls.items():
            if name in seen:
                first = seen[name].at("id")
                yield Problem.found("stall-twice", stall.at("id"), id=name, file=first.file, line=str(first.line))
            seen.setdefault(name, stall)
            yield from _numbers(context, stall)
            yield from _consent(stall)
            yield from _comparable(stall)


def _numbers(context: CheckContext, record: Market | Stall) -> Iterator[Problem]:
    """A number of an account is typed when the card of the stall is printed, and kept nowhere.

    Where its line was told already of a personal number, that is enough.
    """
    told = {(known.place.file, known.place.line) for known in context.known if is_error(known)}
    for key, index, text in _texts(record):
        place = record.at(key, index)
        found = _IN_NAME.search(text) if key in ("bank", *_NAMES) else _unlike_phones(text)
        if found and (place.file, place.line) not in told:
            yield Problem.found("stall-account", place, key=key)


def _texts(record: Market | Stall) -> Iterator[tuple[str, int | None, str]]:
    is_stall = isinstance(record, Stall)
    for key in ("bank", *_NAMES, "sign", "note") if is_stall else ("name", "place", "manager", "note"):
        yield key, None, getattr(record, key)
    listed = "goods" if is_stall else "hours"
    yield from ((listed, index, text) for index, text in enumerate(getattr(record, listed)))


def _unlike_phones(text: str) -> bool:
    if _ACCOUNT.search(text):
        return True
    text = _SUM.sub("", text)
    return any(not (_is_called(run[0]) or _is_sizes(text, run)) for run in _IN_WORDS.finditer(text))


def _is_sizes(text: str, run: re.Match[str]) -> bool:
    """Tells whether digits are sizes: each more than the one before, or behind the word for them."""
    sizes = [int(size) for size in re.findall(r"\d+", run[0])]
    is_rising = all(one < other for one, other in pairwise(sizes))
    return bool(_SIZES.fullmatch(run[0])) and (is_rising or bool(_SIZED.search(text, 0, run.start())))


def _is_called(run: str) -> bool:
    """Tells whether digits are a number to call, or several with a dash between them."""
    return any(all(_CALLED.fullmatch(re.sub(r"\D", "", part)) for part in parts) for parts in ((run,), run.split("-")))


def _consent(stall: Stall) -> Iterator[Problem]:
    """Nobody stands behind a sample; whoever does has agreed to be named (Law 91/2025/QH15)."""
    agreed = stall.consent.what if stall.consent else ()
    for key in () if stall.sample or ConsentItem.NAME in agreed else _NAMES:
        if getattr(stall, key):
            yield Problem.found("stall-no-consent", stall.at(key), key=key, name=stall.sign)


def _comparable(stall: Stall) -> Iterator[Problem]:
    """Only the name tells a code that was stuck over another one: a buyer compares it with the one that is said."""
    said: Mapping[str, str] = {"bank": stall.bank, "account_name": stall.account_name}
    missing = [key for key, value in said.items() if not value] if stall.takes_transfers else []
    if missing:
        yield Problem.found("stall-no-holder", stall.at("ways"), key="», «".join(missing), name=stall.sign)
