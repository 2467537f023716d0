"""Rules on a whole unit, after its layers are merged: what no single file can know."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from site_builder.check.coverage import specialities
from site_builder.check.exemptions import exemptions
from site_builder.check.guide_steps import guides
from site_builder.check.hosts import allowed_hosts, websites
from site_builder.check.link_schemes import forms
from site_builder.check.links import attachments, links, pictures
from site_builder.model.addresses import ANNOUNCEMENTS, ARCHIVE, GUIDES
from site_builder.model.location import Location, Record
from site_builder.model.problem import Problem, is_error
from site_builder.model.records import Announcement, Guide, Site, Unit
from site_builder.model.texts import shared_records
from site_builder.text.address import PAGE_IDS
from site_builder.text.filenames import is_refused_by_windows
from site_builder.text.normalize import suggest

Check = Callable[[Unit, Site], Iterator[Problem]]

_SHOWN = 12
"""How many ids a message lists to choose from."""


def identity(unit: Unit) -> Iterator[Problem]:
    """A unit says what it is called: those inside it could not say where they belong."""
    if missing := unit.profile.missing():
        yield Problem.error("missing-key", unit.profile.at(), key="», «".join(missing), hint="")


def required(unit: Unit, _site: Site) -> Iterator[Problem]:
    """What must be given by some layer is given. An override of a text that does not exist lacks nearly everything."""
    yield from identity(unit)
    for record in (*unit.profile.localities.values(), *shared_records(unit)):
        missing = record.missing()
        if missing:
            near = [name for name, other in unit.guides.items() if other is not record and isinstance(record, Guide)]
            hint = suggest(getattr(record, "slug", ""), near)
            yield Problem.error("missing-key", record.at(), key="», «".join(missing), hint=hint)


def references(unit: Unit, _site: Site) -> Iterator[Problem]:
    """Every id that a record names exists."""
    for record, key, wanted, known, where in _references(unit):
        for index, name in enumerate(wanted):
            if name not in known:
                words = {"hint": suggest(name, list(known)), "known": _some(known), "list": where}
                yield Problem.error("unknown-id", record.at(key, index), key=key, value=name, **words)


def _some(known: Iterable[str]) -> str:
    """The first ids of a list, to choose from."""
    names = sorted(known) or ["(chưa có mã nào)"]
    return ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")


IdReference = tuple[Record, str, tuple[str, ...], Mapping[str, object], str]
"""A record, its key, the ids that it names there, those that exist, and the list in which they stand."""


def _references(unit: Unit) -> Iterator[IdReference]:
    localities, services = unit.profile.localities, unit.services
    for service in services.values():
        yield service, "category", _one(service.category), unit.categories, "categories (services.yaml)"
        yield service, "replaced_by", _one(service.replaced_by), services, "services.yaml"
    for guide in unit.guides.values():
        yield guide, "topic", _one(guide.topic), unit.profile.topics, "topics (unit.yaml)"
        yield guide, "services", guide.services, services, "services.yaml"
        yield guide, "related", guide.related, unit.guides, "guides/"
    for team in unit.teams.values():
        yield team, "locality", _one(team.locality), localities, "localities (unit.yaml)"
        for member in team.members:
            yield member, "specialities", member.specialities, services, "services.yaml"
    for announcement in _own(unit, unit.announcements):
        yield announcement, "localities", announcement.localities, localities, "localities (unit.yaml)"
    for event in unit.events:
        yield event, "localities", event.localities, localities, "localities (unit.yaml)"


def addresses(unit: Unit, _site: Site) -> Iterator[Problem]:
    """No two texts claim one page, today or on the day on which they appear."""
    for records, start, taken in (
        (unit.guides.values(), GUIDES, {}),
        (unit.announcements.values(), ANNOUNCEMENTS, {ARCHIVE.split("/")[1]: "luu-tru"}),
    ):
        owners: dict[str, str] = {**taken, **{record.slug: record.at().file for record in records}}
        for record in records:
            if record.slug in taken:
                yield Problem.error("same-address", record.at(), value=start + record.slug, other=taken[record.slug])
            for index, alias in enumerate(record.aliases):
                if is_refused_by_windows(alias):
                    where = record.at("aliases", index)
                    yield Problem.error("name-windows", where, value=alias, better=f"muc-{alias}")
                other = owners.setdefault(alias, record.at().file + ":")
                if other != record.at().file + ":" or alias in record.aliases[:index]:
                    where = record.at("aliases", index)
                    yield Problem.error("same-address", where, value=start + alias, other=other.rstrip(":"))


def anchors(unit: Unit, _site: Site) -> Iterator[Problem]:
    """No id of a record is one that the page which shows the record gives a part of its own."""
    for records in (unit.profile.topics, unit.services, unit.teams):
        for name, record in records.items():
            if name in PAGE_IDS:
                yield Problem.error("id-taken", record.at("id"), value=name, better=f"{name}-2")


def namesakes(unit: Unit, _site: Site) -> Iterator[Problem]:
    """An announcement overrides the inherited one of the same file name, not a stranger that has only its slug."""
    for record in unit.announcements.values():
        names = {place.file.rpartition("/")[2]: place.file for place in record.places.values()}
        if len(names) > 1:
            own = record.at().file
            other = next(file for file in names.values() if file != own)
            yield Problem.error("same-slug", Location(file=own), slug=record.slug, other=other)


def dates(unit: Unit, _site: Site) -> Iterator[Problem]:
    """Nothing ends before it begins."""
    for announcement in unit.announcements.values():
        event, day = announcement.event, announcement.date
        if day and announcement.expires and announcement.expires < day.date():
            yield Problem.error("dates-crossed", announcement.at("expires"), key="expires", other="date")
        if event and event.starts and event.ends and event.ends < event.starts:
            yield Problem.error("dates-crossed", event.at("ends"), key="ends", other="starts")
    for member in (member for team in unit.teams.values() for member in team.members):
        if member.valid_from and member.valid_to and member.valid_to < member.valid_from:
            yield Problem.error("dates-crossed", member.at("valid_to"), key="valid_to", other="valid_from")


def consent(unit: Unit, _site: Site) -> Iterator[Problem]:
    """A member's phone or Zalo is published only with a recorded consent that names it (Law 91/2025/QH15)."""
    for member in (member for team in unit.teams.values() for member in team.members):
        agreed = member.consent.what if member.consent else ()
        for key in ("phone", "zalo"):
            if getattr(member, key) and key not in agreed:
                yield Problem.warning("no-consent", member.at(key), key=key, name=member.name)


CHECKS: tuple[Check, ...] = (
    required,
    references,
    links,
    forms,
    guides,
    pictures,
    attachments,
    dates,
    consent,
    websites,
    allowed_hosts,
    specialities,
    addresses,
    anchors,
    namesakes,
    exemptions,
)
"""To add a rule on units, write a function and name it here; its texts go to `report/rules/`."""


UNREADABLE = frozenset(
    {
        "conflict-marks",
        "control-character",
        "encoding",
        "encoding-windows",
        "encoding-twice",
        "encoding-unmarked",
        "file-empty",
        "file-folder",
        "file-large",
        "file-special",
        "file-unreadable",
        "folder-deep",
        "front-matter-dashes",
        "front-matter-open",
        "line-long",
        "marks-piled",
        "no-front-matter",
        "no-unit",
        "not-a-mapping",
        "old-font",
        "yaml-anchor",
        "yaml-bracket",
        "yaml-colon",
        "yaml-curly",
        "yaml-dash",
        "yaml-deep",
        "yaml-escape",
        "yaml-indent",
        "yaml-key",
        "yaml-nested",
        "yaml-rest",
        "yaml-no-colon",
        "yaml-space",
        "yaml-start",
        "yaml-syntax",
        "yaml-tab",
        "yaml-two-documents",
        "yaml-unclosed",
    },
)
"""Rules after which nothing more is known of a file."""


def check(unit: Unit, site: Site, known: Iterable[Problem] = ()) -> list[Problem]:
    """All that is wrong with a merged unit, but for what only echoes a `known` problem."""
    errors = [problem for problem in known if is_error(problem)]
    unread = {problem.place.file for problem in errors if problem.code in UNREADABLE}
    lists_are_broken = any(problem.place.file.endswith(".yaml") for problem in errors)
    found = [problem for rule in CHECKS for problem in rule(unit, site)]
    return [problem for problem in found if not _is_echo(problem, unread, lists_are_broken=lists_are_broken)]


def _is_echo(problem: Problem, unread: set[str], *, lists_are_broken: bool) -> bool:
    """What follows from a known mistake would bury it: a file that was not read lacks everything, a broken list ids."""
    if problem.code == "missing-key":
        return problem.place.file in unread or not problem.place.file
    return problem.code == "unknown-id" and lists_are_broken


def _own(unit: Unit, announcements: Mapping[str, Announcement]) -> Iterator[Announcement]:
    """Those that this unit wrote: a city's announcement names the city's localities, not the commune's."""
    start = "/".join((*unit.path, "announcements/"))
    return (item for item in announcements.values() if item.at("localities").file.startswith(start))


def _one(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()
