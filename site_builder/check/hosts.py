"""Rules on links to other hosts (R8): residents are led to official pages, and to the few that somebody looked at."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote

from site_builder.check.context import CheckContext
from site_builder.links.hosts.known import MEETING_PLACES
from site_builder.links.hosts.lookalikes import mail_meant
from site_builder.links.hosts.trust import HostRegister, HostTrust, host_of, judge, names_of, program_in
from site_builder.model.contact import EmailContact, WebContact
from site_builder.model.location import Location, Record, once, past
from site_builder.model.problem import Problem
from site_builder.model.services import Service
from site_builder.model.site import Site
from site_builder.model.texts import text_records, texts_of
from site_builder.model.unit import Unit
from site_builder.text.host import named_host
from site_builder.text.markdown import fragment

_REFUSED = {
    HostTrust.NUMBER: "link-number",
    HostTrust.SHORTENER: "link-short",
    HostTrust.MIRROR: "link-app",
    HostTrust.CLOSED: "link-closed",
    HostTrust.IMITATION: "link-lookalike",
}
"""What nobody can allow."""
_MAILBOX = re.compile(r"(?<![\w.+%@-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.)+[\w-]{2,63}")
_NOWHERE = Location(file="")
_ENTRY = re.compile(r"(?:http://)?[^\s/:*?#@]+\.[^\s/:*?#@]+")
"""A line of `allowed_hosts`: a host; http:// before it says that its pages have no https."""


def register_of(unit: Unit, site: Site) -> HostRegister:
    """The hosts that a unit knows: its own site's, those of `allowed_hosts` and of the services."""
    return _register(unit.services, site)


@once
def _register(services: Mapping[str, Service], site: Site) -> HostRegister:
    base = host_of(site.base_url)
    hosts = {_host_in(entry) or _meant(entry): entry for entry in site.allowed_hosts}
    insecure = {host for host, entry in hosts.items() if entry.startswith("http://")}
    insecure |= {base} if site.base_url.startswith("http://") else set()
    closed = _closed(services)
    used = {host_of(service.website) for service in services.values() if service.website} - closed.keys()
    return HostRegister(
        allowed=frozenset(map(_bare, {base, *hosts} - {""})),
        without_https=frozenset(map(_bare, insecure)),
        closed=closed,
        names=names_of({*hosts, *used} - {""}),
    )


def _closed(services: Mapping[str, Service]) -> dict[str, str]:
    """The hosts of services that are no more, as far as nothing else is there, and where to go instead."""
    live = {_website(service) for service in services.values() if not service.state.is_past} | MEETING_PLACES
    past = {_website(service): service for service in services.values() if service.state.is_past and _is_whole(service)}
    heirs = {host: services.get(service.replaced_by or "") for host, service in past.items()}
    return {host: (_website(heir) or heir.name) for host, heir in heirs.items() if heir and host and host not in live}


def _is_whole(service: Service) -> bool:
    """Whether a service had its host for itself: its address names no page on it."""
    return bool(re.fullmatch(r"https?://[^/]+/?", service.website or ""))


def _website(service: Service) -> str:
    return _bare(host_of(service.website or ""))


def _bare(host: str) -> str:
    return host.removeprefix("www.")


def outer_link(target: str, register: HostRegister, where: Location) -> Problem | None:
    """What is wrong with a link to another host, if anything."""
    problem = _outer_link(target, register)
    return replace(problem, place=where) if problem else None


@lru_cache(maxsize=4096)
def _outer_link(target: str, register: HostRegister) -> Problem | None:
    """The same wherever it stands: most links of a unit stand in what all inherit."""
    host, where = host_of(target), _NOWHERE
    if not host:
        return Problem.found("link-scheme", where, value=target)
    refused = _refusal(host, register, where, value=target)
    if refused:
        return refused
    if program_in(target):
        return Problem.found("link-app", where, host=host, value=target)
    if judge(host, register).standing is HostTrust.STRANGE:
        return Problem.found("link-host", where, host=host, value=target)
    if target.lower().startswith("http:") and _bare(host) not in register.without_https:
        return Problem.found("link-http", where, host=host, value=target)
    return None


def leads_astray(context: CheckContext, address: str) -> bool:
    """Whether a document's link leads where residents should not be led. That it lacks https alone is no reason."""
    problem = outer_link(
        address if "//" in address else f"http://{address}", register_of(context.unit, context.site), _NOWHERE
    )
    return problem is not None and problem.code != "link-http"


def _refusal(host: str, register: HostRegister, where: Location, value: str) -> Problem | None:
    """The rule that a host breaks wherever it stands."""
    verdict = judge(host, register)
    if verdict.standing not in _REFUSED:
        return None
    letters = "".join(dict.fromkeys(letter for letter in host if not letter.isascii()))
    code = _REFUSED[verdict.standing]
    if verdict.standing is HostTrust.IMITATION and verdict.real.startswith("."):
        code = "link-ending"  # no more is known of the real one
    elif verdict.standing is HostTrust.IMITATION and letters:
        code = "link-letters"  # those of another alphabet cannot be seen: they are named
    return Problem.found(code, where, host=host, value=value, real=verdict.real, letters=letters)


def mailbox(address: str, register: HostRegister, where: Location) -> Problem | None:
    """A letter may go to any provider, but not to a host that pretends to be another. `mailto:` before it or not."""
    for written in re.findall(r"@([^@,;?&\s]+)", unquote(address)):
        host = named_host(written.rstrip("."))
        if host and judge(host, register).standing in (HostTrust.IMITATION, HostTrust.NUMBER):
            return _refusal(host, register, where, value=address)
        if host and (real := mail_meant(host)):
            return Problem.found("link-lookalike", where, host=host, value=address, real=real, letters="")
    return None


def mailboxes(context: CheckContext) -> Iterator[Problem]:
    """A mailbox that a text names in words is judged as a link to it: phones make one of it."""
    register = register_of(context.unit, context.site)
    for record in text_records(context.to_ask):
        for box, place in _mailboxes(record):
            problem = mailbox(box, register, place)
            if problem:
                yield problem


@once
def _mailboxes(record: Record) -> tuple[tuple[str, Location], ...]:
    """The mailboxes in the texts of a record that are no links."""
    found = []
    for text, place in texts_of(record):
        if "@" in text:
            linked = [unquote(target) for target in fragment(text).targets]
            boxes = (one for one in _MAILBOX.finditer(text) if not any(one[0] in target for target in linked))
            found += [(one[0], past(place, text, one.start())) for one in boxes]
    return tuple(found)


def websites(context: CheckContext) -> Iterator[Problem]:
    """The addresses of services, channels and the office are judged as links in texts are."""
    unit, register = context.unit, register_of(context.unit, context.site)
    live = [service for service in unit.services.values() if not service.state.is_past]
    written = [(str(service.website), service.at("website")) for service in live if service.website]
    contacts = [(channel.value, channel.at("value")) for channel in unit.profile.every_channel]
    written += [(contact.address, where) for contact, where in contacts if isinstance(contact, WebContact)]
    mail = [(str(contact.mailbox), where) for contact, where in contacts if isinstance(contact, EmailContact)]
    office = unit.profile.office
    mail += [(str(office.email), office.at("email"))] if office else []
    found = [outer_link(address, register, where) for address, where in written]
    found += [mailbox(address, register, where) for address, where in mail]
    yield from (problem for problem in found if problem)


def allowed_hosts(context: CheckContext) -> Iterator[Problem]:
    """In `site.yaml` every allowed host is a host, and neither the list nor the site's own name helps a swindler."""
    site = context.site
    for index, entry in enumerate(site.allowed_hosts):
        where = site.at("allowed_hosts", index)
        host = _host_in(entry)
        if not host:
            yield Problem.found("allowed-host", where, value=entry, better=_meant(entry) or "vi-du.vn")
        elif refused := _refusal(host, HostRegister(), where, value=entry):
            yield refused
    base = host_of(site.base_url)
    if base and judge(base, HostRegister()).standing is HostTrust.IMITATION:
        refused = _refusal(base, HostRegister(), site.at("base_url"), value=site.base_url)
        yield from [refused] if refused else []


def _host_in(entry: str) -> str:
    """The host that a line of `allowed_hosts` names, or ""."""
    return named_host(entry.removeprefix("http://")) if _ENTRY.fullmatch(entry) else ""


def _meant(entry: str) -> str:
    """The host in a line that is written wrongly: it is proposed, and no link to it is told as a second mistake."""
    host = host_of(entry if "://" in entry else f"https://{entry.removeprefix('*.')}")
    return host if "." in host else ""


CHECKS = (websites, mailboxes, allowed_hosts)
