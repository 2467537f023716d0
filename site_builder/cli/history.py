"""`history FILE`: lists the older versions of a file; with a number it shows one, and with --write brings it back.

Exit codes: 0 listed, or brought back · 1 a difference was only shown · 2 there is no such file or version.
"""

from collections.abc import Sequence
from pathlib import Path

from site_builder.cli.arguments.history import HistoryArguments
from site_builder.cli.clock import local_time, moment
from site_builder.cli.diff import diff_lines
from site_builder.cli.exit import FAILED, FINE, UsageError, refuse
from site_builder.cli.paths import content_folder
from site_builder.cli.repository import open_repository
from site_builder.cli.words.all import Words
from site_builder.output import atomic
from site_builder.report.message import public
from site_builder.sync.history import body_of, brought_back, keep_disk, versions
from site_builder.sync.repository import ContentRepository, FileVersion, RepositoryRefuses, Signature
from site_builder.sync.told import told_refusal


def run(arguments: HistoryArguments, words: Words) -> int:
    """Lists versions, or shows one, or brings its values back as a new edit."""
    if arguments.file is None:
        refuse(words, words["history_which"])
    content = content_folder(arguments.content, words)
    path = _path(content, arguments.file, words)
    try:
        repository = open_repository(content)
        found = versions(repository, path)
        if not found:
            raise UsageError(words["history_none"].format(path=arguments.file))
        if arguments.number is None:
            _list(found, words)
            return FINE
        return _bring(repository, content, path, _version(found, arguments, words), arguments, words)
    except RepositoryRefuses as refused:
        raise UsageError(told_refusal(words, refused.word, refused.gaps)) from refused
    except OSError as error:
        said = words["disk"].format(why=error.strerror or error, path=error.filename or path)
        raise UsageError(said, FAILED) from error


def _path(content: Path, name: str, words: Words) -> Path:
    """The file that was named, from here or from the content folder; it may be gone. Raises UsageError."""
    root = content.resolve()
    inside = [path for path in (Path(name).resolve(), (root / name).resolve()) if path.is_relative_to(root)]
    if not inside:
        raise UsageError(words["history_outside"].format(path=name))
    return next((path for path in inside if path.is_file()), inside[0])


def _list(found: Sequence[FileVersion], words: Words) -> None:
    for number, version in enumerate(found, 1):
        said = words["history_kept"] if version.is_kept else public(f"{version.who}: {version.sentence}")
        when = f"{local_time(version.moment):%d/%m/%Y %H:%M}"
        print(words["history_line"].format(number=number, when=when, said=said))
    print(words["history_how"])


def _version(found: Sequence[FileVersion], arguments: HistoryArguments, words: Words) -> FileVersion:
    number = arguments.number or 0
    if not 1 <= number <= len(found):
        raise UsageError(words["history_number_wrong"].format(number=number, count=len(found)))
    return found[number - 1]


def _bring(
    repository: ContentRepository,
    content: Path,
    path: Path,
    version: FileVersion,
    arguments: HistoryArguments,
    words: Words,
) -> int:
    """Shows what would differ, or writes it; what stands there now is kept before."""
    old = body_of(repository, version)
    if old is None:
        raise UsageError(words["history_gone"].format(path=arguments.file))
    now = path.read_bytes() if path.is_file() else None
    made = brought_back(now, old, path.name)
    if made == now:
        print(words["history_same"])
        return FINE
    name = path.relative_to(content.resolve()).as_posix()
    texts = tuple((body or b"").decode("utf-8", "replace") for body in (now, made))
    print("\n".join(diff_lines((name, name), (texts[0], texts[1]))))
    if not arguments.write:
        print(words["history_shown"])
        return FAILED
    kept = keep_disk(repository, content, Signature(name="", moment=moment()))
    try:
        if now is None:
            atomic.write_new({path: made})
        else:
            atomic.replace(path, now, made)
    except (atomic.Changed, FileExistsError) as error:
        raise UsageError(words["fix_stale"].format(path=name), FAILED) from error
    print(words["history_written"].format(path=name))
    if kept:
        print(words["sync_kept_ref"].format(ref=kept))
    return FINE
