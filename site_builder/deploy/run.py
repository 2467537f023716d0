"""Carries a plan out. Before the first byte it tells the host what may change: the manifest there is always true."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from threading import Lock

from site_builder.deploy.history import DeployHistory
from site_builder.deploy.host import Host, TakesWaves, sweep
from site_builder.deploy.lanes import Lanes
from site_builder.deploy.lock import LockOwner, check_lock
from site_builder.deploy.manifest import HOST_MANIFEST, HostManifest, manifest_bytes
from site_builder.deploy.order import is_page, parents
from site_builder.deploy.plan import DELETE, DeployPlan, DeployStep
from site_builder.deploy.site import DeploySite
from site_builder.model.frozen import frozen

_FILES, _SECONDS = 100, 5.0
"""After so many files, or so much time, the host is told what has arrived: a run that is killed loses no more."""
_SHARE = 20
"""The manifest of a country is as long as a thousand pages: it is told after a twentieth of the files at most."""


@frozen
class DeployProgress:
    """How far a run is."""

    done: int
    of: int
    sent: int
    """Bytes."""
    to_send: int


@frozen
class Bridge:
    """A server's file while pages of two sites are there: its policy allows the styles of both."""

    before: bytes
    """The old file, until the new pages are there."""
    meanwhile: bytes
    """The new file, until the old pages are gone."""


@frozen
class RunContext:
    """What a run needs of the world."""

    history: DeployHistory
    owner: LockOwner
    clock: Callable[[], float]
    watch: Callable[[DeployProgress], None]


def carry_out(
    plan: DeployPlan,
    site: DeploySite,
    before: HostManifest,
    lanes: Lanes,
    context: RunContext,
    bridges: Mapping[str, Bridge],
) -> None:
    """Takes all steps of a plan. Whatever it raises, the next run goes on from there.

    `bridges` are files of the plan in forms that suit the old pages and the new ones.
    """
    record = _RunRecord(plan, before, context)
    lanes.one(record.announce)
    try:
        for name, bridge in bridges.items():
            lanes.one(partial(_put, name=name, body=bridge.before))
        for wave in plan.waves:
            if wave[0].action == DELETE:
                _delete_wave(wave, lanes, record)
                lanes.one(lambda host, wave=wave: _tidy(host, wave, record.will_be))  # type: ignore[misc]
            else:
                _put_wave(wave, site, lanes, record, {name: bridge.meanwhile for name, bridge in bridges.items()})
        for name in bridges:
            lanes.one(partial(_put, name=name, body=site.body(name)))
            lanes.one(partial(record.done, names=[name]))
        lanes.one(record.finish)
    except BaseException:  # also Ctrl-C: what has arrived need not be sent again
        with suppress(Exception):
            record.save(lanes.first())
        raise
    context.history.add(plan.after, site)


def _delete_wave(wave: Sequence[DeployStep], lanes: Lanes, record: "_RunRecord") -> None:
    """Removes files one after the other: a page before what it shows."""

    def delete_all(host: Host) -> None:
        assert isinstance(host, TakesWaves)  # noqa: S101 - all connections of a run are of one kind
        pages = [step.name for step in wave if is_page(step.name)]
        names = [step.name for step in wave]
        host.delete_all(pages)
        host.delete_all(names)
        record.done(host, names)

    if isinstance(lanes.sample(), TakesWaves):
        lanes.one(delete_all)
    else:
        lanes.each(wave, record.delete, alone=True)


def _put(host: Host, *, name: str, body: bytes) -> None:
    host.put(name, body)


def _put_wave(
    wave: Sequence[DeployStep], site: DeploySite, lanes: Lanes, record: "_RunRecord", meanwhile: Mapping[str, bytes]
) -> None:
    """Sends files. Of those in `meanwhile` another form is sent, and they are not done with it."""

    def put(host: Host, step: DeployStep) -> None:
        if step.name in meanwhile:
            host.put(step.name, meanwhile[step.name])
        else:
            host.put(step.name, site.body(step.name))
            record.done(host, [step.name])

    def put_all(host: Host) -> None:
        assert isinstance(host, TakesWaves)  # noqa: S101 - all connections of a run are of one kind
        host.put_all({step.name: partial(site.body, step.name) for step in wave}, partial(record.done, host))

    if isinstance(lanes.sample(), TakesWaves):
        lanes.one(put_all)
    else:
        lanes.each(wave, put)


def _tidy(host: Host, wave: Sequence[DeployStep], will_be: Collection[str]) -> None:
    """Removes folders that are empty now, the inner ones first. Where somebody else has a file, the folder stays."""
    for folder in sorted({folder for step in wave for folder in parents(step.name)} - set(will_be), reverse=True):
        host.remove_folder(folder)


class _RunRecord:
    """What has been done, for the host, for this machine and for the person who waits."""

    def __init__(self, plan: DeployPlan, before: HostManifest, context: RunContext) -> None:
        self._plan = plan
        self._context = context
        self._now = before.doubting(step.name for step in plan.steps)
        self._now = replace(self._now, site=plan.after.site, issued=before.issued | plan.after.issued)
        self._steps = {step.name: step for step in plan.steps}
        self._lock = Lock()
        self._finished = list[str]()
        self._count = self._sent = 0
        self._told = context.clock()
        self._often = max(1.0, len(self._now.names) / (_FILES * _SHARE))
        """How much rarer than usual the host is told, because the manifest is long."""
        self.will_be = {folder for name in plan.after.names for folder in parents(name)}
        """The folders that there will be."""

    def announce(self, host: Host) -> None:
        """Tells what may change, before anything does."""
        self._context.history.remember(self._now)
        sweep(host)
        self._tell(host)

    def delete(self, host: Host, step: DeployStep) -> None:
        """Removes a file."""
        host.delete(step.name)
        self.done(host, [step.name])

    def done(self, host: Host, names: Sequence[str]) -> None:
        """Takes in steps that have been taken; tells the host now and then."""
        with self._lock:
            self._finished += names
            self._count += len(names)
            self._sent += sum(self._steps[name].size for name in names)
            progress = DeployProgress(
                done=self._count, of=len(self._steps), sent=self._sent, to_send=sum(s.size for s in self._plan.puts)
            )
            self._context.watch(progress)
            waited = self._context.clock() - self._told
            is_due = len(self._finished) >= _FILES * self._often or waited > _SECONDS * self._often
            if is_due and self._count < len(self._steps):
                check_lock(host, self._context.owner)
                self._tell(host)

    def save(self, host: Host) -> None:
        """Tells what has been done, when the run is broken off."""
        check_lock(host, self._context.owner)
        with self._lock:
            self._tell(host)

    def finish(self, host: Host) -> None:
        """Tells what stands there, and lets it appear where it has been put aside until now."""
        check_lock(host, self._context.owner)
        host.put(HOST_MANIFEST, manifest_bytes(self._plan.after))
        sweep(host)
        host.publish()

    def _tell(self, host: Host) -> None:
        """Writes the manifest as of now."""
        finished = set(self._finished)
        files = {name: stamp for name, stamp in self._now.files.items() if name not in finished}
        files |= {name: stamp for name in finished if (stamp := self._steps[name].stamp)}
        self._now = replace(self._now, files=files, unsure=self._now.unsure - finished)
        host.put(HOST_MANIFEST, manifest_bytes(self._now))
        self._finished.clear()
        self._told = self._context.clock()
