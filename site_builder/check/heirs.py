"""Finds what took the place of a service that is no more."""

from collections.abc import Mapping

from site_builder.model.services import Service


def living_heir(service: Service, services: Mapping[str, Service]) -> Service | None:
    """Returns the service that replaces another one today, though others did before it; None where there is none."""
    seen: set[str] = set()
    found: Service | None = service
    while found and found.state.is_past and found.id not in seen:
        seen.add(found.id)
        found = services.get(found.replaced_by or "")
    return found if found and not found.state.is_past else None
