"""A machine without git: the same by dulwich, and a sentence where that is lacking, too."""

from pathlib import Path

import pytest
import terminal
from terminal import run_command

from sync.offices import LARGE_UNIT, UNIT, Office

NEWS = "---\ntitle: Họp ấp\ndate: 2026-11-18\n---\nMời mỗi nhà một người.\n"
pytest.importorskip("dulwich")


@pytest.fixture(autouse=True)
def _no_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Programs are looked for where none is; what an office does with git, it does on another machine."""
    monkeypatch.setitem(terminal.ENVIRONMENT, "PATH", str(tmp_path / "none"))


def test_changes_are_sent_taken_and_merged(an: Office, binh: Office) -> None:
    """By values, as with git; git itself finds nothing wrong afterwards."""
    an.edit(UNIT, "722", "723").put({"bao-quang/announcements/2026-11-20-hop.md": NEWS})
    (an.content / "bao-quang/announcements/2026-11-18-hop-ap.md").unlink()
    (an.folder / "ghi-chu.txt").write_text("riêng\n")
    ran = an.sync()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "thêm thông báo «Họp ấp», đổi số điện thoại trụ sở" in ran.stdout
    assert "Không gửi, vì nằm ngoài thư mục nội dung: ghi-chu.txt." in ran.stdout
    binh.edit(UNIT, "thứ Sáu", "thứ Bảy")
    ran = binh.sync()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert an.sync().returncode == 0
    (an.folder / "ghi-chu.txt").unlink()
    assert an.text(UNIT) == binh.text(UNIT) == LARGE_UNIT.replace("722", "723").replace("thứ Sáu", "thứ Bảy")
    for office in (an, binh):
        assert office.is_clean()
        assert not (office.content / "bao-quang/announcements/2026-11-18-hop-ap.md").exists()
        assert office.git("fsck", "--strict", "--no-dangling") == ""
    assert an.git("log", "-1", "--format=%an %ai %s").startswith("Bình ")
    assert " +0700 Bảo Quang: đổi giờ làm việc trụ sở" in an.git("log", "-1", "--format=%an %ai %s")
    assert an.sync().stdout == "Không có gì để gửi, cũng không có gì mới để lấy về.\n"


def test_choices_errors_and_a_server_that_is_away(an: Office, binh: Office, server: Path) -> None:
    """The same sentences as with git."""
    an.edit(UNIT, "722", "723").sync()
    ran = binh.edit(UNIT, "722", "724").sync()
    assert "hai người cùng sửa số điện thoại trụ sở" in ran.stderr
    assert binh.sync("--mine", "content/bao-quang/unit.yaml:office.phone").returncode == 0
    server.rename(server.with_name("away.git"))
    ran = an.edit(UNIT, "thứ Sáu", "thứ Bảy").sync()
    assert (ran.returncode, "Không thấy kho ở nơi đã ghi" in ran.stderr) == (1, True)
    an.git("remote", "set-url", "origin", "https://127.0.0.1:9/kho.git")
    ran = an.sync()
    assert (ran.returncode, "Không tới được máy chủ" in ran.stderr) == (1, True)
    ran = run_command(an.folder, "history", UNIT)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "An: Bảo Quang: đổi số điện thoại trụ sở" in ran.stdout
    assert run_command(an.folder, "history", UNIT, "2").stdout.count("\n+") >= 1
    (server.parent / "content").mkdir()
    ran = run_command(server.parent, "sync")
    assert (ran.returncode, "git" in ran.stderr) == (2, True)


def test_without_dulwich_too(an: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It says what to install."""
    (tmp_path / "dulwich.py").write_text("raise ImportError\n")
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['dulwich'] = None\n")
    monkeypatch.setitem(terminal.ENVIRONMENT, "PYTHONPATH", f"{tmp_path}:{terminal.ENVIRONMENT['PYTHONPATH']}")
    ran = an.sync()
    assert ran.returncode == 2
    assert (
        ran.stderr
        == 'Máy này chưa có git. Cài git ở https://git-scm.com, hoặc chạy: pip install "site-builder-247[git]"\n'
    )
