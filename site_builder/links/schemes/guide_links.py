"""Finds the external addresses on a guide's page: those that people act on."""

import re
from collections.abc import Mapping

from site_builder.links.schemes.app_stores import App, Store, address_of
from site_builder.model.guide import Guide
from site_builder.model.services import Service
from site_builder.model.texts import texts_of
from site_builder.model.unit import Unit
from site_builder.text.markdown import fragment


def addresses(guide: Guide, unit: Unit) -> Mapping[str, Service | None]:
    """Returns every external address on a guide's page, with the service that it belongs to, or None."""
    found: dict[str, Service | None] = {}
    for service in _current_services(guide, unit):
        apps = (App(store, getattr(service, store)) for store in Store)
        found |= {address_of(app): service for app in apps if app.id}
        found |= {service.website: service} if service.website else {}
    outer = (address for text, _ in texts_of(guide) for address, _ in fragment(text).outer)
    return found | {address: found.get(address) for address in outer if re.match("https?:", address, re.IGNORECASE)}


def _current_services(guide: Guide, unit: Unit) -> list[Service]:
    """Returns the services that the page shows: if a service was replaced, its successor."""
    found = (unit.services[name] for name in guide.services if name in unit.services)
    successors = (unit.services.get(service.replaced_by or "", service) for service in found)
    return [service for service in successors if not service.state.is_past]
