"""`import FILE [--write]`: shows what a table would change in the content, as a table; with --write it does it.

Exit codes: 0 nothing to do, shown, or written · 1 a person has to look at something, or a file could not be written ·
2 wrong usage, or a question that nobody could be asked.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from site_builder.cli.arguments.import_table import ImportArguments
from site_builder.cli.exit import FAILED, FINE, UsageError
from site_builder.cli.import_answers import ImportAnswers, ask_heads, ask_names, names_to_write, read_answers
from site_builder.cli.import_told import tell_plan
from site_builder.cli.new_questions import unit_named
from site_builder.cli.paths import content_folder
from site_builder.cli.words.all import Words
from site_builder.content import load
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.sheets.bring import plan_import
from site_builder.editing.sheets.cells import CellFault
from site_builder.editing.sheets.extract import SheetRow, rows_of_table
from site_builder.editing.sheets.mapping import MappedTable, map_table
from site_builder.editing.sheets.names import SiteNames
from site_builder.editing.sheets.plan import ImportPlan
from site_builder.editing.sheets.reading import NoTable, ReadTable, read_tables
from site_builder.editing.sheets.tables import HIDDEN
from site_builder.editing.succession.plan import ChangedFile
from site_builder.output import atomic


def run(arguments: ImportArguments, words: Words) -> int:
    """Shows or does what a table says. Raises UsageError."""
    if arguments.file is None:
        raise UsageError(words["import_lacking"])
    content = content_folder(arguments.content, words)
    answers = read_answers(arguments.file, words)
    read = _read(arguments.file, words)
    mapped = _mapped(read, answers, arguments.file, words)
    folders = load.scan(content)
    unit = "/".join(unit_named(arguments.unit, folders, words)) or "." if arguments.unit else ""
    base = {(row[0], row[1]): row[2] for one in read if one.name == HIDDEN for row in one.rows if len(row) > 2}  # noqa: PLR2004
    try:
        names = SiteNames(folders, answers.names)
        rows = _rows(mapped, names, base, unit)
        plan = plan_import(rows, names, overwrites=arguments.overwrite)
        if ask_names(plan.faults, answers, words):
            names = SiteNames(folders, answers.names)
            rows = _rows(mapped, names, base, unit)
            plan = plan_import(rows, names, overwrites=arguments.overwrite)
    except CannotEdit as error:
        raise UsageError(words[error.word].format(**error.words), FAILED) from error
    _tell_tables(mapped, rows, words)
    if answers.columns or answers.names:
        answers.save(words)
    tell_plan(plan, words, arguments.lang, everything=arguments.full)
    asked = names_to_write(plan.faults, answers, words)
    if asked:
        print(asked, file=sys.stderr)
    return _end(plan, content, arguments, words)


def _read(file: Path, words: Words) -> list[ReadTable]:
    """The tables of a file. Raises UsageError."""
    try:
        return read_tables(file.read_bytes(), file.stem)
    except FileNotFoundError as error:
        raise UsageError(words["import_no_file"].format(path=file)) from error
    except NoTable as error:
        raise UsageError(words[error.word].format(path=file)) from error
    except OSError as error:
        raise UsageError(words["disk"].format(why=error.strerror or error, path=file), FAILED) from error


def _mapped(read: Iterable[ReadTable], answers: ImportAnswers, file: Path, words: Words) -> list[MappedTable]:
    """The tables whose columns are known, after whatever had to be asked. Raises UsageError."""
    tables = [one for one in read if one.name != HIDDEN and one.rows]
    found = [one for table in tables if (one := map_table(table, answers.columns))]
    questions = [question for one in found for question in one.questions]
    if questions:
        ask_heads(questions, answers, words)
        found = [one for table in tables if (one := map_table(table, answers.columns))]
    if not found:
        raise UsageError(words["import_no_table"].format(path=file))
    for one in found:
        for note in one.table.notes:
            print(words[note].format(sheet=one.table.name))
    return found


def _rows(
    mapped: Iterable[MappedTable], names: SiteNames, base: Mapping[tuple[str, str], str], unit: str
) -> list[SheetRow]:
    """The rows of all tables. A sheet that is called as a unit is that unit's."""

    def unit_fault(text: str) -> str:
        try:
            names.unit(text)
        except CellFault as fault:
            return fault.word
        return ""

    return [
        row
        for one in mapped
        for row in rows_of_table(
            one,
            base,
            unit or (one.table.name if not one.is_own and not unit_fault(one.table.name) else ""),
            lambda text: unit_fault(text) != "sheet_no_unit",
        )
    ]


def _tell_tables(mapped: Iterable[MappedTable], rows: Iterable[SheetRow], words: Words) -> None:
    """Prints as what each table was read."""
    counted = Counter(row.sheet for row in rows)
    for one in mapped:
        said = {"sheet": one.table.name, "kind": one.kind.title, "rows": counted[one.table.name]}
        unused = ", ".join(filter(None, one.unused))
        print(words["import_used" if unused else "import_used_all"].format(**said, unused=unused))


def _end(plan: ImportPlan, content: Path, arguments: ImportArguments, words: Words) -> int:
    """Writes what may be written, says so, and returns the exit code."""
    open_questions = len(plan.conflicts) + len(plan.faults)
    cells = sum(bool(one.head) for one in plan.changes)
    new = sum(one.after == "sheet_comes" for one in plan.changes)
    counts = {"cells": cells, "new": new, "gone": len(plan.changes) - cells - new, "files": len(plan.files)}
    if arguments.write and open_questions and not arguments.rest:
        print(words["import_refused"].format(count=open_questions), file=sys.stderr)
        return FAILED
    if not plan.files:
        print(words["import_none"])
        return FAILED if open_questions else FINE
    stale = _write(plan.files, content, words) if arguments.write else 0
    print(words["import_written" if arguments.write else "import_shown"].format(**counts))
    return FAILED if open_questions or stale else FINE


def _write(files: Iterable[ChangedFile], content: Path, words: Words) -> int:
    """Writes file by file; returns how many were left because somebody has saved them. Raises UsageError."""
    stale = 0
    for one in files:
        path = content / one.file
        try:
            if one.before is None:
                atomic.write_new({path: one.after})
            else:
                atomic.replace(path, one.before, one.after)
        except (atomic.Changed, FileExistsError):
            stale += 1
            print(words["import_stale"].format(path=path.as_posix()), file=sys.stderr)
        except OSError as error:
            raise UsageError(words["disk"].format(why=error.strerror or error, path=path), FAILED) from error
    return stale
