"""What codes say that are no addresses: calls, Wi-Fi networks, transfers to a bank account."""

import re
from collections.abc import Callable, Mapping

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from site_builder.links.payloads.bank_transfer import read_bank_transfer
from site_builder.links.payloads.banks import ALSO, BANKS
from site_builder.links.payloads.wifi import wifi
from site_builder.links.schemes.check import fault
from site_builder.links.schemes.vietqr import checksum, fields
from site_builder.model.problem import Refused
from site_builder.qr.symbol import symbol
from site_builder.text.phones import dial, read_phone

FIXED = "00020101021138540010A00000072701240006970423011000999999990208QRIBFTTA53037045802VN6304CBB4"
ONCE = (
    "00020101021238540010A00000072701240006970436011010175956000208QRIBFTTA"
    "530370454061800005802VN62230819thanh toan don hang630470FA"
)
"""Published examples: subiz/vietqr, README; liopayvn/vietqr-php, README (NAPAS specification 1.5.2)."""
HOLDER = "NGUYEN VAN MAU"
PLAIN = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=32)
NAMES = PLAIN.filter(lambda text: text == text.strip())
PASSWORDS = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=8, max_size=63)
ACCOUNTS = st.from_regex(r"[0-9A-Z]{3,19}", fullmatch=True)
MEMOS = st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9 ./-]{0,23}[A-Za-z0-9])?", fullmatch=True)


def read(text: str) -> str:
    """What a phone reads from the code of a text, and that it is no Micro QR."""
    rows = symbol(text, "M")
    side = len(rows) + 8
    picture = Image.new("L", (side, side), 255)
    for row, line in enumerate(rows):
        for column, module in enumerate(line):
            picture.putpixel((column + 4, row + 4), 255 * (module == "0"))
    (found,) = zxingcpp.read_barcodes(picture.resize((4 * side, 4 * side), Image.Resampling.NEAREST))
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    return str(found.text)


@pytest.mark.parametrize(
    ("number", "payload"),
    [
        ("113", "tel:113"),
        ("114", "tel:114"),
        ("1022", "tel:1022"),
        ("1800 599 998", "tel:1800599998"),
        ("1900 1006", "tel:19001006"),
        ("0251 1022", "tel:02511022"),
        ("0251 3 123 456", "tel:+842513123456"),
        ("0912 345 678", "tel:+84912345678"),
    ],
)
def test_a_call_is_dialled_as_the_phone_dials_it(number: str, payload: str) -> None:
    """A short number never gets the country's code: with it, nobody answers."""
    assert dial(read_phone(number)) == read(payload) == payload


def test_the_published_transfers_are_written_byte_for_byte() -> None:
    """One for any sum, and one for a sum with a memo."""
    assert read_bank_transfer("TPBank", "0099999999", HOLDER).payload == FIXED
    once = read_bank_transfer("970436", "1017595600", HOLDER, amount=180_000, memo="thanh toan don hang")
    assert once.payload == ONCE


def test_the_checksum_has_its_published_check_value() -> None:
    """CRC-16/CCITT-FALSE."""
    assert checksum("123456789") == "29B1"


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1), st.data())
def test_one_changed_letter_changes_the_checksum(text: str, data: st.DataObject) -> None:
    """A code of 16 bits finds every error that lies within 16 bits (its polynomial has a term of degree 0)."""
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters(min_codepoint=0x20, max_codepoint=0x7E).filter(lambda one: one != text[place]))
    assert checksum(text) != checksum(text[:place] + other + text[place + 1 :])


@given(st.sampled_from(sorted(BANKS)), ACCOUNTS, st.integers(0, 10**13 - 1), st.just("") | MEMOS)
def test_every_transfer_is_read_and_is_sound(bank: str, account: str, amount: int, memo: str) -> None:
    """Its fields are whole, its checksum fits, and what was asked for stands in it."""
    made = read_bank_transfer(bank, account, HOLDER, amount=amount, memo=memo)
    assert read(made.payload) == made.payload
    assert made.payload.isascii()
    assert fault(made.payload, "") is None
    told = dict(fields(made.payload))
    assert (told.get("54", "0"), "62" in told) == (str(amount), bool(memo))
    assert f"0006{bank}01{len(account):02d}{account}" in told["38"]
    assert made.letters == (BANKS[bank], account, HOLDER)


@given(NAMES, st.just("") | PASSWORDS)
def test_every_network_is_read_back(name: str, password: str) -> None:
    """As phones take it apart: at semicolons without a backslash."""
    text = wifi(name, password)
    assert read(text) == text
    parts = [re.sub(r"\\(.)", r"\1", part) for part in re.findall(r"((?:\\.|[^\\;])*);", text.removeprefix("WIFI:"))]
    assert parts == ["T:WPA", f"S:{name}", f"P:{password}", ""] if password else ["T:nopass", f"S:{name}", ""]


def test_the_bank_is_known_by_any_spelling_of_its_name() -> None:
    """People write "MB bank", "vietcombank", "VCB", or copy the number; and no name stands for two banks."""
    spellings = ("MB Bank", "mbbank", "970422", "Mb  Bank", "MB", "mb")
    assert {read_bank_transfer(name, "123456", HOLDER).bank for name in spellings} == {"970422"}
    for number, name in ((number, name) for number, name in (*BANKS.items(), *((to, by) for by, to in ALSO.items()))):
        assert read_bank_transfer(name, "123456", HOLDER).bank == number


REFUSED: Mapping[str, tuple[Callable[[], object], str]] = {
    "a name with accents": (lambda: wifi("Nhà văn hóa", "12345678"), "wifi-name"),
    "a long name": (lambda: wifi("a" * 33, "12345678"), "wifi-name"),
    "no name": (lambda: wifi("", "12345678"), "wifi-name"),
    "a short password": (lambda: wifi("UBND", "1234567"), "wifi-password"),
    "a password with accents": (lambda: wifi("UBND", "mật khẩu dài"), "wifi-password"),
    "a bank that is none": (lambda: read_bank_transfer("Ngân hàng nông thôn", "123", HOLDER), "pay-bank"),
    "an account of two digits": (lambda: read_bank_transfer("ACB", "12", HOLDER), "pay-account"),
    "an account with accents": (lambda: read_bank_transfer("ACB", "số123", HOLDER), "pay-account"),
    "nobody's account": (lambda: read_bank_transfer("ACB", "123456", " "), "pay-holder"),
    "a number for a name": (lambda: read_bank_transfer("ACB", "123456", "123456"), "pay-holder"),
    "a negative sum": (lambda: read_bank_transfer("ACB", "123456", HOLDER, amount=-1), "pay-amount"),
    "a sum of 14 digits": (lambda: read_bank_transfer("ACB", "123456", HOLDER, amount=10**13), "pay-amount"),
    "a memo with accents": (lambda: read_bank_transfer("ACB", "123456", HOLDER, memo="trả tiền"), "pay-memo"),
    "a long memo": (lambda: read_bank_transfer("ACB", "123456", HOLDER, memo="a" * 26), "pay-memo"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_a_code_is_refused(what: str) -> None:
    """With the rule that says why."""
    make, code = REFUSED[what]
    with pytest.raises(Refused) as caught:
        make()
    assert caught.value.code == code


def test_a_password_and_an_account_are_never_repeated_in_a_message() -> None:
    """Reports are read by everybody."""
    for make in (lambda: wifi("UBND", "bímật"), lambda: read_bank_transfer("ACB", "số 123456789", HOLDER)):
        with pytest.raises(Refused) as caught:
            make()
        assert not re.search("bímật|123456789", str(caught.value.words))


def test_a_memo_with_accents_comes_with_one_that_can_be_used() -> None:
    """Which a hint proposes."""
    with pytest.raises(Refused) as caught:
        read_bank_transfer("ACB", "123456", HOLDER, memo="trả tiền chợ phiên, gian số 12")
    hint = caught.value.words["hint"]
    assert read_bank_transfer("ACB", "123456", HOLDER, memo=hint).memo == hint == "tra tien cho phien, gian"
