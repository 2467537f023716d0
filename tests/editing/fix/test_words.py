"""`fix` writes the contract's word where an editor has written the Vietnamese one, and changes nothing else."""

import pytest

from site_builder.content.schema import keys_of
from site_builder.editing.fix.repair import repair
from site_builder.model.announcement import Announcement
from site_builder.model.teams import Member
from site_builder.model.vietnamese import CHOICES, KEYS

NEWS = "a/announcements/2026-11-20-tin.md"


def fixed(file: str, text: str) -> str:
    """The file after its repair."""
    changes = repair({"a/unit.yaml": b"name: A\nkind: x\xc3\xa3\n", file: text.encode()}).changes
    return next((change.after for change in changes if change.file == file), text)


def test_keys_and_choices_are_written_as_the_contract_has_them() -> None:
    """In one go with the values behind them."""
    assert fixed(NEWS, "---\ntiêu đề: Họp ấp\nNgày đăng: 20/11/2026\nkhẩn: có\n---\nMời.\n") == (
        "---\ntitle: Họp ấp\ndate: 2026-11-20\nurgent: có\n---\nMời.\n"
    )
    team = "teams:\n  - id: to-1\n    members:\n      - họ tên: Nguyễn Mẫu\n        vai trò: Tổ trưởng\n"
    assert fixed("a/teams.yaml", team) == team.replace("họ tên", "name").replace("vai trò: Tổ trưởng", "role: head")


@pytest.mark.parametrize(
    "front", ["title: A\ntiêu đề: B\ndate: 2026-11-20", "title: A\ndate: 2026-11-20\nmàu: đỏ", "tiêu đề: A\ntên: B"]
)
def test_what_would_be_written_twice_or_means_nothing_stays(front: str) -> None:
    """A person has to decide."""
    text = f"---\n{front}\n---\nMời.\n"
    assert fixed(NEWS, text) == text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Gọi {duong day nong}.", "Gọi {đường dây nóng}."),
        ("Gọi {Đường dây nóng|trưởng ấp} hay { số trụ sở }.", "Gọi {đường dây nóng|trưởng ấp} hay {số trụ sở}."),
        ("Gọi {hotline}, {duong day nongg}.", "Gọi {đường dây nóng}, {đường dây nóng}."),
        ("Xem [trang]({trang dien luc}).", "Xem [trang]({trang điện lực})."),
        ("Gọi {so}.", "Gọi {so}."),
        ("Gọi {tru sổ}.", "Gọi {trụ sở}."),
        ("Gọi {trụ xở}.", "Gọi {trụ xở}."),
        ("Gọi {duong day nong|a|b}.", "Gọi {duong day nong|a|b}."),
        ("Gọi {{duong day nong}}.", "Gọi {{duong day nong}}."),
    ],
)
def test_a_misspelt_name_in_braces_is_spelt_where_it_is_sure_which_is_meant(written: str, meant: str) -> None:
    """In a text and in a value; a short name with a wrong letter may be anything."""
    news = f"---\ntitle: Họp\ndate: 2026-11-20\nsummary: {written}\n# {{duong day nong}}\n---\n# {written}\n"
    assert fixed(NEWS, news) == news.replace(written, meant)


def test_every_word_means_something_that_exists() -> None:
    """A table of words that nothing reads would rot."""
    known = {key for kind in (Announcement, Member) for key in keys_of(kind)}
    assert {"title", "role"} <= known
    assert all(isinstance(word, kind) for kind, words in CHOICES.items() for word in words.values())
    assert all(written == written.lower() and keys for written, keys in KEYS.items())
