"""Mistakes against the rules of `report/rules/markets.py`."""

from report.cases.contents import Case

_STALL = "markets:\n  - id: cho-xa\n    name: Chợ xã\n    stalls:\n      - id: sap-1\n        sign: Sạp 1\n"
_TWO = (
    "markets:\n"
    "  - {id: a, name: A, stalls: [{id: sap-1, sign: B}]}\n"
    "  - {id: c, name: C, stalls: [{id: sap-1, sign: D}]}\n"
)


def _stall(lines: str) -> dict[str, str]:
    """A stall with more lines, the first of which is the seventh."""
    return {"bao-quang/markets.yaml": f"{_STALL}        {lines}\n"}


CASES: dict[str, Case] = {
    "stall-no-consent": (_stall("keeper: Lê Thị Mẫu"), 7, 17),
    "stall-no-holder": (_stall("ways: [cash, bank]"), 7, 15),
    "stall-account": (_stall("ways: [cash]\n        bank: Ngân hàng A 781 234"), 8, 15),
    "stall-twice": ({"bao-quang/markets.yaml": _TWO}, 3, 36),
}
