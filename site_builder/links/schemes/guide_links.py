"""What a guide's page leads to outside the site: the addresses that people act on."""

import re
from collections.abc import Mapping

from site_builder.links.schemes.app_stores import App, Store, address_of
from site_builder.model.records import Guide, Service, Unit
from site_builder.model.texts import texts_of
from site_builder.text.markdown import fragment


def addresses(guide: Guide, unit: Unit) -> Mapping[str, Service | None]:
    """Every address outside to which a guide's page leads; of an official one, whose it is."""
    found: dict[str, Service | None] = {}
    for service in _current(guide, unit):
        apps = (App(store, getattr(service, store)) for store in Store)
        found |= {address_of(app): service for app in apps if app.id}
        found |= {service.website: service} if service.website else {}
    outer = (address for text, _ in texts_of(guide) for address, _ in fragment(text).outer)
    return found | {address: found.get(address) for address in outer if re.match("https?:", address, re.IGNORECASE)}


def _current(guide: Guide, unit: Unit) -> list[Service]:
    """The services whose addresses the page shows: successors in place of what they replaced."""
    found = (unit.services[name] for name in guide.services if name in unit.services)
    heirs = (unit.services.get(service.replaced_by or "", service) for service in found)
    return [service for service in heirs if not service.state.is_past]
