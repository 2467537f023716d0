"""Spreadsheets that a province has already: what is told of them, what is asked, and what comes of them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from small_site import SmallSite
from terminal import TERMINAL, answered_command

from site_builder.cli import main
from site_builder.output.workbook import SheetCell, SheetColumn, Table, xlsx

UNITS = {
    "bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 0251 1022\nlocalities:\n"
    "  - {id: ap-18-gia-dinh, kind: ấp, name: 18 Gia Đình}\n  - {id: ap-cho, kind: ấp, name: Chợ}\n",
    "bao-quang/teams.yaml": "# Các tổ.\nteams:\n  - id: to-cho   # chợ\n    name: Tổ ấp Chợ\n    locality: ap-cho\n"
    "    members:\n      - {name: Lê Thị Mẫu, role: head}\n",
}
MIXED: tuple[tuple[SheetCell, ...], ...] = (
    ("UBND HUYỆN MẪU", None, None, None, None, None),
    ("DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG", None, None, None, None, None),
    ("STT", "Họ và tên", "Chức vụ", "Thôn", "SĐT", "Ứng dụng phụ trách"),
    ("I", "Xã Bảo Quang", None, None, None, None),
    (1, "Nguyễn Văn Mẫu", "Tổ trưởng", "Ấp 18 Gia Đình", 912345678, "VNeID"),
    (2, "Trần Văn Mẫu", "Bí thư Đoàn", None, "0912.345.679", None),
    (3, "Trần Văn Mẫu", "Trưởng thôn", None, "0912 345 670", "vneid"),
    (4, "Lê Thị Mẫu", "Tổ trưởng", "chợ", None, "VNeID"),
    ("II", "Phường Xuân An", None, None, None, None),
    (5, "Phạm Văn Mẫu", "Thành viên", "Khu phố 1", None, None),
    ("Tổng cộng", 5, None, None, None, None),
)


@pytest.fixture
def province(site: SmallSite) -> SmallSite:
    """The small site, whose commune has two localities and a team for one of them."""
    return site.put(UNITS)


def saved(site: SmallSite, rows: Sequence[Sequence[SheetCell]], name: str = "Sheet1") -> Path:
    """A workbook with these rows, as somebody else made it."""
    wide = max(map(len, rows))
    first, *rest = [(*row, *[None] * (wide - len(row))) for row in rows]
    columns = tuple(SheetColumn(head=str(head or "")) for head in first)
    path = site.content.parent / "tinh.xlsx"
    path.write_bytes(xlsx([Table(name=name, columns=columns, rows=tuple(rest))], date(2026, 11, 22)))
    return path


def brought(site: SmallSite, path: Path, *more: str) -> int:
    """The exit code of `import`."""
    return main(["import", str(path), "--content", str(site.content), *more])


def teams(site: SmallSite, unit: str = "bao-quang") -> str:
    """The teams of a unit as they stand in its file."""
    return (site.content / unit / "teams.yaml").read_text("utf-8")


def test_a_list_with_titles_joined_cells_and_lost_zeros(
    province: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing has to be asked: communes head their rows, a locality stands once for several people, sums are none."""
    path = saved(province, MIXED)
    assert brought(province, path, "--write") == 0
    said = capsys.readouterr().out
    assert "«Thành viên», 5 dòng" in said
    assert "bảng tính đã bỏ số 0 đầu" in said
    assert said.count("chưa có đủ lời đồng ý") == 3
    text = teams(province)
    assert text.startswith(UNITS["bao-quang/teams.yaml"].replace("role: head}", "role: head, specialities: [vneid]}"))
    assert "  - id: to-ap-18-gia-dinh\n    name: Tổ công nghệ số ấp 18 Gia Đình\n    locality: ap-18-gia-dinh\n" in text
    assert text.count("- name: Trần Văn Mẫu\n        role: member\n") == 2
    assert "position: Bí thư Đoàn" in text
    assert "position: Trưởng thôn" in text
    assert "0912" not in text, "nobody has agreed to anything"
    assert "locality: khu-pho-1" in teams(province, "xuan-an")
    assert "name: 1" in (province.content / "xuan-an/unit.yaml").read_text("utf-8")
    assert province.build().codes == []
    assert brought(province, path, "--write") == 0
    assert teams(province) == text, "the same table again changes nothing"


def test_people_of_a_commune_that_nobody_knows_go_nowhere(
    province: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """Least of all to the one above; and a heading that is a locality is theirs."""
    rows = [list(row) for row in MIXED]
    rows[8][1] = "Xã Không Có Thật"
    rows.insert(4, [None, "Ấp Chợ", None, None, None, None])
    rows[5][3] = None
    before = teams(province)
    path = saved(province, rows)
    assert brought(province, path, "--write") == 1
    assert teams(province) == before
    assert "không có đơn vị nào tên «Xã Không Có Thật»" in capsys.readouterr().err
    assert brought(province, path, "--write", "--rest") == 1
    assert "Phạm Văn Mẫu" not in teams(province)
    assert "      - name: Nguyễn Văn Mẫu" in teams(province).split("to-cho")[1]


CONSENTED: tuple[tuple[SheetCell, ...], ...] = (
    ("Họ tên", "Xã", "Thôn", "Di động", "Đồng ý", "Ngày đồng ý", "Người nhận lời đồng ý"),
    ("Ngô Văn Mẫu", "Bảo Quang", "Chợ", 912345678, "x", date(2026, 11, 1), "Văn phòng"),
    ("Bùi Văn Mẫu", "Bảo Quang", "Chợ", "0912 345 670", "không", None, None),
    ("Hồ Văn Mẫu", "Bảo Quang", "Chợ", "0912 345 671", "x", None, None),
)


def test_a_number_is_written_with_its_whole_consent_only(province: SmallSite) -> None:
    """Of three people one has agreed, on a day, before somebody."""
    assert brought(province, saved(province, CONSENTED), "--write") == 0
    text = teams(province)
    assert "0912 345 678" in text
    assert "date: 2026-11-01" in text
    assert "0912 345 67" in text.replace("0912 345 678", "", 0)
    assert "0912 345 670" not in text
    assert "0912 345 671" not in text
    assert province.build().codes == []


@pytest.mark.parametrize("value", ["9,12E+08", "9.12E+08", "9,12345678E+08"])
def test_digits_that_a_spreadsheet_has_lost_are_refused(
    province: SmallSite, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing is written until somebody has typed them again."""
    rows = [list(row) for row in CONSENTED]
    rows[1][3] = value
    before = teams(province)
    assert brought(province, saved(province, rows), "--write") == 1
    assert teams(province) == before
    assert value in capsys.readouterr().err


ASKED: tuple[tuple[SheetCell, ...], ...] = (
    ("Họ và tên cán bộ", "Tên đơn vị xã", "Thôn ấp", "Số điện thoại cá nhân", "Quê quán"),
    ("Ngô Văn Mẫu", "xã Bảo Quanh", "ấp Chợ", "0912 345 678", "Huế"),
)


def test_what_is_not_sure_is_asked_for_with_the_lines_to_write(
    province: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nobody sits at the keyboard: first the columns, then the names."""
    path = saved(province, ASKED)
    assert brought(province, path) == 2
    asked = capsys.readouterr().err
    assert "Cột «Họ và tên cán bộ» của bảng «Sheet1» có phải là «Họ và tên» không?" in asked
    answers = path.with_name(f"{path.name}.cot.yaml")
    answers.write_text(asked[asked.index("columns:") :], "utf-8")
    assert brought(province, path) == 1
    told = capsys.readouterr()
    assert "ý bạn là «Xã Bảo Quang»?" in told.err
    assert "không dùng cột: Quê quán" in told.out
    with answers.open("a", encoding="utf-8") as file:
        file.write(told.err[told.err.index("names:") :])
    assert brought(province, path, "--write") == 0
    assert "Ngô Văn Mẫu" in teams(province)


@TERMINAL
def test_a_person_at_the_keyboard_is_asked_once(province: SmallSite) -> None:
    """What they answer is kept beside the table."""
    path = saved(province, ASKED)
    command = ["import", str(path), "--content", str(province.content), "--write"]
    code, said = answered_command(path.parent, command, "\n\n\n\n\n")
    assert code == 0, said
    assert "Ngô Văn Mẫu" in teams(province)
    assert "xã Bảo Quanh" in path.with_name(f"{path.name}.cot.yaml").read_text("utf-8")
    before = teams(province)
    assert brought(province, path, "--write") == 0
    assert teams(province) == before


def test_a_former_name_is_a_name(province: SmallSite) -> None:
    """Of a commune that went into one of today, by the State's list."""
    province.put({"bao-vinh/unit.yaml": "name: Bảo Vinh\nkind: phường\n"})
    rows = [("Họ và tên", "Xã, phường", "Chức vụ"), ("Ngô Văn Mẫu", "phường Bảo Vinh, Long Khánh", "Tổ trưởng")]
    assert brought(province, saved(province, rows), "--write") == 0
    assert "Ngô Văn Mẫu" in teams(province, "bao-vinh")


def test_a_sheet_called_as_a_unit_is_of_that_unit(province: SmallSite) -> None:
    """As where each commune has filled in its own sheet."""
    rows = [("Họ và tên", "Chức vụ"), ("Ngô Văn Mẫu", "Tổ trưởng")]
    assert brought(province, saved(province, rows, "Xuân An"), "--write") == 0
    assert "Ngô Văn Mẫu" in teams(province, "xuan-an")


def test_what_the_content_says_otherwise_is_told_and_overwritten_on_demand(
    province: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """A table of somebody else does not know what stood there when it was made."""
    rows = [("Họ và tên", "Vai trò", "Xã", "Thôn"), ("Lê Thị Mẫu", "Tổ phó", "Bảo Quang", "ấp Chợ")]
    path = saved(province, rows)
    before = teams(province)
    assert brought(province, path, "--write") == 1
    assert teams(province) == before
    assert "Ai đúng?" in capsys.readouterr().err
    assert brought(province, path, "--write", "--overwrite") == 0
    assert teams(province) == before.replace("role: head", "role: deputy")
