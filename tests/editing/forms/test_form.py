"""A form has room for all that the model knows, and sent back as it is it says nothing new."""

from collections.abc import Iterator
from typing import Any

import pytest
from small_site import PROJECT

from site_builder.content.schema import keys_of
from site_builder.editing.forms.answers import REMOVED, edits_of, labelled
from site_builder.editing.forms.form import FormGroup, FormValue, form_of, part_at, record_in, values_in
from site_builder.editing.values.change import changed
from site_builder.editing.values.edits import AddItem, RemoveValue, SetValue
from site_builder.editing.values.tree import BODY, read
from site_builder.model.file_kinds import FILE_KINDS, FileKind, kind_in_unit
from site_builder.model.location import Record
from site_builder.model.unit import RECORD_TYPES, record_of
from site_builder.report.field_help import editor_help

HELPS = editor_help("vi")
CONTENT = PROJECT / "content"
FILES = sorted(
    path
    for path in CONTENT.rglob("*")
    if path.suffix in (".yaml", ".md") and (kind_in_unit(path.name) or path.parent.name in ("guides", "announcements"))
)
"""Every content file of the project but `site.yaml`."""


def name_in_unit(path: Any) -> str:  # noqa: ANN401
    """The file's name in its unit's folder."""
    return f"{path.parent.name}/{path.name}" if path.suffix == ".md" else path.name


def form(name: str, body: str) -> FormGroup:
    """The form of a file."""
    return form_of(name, read(body.encode(), name)[0], HELPS, {})


def saved(name: str, body: str, typed: dict[str, str]) -> str:
    """The file after something was typed."""
    return changed(body.encode(), name, edits_of(form(name, body), typed)).decode()


def fields_of(record: type[Record], path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The places of all values of a record, with the first new item of each list."""
    for key, field in keys_of(record).items():
        inner = record_in(field.kind)
        if inner is None:
            yield (*path, key)
        else:
            yield from fields_of(inner, (*path, key))


def plain(path: tuple[str | int, ...]) -> tuple[str, ...]:
    """A place without the numbers of items."""
    return tuple(step for step in path if isinstance(step, str) and not step.startswith("+"))


@pytest.mark.parametrize("kind", FILE_KINDS.values(), ids=lambda kind: kind.name)
def test_every_field_of_the_model_has_its_field_in_the_form(kind: FileKind) -> None:
    """Nobody adds one by hand: what the model gets, the form has."""
    name = f"{kind.name}2026-11-30-a.md" if kind.is_folder else kind.name.replace("phrases.", "phrases.en.")
    record = record_of(kind)
    records = [((), record)] if record else [((key,), RECORD_TYPES[key]) for key in kind.record_lists]
    wanted = {place for path, one in records for place in fields_of(one, path)}
    found = form_of(name, {}, HELPS, {})
    assert {plain(value.path) for value in values_in(found)} - {(BODY,)} == wanted
    assert all(value.label for value in values_in(found))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CONTENT).as_posix())
def test_a_form_that_is_sent_as_it_is_changes_nothing(path: Any) -> None:  # noqa: ANN401
    """Whatever stands in the file, and however it is written."""
    name, body = name_in_unit(path), path.read_bytes()
    found = form_of(name, read(body, name)[0], HELPS, {})
    assert edits_of(found, {value.name: value.shown for value in values_in(found)}) == []


TEAMS = """\
# Tổ của ấp.
teams:
  - id: to-1
    name: Tổ 1   # cũ
    launched_on: 2026-10-01
    members:
      - name: Nguyễn Văn Mẫu
        role: head
        specialities: [vneid, zalo]
      - name: Trần Thị Mẫu
        role: member
"""


def test_a_value_is_changed_where_it_stands() -> None:
    """And nothing else."""
    assert saved("teams.yaml", TEAMS, {"teams/0/name": "Tổ Một"}) == TEAMS.replace("Tổ 1", "Tổ Một")


def test_a_day_is_shown_and_typed_as_people_write_it() -> None:
    """The file has it as it had it."""
    found = part_at(form("teams.yaml", TEAMS), ("teams", 0, "launched_on"))
    assert isinstance(found, FormValue)
    assert (found.shown, found.meant("01/10/2026"), found.meant("2/11/2026")) == (
        "01/10/2026",
        "2026-10-01",
        "2026-11-02",
    )
    assert "launched_on: 2026-11-02" in saved("teams.yaml", TEAMS, {"teams/0/launched_on": "2/11/2026"})


def test_an_empty_value_is_taken_out() -> None:
    """With its key."""
    assert saved("teams.yaml", TEAMS, {"teams/0/launched_on": " "}) == TEAMS.replace(
        "    launched_on: 2026-10-01\n", ""
    )


def test_a_new_item_has_all_that_was_typed() -> None:
    """A member with a list inside; a team gets an id of its name."""
    typed = {"teams/0/members/+1/name": "Lê Văn Mẫu", "teams/0/members/+1/specialities/+1": "vneid"}
    edits = edits_of(form("teams.yaml", TEAMS), typed)
    assert edits == [AddItem(("teams", 0, "members"), {"name": "Lê Văn Mẫu", "specialities": ["vneid"]})]
    assert edits_of(form("teams.yaml", TEAMS), {"teams/+1/name": "Tổ ấp Năm"}) == [
        AddItem(("teams",), {"id": "to-ap-nam", "name": "Tổ ấp Năm"})
    ]


def test_items_are_taken_out_from_the_last_one_on() -> None:
    """What was typed into them is not written first; what is in no form is not taken out."""
    typed = {
        f"{REMOVED}teams/0/members/0": "1",
        f"{REMOVED}teams/0/members/1": "1",
        "teams/0/members/1/name": "Ai đó",
        f"{REMOVED}nothing/0": "1",
        f"{REMOVED}teams/9": "1",
    }
    edits = edits_of(form("teams.yaml", TEAMS), typed)
    assert edits == [RemoveValue(("teams", 0, "members", 1)), RemoveValue(("teams", 0, "members", 0))]


def test_names_that_no_form_has_are_not_written() -> None:
    """Whoever sends other names than the form's changes nothing."""
    assert edits_of(form("teams.yaml", TEAMS), {"teams/0/password": "a", "x": "b", "teams/7/name": "c", "": "d"}) == []


def test_the_text_below_the_front_matter_is_a_value() -> None:
    """Line ends of browsers are not taken over; an emptied text keeps its front matter."""
    text = "---\ntitle: A\n---\n\nMột\n\nHai\n"
    assert saved("guides/a.md", text, {"body": "Một\r\n\r\nBa\r\n"}) == text.replace("Hai", "Ba")
    assert saved("guides/a.md", "---\ntitle: A\n---\n", {"body": "Mới"}) == "---\ntitle: A\n---\nMới\n"
    assert edits_of(form("guides/a.md", text), {"body": ""}) == [SetValue((BODY,), "")]


def test_a_mistake_in_the_file_is_in_no_field() -> None:
    """A list where one value belongs is left alone: a form could only lose it."""
    found = form("teams.yaml", "teams:\n  - id: a\n    name: [x, y]\n")
    assert part_at(found, ("teams", 0, "name")) is None


def test_what_is_wrong_stays_until_somebody_changes_it() -> None:
    """A word that may not be chosen is among the choices as long as the file has it."""
    found = part_at(form("teams.yaml", TEAMS.replace("role: member", "role: sếp")), ("teams", 0, "members", 1, "role"))
    assert isinstance(found, FormValue)
    assert [choice.value for choice in found.choices][:2] == ["sếp", "head"]
    assert [choice.says for choice in found.choices][1:3] == ["tổ trưởng", "tổ phó"]


def test_a_change_is_told_by_the_words_of_the_form() -> None:
    """Team, member, value."""
    found = form("teams.yaml", TEAMS)
    said = labelled(found, ("teams", 0, "members", 1, "phone"))
    assert said == "Tổ công nghệ số · Tổ 1 · Thành viên · Trần Thị Mẫu · Điện thoại"
