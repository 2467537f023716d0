"""`unit merge|split|rename|end`: prepares the files of units that become others, from a day on. It removes nothing.

Exit codes: 0 written, or shown · 1 a file could not be written · 2 it cannot be prepared.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from site_builder.cli.arguments.unit import ACTIONS, UnitArguments
from site_builder.cli.diff import diff_lines
from site_builder.cli.exit import FAILED, FINE, WRONG_USAGE, UsageError
from site_builder.cli.new_questions import unit_named
from site_builder.cli.paths import content_folder
from site_builder.cli.words.all import Words
from site_builder.content import load
from site_builder.content.source import decode
from site_builder.editing import originals
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.succession.plan import ChangedFile, UnitChange, plan_change
from site_builder.model.choices import SuccessionKind
from site_builder.model.problem import Refused
from site_builder.output import atomic
from site_builder.report.message import public
from site_builder.text.normalize import suggest
from site_builder.text.numbers import read_date

_KINDS = {
    "merge": SuccessionKind.MERGED,
    "split": SuccessionKind.SPLIT,
    "rename": SuccessionKind.RENAMED,
    "end": SuccessionKind.ENDED,
}


def run(arguments: UnitArguments, words: Words) -> int:
    """Prepares the files, or shows what they would be."""
    if arguments.action is None:
        print(words["unit_actions"], file=sys.stderr)
        return WRONG_USAGE
    if arguments.action not in ACTIONS:
        near = suggest(arguments.action, ACTIONS) or ", ".join(ACTIONS)
        raise UsageError(words["unit_no_action"].format(name=arguments.action, names=near))
    content = content_folder(arguments.content, words)
    try:
        files = plan_change(originals.read(content), _change(arguments, content, words))
        _tell(files, content, words)
        if not arguments.dry_run:
            _write(files, content)
    except CannotEdit as cannot:
        said = {key: public(value) for key, value in cannot.words.items()}
        raise UsageError(words[cannot.word].format(**said)) from cannot
    except (atomic.Changed, FileExistsError) as error:
        raise UsageError(words["move_stale"].format(path=error), FAILED) from error
    except OSError as error:
        said_of = words["disk"].format(why=error.strerror or error, path=error.filename or content)
        raise UsageError(said_of, FAILED) from error
    print(words["unit_shown" if arguments.dry_run else "unit_done"].format(files=len(files)))
    return FINE


def _change(arguments: UnitArguments, content: Path, words: Words) -> UnitChange:
    """What was typed, as a change. Raises UsageError where something is missing."""
    action = arguments.action or ""
    into = dict(_successor(one, content) for one in arguments.into)
    wants_one = action != "merge"
    if not arguments.units or (wants_one and len(arguments.units) > 1):
        raise UsageError(words[f"unit_form_{action}"])
    if (action == "merge" and len(into) != 1) or (action == "split" and len(into) < 2):  # noqa: PLR2004 - one is a merger
        raise UsageError(words[f"unit_form_{action}"])
    if (action in ("rename", "end") and into) or (action == "rename") != bool(arguments.name):
        raise UsageError(words[f"unit_form_{action}"])
    try:
        day = read_date(arguments.date).isoformat()
    except (Refused, ValueError) as error:
        raise UsageError(words["unit_day"].format(action=action)) from error
    return UnitChange(
        kind=_KINDS[action],
        old=tuple(_named(unit, content, words) for unit in arguments.units),
        into=into,
        name=arguments.name,
        date=day,
        source=arguments.source,
        note=arguments.note,
    )


def _successor(typed: str, content: Path) -> tuple[str, str]:
    """The path and the name of "dong-nai/phuong-bao-vinh=phường Bảo Vinh"."""
    path, _, name = typed.partition("=")
    return _inside(path, content), name.strip()


def _named(typed: str, content: Path, words: Words) -> str:
    """The path of a unit that is there, however somebody named it: "bao-quang", "xã Bảo Quang". Raises UsageError."""
    path = _inside(typed, content)
    if (content / path / "unit.yaml").is_file():
        return path
    return "/".join(unit_named(typed, load.scan(content), words))


def _inside(typed: str, content: Path) -> str:
    """A unit's path as files name it, however somebody typed it."""
    plain = typed.strip().replace("\\", "/").removesuffix("unit.yaml").strip("/").removeprefix("./")
    return plain.removeprefix(f"{content.as_posix().strip('/').removeprefix('./')}/")


def _tell(files: Iterable[ChangedFile], content: Path, words: Words) -> None:
    """Prints each file, and the lines that change in it."""
    for one in files:
        path = f"{content.as_posix()}/{public(one.file)}"
        print(words["unit_made" if one.before is None else "unit_changed"].format(path=path))
        after = decode(one.after)
        if one.before is None:
            print("".join(f"+{line}\n" for line in after.splitlines()))
        else:
            print(*diff_lines((path, path), (decode(one.before), after)), "", sep="\n")


def _write(files: Iterable[ChangedFile], content: Path) -> None:
    """Writes the new units first: an old one that leads to nothing would be a mistake."""
    for one in sorted(files, key=lambda one: one.before is not None):
        path = content / one.file
        if one.before is None:
            atomic.write_new({path: one.after})
        else:
            atomic.replace(path, one.before, one.after)
