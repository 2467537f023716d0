"""Two people change one file: what each changed is there, and whatever nobody changed is as it was."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from small_site import PROJECT

from editing.values.test_values import comments, paths, spelt
from editing.values.yaml_texts import texts, trees, written
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.change import changed
from site_builder.editing.values.edits import AddItem, RemoveValue, SetValue, ValueEdit
from site_builder.editing.values.merge import Side
from site_builder.editing.values.three_way import merge_file
from site_builder.editing.values.tree import YamlValue, at, read, said

FILE = "unit.yaml"
files = trees().flatmap(lambda tree: st.tuples(st.just(tree), written(tree)))
CONTENT = sorted((PROJECT / "content").rglob("*.yaml")) + sorted((PROJECT / "content").rglob("guides/*.md"))


def merge(base: str, mine: str, theirs: str, file: str = FILE) -> tuple[str, list[str]]:
    """The merged text, and the names of what both have changed."""
    made = merge_file(file, base.encode(), mine.encode(), theirs.encode(), {})
    assert made.body is not None
    return made.body.decode(), [one.name for one in made.conflicts]


@given(files, texts, texts, st.data())
def test_different_values_are_both_there_and_all_else_is_as_it_was(
    file: tuple[YamlValue, bytes], one: str, two: str, data: st.DataObject
) -> None:
    """The law: no question is asked, all other values are spelt as they were, and every comment stays."""
    tree, body = file
    assume(read(body, FILE) == (tree, 0))
    leaves = [path for path, value in paths(tree) if isinstance(value, str)]
    assume(len(leaves) > 1)
    first, second = data.draw(st.lists(st.sampled_from(leaves), min_size=2, max_size=2, unique=True))
    mine, theirs = (changed(body, FILE, [SetValue(*edit)]) for edit in ((first, one), (second, two)))
    made = merge_file(FILE, body, mine, theirs, {})
    assume(not made.conflicts or not any(isinstance(step, int) for step in (*first, *second)))
    assert (made.conflicts, made.body is None) == ((), False)
    after = made.body or b""
    assert at(read(after, FILE)[0], first) == one
    assert at(read(after, FILE)[0], second) == two
    assert comments(after) == comments(body)
    others = {way: text for way, text in spelt(body).items() if way not in (first, second)}
    assert {way: text for way, text in spelt(after).items() if way not in (first, second)} == others
    assert merge_file(FILE, body, theirs, mine, {}).body == after, "whoever is first"


def an_edit(tree: YamlValue, data: st.DataObject) -> ValueEdit:
    """Something that somebody may do to a file."""
    all_paths = [path for path, _ in paths(tree)]
    leaves = [path for path, value in paths(tree) if isinstance(value, str)]
    lists = [path for path, value in paths(tree) if isinstance(value, list)]
    kinds = ["remove", "key", *(["set"] if leaves else []), *(["add"] if lists else [])]
    match data.draw(st.sampled_from(kinds)):
        case "set":
            return SetValue(data.draw(st.sampled_from(leaves)), data.draw(texts))
        case "add":
            item = data.draw(texts | st.fixed_dictionaries({"id": texts, "name": texts}))
            return AddItem(data.draw(st.sampled_from(lists)), item)
        case "remove":
            return RemoveValue(data.draw(st.sampled_from(all_paths)))
    return SetValue((data.draw(st.sampled_from(["tagline", "hours", "code"])),), data.draw(texts))


def edited(body: bytes, data: st.DataObject) -> bytes:
    """A file after some edits."""
    for _ in range(data.draw(st.integers(0, 3))):
        try:
            tree = read(body, FILE)[0]
            body = changed(body, FILE, [an_edit(tree, data)]) if tree else body
        except CannotEdit:
            continue
    return body


@given(files, st.data())
def test_it_does_not_matter_who_is_first(file: tuple[YamlValue, bytes], data: st.DataObject) -> None:
    """Whatever both did: the same questions, and without any the same file; a side that did nothing changes nothing."""
    tree, body = file
    assume(read(body, FILE) == (tree, 0))
    mine, theirs = edited(body, data), edited(body, data)
    there, back = merge_file(FILE, body, mine, theirs, {}), merge_file(FILE, body, theirs, mine, {})
    assert [one.name for one in there.conflicts] == [one.name for one in back.conflicts]
    assert there.conflicts or there.body == back.body
    assert merge_file(FILE, body, mine, body, {}).body == mine
    assert merge_file(FILE, body, body, theirs, {}).body == theirs
    assert merge_file(FILE, body, mine, mine, {}).body == mine
    if not there.conflicts:
        assert merge_file(FILE, body, mine, there.body, {}).body == there.body, "again"


@given(files, st.data(), st.sampled_from(Side))
def test_who_decides_everything_is_asked_nothing_more(
    file: tuple[YamlValue, bytes], data: st.DataObject, side: Side
) -> None:
    """What was decided for one side stands there as that side said it, and no answer begets a question."""
    tree, body = file
    assume(read(body, FILE) == (tree, 0))
    mine, theirs = edited(body, data), edited(body, data)
    asked = merge_file(FILE, body, mine, theirs, {}).conflicts
    chosen = {one.name: side for one in asked}
    made = merge_file(FILE, body, mine, theirs, chosen)
    more = {one.name for one in made.conflicts} - set(chosen)
    assert more <= {"*"}
    assert not merge_file(FILE, body, mine, theirs, {**chosen, "*": side}).conflicts


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.relative_to(PROJECT / "content").as_posix())
def test_real_files_take_two_changes(path: Path) -> None:
    """Neighbouring values too, which lines would not allow: two lines differ, and comments are as they were."""
    body = path.read_bytes()
    tree, _ = read(body, path.name)
    leaves = [
        way
        for way, value in paths(tree)
        if isinstance(value, str) and "\n" not in value and way[0] != "body" and way[-1] not in ("id", "name")
    ]
    for first, second in list(pairwise(leaves))[:12]:
        if first[:-1] == second[:-1] and isinstance(first[-1], int):
            continue
        mine, theirs = (changed(body, path.name, [SetValue(way, "Chữ: mới")]) for way in (first, second))
        made = merge_file(path.name, body, mine, theirs, {})
        assert not made.conflicts
        assert made.body == changed(mine, path.name, [SetValue(second, "Chữ: mới")])


BASE = """\
# Xã Bảo Quang
name: Bảo Quang # tên
office:
  phone: 0251 1022
  hours: Thứ Hai
localities:
  - id: ap-1
    name: Ấp 1
  - id: ap-2
    name: Ấp 2
"""


ITEM = "  - id: ap-1\n"


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (("1022", "1023"), ("Thứ Hai", "Thứ Ba")),
        (("Ấp 1", "Ấp Một"), ("Ấp 2", "Ấp Hai")),
        (("# Xã Bảo Quang", "# Xã ta"), ("name: Bảo Quang", "name: Bảo")),
        (("# tên", "# tên xã"), ("name: Bảo Quang", "name: Bảo")),
        ((f"{ITEM}    name: Ấp 1\n", ""), ("Ấp 2", "Ấp Hai")),
        ((ITEM, f"  - id: ap-0\n    name: Ấp 0\n{ITEM}"), ("Ấp 1", "Ấp Một")),
    ],
)
def test_what_does_not_meet_is_merged(mine: tuple[str, str], theirs: tuple[str, str]) -> None:
    """Values side by side, a comment beside a value, an item that goes beside one that changes."""
    wanted = BASE.replace(*mine).replace(*theirs)
    assert merge(BASE, BASE.replace(*mine), BASE.replace(*theirs)) == (wanted, [])


def test_both_add_to_one_list() -> None:
    """Both items are there, in an order that does not depend on who is first."""
    new = ["  - id: ap-3\n    name: Ấp 3\n", "  - id: ap-4\n    name: Ấp 4\n"]
    assert merge(BASE, BASE + new[0], BASE + new[1]) == (BASE + "".join(new), [])
    assert merge(BASE, BASE + new[1], BASE + new[0]) == (BASE + "".join(new), [])


@pytest.mark.parametrize(
    ("mine", "theirs", "names"),
    [
        (("1022", "1023"), ("1022", "1024"), ["office.phone"]),
        (("Ấp 1", "Ấp Một"), ("Ấp 1", "Ấp I"), ["localities.ap-1.name"]),
        (("  - id: ap-2\n    name: Ấp 2\n", ""), ("Ấp 2", "Ấp Hai"), ["localities.ap-2"]),
        (("  phone: 0251 1022\n", ""), ("1022", "1024"), ["office.phone"]),
    ],
)
def test_what_both_changed_is_asked(mine: tuple[str, str], theirs: tuple[str, str], names: list[str]) -> None:
    """By name; and both answers can be had."""
    versions = BASE.encode(), BASE.replace(*mine).encode(), BASE.replace(*theirs).encode()
    made = merge_file(FILE, *versions, {})
    assert [one.name for one in made.conflicts] == names
    for side, version in ((Side.MINE, versions[1]), (Side.THEIRS, versions[2])):
        decided = merge_file(FILE, *versions, dict.fromkeys(names, side))
        assert (decided.body, decided.conflicts) == (version, ())


def test_two_members_never_become_one() -> None:
    """One was replaced by somebody else while another person mended the number of the first: that is asked."""
    base = "teams:\n  - id: a\n    members:\n      - name: An\n        role: member\n        phone: 0912345678\n"
    mine = base.replace("An", "Bình").replace("0912345678", "0987654321")
    theirs = base.replace("0912345678", "0912345679")
    made = merge_file("teams.yaml", base.encode(), mine.encode(), theirs.encode(), {})
    assert [(one.name, one.names[-1]) for one in made.conflicts] == [("teams.a.members.1", "An")]
    assert b"0912345679" not in (made.body or b"")


TEXT = "---\ntitle: Họp ấp\ndate: 2026-11-18\n---\nMời mỗi nhà một người.\n\nMang theo giấy.\n"


def test_paragraphs_of_a_text() -> None:
    """Two people at different ones, and a third at the title."""
    one, two = TEXT.replace("một người", "hai người"), TEXT.replace("giấy", "bút").replace("Họp ấp", "Họp xã")
    both = one.replace("giấy", "bút").replace("Họp ấp", "Họp xã")
    assert merge(TEXT, one, two, "guides/a.md") == (both, [])
    other = TEXT.replace("một người", "ba người")
    assert merge(TEXT, one, other, "guides/a.md")[1] == ["body"]


def test_files_that_came_went_or_are_no_text() -> None:
    """A picture that both replaced, a text that one removed and the other changed, one that both wrote."""
    assert [one.name for one in merge_file("a.jpg", b"\xff1", b"\xff2", b"\xff3", {}).conflicts] == ["*"]
    assert merge_file("a.jpg", b"\xff1", b"\xff2", b"\xff3", {"*": Side.THEIRS}).body == b"\xff3"
    assert merge_file("a.md", TEXT.encode(), None, TEXT.encode(), {}).body is None
    gone = merge_file("a.md", TEXT.encode(), None, TEXT.replace("ấp", "xã").encode(), {})
    assert [(one.name, one.mine) for one in gone.conflicts] == [("*", None)]
    both = merge_file("a.md", None, TEXT.encode(), TEXT.replace("Họp", "Hội").encode(), {})
    assert [one.name for one in both.conflicts] == ["title"]


def test_comments_at_one_place_are_asked_as_a_whole() -> None:
    """Nobody's note is dropped silently; whatever is chosen, both values are there."""
    mine, theirs = BASE.replace("# tên", "# mình ghi").replace("1022", "1023"), BASE.replace("# tên", "# họ ghi")
    theirs = theirs.replace("Thứ Hai", "Thứ Ba")
    versions = BASE.encode(), mine.encode(), theirs.encode()
    assert [one.name for one in merge_file(FILE, *versions, {}).conflicts] == ["*"]
    for side, word in ((Side.MINE, "# mình ghi"), (Side.THEIRS, "# họ ghi")):
        made = (merge_file(FILE, *versions, {"*": side}).body or b"").decode()
        assert all(text in made for text in (word, "1023", "Thứ Ba"))
        assert said(read(made.encode(), FILE)[0]) is not None
