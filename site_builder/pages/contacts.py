"""Plans how a contact is shown: a number that is dialled, an address that opens."""

from site_builder.model.contact import Contact, EmailContact, PhoneContact, PlaceContact, WebContact, ZaloContact
from site_builder.pages.views import Link
from site_builder.text.address import spoken
from site_builder.text.contacts import show_contact, zalo_address
from site_builder.text.phones import dial, show_phone


def contact_link(contact: Contact) -> Link:
    """How somebody is reached: a number is dialled, an address opened; a place to visit is only named."""
    match contact:
        case PhoneContact():
            return Link(text=show_phone(contact.number), href=dial(contact.number))
        case ZaloContact():
            return Link(text=show_contact(contact), href=zalo_address(contact.number))
        case WebContact():
            return Link(text=spoken(contact.address), href=contact.address)
        case EmailContact():
            return Link(text=contact.mailbox, href=f"mailto:{contact.mailbox}")
        case PlaceContact():
            return Link(text=contact.place, href="")
