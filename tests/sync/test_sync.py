"""`sync` as two offices use it."""

from terminal import TERMINAL, answered_command

from sync.offices import LARGE_UNIT, UNIT, Office

NEWS = "---\ntitle: Họp ấp\ndate: 2026-11-18\n---\nMời mỗi nhà một người.\n"


def test_a_change_is_sent_with_a_sentence_made_of_it(an: Office, binh: Office) -> None:
    """Nobody needs to say what they have done."""
    an.edit(UNIT, "0251 3721 722", "0251 3721 723").put({"bao-quang/announcements/2026-11-20-hop.md": NEWS})
    ran = an.sync()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Đã gửi lên: Bảo Quang: thêm thông báo «Họp ấp», đổi số điện thoại trụ sở (")
    assert an.is_clean()
    assert an.git("log", "-1", "--format=%an|%s") == "An|Bảo Quang: thêm thông báo «Họp ấp», đổi số điện thoại trụ sở"
    ran = binh.sync()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Người khác đã sửa: Bảo Quang: thêm thông báo «Họp ấp»; Bảo Quang: đổi số điện thoại trụ sở." in ran.stdout
    assert binh.text(UNIT) == an.text(UNIT)
    assert binh.is_clean()
    assert binh.sync().stdout == "Không có gì để gửi, cũng không có gì mới để lấy về.\n"


def test_two_people_who_changed_different_values_of_one_file_do_not_meet(an: Office, binh: Office) -> None:
    """Neighbouring lines of one record; every comment stays, and history is one line."""
    an.edit(UNIT, "0251 3721 722", "0251 3721 723")
    binh.edit(UNIT, "Thứ Hai đến thứ Sáu", "Thứ Hai đến thứ Bảy")
    assert an.sync().returncode == 0
    ran = binh.sync()
    assert (ran.returncode, ran.stderr) == (0, "")
    wanted = LARGE_UNIT.replace("0251 3721 722", "0251 3721 723").replace("thứ Sáu", "thứ Bảy")
    assert binh.text(UNIT) == wanted
    assert an.sync().returncode == 0
    assert an.text(UNIT) == wanted
    assert an.git("log", "--format=%s", "--no-merges") == an.git("log", "--format=%s")
    assert an.is_clean()
    assert binh.is_clean()


def test_one_value_that_both_changed_is_a_choice(an: Office, binh: Office) -> None:
    """Nothing is written before it is made, no file ever has conflict markers, and either answer ends it."""
    an.edit(UNIT, "0251 3721 722", "0251 3721 723").sync()
    binh.edit(UNIT, "0251 3721 722", "0251 3721 724").edit(UNIT, "Ấp 1}", "Ấp Một}")
    mine = binh.text(UNIT)
    ran = binh.sync()
    assert ran.returncode == 1
    assert "content/bao-quang/unit.yaml: hai người cùng sửa số điện thoại trụ sở" in ran.stderr
    assert "1. bản trên máy này: 0251 3721 724\n  2. bản của người khác: 0251 3721 723\n" in ran.stderr
    assert binh.text(UNIT) == mine
    name = "content/bao-quang/unit.yaml:office.phone"
    assert f'--mine "{name}"' in ran.stderr
    assert binh.sync("--theirs", name).returncode == 0
    assert binh.text(UNIT) == mine.replace("724", "723")
    binh.edit(UNIT, "723", "725").sync()
    an.edit(UNIT, "723", "726")
    assert an.sync("--mine", "content/bao-quang/unit.yaml").returncode == 0
    assert "726" in an.text(UNIT)
    assert "Ấp Một" in an.text(UNIT)


def test_errors_are_told_before_anything_is_sent(an: Office, binh: Office) -> None:
    """And the mended file is sent with all that was changed."""
    before = an.git("rev-parse", "origin/main")
    an.edit(UNIT, "0251 3721 722", "0251 37")
    ran = an.sync()
    assert ran.returncode == 1
    assert "content/bao-quang/unit.yaml:7:10: lỗi: " in ran.stderr
    assert "Chưa gửi: điều sắp gửi gây ra lỗi đã nêu." in ran.stderr
    assert binh.git("ls-remote", "origin", "main").split()[0] == before
    an.edit(UNIT, "0251 37", "0251 3721 729")
    assert an.sync().returncode == 0


def test_errors_of_others_keep_nobody_from_sending_and_ones_own_do(an: Office, binh: Office) -> None:
    """Also where one's own stand in files that one has not touched."""
    binh.edit("guides/cai-vneid.md", "[vneid]", "[vssid]").git("commit", "--quiet", "-am", "bằng tay")
    binh.git("push", "--quiet")
    ran = an.edit(UNIT, "722", "723").sync()
    assert ran.returncode == 0
    assert "content/guides/cai-vneid.md:6:12: lỗi: " in ran.stderr
    assert "không ngăn việc gửi" in ran.stderr
    (an.content / "services.yaml").unlink()
    ran = an.sync()
    assert ran.returncode == 1
    assert "content/bao-quang/teams.yaml" in ran.stderr
    assert "Chưa gửi: điều sắp gửi gây ra lỗi đã nêu." in ran.stderr


@TERMINAL
def test_at_a_terminal_it_asks_one_value_after_another(an: Office, binh: Office) -> None:
    """Who only presses Enter decides nothing, and nothing is written; the numbers decide."""
    an.edit(UNIT, "722", "723").edit(UNIT, "Ấp 1}", "Ấp Một}").sync()
    binh.edit(UNIT, "722", "724").edit(UNIT, "Ấp 1}", "Ấp I}")
    mine = binh.text(UNIT)
    code, _ = answered_command(binh.folder, ["sync"], "1\n\n")
    assert (code, binh.text(UNIT)) == (1, mine)
    code, heard = answered_command(binh.folder, ["sync"], "1\n2\n")
    assert code == 0
    assert "hai người cùng sửa tên ấp, khu phố «Ấp 1»" in heard
    assert binh.text(UNIT) == mine.replace("Ấp I}", "Ấp Một}")
