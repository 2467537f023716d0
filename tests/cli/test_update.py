"""`update`, as a place meets it whose program is newer than its shared texts."""

import json
from pathlib import Path

import pytest
from new_sites import COMMUNE, is_fine, new_site
from small_site import PROJECT, tree
from terminal import run_command

SHARED = "_quoc-gia/services.yaml"
RECORD = ".base.json"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A site whose program was older: another word stood in a shared text, and one text was not there yet."""
    new_site(tmp_path, *COMMUNE)
    content = tmp_path / "content"
    record = json.loads((content / RECORD).read_bytes())
    record["program"] = "0.0.1"
    old = record["texts"][SHARED].replace("name: Cấp cứu y tế", "name: Xe cấp cứu")
    assert old != record["texts"][SHARED]
    record["texts"][SHARED] = old
    del record["texts"]["_quoc-gia/guides/cai-vneid.md"]
    (content / RECORD).write_text(json.dumps(record), "utf-8")
    (content / SHARED).write_text(old, "utf-8")
    (content / "_quoc-gia/guides/cai-vneid.md").unlink()
    return tmp_path


def edit(place: Path, old: str, new: str) -> None:
    """Changes a word of the shared services, as somebody at the place may do."""
    path = place / "content" / SHARED
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_it_shows_a_diff_and_writes_nothing(place: Path) -> None:
    """Exit code 1 says that there is something to do."""
    before = tree(place)
    ran = run_command(place, "update")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert "\n-    name: Xe cấp cứu\n+    name: Cấp cứu y tế\n" in ran.stdout
    assert "content/_quoc-gia/guides/cai-vneid.md: tệp mới" in ran.stdout
    assert ran.stdout.endswith("2 tệp sẽ đổi, 0 tệp chờ người xem. Chưa ghi gì; chạy lại với --write để ghi.\n")
    assert tree(place) == before


def test_what_the_place_wrote_stays(place: Path) -> None:
    """In a shared text too; afterwards there is nothing left to do, and the site builds."""
    edit(place, "name: Công an\n", "name: Công an nơi này\n")
    own = (place / "content/unit.yaml").read_bytes()
    ran = run_command(place, "update", "--write")
    assert (ran.returncode, ran.stderr) == (0, "")
    text = (place / "content" / SHARED).read_text("utf-8")
    assert "name: Công an nơi này\n" in text
    assert "name: Cấp cứu y tế\n" in text
    assert (place / "content/unit.yaml").read_bytes() == own
    assert is_fine(place)
    after = tree(place)
    again = run_command(place, "update", "--write")
    assert (again.returncode, again.stderr) == (0, "")
    assert "không có gì phải đổi" in again.stdout
    assert tree(place) == after


def test_what_vs_code_knows_is_made_anew(place: Path) -> None:
    """A newer version has keys, and kinds of files, that the editor's program would call mistakes."""
    run_command(place, "update", "--write")
    folder, settings = place / ".vscode/schemas", place / ".vscode/settings.json"
    right, named = tree(place), settings.read_text("utf-8")
    (folder / "qr.json").unlink()
    (folder / "unit.json").write_text("{}", "utf-8")
    settings.write_text("".join(line for line in named.splitlines(keepends=True) if "/qr.json" not in line), "utf-8")
    shown = run_command(place, "update")
    assert (shown.returncode, shown.stderr) == (1, "")
    assert ".vscode/schemas/unit.json: tệp giúp VS Code" in shown.stdout
    assert (folder / "unit.json").read_text("utf-8") == "{}"
    assert run_command(place, "update", "--write").returncode == 0
    assert {name: body for name, body in tree(place).items() if "settings" not in name} == {
        name: body for name, body in right.items() if "settings" not in name
    }
    assert '"content/**/qr.yaml"' in settings.read_text("utf-8")
    assert run_command(place, "update").returncode == 0


def test_a_conflict_is_told_and_loses_nothing(place: Path) -> None:
    """It is told each time until somebody decides; the other files are updated."""
    edit(place, "name: Xe cấp cứu", "name: Trạm xá")
    mine = (place / "content" / SHARED).read_bytes()
    for _ in range(2):
        ran = run_command(place, "update", "--write")
        assert ran.returncode == 1
        assert f"content/{SHARED}: chưa đổi: nơi này và bản mới cùng sửa một chỗ" in ran.stderr
        assert "\n-    name: Xe cấp cứu\n+    name: Cấp cứu y tế\n" in ran.stderr
        assert (place / "content" / SHARED).read_bytes() == mine
        assert (place / "content/_quoc-gia/guides/cai-vneid.md").is_file()
    kept = run_command(place, "update", "--write", "--keep", f"content/{SHARED}")
    assert (kept.returncode, (place / "content" / SHARED).read_bytes()) == (0, mine)
    assert run_command(place, "update").returncode == 0


def test_the_newer_text_may_be_taken(place: Path) -> None:
    """Whole."""
    edit(place, "name: Xe cấp cứu", "name: Trạm xá")
    assert run_command(place, "update", "--write", "--take", SHARED).returncode == 0
    assert "name: Cấp cứu y tế" in (place / "content" / SHARED).read_text("utf-8")
    assert is_fine(place)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--keep", "README.md"], "«README.md» không phải tệp đang chờ người xem"),
        (["--keep", SHARED, "--take", SHARED], "hãy chọn một"),
    ],
)
def test_a_decision_about_nothing_is_refused(arguments: list[str], said: str, place: Path) -> None:
    """Nothing is written."""
    edit(place, "name: Xe cấp cứu", "name: Trạm xá")
    before = tree(place)
    ran = run_command(place, "update", "--write", *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr
    assert tree(place) == before


def test_the_program_s_own_content_has_nothing_to_take_over() -> None:
    """Its shared texts are the original."""
    ran = run_command(PROJECT, "update", "--write")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "bản gốc" in ran.stderr


@pytest.mark.parametrize(
    ("record", "code", "said"),
    [
        (b"{", 1, "Không đọc được content/.base.json"),
        (b'{"program": "999.0", "texts": {}, "digests": {}}', 2, "đã theo bản 999.0, mới hơn"),
    ],
)
def test_a_record_that_is_damaged_or_newer_stops_it(record: bytes, code: int, said: str, place: Path) -> None:
    """Nothing is written: an older program would take the newer texts back."""
    (place / "content" / RECORD).write_bytes(record)
    before = tree(place)
    ran = run_command(place, "update", "--write")
    assert (ran.returncode, ran.stdout) == (code, "")
    assert said in ran.stderr
    assert tree(place) == before
