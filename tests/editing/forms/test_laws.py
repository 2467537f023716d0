"""Laws of forms, on the project's own content files."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from editing.forms.test_form import FILES, HELPS, name_in_unit
from site_builder.editing.forms.answers import edits_of
from site_builder.editing.forms.form import FormGroup, FormValue, form_of, values_in
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.change import changed
from site_builder.editing.values.tree import BODY, read
from site_builder.text.normalize import clean

TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn")), min_size=1, max_size=40
) | st.sampled_from(
    (
        "0912345678",
        "2.000",
        "1.001190",
        "no",
        "16:30",
        "- a",
        "a: b",
        "'",
        '"',
        "#",
        "x # y",
        "{a}",
        "[a]",
        "@a",
        "%",
        "&a",
    )
)


def forms(path: Path) -> tuple[str, bytes, FormGroup]:
    """The form of a file."""
    name, body = name_in_unit(path), path.read_bytes()
    return name, body, form_of(name, read(body, name)[0], HELPS, {})


def written(form: FormGroup) -> dict[str, str]:
    """What a form says of each value that the file has."""
    return {value.name: value.written for value in values_in(form) if value.written}


@given(st.sampled_from(FILES), st.data())
def test_what_was_typed_is_read_again_and_nothing_else_has_changed(path: Path, data: st.DataObject) -> None:
    """Whatever is typed into some values: the form of the new file has it, and all other values are as they were. What
    cannot be written so is refused.
    """
    name, body, form = forms(path)
    values = [value for value in values_in(form) if value.written and value.path != (BODY,)]
    chosen: list[FormValue] = data.draw(st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True))
    typed = {value.name: clean(data.draw(TEXTS)) for value in chosen}
    edits = edits_of(form, typed)
    wanted = written(form) | {value.name: value.meant(typed[value.name]) for value in chosen}
    if any(not text for text in wanted.values()):
        return  # what is taken out moves the items behind it: told by examples
    try:
        made = changed(body, name, edits)
    except CannotEdit:
        return
    after = form_of(name, read(made, name)[0], HELPS, {})
    said = {value.name: value.written for value in values_in(after)}
    assert {key: said[key] for key in written(form) if key not in typed} == {
        key: text for key, text in written(form).items() if key not in typed
    }
    assert {key: said[key].split() for key in typed} == {key: wanted[key].split() for key in typed}


@given(st.sampled_from(FILES), st.data())
def test_a_change_taken_back_gives_the_same_bytes(path: Path, data: st.DataObject) -> None:
    """Where a value was plain text in one line."""
    name, body, form = forms(path)
    lines = [value for value in values_in(form) if value.written and value.widget == "line"]
    value = data.draw(st.sampled_from(lines or list(values_in(form))))
    made = changed(body, name, edits_of(form, {value.name: "Chữ khác"}))
    back = changed(made, name, edits_of(form_of(name, read(made, name)[0], HELPS, {}), {value.name: value.shown}))
    assert back == body or value.written not in body.decode("utf-8-sig")
