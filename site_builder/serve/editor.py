"""Opens content files as forms, and saves what was typed into them. Handlers call it; it knows nothing of browsers.

Nothing is overwritten that somebody else has saved, nothing is written that the check refuses, and each save can be
taken back.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from site_builder.builder import BuildOptions
from site_builder.builder.memo import Memo
from site_builder.builder.queries import UnknownFile, Unready, contexts
from site_builder.builder.trial import FilePlace, Trial, place_of, trial
from site_builder.content import load
from site_builder.editing.forms.answers import Typed, changed_parts, edits_of, labelled
from site_builder.editing.forms.form import FormGroup, Known, form_of, name_of
from site_builder.editing.forms.meeting import clashes
from site_builder.editing.forms.places import path_at, typed_path
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.change import changed
from site_builder.editing.values.tree import YamlValue, read
from site_builder.model.addresses import BASE
from site_builder.model.digest import digest
from site_builder.model.folder import Folder, Listing, UnitPath
from site_builder.model.frozen import frozen
from site_builder.model.problem import Problem, is_error
from site_builder.output import atomic
from site_builder.report.field_help import EditorHelp
from site_builder.report.message import Message, shown
from site_builder.serve.saves import Save

_KEPT = 64
"""So many versions of files that were opened are remembered, to tell what somebody has changed in a form."""


@frozen
class OpenFile:
    """A content file as it is edited."""

    file: str
    name: str
    """Its name in its unit's folder."""
    unit: UnitPath
    body: bytes
    tree: YamlValue
    form: FormGroup
    units: int = 1
    """So many units show something of it."""

    @property
    def digest(self) -> str:
        """Tells this version of the file from others."""
        return digest(self.body.hex())


@frozen
class FieldMessage:
    """What is wrong with a value of a form; `name` is "" for what belongs to none."""

    name: str
    message: Message


@frozen
class Answer:
    """What became of what was typed."""

    opened: OpenFile
    """The file as it is now."""
    is_saved: bool = False
    edits: tuple[str, ...] = ()
    """What was changed, in words."""
    messages: tuple[FieldMessage, ...] = ()
    met: tuple[str, ...] = ()
    """The values at which somebody else has written something meanwhile."""
    refused: str = ""
    """Why the file could not be changed."""


@dataclass(slots=True, kw_only=True)
class Editor:
    """Edits the content of a preview."""

    options: Callable[[], BuildOptions]
    """It returns the options of a build today."""
    helps: EditorHelp
    words: Mapping[str, str]
    lang: str
    saves: list[Save] = field(default_factory=list)
    """What was saved, the last one last."""
    _opened: dict[str, bytes] = field(default_factory=dict)
    _memo: Memo = field(default_factory=Memo)

    @property
    def day(self) -> date:
        """Returns today."""
        return self.options().day

    def units(self) -> tuple[Listing, ...]:
        """Returns all units of the content."""
        return load.look(self.options().content)

    def files(self, unit: UnitPath) -> tuple[str, ...]:
        """Returns the content files of a unit that have a form, as paths in the content."""
        listing = next(one for one in self.units() if one.path == unit)
        folder = load.read(self.options().content, listing)
        own = [folder.name_of(name) for name in sorted(folder.files)]
        base = [f"{BASE}/{name}" for name in sorted(folder.base.files)] if folder.base else []
        return tuple(file for file in (*own, *base) if self._is_formed(file, unit))

    @staticmethod
    def _is_formed(file: str, unit: UnitPath) -> bool:
        try:
            place_of(file, {(), unit})
        except UnknownFile:
            return False
        return True

    def open(self, file: str, typed: Typed | None = None) -> OpenFile:
        """Opens a file. Raises UnknownFile where the content has no such file, CannotEdit where it has no form."""
        place, folder = self._find(file)
        body = folder.files.get(place.name)
        if body is None:
            raise UnknownFile(file)
        self._opened[digest(body.hex())] = body
        while len(self._opened) > _KEPT:
            del self._opened[next(iter(self._opened))]
        return self._form(file, place, body, typed or {})

    def _find(self, file: str) -> tuple[FilePlace, Folder]:
        named = {listing.path: listing for listing in self.units()}
        place = place_of(file, named)
        folder = load.read(self.options().content, named[place.unit])
        return place, (folder.base or Folder()) if place.is_base else folder

    def _form(self, file: str, place: FilePlace, body: bytes, typed: Typed) -> OpenFile:
        tree, _ = read(body, place.name)
        begun = tuple(name for name, text in typed.items() if text.strip())
        form = form_of(place.name, tree, self.helps, self._known(place.unit), begun)
        inside = sum(one.path[: len(place.unit)] == place.unit for one in self.units())
        return OpenFile(file=file, name=place.name, unit=place.unit, body=body, tree=tree, form=form, units=inside)

    def _known(self, unit: UnitPath) -> Known:
        """The ids that other records of the unit have, by the keys that name them."""
        try:
            found = next(iter(contexts(self.options(), [unit]))).context.unit
        except Unready:
            return {}
        profile = found.profile
        localities = {name: f"{one.kind} {one.name}".strip() for name, one in profile.localities.items()}
        return {
            "specialities": {name: one.name for name, one in found.services.items()},
            "category": {name: one.name for name, one in found.categories.items()},
            "topic": {name: one.name for name, one in profile.topics.items()},
            "locality": localities,
            "localities": localities,
            "within": localities,
        }

    def save(self, file: str, typed: Typed, version: str, *, is_trial: bool = False) -> Answer:
        """Saves what was typed into a form of a version of the file, or, with `is_trial`, only tells what is wrong.

        Raises UnknownFile, CannotEdit where there is no form.
        """
        opened = self.open(file, typed)
        base = self._base(opened, version, typed)
        edits = edits_of(base.form, typed)
        said = tuple(labelled(base.form, edit.path) for edit in edits)
        answer = Answer(opened=opened, edits=said)
        if not edits:
            return answer
        met = clashes(base.tree, opened.tree, edits)
        if met:
            return replace(answer, met=tuple(map(name_of, met)))
        try:
            after = changed(opened.body, opened.name, edits)
        except CannotEdit as error:
            return replace(answer, refused=self._why(error, file))
        answer = replace(answer, messages=tuple(self._messages(opened, base.form, after, typed)))
        if is_trial or any(one.message.is_error for one in answer.messages):
            return answer
        return self._write(answer, after)

    def _base(self, opened: OpenFile, version: str, typed: Typed) -> OpenFile:
        """The version of the file that the form showed; as it is now where nobody remembers that one."""
        known = self._opened.get(version)
        if known is None or known == opened.body:
            return opened
        place, _ = self._find(opened.file)
        return self._form(opened.file, place, known, typed)

    def _why(self, error: CannotEdit, file: str) -> str:
        return self.words[error.word].format(**{"file": file, **error.words})

    def _messages(self, opened: OpenFile, form: FormGroup, after: bytes, typed: Typed) -> Iterator[FieldMessage]:
        """What the check tells of the changed file. Errors that the file has already keep nobody from mending others."""
        told = self._tell(opened, after)
        errors = [problem for problem in told if is_error(problem)]
        known = {_key(problem) for problem in self._tell(opened, opened.body)} if errors else set()
        for problem in told:
            if not is_error(problem) or _key(problem) not in known:
                line = self._line(after, problem)
                path = path_at(after, opened.name, problem.place.line, problem.place.column)
                name = name_of(typed_path(path, form, typed)) if problem.place.file == opened.file else ""
                yield FieldMessage(name=name, message=shown(problem, line, self.lang))

    def _tell(self, opened: OpenFile, body: bytes) -> list[Problem]:
        found: Trial = trial(self.options(), opened.file, body, self._memo)
        return [one for one in found.problems if one.place.file == opened.file or is_error(one)]

    @staticmethod
    def _line(body: bytes, problem: Problem) -> str:
        rows = body.decode("utf-8", "replace").splitlines()
        return rows[problem.place.line - 1] if problem.place.line <= len(rows) else ""

    def _write(self, answer: Answer, after: bytes) -> Answer:
        opened = answer.opened
        path = self.options().content / opened.file
        try:
            atomic.replace(path, opened.body, after)
        except atomic.Changed:
            return replace(answer, met=answer.edits)
        self.saves.append(Save(file=opened.file, before=opened.body, after=after, edits=answer.edits))
        return replace(answer, opened=self.open(opened.file), is_saved=True)


def _key(problem: Problem) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    return problem.code, problem.place.file, tuple(sorted(problem.words.items()))


def changed_names(opened: OpenFile, typed: Typed) -> list[str]:
    """Returns the names of the values that were typed otherwise than the file has them now."""
    return [value.name for value in changed_parts(opened.form, typed)]
