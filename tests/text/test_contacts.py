"""A channel's value is typed by the channel's kind, once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.choices import ChannelKind
from site_builder.model.contact import Contact, EmailContact, PhoneContact, PlaceContact, WebContact, ZaloContact
from site_builder.model.problem import Refused
from site_builder.model.scalars import Email, Mobile, Phone, Url
from site_builder.text.contacts import read_contact, show_contact

GOOD: list[tuple[str, str, Contact, str]] = [
    ("phone", "(0251) 1022", PhoneContact(Phone("02511022")), "0251 1022"),
    ("phone", "0912.345.678", PhoneContact(Phone("0912345678")), "0912 345 678"),
    ("zalo", "+84 912 345 678", ZaloContact(Mobile(Phone("0912345678"))), "0912 345 678"),
    ("zalo", "https://zalo.me/longkhanh", WebContact(Url("https://zalo.me/longkhanh")), "https://zalo.me/longkhanh"),
    ("facebook", "https://facebook.com/x", WebContact(Url("https://facebook.com/x")), "https://facebook.com/x"),
    ("web", "https://dongnai.gov.vn", WebContact(Url("https://dongnai.gov.vn")), "https://dongnai.gov.vn"),
    ("email", "1022@dongnai.gov.vn", EmailContact(Email("1022@dongnai.gov.vn")), "1022@dongnai.gov.vn"),
    ("visit", "nhà văn hóa ấp 1", PlaceContact("nhà văn hóa ấp 1"), "nhà văn hóa ấp 1"),
    ("visit", "https://a.vn/ban-do", WebContact(Url("https://a.vn/ban-do")), "https://a.vn/ban-do"),
]
BAD = [
    ("phone", "0251 abc", "phone-letters"),
    ("phone", "0217 3123 456", "phone-area"),
    ("phone", "https://a.vn", "phone-none"),
    ("zalo", "Zalo xã", "phone-none"),
    ("zalo", "0251 1022", "phone-not-mobile"),
    ("zalo", "https://zalo.me/ a", "phone-none"),
    ("facebook", "BaoQuang", "url-form"),
    ("web", "dongnai.gov.vn", "url-form"),
    ("web", "1022@dongnai.gov.vn", "url-form"),
    ("email", "1022 dongnai", "email-form"),
    ("email", "https://a.vn", "email-form"),
    ("visit", "xem https://a.vn", "url-form"),
]


@pytest.mark.parametrize(("kind", "text", "contact", "shown"), GOOD)
def test_a_value_is_what_its_kind_opens(kind: str, text: str, contact: Contact, shown: str) -> None:
    """And it is shown as people write it."""
    found = read_contact(ChannelKind(kind), text)
    assert (found, show_contact(found)) == (contact, shown)


@pytest.mark.parametrize(("kind", "text", "code"), BAD)
def test_what_its_kind_cannot_open_is_refused(kind: str, text: str, code: str) -> None:
    """With the text as it was written. What may be a number or an address is told as a number that is none."""
    with pytest.raises(Refused) as refused:
        read_contact(ChannelKind(kind), text)
    assert (refused.value.code, refused.value.words["value"]) == (code, text)


def test_every_kind_has_a_reader() -> None:
    """A new kind of channel comes with one."""
    assert {ChannelKind(kind) for kind, *_ in GOOD} == set(ChannelKind)


@given(st.sampled_from(list(ChannelKind)), st.text(max_size=30) | st.sampled_from([text for _, text, *_ in GOOD]))
def test_what_is_shown_reads_back(kind: ChannelKind, text: str) -> None:
    """Law: a value is read or refused, and what is shown of it is the same value again."""
    try:
        found = read_contact(kind, text)
    except Refused:
        return
    assert read_contact(kind, show_contact(found)) == found
