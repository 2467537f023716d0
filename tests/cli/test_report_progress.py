"""`report progress`, as somebody makes a table for a meeting."""

import csv
import io
import re
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from small_site import SmallSite
from terminal import run_command

from site_builder.cli.arguments.report_progress import TABLES
from site_builder.pages.progress_tables import SHEETS

SERVICES = """\
categories: [{id: giay-to, name: Giấy tờ}]
services: [{id: vneid, name: VNeID, category: giay-to, website: https://vneid.gov.vn, main: có}]
"""
TEAMS = """\
teams:
  - id: a
    launched_on: 2022-08-01
    members:
      - name: Người Mẫu
        role: head
        phone: 0912 345 678
        specialities: [vneid]
        consent: {what: [phone], date: 2022-08-01, by: UBND xã}
      - {name: Người Khác, role: member, phone: 0912 345 679, specialities: [vneid]}
  - {id: b, planned_on: 2026-11-01}
"""
EVENTS = """\
events:
  - {date: 2022-09-10, starts: 7h30, ends: 11h, place: nhà văn hóa, people: 4, workdays: "2,5", reached: 50}
  - {date: 2022-09-24, people: 2, reached: 1.048}
  - {date: 2026-11-10, place: chợ}
  - {date: 2026-11-12, held: không}
  - {date: 2026-12-24, planned: 40}
"""
FIGURES = """\
figures:
  - {label: Thành viên, value: hơn 441, measure: người, as_of: 2022-08-31, source: "mic.gov.vn, 20/09/2022"}
  - {label: Tổ đã ra mắt, value: 83/93, measure: tổ, as_of: 2022-08-31, source: "mic.gov.vn, 20/09/2022"}
"""
DAY = ("--date", "2026-11-30")


@pytest.fixture
def place(site: SmallSite) -> Path:
    """A city with two communes, of which one has teams."""
    files = {"services.yaml": SERVICES, "figures.yaml": FIGURES}
    site.put({**files, "bao-quang/teams.yaml": TEAMS, "bao-quang/events.yaml": EVENTS})
    return site.content.parent


def sheets(file: Path) -> dict[str, list[list[object]]]:
    """What stands in each sheet of a workbook."""
    book = CalamineWorkbook.from_path(str(file))
    return {name: [list(row) for row in book.get_sheet_by_name(name).to_python()] for name in book.sheet_names}


def rows(body: bytes, separator: str = ";") -> list[list[str]]:
    """What stands in each line of a CSV file."""
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""), delimiter=separator))


def test_a_workbook_has_all_tables(place: Path) -> None:
    """What is counted, who helps, days worked, teams with the numbers that may be published, and what sources tell."""
    ran = run_command(place, "report", "progress", *DAY)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "tien-do-2026-11-30.xlsx: đã đọc 3 đơn vị\n", "")
    found = sheets(place / "tien-do-2026-11-30.xlsx")
    counts = found["Từng nơi"]
    assert counts[1][:11] == ["Xã Bảo Quang", "", 2, 1, 1, 0, 1, 2, 3, 1098, 1]
    assert counts[2][:3] == ["Phường Xuân An", "", 0]
    assert counts[3][:11] == ["Cộng", "", 2, 1, 1, 0, 1, 2, 3, 1098, 1]
    assert found["Việc nào ai giúp"][1:4] == [
        ["Xã Bảo Quang", "", 2],
        ["Phường Xuân An", "", 0],
        ["Số nơi có người giúp", "", 1],
    ]
    assert found["Từng tháng"][1:] == [["09/2022", 2, 1098], ["11/2026", 1, 0], ["Cộng", 3, 1098]]
    assert [row[9] for row in found["Các tổ"][1:]] == ["0912 345 678", ""]
    assert "0912 345 679" not in str(found)
    assert [row[2] for row in found["Quá hạn"][1:]] == [
        "Tổ công nghệ số cộng đồng xã Bảo Quang: chưa ra mắt",
        "Chưa ghi kết quả buổi ra quân chợ",
    ]
    assert [row[3] for row in found["Con số có nguồn"][1:3]] == ["hơn 441 người", "83/93 tổ"]


def test_days_worked_are_what_support_money_follows(place: Path) -> None:
    """Hours times people where both are written; what did not take place or is yet to come is no work."""
    run_command(place, "report", "progress", "--format", "csv", "--table", "days", "--output", "a.csv", *DAY)
    head, *days, sums = rows((place / "a.csv").read_bytes())
    assert head[2:9] == ["Ngày", "Từ giờ", "Đến giờ", "Số giờ", "Số người", "Giờ công (giờ × người)", "Ngày công"]
    assert [row[2:9] for row in days] == [
        ["10/09/2022", "07:30", "11:00", "3,50", "4", "14,00", "2,5"],
        ["24/09/2022", "", "", "", "2", "", ""],
        ["10/11/2026", "", "", "", "", "", ""],
    ]
    assert sums[6:9] == ["6", "14,00", "2,5"]


def test_excel_with_another_region_gets_commas(place: Path) -> None:
    """The ending of the file's name tells the format."""
    run_command(place, "report", "progress", "--table", "days", "--separator", "comma", "--output", "a.csv", *DAY)
    assert rows((place / "a.csv").read_bytes(), ",")[1][5] == "3.50"


def test_a_page_to_print_has_the_same_numbers(place: Path) -> None:
    """In whichever language it is asked for."""
    ran = run_command(place, "report", "progress", "bao-quang", "--output", "a.html", "--lang", "en", "--quiet", *DAY)
    assert (ran.returncode, ran.stdout) == (0, "")
    page = (place / "a.html").read_text("utf-8")
    text = " ".join(re.sub(r"<[^>]*>", " ", page).split())
    assert "Progress of the technology teams: Xã Bảo Quang, on 30/11/2026" in text
    assert "09/2022 2 1,098" in text
    assert "Xuân An" not in text
    assert "<script" not in page


def test_a_unit_with_an_error_is_told_and_not_counted(place: Path) -> None:
    """Its numbers may be anything."""
    (place / "content/bao-quang/unit.yaml").write_text("kind: xã\n", "utf-8")
    ran = run_command(place, "report", "progress", "--output", "a.csv", *DAY)
    assert ran.returncode == 1
    assert "bao-quang: nội dung còn lỗi nên chưa đếm" in ran.stderr
    assert [row[0] for row in rows((place / "a.csv").read_bytes())[1:]] == ["Phường Xuân An", "Cộng"]


@pytest.mark.parametrize(
    ("typed", "said", "code"),
    [
        (["khong-co"], "khong-co", 2),
        (["--output", "a.pdf"], "pdf", 2),
        (["--format", "pdf"], "pdf", 2),
    ],
)
def test_what_cannot_be_made_is_said(place: Path, typed: list[str], said: str, code: int) -> None:
    """And nothing is written."""
    before = sorted(place.iterdir())
    ran = run_command(place, "report", "progress", *typed, *DAY)
    assert ran.returncode == code
    assert said in ran.stderr
    assert sorted(place.iterdir()) == before


def test_every_table_can_be_asked_for() -> None:
    """The command line knows their names without loading what makes them."""
    assert TABLES == SHEETS


def test_the_same_content_gives_the_same_file(place: Path) -> None:
    """Byte for byte, so that a file that was sent can be compared."""
    for name in ("a.xlsx", "b.xlsx"):
        run_command(place, "report", "progress", "--output", name, *DAY)
    assert (place / "a.xlsx").read_bytes() == (place / "b.xlsx").read_bytes()
