"""`apply-form`: applies what somebody has answered in an issue form, and writes an answer for the issue.

Exit codes: 0 applied, or nothing to do · 1 refused, with the reason in the answer · 2 wrong usage.
"""

import re
from pathlib import Path

from site_builder.cli.arguments.apply_form import ApplyFormArguments
from site_builder.cli.clock import today
from site_builder.cli.diff import diff_lines
from site_builder.cli.exit import FAILED, FINE, UsageError
from site_builder.cli.new_questions import refused_in_words
from site_builder.cli.paths import content_folder
from site_builder.cli.words.all import Words
from site_builder.content import load
from site_builder.editing.issue_form.answers import read_answers
from site_builder.editing.issue_form.apply import FormChange, apply_form
from site_builder.editing.issue_form.request import read_request, refuse_strangers
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.sheets.cells import CellFault
from site_builder.model.problem import Refused
from site_builder.output import atomic

_LONGEST = 80
_UNQUOTABLE = re.compile(r"https?:|www\.|[^\w\s.,:;()/+«»–-]", re.IGNORECASE)
"""What could be a mention, a link or HTML in an answer: no stranger's text gets a meaning there."""


def run(arguments: ApplyFormArguments, words: Words) -> int:
    """Applies the form of an event. Raises UsageError where a file cannot be read or written."""
    if arguments.event is None or arguments.permission is None:
        raise UsageError(words["form_files"])
    content = content_folder(arguments.content, words)
    event, permission = _read(arguments.event, words), _read(arguments.permission, words)
    try:
        change, form = _change(event, permission, content, arguments)
    except CannotEdit as error:
        return _refuse(words[error.word].format(**_quotable(error.words)), arguments, words)
    except CellFault as error:
        return _refuse(_sentence(words[error.word].format(**_quotable(error.words))), arguments, words)
    except Refused as refused:
        quoted = Refused(refused.code, **_quotable(refused.words))
        return _refuse(refused_in_words(quoted, words["form_do"], "", arguments.lang), arguments, words)
    if change is None:
        return _tell("none", words["form_none"], "", arguments, words)
    if change.before == change.after:
        return _tell("same", words["form_same"], change.file, arguments, words)
    _write(content, change, arguments, words)
    said = words[f"form_applied_{form}"].format(**_quotable({"name": change.name, "file": change.file}))
    return _tell("applied", "\n\n".join([said, *[words["form_zalo"]] * change.has_zalo]), change.file, arguments, words)


def _change(
    event: bytes, permission: bytes, content: Path, arguments: ApplyFormArguments
) -> tuple[FormChange | None, str]:
    """What the form asks for, and which form it is; None where the event has no form that waits."""
    request = read_request(event)
    if request is None:
        return None, ""
    try:
        answers = read_answers(request.text)
    except CannotEdit:
        refuse_strangers(request, permission)
        raise
    if answers is None:
        return None, ""
    refuse_strangers(request, permission)
    return apply_form(answers, load.scan(content), today(arguments.day)), answers.form


def _write(content: Path, change: FormChange, arguments: ApplyFormArguments, words: Words) -> None:
    """Puts the change on the disk, or shows it."""
    path = content / change.file
    if not arguments.write:
        texts = ((change.before or b"").decode("utf-8", "replace"), change.after.decode("utf-8", "replace"))
        print("\n".join(diff_lines((change.file, change.file), texts)))
        return
    try:
        if change.before is None:
            atomic.write_new({path: change.after})
        else:
            atomic.replace(path, change.before, change.after)
    except (OSError, atomic.Changed) as error:
        why = getattr(error, "strerror", None) or error
        raise UsageError(words["disk"].format(path=path, why=why), FAILED) from error


def _refuse(said: str, arguments: ApplyFormArguments, words: Words) -> int:
    text = "\n\n".join((words["form_refused"].format(said=said), words["form_again"]))
    _tell("refused", text, "", arguments, words)
    return FAILED


def _tell(result: str, text: str, file: str, arguments: ApplyFormArguments, words: Words) -> int:
    """Says what became of the form: here, and in the files that the workflow reads."""
    print(text)
    status = f"form={result}\n" + (f"file={file}\n" if file else "")
    for path, body in ((arguments.answer, f"{text}\n"), (arguments.status, status)):
        if path:
            try:
                atomic.write_made(path, body.encode())
            except OSError as error:
                said = words["report_refused"].format(path=path, why=error.strerror or error)
                raise UsageError(said, FAILED) from error
    return FINE


def _read(path: Path, words: Words) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(words["form_unread"].format(path=path, why=error.strerror or error)) from error


def _quotable(words: dict[str, str]) -> dict[str, str]:
    """What fills the gaps of a sentence, without anything that Markdown or the host would act on."""
    plain = {name: " ".join(_UNQUOTABLE.sub(" ", word.replace("_", "-")).split()) for name, word in words.items()}
    return {name: word if len(word) <= _LONGEST else f"{word[:_LONGEST]}…" for name, word in plain.items()}


def _sentence(text: str) -> str:
    """A text that begins with a capital letter."""
    return text[:1].upper() + text[1:]
