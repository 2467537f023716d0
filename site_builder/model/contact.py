"""Defines what a way to reach somebody leads to."""

from site_builder.model.frozen import frozen
from site_builder.model.scalars import Email, Mobile, Phone, Url


@frozen(kw_only=False)
class PhoneContact:
    """A number to call."""

    number: Phone


@frozen(kw_only=False)
class ZaloContact:
    """Somebody on Zalo, by their mobile number."""

    number: Mobile


@frozen(kw_only=False)
class WebContact:
    """A page to open: a site, a page of Facebook or Zalo, a map."""

    address: Url


@frozen(kw_only=False)
class EmailContact:
    """A mailbox to write to."""

    mailbox: Email


@frozen(kw_only=False)
class PlaceContact:
    """Where to go, in words."""

    place: str


Contact = PhoneContact | ZaloContact | WebContact | EmailContact | PlaceContact
"""What a channel leads to. Its kind says which it may be (`text.contacts`)."""
