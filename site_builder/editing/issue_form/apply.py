"""The answers of a form → one file of the content, changed by `editing.values`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from site_builder.content.yaml_nodes import UNPRINTABLE
from site_builder.editing.issue_form import answers as of
from site_builder.editing.issue_form.answers import FormAnswers
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.new.context import ContentContext, content_context
from site_builder.editing.new.make import make
from site_builder.editing.new.questions import QUESTIONS, Question
from site_builder.editing.sheets.cells import CellFault
from site_builder.editing.sheets.names import SiteNames
from site_builder.editing.values.change import changed
from site_builder.editing.values.edits import SetValue
from site_builder.editing.values.tree import BODY, Path, YamlValue, read
from site_builder.model.file_kinds import data_kind
from site_builder.model.folder import Folder, UnitPath
from site_builder.model.frozen import frozen
from site_builder.model.problem import Refused
from site_builder.model.scalars import Phone
from site_builder.text.normalize import clean, fold, slug
from site_builder.text.phones import read_phone

LONGEST = 20_000
"""Characters of an announcement: ten pages."""
_NEW_TEXT = b"---\ntitle: a\ndate: 2026-01-01\n---\na\n"
_PICTURE = re.compile(r"!\[|</?[a-z][^<>]*>", re.IGNORECASE)
"""What a host puts into the text where somebody drops a picture or a file; pages have no HTML."""
_PHONE = Question(name="phone", kind=Phone, needed=True)


@frozen
class FormChange:
    """What becomes of one file; `before` is None for a new one."""

    unit: UnitPath
    name: str
    """What the unit is called."""
    file: str
    before: bytes | None
    after: bytes
    has_zalo: bool = False
    """Whether the person whose number changes has one for Zalo besides."""


def apply_form(answers: FormAnswers, folders: Sequence[Folder], day: date) -> FormChange:
    """Returns the change that the answers ask for. Raises CannotEdit, Refused or CellFault, each with its reason."""
    names = SiteNames(folders, {})
    path = _unit(answers.line(of.UNIT), names)
    context = content_context(folders, path, day, "vi")
    file, before, after, has_zalo = _MAKERS[answers.form](answers, context)
    return FormChange(unit=path, name=names.called(path), file=file, before=before, after=after, has_zalo=has_zalo)


def _unit(called: str, names: SiteNames) -> UnitPath:
    """The unit of a name. One whose own file cannot be read is known by its folder. Raises CannotEdit and CellFault."""
    if not slug(called):
        raise CannotEdit("form_empty", name=of.UNIT)
    try:
        return names.unit(called)
    except CellFault:
        ends = f"-{slug(called)}"
        alike = [path for path in names.folders if path and ends.endswith(f"-{path[-1]}")]
        if len(alike) == 1 and not _value(_own(names.folders[alike[0]]), ("name",)):
            return alike[0]
        raise


def _own(folder: Folder) -> YamlValue:
    """What the unit's own file says; nothing where nobody can read it."""
    try:
        tree, problems = read(folder.files.get("unit.yaml", b""), "unit.yaml")
    except CannotEdit:
        return None
    return None if problems else tree


_Made = tuple[str, bytes | None, bytes, bool]


def _announcement(answers: FormAnswers, context: ContentContext) -> _Made:
    """A new announcement. Its file gets its name as `new` gives it, and may not be there yet."""
    text = UNPRINTABLE.sub("", clean(answers.values[of.BODY])).strip()
    if not text:
        raise CannotEdit("form_empty", name=of.BODY)
    if _PICTURE.search(text):
        raise CannotEdit("form_picture")
    if len(text) > LONGEST:
        raise CannotEdit("form_long", most=str(LONGEST))
    found = {question.name: _read(question, answers, context) for question in QUESTIONS["announcement"]}
    try:
        (file,) = make("announcement", found, context).files
    except Refused as refused:
        said = {key: of.HEADINGS.get(word, word) for key, word in refused.words.items()}
        raise Refused(refused.code, **said) from refused
    values = {**{key: value for key, value in found.items() if value}, BODY: text}
    edits = [SetValue((key,), value) for key, value in values.items()]
    return file, None, changed(_NEW_TEXT, file, edits), False


def _read(question: Question, answers: FormAnswers, context: ContentContext) -> str:
    """An answer as it will be written. Raises CannotEdit and Refused, with the heading below which it stands."""
    heading = of.HEADINGS[question.name]
    try:
        answer = question.read(answers.line(heading), context)
    except Refused as refused:
        raise Refused(refused.code, **{**refused.words, "key": heading}) from refused
    if question.needed and not answer:
        raise CannotEdit("form_empty", name=heading)
    return answer


def _phone(answers: FormAnswers, context: ContentContext) -> _Made:
    """Another number of the office, of the hotline or of a member, in the place of the one that is known."""
    if not answers.is_ticked(of.AGREED):
        raise CannotEdit("form_agreed")
    new = _read(_PHONE, answers, context)
    whose, old = answers.line(of.WHOSE), _digits(answers.line(of.OLD))
    if whose not in (of.OFFICE, of.HOTLINE, of.MEMBER):
        raise CannotEdit("form_whose", names=f"{of.OFFICE}, {of.HOTLINE}, {of.MEMBER}")
    if whose == of.MEMBER:
        file, path, has_zalo = _member(answers.line(of.PERSON), old, context.folder)
    else:
        file, has_zalo = "unit.yaml", False
        path = ("office", "phone") if whose == of.OFFICE else ("hotline",)
    before, name = context.folder.files.get(file), context.name_of(file)
    if before is None:
        raise CannotEdit("form_no_file", file=name)
    known = _value(read(before, name)[0], path)
    if old and known and _digits(known) != old:
        raise CannotEdit("form_old")
    if _digits(known) == _digits(new):
        return name, before, before, has_zalo
    return name, before, changed(before, name, [SetValue(path, new)]), has_zalo


def _member(name: str, old: str, folder: Folder) -> tuple[str, Path, bool]:
    """Where the number of the one member of this name stands; of several, of the one who has the old number."""
    if not name:
        raise CannotEdit("form_empty", name=of.PERSON)
    named = [found for found in _members(folder) if fold(str(_value(found[2], ("name",)))) == fold(name)]
    owners = [found for found in named if old and _digits(_value(found[2], ("phone",))) == old]
    chosen = owners if len(named) > 1 and old else named
    if len(chosen) != 1:
        raise CannotEdit("form_several" if named else "form_nobody")
    file, path, member = chosen[0]
    agreed = _value(member, ("consent", "what"))
    if "phone" not in ([agreed] if isinstance(agreed, str) else _list(agreed)):
        raise CannotEdit("form_consent")
    return file, (*path, "phone"), bool(_value(member, ("zalo",)))


def _members(folder: Folder) -> Iterator[tuple[str, Path, YamlValue]]:
    """Each member of the unit's own teams, with their place."""
    for file, body in folder.files.items():
        kind = data_kind(file)
        if kind is None or kind.name != "teams.yaml":
            continue
        teams = _list(_value(read(body, file)[0], ("teams",)))
        for index, team in enumerate(teams):
            for number, member in enumerate(_list(_value(team, ("members",)))):
                yield file, ("teams", index, "members", number), member


def _list(value: YamlValue) -> Sequence[YamlValue]:
    return value if isinstance(value, list) else ()


def _value(tree: YamlValue, path: Path) -> YamlValue:
    """What stands at a path of keys; None where nothing does."""
    for step in path:
        if isinstance(step, int):
            tree = tree[step] if isinstance(tree, list) and step < len(tree) else None
        else:
            tree = tree.get(step) if isinstance(tree, Mapping) else None
    return tree


def _digits(text: YamlValue) -> str:
    """A number as it is dialled within the country, however it is written; of what is none, the digits."""
    written = str(text or "")
    try:
        return read_phone(written)
    except Refused:
        return "".join(letter for letter in written if letter.isdecimal())


_MAKERS = {"announcement": _announcement, "phone": _phone}
