"""`report progress`: puts what the pages of progress count into a file for a meeting."""

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from site_builder.builder.options import BuildOptions
from site_builder.builder.queries import Unready, contexts
from site_builder.cli.arguments.report_progress import FORMATS, ReportProgressArguments
from site_builder.cli.arguments.site import SiteArguments
from site_builder.cli.build_options import build_options
from site_builder.cli.exit import FAILED, FINE, UsageError, refuse
from site_builder.cli.paths import unit_path
from site_builder.cli.words.all import Words
from site_builder.content import load
from site_builder.model.folder import UnitPath
from site_builder.output import atomic
from site_builder.output.workbook import NoXlsxWriter, Table, csv_text, xlsx
from site_builder.pages.context import PageContext, capital
from site_builder.pages.progress_tables import counted_units, progress_tables
from site_builder.pages.theme_fault import ThemeError
from site_builder.report.phrases import PHRASES
from site_builder.report.table_page import table_page
from site_builder.text.numbers import show_date


def run(arguments: ReportProgressArguments, words: Words) -> int:
    """Writes the file. Returns 1 where a unit has an error, so that it is not counted."""
    site = SiteArguments(content=arguments.content, output=Path("public"), day=arguments.day)
    options = build_options(site, words, dry=True)
    form = _format(arguments, words)
    paths = [listing.path for listing in load.look(options.content)]
    roots = _roots(arguments.units, paths, words)
    asked = [path for path in paths if any(_is_inside(path, root) for root in roots)]
    found, broken = _read(options, asked, words)
    for name in broken:
        print(words["report_unhealthy"].format(unit=name), file=sys.stderr)
    inside = ([context for context in found if _is_inside(context.unit.path, root)] for root in roots)
    counted = {unit.context.unit.path: unit for group in inside for unit in counted_units(group)}
    tables = progress_tables(tuple(counted.values()), words, options.day)
    title = words["report_title"].format(units=_named(roots, found), day=show_date(options.day))
    made = _file(form, tables, title, options.day, arguments, words)
    path = arguments.output or Path(f"tien-do-{options.day}.{form}")
    try:
        atomic.write_made(path, made)
    except OSError as error:
        raise UsageError(words["disk"].format(why=error.strerror or error, path=path), FAILED) from error
    if not arguments.quiet:
        print(words["report_made"].format(path=path, units=len(found)))
    return FAILED if broken else FINE


def _is_inside(path: UnitPath, root: UnitPath) -> bool:
    return path[: len(root)] == root


def _format(arguments: ReportProgressArguments, words: Words) -> str:
    """Returns the format: the one that was named, else that of the file's name, else a workbook."""
    ending = arguments.output.suffix.lower().removeprefix(".") if arguments.output else ""
    if not arguments.format and ending and ending not in FORMATS:
        refuse(words, words["report_no_format"].format(ending=ending, formats=", ".join(FORMATS)))
    return arguments.format or ending or FORMATS[0]


def _roots(names: Sequence[str], paths: Sequence[UnitPath], words: Words) -> tuple[UnitPath, ...]:
    """Returns the units that were named; none is the whole site. Raises UsageError where there is no such unit."""
    roots = []
    for name in names:
        path = unit_path(name) or ()
        near = [known for known in paths if known == path] or [known for known in paths if known[-len(path) :] == path]
        if len(near) != 1:
            raise UsageError(words["no_unit"].format(name=name))
        roots += near
    return tuple(roots) or ((),)


def _read(
    options: BuildOptions, paths: Iterable[UnitPath], words: Words
) -> tuple[tuple[PageContext, ...], tuple[str, ...]]:
    """Returns the healthy units, and the names of those with an error, whose numbers nobody knows."""
    try:
        units = tuple(contexts(options, paths))
    except (Unready, ThemeError) as error:
        raise UsageError(words["impact_unready"], FAILED) from error
    healthy = tuple(unit.context for unit in units if unit.is_healthy)
    return healthy, tuple("/".join(unit.context.unit.path) or "." for unit in units if not unit.is_healthy)


def _named(roots: Sequence[UnitPath], found: Sequence[PageContext]) -> str:
    names = {context.unit.path: capital(context.label) for context in found}
    return ", ".join(names.get(root, "/".join(root)) for root in roots)


def _file(
    form: str, tables: dict[str, Table], title: str, day: date, arguments: ReportProgressArguments, words: Words
) -> bytes:
    if form == "csv":
        return csv_text(tables[arguments.table], "," if arguments.separator == "comma" else ";")
    if form == "html":
        return table_page(title, arguments.lang, tuple(tables.values()), PHRASES[arguments.lang])
    try:
        return xlsx(tuple(tables.values()), day)
    except NoXlsxWriter as error:
        raise UsageError(words["report_no_xlsxwriter"], FAILED) from error
