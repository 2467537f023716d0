"""The grammar of Vietnamese numbers: what is accepted, how it is shown, how it is dialled, why it is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.links.schemes.phone import number_fault
from site_builder.model.problem import Refused
from site_builder.model.scalars import Phone
from site_builder.text.area_codes import AREAS
from site_builder.text.phones import (
    dial,
    fault_of,
    is_number,
    is_switchboard,
    national,
    numbers_in,
    read_phone,
    show_phone,
)

ACCEPTED = [
    ("0912345678", "0912345678", "0912 345 678", "tel:+84912345678"),
    ("0912 345 678", "0912345678", "0912 345 678", "tel:+84912345678"),
    ("0912.345.678", "0912345678", "0912 345 678", "tel:+84912345678"),
    ("0912-345-678", "0912345678", "0912 345 678", "tel:+84912345678"),
    ("0912–345–678", "0912345678", "0912 345 678", "tel:+84912345678"),
    ("0912\u200b345\u200b678", "0912345678", "0912 345 678", "tel:+84912345678"),
    ("+84 912 345 678", "0912345678", "0912 345 678", "tel:+84912345678"),
    ("(+84) 0912 345 678", "0912345678", "0912 345 678", "tel:+84912345678"),
    ("0084912345678", "0912345678", "0912 345 678", "tel:+84912345678"),
    ("0345678901", "0345678901", "0345 678 901", "tel:+84345678901"),
    ("0251 3871 110", "02513871110", "0251 3871 110", "tel:+842513871110"),
    ("(0251) 3871110", "02513871110", "0251 3871 110", "tel:+842513871110"),
    ("024 3825 1234", "02438251234", "024 3825 1234", "tel:+842438251234"),
    ("028 38 22 11 33", "02838221133", "028 3822 1133", "tel:+842838221133"),
    ("0251 1022", "02511022", "0251 1022", "tel:02511022"),
    ("0251 113", "0251113", "0251 113", "tel:0251113"),
    ("024 1022", "0241022", "024 1022", "tel:0241022"),
    ("1900 1006", "19001006", "1900 1006", "tel:19001006"),
    ("1800 599 998", "1800599998", "1800 59 99 98", "tel:1800599998"),
    ("069.2345678", "0692345678", "069 2345 678", "tel:0692345678"),
    ("069 234567", "069234567", "069 234 567", "tel:069234567"),
    ("080 12345", "08012345", "080 12345", "tel:08012345"),
    ("113", "113", "113", "tel:113"),
    ("156", "156", "156", "tel:156"),
    ("1022", "1022", "1022", "tel:1022"),
    ("9191", "9191", "9191", "tel:9191"),
]
"""As written, its digits, as shown, as dialled."""
UNDIALLED = [
    ("0912 34", "phone-short", "10"),
    ("0251 3871", "phone-short", "11"),
    ("3871110", "phone-short", "11"),
    ("02", "phone-short", "11"),
    ("09123456789", "phone-long", "10"),
    ("0251 3871 1101", "phone-long", "11"),
    ("180012345", "phone-service", ""),
    ("1900 123", "phone-service", ""),
    ("19001234567", "phone-service", ""),
    ("02173856123", "phone-area", "0217"),
    ("0217 1022", "phone-area", "0217"),
    ("0298 38561", "phone-area", "0298"),
    ("061 3856 123", "phone-area", "061 → 0251 3856 123"),
    ("04 3825 1234", "phone-area", "04 → 024 3825 1234"),
    ("0240 3856 123", "phone-area", "0240 → 0204 3856 123"),
    ("0281 3856 123", "phone-area", "0281 → 0209 3856 123"),
    ("022 3 856 123", "phone-area", "022 → 0212 3856 123"),
    ("0222 385 123", "phone-short", "11"),
    ("024 0825 1234", "phone-area", "0240 → 0204 8251 234"),
    ("0251 1871 110", "phone-unknown", ""),
    ("0112345678", "phone-unknown", ""),
    ("0412 345 678", "phone-unknown", ""),
    ("2345", "phone-unknown", ""),
    ("01234567890", "phone-unknown", " → 0834 567 890"),
    ("0168 123 4567", "phone-unknown", " → 0381 234 567"),
    ("84912345678", "phone-unknown", " → 0912 345 678"),
    ("84 0251 3871 110", "phone-unknown", " → 0251 3871 110"),
    ("+1 202 555 0123", "phone-unknown", ""),
]
"""Numbers to which nobody answers: the rule, and what is told beside it (digits wanted, area, what was meant)."""
NO_NUMBER = [
    ("O912345678", "phone-letters"),
    ("0912 345 678 / 0912 345 679", "phone-two"),
    ("0912 345 678 – 0912 345 679", "phone-two"),
    ("0912345678 (Zalo)", "phone-letters"),
    ("đang cập nhật", "phone-none"),
    ("٠٩١٢٣٤٥٦٧٨", "phone-letters"),
    ("", "phone-none"),
    ("+", "phone-none"),
]
NO_AREAS = """
0200 0201 0202 0217 0223 0224 0230 0231 0250 0253 0264 0265 0266 0267 0268 0278 0279 0295 0298
"""
DIGITS = st.text("0123456789", min_size=7, max_size=7)
SUBSCRIBERS = st.builds(str.__add__, st.sampled_from("23456789"), st.text("0123456789", min_size=7, max_size=7))
NUMBERS = st.one_of(
    st.sampled_from(["111", "113", "156", "1022", "1414", "9191", "02511022", "0251113", "0241022", "08012345"]),
    st.sampled_from(["19001006", "1800599998", "069234567", "0692345678"]),
    st.builds(str.__add__, st.sampled_from(["032", "039", "052", "059", "070", "079", "081", "090", "099"]), DIGITS),
    st.builds(lambda area, rest: (area + rest)[:11], st.sampled_from(sorted(AREAS)), SUBSCRIBERS),
)


@pytest.mark.parametrize(("written", "digits", "shown", "dialled"), ACCEPTED)
def test_a_number_is_read_shown_and_dialled(written: str, digits: str, shown: str, dialled: str) -> None:
    """Whatever way officials write it; only ordinary numbers are dialled with +84."""
    phone = read_phone(written)
    assert (phone, show_phone(phone), dial(phone)) == (digits, shown, dialled)


@pytest.mark.parametrize(("written", "code", "told"), UNDIALLED)
def test_a_number_that_nobody_can_dial_is_refused(written: str, code: str, told: str) -> None:
    """With the rule that it breaks, and with what was meant where a known slip has made it."""
    with pytest.raises(Refused) as refused:
        read_phone(written)
    words = refused.value.words
    hint = f" → {words['hint']}" if words["hint"] else ""
    assert (refused.value.code, words["value"]) == (code, written)
    assert words.get("area", "") + words.get("wanted", "") + hint == told


@pytest.mark.parametrize(
    ("written", "better"),
    [("912345678", "0912 345 678"), ("912.345.678", "0912 345 678"), ("2513871110", "0251 3871 110")],
)
def test_a_number_that_a_spreadsheet_has_shortened_gets_its_zero_back(written: str, better: str) -> None:
    """What was written is not repeated: it may be somebody's number."""
    with pytest.raises(Refused) as refused:
        read_phone(written)
    assert (refused.value.code, refused.value.words) == ("phone-zero", {"better": better})


@pytest.mark.parametrize(("written", "code"), NO_NUMBER)
def test_a_text_that_is_no_number_is_refused(written: str, code: str) -> None:
    """As it was written; nothing is guessed."""
    with pytest.raises(Refused) as refused:
        read_phone(written)
    assert (refused.value.code, refused.value.words["value"]) == (code, written)


@pytest.mark.parametrize("area", NO_AREAS.split())
def test_an_area_that_does_not_exist_has_no_numbers(area: str) -> None:
    """Neither landlines nor short ones."""
    assert area not in AREAS
    assert not any(is_number(area + rest) for rest in ("3856123", "1022", "113"))


def test_every_area_has_landlines_and_short_numbers() -> None:
    """Each as long as they all are: eleven digits with the area's code."""
    assert len(AREAS) == 63
    assert all(is_number((area + "38561234")[:11]) and is_number(f"{area}1022") for area in AREAS)
    assert all(is_switchboard(Phone(f"{area}1022")) for area in AREAS)


@given(st.from_regex(r"(?:\+84|0084|84|0)?[0-9]{2,12}", fullmatch=True))
def test_a_field_and_a_link_agree(written: str) -> None:
    """Law: what an editor may enter is what a link may dial; of what nobody can dial, both name the same fault."""
    linked = number_fault(written)
    if (linked and linked.code == "form-phone-zero") or national(written).startswith("+"):
        return  # a field is written anew by `dial`, a link is not; a link may lead to another country
    refused = _refusal(written)
    told = (refused.code, refused.words.get("area", "")) if refused else ("", "")
    as_value = (linked.code.removeprefix("form-"), linked.area) if linked else ("", "")
    if told[0] == "phone-service":
        told = ("phone-short" if len(national(written)) < 10 else "phone-long", "")
    assert as_value == told


def _refusal(written: str) -> Refused | None:
    try:
        read_phone(written)
    except Refused as refused:
        return refused
    return None


@given(st.text("0123456789", min_size=1, max_size=13))
def test_what_was_meant_can_be_dialled(digits: str) -> None:
    """Law: no proposal is itself a mistake."""
    fault = fault_of(digits)
    assert (fault is None) == is_number(digits)
    assert not fault or not fault.meant or is_number(fault.meant)


def test_a_number_from_abroad_is_as_at_home() -> None:
    """One of another country keeps its own code."""
    assert [national(number) for number in ("+842513123456", "00840912345678", "0012025550123", "113")] == [
        *("02513123456", "0912345678", "+12025550123", "113")
    ]


@given(NUMBERS)
def test_a_shown_number_reads_back(digits: str) -> None:
    """Law: read ∘ show is the identity."""
    assert read_phone(digits) == digits
    assert read_phone(show_phone(Phone(digits))) == digits


@given(NUMBERS, st.lists(st.sampled_from(["", " ", ".", "-", "\u00a0"]), min_size=12, max_size=12))
def test_separators_do_not_matter(digits: str, separators: list[str]) -> None:
    """Law: spaces, dots and hyphens may stand anywhere between the digits."""
    written = "".join(digit + mark for digit, mark in zip(digits, separators, strict=False)) + digits[len(separators) :]
    assert read_phone(written) == digits


@given(NUMBERS)
def test_what_is_dialled_are_the_digits(digits: str) -> None:
    """Law: the tel: address holds nothing but the number, with +84 for its first 0 at most."""
    assert dial(Phone(digits)) in (f"tel:{digits}", f"tel:+84{digits[1:]}")


@given(st.text(max_size=20))
def test_no_text_is_too_odd_to_be_refused(text: str) -> None:
    """Law: a text is a number or a refusal."""
    try:
        phone = read_phone(text)
    except Refused as refused:
        assert str(refused).startswith("phone-")  # noqa: PT017 - either outcome is one
    else:
        assert read_phone(show_phone(phone)) == phone


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Gọi (0251) 3877999 nhé", ["02513877999"]),
        ("Gọi 0912-345-678.", ["0912345678"]),
        ("Gọi 0912.345.678, hoặc 0912345678", ["0912345678", "0912345678"]),
        ("+84 912 345 678", ["0912345678"]),
        ("(+84) 912 345 678", ["0912345678"]),
        ("+84 (0) 912.345.678", ["0912345678"]),
        ("0084 912 345 678", ["0912345678"]),
        ("ĐT:0912345678", ["0912345678"]),
        ("0912 345 678 0987 654 321", ["0912345678", "0987654321"]),
        ("0912 345 678/0987 654 321", ["0912345678", "0987654321"]),
        ("0251 3871 234 - 0251 3871 235", ["02513871234", "02513871235"]),
        ("0251 3871 234–0251 3871 235", ["02513871234", "02513871235"]),
        ("**1900 1006**, 1900.545441", ["19001006", "1900545441"]),
        ("số 0251 1022 hoặc 0251 113", ["02511022", "0251113"]),
        ("069 2345 678; 080 12345", ["0692345678", "08012345"]),
        ("ngày 02.06.1975, 01/07/2025, 02-09-1945", []),
        ("từ 1900-1945, 1900 hộ, năm 1800", []),
        ("CCCD 079123456789", []),
        ("1.900.000 đồng, 0,5 ha", []),
        ("mã PB0912345678", []),
        ("0912 345 678 9", []),
        ("113 hộ, 1022 người", []),
        ("Quyết định 0251/QĐ-UBND", []),
        ("", []),
    ],
)
def test_numbers_in_prose_are_found_however_they_are_written(text: str, numbers: list[str]) -> None:
    """And what only looks like one is left alone."""
    assert [found.number for found in numbers_in(text)] == numbers


@given(st.sampled_from(["0912345678", "02513877999", "02437899999", "19001006", "1800545441", "0692345678"]))
def test_a_number_as_it_is_shown_is_found_again(digits: str) -> None:
    """In any sentence, and next to another one."""
    shown = show_phone(Phone(digits))
    for text in (shown, f"Gọi {shown}.", f"({shown})", f"**{shown}** nhé", f"{shown}, {shown}", f"{shown} – {shown}"):
        found = list(numbers_in(text))
        assert [one.number for one in found] == [digits] * text.count(shown)
        assert all(text[one.start : one.end] == shown for one in found)


@given(st.text(alphabet="0123456789 .-–/()+,*a", max_size=40))
def test_whatever_is_found_can_be_dialled(text: str) -> None:
    """Numbers are found in the order in which they stand, and none overlaps another."""
    last = 0
    for found in numbers_in(text):
        assert is_number(found.number)
        assert last <= found.start < found.end <= len(text)
        last = found.end
