"""`move OLD NEW`: renames a text or moves a unit, and writes the line that keeps the old address.

Exit codes: 0 moved, or shown · 1 a file could not be written · 2 it cannot be moved.
"""

from pathlib import Path

from site_builder.cli.arguments.move import MoveArguments
from site_builder.cli.exit import FAILED, FINE, UsageError, refuse
from site_builder.cli.paths import content_folder
from site_builder.cli.words.all import Words
from site_builder.editing import originals
from site_builder.editing.move.plan import plan_move
from site_builder.editing.move.value import Move
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.output import atomic
from site_builder.report.message import public


def run(arguments: MoveArguments, words: Words) -> int:
    """Moves, or shows what a move would do."""
    if arguments.old is None or arguments.new is None:
        refuse(words, words["move_names"])
    content = content_folder(arguments.content, words)
    try:
        names = [_inside(content, name, words) for name in (arguments.old, arguments.new)]
        move = plan_move(originals.read(content), *names)
        _tell(move, words)
        if not arguments.dry_run:
            _write(content, move)
    except CannotEdit as cannot:
        raise UsageError(
            words[cannot.word].format(**{key: public(said) for key, said in cannot.words.items()})
        ) from cannot
    except atomic.Changed as error:
        raise UsageError(words["move_stale"].format(path=error), FAILED) from error
    except OSError as error:
        said = words["disk"].format(why=error.strerror or error, path=error.filename or content)
        raise UsageError(said, FAILED) from error
    print(words["move_shown" if arguments.dry_run else "move_done"].format(files=len(move.files)))
    return FINE


def _inside(content: Path, name: str, words: Words) -> str:
    """A name without the content folder before it, as people type it from where they are; with a slash, if it is a path
    from there.
    """
    plain = name.replace("\\", "/")
    root = content.resolve()
    if Path(plain).is_absolute():
        path = Path(plain).resolve()
        if not path.is_relative_to(root):
            raise UsageError(words["move_outside"].format(name=name))
        return f"/{path.relative_to(root).as_posix()}"
    before = f"{content.as_posix().removeprefix('./').rstrip('/')}/"
    short = f"{root.name}/"
    plain = plain.removeprefix("./")
    return next((f"/{plain.removeprefix(one)}" for one in (before, short) if plain.startswith(one)), plain)


def _tell(move: Move, words: Words) -> None:
    """Prints each new name, each alias, and how many links follow."""
    if move.folder:
        print(words["move_file"].format(old=public(move.folder[0]), new=public(move.folder[1])))
    for file in move.files:
        print(
            words["move_file"].format(old=public(file.old), new=public(file.new))
            if file.old != file.new
            else public(file.old)
        )
        if file.alias:
            print(words["move_alias"].format(alias=file.alias))
        if file.links:
            print(words["move_links"].format(count=file.links))


def _write(content: Path, move: Move) -> None:
    """Writes file by file; a folder is renamed when what is in it has been written. Raises Changed and OSError."""
    if move.folder and not (content / move.folder[1]).parent.is_dir():
        raise atomic.Changed(content / move.folder[1])
    for file in move.files:
        atomic.replace(content / file.old, file.before, file.after, content / file.new)
    if move.folder:
        atomic.rename_folder(content / move.folder[0], content / move.folder[1])
