"""What a channel leads to: read once, by the channel's kind; afterwards nobody looks into its text again."""

from collections.abc import Callable, Mapping

from site_builder.model.choices import ChannelKind
from site_builder.model.contact import Contact, EmailContact, PhoneContact, PlaceContact, WebContact, ZaloContact
from site_builder.model.problem import Refused
from site_builder.model.scalars import Mobile
from site_builder.text.address import read_email, read_url
from site_builder.text.phones import read_mobile, read_phone, show_phone


def read_contact(kind: ChannelKind, text: str) -> Contact:
    """A channel's value. Raises Refused for what a channel of that kind cannot open."""
    return _READERS[kind](text)


def _phone(text: str) -> Contact:
    return PhoneContact(read_phone(text))


def _web(text: str) -> Contact:
    return WebContact(read_url(text))


def _email(text: str) -> Contact:
    return EmailContact(read_email(text))


def _zalo(text: str) -> Contact:
    """A person's number, or the address of a page; what is neither is told as a number that is none."""
    try:
        return ZaloContact(read_mobile(text))
    except Refused as refused:
        try:
            return _web(text)
        except Refused:
            raise refused from None


def _place(text: str) -> Contact:
    """Words, or the address of a map."""
    return _web(text) if "://" in text else PlaceContact(text)


_READERS: Mapping[ChannelKind, Callable[[str], Contact]] = {
    ChannelKind.PHONE: _phone,
    ChannelKind.ZALO: _zalo,
    ChannelKind.FACEBOOK: _web,
    ChannelKind.EMAIL: _email,
    ChannelKind.WEB: _web,
    ChannelKind.VISIT: _place,
}


def show_contact(contact: Contact) -> str:
    """A channel's value as people write it."""
    match contact:
        case PhoneContact() | ZaloContact():
            return show_phone(contact.number)
        case WebContact():
            return contact.address
        case EmailContact():
            return contact.mailbox
        case PlaceContact():
            return contact.place


def zalo_address(phone: Mobile) -> str:
    """Returns the link to a person on Zalo by phone number (zalo.me/84…)."""
    return f"https://zalo.me/84{phone[1:]}"
