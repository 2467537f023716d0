"""The command line, as real processes: what it prints where, and its exit codes."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from small_site import PROJECT, TEAMS, SmallSite, tree

from site_builder.output import MANIFEST

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "ascii"}
"""Even where the terminal knows no Vietnamese, the output is UTF-8."""
WARNED = {"bao-quang/teams.yaml": TEAMS + "        phone: 0912 345 678\n"}
BROKEN = {"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 0912 34\n"}
Ran = subprocess.CompletedProcess[str]


def run(site: SmallSite, *arguments: str | Path) -> Ran:
    """One command, beside the content folder, for a day on which nothing is scheduled."""
    command = [sys.executable, "-m", "site_builder", *map(str, arguments)]
    folder = site.content.parent
    return subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False)


def test_a_build_says_in_one_line_what_came_of_it(site: SmallSite) -> None:
    """Content and output are the folders beside it; without a word it builds."""
    ran = run(site, "--date", "2026-11-22")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Xong: 3 đơn vị (0 giữ nguyên), ")
    on_time = [line for line in ran.stdout.splitlines() if line.startswith("Thời gian")]
    assert len(ran.stdout.splitlines()) == 1 + len(on_time), "a machine that is busy also says what took the time"
    assert tree(site.output) == site.clean().tree
    assert " 0 tệp mới hoặc đổi, 0 tệp gỡ bỏ; không có lỗi; " in run(site, "build", "--date=22/11/2026").stdout


def test_an_error_goes_to_stderr_and_the_code_is_one(site: SmallSite) -> None:
    """With the place, the line, a caret and what to do; the other units are published."""
    run(site, "--date", "2026-11-22")
    ran = run(site.put(BROKEN), "--date", "2026-11-22")
    assert ran.returncode == 1
    assert ran.stderr == (
        "content/bao-quang/unit.yaml:3:10: lỗi: Số điện thoại «0912 34» thiếu chữ số (cần 10) [phone-short]\n"
        "    3 | hotline: 0912 34\n"
        "      |          ^\n"
        "   Sửa: ghi đủ số, ví dụ 0912 345 678\n"
        "Giữ nguyên trang cũ của 1 đơn vị có lỗi: bao-quang.\n"
    )
    assert "1 lỗi, 0 điều cần nhắc" in ran.stdout
    assert "xuan-an/index.html" in tree(site.output)


def test_a_warning_stops_nothing_but_a_strict_build(site: SmallSite) -> None:
    """Exit code 0, and 1 with --strict, which writes nothing."""
    site.put(WARNED)
    strict = run(site, "--strict", "--date", "2026-11-22")
    assert strict.returncode == 1
    assert strict.stdout.startswith("Chưa ghi gì: 0 lỗi, 1 điều cần nhắc")
    assert not site.output.exists()
    plain = run(site, "--date", "2026-11-22")
    assert plain.returncode == 0
    assert "nhắc: " in plain.stderr


def test_quiet_weakens_no_check(site: SmallSite) -> None:
    """Only the closing line is left out."""
    ran = run(site.put(BROKEN), "--quiet")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "bao-quang/unit.yaml:3:10" in ran.stderr


def test_check_writes_nothing(site: SmallSite) -> None:
    """And ends as a build would."""
    ran = run(site.put(BROKEN), "check")
    assert ran.returncode == 1
    assert ran.stdout.startswith("Đã kiểm tra 3 đơn vị")
    assert not site.output.exists()


def test_machines_read_json(site: SmallSite) -> None:
    """All of it on stdout, with the numbers of a person's line."""
    ran = run(site.put({**BROKEN, "bao-quang/a.txt": "a"}), "--json", "--date", "2026-11-22")
    data = json.loads(ran.stdout)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert [(p["code"], p["severity"], p["file"], p["line"], p["column"]) for p in data["problems"]] == [
        ("file-unknown", "warning", "bao-quang/a.txt", 1, 1),
        ("phone-short", "error", "bao-quang/unit.yaml", 3, 10),
    ]
    assert data["problems"][1]["message"] == "Số điện thoại «0912 34» thiếu chữ số (cần 10)"
    assert (data["failed"], data["units"], data["next_change"]) == (["bao-quang"], 3, "2027-05-01")
    assert data["changed"] == len(tree(site.output))


def test_english_is_spoken_on_request(site: SmallSite) -> None:
    """Problems, advice and the closing line."""
    ran = run(site.put(BROKEN), "--lang", "en")
    assert "error: The phone number «0912 34» is too short (needs 10 digits)" in ran.stderr
    assert "   Do: " in ran.stderr
    assert ran.stdout.startswith("Done: 3 units (0 reused), ")
    assert run(site, "--lang=en", "--strict").stdout.startswith("Nothing written: 1 errors, 0 warnings")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["--help"], "thư mục kết quả"), (["-h", "--lang", "en"], "the output folder"), (["check", "--help"], "lệnh")],
)
def test_help_is_given_in_both_languages(arguments: list[str], words: str, site: SmallSite) -> None:
    """It names every option, and needs no content."""
    ran = run(site.remove("site.yaml"), *arguments)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert words in ran.stdout
    for option in ("content", "output", "base-url", "date", "only", "strict", "quiet", "json", "lang"):
        assert f"--{option}" in ran.stdout


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--nope"], "--nope"),
        (["buld"], "buld"),
        (["--date", "mai"], "mai"),
        (["--date", "31/02/2026"], "31/02/2026"),
        (["--lang", "fr"], "fr"),
        (["--content"], "--content"),
        (["--stri"], "--stri"),
        (["build", "check"], "check"),
    ],
)
def test_wrong_usage_is_answered_in_vietnamese(arguments: list[str], named: str, site: SmallSite) -> None:
    """Exit code 2, nothing on stdout; what was wrong by its name, and a way to the help."""
    ran = run(site, *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    said, way = ran.stderr.splitlines()
    assert said.startswith("site-builder: ")
    assert named in said
    assert not re.search("argument|invalid|choice|expected|unrecognized", said)
    assert way == "Gõ «site-builder --help» để xem cách dùng."
    assert not site.output.exists()


def test_no_content_folder_is_wrong_usage(site: SmallSite) -> None:
    """The person stands in the wrong folder, most often."""
    ran = run(site, "--content", "khong-co")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("Không tìm thấy thư mục nội dung «khong-co».")


def test_an_unknown_unit_is_wrong_usage(site: SmallSite) -> None:
    """It is named as it was written; the root is a dot."""
    ran = run(site, "--only", "bao-qang")
    assert (ran.returncode, ran.stderr) == (2, "Không có đơn vị nào tên «bao-qang».\n")
    assert run(site, "--only", ".").returncode == run(site, "--only", "bao-quang/").returncode == 0
    assert {name.partition("/")[0] for name in tree(site.output)} & {"bao-quang", "xuan-an"} == {"bao-quang"}


@pytest.mark.parametrize("output", ["content", "content/public", ".", "content/../content"])
def test_an_output_inside_the_content_is_refused(output: str, site: SmallSite) -> None:
    """Or around it: pages would be taken for content, or content for pages."""
    before = tree(site.content)
    ran = run(site, "--output", output)
    assert ran.returncode == 2
    assert ran.stderr.startswith("Thư mục kết quả ")
    assert tree(site.content) == before


def test_an_output_of_somebody_else_is_refused(site: SmallSite) -> None:
    """Nothing is written into it."""
    site.output.mkdir()
    (site.output / "a.docx").write_text("a")
    ran = run(site)
    assert ran.returncode == 2
    assert "không phải do chương trình này tạo ra" in ran.stderr
    assert tree(site.output) == {"a.docx": b"a"}


def test_an_output_that_cannot_be_written_is_told(site: SmallSite) -> None:
    """Without a traceback."""
    site.output.write_text("một tệp")
    ran = run(site)
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    assert ran.stderr.startswith("Không đọc hoặc ghi được «public»: ")


def test_the_base_address_may_lie_under_a_path(site: SmallSite) -> None:
    """Canonical addresses follow it, links inside the site do not: the same pages serve anywhere."""
    run(site, "--date", "2026-11-22")
    before = tree(site.output)
    assert run(site, "--date", "2026-11-22", "--base-url", "https://a.github.io/long-khanh/").returncode == 0
    after = tree(site.output)
    page = after["bao-quang/index.html"].decode()
    assert '<link rel="canonical" href="https://a.github.io/long-khanh/bao-quang/">' in page
    assert b"https://longkhanh.gov.vn/247" not in b"".join(after.values())
    moved = page.replace("a.github.io/long-khanh/", "longkhanh.gov.vn/247/")
    assert moved == before["bao-quang/index.html"].decode(), "nothing else, in links and in letters"


def test_a_date_is_written_as_officials_write_it(site: SmallSite) -> None:
    """28/11/2026 and 2026-11-28 are one day."""
    news = "---\ntitle: Lịch mới\ndate: 2026-11-28\n---\n"
    site.put({"bao-quang/announcements/2026-11-28-lich.md": news})
    run(site, "--date", "27/11/2026")
    assert "Lịch mới" not in tree(site.output)["bao-quang/index.html"].decode()
    run(site, "--date", "28/11/2026")
    assert "Lịch mới" in tree(site.output)["bao-quang/index.html"].decode()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders, and no SIGINT for one process")
def test_an_interrupted_build_says_so(site: SmallSite) -> None:
    """Ctrl-C while the builder works: exit code 130, one line, and the old pages.

    A pipe in place of the manifest holds the builder up: content that is no regular file is not waited for.
    """
    before = site.build().tree
    pipe = site.output / MANIFEST
    pipe.unlink()
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "site_builder"]
    folder = site.content.parent
    with (
        subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stderr=subprocess.PIPE) as process,
        pipe.open("wb"),  # waits until the build reads the manifest
    ):
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert (process.returncode, said.decode()) == (130, "Đã dừng theo yêu cầu.\n")
    assert tree(site.output) == before
