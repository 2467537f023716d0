"""Vietnamese telephone numbers: what is accepted, how it is shown, how it is dialled, why it is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.problem import Refused
from site_builder.model.records import Phone
from site_builder.text.phones import SHORT, dial, read_phone, show_phone

ACCEPTED = [
    ("0912345678", "0912345678", "0912 345 678", "tel:+84912345678"),
    ("0912 345 678", "0912345678", "0912 345 678", "tel:+84912345678"),
    ("0912.345.678", "0912345678", "0912 345 678", "tel:+84912345678"),
    ("0912-345-678", "0912345678", "0912 345 678", "tel:+84912345678"),
    ("+84 912 345 678", "0912345678", "0912 345 678", "tel:+84912345678"),
    ("(+84) 0912 345 678", "0912345678", "0912 345 678", "tel:+84912345678"),
    ("0084912345678", "0912345678", "0912 345 678", "tel:+84912345678"),
    ("0345678901", "0345678901", "0345 678 901", "tel:+84345678901"),
    ("0251 3871 110", "02513871110", "0251 3871 110", "tel:+842513871110"),
    ("(0251) 3871110", "02513871110", "0251 3871 110", "tel:+842513871110"),
    ("024 3825 1234", "02438251234", "024 3825 1234", "tel:+842438251234"),
    ("028 38 22 11 33", "02838221133", "028 3822 1133", "tel:+842838221133"),
    ("0251 1022", "02511022", "0251 1022", "tel:02511022"),
    ("1900 1006", "19001006", "1900 1006", "tel:19001006"),
    ("1800 599 998", "1800599998", "1800 59 99 98", "tel:1800599998"),
    ("113", "113", "113", "tel:113"),
    ("1022", "1022", "1022", "tel:1022"),
]
REFUSED = [
    ("0912 34", "phone-short"),
    ("0251 3871", "phone-short"),
    ("09123456789", "phone-long"),
    ("01234567890", "phone-long"),
    ("0251 3871 1101", "phone-long"),
    ("0112345678", "phone-unknown"),
    ("912345678", "phone-unknown"),
    ("84912345678", "phone-unknown"),
    ("116", "phone-unknown"),
    ("O912345678", "phone-letters"),
    ("0912 345 678 / 0912 345 679", "phone-two"),
    ("0912345678 (Zalo)", "phone-letters"),
    ("đang cập nhật", "phone-none"),
    ("٠٩١٢٣٤٥٦٧٨", "phone-letters"),
    ("", "phone-none"),
    ("+", "phone-none"),
]
DIGITS = st.text("0123456789", min_size=7, max_size=7)
NUMBERS = st.one_of(
    st.sampled_from(sorted(SHORT)),
    st.builds(str.__add__, st.sampled_from(["032", "039", "052", "059", "070", "079", "081", "090", "099"]), DIGITS),
    st.builds(str.__add__, st.sampled_from(["0251", "0290", "0243", "0283"]), DIGITS),
    st.sampled_from(["02511022", "0241022", "19001006", "1800599998", "190012345"]),
)


@pytest.mark.parametrize(("written", "digits", "shown", "dialled"), ACCEPTED)
def test_a_number_is_read_shown_and_dialled(written: str, digits: str, shown: str, dialled: str) -> None:
    """Whatever way officials write it; only ordinary numbers are dialled with +84."""
    phone = read_phone(written)
    assert (phone, show_phone(phone), dial(phone)) == (digits, shown, dialled)


@pytest.mark.parametrize(("written", "code"), REFUSED)
def test_a_number_that_is_not_one_is_refused(written: str, code: str) -> None:
    """With the rule that it breaks and the text as it was written; nothing is guessed."""
    with pytest.raises(Refused) as refused:
        read_phone(written)
    assert (refused.value.code, refused.value.words["value"]) == (code, written)


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
