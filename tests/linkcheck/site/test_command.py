"""`check --site DIR` as people call it: what it says, and its exit code."""

import json
import os
from pathlib import Path

import pytest

from linkcheck.site.folders import folder, looked_through
from site_builder.cli import main
from site_builder.linkcheck.site import audit, places

GOOD = {"index.html": "<a href=a.html>", "a.html": "<a href=./>"}
BAD = {"index.html": "<a href=b.html>B</a>"}


def test_a_sound_folder_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    """And says how much was looked at."""
    with folder(GOOD) as root:
        assert main(["check", "--site", str(root)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Đã kiểm tra 2 trang, 2 tệp; không có lỗi; ")
    assert err == ""


def test_a_broken_link_ends_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    """It is told with its place, its line and what to do; `--quiet` takes the last line only."""
    with folder(BAD) as root:
        assert main(["check", "--site", str(root), "--quiet", "--jobs", "1"]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        head, line, caret, advice = err.rstrip().split("\n")
        told = "Đường dẫn «b.html» (a href: “B”) không đưa đến trang hay tệp nào [site-missing]"
        assert head == f"{root}/index.html:1:9: lỗi: {told}"
        assert line == "    1 | <a href=b.html>B</a>"
        assert caret.index("^") == line.index("b.html")
        assert advice == "   Sửa: sửa lại cho đúng tên, đưa tệp lên, hoặc bỏ đường dẫn"


def test_warnings_alone_end_with_0_unless_strict() -> None:
    """As of content."""
    with folder({"index.html": "a", "b.html": "b"}) as root:
        assert main(["check", "--site", str(root)]) == 0
        assert main(["check", "--site", str(root), "--strict"]) == 1


def test_the_reports_are_those_of_content(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """In both languages; none may lie in the folder itself."""
    with folder(BAD) as root:
        assert main(["check", "--site", str(root), "--json", "--lang", "en", f"--report=sarif={tmp_path}/a.sarif"]) == 1
        (problem,) = json.loads(capsys.readouterr().out)["problems"]
        assert (problem["file"], problem["line"], problem["column"], problem["code"]) == (
            "index.html",
            1,
            9,
            "site-missing",
        )
        assert problem["message"] == "«b.html» (a href: “B”) leads to no file"
        assert "site-missing" in (tmp_path / "a.sarif").read_text("utf-8")
        assert main(["check", "--site", str(root), f"--report=html={root}/a.html"]) == 2


@pytest.mark.parametrize("wrong", [["--stale"], ["--only", "a"], ["--date", "2026-11-22"], ["--content", "c"]])
def test_what_speaks_of_content_cannot_stand_beside_it(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """It would be passed over in silence."""
    with folder(GOOD) as root, pytest.raises(SystemExit) as ended:
        main(["check", "--site", str(root), *wrong])
    assert ended.value.code == 2
    assert wrong[0] in capsys.readouterr().err


def test_a_folder_without_pages_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """So is one that is not there."""
    with folder({"a.txt": "a"}) as root:
        assert main(["check", "--site", str(root)]) == 2
        assert "không có trang HTML nào" in capsys.readouterr().err
        assert main(["check", "--site", str(root / "khong")]) == 2
        assert "Không tìm thấy thư mục" in capsys.readouterr().err


def test_as_many_processes_tell_the_same() -> None:
    """Parts are merged in any order."""
    pages = {f"{n}/index.html": f"<p id=a><a href=../{(n + 7) % 300}/#{'ab'[n % 50 == 0]}>x</a>" for n in range(300)}
    alone, together = looked_through({**pages, "index.html": "a"}), looked_through({**pages, "index.html": "a"}, jobs=3)
    assert alone == together
    assert len(alone.problems) == 6


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_that_cannot_be_read_is_told() -> None:
    """And the others are looked through."""
    with folder({**BAD, "a.html": "a"}) as root:
        (root / "a.html").chmod(0)
        found = audit(root)
    assert found is not None
    assert "site-unreadable" in {problem.code for problem in found.problems}


def test_links_of_the_disk_are_followed_but_not_in_circles() -> None:
    """As servers do; one that leads nowhere is no file."""
    with folder({"index.html": "<a href=b/a.html><a href=c.html><a href=d/>", "a/a.html": "a"}) as root:
        (root / "b").symlink_to("a")
        (root / "a/up").symlink_to("..")
        (root / "c.html").symlink_to("khong.html")
        found = audit(root)
    assert found is not None
    errors = [problem.words["value"] for problem in found.problems if problem.code == "site-missing"]
    assert errors == ["c.html", "d/"]


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("<meta charset=utf-8><a href=đ.html>".encode(), []),
        ("<meta charset=utf-8><a href=đ.html>".encode("utf-8-sig"), []),
        ("<a href=đ.html>".encode("utf-16"), []),
        ("<meta charset=windows-1258><a href=đ.html>".encode("cp1258"), []),
        ("<meta charset=utf-8>đ<a href=x>".encode("cp1258"), ["site-charset", "site-missing"]),
        ("<meta charset=khong-co><a href=đ.html>".encode(), []),
        (b"\x00\xff\xfe<a href=x>", ["site-charset", "site-missing"]),
        (b"", ["site-file-empty"]),
    ],
)
def test_pages_in_any_encoding_are_read(body: bytes, codes: list[str]) -> None:
    """As they say themselves, else as UTF-8; what does not fit is a warning."""
    found = looked_through({"index.html": body, "đ.html": "x"}).problems
    assert [one.code for one in found if one.place.file == "index.html"] == codes


def test_names_of_files_may_be_anything() -> None:
    """Also what is no UTF-8 on the disk."""
    with folder(
        {"index.html": "<a href=%FF.html><a href='a%0Ab.html'><a href='a%3Fb.html'>", "a?b.html": "x", "a\nb.html": "x"}
    ) as root:
        Path(os.fsdecode(os.fsencode(root) + b"/\xff.html")).write_text("x")
        assert main(["check", "--site", str(root)]) == 0


def test_places_are_worked_out_for_whoever_asks() -> None:
    """Of addresses of other hosts only those are placed that somebody speaks of."""
    with folder({"index.html": "<p>\n<a href=https://b.example/>"}) as root:
        found = audit(root)
        assert found is not None
        (place,) = places(str(root), found.outside["https://b.example/"])
    assert (place.file, place.line, place.column) == ("index.html", 2, 9)
