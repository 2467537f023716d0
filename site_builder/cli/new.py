"""`new`: asks what it has to know, or takes it from options; writes what passes `check`; says what to do next."""

import re
import sys
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

from site_builder.cli import new_workflow
from site_builder.cli.arguments.new import KINDS, SITE, WORKFLOW, NewArguments
from site_builder.cli.clock import today
from site_builder.cli.exit import FAILED, FINE, UsageError, program
from site_builder.cli.new_questions import Interview, kind_to_make, unit_named, unit_to_add_to
from site_builder.cli.paths import content_folder
from site_builder.cli.words.all import Words
from site_builder.content import load
from site_builder.editing.new.make import QUESTIONS, ROOT, CannotEdit, NewFiles, content_context, make
from site_builder.editing.new.naming import kind_in
from site_builder.model.folder import Folder, UnitPath
from site_builder.model.problem import Refused
from site_builder.output import atomic
from site_builder.text.normalize import SLUG

_FILE = re.compile(
    r"(?:\.\.?|~|[a-z]:)?[\\/].*|.*\\.*|\S*/\S*\.\w{1,5}|\S+\.(?:csv|xlsx?|docx?|pdf|md|ya?ml|json|txt|html?|jpe?g|png)",
    re.IGNORECASE,
)
"""The path of a file: "../j3/to.csv", "C:\\to.xlsx", "to.csv". "24/7" and "30/4" are none."""


def run(arguments: NewArguments, words: Words) -> int:
    """Makes one thing, and prints where it is and what comes next."""
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # as the other two streams
    try:
        if arguments.kind == WORKFLOW:
            return new_workflow.run(arguments, words)
        kind = arguments.kind or kind_to_make((SITE, *KINDS), words)
        if kind == SITE:
            return _site(arguments, words)
        content = content_folder(arguments.content, words)
        _refuse_paths(arguments, words)
        made = _made(content, kind, _with_title(arguments, kind), words)
        _write(content, made, words)
    except EOFError:  # the person has closed the window or pressed Ctrl-D: as Ctrl-C
        raise KeyboardInterrupt from None
    path = (content / made.file_to_open).as_posix()
    print(words["new_added" if made.changed else "new_made"].format(path=path, line=made.line))
    if made.ended:
        print(words["site_ended"].format(**{**made.ended, "became": made.ended["became"] or words["site_unknown"]}))
    print(words["new_next"], words[f"next_{kind}"], sep="\n")
    print(words["new_look"].format(program="python3 build.py" if program() == "build.py" else program()))
    return FINE


def _site(arguments: NewArguments, words: Words) -> int:
    """Makes a whole site. Raises UsageError."""
    # Whoever adds an announcement need not load the State's list of units, nor the schemas: 40 ms.
    from site_builder.cli import new_site  # noqa: PLC0415

    options: Mapping[str, str | None] = asdict(arguments.answers)
    given = [*options.items(), ("unit", arguments.unit)]
    for name, value in given:
        if value is not None and name not in ("title", "type", "hotline"):
            named = ", ".join(f"--{name.replace('_', '-')}" for name in ("type", "hotline", *asdict(arguments.site)))
            raise UsageError(words["new_foreign"].format(option=name, kind=SITE, options=named))
    return new_site.run(arguments, words)


def _refuse_paths(arguments: NewArguments, words: Words) -> None:
    """Raises UsageError where a file is named instead of a thing: where it is written, the program decides."""
    for name in (arguments.name, arguments.answers.title):
        if name and _FILE.fullmatch(name.strip()):
            raise UsageError(words["new_path"].format(name=name))


def _with_title(arguments: NewArguments, kind: str) -> NewArguments:
    """Takes a name that cannot be a file's for the title, of which the file's name is made then.

    The title of a unit may begin with its kind.
    """
    name, answers = arguments.name, arguments.answers
    if name and not answers.title and not SLUG.fullmatch(name) and (kind, name) != ("unit", ROOT):
        name, answers = None, replace(answers, title=name)
    if kind == "unit" and answers.title and answers.type is None:
        answers = replace(answers, type=kind_in(answers.title) or None)
    return replace(arguments, name=name, answers=answers)


def _made(content: Path, kind: str, arguments: NewArguments, words: Words) -> NewFiles:
    """What the answers make. Raises UsageError."""
    questions = QUESTIONS[kind]
    options: Mapping[str, str | None] = asdict(arguments.answers)
    _refuse_foreign(kind, {**options, **asdict(arguments.site)}, [question.name for question in questions], words)
    folders = load.scan(content)
    path = _unit(folders, kind, arguments.unit, words)
    around = content_context(folders, path, today(), arguments.lang)
    interview = Interview(kind=kind, around=around, lang=arguments.lang, words=words)
    try:
        answers = {question.name: interview.answer(question, options[question.name]) for question in questions}
        return make(kind, {"name": arguments.name or "", **answers}, around)
    except CannotEdit as error:
        gaps = {name: f"{content.as_posix()}/{word}" if name == "file" else word for name, word in error.words.items()}
        raise UsageError(words[error.word].format(**gaps)) from error
    except Refused as refused:
        raise UsageError(interview.refusal("new_refused_again", "", refused)) from refused


def _unit(folders: tuple[Folder, ...], kind: str, named: str | None, words: Words) -> UnitPath:
    """The unit that gets the new thing; of a new unit, the one above it. Raises UsageError."""
    if named is None:
        return () if kind == "unit" or len(folders) == 1 else unit_to_add_to(folders, words)
    return unit_named(named, folders, words)


def _refuse_foreign(kind: str, options: Mapping[str, str | None], own: list[str], words: Words) -> None:
    """Raises UsageError for an option that the kind has no question for: it would be lost without a word."""
    for name, value in options.items():
        if value is not None and name not in own:
            named = ", ".join(f"--{name}" for name in ("unit", *own))
            raise UsageError(words["new_foreign"].format(option=name.replace("_", "-"), kind=kind, options=named))


def _write(content: Path, made: NewFiles, words: Words) -> None:
    """Puts it on the disk. Raises UsageError."""
    try:
        if made.changed:
            atomic.replace(content / made.changed, made.before, made.after)
        else:
            atomic.write_new({content / name: body for name, body in made.files.items()})
    except atomic.Changed as changed:
        raise UsageError(words["new_changed"].format(path=(content / made.changed).as_posix()), FAILED) from changed
    except FileExistsError as error:
        raise UsageError(words["new_exists"].format(path=error.filename or content / made.file_to_open)) from error
    except OSError as error:
        why = error.strerror or error
        raise UsageError(
            words["disk"].format(why=why, path=error.filename or content / made.file_to_open), FAILED
        ) from error
