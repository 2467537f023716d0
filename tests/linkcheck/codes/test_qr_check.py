"""`qr check` on whole small sites: every code of the register, every code on a page, every sheet."""

import json
from pathlib import Path

import pytest
from small_site import SmallSite

from linkcheck.codes.drawn import Look, Sheet
from site_builder.cli import main
from site_builder.model.issued_code import seal_of
from site_builder.text.code_number import with_check_digit

HOME, GUIDE, GONE = "12345671", "22345677", "52718306"
BASE = "https://longkhanh.gov.vn/247/"
PAGE = "bao-quang/huong-dan/cai-vneid/index.html"


def line(code: str, target: str, more: str = "", status: str = "live") -> str:
    """A line of a register, as `qr new` writes it."""
    return f"  - {{code: '{code}', target: '{target}', {more}seal: {seal_of(code, target, status)}}}\n"


def built(site: SmallSite) -> SmallSite:
    """A site with a code for a commune's home page, one for a guide, and one that is retired."""
    hangs = "label: Cài VNeID, place: Cổng chợ Bảo Quang, keeper: Văn phòng xã, "
    codes = line(HOME, "home") + line(GUIDE, "guide:cai-vneid", hangs)
    codes += line(GONE, "teams", "status: retired, reason: Bảng đã gỡ., ", "retired")
    site.put({"bao-quang/qr.yaml": f"codes:\n{codes}"})
    assert site.build().codes == []
    return site


def check(site: SmallSite, *more: str | Path) -> int:
    """The exit code of one check."""
    return main(["qr", "check", "--content", str(site.content), "--output", str(site.output), *map(str, more)])


def rules(site: SmallSite, capsys: pytest.CaptureFixture[str], *more: str | Path) -> list[str]:
    """The rules that are broken, of the report for machines."""
    capsys.readouterr()
    code = check(site, "--json", *more)
    found = [problem["code"] for problem in json.loads(capsys.readouterr().out)["problems"]]
    assert code == bool(found)
    return found


def edit(site: SmallSite, name: str, old: str, new: str) -> None:
    """Changes a file of the output, as a theme or a stranger might."""
    file = site.output / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_codes_in_a_part_of_the_register_count_too(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    """`qr-cho.yaml` holds more of what `qr.yaml` holds."""
    built(site).put({"xuan-an/qr-cho.yaml": f"codes:\n{line('30000018', 'home')}"})
    assert rules(site, capsys) == ["scan-page-missing"]


def test_a_sound_site_ends_with_0(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    """And says how much was looked at."""
    assert check(built(site)) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Đã soi 3 mã đã phát hành, ")
    assert "không có lỗi" in out
    assert err == ""


def test_a_code_without_its_page_is_told_at_its_line(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    """With the place where the sheet hangs and with its keeper."""
    built(site).output.joinpath("q", GUIDE, "index.html").unlink()
    assert check(site) == 1
    said = capsys.readouterr().err
    assert "bao-quang/qr.yaml:3:5: lỗi: " in said
    assert f"Mã {GUIDE} «Cài VNeID» (treo ở: Cổng chợ Bảo Quang; người giữ: Văn phòng xã)" in said
    assert "[scan-page-missing]" in said


def test_somebody_elses_page_at_a_codes_address_is_told(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    """Also the page of another code."""
    built(site).output.joinpath("q", GUIDE, "index.html").write_text("<title>Khuyến mãi</title><p>Mua đi", "utf-8")
    edit(site, f"q/{HOME}/index.html", f'content="{HOME}"', f'content="{GONE}"')
    assert rules(site, capsys) == ["scan-page-foreign", "scan-page-foreign"]


def test_a_code_whose_target_has_no_page_is_told(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    """The copy at the short address alone is not enough: its links lead from the long one."""
    built(site).output.joinpath(PAGE).unlink()
    assert rules(site, capsys) == ["scan-target-missing"]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('stroke="#000"', 'stroke="#aaa"', "scan-pale"),
        ('fill="#fff"', 'fill="#888"', "scan-pale"),
        ('viewBox="0 0 37 37"', 'viewBox="3 3 31 31"', "scan-margin"),
        ('viewBox="0 0 37 37"', 'viewBox="10 0 27 37"', "scan-unread"),
        (f"q/<wbr>{GUIDE}<", f"q/<wbr>{HOME}<", "scan-other"),
    ],
)
def test_a_code_that_a_theme_has_spoilt_is_told(
    site: SmallSite, capsys: pytest.CaptureFixture[str], old: str, new: str, rule: str
) -> None:
    """Its colours, its margin, its parts, the letters beside it. Mended, it is told no more."""
    built(site)
    edit(site, PAGE, old, new)
    assert rules(site, capsys) == [rule]
    edit(site, PAGE, new, old)
    assert rules(site, capsys) == []


def test_a_code_in_inverted_colours_is_told(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    """As in a dark theme."""
    built(site)
    edit(site, PAGE, 'fill="#fff"', 'fill="#111"')
    edit(site, PAGE, 'stroke="#000"', 'stroke="#eee"')
    assert rules(site, capsys) == ["scan-inverted"]


def test_sheets_are_looked_at_with_the_register(
    site: SmallSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One with a code that nobody has issued, or that is retired, is told; a folder stands for its PDFs."""
    built(site)
    good = Sheet().code(f"{BASE}q/{GUIDE}/", 102, label="Áp phích").write(tmp_path / "to" / "a.pdf")
    assert rules(site, capsys, good) == []
    nobody = with_check_digit("4711471")
    Sheet().code(f"{BASE}q/{nobody}/", 102).write(tmp_path / "to" / "b.pdf")
    Sheet().code(f"{BASE}q/{GONE}/", 102).write(tmp_path / "to" / "c.pdf")
    assert rules(site, capsys, tmp_path / "to") == ["scan-unissued", "scan-retired"]


def test_a_message_names_the_sheet_the_page_and_the_code(
    site: SmallSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever prints has to find it."""
    built(site)
    sheet = Sheet().page().code(f"{BASE}q/{GUIDE}/", 102, label="Áp phích chợ", look=Look(dark=1))
    file = sheet.write(tmp_path / "cho.pdf")
    assert check(site, file) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{file.as_posix()}:2:1: lỗi: Tờ in, trang 2: thiếu mã «Áp phích chợ» ({BASE}q/{GUIDE}/)")


@pytest.mark.parametrize(
    ("payload", "rules_broken"),
    [
        ("https://zalo.me/1234567890123456789", ["scan-outside"]),
        ("https://longkhanh.gov.vn/q/12345671/", ["scan-outside"]),
        (f"{BASE}bao-quang/", []),
        ("tel:1022", []),
        ("WIFI:T:WPA;S:Nha van hoa;P:12345678;;", []),
    ],
)
def test_a_code_that_leads_straight_to_another_site_is_told(
    site: SmallSite, tmp_path: Path, capsys: pytest.CaptureFixture[str], payload: str, rules_broken: list[str]
) -> None:
    """Its owner changes the address, and the sheet is dead: our own code leads there."""
    file = Sheet().code(payload, 110, label="Áp phích").write(tmp_path / "a.pdf")
    assert rules(built(site), capsys, file) == rules_broken


def test_letters_beyond_ascii_in_a_code_are_told(
    site: SmallSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Readers guess their charset."""
    built(site)
    file = Sheet().code("https://longkhanh.gov.vn/Bảo-Quang/", 130, label="Áp phích").write(tmp_path / "a.pdf")
    assert "scan-letters" in rules(site, capsys, file)


@pytest.mark.parametrize("what", ["list", "pdf"])
def test_a_sheet_that_cannot_be_looked_at_is_an_error(
    site: SmallSite, tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    """Without its list nobody knows what should be on it."""
    file = Sheet().code(f"{BASE}q/{GUIDE}/", 102).write(tmp_path / "a.pdf")
    if what == "list":
        file.with_name("a.pdf.json").unlink()
    else:
        file.write_bytes(b"x")
    assert rules(built(site), capsys, file) == ["scan-sheet"]


def test_wrong_usage_is_told(site: SmallSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is built, or a sheet is not there: exit code 2."""
    assert check(site) == 2
    assert "chưa có trang nào được dựng" in capsys.readouterr().err
    assert check(built(site), tmp_path / "khong-co.pdf") == 2
    assert "khong-co.pdf" in capsys.readouterr().err
