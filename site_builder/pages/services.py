"""Plans the catalogue of services, sorted by need, with the state of each service."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from site_builder.content import review
from site_builder.model import addresses
from site_builder.model.choices import Reviewed, State
from site_builder.model.frozen import frozen
from site_builder.model.guide import Guide
from site_builder.model.output import Page
from site_builder.model.services import EMERGENCY, Service
from site_builder.pages.asking import caution
from site_builder.pages.context import PageContext, cite, once_per_unit
from site_builder.pages.guides import link, official_links, ordered, service_calls
from site_builder.pages.layout import page
from site_builder.pages.views import Call, Html, Link
from site_builder.text.normalize import order
from site_builder.text.numbers import show_date, show_decimal


@frozen
class ServiceView:
    """Describes a service as residents need it: its purpose, how to reach it, and how to do without it."""

    id: str
    name: str
    full_name: str
    state: str
    successor: Link | None
    use: tuple[str, ...]
    facts: tuple[Html, ...]
    details: tuple[tuple[str, str], ...]
    without_app: Html
    calls: tuple[Call, ...]
    links: tuple[Link, ...]
    guides: tuple[Link, ...]
    sources: tuple[str, ...]
    overdue: str
    """It is the day of a check that is too long ago."""


@frozen
class CategoryView:
    """Holds the services for one kind of need."""

    id: str
    name: str
    services: tuple[ServiceView, ...]


def service_pages(context: PageContext) -> Iterator[Page]:
    """Yields the page of the catalogue."""
    url = context.address(addresses.SERVICES)
    words = context.words
    categories = sorted(context.unit.categories.values(), key=lambda item: (item.order, order(item.name)))
    found = [CategoryView(id=item.id, name=item.name, services=_of(context, url, item.id)) for item in categories]
    groups = tuple(category for category in found if category.services)
    yield page(
        context,
        url,
        "services",
        words["services"],
        words["services_about"],
        categories=groups,
        caution=caution(context, url),
    )


def _of(context: PageContext, url: str, category: str) -> tuple[ServiceView, ...]:
    own = [service for service in context.unit.services.values() if service.category == category]
    usable = sorted(own, key=lambda service: list(State).index(service.state))
    return tuple(_view(context, url, service) for service in usable)


def _view(context: PageContext, url: str, service: Service) -> ServiceView:
    words = context.words
    successor = context.unit.services.get(service.replaced_by or "")
    details = (
        ("service_operator", service.operator),
        ("service_area", service.area),
        ("service_former", ", ".join(service.former_names)),
        ("service_requires", ", ".join(service.requires)),
        ("service_size", _size(context, service)),
        ("checked_on", show_date(service.checked_on) if service.checked_on else ""),
    )
    is_overdue = review.is_overdue(context.unit, Reviewed.SERVICES, service.checked_on, context.today)
    guides = _guides(context).get(service.id, ()) if service.category != EMERGENCY else ()
    return ServiceView(
        id=service.id,
        name=service.name,
        full_name=service.full_name if service.full_name != service.name else "",
        state=service.state,
        successor=Link(text=successor.name, href=context.way(url, f"{url}#{successor.id}")) if successor else None,
        use=service.use,
        facts=context.sentences(url, service, "facts"),
        details=tuple((words[word], value) for word, value in details if value),
        without_app=context.sentence(url, service, "without_app"),
        calls=service_calls(service),
        links=official_links(context, service),
        guides=tuple(replace(link(context, url, guide), note="") for guide in guides),
        sources=tuple(cite(source) for source in service.sources),
        overdue=show_date(service.checked_on) if service.checked_on and is_overdue else "",
    )


@once_per_unit
def _guides(context: PageContext) -> Mapping[str, list[Guide]]:
    """Returns the guides to each service."""
    found: dict[str, list[Guide]] = {}
    for guide in ordered(context):
        for name in dict.fromkeys(guide.services):
            found.setdefault(name, []).append(guide)
    return found


def _size(context: PageContext, service: Service) -> str:
    if service.size_mb is None:
        return ""
    size = f"{show_decimal(service.size_mb, context.words)} MB"
    return f"{size} ({service.size_note})" if service.size_note else size
