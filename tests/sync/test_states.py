"""States in which nothing can be sent: one sentence each, with the way on, and nothing lost."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import ENVIRONMENT, run_command

from sync.offices import LARGE_UNIT, SITE, UNIT, Office, git, server_with

KILLS = int(os.environ.get("KILLS", "2"))
"""Moments at which a process is killed."""
KEPT = "refs/trang-247/kept/"


def kept(office: Office, file: str) -> list[str]:
    """The versions of a file that were kept, in order."""
    refs = office.git("for-each-ref", "--format=%(refname)", KEPT).split()
    return [office.git("show", f"{ref}:content/{file}") for ref in refs]


def test_without_a_network_all_is_kept_and_sent_the_next_time(an: Office, server: Path) -> None:
    """Two edits on two days without a network."""
    away = server.rename(server.with_name("away.git"))
    an.git("remote", "set-url", "origin", "https://127.0.0.1:9/kho.git")
    an.edit(UNIT, "0251 3721 722", "0251 3721 723")
    ran = an.sync()
    assert ran.returncode == 1
    assert ran.stderr.startswith("Chưa gửi, mọi thứ vẫn nguyên trên máy này; lần gửi sau sẽ gửi cả. Không tới được")
    an.edit(UNIT, "thứ Sáu", "thứ Bảy")
    assert an.sync().returncode == 1
    away.rename(server)
    an.git("remote", "set-url", "origin", str(server))
    ran = an.sync()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "đổi số điện thoại trụ sở, đổi giờ làm việc trụ sở" in ran.stdout
    assert an.is_clean()


def test_a_disk_that_is_not_there(an: Office, server: Path) -> None:
    """A server's folder on a stick."""
    server.rename(server.with_name("away.git"))
    an.edit(UNIT, "722", "723")
    ran = an.sync()
    assert ran.returncode == 1
    assert "Không thấy kho ở nơi đã ghi" in ran.stderr
    assert "723" in kept(an, UNIT)[-1]


def test_a_hook_that_refuses_is_heard(an: Office, server: Path) -> None:
    """Its words are passed on; the edit stays, is mended and sent as one change."""
    hook = server / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho 'Thiếu số quyết định' >&2\nexit 1\n")
    hook.chmod(0o755)
    head = an.git("rev-parse", "HEAD")
    ran = an.edit(UNIT, "722", "723").sync()
    assert ran.returncode == 2
    assert ran.stderr.startswith("Chưa gửi gì. Máy chủ không nhận. Sửa theo lời dưới đây rồi gửi lại:\n")
    assert "  | Thiếu số quyết định\n" in ran.stderr
    assert "723" in an.text(UNIT)
    assert an.git("rev-parse", "HEAD") == head, "what the server refuses never gets into the branch"
    hook.write_text("#!/bin/sh\necho 'Đã kiểm tra: tốt' >&2\n")
    ran = an.edit(UNIT, "723", "724").sync()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Máy chủ nói:\n  | Đã kiểm tra: tốt\n" in ran.stdout
    assert an.git("rev-parse", "HEAD~1") == head


def test_no_right_to_send(an: Office, server: Path) -> None:
    """A server that may only be read."""
    server.joinpath("hooks/update").write_text("#!/bin/sh\necho 'Permission denied: read only' >&2\nexit 1\n")
    server.joinpath("hooks/update").chmod(0o755)
    ran = an.edit(UNIT, "722", "723").sync()
    assert ran.returncode == 2
    assert "  | Permission denied: read only\n" in ran.stderr
    assert "723" in an.text(UNIT)


def test_history_that_was_rewritten_is_not_merged_back(an: Office, binh: Office, server: Path) -> None:
    """Somebody's number was taken out of the repository: it does not come back, and no edit is lost."""
    binh.edit(UNIT, "0251 1022", "0912 345 678")
    binh.sync()
    an.sync()
    binh.git("reset", "--quiet", "--hard", "HEAD~1")
    binh.git("push", "--quiet", "--force")
    an.edit(UNIT, "thứ Sáu", "thứ Bảy")
    ran = an.sync()
    assert ran.returncode == 2
    assert "Lịch sử trên máy chủ đã bị viết lại" in ran.stderr
    assert "sync --accept-rewritten" in ran.stderr
    assert an.sync("--accept-rewritten").returncode == 0
    assert an.text(UNIT) == LARGE_UNIT.replace("thứ Sáu", "thứ Bảy")
    assert "0912" not in an.git("log", "-p", "--format=%s")
    assert "0912 345 678" in kept(an, UNIT)[-1], "reachable here"
    assert an.is_clean()
    git(server, "config", "receive.denyDeleteCurrent", "ignore")
    binh.git("push", "--quiet", "origin", ":main")
    assert "Nhánh của trang trên máy chủ không còn" in an.edit(UNIT, "722", "723").sync().stderr


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["switch", "--quiet", "--detach", "HEAD"], "git switch main"),
        (["merge", "--quiet", "other"], "git merge --abort"),
        (["rebase", "--quiet", "other"], "git rebase --abort"),
    ],
)
def test_what_somebody_has_begun_by_hand(an: Office, command: list[str], said: str) -> None:
    """It is not touched, and the way out is named."""
    an.git("switch", "--quiet", "-c", "other")
    an.edit(UNIT, "722", "723").git("commit", "--quiet", "-am", "khác")
    an.git("switch", "--quiet", "main")
    an.edit(UNIT, "722", "724").git("commit", "--quiet", "-am", "này")
    git(an.folder, *command, fails=True)
    before, text = an.git("status"), an.text(UNIT)
    ran = an.sync()
    assert ran.returncode == 2
    assert said in ran.stderr
    assert (an.git("status"), an.text(UNIT)) == (before, text)


def test_files_outside_the_content_stay_where_they_are(an: Office, binh: Office) -> None:
    """Changed ones and new ones: they are named and not sent; others' new versions of others are taken."""
    (an.folder / "README.md").write_text("# Trang của An\n")
    (an.folder / "ghi-chu.txt").write_text("riêng\n")
    ran = an.edit(UNIT, "722", "723").sync()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Không gửi, vì nằm ngoài thư mục nội dung: README.md; ghi-chu.txt." in ran.stdout
    assert an.git("show", "HEAD:README.md") == "# Trang"
    assert (an.folder / "README.md").read_text() == "# Trang của An\n"
    binh.sync()
    (binh.folder / "README.md").write_text("# Trang của Bình\n")
    binh.git("commit", "--quiet", "-am", "README")
    assert binh.sync().returncode == 0
    ran = an.edit(UNIT, "723", "725").sync()
    assert ran.returncode == 2
    assert 'git checkout -- "README.md"' in ran.stderr
    assert (an.folder / "README.md").read_text() == "# Trang của An\n"
    an.git("checkout", "--", "README.md")
    assert an.sync().returncode == 0
    assert (an.folder / "README.md").read_text() == "# Trang của Bình\n"


def test_what_was_chosen_for_a_commit_and_changed_again_is_reachable(an: Office) -> None:
    """The index of whoever uses git by hand."""
    an.edit(UNIT, "722", "723").git("add", ".")
    an.edit(UNIT, "723", "724")
    assert an.sync().returncode == 0
    assert an.is_clean()
    ref = an.git("for-each-ref", "--format=%(refname)", KEPT)
    assert "3721 723" in an.git("show", f"{ref}^2:content/{UNIT}")


def test_commits_made_by_hand_are_sent_and_joined(an: Office, binh: Office) -> None:
    """Both have made commits by git: neither is rewritten."""
    an.edit(UNIT, "722", "723").git("commit", "--quiet", "-am", "bằng tay")
    mine = an.git("rev-parse", "HEAD")
    binh.edit(UNIT, "thứ Sáu", "thứ Bảy").sync()
    ran = an.edit(UNIT, "Ấp 1}", "Ấp Một}").sync()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert an.git("merge-base", "--is-ancestor", mine, "HEAD") == ""
    assert an.text(UNIT) == LARGE_UNIT.replace("722", "723").replace("Ấp 1}", "Ấp Một}").replace("thứ Sáu", "thứ Bảy")
    assert an.is_clean()
    assert an.git("rev-parse", "HEAD") == an.git("rev-parse", "origin/main")


def test_a_file_that_one_removed_and_the_other_changed(an: Office, binh: Office) -> None:
    """It is asked, and both answers end it; folders that become empty go."""
    news = "bao-quang/announcements/2026-11-18-hop-ap.md"
    (an.content / news).unlink()
    assert "bỏ thông báo «Họp ấp»" in an.sync().stdout
    ran = binh.edit(news, "một người", "hai người").sync()
    assert "hai người cùng sửa cả tệp\n  1. bản trên máy này: ---" in ran.stderr
    assert "2. bản của người khác: (không có)" in ran.stderr
    assert "hai người" in binh.text(news)
    assert binh.sync("--theirs", f"content/{news}").returncode == 0
    assert not (binh.content / "bao-quang/announcements").exists()
    assert "hai người" in kept(binh, news)[-1]


def test_folders_without_a_repository_or_a_place_to_send_to(an: Office, tmp_path: Path) -> None:
    """The first is told what else there is."""
    (tmp_path / "plain/content").mkdir(parents=True)
    (tmp_path / "plain/content/site.yaml").write_text("title: a\n")
    ran = run_command(tmp_path / "plain", "sync")
    assert (ran.returncode, "không nằm trong kho git nào" in ran.stderr) == (2, True)
    an.git("remote", "remove", "origin")
    ran = an.edit(UNIT, "722", "723").sync()
    assert (ran.returncode, "git remote add origin" in ran.stderr) == (2, True)


def test_the_first_commit_to_an_empty_server(tmp_path: Path) -> None:
    """Whoever has just run `new site` in a folder with `git init`."""
    office = Office(server_with(tmp_path, SITE), tmp_path / "an", "An")
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(tmp_path / "empty.git"))
    office.git("remote", "set-url", "origin", str(tmp_path / "empty.git"))
    office.git("checkout", "--quiet", "--orphan", "moi")
    office.git("branch", "--quiet", "-D", "main")
    office.git("branch", "-m", "main")
    office.git("update-ref", "-d", "refs/remotes/origin/main")
    ran = office.sync()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert git(tmp_path / "empty.git", "ls-tree", "-r", "--name-only", "main").count(".yaml") > 3


@pytest.mark.parametrize("step", range(KILLS))
def test_a_sync_that_is_killed_loses_nothing(an: Office, binh: Office, step: int) -> None:
    """At any moment: the next one sends what was written, takes what others wrote, and asks nothing."""
    new = "xuan-an/announcements/2026-11-20-moi.md"
    binh.edit(UNIT, "thứ Sáu", "thứ Bảy").put({new: "---\ntitle: Mới\ndate: 2026-11-20\n---\nChữ.\n"}).sync()
    an.edit(UNIT, "722", "723").edit("guides/cai-vneid.md", "Cài ứng dụng", "Tải ứng dụng")
    command = [sys.executable, "-m", "site_builder", "sync"]
    with subprocess.Popen(
        command, cwd=an.folder, env=ENVIRONMENT, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            process.communicate(timeout=0.4 + 2.4 * step / KILLS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
    for lock in an.folder.glob(".git/**/*.lock"):
        lock.unlink()  # git's own, which it leaves when it is killed
    ran = an.sync()
    assert (ran.returncode, ran.stderr) == (0, "")
    wanted = LARGE_UNIT.replace("722", "723").replace("thứ Sáu", "thứ Bảy")
    assert (an.text(UNIT), an.is_clean()) == (wanted, True)
    assert an.git("rev-parse", "HEAD") == an.git("rev-parse", "origin/main")
    assert binh.sync().returncode == 0
    assert binh.text(UNIT) == wanted
    assert "Tải ứng dụng" in binh.text("guides/cai-vneid.md")
    assert an.text(new) == binh.text(new)


def test_an_ordinary_build_loads_nothing_of_it(an: Office) -> None:
    """Neither does help, nor `serve` before somebody presses the button."""
    code = "import sys; from site_builder.cli import main; main(['build', '--quiet']); print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=an.folder, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=True
    )
    loaded = {name for name in ran.stdout.split() if name.startswith(("site_builder.sync", "dulwich", "subprocess"))}
    assert loaded == set()
    assert "site_builder.builder" in ran.stdout
