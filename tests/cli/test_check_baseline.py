"""`check --baseline` on the command line: old faults do not fail, new ones do, and no page is another for it."""

import json

import pytest
from small_site import GUIDE, SmallSite, tree
from test_cli import BROKEN, run

BAD = {"bao-quang/guides/cai-vneid.md": f"{GUIDE}3. Xem [bài](khong-co.md).\n"}
NAMED = ("--baseline", "loi-cu.json")
DAY = ("--date", "2026-11-22")


def test_what_was_there_before_is_counted_and_does_not_fail(site: SmallSite) -> None:
    """From the day on which the list is written; a list of nothing is one too."""
    first = run(site.put(BAD), "check", *DAY, *NAMED, "--write-baseline")
    listed = json.loads((site.content.parent / "loi-cu.json").read_text("utf-8"))
    assert first.returncode == 0
    assert [fault["code"] for fault in listed["faults"]] == ["link-guide"]
    again = run(site, "check", *DAY, *NAMED)
    assert again.returncode == 0
    assert "[link-guide]" not in again.stderr
    assert "Còn 1 chỗ cũ đã ghi trong tệp lỗi cũ, lần này không tính." in again.stderr
    moved = {"bao-quang/guides/cai-vneid.md": f"{GUIDE}\nThêm một dòng.\n\n3. Xem [bài](khong-co.md).\n"}
    assert run(site.put(moved), "check", *DAY, *NAMED, "--strict").returncode == 0


def test_what_is_new_fails_and_is_told_alone(site: SmallSite) -> None:
    """In the reports too."""
    run(site.put(BAD), "check", *DAY, *NAMED, "--write-baseline")
    ran = run(site.put(BROKEN), "check", *DAY, *NAMED, "--report", "json=kq.json")
    assert ran.returncode == 1
    assert ran.stderr.startswith("content/bao-quang/unit.yaml:3:10: lỗi: ")
    assert "1 lỗi, 0 điều cần nhắc" in ran.stdout
    data = json.loads((site.content.parent / "kq.json").read_text("utf-8"))
    assert [[one["code"] for one in data[key]] for key in ("problems", "old")] == [["phone-short"], ["link-guide"]]


def test_what_is_mended_is_named_until_the_list_is_written_anew(site: SmallSite) -> None:
    """With --only, of that unit alone: of the others nothing is known."""
    run(site.put(BAD), "check", *DAY, *NAMED, "--write-baseline")
    site.put({"bao-quang/guides/cai-vneid.md": GUIDE})
    gone = "1 chỗ: bao-quang/guides/cai-vneid.md: «khong-co.md» [link-guide]."
    assert gone in run(site, "check", *DAY, *NAMED).stderr
    assert gone in run(site, "check", *DAY, *NAMED, "--only", "bao-quang").stderr
    assert run(site, "check", *DAY, *NAMED, "--only", "xuan-an").stderr == ""
    assert run(site, "check", *DAY, *NAMED, "--only", ".").stderr == ""
    assert run(site, "check", *DAY, *NAMED, "--write-baseline").stderr == ""
    assert json.loads((site.content.parent / "loi-cu.json").read_text("utf-8"))["faults"] == []


def test_a_build_knows_no_old_faults(site: SmallSite) -> None:
    """A unit that keeps its old pages is told by the exit code, whoever knows of it."""
    run(site.put(BAD), "check", *DAY, *NAMED, "--write-baseline")
    assert run(site, "build", *DAY, *NAMED).returncode == 2
    assert run(site, "build", *DAY).returncode == 1
    before = tree(site.output)
    run(site, "check", *DAY, *NAMED)
    assert tree(site.output) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--write-baseline"], "--write-baseline cần biết ghi vào tệp nào"),
        (["--baseline", "khong-co.json"], "Không có tệp lỗi cũ «khong-co.json»"),
        (["--baseline", "hong.json"], "Tệp lỗi cũ «hong.json» hỏng, không đọc được: Expecting"),
        (["--baseline", "khac.json"], "Tệp lỗi cũ «khac.json» hỏng, không đọc được: tệp này không do"),
        (["--baseline", "khac.json", "--write-baseline"], "Tệp lỗi cũ «khac.json» hỏng"),
        (["--baseline", "anh.json"], "Tệp lỗi cũ «anh.json» hỏng"),
        (["--baseline", "content"], "Báo cáo «content» không được nằm trong"),
        (["--baseline", "."], "Không đọc hoặc ghi được «.»"),
        (["--baseline", "content/a.json", "--write-baseline"], "Báo cáo «content/a.json» không được nằm trong"),
        (["--baseline", "a.json", "--write-baseline", "--only", "xuan-an"], "--write-baseline không đi cùng --only"),
    ],
)
def test_what_makes_no_sense_is_refused_before_the_work(arguments: list[str], said: str, site: SmallSite) -> None:
    """Exit code 2; a file of somebody else is never written over."""
    folder = site.content.parent
    (folder / "hong.json").write_text('{"version": 1,\n<<<<<<< HEAD\n')
    (folder / "khac.json").write_text('{"name": "a"}')
    (folder / "anh.json").write_bytes(b"\xff\xd8\xff")
    before = tree(site.put(BAD).content.parent)
    ran = run(site, "check", *DAY, *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr
    assert tree(folder) == before


def test_a_baseline_that_cannot_be_written_is_told(site: SmallSite) -> None:
    """After the check, without a traceback: exit code 1."""
    (site.content.parent / "tep").write_text("a")
    ran = run(site.put(BAD), "check", *DAY, "--baseline", "tep/loi-cu.json", "--write-baseline")
    assert ran.returncode == 1
    assert ran.stderr.startswith("Không ghi được tệp kết quả «tep/loi-cu.json»: ")
