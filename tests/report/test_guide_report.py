"""The report on each guide, as a person and a program read it."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import zxingcpp
from bs4 import BeautifulSoup, Tag
from PIL import Image, ImageDraw
from small_site import CONTENT, PROJECT, TEAMS, SmallSite

from report.outcomes import HOSTILE, result
from site_builder.model.guide_review import GuideCheck
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.report.as_json import as_json
from site_builder.report.guides import WORDS, guide_data, guide_lines

GOOD = GuideCheck(
    place=Location(file="guides/a.md"),
    title="Cài VNeID",
    units=((), ("bao-quang",)),
    addresses=("https://vneid.gov.vn",),
    asked_on=date(2026, 11, 22),
    falls_due=date(2027, 5, 1),
)
LATE = Problem.found("guide-overdue", Location(file="guides/b.md", line=7), day="01/05/2026")
GONE = Problem.found("guide-app-gone", Location(file="services.yaml", line=8), value="https://a.example", name="VNeID")
BAD = replace(GOOD, place=Location(file="guides/b.md"), findings=(LATE, GONE), falls_due=date(2026, 10, 29))
DARK = replace(GOOD, place=Location(file="guides/c.md"), unseen=GOOD.addresses, asked_on=None)
ASKED, DUE = "1 đường dẫn, hỏi ngày 22/11/2026", "xem lại trước ngày 01/05/2027"


def outcome(*checks: GuideCheck, lang: str = "vi") -> list[str]:
    """What is said of guides, on the day of the tests."""
    return guide_lines(replace(result(lang=lang), guides=checks, day=date(2026, 11, 22)))


def test_a_person_reads_first_what_is_to_be_mended() -> None:
    """Then what nobody has seen, then what is good; each with its place, and what to do."""
    assert "\n".join(outcome(GOOD, DARK, BAD)).split("\n") == [
        "content/guides/b.md: «Cài VNeID»: cần sửa 2 chỗ (2 đơn vị dùng, 1 đường dẫn, hỏi ngày 22/11/2026)",
        "   - dòng 7: Bài kiểm tra lần cuối ngày 01/05/2026, đã quá hạn xem lại",
        "     Sửa: làm thử từng bước, đối chiếu nguồn, rồi ghi ngày mới vào checked_on",
        "   - services.yaml, dòng 8: Ứng dụng «VNeID» không còn trong kho ứng dụng (https://a.example)",
        "     Sửa: tìm ứng dụng trong kho trên điện thoại; đã bị gỡ thì sửa services.yaml và bài này",
        f"content/guides/c.md: «Cài VNeID»: chưa kiểm tra được 1 trong 1 đường dẫn (2 đơn vị dùng, {DUE})",
        "   - mở thử: https://vneid.gov.vn",
        f"content/guides/a.md: «Cài VNeID»: đã kiểm tra, còn tốt (2 đơn vị dùng, {ASKED}, {DUE})",
        "",
        "Đường dẫn chưa kiểm tra được thì mở thử bằng điện thoại, hoặc chạy check --external khi có mạng.",
        "3 bài hướng dẫn: 1 còn tốt, 1 cần sửa, 1 chưa kiểm tra được hết đường dẫn.",
    ]


def test_english_is_spoken_as_well() -> None:
    """With the same words to fill in."""
    assert outcome(GOOD, lang="en")[0].startswith("content/guides/a.md: «Cài VNeID»: checked, and good (shown by 2")
    assert outcome(lang="en") == ["There is no guide."]
    assert WORDS["vi"].keys() == WORDS["en"].keys()
    for name, sentence in WORDS["en"].items():
        assert set(re.findall(r"{\w+}", sentence)) == set(re.findall(r"{\w+}", WORDS["vi"][name]))


def test_titles_and_addresses_are_shown_as_all_content_is() -> None:
    """Printable, and without anybody's number."""
    told = "\n".join(outcome(replace(DARK, title=f"{HOSTILE} 0912 345 678", unseen=(HOSTILE,))))
    assert "\x1b" not in told
    assert "0912 345 678" not in told


def test_a_program_reads_the_same() -> None:
    """A key is there only where the report was asked for."""
    whole = json.loads(as_json(replace(result(), guides=(GOOD, BAD))))
    assert [item["good"] for item in whole["guides"]] == [True, False]
    assert [found["code"] for found in whole["guides"][1]["findings"]] == ["guide-overdue", "guide-app-gone"]
    assert "guides" not in json.loads(as_json(result()))
    assert guide_data(DARK, result())["asked_on"] is None


def check(site: SmallSite, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """`check --guides`, as a command."""
    command = [sys.executable, "-m", "site_builder", "check", "--guides", "--date", "2026-11-22"]
    folders = ["--content", str(site.content), "--output", str(site.output)]
    asked = [*command, *folders, *map(str, arguments)]
    return subprocess.run(asked, capture_output=True, text=True, cwd=PROJECT, check=False)


def test_the_command_reports_on_every_guide_and_weakens_no_check(site: SmallSite) -> None:
    """The report is the answer, on stdout; it makes nothing fail that did not fail before."""
    site.put({"xuan-an/teams.yaml": TEAMS})
    ran = check(site)
    assert ran.returncode == 0
    assert "guides/cai-vneid.md: «Cài VNeID»: chưa kiểm tra được 2 trong 2 đường dẫn (3 đơn vị dùng" in ran.stdout
    site.put({"guides/cai-vneid.md": str(CONTENT["guides/cai-vneid.md"]).replace("**Cài đặt**", "[gọi](tel:0251)")})
    ran = check(site)
    assert ran.returncode == 1
    assert "cần sửa 1 chỗ" in ran.stdout
    assert "[form-phone-short]" in ran.stderr


def test_the_command_gives_data_alone_where_data_was_asked_for(site: SmallSite) -> None:
    """One guide, and the unit that was named alone."""
    (guide,) = json.loads(check(site, "--json").stdout)["guides"]
    assert guide["units"] == ["", "bao-quang", "xuan-an"]
    (guide,) = json.loads(check(site, "--json", "--only", "bao-quang").stdout)["guides"]
    assert guide["units"] == ["bao-quang"]


def test_settings_that_cannot_be_read_are_told_as_ever(site: SmallSite) -> None:
    """There is no report then."""
    ran = check(site.put({"site.yaml": "title: [\n"}), "--json")
    assert ran.returncode == 1
    assert "guides" not in json.loads(ran.stdout)


@pytest.mark.parametrize("unit", ["", "bao-quang/", "xuan-an/"])
def test_a_real_reader_finds_the_pages_own_address_in_its_code(unit: str, site: SmallSite) -> None:
    """Drawn from the SVG of the page as it was built."""
    page = BeautifulSoup(site.build().page(f"{unit}huong-dan/cai-vneid/index.html"), "html.parser")
    (code,) = page.select("svg.qr")
    (found,) = zxingcpp.read_barcodes(drawn(code))
    canonical = page.select_one("link[rel=canonical]")
    assert canonical is not None
    assert found.text == canonical["href"] == f"https://longkhanh.gov.vn/247/{unit}huong-dan/cai-vneid/"


def drawn(code: Tag) -> Image.Image:
    """The picture of a code of our own: strokes of one module's width, each from the end of the one before."""
    side, scale = int(str(code["viewbox"]).split()[2]), 4
    picture = Image.new("L", (side * scale, side * scale), 255)
    pen = ImageDraw.Draw(picture)
    x = y = 0
    strokes = re.findall(r"([Mm])(-?\d+) ?(-?\d+)(?:\.5)?h(\d+)", str(code.select("path")[1]["d"]))
    assert strokes
    for kind, right, down, length in strokes:
        x, y = (int(right), int(down)) if kind == "M" else (x + int(right), y + int(down))
        pen.rectangle((x * scale, y * scale, (x + int(length)) * scale - 1, (y + 1) * scale - 1), fill=0)
        x += int(length)
    return picture
