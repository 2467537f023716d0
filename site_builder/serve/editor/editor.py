"""Opens content files as forms, and saves what was typed into them. It knows nothing of browsers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from site_builder.builder import BuildOptions
from site_builder.builder.memo import Memo
from site_builder.builder.queries import UnknownFile, Unready
from site_builder.builder.trial import FilePlace, place_of, trial, unit_as_read
from site_builder.content import load
from site_builder.editing.forms.answers import Typed, changed_values, edits_of, labelled
from site_builder.editing.forms.form import FormGroup, Known, form_of, name_of, values_in
from site_builder.editing.forms.meeting import Carried, carried
from site_builder.editing.forms.places import path_at, typed_path
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.change import changed
from site_builder.editing.values.document import open_document
from site_builder.editing.values.tree import read
from site_builder.model.addresses import BASE
from site_builder.model.folder import Folder, Listing, UnitPath
from site_builder.model.problem import Problem
from site_builder.output import atomic
from site_builder.report.field_help import EditorHelp
from site_builder.report.message import shown
from site_builder.serve.editor.answer import FieldMessage, FormAnswer, OpenFile, kept
from site_builder.serve.editor.saves import Save


@dataclass(slots=True, kw_only=True)
class Editor:
    """Edits the content of a preview. One thread at a time may use it."""

    options: Callable[[], BuildOptions]
    """It returns the options of a build today."""
    helps: EditorHelp
    words: Mapping[str, str]
    lang: str
    saves: list[Save] = field(default_factory=list)
    """What was saved, the last one last."""
    memory: Memo = field(default_factory=Memo)
    """What was read before, and is used again."""

    def units(self) -> tuple[Listing, ...]:
        """Returns all units of the content."""
        return load.look(self.options().content)

    def files(self, listing: Listing) -> tuple[str, ...]:
        """Returns the content files of a unit that have a form, as paths in the content."""
        folder = load.read(self.options().content, listing)
        own = [folder.name_of(name) for name in sorted(folder.files)]
        base = [f"{BASE}/{name}" for name in sorted(folder.base.files)] if folder.base else []
        return tuple(file for file in (*own, *base) if self._is_formed(file, listing.path))

    @staticmethod
    def _is_formed(file: str, unit: UnitPath) -> bool:
        try:
            place_of(file, {(), unit})
        except UnknownFile:
            return False
        return True

    def open_file(self, file: str, typed: Typed | None = None) -> OpenFile:
        """Opens a file, with room for what somebody has begun to type.

        Raises UnknownFile where the content has no such file, or where it is a link to another place, CannotEdit where
        it has no form.
        """
        place, folder = self._find(file)
        body = folder.files.get(place.name)
        if body is None:
            raise UnknownFile(file)
        return self.opened(file, place, body, typed or {})

    def _find(self, file: str) -> tuple[FilePlace, Folder]:
        content = self.options().content.resolve()
        named = {listing.path: listing for listing in self.units()}
        place = place_of(file, named)
        if PurePosixPath(file).as_posix() != file or (content / file).resolve() != content / file:
            raise UnknownFile(file)
        folder = load.read(content, named[place.unit])
        return place, (folder.base or Folder()) if place.is_base else folder

    def opened(self, file: str, place: FilePlace, body: bytes, typed: Typed, *, is_new: bool = False) -> OpenFile:
        """Returns a file that holds these bytes as a form."""
        tree, _ = read(body, place.name)
        open_document(body, place.name)  # what nothing can be written into has no form
        form = self._form(place, body, typed)
        inside = sum(one.path[: len(place.unit)] == place.unit for one in self.units())
        return OpenFile(file=file, place=place, body=body, tree=tree, form=form, units=inside, is_new=is_new)

    def _form(self, place: FilePlace, body: bytes, typed: Typed) -> FormGroup:
        begun = tuple(name for name, text in typed.items() if text.strip())
        return form_of(place.name, read(body, place.name)[0], self.helps, self._known(place.unit), begun)

    def _known(self, unit: UnitPath) -> Known:
        """The ids that other records of the unit have, by the keys that name them."""
        try:
            found = unit_as_read(self.options(), unit, self.memory)
        except Unready:
            return {}
        localities = {name: f"{one.kind} {one.name}".strip() for name, one in found.profile.localities.items()}
        services = {name: one.name for name, one in found.services.items()}
        return {
            "specialities": services,
            "services": services,
            "category": {name: one.name for name, one in found.categories.items()},
            "topic": {name: one.name for name, one in found.profile.topics.items()},
            "locality": localities,
            "localities": localities,
            "within": localities,
        }

    def save(
        self, file: str, typed: Typed, base: bytes, *, is_sure: bool = False, is_trial: bool = False
    ) -> FormAnswer:
        """Saves what was typed into a form of a version of the file, or, with `is_trial`, only tells what is wrong.

        What was typed is not saved where it has a mistake; where it only has what the check warns of, somebody has to
        say first that they are sure. Raises UnknownFile, CannotEdit where there is no form.
        """
        opened = self.open_file(file)
        own = kept(self._form(opened.place, base, typed), typed)
        found = carried(read(base, opened.place.name)[0], opened.tree, own)
        opened = self.opened(file, opened.place, opened.body, found.typed)
        answer = FormAnswer(opened=opened, typed=found.typed, lost=self._lost(found))
        met = self._met(opened, found)
        if met or answer.lost:
            return replace(answer, met=met)
        return self.finish(answer, is_sure=is_sure, is_trial=is_trial)

    def _lost(self, found: Carried) -> tuple[tuple[str, str], ...]:
        return tuple((name.rpartition("/")[2], text) for name, text in found.lost.items() if text.strip())

    @staticmethod
    def _met(opened: OpenFile, found: Carried) -> dict[str, str]:
        """The values that two people have changed otherwise, and what the other one wrote."""
        differ = {value.name: value.shown for value in changed_values(opened.form, found.typed)}
        known = {value.name for value in values_in(opened.form)}
        return {name: differ.get(name, "") for name in found.met if name in differ or name not in known}

    def finish(self, answer: FormAnswer, *, is_sure: bool, is_trial: bool) -> FormAnswer:
        """Checks what was typed, and writes it unless something is wrong."""
        opened = answer.opened
        edits = edits_of(opened.form, answer.typed)
        answer = replace(answer, changed=tuple(labelled(opened.form, edit.path) for edit in edits))
        try:
            after = changed(opened.body, opened.place.name, edits)
        except CannotEdit as error:
            return replace(answer, refused=self.words[error.word].format(**{**error.words, "file": opened.file}))
        if after == opened.body and not opened.is_new:
            return answer
        return self._checked(answer, after, is_sure=is_sure, is_trial=is_trial)

    def replaced(self, opened: OpenFile, after: bytes, says: str) -> FormAnswer:
        """Writes a whole file, such as an older version, unless it has a mistake. `says` is what becomes of it."""
        if after == opened.body:
            return FormAnswer(opened=opened)
        return self._checked(FormAnswer(opened=opened, changed=(says,)), after, is_sure=True, is_trial=False)

    def _checked(self, answer: FormAnswer, after: bytes, *, is_sure: bool, is_trial: bool) -> FormAnswer:
        answer = replace(answer, messages=tuple(self._messages(answer, after)))
        is_wrong = any(one.message.is_error for one in answer.messages)
        if is_trial or is_wrong or (answer.messages and not is_sure):
            return answer
        return self._write(answer, after)

    def _messages(self, answer: FormAnswer, after: bytes) -> list[FieldMessage]:
        """What the check tells of the changed file and did not tell before: old mistakes keep nobody from mending
        others.
        """
        opened = answer.opened
        told = trial(self.options(), opened.file, after, self.memory).problems
        body = None if opened.is_new else opened.body
        known = {_key(one) for one in trial(self.options(), opened.file, body, self.memory).problems} if told else set()
        return [self._message(answer, after, one) for one in told if _key(one) not in known]

    def _message(self, answer: FormAnswer, after: bytes, problem: Problem) -> FieldMessage:
        name, place = "", problem.place
        if place.file == answer.opened.file:
            path = path_at(after, answer.opened.place.name, place.line, place.column)
            name = name_of(typed_path(path, answer.opened.form, answer.typed))
        return FieldMessage(name=name, message=shown(problem, "", self.lang))

    def _write(self, answer: FormAnswer, after: bytes) -> FormAnswer:
        opened = answer.opened
        made = Save(
            file=opened.file, before=None if opened.is_new else opened.body, after=after, changed=answer.changed
        )
        try:
            made.written(self.options().content)
        except (atomic.Changed, FileExistsError, FileNotFoundError):
            return replace(answer, refused=self.words["editor_moment"])
        except OSError as error:
            why = error.strerror or str(error)
            return replace(answer, refused=self.words["disk"].format(why=why, path=opened.file))
        self.saves.append(made)
        return replace(answer, opened=self.open_file(opened.file), is_saved=True)

    def name_at(self, opened: OpenFile, line: int, column: int) -> str:
        """Returns the name of the value at a place of a file; "" where none is there."""
        return name_of(path_at(opened.body, opened.place.name, line, column))

    def take_back(self) -> Save | None:
        """Takes the last save back. Returns it, or None where there is none, or somebody has saved the file since."""
        if not self.saves:
            return None
        last = self.saves.pop()
        return last if last.taken_back(self.options().content) else None


def _key(problem: Problem) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    return problem.code, problem.place.file, tuple(sorted(problem.words.items()))
