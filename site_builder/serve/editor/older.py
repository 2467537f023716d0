"""The older versions of a file, as its form lists them, and how one comes back: as a new edit that can be undone."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from site_builder.builder.queries import UnknownFile
from site_builder.serve.editor.answer import FormAnswer, OpenFile
from site_builder.serve.editor.editor import Editor
from site_builder.serve.editor.sending import Sender
from site_builder.sync.history import body_of, brought_back, versions
from site_builder.sync.repository import ContentRepository, FileVersion, RepositoryRefuses
from site_builder.sync.told import told_refusal

_MOST, _LINES = 30, 40
"""So many versions are listed, and so many lines of what would differ in each."""


def older_of(editor: Editor, sender: Sender, file: str) -> dict[str, Any]:
    """Returns what the page of a file's older versions shows. Raises UnknownFile, CannotEdit where it has no form."""
    opened = editor.open_file(file)
    shown: dict[str, Any] = {"file": file, "title": opened.form.label, "says": "", "versions": []}
    try:
        repository = sender.opened()
        found = versions(repository, sender.content / file)[:_MOST]
        lines = [_line(sender, repository, opened, one) for one in found]
    except RepositoryRefuses as refused:
        return {**shown, "says": told_refusal(sender.words, refused.word, refused.gaps)}
    return {**shown, "versions": [line for line in lines if line]}


def bring_back(editor: Editor, sender: Sender, file: str, version: str) -> FormAnswer:
    """Writes a file with the values of an older version, unless that has a mistake today.

    Raises UnknownFile where there is no such version, and what `older_of` raises.
    """
    opened = editor.open_file(file)
    try:
        repository = sender.opened()
        named = [one for one in versions(repository, sender.content / file) if one.id == version]
        after = _after(repository, opened, named[0]) if named else None
    except RepositoryRefuses as refused:
        return FormAnswer(opened=opened, refused=told_refusal(sender.words, refused.word, refused.gaps))
    if after is None:
        raise UnknownFile(file)
    answer = editor.replaced(opened, after, sender.words["editor_older_back"].format(when=_when(sender, named[0])))
    if answer.is_saved or not answer.messages:
        return answer
    wrong = "; ".join(dict.fromkeys(one.message.message for one in answer.messages))
    return replace(answer, messages=(), refused=sender.words["editor_older_wrong"].format(what=wrong))


def _after(repository: ContentRepository, opened: OpenFile, version: FileVersion) -> bytes | None:
    old = body_of(repository, version)
    return None if old is None else brought_back(opened.body, old, opened.place.name)


def _line(sender: Sender, repository: ContentRepository, opened: OpenFile, version: FileVersion) -> dict[str, Any]:
    """A version with what would differ; nothing where the file was not there."""
    after = _after(repository, opened, version)
    if after is None:
        return {}
    says = sender.words["history_kept"] if version.is_kept else f"{version.who}: {version.sentence}"
    differs = list(_differing(opened.body, after))
    rest = max(0, len(differs) - _LINES)
    return {"id": version.id, "when": _when(sender, version), "says": says, "differs": differs[:_LINES], "rest": rest}


def _when(sender: Sender, version: FileVersion) -> str:
    return f"{sender.local_time(version.moment):%d/%m/%Y %H:%M}"


def _differing(now: bytes, after: bytes) -> Iterator[tuple[str, str]]:
    """Yields the lines that go ("del") and that come ("ins")."""
    old, new = (body.decode("utf-8", "replace").splitlines() for body in (now, after))
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from (("del", line) for line in old[start:end])
            yield from (("ins", line) for line in new[first:last])
