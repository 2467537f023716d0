"""A deploy from beginning to end: look, plan, refuse or take the lock, look again, carry out."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import field, replace
from functools import reduce
from operator import or_

from site_builder.deploy.host import Connect, Host, sweep
from site_builder.deploy.lanes import Lanes
from site_builder.deploy.lock import Locked, read_lock, release_lock, take_lock
from site_builder.deploy.manifest import HostManifest
from site_builder.deploy.plan import DeployPlan, make_plan
from site_builder.deploy.policy import Policy
from site_builder.deploy.refusal import Allowed, DeployRefusal, pages_of, refuse_host, refuse_plan, refuse_taken
from site_builder.deploy.run import Bridge, RunContext, carry_out
from site_builder.deploy.server_files import POLICY_FILES, add_server_files, policy_in, with_policy
from site_builder.deploy.site import DeploySite, stamp_of
from site_builder.deploy.state import HostState, find_missing, find_taken, read_build, read_state
from site_builder.model.frozen import frozen
from site_builder.output import MANIFEST, Manifest, ManifestEntry
from site_builder.output.manifest import manifest_text


@frozen
class DeployOptions:
    """What is asked for."""

    context: RunContext
    pause: Callable[[float], None]
    server: str = "none"
    """The kind of server that gives the pages to visitors (`server_files.SERVER_FILES`)."""
    expected: HostManifest | None = None
    """What must stand on the host, if anything special: a site is gone back from no other one."""
    allowed: Allowed = field(default_factory=Allowed)
    known: frozenset[str] = frozenset()
    """The files of all pages that were ever published: none of them may vanish unless a person gives it up."""
    connections: int = 4
    dry: bool = False
    recheck: bool = False
    """Whether the host is asked for each file, and not only for the important ones."""
    take_over: bool = False


@frozen
class DeployResult:
    """What came of a deploy, or what would come of it."""

    site: DeploySite
    """With the files that were made for the host."""
    plan: DeployPlan
    refusals: tuple[DeployRefusal, ...] = ()
    kept: tuple[str, ...] = ()
    """The units that failed, whose old pages have stayed on the host."""
    bridges: Mapping[str, Bridge] = field(default_factory=dict)
    """Server files that suit the old pages and the new ones; they are there while one takes the place of the other."""
    locked: Locked | None = None
    """Who deploys at the moment, where nothing was done for that reason."""


def deploy(site: DeploySite, connect: Connect, options: DeployOptions) -> DeployResult:
    """Puts a site on a host, unless there are reasons against it. Raises ConnectionLost, HostRefuses, OutputChanged,
    and Locked where somebody takes the lock over meanwhile.
    """
    lanes = Lanes(connect, options.connections, options.pause)
    try:
        result, state = _look(site, lanes, options)
        is_done = _is_done(result, state)
        has_left_lock = options.take_over or options.context.history.is_taking()
        if result.refusals or options.dry or (is_done and not has_left_lock):
            return result
        with _locked(lanes, options):
            if lanes.ask(lambda host: read_state(host, options.context.history.last())).manifest != state.manifest:
                result, state = _look(site, lanes, options)
                if result.refusals:
                    return result
            if is_done:  # a run was killed when only the lock was left
                lanes.one(sweep)
                return result
            carry_out(result.plan, result.site, state.manifest, lanes, options.context, result.bridges)
    except Locked as error:
        return replace(result, locked=error)
    else:
        return result
    finally:
        lanes.close()


def _is_done(result: DeployResult, state: HostState) -> bool:
    return not result.plan.steps and result.plan.after == state.manifest


@contextmanager
def _locked(lanes: Lanes, options: DeployOptions) -> Iterator[None]:
    """Holds the lock. A host that is lost keeps it: the next run of this machine knows it for its own."""
    owner, history = options.context.owner, options.context.history
    was_taking = [history.note_taking(now=True)]

    def take(host: Host) -> None:
        begun, was_taking[0] = was_taking[0], True  # where the connection is lost meanwhile, the lock may be ours
        take_lock(host, owner, take_over=options.take_over, was_taking=begun)

    try:
        lanes.one(take)
    except Locked:
        history.note_taking(now=False)
        raise
    try:
        yield
    except Locked:  # it is somebody else's now
        history.note_taking(now=False)
        raise
    except BaseException:
        with suppress(Exception):
            release_lock(lanes.first())
            history.note_taking(now=False)
        raise
    lanes.one(release_lock)
    history.note_taking(now=False)


def _look(site: DeploySite, lanes: Lanes, options: DeployOptions) -> tuple[DeployResult, HostState]:
    """Plans, and finds the reasons against it. Touches nothing."""
    return lanes.ask(lambda host: _look_at(host, site, options))


def _look_at(host: Host, site: DeploySite, options: DeployOptions) -> tuple[DeployResult, HostState]:
    allowed = options.allowed
    state = read_state(host, options.context.history.last())
    before = state.manifest
    site, kept_units, kept = _keep_failed(host, site, before, allowed)
    policy = Policy.of(site.facts)
    if kept:  # their pages stay, and with them their styles
        policy = reduce(or_, (policy_in(host.read(name)) for name in POLICY_FILES), policy)
    site = add_server_files(site, options.server, policy)
    issued = site.issued | before.issued & (before.names if kept else frozenset())
    wanted = HostManifest(site=site.base_url or before.site, files=site.files, issued=issued & {*site.files, *kept})
    important = {
        "index.html",
        "404.html",
        ".htaccess",
        *site.issued,
        *(f"{unit}/index.html" for unit in site.output.units),
    }
    missing = find_missing(host, before, important, everything=options.recheck)
    plan = make_plan(wanted, before, missing=missing, kept=kept)
    refusals = list[DeployRefusal]()
    if options.expected and before != options.expected:
        refusals.append(DeployRefusal(word="refuse_rollback_other"))
    refusals += [*refuse_host(state, site, allowed), *refuse_plan(plan, site, before, allowed, options.known)]
    if state.is_ours or allowed.beside:
        refusals += refuse_taken(find_taken(host, plan, before.names), allowed)
    locked = _who_deploys(host, options) if options.dry else None
    result = DeployResult(
        site=site,
        plan=plan,
        refusals=tuple(refusals),
        kept=tuple(kept_units),
        bridges=_bridges(host, site, plan),
        locked=locked,
    )
    return result, state


def _keep_failed(
    host: Host, site: DeploySite, before: HostManifest, allowed: Allowed
) -> tuple[DeploySite, list[str], list[str]]:
    """The units that failed and of which the host has pages that the output has not, and these pages; none where
    nobody has said that they stay. The site's manifest tells of them then.
    """
    if not allowed.keep_failed:
        return site, [], []
    strange = before.names - site.files.keys()
    pages = {unit: pages_of(unit, strange, site.output.units) for unit in site.failed}
    units = [unit for unit, names in pages.items() if names]
    return _with_old_entries(site, read_build(host), units), units, [name for unit in units for name in pages[unit]]


def _bridges(host: Host, site: DeploySite, plan: DeployPlan) -> Mapping[str, Bridge]:
    """The server files whose policies differ, in forms that allow what both of them allow."""
    changed = [step.name for step in plan.puts if step.name in POLICY_FILES and step.reason != "new"]
    if host.is_alone:
        return {}
    bodies = {name: (host.read(name) or b"", site.body(name)) for name in changed}
    return {
        name: Bridge(before=with_policy(old, old, new), meanwhile=with_policy(new, old, new))
        for name, (old, new) in bodies.items()
        if policy_in(old) != policy_in(new)
    }


def _who_deploys(host: Host, options: DeployOptions) -> Locked | None:
    owner = read_lock(host)
    return Locked(owner) if owner and owner.token != options.context.owner.token else None


def _with_old_entries(site: DeploySite, build: Manifest, units: list[str]) -> DeploySite:
    """Makes the build's manifest on the host tell of the pages that stay there, so that another machine can go on."""
    entries = dict(site.output.units)
    for unit in units:
        old = build.units.get(unit, ManifestEntry())
        if not entries[unit].files:
            entries[unit] = replace(old, failed=True)
    body = manifest_text(replace(site.output, units=entries)).encode()
    return replace(site, files={**site.files, MANIFEST: stamp_of(body)}, made={**site.made, MANIFEST: body})
