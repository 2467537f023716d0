"""`new`: asks what it has to know, or takes it from options; writes what passes `check`; says what to do next."""

import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cli.build_options import UsageError, content_folder, today, unit_path
from site_builder.cli.command import FAILED, FINE, Command
from site_builder.cli.parser import Parser, program
from site_builder.cli.words.all import Words
from site_builder.model.folder import Folder
from site_builder.model.location import Location
from site_builder.model.problem import Problem, Refused
from site_builder.text.normalize import SLUG

if TYPE_CHECKING:
    from site_builder.editing.new.make import ContentContext, NewFiles, Question

KINDS = ("unit", "team", "guide", "announcement", "event", "service")
OPTIONS = {
    "title": "TEXT",
    "type": "TEXT",
    "date": "YYYY-MM-DD",
    "expires": "YYYY-MM-DD",
    "summary": "TEXT",
    "topic": "ID",
    "locality": "ID",
    "head": "TEXT",
    "place": "TEXT",
    "category": "ID",
    "website": "URL",
    "hotline": "PHONE",
}
"""Every question of `scaffold.QUESTIONS`; named here too, so that help answers without loading the house."""


def _add(parser: Parser, words: Words) -> None:
    parser.add_argument("kind", nargs="?", metavar="KIND", choices=KINDS, help=words["new_kind"])
    parser.add_argument("name", nargs="?", metavar="NAME", help=words["new_name"])
    parser.add_content()
    parser.add_argument("--unit", metavar="UNIT", help=words["new_unit"])
    for name, metavar in OPTIONS.items():
        parser.add_argument(f"--{name}", metavar=metavar, help=words[f"new_{name}"])


def _run(options: Namespace, words: Words) -> int:
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # as the other two streams
    try:
        content = content_folder(options, words)
        made = _made(content, options, words)
        _write(content, made, words)
    except UsageError as unusable:
        return unusable.tell()
    except EOFError:  # the person has closed the window or pressed Ctrl-D: as Ctrl-C
        raise KeyboardInterrupt from None
    path = (content / made.file_to_open).as_posix()
    print(words["new_added" if made.changed else "new_made"].format(path=path, line=made.line))
    print(words["new_next"], words[f"next_{options.kind}"], sep="\n")
    print(words["new_look"].format(program="python3 build.py" if program() == "build.py" else program()))
    return FINE


def _made(content: Path, options: Namespace, words: Words) -> "NewFiles":
    """What the answers make. Raises Unusable."""
    from site_builder.content import load  # noqa: PLC0415 - help and usage errors answer without loading the house
    from site_builder.editing.new import make as scaffold  # noqa: PLC0415 - help and usage errors answer without loading the house

    options.kind = options.kind or _kind(words)
    if options.name and not options.title and not SLUG.fullmatch(options.name):
        options.name, options.title = None, options.name
    questions = scaffold.QUESTIONS[options.kind]
    _refuse_foreign(options, [question.name for question in questions], words)
    folders = load.scan(content)
    day, path = today(Namespace(date=None)), _unit(folders, options, words)
    around = scaffold.content_context(folders, path, day, options.lang)
    try:
        answers = {question.name: _answer(question, around, options, words) for question in questions}
        return scaffold.make(options.kind, {"name": options.name or "", **answers}, around)
    except scaffold.CannotEdit as unfit:
        named = {name: f"{content.as_posix()}/{word}" if name == "file" else word for name, word in unfit.words.items()}
        raise UsageError(words[unfit.word].format(**named)) from unfit
    except Refused as refused:
        raise UsageError(_said("new_refused_again", "", refused, options, words)) from refused


def _kind(words: Words) -> str:
    if not sys.stdin.isatty():
        raise UsageError(words["new_lacking_kind"].format(kinds=", ".join(KINDS)))
    while (kind := _ask(words["new_ask_needed"].format(question=words["ask_kind"]))) not in KINDS:
        print(words["choice"].format("KIND", kind, ", ".join(KINDS)))
    return kind


def _unit(folders: tuple[Folder, ...], options: Namespace, words: Words) -> tuple[str, ...]:
    """The unit that gets the new thing; of a new unit, the one above it."""
    known = {folder.path for folder in folders}
    if options.unit is None and (options.kind == "unit" or len(known) == 1):
        return ()
    if options.unit is None and not sys.stdin.isatty():
        raise UsageError(words["new_lacking"].format(option="unit", question=words["ask_unit"]))
    name = options.unit if options.unit is not None else _unit_asked(known, words)
    path = unit_path(name) or ()
    if path not in known:
        raise UsageError(words["no_unit"].format(name=name))
    return path


def _unit_asked(known: set[tuple[str, ...]], words: Words) -> str:
    """Asks until there is such a unit."""
    asked = words["new_ask_needed"].format(question=words["ask_unit"])
    while not (name := _ask(asked)) or unit_path(name) not in known:
        print(words["no_unit"].format(name=name))
    return name


def _refuse_foreign(options: Namespace, own: list[str], words: Words) -> None:
    """An option that the kind has no question for would be lost without a word."""
    for name in OPTIONS:
        if getattr(options, name) is not None and name not in own:
            named = ", ".join(f"--{name}" for name in ("unit", *own))
            raise UsageError(words["new_foreign"].format(option=name, kind=options.kind, options=named))


def _answer(question: "Question", around: "ContentContext", options: Namespace, words: Words) -> str:
    """The option's value, or what the person says. Raises Unusable, and Unfit where nothing could be said."""
    from site_builder.editing.new.make import CannotEdit  # noqa: PLC0415 - as above

    choices = question.choices(around) if question.choices else {}
    if question.choices and not choices:
        if question.needed:
            raise CannotEdit("unfit_categories")
        return ""
    given = getattr(options, question.name)
    if given is None and sys.stdin.isatty():
        return _asked(question, choices, around, options, words)
    try:
        answer = question.read(given or "", around)
    except Refused as refused:
        raise UsageError(_said("new_refused", question.name, refused, options, words)) from refused
    if question.needed and not answer:
        asked = words[f"ask_{options.kind}_{question.name}"]
        raise UsageError(words["new_lacking"].format(option=question.name, question=asked))
    return answer


def _asked(
    question: "Question",
    choices: Mapping[str, str],
    around: "ContentContext",
    options: Namespace,
    words: Words,
) -> str:
    """Asks until the answer will do."""
    from site_builder.editing.new.make import CannotEdit  # noqa: PLC0415 - as above

    for number, (name, meaning) in enumerate(choices.items(), start=1):
        print(f"  {number}. {name}: {meaning}")
    form = "new_ask" if question.today else "new_ask_needed" if question.needed else "new_ask_free"
    asked = words[f"ask_{options.kind}_{question.name}"]
    while True:
        try:
            answer = question.read(_ask(words[form].format(question=asked, default=f"{around.day:%d/%m/%Y}")), around)
        except Refused as refused:
            print(_said("new_refused_again", question.name, refused, options, words))
        except CannotEdit as unfit:
            print(words[unfit.word].format(**unfit.words))
        else:
            if answer or not question.needed:
                return answer
            print(words["new_again"])


def _ask(text: str) -> str:
    return input(text).strip()


def _said(word: str, option: str, refused: Refused, options: Namespace, words: Words) -> str:
    """What is wrong with an answer and what to do, in the words of `check`."""
    from site_builder.report.message import shown  # noqa: PLC0415 - as above

    problem = Problem.found(refused.code, Location(file=""), **{"key": option, **refused.words})
    told = shown(problem, "", options.lang)
    return words[word].format(option=option, said=told.message, do=told.advice)


def _write(content: Path, made: "NewFiles", words: Words) -> None:
    """Puts it on the disk. Raises Unusable."""
    from site_builder.output import atomic  # noqa: PLC0415 - as above

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


NEW = Command(add=_add, run=_run)
