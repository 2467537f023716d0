"""The order of the work. `build_unit` is the unit of work: pure, its inputs and results are values.

Layers flow down the tree of units, summaries flow up; neither needs a second pass. A unit with a mistake fails alone:
its last good pages stay, and so does what other units know of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from traceback import format_exc

from site_builder import load, store
from site_builder import theme as themes
from site_builder.cascade import merge, visible
from site_builder.check import check, identity
from site_builder.model.content import BaseUrl, Site, Unit
from site_builder.model.folder import Folder
from site_builder.model.output import File, Page, Published, Summary, UnitResult
from site_builder.model.place import Place
from site_builder.model.problem import Problem, Severity, unique
from site_builder.model.theme import Theme
from site_builder.plan import Context, next_change, plan, summarise
from site_builder.read.files import read_layer, read_site
from site_builder.render import render
from site_builder.store import Kept, Manifest, Written

UnitPath = tuple[str, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What all units of a build have in common."""

    site: Site
    theme: Theme
    day: date


def build(options: Options) -> Report:
    """The whole content, or one unit of it.

    Raises UnknownUnit, store.ForeignFolder, and OSError when the disk refuses.
    """
    folders = load.scan(options.content)
    chosen = [folder for folder in folders if options.only in (None, folder.path)]
    if not chosen:
        raise UnknownUnit(options.only)
    shared, problems = _share(options, folders[0])
    if shared is None or _has_error(problems):
        return Report(problems=unique(problems), units=len(chosen), failed=tuple(folder.path for folder in chosen))
    stood = store.read_manifest(options.output)
    last = _standing(stood, folders)
    results = _results(folders, chosen, last, shared)
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


def _share(options: Options, root: Folder) -> tuple[Shared | None, list[Problem]]:
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
    return Shared(site=site, theme=theme, day=options.day), problems


def _results(folders: Iterable[Folder], chosen: list[Folder], last: Manifest, shared: Shared) -> list[UnitResult]:
    """Layers down the tree, parents first; then the units, innermost first, so that summaries flow up."""
    from_above = _layers_down(folders)
    summaries = {_unit_path(key): kept.summary for key, kept in last.units.items()}
    outer = {folder.path[:depth] for folder in folders for depth in range(len(folder.path))}
    results = []
    for folder in reversed(chosen):
        near = sorted(summaries.items()) if folder.path in outer else ()
        below = tuple(summary for path, summary in near if summary and _is_below(path, folder.path))
        result = _contained(folder, from_above[folder.path], below, shared)
        summaries[folder.path] = result.summary or summaries.get(folder.path)
        results.append(result)
    return results


def _contained(folder: Folder, inherited: Inherited, below: tuple[Summary, ...], shared: Shared) -> UnitResult:
    """One unit, whose failure stays its own even when the fault is ours."""
    try:
        return build_unit(folder, inherited, below, shared)
    except Exception:  # noqa: BLE001 - a bug that one commune's content meets must not take 3,320 others offline
        place = Place(file=folder.name_of("unit.yaml"))
        return UnitResult(path=folder.path, problems=(Problem.error("our-fault", place, trace=format_exc()),))


def _layers_down(folders: Iterable[Folder]) -> dict[UnitPath, Inherited]:
    """What each unit inherits; the layer of a unit is read once for all that are inside it."""
    by_path = {folder.path: folder for folder in folders}
    inherited: dict[UnitPath, Inherited] = {(): Inherited()}
    passed: dict[UnitPath, Inherited] = {}
    for path in by_path:
        if path:
            outer = path[:-1]
            if outer not in passed:
                passed[outer] = pass_down(by_path[outer], inherited[outer])
            inherited[path] = passed[outer]
    return inherited


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
    return Manifest(units=units)


def _key(path: UnitPath) -> str:
    return "/".join(path)


def _unit_path(key: str) -> UnitPath:
    return tuple(key.split("/")) if key else ()


def build_unit(folder: Folder, inherited: Inherited, below: tuple[Summary, ...], shared: Shared) -> UnitResult:
    """One unit: its files and what it inherits in, its pages out. Pure; may run anywhere, in any order."""
    merged, problems = layer(folder, inherited)
    problems = [*inherited.problems, *problems]
    problems += check(merged, shared.site, problems)
    if _has_error(problems):
        return UnitResult(path=folder.path, problems=tuple(problems))
    context = Context(
        site=shared.site,
        unit=visible(merged),
        written=merged,
        words=shared.theme.words,
        today=shared.day,
        above=inherited.above,
        below=below,
    )
    outputs = plan(context)
    files: list[Published] = [
        File(url=output.url, body=render(output, shared.theme)) if isinstance(output, Page) else output
        for output in outputs
    ]
    if not folder.path:
        files += [File(url=name, body=body) for name, body in sorted(shared.theme.assets.items())]
    return UnitResult(
        path=folder.path,
        files=tuple(files),
        problems=tuple(problems),
        summary=summarise(merged),
        next_change=next_change(context.unit, shared.day),
    )


def layer(folder: Folder, inherited: Inherited) -> tuple[Unit, list[Problem]]:
    """A unit with all that it inherits, and the mistakes in its own files."""
    own, problems = read_layer(folder)
    return merge(inherited.unit, own) if inherited.unit else own, list(problems)


def pass_down(folder: Folder, inherited: Inherited) -> Inherited:
    """What the units inside a folder inherit."""
    unit, problems = layer(folder, inherited)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR] or list(identity(unit))
    return Inherited(
        unit=unit,
        above=(*inherited.above, summarise(unit)),
        problems=(*inherited.problems, *errors),
    )


def _has_error(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)
