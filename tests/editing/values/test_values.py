"""Values changed in place: exactly what was meant changes, and whatever a person wrote beside it stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from small_site import PROJECT

from editing.values.yaml_texts import paragraphs, texts, trees, written
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.change import changed
from site_builder.editing.values.document import open_document
from site_builder.editing.values.edits import AddItem, RemoveValue, SetValue
from site_builder.editing.values.spans import ValueSpan
from site_builder.editing.values.tree import Path as ValuePath
from site_builder.editing.values.tree import YamlValue, at, read, replaced

FILE = "unit.yaml"
CONTENT = sorted(
    path for pattern in ("*.yaml", "*.md") for path in (PROJECT / "content").rglob(pattern) if "README" not in path.name
)
files = trees().flatmap(lambda tree: st.tuples(st.just(tree), written(tree)))


def paths(tree: YamlValue, above: ValuePath = ()) -> Iterator[tuple[ValuePath, YamlValue]]:
    """Every value of a tree, with the way to it."""
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, value in steps:
        yield (*above, step), value
        yield from paths(value, (*above, step))


def scalars(span: ValueSpan, text: str, above: ValuePath = ()) -> Iterator[tuple[ValuePath, str]]:
    """Every text of a file as its author spelt it, quotes and all."""
    if span.entries is not None:
        for entry in span.entries:
            yield from scalars(entry.value, text, (*above, entry.key))
    elif span.items is not None:
        for index, one in enumerate(span.items):
            yield from scalars(one, text, (*above, index))
    else:
        yield above, text[span.start : span.end]


def comments(body: bytes) -> list[bytes]:
    """All comments that the generated texts have, in their order."""
    marks = (b"# b\xc3\xaan tr\xc3\xaan", b"   # c\xe1\xba\xa1nh gi\xc3\xa1 tr\xe1\xbb\x8b", b"# ghi ch\xc3\xba")
    return [mark for line in body.splitlines() for mark in marks if line.endswith(mark)]


def spelt(body: bytes) -> dict[ValuePath, str]:
    """Every text of a file as it is spelt."""
    document = open_document(body, FILE)
    return dict(scalars(document.root, document.text))


@given(files, texts | paragraphs, st.data())
def test_a_new_text_changes_nothing_else(file: tuple[YamlValue, bytes], new: str, data: st.DataObject) -> None:
    """All other values are spelt as they were, every comment is there, and the model sees exactly the new value."""
    tree, body = file
    assume(read(body, FILE) == (tree, 0))
    path = data.draw(st.sampled_from([path for path, value in paths(tree) if isinstance(value, str)]))
    after = changed(body, FILE, [SetValue(path, new)])
    assert read(after, FILE) == (replaced(tree, path, new), 0)
    assert comments(after) == comments(body)
    assert {way: text for way, text in spelt(after).items() if way != path} == {
        way: text for way, text in spelt(body).items() if way != path
    }
    assert after.startswith(b"\xef\xbb\xbf") == body.startswith(b"\xef\xbb\xbf")
    assert (b"\r\n" in after) >= (b"\r\n" in body)
    assert changed(after, FILE, [SetValue(path, new)]) == after, "what changes nothing writes nothing"
    old = at(tree, path)
    assert isinstance(old, str)
    assert read(changed(after, FILE, [SetValue(path, old)]), FILE) == (tree, 0)


@given(files, st.data())
def test_a_text_of_the_same_kind_and_back_gives_the_same_bytes(
    file: tuple[YamlValue, bytes], data: st.DataObject
) -> None:
    """Quotes stay where they are, so that the way back is the same file."""
    tree, body = file
    assume(read(body, FILE) == (tree, 0))
    lines = [(path, value) for path, value in paths(tree) if isinstance(value, str) and "\n" not in value]
    assume(lines)
    path, old = data.draw(st.sampled_from(lines))
    there = changed(body, FILE, [SetValue(path, "chữ mới")])
    assert there != body
    assert changed(there, FILE, [SetValue(path, old)]) == body


@given(files, texts, texts, st.data())
def test_edits_of_two_values_commute(file: tuple[YamlValue, bytes], one: str, two: str, data: st.DataObject) -> None:
    """Two people who change different values of one file make the same file, whoever is first."""
    tree, body = file
    assume(read(body, FILE) == (tree, 0))
    leaves = [path for path, value in paths(tree) if isinstance(value, str)]
    assume(len(leaves) > 1)
    first, second = data.draw(st.lists(st.sampled_from(leaves), min_size=2, max_size=2, unique=True))
    edits = [SetValue(first, one), SetValue(second, two)]
    assert changed(body, FILE, edits) == changed(body, FILE, reversed(edits))


@given(files, st.data())
def test_what_is_added_and_taken_away_again_leaves_no_trace(file: tuple[YamlValue, bytes], data: st.DataObject) -> None:
    """A key, and an item of a list that was there."""
    tree, body = file
    assume(read(body, FILE) == (tree, 0))
    holders: list[ValuePath] = [(), *(path for path, value in paths(tree) if isinstance(value, dict))]
    path = (*data.draw(st.sampled_from(holders)), "tagline")
    there = changed(body, FILE, [SetValue(path, "chào")])
    assert at(read(there, FILE)[0], path) == "chào"
    back = changed(there, FILE, [RemoveValue(path)])
    assert back.rstrip() == body.rstrip()
    lists = [path for path, value in paths(tree) if isinstance(value, list)]
    if lists:
        where = data.draw(st.sampled_from(lists))
        known = at(tree, where)
        assert isinstance(known, list)
        there = changed(body, FILE, [AddItem(where, {"id": "moi", "name": "Tổ: mới"})])
        assert at(read(there, FILE)[0], (*where, len(known))) == {"id": "moi", "name": "Tổ: mới"}
        assert changed(there, FILE, [RemoveValue((*where, len(known)))]).rstrip() == body.rstrip()


@given(files, st.data())
def test_what_is_taken_away_takes_nothing_with_it(file: tuple[YamlValue, bytes], data: st.DataObject) -> None:
    """All other values are spelt as they were; or the edit is refused, where a comment would lose its place."""
    tree, body = file
    assume(read(body, FILE) == (tree, 0))
    path = data.draw(st.sampled_from([path for path, _ in paths(tree)]))
    try:
        after = changed(body, FILE, [RemoveValue(path)])
    except CannotEdit:
        return
    left = [text for way, text in spelt(body).items() if way[: len(path)] != path]
    assert [text for text in spelt(after).values() if text] == left


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.relative_to(PROJECT / "content").as_posix())
def test_every_value_of_the_real_content_can_be_changed(path: Path) -> None:
    """One after another: one line differs each time, or as many as the old value had; and nothing is refused."""
    body = path.read_bytes()
    tree, _ = read(body, path.name)
    for way, value in list(paths(tree))[:120]:
        if isinstance(value, str) and way != ("body",):
            after = changed(body, path.name, [SetValue(way, "Chữ mới: 0912 # 1")])
            assert at(read(after, path.name)[0], way) == "Chữ mới: 0912 # 1"
            rows, new = body.splitlines(), after.splitlines()
            differ = sum(one != other for one, other in zip(rows, new, strict=False)) if len(rows) == len(new) else 1
            assert differ == 1, way
            assert changed(body, path.name, [SetValue(way, value)]) == body
    assert changed(body, path.name, []) == body


TEAMS = """\
# Các tổ. Đừng xóa dòng này.
teams:
  - id: to-1   # tổ đầu
    name: Tổ 1
    members:
      - {name: Lê Văn Mẫu, role: head, phone: 0912 345 678}
  # tổ hai lập sau
  - id: to-2
    name: >-
      Tổ 2
      ấp Chợ
"""


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (SetValue(("teams", 0, "members", 0, "phone"), "0987654321"), "0912 345 678", "0987654321"),
        (SetValue(("teams", 0, "name"), "Tổ 1: ấp #1"), "name: Tổ 1\n", 'name: "Tổ 1: ấp #1"\n'),
        (SetValue(("teams", 1, "name"), "Tổ 2"), "      Tổ 2\n      ấp Chợ\n", "      Tổ 2\n"),
        (
            SetValue(("teams", 0, "locality"), "ap-1"),
            "phone: 0912 345 678}\n",
            "phone: 0912 345 678}\n    locality: ap-1\n",
        ),
        (RemoveValue(("teams", 0, "members", 0, "phone")), ", phone: 0912 345 678", ""),
        (RemoveValue(("teams", 0, "name")), "    name: Tổ 1\n", ""),
        (AddItem(("teams", 0, "members"), {"name": "X"}), "678}\n", "678}\n      - name: X\n"),
        (AddItem(("teams", 1, "partners"), "Đoàn xã"), "ấp Chợ\n", "ấp Chợ\n    partners:\n      - Đoàn xã\n"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_edit_looks_as_if_a_person_had_made_it(edit: SetValue, old: str, new: str, end: str) -> None:
    """In the place and the style of what stood there."""
    body, wanted = (text.replace("\n", end).encode() for text in (TEAMS, TEAMS.replace(old, new)))
    assert wanted != body
    assert changed(body, "teams.yaml", [edit]) == wanted


def test_the_markdown_of_a_text_is_a_value_too() -> None:
    """Blank lines around it stay, and so does the front matter."""
    body = "---\ntitle: Họp   # tiêu đề\n---\n\nMời bà con.\n\n".encode()
    after = changed(body, "announcements/a.md", [SetValue(("body",), "Mời **cả nhà**.\n\nHẹn gặp.")])
    assert after == "---\ntitle: Họp   # tiêu đề\n---\n\nMời **cả nhà**.\n\nHẹn gặp.\n\n".encode()


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: &x 1\nb: *x\n", SetValue(("a",), "2")),
        ("a: [1\n", SetValue(("a",), "2")),
        ("a: {b: 1}\n", SetValue(("a",), "2")),
        ("a: 1\n", SetValue(("a", "b"), "2")),
        ("a: 1\n", RemoveValue(("b",))),
        ("a: {b: 1}\n", AddItem(("a",), "2")),
        ("a: 1\n", AddItem(("a",), {"b": "2"})),
        ("- a\n- b\n", SetValue(("a",), "2")),
        ("a:\n  - b: 1\n    # về c\n    c: 2\n", RemoveValue(("a", 0, "b"))),
    ],
)
def test_what_is_not_sure_is_refused(text: str, edit: SetValue) -> None:
    """And nothing is returned that somebody could write."""
    with pytest.raises(CannotEdit):
        changed(text.encode(), FILE, [edit])
