"""Reports on the command line: where they go, what comes first, and what is refused."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from small_site import GUIDE, SmallSite, tree
from test_cli import BROKEN, ENVIRONMENT, run

from site_builder.cli.reports import root_of
from site_builder.report.formats import FORMATS

TWO = {**BROKEN, "xuan-an/unit.yaml": "name: Xuân An\nkind: phường\nhotline: 0912 35\n"}


def test_reports_go_to_files_and_the_person_is_told_as_ever(site: SmallSite) -> None:
    """As many as were asked for; their folders are made."""
    plain = run(site.put(BROKEN), "check", "--date", "2026-11-22")
    reports = [f"--report={kind}=bao-cao/kq.{kind}" for kind in ("html", "sarif", "markdown", "github", "json")]
    ran = run(site, "check", "--date", "2026-11-22", *reports)
    assert (ran.returncode, ran.stderr) == (1, plain.stderr)
    assert ran.stdout.startswith("Đã kiểm tra 3 đơn vị")
    folder = site.content.parent / "bao-cao"
    assert set(tree(folder)) == {"kq.html", "kq.sarif", "kq.markdown", "kq.github", "kq.json"}
    assert all(b"phone-short" in body for body in tree(folder).values())
    assert "Ngày 22/11/2026." in (folder / "kq.html").read_text("utf-8")


def test_a_report_without_a_file_takes_the_place_of_the_screen(site: SmallSite) -> None:
    """So that it can be piped; the exit code is the same."""
    ran = run(site.put(BROKEN), "check", "--report", "sarif")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert json.loads(ran.stdout)["version"] == "2.1.0"
    assert (
        run(site, "check", "--report=json").stdout.partition('"seconds"')[0]
        == (run(site, "check", "--json").stdout.partition('"seconds"')[0])
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--report", "pdf"], "--report không hiểu «pdf»"),
        (["--report", "html="], "--report không hiểu «html=»"),
        (["--report", "html", "--json"], "chỉ một loại báo cáo in ra màn hình được"),
        (["--report", "html=content/kq.html"], "Báo cáo «content/kq.html» không được nằm trong"),
        (["--report", "html=public/kq.html"], "Báo cáo «public/kq.html» không được nằm trong"),
        (["--changed", "khong-co.txt"], "Không đọc hoặc ghi được «khong-co.txt»"),
    ],
)
def test_what_makes_no_sense_is_refused_before_the_work(arguments: list[str], said: str, site: SmallSite) -> None:
    """Exit code 2, nothing is written."""
    ran = run(site, *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr
    assert not site.output.exists()


def test_a_report_that_cannot_be_written_is_told(site: SmallSite) -> None:
    """After the build, without a traceback: exit code 1."""
    (site.content.parent / "tep").write_text("a")
    ran = run(site, "--report", "html=tep/kq.html")
    assert ran.returncode == 1
    assert ran.stderr.startswith("Không ghi được tệp kết quả «tep/kq.html»: ")


def test_files_that_were_just_edited_come_first(site: SmallSite) -> None:
    """From a list in a file or from standard input, as Windows saves it too."""
    listed = site.content.parent / "vua-sua.txt"
    for body in (b"content/xuan-an/unit.yaml\n", "content/xuan-an/unit.yaml\r\n".encode("utf-16")):
        listed.write_bytes(body)
        ran = run(site.put(TWO), "check", "--changed", "vua-sua.txt")
        assert ran.stderr.startswith("content/xuan-an/unit.yaml:3:10: ")
    assert run(site, "check").stderr.startswith("content/bao-quang/unit.yaml:3:10: ")
    command = [sys.executable, "-m", "site_builder", "check", "--changed", "-"]
    folder = site.content.parent
    piped = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, input=body, check=False)
    assert piped.stderr.startswith(b"content/xuan-an/")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("kind", ["github", "terminal"])
def test_a_folder_cannot_speak_to_the_runner(kind: str, site: SmallSite) -> None:
    """Not even by its name, which stands among the units that keep old pages."""
    site.put({"a\n::error::b/unit.yaml": "name: B\nkind: xã\n", "c\x1b[2J/teams.yaml": "teams: []\n"})
    ran = run(site, "check", *(["--report", kind] if kind == "github" else []))
    assert ran.returncode == 1
    assert not [row for row in (ran.stdout + ran.stderr).split("\n") if row.lstrip().startswith("::error::")]
    assert "\x1b" not in ran.stdout + ran.stderr


RUNNERS = re.compile(r"##(?:vso|teamcity)?\[|^\s*::", re.MULTILINE)
"""What Azure Pipelines, GitHub and TeamCity take for commands: the first anywhere, the others where a line begins."""
COMMANDS = ("##vso[task.setvariable variable=a]b", "##[error]a", "##teamcity[buildStatus text='a']", "::error::a")


@pytest.mark.parametrize("kind", ["", *FORMATS])
def test_no_report_and_no_log_holds_a_command_of_a_runner(kind: str, site: SmallSite) -> None:
    """Whatever the content quotes: in names of files and folders, keys, values, ids, lines, links, titles."""
    for number, command in enumerate(COMMANDS):
        site.put({f"{command}/unit.yaml": "name: A\nkind: xã\n", f"xuan-an/media/{command}.pdf": "x"})
        head = f"---\ntitle: {command}\ndate: 2026-11-18\nquyen: {command}\n{command}: b\n---\n"
        site.put({f"xuan-an/announcements/2026-11-18-a{number}.md": f"{head}[a]({command})\n\n{command} [b](a.md)\n"})
        unit = f"name: B\nkind: xã\nlocalities:\n  - id: '{command.replace(chr(39), '')}'\n    kind: ấp\n    name: 1\n"
        site.put({f"xa-{number}/unit.yaml": unit, f"xa-{number}/guides/{command}.md": GUIDE})
    ran = run(site, "check", *([f"--report={kind}"] if kind else []))
    said = ran.stdout + ran.stderr
    assert "task.setvariable" in said
    if kind == "github":
        notes = said.partition("::stop-commands::")[0].splitlines()
        assert re.search(r"##(?:vso|teamcity)?\[", said) is None
        assert all(row.startswith(("::error file=", "::warning file=", "::notice ", "::group:")) for row in notes)
    else:
        assert RUNNERS.findall(said) == []


def test_a_diff_of_repairs_holds_no_command_of_a_runner(site: SmallSite) -> None:
    """`fix` shows the lines of a file as they are, but for that."""
    site.put({"bao-quang/unit.yaml": f"tên: Bảo Quang\nkind: xã\ntagline: '{COMMANDS[0]}'\n# {COMMANDS[1]}\n"})
    ran = run(site, "fix")
    assert "+name: Bảo Quang" in ran.stdout
    assert "task.setvariable" in ran.stdout
    assert RUNNERS.findall(ran.stdout + ran.stderr) == []


def test_paths_begin_at_the_root_of_the_repository(site: SmallSite, tmp_path: Path) -> None:
    """Wherever the command was called; without a repository, where it was called."""
    (tmp_path / ".git").mkdir()
    assert root_of(site.content) == "content"
    (site.content / ".git").mkdir()
    assert root_of(site.content) == ""
    inner = site.content / "bao-quang"
    assert root_of(inner) == "bao-quang"


def test_a_code_is_explained(site: SmallSite) -> None:
    """What is wrong, what to do, how it should read; the brackets of a message may be copied along."""
    for named in ("phone-short", "[phone-short]", "PHONE-SHORT"):
        ran = run(site, "explain", named)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert ran.stdout == (
            "phone-short: Số điện thoại «…» thiếu chữ số (cần …)\n"
            "   (đây là lỗi: đơn vị có chỗ này giữ trang cũ cho đến khi sửa xong)\n"
            "   Sửa: ghi đủ số, ví dụ 0912 345 678\n\n"
            "   Viết sai (trong unit.yaml):\n       hotline: 0912 34\n"
            "   Viết đúng:\n       hotline: 0912 345 678\n"
        )
    both = run(site, "explain", "no-consent", "yaml-tab", "--lang", "en").stdout
    assert "a warning: it stops nothing" in both
    assert "yaml-tab: The line is indented with a tab" in both
    assert "→phone" in both


def test_an_unknown_code_is_answered_with_the_one_that_was_meant(site: SmallSite) -> None:
    """Exit code 2, and a way to the list."""
    ran = run(site, "explain", "phone-shrt", "phone-long")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.splitlines() == [
        "Không có mã nào tên «phone-shrt»; ý bạn là «phone-short»?",
        "Gõ «site-builder explain» để xem mọi mã.",
    ]
    assert run(site, "explain", "qqq").stderr.startswith("Không có mã nào tên «qqq».\n")


def test_without_a_code_all_are_listed(site: SmallSite) -> None:
    """By subject, each with its sentence; no content is needed."""
    ran = run(site.remove("site.yaml"), "explain")
    assert ran.returncode == 0
    assert "Đường dẫn\n   link-unknown " in ran.stdout
    assert run(site, "explain", "--markdown").stdout.startswith("# Sổ tra lời báo lỗi\n")
