"""`export KIND [UNIT…] --output FILE`: writes content as a table that people edit in Excel, and `import` brings back.

Exit codes: 0 written · 1 the file could not be written, or the content has a mistake · 2 wrong usage.
"""

import sys
from pathlib import Path

from site_builder.cli.arguments.export import ExportArguments
from site_builder.cli.clock import today
from site_builder.cli.exit import FAILED, FINE, UsageError
from site_builder.cli.new_questions import unit_named
from site_builder.cli.paths import content_folder
from site_builder.cli.words.all import Words
from site_builder.content import load
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.sheets.fields import SHEETS, RecordSheet
from site_builder.editing.sheets.names import SiteNames
from site_builder.editing.sheets.tables import tables, with_base
from site_builder.output import atomic
from site_builder.output.workbook import NoXlsxWriter, Table, TooLong, csv_text, xlsx
from site_builder.report.field_help import editor_help


def run(arguments: ExportArguments, words: Words) -> int:
    """Writes the tables. Raises UsageError."""
    kind, *units = arguments.what or ("",)
    if not kind or arguments.output is None:
        raise UsageError(words["export_form"].format(names=", ".join(SHEETS)))
    if kind not in SHEETS:
        raise UsageError(words["export_no_kind"].format(name=kind, names=", ".join(SHEETS)))
    if arguments.output.suffix.lower() not in (".xlsx", ".csv"):
        raise UsageError(words["export_ending"])
    folders = load.scan(content_folder(arguments.content, words))
    chosen = [unit_named(name, folders, words) for name in units] or [()]
    within = [one for one in folders if any(one.path[: len(path)] == path for path in chosen)]
    try:
        made = tables(SHEETS[kind], within, SiteNames(folders, {}), editor_help("vi"))
        files = _files(arguments.output, SHEETS[kind], made, words)
    except CannotEdit as error:
        raise UsageError(words[error.word].format(**error.words), FAILED) from error
    _write(files, words)
    for (path, _), table in zip(files.items(), made, strict=False):
        rows = len(table.rows) if len(files) > 1 else sum(len(one.rows) for one in made[:-1])
        print(words["export_done"].format(path=path.as_posix(), rows=rows))
    print(words["export_next"].format(path=arguments.output.as_posix()))
    return FINE


def _files(output: Path, kinds: tuple[RecordSheet, ...], made: list[Table], words: Words) -> dict[Path, bytes]:
    """The files with their bytes: one workbook, or a CSV file for each sheet. Raises UsageError."""
    *seen, hidden = made
    try:
        if output.suffix.lower() == ".xlsx":
            return {output: xlsx(made, today(None))}
        names = [output, *(output.with_name(f"{output.stem}-{kind.name}{output.suffix}") for kind in kinds[1:])]
        return {
            name: csv_text(with_base(table, kind, hidden)) for name, table, kind in zip(names, seen, kinds, strict=True)
        }
    except NoXlsxWriter as error:
        raise UsageError(words["export_extra"].format(python=sys.executable)) from error
    except TooLong as error:
        raise UsageError(words["export_long"].format(text=error)) from error


def _write(files: dict[Path, bytes], words: Words) -> None:
    """Writes new files: somebody may be editing an old one. Raises UsageError."""
    try:
        atomic.write_new(files)
    except FileExistsError as error:
        path = error.filename or next(iter(files))
        raise UsageError(words["export_there"].format(path=path)) from error
    except OSError as error:
        path = error.filename or next(iter(files))
        raise UsageError(words["disk"].format(why=error.strerror or error, path=path), FAILED) from error
