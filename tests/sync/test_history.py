"""`history` as an official uses it."""

import re

from terminal import Ran, run_command

from sync.offices import LARGE_UNIT, UNIT, Office

FILE = f"content/{UNIT}"


def history(office: Office, *arguments: str) -> Ran:
    """`history` from beginning to end."""
    return run_command(office.folder, "history", *arguments)


def test_versions_are_listed_and_their_values_come_back(an: Office) -> None:
    """As a new edit: what was written beside the values since stays."""
    an.edit(UNIT, "0251 3721 722", "0251 3721 723").sync()
    an.edit(UNIT, "# Trang của xã", "# Trang xã, An giữ").edit(UNIT, "thứ Sáu", "thứ Bảy").sync()
    ran = history(an, FILE)
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert re.fullmatch(r"1\. \d\d/\d\d/\d{4} \d\d:\d\d · An: Bảo Quang: đổi giờ làm việc trụ sở", lines[0])
    assert lines[1].endswith(" · An: Bảo Quang: đổi số điện thoại trụ sở")
    assert lines[2].startswith("3. ")
    ran = history(an, FILE, "3")
    assert ran.returncode == 1
    assert "\n-  phone: 0251 3721 723\n" in ran.stdout
    assert "\n+  phone: 0251 3721 722\n" in ran.stdout
    ran = history(an, UNIT, "3", "--write")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert an.text(UNIT) == LARGE_UNIT.replace("# Trang của xã", "# Trang xã, An giữ")
    assert history(an, FILE, "3", "--write").stdout == "Tệp hiện nay đã nói đúng như bản ấy.\n"
    assert an.sync().returncode == 0


def test_a_file_that_was_removed_and_one_that_was_never_sent(an: Office) -> None:
    """Both come back: the second from what a sync has kept."""
    news = "bao-quang/announcements/2026-11-18-hop-ap.md"
    before = an.text(news)
    (an.content / news).unlink()
    an.edit(UNIT, "0251 3721 722", "0251 37").sync()
    an.put({UNIT: LARGE_UNIT}).sync()
    assert history(an, news, "1", "--write").returncode == 2
    assert history(an, news, "2", "--write").returncode == 0
    assert an.text(news) == before
    ran = history(an, UNIT)
    kept = next(line for line in ran.stdout.splitlines() if "(bản trên máy này, được cất trước một lần ghép)" in line)
    assert history(an, UNIT, kept.partition(".")[0], "--write").returncode == 0
    assert "0251 37\n" in an.text(UNIT)


def test_what_is_no_file_of_the_content(an: Office) -> None:
    """Wrong usage, told."""
    assert [history(an, *typed).returncode for typed in ((), ("README.md",), ("a.md",), (FILE, "9"))] == [2, 2, 2, 2]
