"""One more item in a list: every byte that stood there stays."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from small_site import PROJECT

from site_builder.content.source import decode
from site_builder.content.yaml_nodes import Items, Scalar, parse
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.change import changed
from site_builder.editing.values.edits import AddItem
from site_builder.editing.values.tree import Commented

ITEM = ["id: moi", 'name: "Tổ: mới"']
REAL = sorted((PROJECT / "content").rglob("teams.yaml")) + sorted((PROJECT / "content").rglob("events.yaml"))


def append(body: bytes, file: str, key: str, lines: list[str]) -> bytes:
    """The file with one more item in a list, as `new` adds it."""
    return changed(body, file, [AddItem((key,), Commented(lines))])


def ids(body: bytes, key: str = "teams") -> list[str | None]:
    """The ids in a list of a file."""
    tree, problems = parse(decode(body), "a.yaml")
    assert problems == []
    node = tree.entries[key][1]
    assert isinstance(node, Items)
    found = [item.entries["id"][1] for item in node.items if not isinstance(item, Scalar | Items)]
    return [item.text for item in found if isinstance(item, Scalar)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("teams:\n  - id: a\n", "teams:\n  - id: a\n  - id: moi\n    name: x\n"),
        ("teams:\n- id: a\n", "teams:\n- id: a\n- id: moi\n  name: x\n"),
        ("teams:\n    - id: a", "teams:\n    - id: a\n    - id: moi\n      name: x\n"),
        ("teams:\r\n  - id: a\r\n", "teams:\r\n  - id: a\r\n  - id: moi\r\n    name: x\r\n"),
        (
            "# đầu\nteams:\n  - id: a # ghi chú\n\n# cuối\n",
            "# đầu\nteams:\n  - id: a # ghi chú\n  - id: moi\n    name: x\n\n# cuối\n",
        ),
        (
            "teams:\n  - id: a\n\n    # name: mẫu\n  # - id: mau\n",
            "teams:\n  - id: a\n\n    # name: mẫu\n  # - id: mau\n  - id: moi\n    name: x\n",
        ),
        ("teams:\n# - id: mau\n", "teams:\n  - id: moi\n    name: x\n# - id: mau\n"),
        ("teams: []\n", "teams: [{id: moi, name: x}]\n"),
        ("teams: [{id: a}] # ba tổ\n", "teams: [{id: a}, {id: moi, name: x}] # ba tổ\n"),
        ("teams:", "teams:\n  - id: moi\n    name: x\n"),
        ("", "teams:\n  - id: moi\n    name: x\n"),
        ("# chưa có gì", "# chưa có gì\nteams:\n  - id: moi\n    name: x\n"),
        ("\ufeffteams:\n  - {id: a}\n", "\ufeffteams:\n  - {id: a}\n  - id: moi\n    name: x\n"),
        (
            "teams:\n  - id: a\n\n# Dịch vụ\nservices:\n  - id: b\n",
            "teams:\n  - id: a\n  - id: moi\n    name: x\n\n# Dịch vụ\nservices:\n  - id: b\n",
        ),
        (
            "services:\n  - id: b\nteams:\n  - id: a\n",
            "services:\n  - id: b\nteams:\n  - id: a\n  - id: moi\n    name: x\n",
        ),
        ("services:\n  - id: b\n", "services:\n  - id: b\nteams:\n  - id: moi\n    name: x\n"),
    ],
)
def test_the_new_item_looks_like_its_neighbours(before: str, after: str) -> None:
    """As far in as they are, with the line ends of the file, above the comments of the next list."""
    assert append(before.encode(), "a.yaml", "teams", ["id: moi", "name: x"]) == after.encode()


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encoding_of_the_file_stays(codec: str) -> None:
    """Notepad writes three of them."""
    before = "teams:\r\n  - id: ấp\r\n".encode(codec)
    after = append(before, "a.yaml", "teams", ITEM)
    assert after.startswith(before)
    assert after.decode(codec) == 'teams:\r\n  - id: ấp\r\n  - id: moi\r\n    name: "Tổ: mới"\r\n'


@pytest.mark.parametrize("path", REAL, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_real_files_keep_every_byte(path: Path) -> None:
    """Their comments too."""
    before = path.read_bytes()
    after = append(before, "a.yaml", path.stem, ITEM)
    assert after.startswith(before)
    assert after[len(before) :] == '  - id: moi\n    name: "Tổ: mới"\n'.encode()


def test_the_first_of_two_lists_grows_in_the_middle() -> None:
    """`categories` of the shared services."""
    before = (PROJECT / "content/_quoc-gia/services.yaml").read_bytes()
    after = append(before, "services.yaml", "categories", ITEM)
    added = '  - id: moi\n    name: "Tổ: mới"\n'.encode()
    assert after.replace(added, b"") == before
    assert ids(after, "categories")[-1] == "moi"
    assert ids(after, "services") == ids(before, "services")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("teams:\n  id: a\n", "values_lost"),
        ("teams: a\n", "values_lost"),
        ("teams:\n  - id: a: b\n", "values_unread"),
        ("- id: a\n", "values_unproved"),
        (b"teams:\n  - id: \xd2\n", "values_unread"),
    ],
)
def test_what_a_program_had_better_not_touch_is_left_to_a_person(text: str | bytes, word: str) -> None:
    """And told."""
    with pytest.raises(CannotEdit) as caught:
        append(text if isinstance(text, bytes) else text.encode(), "a.yaml", "teams", ITEM)
    assert (caught.value.word, caught.value.words) == (word, {"file": "a.yaml"})


LINE = [
    "teams:",
    "  - id: a",
    "  - id: b",
    "    name: c",
    "# d",
    "",
    "services:",
    "  - id: e",
    "  # f",
    "    use: |",
    "      g",
]
LINES = st.lists(st.sampled_from(LINE), max_size=12)


@given(lines=LINES, end=st.sampled_from(["\n", "\r\n", "\r"]), last=st.booleans())
def test_nothing_is_lost_and_one_is_won(lines: list[str], end: str, *, last: bool) -> None:
    """The law: either the file is refused, or the old bytes stand around one new item at the end of its list."""
    before = (end.join(lines) + end * last).encode()
    try:
        after = append(before, "a.yaml", "teams", ["id: moi"])
    except CannotEdit:
        return
    known, problems = parse(decode(before), "a.yaml")
    assume(not problems)
    had = ids(before) if "teams" in known.entries and isinstance(known.entries["teams"][1], Items) else []
    assert ids(after) == [*had, "moi"]
    at = next((index for index, byte in enumerate(before) if after[index] != byte), len(before))
    assert any(after[:cut] + after[cut + len(after) - len(before) :] == before for cut in range(at + 1))
