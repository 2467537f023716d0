"""`explain UNIT FIELD` and `explain --impact FILE`: where a value comes from, and on which pages a file shows."""

from pathlib import Path

from site_builder.builder import UnknownUnit
from site_builder.builder.queries import UnknownFile, Unready, impact, origin
from site_builder.cli.arguments.site import SiteArguments
from site_builder.cli.build_options import build_options
from site_builder.cli.exit import FAILED, FINE, UsageError
from site_builder.cli.paths import content_folder, unit_path
from site_builder.cli.words.all import Words
from site_builder.content.origin import FieldOrigin, UnknownField
from site_builder.report.message import public

_SHOWN = 20
"""Units that are listed one by one."""
_LONGEST = 100
"""Characters of a value that are shown."""


def explain_field(site: SiteArguments, unit: str, field: str, words: Words) -> int:
    """Prints what each layer says, an arrow before what the unit shows, and the rule. Raises UsageError."""
    path, content = unit_path(unit) or (), content_folder(site.content, words)
    try:
        found = origin(content, path, field)
    except UnknownUnit as error:
        raise UsageError(words["no_unit"].format(name=unit)) from error
    except UnknownField as error:
        hint = words["field_hint"].format(hint=error.near) if error.near else ""
        known = ", ".join(error.known)
        raise UsageError(words["no_field"].format(name=error.name, hint=hint, known=known)) from error
    print(f"{unit} · {field}")
    _print_trace(found, field, content.as_posix(), words)
    return FINE


def _print_trace(found: FieldOrigin, field: str, folder: str, words: Words) -> None:
    if not found.said:
        print(f"  {words['nobody_says']}")
    for said in found.said:
        place = f"{folder}/{said.place.file}:{said.place.line}:{said.place.column}"
        inner = said.field.removeprefix(field.replace("/", ".").strip(".")).lstrip(".")
        name = f"{inner}: " if inner else ""
        print(f"{'→' if said.wins else ' '} {place}\n      {name}{_short(said.value)}")
    print(f"{words['rule']}: {words[f'rule_{found.rule}']}.")


def _short(text: str) -> str:
    line = public(" ".join(text.split()))
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"


def _in_content(file: str, content: Path) -> str:
    """A file as the content names it, or as the shell completes it."""
    path = Path(file.replace("\\", "/"))
    whole = path.resolve()
    return (
        whole.relative_to(content.resolve()).as_posix() if whole.is_relative_to(content.resolve()) else path.as_posix()
    )


def explain_impact(site: SiteArguments, file: str, words: Words) -> int:
    """Prints how many units and pages show something of a file. Raises UsageError."""
    options = build_options(site, words, dry=True)
    name = _in_content(file, options.content)
    try:
        found = impact(options, name)
    except Unready as error:
        raise UsageError(words["impact_unready"], FAILED) from error
    except UnknownFile as error:
        raise UsageError(words["no_file"].format(name=file)) from error
    print(words["impact"].format(file=name, units=len(found), pages=sum(unit.pages for unit in found)))
    for unit in found[:_SHOWN]:
        path = "/".join(unit.path) or "."
        print("  " + words["impact_unit"].format(unit=path, pages=unit.pages, of=unit.of))
    if len(found) > _SHOWN:
        print("  " + words["impact_more"].format(count=len(found) - _SHOWN))
    return FINE
