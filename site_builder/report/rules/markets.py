"""Markets, their stalls, and how these take money."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

_STALL = "markets:\n  - id: cho-xa\n    name: Chợ xã\n    stalls:\n"
_CONSENT = "        consent: {what: [name], date: 2026-11-21, by: Văn phòng xã}"

RULES: Mapping[str, Rule] = {
    "stall-no-consent": Rule(
        wrong=f"{_STALL}      - id: sap-1\n        sign: Sạp số 1\n        keeper: Họ và tên",
        right=f"{_STALL}      - id: sap-1\n        sign: Sạp số 1\n        keeper: Họ và tên\n{_CONSENT}",
        where="markets.yaml",
    ),
    "stall-no-holder": Rule(
        wrong=f"{_STALL}      - id: sap-1\n        sign: Sạp số 1\n        ways: [bank]\n        bank: Agribank",
        right=f"{_STALL}      - id: sap-1\n        sign: Sạp số 1\n        ways: [bank]\n        bank: Agribank\n"
        f"        account_name: HO VA TEN\n{_CONSENT}",
        where="markets.yaml",
    ),
    "stall-account": Rule(
        wrong=f"{_STALL}      - id: sap-1\n        sign: Sạp số 1\n        ways: [cash]\n        bank: Ngân hàng A 781 234",
        right=f"{_STALL}      - id: sap-1\n        sign: Sạp số 1\n        ways: [cash]\n        bank: Ngân hàng A",
        where="markets.yaml",
        shows_line=False,
    ),
    "stall-twice": Rule(
        wrong="markets:\n  - {id: cho-a, name: Chợ A, stalls: [{id: sap-1, sign: Sạp 1}]}\n"
        "  - {id: cho-b, name: Chợ B, stalls: [{id: sap-1, sign: Sạp 1}]}",
        right="markets:\n  - {id: cho-a, name: Chợ A, stalls: [{id: sap-1, sign: Sạp 1}]}\n"
        "  - {id: cho-b, name: Chợ B, stalls: [{id: sap-b-1, sign: Sạp 1}]}",
        where="markets.yaml",
    ),
}
