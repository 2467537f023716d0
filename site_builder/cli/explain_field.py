"""`explain UNIT FIELD` and `explain --impact FILE`: where a value comes from, and where a file's words go."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cli.build_options import UsageError, asked, content_folder, unit_path
from site_builder.cli.exit import FAILED, FINE, WRONG_USAGE
from site_builder.cli.words.all import Words

if TYPE_CHECKING:
    from site_builder.content.origin import FieldOrigin

_SHOWN = 20
"""Units that are listed one by one."""
_LONGEST = 100
"""Characters of a value that are shown."""


def explain_field(options: Namespace, unit: str, field: str, words: Words) -> int:
    """Prints what each layer says, an arrow before what the unit shows, and the rule."""
    from site_builder.builder import UnknownUnit  # noqa: PLC0415 - help and usage errors answer without loading the house
    from site_builder.builder.queries import origin  # noqa: PLC0415
    from site_builder.content.origin import UnknownField  # noqa: PLC0415

    path = unit_path(unit) or ()
    try:
        content = content_folder(options, words)
        found = origin(content, path, field)
    except UsageError as unusable:
        return unusable.tell()
    except UnknownUnit:
        return UsageError(words["no_unit"].format(name=unit)).tell()
    except UnknownField as error:
        hint = words["field_hint"].format(hint=error.near) if error.near else ""
        known = ", ".join(error.known)
        return UsageError(words["no_field"].format(name=error.name, hint=hint, known=known)).tell()
    print(f"{unit} · {field}")
    _print_trace(found, field, content.as_posix(), words)
    return FINE


def _print_trace(found: "FieldOrigin", field: str, folder: str, words: Words) -> None:
    if not found.said:
        print(f"  {words['nobody_says']}")
    for said in found.said:
        place = f"{folder}/{said.place.file}:{said.place.line}:{said.place.column}"
        inner = said.field.removeprefix(field.replace("/", ".").strip(".")).lstrip(".")
        name = f"{inner}: " if inner else ""
        print(f"{'→' if said.wins else ' '} {place}\n      {name}{_short(said.value)}")
    print(f"{words['rule']}: {words[f'rule_{found.rule}']}.")


def _short(text: str) -> str:
    from site_builder.report.message import public  # noqa: PLC0415 - as above

    line = public(" ".join(text.split()))
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"


def _in_content(file: str, content: Path) -> str:
    """A file as the content names it, or as the shell completes it."""
    path = Path(file.replace("\\", "/"))
    whole = path.resolve()
    return (
        whole.relative_to(content.resolve()).as_posix() if whole.is_relative_to(content.resolve()) else path.as_posix()
    )


def explain_impact(options: Namespace, file: str, words: Words) -> int:
    """Prints how many units and pages show something of a file."""
    from site_builder.builder.queries import UnknownFile, Unready, impact  # noqa: PLC0415 - as above

    try:
        wanted = asked(options, words, dry=True)
        name = _in_content(file, wanted.content)
        found = impact(wanted, name)
    except UsageError as unusable:
        return unusable.tell()
    except Unready:
        return UsageError(words["impact_unready"], FAILED).tell()
    except UnknownFile:
        print(words["no_file"].format(name=file), file=sys.stderr)
        return WRONG_USAGE
    print(words["impact"].format(file=name, units=len(found), pages=sum(unit.pages for unit in found)))
    for unit in found[:_SHOWN]:
        path = "/".join(unit.path) or "."
        print("  " + words["impact_unit"].format(unit=path, pages=unit.pages, of=unit.of))
    if len(found) > _SHOWN:
        print("  " + words["impact_more"].format(count=len(found) - _SHOWN))
    return FINE
