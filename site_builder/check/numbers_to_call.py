"""Rules on what a site that is meant to be real lets residents call: the emergency numbers, and whoever is in charge.

They are asked where `site.yaml` says `demo: không`: then somebody has declared that the pages are what residents may
rely on. A site that does not say so yet is still being written.
"""

from collections.abc import Iterator

from site_builder.check.context import CheckContext
from site_builder.model.choices import ChannelKind
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.model.services import EMERGENCY
from site_builder.model.site import Site
from site_builder.model.unit import Unit


def emergency_numbers(context: CheckContext) -> Iterator[Problem]:
    """Somebody who needs help at once finds a number. It is told where they are lost: mostly of the root unit."""
    outer = context.outer if context.unit.path else None
    if _is_real(context.site) and not _has_emergency(context.unit) and (outer is None or _has_emergency(outer)):
        yield Problem.found("no-emergency", _where(context.unit), name=context.unit.profile.name)


def own_number(context: CheckContext) -> Iterator[Problem]:
    """Residents can call those in charge. A unit with units inside may leave that to them."""
    if _is_real(context.site) and not context.has_units and not _has_number(context.unit):
        name = f"{context.unit.profile.kind} {context.unit.profile.name}".strip()
        yield Problem.found("no-phone", _where(context.unit), name=name)


def _is_real(site: Site) -> bool:
    return "demo" in site.given() and not site.demo


def _has_emergency(unit: Unit) -> bool:
    services = (service for service in unit.services.values() if service.category == EMERGENCY)
    return any(service.hotline and not service.hide and not service.state.is_past for service in services)


def _has_number(unit: Unit) -> bool:
    profile = unit.profile
    channels = (channel.kind is ChannelKind.PHONE and channel.value for channel in profile.channels)
    return bool(profile.hotline or (profile.office and profile.office.phone) or any(channels))


def _where(unit: Unit) -> Location:
    return unit.profile.at("name")


CHECKS = (emergency_numbers, own_number)
