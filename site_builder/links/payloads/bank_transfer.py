"""Writes the text of a VietQR code, which banking apps read as a transfer (EMVCo MPM 1.1; NAPAS 247, QRIBFTTA).

Whoever prints one has to print the bank and the name of the account beside it: a code that somebody has stuck over
another one shows a different name in the app, and only who knows the right one sees that.
"""

import re

from site_builder.links.payloads.banks import ALSO, BANKS
from site_builder.links.schemes.vietqr import checksum
from site_builder.model.frozen import frozen
from site_builder.model.problem import Refused
from site_builder.text.normalize import fold

_NAPAS, _TO_ACCOUNT, _DONG, _COUNTRY = "A000000727", "QRIBFTTA", "704", "VN"
_STATIC, _ONCE = "11", "12"
_ACCOUNT = re.compile(r"[A-Za-z0-9]{3,19}")
_MEMO = re.compile(r"[A-Za-z0-9 .,/-]{1,25}")
_AMOUNTS = range(1, 10**13)
_NAME = re.compile(r"[^\W\d_][^\d_]{2,69}")


@frozen
class BankTransfer:
    """A transfer that a code asks for. What stands in it was read by `read_bank_transfer`."""

    bank: str
    """The six digits by which NAPAS knows the bank."""
    account: str
    holder: str
    """The name of the account as the app will show it; it stands beside the code and not in it."""
    amount: int = 0
    """Đồng; 0 lets the payer type the sum."""
    memo: str = ""

    @property
    def letters(self) -> tuple[str, str, str]:
        """Returns what has to stand beside the code: the bank, the account, and its name."""
        return BANKS[self.bank], self.account, self.holder

    @property
    def payload(self) -> str:
        """Returns the text of the code, field by field in their order (EMVCo MPM §4)."""
        beneficiary = _field("00", self.bank) + _field("01", self.account)
        scheme = _field("00", _NAPAS) + _field("01", beneficiary) + _field("02", _TO_ACCOUNT)
        body = _field("00", "01") + _field("01", _ONCE if self.amount else _STATIC)
        body += _field("38", scheme) + _field("53", _DONG)
        body += _field("54", str(self.amount)) if self.amount else ""
        body += _field("58", _COUNTRY)
        body += _field("62", _field("08", self.memo)) if self.memo else ""
        body += "6304"
        return body + checksum(body)


def read_bank_transfer(bank: str, account: str, holder: str, *, amount: int = 0, memo: str = "") -> BankTransfer:
    """Returns the transfer to an account. The bank is named as people do, or by its number. Raises Refused."""
    number = _bank(bank)
    bare = re.sub(r"[\s.-]+", "", account)
    if not _ACCOUNT.fullmatch(bare):
        raise Refused("pay-account", count=str(len(bare)))
    name = " ".join(holder.split())
    if not _NAME.fullmatch(name):
        raise Refused("pay-holder", value=holder)
    if amount and amount not in _AMOUNTS:
        raise Refused("pay-amount", value=str(amount))
    if memo and not _MEMO.fullmatch(memo):
        proposed = " ".join(re.sub(r"[^A-Za-z0-9 .,/-]+", " ", fold(memo)).split())[:25].strip()
        raise Refused("pay-memo", value=memo, hint=proposed)
    return BankTransfer(bank=number, account=bare, holder=name, amount=amount, memo=memo)


def _bank(named: str) -> str:
    wanted = _short(named)
    found = next((number for number, name in BANKS.items() if wanted in (number, _short(name))), "")
    found = found or next((number for name, number in ALSO.items() if wanted == _short(name)), "")
    if not found:
        raise Refused("pay-bank", value=named, choices=", ".join(sorted(BANKS.values())))
    return found


def _short(name: str) -> str:
    """Returns the name of a bank as people say it: "MB Bank" and "MB" are one."""
    return re.sub(r"[^a-z0-9]", "", fold(name)).removesuffix("bank")


def _field(name: str, value: str) -> str:
    return f"{name}{len(value):02d}{value}"
