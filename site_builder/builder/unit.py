"""One unit: its files and what it inherits in, its pages out. Pure; may run anywhere, in any order."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from site_builder.builder.beside_pages import files_beside
from site_builder.builder.found_links import found_links
from site_builder.builder.job import LONG_UNIT, inner_key
from site_builder.builder.long_unit import KnownTexts, is_long, known_texts, left, with_resting
from site_builder.builder.memo import Memo
from site_builder.builder.page_budget import heavy_pages
from site_builder.check.base_layer import only_of_units
from site_builder.check.context import CheckContext
from site_builder.check.privacy import lawful_numbers, told_of_files
from site_builder.check.required import passed_down
from site_builder.check.run import Checked, ask
from site_builder.content.files import read_layer
from site_builder.content.merge import merge, visible
from site_builder.content.resting import read_alone
from site_builder.content.review import overdue
from site_builder.content.substitution import FilledUnit, filled
from site_builder.content.unit_names import renamed
from site_builder.model.folder import Folder
from site_builder.model.frozen import frozen
from site_builder.model.lineage import NO_LINEAGE, Lineage, RelatedUnit
from site_builder.model.long_unit import LongUnit
from site_builder.model.output import CodePage, File, Output, Page, Published, Summary
from site_builder.model.problem import Problem, is_error
from site_builder.model.result import UnitResult
from site_builder.model.silence import Sifted
from site_builder.model.site import Site
from site_builder.model.theme import Theme
from site_builder.model.timing import NO_TIMING, Stopwatch
from site_builder.model.unit import Unit
from site_builder.pages.layout import way_to_worker
from site_builder.pages.offline import kept_list
from site_builder.pages.plan import PageContext, next_change, plan, summarise, summary_on_day
from site_builder.pages.rebase import rebased
from site_builder.pages.render import render
from site_builder.pages.views import tongues
from site_builder.text.normalize import page_name


@frozen
class Inherited:
    """What a unit gets from above: the merged layers, the names of the units, and the mistakes in their files."""

    unit: Unit | None = None
    above: tuple[Summary, ...] = ()
    problems: tuple[Problem, ...] = ()
    numbers: frozenset[str] = frozenset()
    """The telephone numbers that the layers publish in their own place: texts below may name them."""
    key: str = ""
    """The digest of all folders that it comes from."""


@frozen
class Shared:
    """What all units of a build have in common."""

    site: Site
    theme: Theme
    day: date
    preview: bool = False
    long_unit: int = LONG_UNIT


def build_unit(  # noqa: PLR0913, PLR0917 - all that a unit follows from, and what spares work
    folder: Folder,
    inherited: Inherited,
    below: tuple[Summary, ...],
    shared: Shared,
    memory: Memo,
    stopwatch: Stopwatch = NO_TIMING,
    lineage: Lineage = NO_LINEAGE,
    last: LongUnit | None = None,
) -> UnitResult:
    """The unit of work. The memory changes how much is done, not what comes out; nor does the stopwatch, nor what the
    last build has left of a long unit.
    """
    started = stopwatch.start()
    known = known_texts(folder, last, shared.day) if is_long(folder, shared.long_unit) else None
    found = layer(folder, inherited, memory, shared.day, lineage, known)
    merged, inherited = found.unit, found.inherited
    started = stopwatch.lap("stage", "type", started)
    checked = examine(found, shared.site, shared.day, has_units=bool(below), lineage=lineage)
    stopwatch.lap("stage", "check", started)
    if not checked.is_healthy:
        return UnitResult(path=folder.path, problems=checked.told, known=known_of(found.own, folder))
    context = context_of(merged, inherited, below, shared, lineage)
    context = replace(context, standing=known.standing) if known else context
    files = publish(context, shared.theme, stopwatch)
    files += files_beside(context, folder, shared.theme if not folder.path or found.own.profile.theme else None)
    started = stopwatch.start()
    links = found_links(files, merged, below, shared.site, shared.theme)
    stopwatch.lap("stage", "links", started)
    if links is None:
        return build_unit(folder, inherited, below, shared, memory, stopwatch, lineage)
    checked = replace(checked, told=(*checked.told, *heavy_pages(files, merged)))
    outer = inherited.unit.announcements if inherited.unit else ()
    return UnitResult(
        path=folder.path,
        files=tuple(files),
        problems=checked.told,
        summary=summary_on_day(context, (file.url for file in files)),
        next_change=next_change(context),
        stale=overdue(visible(merged), shared.day),
        page_links=links.page_links,
        long_unit=left(folder, known, context, outer, checked, files, links.findings) if known else None,
    )


def known_of(own: Unit, folder: Folder) -> Summary | None:
    """What lists may say of a unit with an error: its name, or its folder's where nobody can read that. A folder
    without a `unit.yaml` may be no unit at all.
    """
    if not folder.path or "unit.yaml" not in folder.files:
        return None
    return Summary(path=folder.path, name=own.profile.name or folder.path[-1], kind=own.profile.kind)


def publish(context: PageContext, theme: Theme, stopwatch: Stopwatch = NO_TIMING) -> list[Published]:
    """The pages and files of a healthy unit."""
    started = stopwatch.start()
    outputs = plan(context)
    started = stopwatch.lap("stage", "plan", started)
    files = [
        _published(output, theme, stopwatch) if isinstance(output, Page) else output
        for output in outputs
        if not isinstance(output, CodePage)
    ]
    if context.written.codes:
        files += _of_codes(outputs, files, theme, context.home)
    files += kept_list(context, files)
    stopwatch.lap("stage", "render", started)
    return files


def context_of(
    merged: Unit,
    inherited: Inherited,
    below: tuple[Summary, ...],
    shared: Shared,
    lineage: Lineage = NO_LINEAGE,
) -> PageContext:
    """What the pages of a unit are planned from."""
    return PageContext(
        site=shared.site,
        unit=visible(merged, drafts=shared.preview),
        written=merged,
        lang=shared.theme.lang,
        words=shared.theme.words,
        assets=shared.theme.assets,
        today=shared.day,
        preview=shared.preview,
        above=inherited.above,
        below=below,
        lineage=lineage,
        tongues=tongues(shared.theme) if shared.theme.others else (),
    )


def _published(page: Page, theme: Theme, stopwatch: Stopwatch) -> File:
    started = stopwatch.start() if stopwatch.detailed else 0.0
    file = File(url=page.url, body=render(page, theme), template=page.template, key=page.key)
    if stopwatch.detailed:
        stopwatch.lap("template", page.template, started)
        if page.template == "guide":
            stopwatch.lap("guide", page.url.rstrip("/").rpartition("/")[2], started)
    return file


def _of_codes(outputs: Iterable[Output], files: Iterable[Published], theme: Theme, home: str) -> Iterator[File]:
    """The pages at short addresses: those that stand elsewhere too are not rendered again."""
    rendered = {file.url: file.body for file in files if isinstance(file, File) and file.template}
    for output in outputs:
        if isinstance(output, CodePage):
            body = rendered.get(output.page.url)
            template = "" if body else output.page.template  # the links of a copy are those of the page
            html = (body or render(output.page, theme)).decode()
            marked = html.replace("<head>", f'<head>\n<meta name="code" content="{output.code}">', 1)
            there = rebased(marked, output.page.url, output.url)
            there = there.replace(way_to_worker(output.page.url, home), way_to_worker(output.url, home), 1)
            yield File(url=output.url, body=there.encode(), template=template)


@frozen
class Layer:
    """What one folder adds to what it inherits."""

    own: Unit
    """What its own files say."""
    unit: Unit
    """The same with all that it inherits, as pages show it: with the unit's facts where texts name them."""
    awake: Unit
    """The same without the announcements that rest."""
    written: Unit
    """The same as it is written: the units inside have facts of their own."""
    problems: Sifted[Problem]
    """What is wrong in its own files."""
    faults: tuple[Problem, ...]
    """What is wrong with the facts that texts name, inherited ones too."""
    inherited: Inherited
    """What it inherits: of the root unit, the base layer."""


def layer(
    folder: Folder,
    inherited: Inherited,
    memory: Memo,
    day: date,
    lineage: Lineage = NO_LINEAGE,
    known: KnownTexts | None = None,
) -> Layer:
    """Reads a folder's files and lays them over what it inherits, as it is on a day. Those of `known` texts that rest
    are not read.
    """
    if folder.base:
        inherited = _of_base(folder.base, memory)
    awake = folder.without(known.at_rest.keys()) if known and known.at_rest else folder
    own, problems = memory.recall("text", folder.path, awake.digest, lambda: read_layer(awake))
    unit = merge(inherited.unit, own) if inherited.unit else own

    def fill(unit: Unit) -> FilledUnit:
        return filled(renamed(unit, day), day, lineage.successors)

    shown = fill(unit)
    whole = shown.unit
    if known and known.at_rest:
        outer = inherited.unit.announcements if inherited.unit else ()
        whole = with_resting(shown.unit, known, folder, outer, partial(read_alone, folder, unit, fill))
        unit = replace(unit, announcements=whole.announcements)
    return Layer(
        own=own,
        unit=whole,
        awake=shown.unit,
        written=unit,
        problems=told_of_files(unit, inherited.numbers, problems),
        faults=shown.problems,
        inherited=inherited,
    )


def _of_base(base: Folder, memory: Memo) -> Inherited:
    """What the root unit inherits. It tells all that is wrong there, as the base layer has no pages."""
    unit, problems = memory.recall("text", base.path, base.digest, lambda: read_layer(base))
    told = told_of_files(unit, frozenset(), problems).told
    return Inherited(unit=unit, problems=(*told, *only_of_units(unit)), numbers=lawful_numbers(unit))


def examine(found: Layer, site: Site, day: date, *, has_units: bool = False, lineage: Lineage = NO_LINEAGE) -> Checked:
    """Asks all rules about a unit."""
    inherited = found.inherited
    return ask(
        CheckContext(
            unit=found.unit,
            awake=found.awake,
            site=site,
            day=day,
            own=found.own,
            outer=inherited.unit,
            numbers=inherited.numbers,
            known=(*inherited.problems, *found.problems.told, *found.faults),
            has_units=has_units,
            lineage=lineage,
        )
    )


def related_unit(folder: Folder, inherited: Inherited, day: date) -> RelatedUnit:
    """What the units before and after a unit are told of it. They do not wait for it to be built."""
    own, _ = read_layer(folder)
    unit = visible(renamed(merge(inherited.unit, own) if inherited.unit else own, day))
    profile = unit.profile
    return RelatedUnit(
        path=folder.path,
        name=profile.name,
        kind=profile.kind,
        page_name=profile.page_name or page_name(profile.name),
        guides=tuple(sorted(unit.guides)),
    )


def pass_down(folder: Folder, inherited: Inherited, memory: Memo, day: date) -> Inherited:
    """What the units inside a folder inherit."""
    found = layer(folder, inherited, memory, day)
    unit, above = found.written, found.inherited
    return Inherited(
        unit=unit,
        above=(*above.above, summarise(renamed(unit, day))),
        problems=(*filter(is_error, above.problems), *passed_down(unit, found.problems.told)),
        numbers=above.numbers | lawful_numbers(unit),
        key=inner_key(folder.digest, inherited.key),
    )
