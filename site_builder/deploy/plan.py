"""The plan of a deploy: which files are sent and removed, in which order and why. It is a value and touches nothing.

Assets come first, then pages, then what leads to pages; whatever is removed goes last, pages before what they show.
So a host that is looked at between any two steps shows no page without its assets. Only where a file becomes a folder,
or a folder a file, the old has to go before the new can come; that happens as late as possible.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import groupby

from site_builder.deploy.manifest import FileStamp, HostManifest
from site_builder.deploy.order import is_page, parents, stage
from site_builder.model.frozen import frozen

PUT, DELETE = "put", "delete"


@frozen
class DeployStep:
    """One file that is sent or removed."""

    action: str
    name: str
    reason: str
    """new, changed, unsure, missing; gone, in-the-way."""
    stamp: FileStamp | None = None
    """What the file will hold; None where it is removed."""

    @property
    def size(self) -> int:
        """Bytes to send."""
        return self.stamp.size if self.stamp else 0


@frozen
class DeployPlan:
    """All steps, in their order. Steps of one wave may be taken at the same time."""

    waves: tuple[tuple[DeployStep, ...], ...]
    after: HostManifest
    """What stands on the host when all steps are done."""
    pages_before: int
    unchanged: int
    """How many files are there already, as they should be."""

    @property
    def steps(self) -> tuple[DeployStep, ...]:
        """All steps, one after the other."""
        return tuple(step for wave in self.waves for step in wave)

    @property
    def puts(self) -> tuple[DeployStep, ...]:
        """The files that are sent."""
        return tuple(step for step in self.steps if step.action == PUT)

    @property
    def deletes(self) -> tuple[DeployStep, ...]:
        """The files that are removed."""
        return tuple(step for step in self.steps if step.action == DELETE)

    @property
    def lost_pages(self) -> tuple[str, ...]:
        """The pages that are removed."""
        return tuple(step.name for step in self.deletes if is_page(step.name))


def make_plan(
    wanted: HostManifest,
    before: HostManifest,
    *,
    missing: Collection[str] = (),
    kept: Collection[str] = (),
) -> DeployPlan:
    """Compares what should stand on a host with what stands there.

    `missing` are files that somebody else has removed there; `kept` are old files that stay though the site has them
    not: those of a unit that failed.
    """
    names, files = before.names, wanted.files
    stay = {name: before.files[name] for name in kept if name in before.files and name not in files}
    reasons = {name: reason for name, stamp in files.items() if (reason := _reason(name, stamp, before, missing))}
    puts = [DeployStep(action=PUT, name=name, reason=reason, stamp=files[name]) for name, reason in reasons.items()]
    gone = sorted(names - files.keys() - set(kept))
    after = replace(wanted, files={**stay, **files}, unsure=frozenset(kept) & before.unsure - files.keys())
    return DeployPlan(
        waves=tuple(_waves(puts, gone)),
        after=after,
        pages_before=sum(map(is_page, names)),
        unchanged=len(files) - len(puts),
    )


def _reason(name: str, stamp: FileStamp, before: HostManifest, missing: Collection[str]) -> str:
    """Why a file has to be sent; "" where it is there."""
    if name in before.unsure:
        return "unsure"
    known = before.files.get(name)
    if known is None:
        return "new"
    if known != stamp:
        return "changed"
    return "missing" if name in missing else ""


def _waves(puts: Iterable[DeployStep], gone: list[str]) -> Iterable[tuple[DeployStep, ...]]:
    """All steps in the order of their stages; the removals that make room stand before what needs it."""
    ordered = sorted(puts, key=lambda step: (stage(step.name), step.name))
    blocking = _blocking([step.name for step in ordered], gone)
    done = set[str]()
    for _, group in groupby(ordered, key=lambda step: stage(step.name)):
        wave = tuple(group)
        room = {name for step in wave for name in blocking.get(step.name, ())} - done
        if room:
            done |= room
            yield tuple(DeployStep(action=DELETE, name=name, reason="in-the-way") for name in _last_first(room))
        yield wave
    left = [DeployStep(action=DELETE, name=name, reason="gone") for name in _last_first(set(gone) - done)]
    if left:
        yield tuple(left)


def _last_first(names: Collection[str]) -> list[str]:
    """Removals: a page before what it shows, and a packed copy before the page, which it would outlive."""
    return sorted(names, key=lambda name: (not name.endswith(".gz"), [-part for part in stage(name)], name))


def _blocking(puts: list[str], gone: list[str]) -> dict[str, set[str]]:
    """What has to go before a file can come: a file where its folder will be, files of a folder where it will be, the
    same name in other capitals (to many disks it is the same file), and its packed copy that is not made any more.
    """
    gone_set, found = set(gone), dict[str, set[str]]()
    within, folded = dict[str, set[str]](), dict[str, set[str]]()
    for name in gone:
        folded.setdefault(name.casefold(), set()).add(name)
        for folder in parents(name):
            within.setdefault(folder, set()).add(name)
    for name in puts:
        blocks = {folder for folder in parents(name) if folder in gone_set} | within.get(name, set())
        blocks |= folded.get(name.casefold(), set()) | ({f"{name}.gz"} & gone_set)
        blocks |= {one for folder in parents(name) for one in folded.get(folder.casefold(), ())}
        if blocks:
            found[name] = blocks
    return found
