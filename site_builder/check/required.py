"""Rules on what some layer has to say, and on what it says twice."""

from collections.abc import Iterable, Iterator

from site_builder.check.context import CheckContext
from site_builder.model.guide import Guide
from site_builder.model.problem import Problem, is_error
from site_builder.model.profile import Locality, Profile
from site_builder.model.texts import partial_records
from site_builder.model.unit import Unit
from site_builder.text.normalize import suggest


def required(context: CheckContext) -> Iterator[Problem]:
    """What must be given by some layer is given. An override of a text that does not exist lacks nearly everything."""
    unit = context.unit
    yield from nameless(unit.profile)
    stalls = (stall for market in unit.markets.values() for stall in market.stalls.values())
    for record in (*unit.profile.localities.values(), *partial_records(unit), *stalls):
        missing = record.missing()
        if missing:
            near = [name for name, other in unit.guides.items() if other is not record and isinstance(record, Guide)]
            meant = suggest(getattr(record, "slug", ""), near)
            hint = f"{meant}.md" if meant else ""  # the text was to complete an inherited one, which is called so
            yield Problem.found("missing-key", record.at(), key="», «".join(missing), hint=hint)


def nameless(profile: Profile) -> Iterator[Problem]:
    """A unit says what it is called: else the units inside it could not say where they belong."""
    if missing := profile.missing():
        yield Problem.found("missing-key", profile.at(), key="», «".join(missing), hint="")


def passed_down(unit: Unit, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The errors of a unit's own files, or else that it has no name: they keep the units inside it from being built."""
    return tuple(filter(is_error, problems)) or tuple(nameless(unit.profile))


def twice_named(context: CheckContext) -> Iterator[Problem]:
    """A name does not repeat its kind: pages write both, and would say "Xã Xã Bảo Quang"."""
    profile = context.unit.profile
    named: tuple[Profile | Locality, ...] = (profile, *profile.localities.values())
    for record in named:
        kind = record.kind.casefold()
        if kind and record.name.casefold().startswith(f"{kind} "):
            words = {"value": record.name, "kind": record.kind, "better": record.name[len(kind) + 1 :].lstrip()}
            yield Problem.found("name-kind", record.at("name"), **words)


def real_in_sample(context: CheckContext) -> Iterator[Problem]:
    """Nobody real is shown as a sample because the team still says so: pages write "Mẫu" beside each of its members.

    Real is whoever has a source or a consent, or is not marked where others of the team are. A team of which nobody is
    marked may well be a sample as a whole.
    """
    for team in context.unit.teams.values():
        members = team.members if team.sample else ()
        is_mixed = any(member.sample for member in members)
        for member in members:
            is_told_real = bool(member.source or member.consent) or "sample" in member.places
            if not member.sample and (is_mixed or is_told_real):
                yield Problem.found("sample-team", member.at("name"), name=member.name, value=team.id)


CHECKS = (required, twice_named, real_in_sample)
