"""What an official sees in VS Code: the real language server of its YAML extension, with the project's own settings."""

from itertools import count
from pathlib import PurePosixPath

import pytest

from real_site.editor import Editor, Mark, read_settings
from real_site.published import CONTENT, ROOT
from site_builder.model.file_kinds import FILE_KINDS
from site_builder.model.profile import Office
from site_builder.model.teams import Member
from site_builder.report.field_examples import EXAMPLES
from site_builder.report.field_help import editor_help

FILE = sorted(path.relative_to(ROOT) for path in CONTENT.rglob("*.yaml"))
SETTINGS = read_settings(ROOT / ".vscode" / "settings.json")
HELP = editor_help("vi")
UNIT = "name: Bảo Quang\nkind: xã\n"
HEAD = "teams:\n  - id: a\n    members:\n      - {name: A, role: head}\n"
_NUMBERS = count(1)


def new(kind: str) -> str:
    """A file of this kind in a folder that no other test has."""
    return f"content/thu-{next(_NUMBERS)}/{kind}.yaml"


def test_every_kind_of_yaml_file_is_looked_after() -> None:
    """And every schema that the settings name exists. Front matter cannot be: the extension reads whole YAML files."""
    named = {PurePosixPath(name) for name in SETTINGS["yaml.schemas"]}
    assert {path.stem for path in named} == {kind.stem for kind in FILE_KINDS.values() if not kind.is_folder}
    assert all((ROOT / path).is_file() for path in named)


@pytest.mark.parametrize("file", FILE, ids=str)
def test_nothing_is_marked_in_the_real_files(file: PurePosixPath, editor: Editor) -> None:
    """What the communes have written is not suspected."""
    assert editor.open(file.as_posix(), (ROOT / file).read_text("utf-8")) == []


MISTAKES = {
    "an unknown key": ("unit", UNIT + "office:\n  adress: đường N5\n", (4, 3, "adress"), "name, address, hours, phone"),
    "a wrong phone": ("unit", UNIT + "hotline: 0912 34\n", (3, 10, "0912 34"), "ghi đủ số, ví dụ 0912 345 678"),
    "a phone that YAML takes for a number": ("unit", UNIT + "hotline: 091234\n", (3, 10, "091234"), "ghi đủ số"),
    "a wrong date": ("events", "events:\n  - date: 12/12/26\n", (2, 11, "12/12/26"), "đủ bốn chữ số"),
    "a date that YAML takes for a number": ("events", "events:\n  - date: 2026\n", (2, 11, "2026"), "đủ bốn chữ số"),
    "a missing key of the second of a list": (
        "teams",
        "teams:\n  - id: a\n  - name: Tổ\n",
        (3, 5, "n"),
        "Thiếu mục bắt buộc «id»",
    ),
    "a wrong choice": (
        "teams",
        "teams:\n  - id: a\n    members:\n      - name: A\n        role: trưởng\n",
        (5, 15, "trưởng"),
        "chọn một trong các chữ: head, deputy, core, member",
    ),
    "an id with marks": ("teams", "teams:\n  - id: Tổ xã\n", (2, 9, "Tổ xã"), "viết không dấu"),
    "a text for a block": ("unit", UNIT + "office: số 1\n", (3, 9, "số 1"), "thụt vào hai dấu cách"),
    "a block for a text": ("unit", UNIT + "tagline: [a]\n", (3, 10, "[a]"), "Mục «tagline» cần một câu chữ"),
    "maybe": ("events", "events:\n  - date: 2026-12-12\n    sample: có lẽ\n", (3, 13, "có lẽ"), "có hoặc không"),
}


@pytest.mark.parametrize("what", MISTAKES)
def test_a_mistake_is_marked_where_it_is_with_our_words(what: str, editor: Editor) -> None:
    """Once, and with what to do."""
    kind, text, (line, column, marked), says = MISTAKES[what]
    (found,) = editor.open(new(kind), text)
    assert found == Mark(line=line, column=column, marked=marked, says=found.says)
    assert says in found.says
    assert ". Sửa: " in found.says


@pytest.mark.parametrize(
    ("kind", "text", "place", "says"),
    [
        ("unit", UNIT + "office:\n  phone: 0251 1022\n", (4, 4), HELP.field(Office, "phone").told),
        ("teams", HEAD, (4, 22), HELP.field(Member, "role").says),
        ("teams", HEAD, (4, 22), "head = tổ trưởng"),
        ("teams", "teams:\n  - id: a\n", (1, 2), HELP.list_of("teams")),
        ("unit", UNIT, (1, 2), "#### Đơn vị: xã, phường, thành phố"),
    ],
)
def test_the_mouse_on_a_key_shows_what_it_is(
    kind: str, text: str, place: tuple[int, int], says: str, editor: Editor
) -> None:
    """In the words of the catalogue."""
    name = new(kind)
    assert editor.open(name, text) == []
    shown = editor.hover(name, *place).replace("\\", "")
    assert says in shown
    assert "Source" not in shown


def test_keys_are_offered_with_their_meaning(editor: Editor) -> None:
    """On an empty line of a block, those that it lacks."""
    name = new("unit")
    editor.open(name, UNIT + "office:\n  phone: 0251 1022\n  \n")
    offered = editor.offers(name, 5, 3)
    assert offered == {key: HELP.field(Office, key).told for key in EXAMPLES[Office] if key != "phone"}


def test_words_to_choose_are_offered_with_their_meaning(editor: Editor) -> None:
    """Nobody has to remember what `core` is."""
    name = new("teams")
    editor.open(name, "teams:\n  - id: a\n    members:\n      - name: A\n        role: \n")
    offered = editor.offers(name, 5, 15)
    assert offered.items() >= {"head": "tổ trưởng", "core": "thành viên xung kích"}.items()
