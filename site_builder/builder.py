"""The order of the work. `build_unit` is the unit of work: pure, its inputs and results are values.

Layers flow down the tree of units, summaries flow up; neither needs a second pass. A unit with a mistake fails alone:
its last good pages stay, and so does what other units know of it.

Every value of the work has a key that is known before the value: the digest of all that goes into it. What has the key
that it had last time is not made again (`Memory`).
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from traceback import format_exc

from site_builder import load, media, store
from site_builder import theme as themes
from site_builder.cascade import merge, visible
from site_builder.check import check, identity
from site_builder.check.coverage import coverage
from site_builder.check.override import overrides
from site_builder.check.privacy import lawful_numbers, private_numbers, unanswered
from site_builder.freshness import overdue
from site_builder.memory import Memory
from site_builder.model.content import BaseUrl, Site, Unit
from site_builder.model.folder import Folder
from site_builder.model.output import File, Page, Published, Summary
from site_builder.model.place import Place
from site_builder.model.problem import Problem, Severity, unique
from site_builder.model.result import Checked, UnitResult
from site_builder.model.theme import Theme
from site_builder.plan import Context, next_change, plan, summarise
from site_builder.read.files import read_layer, read_site
from site_builder.render import render
from site_builder.store import Kept, Manifest, Written

UnitPath = tuple[str, ...]
_VERSION = re.compile(r"(.+)\.[0-9a-f]{8}\.(?:jpg|webp)")
"""The address of a picture's version (`media`): what is before the dots is the original's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a build is asked to do. `day` is the day for which it builds; a `dry` build looks and writes nothing."""

    content: Path
    output: Path
    day: date
    themes: tuple[Path, ...]
    cache: Path | None = None
    """Where results that follow from a file's bytes alone are kept; without it they are worked out each time."""
    base_url: str = ""
    only: UnitPath | None = None
    strict: bool = False
    dry: bool = False
    preview: bool = False
    """Drafts and what is to appear later are shown, with a badge: for those who write, never for residents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of a build. `written` is None when nothing was written."""

    problems: tuple[Problem, ...] = ()
    units: int = 0
    pages: int = 0
    failed: tuple[UnitPath, ...] = ()
    overdue: tuple[UnitPath, ...] = ()
    """Failed units whose kept pages show what should have gone by now: a term that ended, an expired notice."""
    gone: tuple[UnitPath, ...] = ()
    """Units of the last build that the content no longer has: their pages are taken away."""
    written: Written | None = None
    next_change: date | None = None
    stale: tuple[Checked, ...] = ()
    """What has to be looked over again, the longest overdue first."""

    @property
    def errors(self) -> int:
        """How many problems stop something."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


class UnknownUnit(Exception):  # noqa: N818 - says which
    """`only` names no unit of the content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inherited:
    """What a unit gets from above: the merged layers, the names of the units, and the mistakes in their files."""

    unit: Unit | None = None
    above: tuple[Summary, ...] = ()
    problems: tuple[Problem, ...] = ()
    numbers: frozenset[str] = frozenset()
    """The telephone numbers that the layers publish in their own place: texts below may name them."""
    key: str = ""
    """The digest of all folders that it comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What all units of a build have in common."""

    site: Site
    theme: Theme
    day: date
    preview: bool = False

    @property
    def key(self) -> str:
        """The digest of it all."""
        return _digest(repr(self.site), self.theme.digest, self.day.isoformat(), str(self.preview))


def build(options: Options, memory: Memory | None = None) -> Report:
    """The whole content, or one unit of it. With the memory of an earlier build it makes only what has changed.

    Raises UnknownUnit, store.ForeignFolder, and OSError when the disk refuses.
    """
    memory = memory or Memory(keeps=False)
    folders = media.prepare(load.scan(options.content), options.content, options.cache)
    chosen = [folder for folder in folders if options.only in (None, folder.path)]
    if not chosen:
        raise UnknownUnit(options.only)
    shared, problems = share(options, folders[0], memory)
    if shared is None or _has_error(problems):
        return Report(problems=unique(problems), units=len(chosen), failed=tuple(folder.path for folder in chosen))
    stood = store.read_manifest(options.output)
    last = _standing(stood, folders)
    results = _results(folders, chosen, last, shared, memory)
    gone = tuple(sorted(_unit_path(key) for key in stood.units.keys() - last.units.keys() - {store.UNFINISHED}))
    report = _report(problems, results)
    due = {_unit_path(key) for key, kept in last.units.items() if "" < kept.next_change <= options.day.isoformat()}
    report = replace(report, gone=gone, overdue=tuple(path for path in report.failed if path in due))
    if options.dry or (options.strict and report.problems):
        return report
    store.guard(options.output)
    files = [file for result in results for file in result.files]
    written = store.publish(options.output, options.content, files, _manifest(results, last))
    return replace(report, written=written)


def share(options: Options, root: Folder, memory: Memory) -> tuple[Shared | None, list[Problem]]:
    """The settings and the theme."""
    site, found = read_site(root)
    problems = list(found)
    if options.base_url:
        site = replace(site, base_url=BaseUrl(options.base_url))
    try:
        theme = themes.load(site.theme, options.themes)
    except themes.ThemeError as error:
        problems.append(Problem.error("no-theme", site.at("theme"), value=site.theme, why=str(error)))
        return None, problems
    theme = memory.recall("theme", (), theme.digest, lambda: theme)  # with its templates, which are compiled already
    return Shared(site=site, theme=theme, day=options.day, preview=options.preview), problems


def _results(
    folders: Iterable[Folder], chosen: list[Folder], last: Manifest, shared: Shared, memory: Memory
) -> list[UnitResult]:
    """Layers down the tree, parents first; then the units, innermost first, so that summaries flow up."""
    from_above = layers_down(folders, memory)
    summaries = {_unit_path(key): kept.summary for key, kept in last.units.items()}
    outer = {folder.path[:depth] for folder in folders for depth in range(len(folder.path))}
    results = []
    for folder in reversed(chosen):
        near = sorted(summaries.items()) if folder.path in outer else ()
        below = tuple(summary for path, summary in near if summary and _is_below(path, folder.path))
        result = _contained(folder, from_above[folder.path], below, shared, memory)
        summaries[folder.path] = result.summary or summaries.get(folder.path)
        results.append(result)
    return results


def _contained(
    folder: Folder, inherited: Inherited, below: tuple[Summary, ...], shared: Shared, memory: Memory
) -> UnitResult:
    """One unit, whose failure stays its own even when the fault is ours."""
    try:
        key = _digest(folder.digest, inherited.key, repr(below), shared.key)
        return memory.recall("unit", folder.path, key, lambda: build_unit(folder, inherited, below, shared, memory))
    except Exception:  # noqa: BLE001 - a bug that one commune's content meets must not take 3,320 others offline
        return UnitResult(path=folder.path, problems=(_our_fault(folder),))


def _our_fault(folder: Folder) -> Problem:
    """The exception that is being handled, as a problem of the unit that met it."""
    return Problem.error("our-fault", Place(file=folder.name_of("unit.yaml")), trace=format_exc())


def layers_down(folders: Iterable[Folder], memory: Memory) -> dict[UnitPath, Inherited]:
    """What each unit inherits; the layer of a unit is read once for all that are inside it."""
    by_path = {folder.path: folder for folder in folders}
    inherited: dict[UnitPath, Inherited] = {(): Inherited()}
    passed: dict[UnitPath, Inherited] = {}
    for path in by_path:
        if path:
            outer = path[:-1]
            if outer not in passed:
                passed[outer] = _passed(by_path[outer], inherited[outer], memory)
            inherited[path] = passed[outer]
    return inherited


def _passed(folder: Folder, inherited: Inherited, memory: Memory) -> Inherited:
    key = _inner_key(folder, inherited)
    try:
        return memory.recall("layer", folder.path, key, lambda: pass_down(folder, inherited, memory))
    except Exception:  # noqa: BLE001 - as in _contained: the units inside keep their pages, the others are built
        return replace(inherited, problems=(*inherited.problems, _our_fault(folder)), key=key)


def _inner_key(folder: Folder, inherited: Inherited) -> str:
    return _digest(inherited.key, folder.digest)


def _digest(*parts: str) -> str:
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def _is_below(path: UnitPath, outer: UnitPath) -> bool:
    return len(path) > len(outer) and path[: len(outer)] == outer


def _report(problems: Iterable[Problem], results: list[UnitResult]) -> Report:
    urls = [file.url for result in results for file in result.files]
    return Report(
        problems=unique([*problems, *(problem for result in results for problem in result.problems)]),
        units=len(results),
        pages=sum(url.endswith("/") or not url for url in urls),
        failed=tuple(sorted(result.path for result in results if result.failed)),
        next_change=min((result.next_change for result in results if result.next_change), default=None),
        stale=tuple(sorted({check for result in results for check in result.stale})),
    )


def _standing(last: Manifest, folders: Iterable[Folder]) -> Manifest:
    """The last build's units that still exist, or that lie in a folder which cannot be read as a unit today."""
    known = {folder.path for folder in folders}
    closed = [folder.path for folder in folders if not folder.files]
    units = {_unit_path(key): kept for key, kept in last.units.items()}
    stand = {path for path in units if path in known or any(_is_below(path, outer) for outer in closed)}
    return Manifest(units={_key(path): kept for path, kept in units.items() if path in stand})


def _manifest(results: list[UnitResult], last: Manifest) -> Manifest:
    """What will stand in the output: new files of healthy units, the last good ones of the others."""
    units = dict(last.units)
    for result in results:
        key = _key(result.path)
        if result.failed:
            units[key] = replace(units.get(key, Kept()), failed=True)
        else:
            files = tuple(sorted(file.url for file in result.files))
            next_change = result.next_change.isoformat() if result.next_change else ""
            units[key] = Kept(files=files, summary=result.summary, next_change=next_change)
    built = {_key(result.path) for result in results if not result.failed}
    return Manifest(units={key: kept if key in built else _lent(key, kept, units, last) for key, kept in units.items()})


def _lent(key: str, kept: Kept, units: Mapping[str, Kept], last: Manifest) -> Kept:
    """What is kept of a unit, with the versions of pictures above it that were replaced since: its pages show them.

    Only of pictures that still exist: what was taken away may have been somebody's.
    """
    path = _unit_path(key)
    lent: set[str] = set()
    for outer in (_key(path[:depth]) for depth in range(len(path)) if kept.files):
        new, old = (set(known[outer].files) if outer in known else set() for known in (units, last.units))
        stems = {match[1] for url in new if (match := _VERSION.fullmatch(url))}
        lent |= {url for url in old - new if (match := _VERSION.fullmatch(url)) and match[1] in stems}
    return replace(kept, files=tuple(sorted({*kept.files, *lent}))) if lent else kept


def _key(path: UnitPath) -> str:
    return "/".join(path)


def _unit_path(key: str) -> UnitPath:
    return tuple(key.split("/")) if key else ()


def build_unit(
    folder: Folder, inherited: Inherited, below: tuple[Summary, ...], shared: Shared, memory: Memory
) -> UnitResult:
    """One unit: its files and what it inherits in, its pages out.

    Pure; may run anywhere, in any order. The memory changes how much is done, not what comes out.
    """
    merged, problems = layer(folder, inherited, memory)
    problems = [*inherited.problems, *problems]
    problems += check(merged, shared.site, problems)
    problems += private_numbers(merged, shared.site, inherited.numbers, shared.day, problems)
    if _has_error(problems):
        return UnitResult(path=folder.path, problems=tuple(problems))
    problems += coverage(merged, shared.day)
    files = publish(merged, inherited, below, shared)
    if not folder.path:
        files += [File(url=name, body=body) for name, body in sorted(shared.theme.assets.items())]
    return UnitResult(
        path=folder.path,
        files=tuple(files),
        problems=tuple(problems),
        summary=summarise(merged),
        next_change=next_change(visible(merged), shared.day),
        stale=overdue(visible(merged), shared.day),
    )


def publish(merged: Unit, inherited: Inherited, below: tuple[Summary, ...], shared: Shared) -> list[Published]:
    """The pages and files of a healthy unit."""
    context = Context(
        site=shared.site,
        unit=visible(merged, drafts=shared.preview),
        written=merged,
        words=shared.theme.words,
        today=shared.day,
        preview=shared.preview,
        above=inherited.above,
        below=below,
    )
    return [
        File(url=output.url, body=render(output, shared.theme)) if isinstance(output, Page) else output
        for output in plan(context)
    ]


def layer(folder: Folder, inherited: Inherited, memory: Memory) -> tuple[Unit, list[Problem]]:
    """A unit with all that it inherits, and the mistakes in its own files."""
    own, problems = memory.recall("text", folder.path, folder.digest, lambda: read_layer(folder))
    if not inherited.unit:
        return own, unanswered(own, inherited.numbers, problems)
    unit = merge(inherited.unit, own)
    return unit, [*unanswered(unit, inherited.numbers, problems), *overrides(inherited.unit, own)]


def pass_down(folder: Folder, inherited: Inherited, memory: Memory) -> Inherited:
    """What the units inside a folder inherit."""
    unit, problems = layer(folder, inherited, memory)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR] or list(identity(unit))
    return Inherited(
        unit=unit,
        above=(*inherited.above, summarise(unit)),
        problems=(*inherited.problems, *errors),
        numbers=inherited.numbers | lawful_numbers(unit),
        key=_inner_key(folder, inherited),
    )


def _has_error(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)
