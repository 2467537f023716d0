"""`new`, as a person meets it: options, questions on a terminal, refusals. Every run is a process of its own."""

import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from small_site import PROJECT, SmallSite, tree
from terminal import ENVIRONMENT, TERMINAL, Ran, answered_command, run_command

from site_builder.cli.arguments.new import KINDS, AnswerArguments
from site_builder.cli.words.all import WORDS
from site_builder.editing.new.make import QUESTIONS

UNIT = "bao-quang"
BY_OPTIONS = {
    "unit": ["unit", "Bảo Hòa", "--type", "xã"],
    "team": ["team", "Tổ công nghệ số ấp 9", "--unit", UNIT],
    "guide": ["guide", "Trả tiền rác: ở đâu?", "--unit", UNIT, "--summary", "Trả tiền rác."],
    "announcement": ["announcement", "Nghỉ lễ", "--unit", ".", "--date", "1/12/2026", "--expires", "5/12/2026"],
    "event": ["event", "Cài VNeID", "--unit", UNIT, "--date", "12/12/2026", "--place", "nhà văn hóa ấp"],
    "service": ["service", "Cổng 24/7", "--unit", UNIT, "--hotline", "0251 1022"],
}
MADE = {
    "unit": "bao-hoa/unit.yaml",
    "team": "bao-quang/teams.yaml",
    "guide": "bao-quang/guides/tra-tien-rac-o-dau.md",
    "announcement": "announcements/2026-12-01-nghi-le.md",
    "event": "bao-quang/events.yaml",
    "service": "bao-quang/services.yaml",
}


def run(folder: Path, *arguments: str, said: str = "") -> Ran:
    """`new` beside the content folder; there is no terminal."""
    return run_command(folder, "new", *arguments, said=said)


@pytest.fixture
def folder(site: SmallSite) -> Path:
    """Where the small site's content stands."""
    return site.content.parent


def test_every_question_has_an_option_and_its_words() -> None:
    """In both languages; the command line names them itself, so that help answers at once."""
    assert tuple(QUESTIONS) == KINDS
    assert {field.name for field in fields(AnswerArguments)} == {
        question.name for questions in QUESTIONS.values() for question in questions
    }
    for words in WORDS.values():
        for kind, questions in QUESTIONS.items():
            assert f"next_{kind}" in words
            assert f"unfit_{kind}" in words
            assert all(f"ask_{kind}_{question.name}" in words for question in questions)


@pytest.mark.parametrize("kind", KINDS)
def test_options_are_enough(kind: str, site: SmallSite, folder: Path) -> None:
    """It says which file, what to do next and how to look; and `check` has nothing to say."""
    options = [*BY_OPTIONS[kind], *(["--category", "giay-to"] if kind == "service" else [])]
    before = tree(site.content)
    ran = run(folder, *options)
    assert (ran.returncode, ran.stderr) == (0, "")
    first, second, *rest = ran.stdout.splitlines()
    assert first.startswith(("Đã tạo content/", "Đã thêm vào content/"))
    assert f"content/{MADE[kind]}" in first
    assert second == "Việc tiếp theo:"
    assert 2 <= len(rest) <= 4
    assert rest[-1].endswith("site-builder serve")
    after = tree(site.content)
    assert MADE[kind] in after
    assert all(after[name].startswith(body) for name, body in before.items())
    assert site.build(dry=True).told == []


def test_the_real_content_takes_all_six(tmp_path: Path) -> None:
    """One after the other; `check` finds nothing at the end, and no file has lost a byte."""
    shutil.copytree(PROJECT / "content", tmp_path / "content")
    (tmp_path / "themes").symlink_to(PROJECT / "themes", target_is_directory=True)
    before = tree(tmp_path / "content")
    commune = "dong-nai/long-khanh/bao-quang"
    for kind, options in BY_OPTIONS.items():
        told = [commune if option == UNIT else option for option in options]
        ran = run(tmp_path, *told, *(["--category", "dich-vu-cong"] if kind == "service" else []))
        assert (ran.returncode, ran.stderr) == (0, "")
    after = tree(tmp_path / "content")
    made = {name.replace("bao-quang/", f"{commune}/") for name in MADE.values()}
    assert set(after) - set(before) == {*made, "bao-hoa/teams.yaml"} - set(before)
    assert all(after[name].startswith(body) for name, body in before.items())
    command = [sys.executable, "-m", "site_builder", "check", "--strict", "--date", "2026-12-02"]
    checked = subprocess.run(command, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False)
    assert checked.returncode == 0, checked.stderr
    assert "không có lỗi" in checked.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Chưa biết tạo gì."),
        (["gudie"], "không nhận «gudie»"),
        (["guide", "Trả tiền rác"], "--unit"),
        (["guide", "--unit", UNIT], "--title"),
        (["guide", "tra-tien-rac", "--unit", UNIT], "--title"),
        (["guide", "Trả tiền rác", "--unit", UNIT], "--summary"),
        (["guide", "Trả tiền rác", "--unit", "bao-qang", "--summary", "a"], "Không có đơn vị nào tên «bao-qang»."),
        (["guide", " ", "--unit", UNIT, "--summary", "a"], "--title"),
        (["unit", "Bảo Hòa"], "--type"),
        (["unit", "Bảo Hòa", "--type", "xã", "--place", "a"], "--place không dùng cho unit"),
        (
            ["event", "--unit", UNIT, "--date", "mai"],
            "Máy không đọc được ngày «mai»\n   Sửa: ghi ngày/tháng/năm",
        ),
        (["event", "--unit", UNIT], "--date"),
        (["service", "A", "--unit", UNIT, "--category", "b"], "chọn một trong các chữ: giay-to"),
        (["service", "A", "--unit", UNIT, "--category", "giay-to", "--website", "https://a.com"], "allowed_hosts"),
        (["announcement", "A", "--unit", ".", "--date", "5/12/2026", "--expires", "1/12/2026"], "lại trước «date»"),
        (["announcement", "Họp ấp", "--unit", UNIT], "bao-quang/announcements/2026-11-18-hop-ap.md"),
        (["unit", "Xuân An", "--type", "phường"], "«xuan-an» đã có"),
        (["team", "X" * 201, "--unit", UNIT], "dài quá 200 chữ"),
        (["team", "../j3/to.csv", "--unit", UNIT], "đường dẫn của một tệp"),
        (["tổ", "danh-sach.xlsx", "--unit", UNIT], "đường dẫn của một tệp"),
        (["guide", "--title", "C:\\Users\\a.docx", "--unit", UNIT, "--summary", "a"], "đường dẫn của một tệp"),
        (["unit", "../j3", "--type", "xã"], "đường dẫn của một tệp"),
        (["announcement", "A", "--unit", "../j3"], "Không có đơn vị nào tên «../j3»."),
        (["announcement", "A", "--unit", "xã Nào"], "Đang có: . (thành phố Long Khánh), bao-quang (xã Bảo Quang)"),
        (["announcement", "A"], "Đang có: . (thành phố Long Khánh), bao-quang (xã Bảo Quang)"),
        (["unit", ".", "--title", "Long Khánh", "--type", "thành phố"], "content/unit.yaml"),
    ],
)
def test_without_a_terminal_what_is_missing_or_wrong_is_named(
    arguments: list[str], said: str, site: SmallSite, folder: Path
) -> None:
    """Exit code 2; nothing is written."""
    before = tree(site.content)
    ran = run(folder, *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr
    assert tree(site.content) == before


@pytest.mark.parametrize(
    ("kind", "made"),
    [
        ("thông báo", "announcements/2026-12-01-nghi-le-30-4.md"),
        ("Thong-bao", "announcements/2026-12-01-nghi-le-30-4.md"),
    ],
)
@pytest.mark.parametrize("unit", ["xã Bảo Quang", "Bảo Quang", "xa bao quang", "bao-quang"])
def test_kinds_and_units_are_named_as_people_call_them(
    kind: str, made: str, unit: str, site: SmallSite, folder: Path
) -> None:
    """With accents or without; and a day in a title is no path."""
    ran = run(folder, kind, "Nghỉ lễ 30/4", "--unit", unit, "--date", "1/12/2026")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"bao-quang/{made}" in tree(site.content)


def test_a_name_that_two_units_have_names_both(site: SmallSite, folder: Path) -> None:
    """By their folders, which differ."""
    site.put({"xuan-an/ap-quang/unit.yaml": "name: Bảo Quang\nkind: ấp\n"})
    ran = run(folder, "announcement", "A", "--unit", "Bảo Quang")
    assert ran.returncode == 2
    assert "bao-quang, xuan-an/ap-quang" in ran.stderr
    assert run(folder, "announcement", "A", "--unit", "xã Bảo Quang").returncode == 0


def test_a_point_makes_the_root_unit(site: SmallSite, folder: Path) -> None:
    """Where there is none yet; `check` has nothing to say of it then."""
    site.remove("unit.yaml", "services.yaml", "guides", "bao-quang", "xuan-an")
    ran = run(folder, "unit", ".", "--title", "Xã Bảo Quang", "--type", "xã")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert {"unit.yaml", "teams.yaml"} <= set(tree(site.content))
    built = site.build()
    assert built.codes == []
    assert "Xã Bảo Quang" in built.page("index.html")


def test_a_broken_file_is_not_added_to(site: SmallSite, folder: Path) -> None:
    """It is told, and stays as it was."""
    site.put({"bao-quang/teams.yaml": "teams:\n  - id: a: b\n"})
    before = tree(site.content)
    ran = run(folder, *BY_OPTIONS["team"])
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "bao-quang/teams.yaml vì tệp đang có chỗ viết sai" in ran.stderr
    assert tree(site.content) == before


def test_a_disk_that_refuses_is_told(site: SmallSite, folder: Path) -> None:
    """A file stands where a folder should."""
    site.put({"xuan-an/guides": "a"})
    ran = run(folder, "guide", "Mới", "--unit", "xuan-an", "--summary", "a")
    assert ran.returncode == 1
    assert ran.stderr.startswith("Không đọc hoặc ghi được «")


def test_a_site_of_one_unit_is_not_asked_which(site: SmallSite, folder: Path) -> None:
    """There is no other."""
    site.remove("bao-quang", "xuan-an")
    assert run(folder, "team", "Tổ mới").returncode == 0
    assert "teams.yaml" in tree(site.content)


def test_english_is_spoken_on_request(folder: Path) -> None:
    """Refusals and the closing lines."""
    assert "Missing --title" in run(folder, "guide", "--unit", ".", "--lang", "en").stderr
    assert run(folder, *BY_OPTIONS["guide"], "--lang", "en").stdout.startswith("Made content/bao-quang/guides/")


def on_a_terminal(folder: Path, arguments: list[str], answers: str, *, interrupt: bool = False) -> tuple[int, str]:
    """`new` with somebody at a terminal."""
    return answered_command(folder, ["new", *arguments], answers, interrupt=interrupt)


@TERMINAL
@pytest.mark.parametrize(
    ("answers", "made"),
    [
        ("unit\nBảo Hòa\nxã\n", "bao-hoa/unit.yaml"),
        ("team\nbao-quang\nTổ ấp 9\n\n", "bao-quang/teams.yaml"),
        ("guide\nbao-quang\nTrả tiền rác\nMột câu.\n1\n\n", "bao-quang/guides/tra-tien-rac.md"),
        ("announcement\nbao-quang\nNghỉ lễ\n1/12/2026\n\n", "bao-quang/announcements/2026-12-01-nghi-le.md"),
        ("event\nxuan-an\n12/12/2026\nnhà văn hóa\nCài VNeID\n", "xuan-an/events.yaml"),
        ("service\n.\nCổng 24/7\ngiay-to\nhttps://dichvucong.gov.vn\n\n", "services.yaml"),
    ],
)
def test_on_a_terminal_it_asks(answers: str, made: str, site: SmallSite, folder: Path) -> None:
    """What is missing, in an order that a person would choose; the result passes `check`."""
    before = tree(site.content)
    code, heard = on_a_terminal(folder, [], answers)
    assert code == 0, heard
    assert f"content/{made}" in heard
    assert tree(site.content)[made] != before.get(made)
    assert site.build(dry=True).told == []


@TERMINAL
def test_a_wrong_answer_is_explained_and_asked_again(site: SmallSite, folder: Path) -> None:
    """In the words of `check`; an empty one where something is needed, too."""
    answers = "\nmai\n31/02/2026\n12/12/2026\n\nCài VNeID\n"
    code, heard = on_a_terminal(folder, ["event", "--unit", UNIT], answers)
    assert code == 0
    assert "Điều này cần có, xin ghi." in heard
    assert "không đọc được ngày «mai»" in heard
    assert "«31/02/2026»" in heard
    assert b"  - date: 2026-12-12\n" in tree(site.content)["bao-quang/events.yaml"]


@TERMINAL
def test_what_options_say_is_not_asked(folder: Path) -> None:
    """Only the rest is."""
    code, heard = on_a_terminal(folder, BY_OPTIONS["guide"], "\n\n")
    assert code == 0
    assert "bà con cần làm việc gì?" not in heard
    assert "Bài thuộc nhóm nào?" in heard
    assert "1. nen-tang: Nền tảng" in heard


@TERMINAL
@pytest.mark.parametrize("interrupt", [True, False], ids=["Ctrl-C", "Ctrl-D"])
def test_whoever_stops_leaves_nothing_behind(site: SmallSite, folder: Path, *, interrupt: bool) -> None:
    """Exit code 130, one line."""
    before = tree(site.content)
    code, heard = on_a_terminal(folder, ["unit", "Bảo Hòa"], "", interrupt=interrupt)
    assert code == 130
    assert heard.endswith("Đã dừng theo yêu cầu.\n")
    assert "Traceback" not in heard
    assert tree(site.content) == before
