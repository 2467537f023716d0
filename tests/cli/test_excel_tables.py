"""Tables: what people edit in Excel comes back as exactly their edits, and nothing that stood beside them is lost."""

import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import CONTENT, PROJECT, SmallSite, small_site

from site_builder.cli import main
from site_builder.editing.sheets.fields import SHEETS
from site_builder.editing.sheets.reading import ReadTable, read_tables
from site_builder.output.workbook import SheetColumn, Table, csv_text, xlsx

TEAMS = """\
# Tổ của xã. Đừng xóa dòng này.
teams:
  - id: to-xa   # tổ đầu
    name: Tổ công nghệ số xã
    members:
      # người trực máy
      - name: Lê Văn Mẫu
        role: head
        phone: 0912 345 678   # máy riêng
        specialities: [vneid]
        consent: {what: [phone], date: 2026-11-01, by: Văn phòng}
      - name: Trần Thị Mẫu   # mới
        role: member
        position: "Hội Phụ nữ"
      - name: Trần Thị Mẫu
        role: member
        position: Đoàn xã
"""
FILE = "bao-quang/teams.yaml"
Rows = list[list[str]]


@pytest.fixture
def filled(site: SmallSite) -> SmallSite:
    """The small site with a team whose members have numbers, comments and a namesake."""
    return site.put({FILE: TEAMS.replace("\n", "\r\n").encode()})


def exported(site: SmallSite, kind: str = "teams", name: str = "to.xlsx") -> Path:
    """What `export` writes."""
    path = site.content.parent / name
    path.unlink(missing_ok=True)
    assert main(["export", kind, "--output", str(path), "--content", str(site.content)]) == 0
    return path


def brought(site: SmallSite, path: Path, *more: str) -> int:
    """The exit code of `import`."""
    return main(["import", str(path), "--content", str(site.content), *more])


def edited(path: Path, sheet: str, edit: Callable[[Rows], Rows]) -> None:
    """Saves a workbook again, as Excel does, with one sheet edited."""
    tables = []
    for one in read_tables(path.read_bytes(), path.stem):
        rows = [list(row) for row in one.rows]
        rows = edit(rows) if one.name == sheet else rows
        tables.append(_table(one, rows))
    path.write_bytes(xlsx(tables, date(2026, 11, 22)))


def _table(one: ReadTable, rows: Sequence[Sequence[str]]) -> Table:
    wide = max(map(len, rows), default=0)
    filled_up = [(*row, *[""] * (wide - len(row))) for row in rows]
    columns = tuple(SheetColumn(head=head) for head in filled_up[0])
    return Table(name=one.name, columns=columns, rows=tuple(tuple(row) for row in filled_up[1:]))


def cell(name: str, head: str, value: str) -> Callable[[Rows], Rows]:
    """An edit of the first row of a person."""

    def edit(rows: Rows) -> Rows:
        row = next(row for row in rows if name in row)
        row[rows[0].index(head)] = value
        return rows

    return edit


def text(site: SmallSite, file: str = FILE) -> str:
    """A file of the content, with its own line ends."""
    return (site.content / file).read_bytes().decode()


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("kind", SHEETS)
def test_what_nobody_has_edited_changes_nothing(
    kind: str, ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All of the real content, from either form."""
    path = tmp_path / f"a.{ending}"
    assert main(["export", kind, "--output", str(path), "--content", str(PROJECT / "content")]) == 0
    for one in sorted(tmp_path.iterdir()):
        assert main(["import", str(one), "--content", str(PROJECT / "content")]) == 0
    said = capsys.readouterr()
    assert said.out.count("Không có gì cần đổi.") == len(list(tmp_path.iterdir()))
    assert said.err == ""


def test_one_changed_phone_is_a_diff_of_one_line(filled: SmallSite) -> None:
    """Whatever was done to the order, and beside it; and the same table again changes nothing."""
    before = text(filled)
    path = exported(filled)

    def edit(rows: Rows) -> Rows:
        rows = cell("Lê Văn Mẫu", "Số điện thoại", "0987654321")(rows)
        head, *rest = [[*row, "ghi chú riêng"] for row in rows]
        return [[row[-1], *row[:-1]] for row in (head, *sorted(rest, reverse=True))]

    edited(path, "Thành viên", edit)
    assert brought(filled, path) == 0
    assert text(filled) == before, "nothing is written without --write"
    assert brought(filled, path, "--write") == 0
    assert text(filled) == before.replace("0912 345 678", "0987 654 321")
    assert brought(filled, path, "--write") == 0
    assert text(filled) == before.replace("0912 345 678", "0987 654 321")


def test_rows_that_are_missing_delete_nothing_and_marked_ones_do(filled: SmallSite) -> None:
    """Each namesake is told by the id of its row."""
    path = exported(filled)
    edited(path, "Thành viên", lambda rows: rows[:1])
    before = text(filled)
    assert brought(filled, path, "--write") == 0
    assert text(filled) == before
    path = exported(filled)
    edited(path, "Thành viên", cell("Đoàn xã", "Xóa", "xóa"))
    assert brought(filled, path, "--write") == 0
    gone = "      - name: Trần Thị Mẫu\n        role: member\n        position: Đoàn xã\n".replace("\n", "\r\n")
    assert text(filled) == before.replace(gone, "")
    assert brought(filled, path, "--write") == 0
    assert text(filled) == before.replace(gone, "")


def test_what_others_have_changed_meanwhile_stays(filled: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    """Another value of the same person is merged; of the same value both are told, and nothing is written."""
    path = exported(filled)
    edited(path, "Thành viên", cell("Lê Văn Mẫu", "Số điện thoại", "0987 654 321"))
    edited(path, "Thành viên", cell("Hội Phụ nữ", "Chức vụ", "Hội Nông dân"))
    filled.put({FILE: TEAMS.replace("0912 345 678", "0909 111 222")})
    assert brought(filled, path, "--write") == 1
    assert text(filled) == TEAMS.replace("0912 345 678", "0909 111 222")
    said = capsys.readouterr().err
    assert "Hai bên cùng sửa" in said
    assert "Thành viên, dòng" in said
    assert brought(filled, path, "--write", "--rest") == 1
    assert text(filled) == TEAMS.replace("0912 345 678", "0909 111 222").replace("Hội Phụ nữ", "Hội Nông dân")


def test_a_new_row_is_a_new_person_once(filled: SmallSite) -> None:
    """In the team that it names; lists are chosen by names, roles by their Vietnamese words."""
    path = exported(filled)

    def edit(rows: Rows) -> Rows:
        heads = rows[0]
        row = dict.fromkeys(heads, "")
        row |= {"Đơn vị": "xã bao quang", "Mã tổ": "to-xa", "Họ và tên": "Vũ Văn Mới", "Vai trò": "tổ phó"}
        row |= {"Việc giúp được": "VNeID", "Số điện thoại": "912345678"}
        return [*rows, list(row.values())]

    edited(path, "Thành viên", edit)
    assert brought(filled, path, "--write") == 0
    added = "      - name: Vũ Văn Mới\r\n        role: deputy\r\n        specialities:\r\n          - vneid\r\n"
    assert text(filled) == TEAMS.replace("\n", "\r\n") + added, "without a consent no number is written"
    assert brought(filled, path, "--write") == 0
    assert text(filled).count("Vũ Văn Mới") == 1


def test_a_row_that_was_copied_is_a_new_person(filled: SmallSite) -> None:
    """The row that still has the name is the old one, wherever it stands."""
    path = exported(filled)

    def copy(rows: Rows) -> Rows:
        row = next(row for row in rows if "Hội Phụ nữ" in row)
        at = rows[0].index("Họ và tên")
        return [rows[0], [*row[:at], "Vũ Thị Mới", *row[at + 1 :]], *rows[1:]]

    edited(path, "Thành viên", copy)
    before = text(filled)
    assert brought(filled, path, "--write") == 0
    added = "      - name: Vũ Thị Mới\r\n        role: member\r\n        position: Hội Phụ nữ\r\n"
    assert text(filled) == before + added


@pytest.mark.parametrize(("head", "value"), [("Đơn vị", "Phường Xuân An"), ("Mã tổ", "to-khac")])
def test_nobody_is_moved_by_a_cell(
    filled: SmallSite, head: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told how to do it, and nothing else is written meanwhile."""
    path = exported(filled)
    edited(path, "Thành viên", cell("Hội Phụ nữ", head, value))
    edited(path, "Thành viên", cell("Lê Văn Mẫu", "Chức vụ", "Trưởng thôn"))
    before = text(filled)
    assert brought(filled, path, "--write") == 1
    assert text(filled) == before
    assert "chuyển một người" in capsys.readouterr().err


def test_figures_keep_their_fractions(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    """And what is no number is told at its cell."""
    file = "bao-quang/figures.yaml"
    before = "figures:\n  - {label: Hộ có mạng, value: '71,4', measure: '%', as_of: 2026-11-01, source: Báo cáo}\n"
    path = exported(site.put({file: before}), "figures", "so.xlsx")
    edited(path, "Con số", cell("Hộ có mạng", "Giá trị", "72,5"))
    assert brought(site, path, "--write") == 0
    assert text(site, file) == before.replace("71,4", "72,5")
    edited(path, "Con số", cell("Hộ có mạng", "Giá trị", "nhiều"))
    assert brought(site, path, "--write") == 1
    assert "Con số, dòng 2, cột «Giá trị»" in capsys.readouterr().err
    assert text(site, file) == before.replace("71,4", "72,5")


def test_a_number_comes_with_its_consent_and_goes_with_it(filled: SmallSite) -> None:
    """Law 91/2025/QH15: what was agreed to, on which day, and who has taken it."""
    path = exported(filled)

    def agree(rows: Rows) -> Rows:
        rows = cell("Hội Phụ nữ", "Số điện thoại", "0912 000 111")(rows)
        rows = cell("Hội Phụ nữ", "Đồng ý công bố", "điện thoại")(rows)
        rows = cell("Hội Phụ nữ", "Ngày đồng ý", "46357")(rows)
        rows = cell("Hội Phụ nữ", "Người nhận lời đồng ý", "Văn phòng")(rows)
        return cell("Lê Văn Mẫu", "Đồng ý công bố", "")(rows)

    edited(path, "Thành viên", agree)
    assert brought(filled, path, "--write") == 0
    assert "0912 000 111" in text(filled)
    assert "date: 2026-12-01" in text(filled), "Excel counts days"
    assert "0912 345 678" not in text(filled)
    assert filled.build().codes == []


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1258", "tcvn3"])
@pytest.mark.parametrize("separator", [";", ","])
def test_a_csv_file_is_read_however_it_was_saved(
    filled: SmallSite, codec: str, separator: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Excel in Vietnam writes `;`, in America `,`; old programs know no Unicode."""
    rows = [["Họ và tên", "Chức vụ", "Đơn vị"], ["Nguyễn Văn Mẫu", "Trưởng thôn của xã", "xã Bảo Quang"]]
    path = filled.content.parent / "cu.csv"
    written = "\r\n".join(separator.join(row) for row in rows) + "\r\n"
    path.write_bytes(TCVN3[written] if codec == "tcvn3" else in_codec(written, codec))
    assert brought(filled, path, "--write") == 0
    assert "- name: Nguyễn Văn Mẫu" in text(filled)
    assert "position: Trưởng thôn của xã" in text(filled)
    said = capsys.readouterr().out
    assert ("Windows-1258" in said, "TCVN3" in said) == (codec == "cp1258", codec == "tcvn3")


def in_codec(written: str, codec: str) -> bytes:
    """A text in an encoding; Windows-1258 has tones of their own behind the letters."""
    import unicodedata  # noqa: PLC0415

    if codec != "cp1258":
        return written.encode(codec)
    letters = []
    for letter in written:
        parts = unicodedata.normalize("NFD", letter)
        tones = [part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"]
        letters.append(
            unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + "".join(tones)
        )
    return "".join(letters).encode("cp1258")


def tcvn3(separator: str) -> tuple[str, bytes]:
    """The table of the test as it was typed for .VnTime."""
    rows = [["Họ và tên", "Chức vụ", "Đơn vị"], ["Nguyễn Văn Mẫu", "Trưởng thôn của xã", "xã Bảo Quang"]]
    typed = [["Hä vµ tªn", "Chøc vô", "§¬n vÞ"], ["NguyÔn V¨n MÉu", "Tr­ëng th«n cña x·", "x· B¶o Quang"]]
    end = "\r\n"
    return (
        end.join(separator.join(row) for row in rows) + end,
        (end.join(separator.join(row) for row in typed) + end).encode("latin-1"),
    )


TCVN3 = dict(map(tcvn3, ";,"))


def test_a_workbook_without_its_library_says_what_to_install_and_csv_works(site: SmallSite) -> None:
    """In a Python that has no XlsxWriter."""
    run = (
        "import sys; sys.modules['xlsxwriter'] = None\nfrom site_builder.cli import main\nsys.exit(main(sys.argv[1:]))"
    )
    for name, code, said in (("a.xlsx", 2, "site-builder[xlsx]"), ("a.csv", 0, "a.csv")):
        arguments = ["export", "teams", "--output", str(site.content.parent / name), "--content", str(site.content)]
        ran = subprocess.run(
            [sys.executable, "-c", run, *arguments], cwd=PROJECT, capture_output=True, encoding="utf-8", check=False
        )
        assert ran.returncode == code
        assert said in ran.stdout + ran.stderr


def test_a_check_loads_nothing_of_tables(site: SmallSite) -> None:
    """Neither our modules nor the libraries."""
    code = (
        "import sys\nfrom site_builder.cli import main\n"
        f"main(['check', '--content', {str(site.content)!r}])\nprint(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, encoding="utf-8", check=True)
    loaded = set(ran.stderr.split())
    assert not {name for name in loaded if "sheets" in name or name.startswith(("xlsxwriter", "python_calamine"))}


def test_an_export_overwrites_no_table(filled: SmallSite) -> None:
    """Somebody may have edited it."""
    path = exported(filled)
    before = path.read_bytes()
    assert main(["export", "teams", "--output", str(path), "--content", str(filled.content)]) == 2
    assert path.read_bytes() == before


WORDS = st.text(st.sampled_from("aăâ ơđ:#-'\"0129=[]{}&*!|>%@,"), min_size=1, max_size=12).map(
    lambda said: " ".join(f"x{said}".split())
)


@given(words=st.lists(WORDS, min_size=3, max_size=3), order=st.randoms(use_true_random=False))
def test_whatever_is_typed_into_cells_is_what_the_content_says(words: list[str], order: random.Random) -> None:
    """And the table that is exported afterwards is the one that was typed."""
    with small_site() as site:
        site.put({FILE: TEAMS})
        path = exported(site)

        def edit(rows: Rows) -> Rows:
            head, *rest = rows
            for row, word in zip(
                (row for row in rest if row[1] and "to-xa" in row and "bao-quang" in row[0]), words, strict=False
            ):
                row[head.index("Chức vụ")] = word
            order.shuffle(rest)
            return [head, *rest]

        edited(path, "Thành viên", edit)
        assert brought(site, path, "--write") == 0
        wanted = next(one for one in read_tables(path.read_bytes(), "") if one.name == "Thành viên")
        got = next(
            one for one in read_tables(exported(site, name="b.xlsx").read_bytes(), "") if one.name == "Thành viên"
        )
        assert sorted(got.rows) == sorted(wanted.rows)
        assert "# người trực máy" in text(site)


def test_csv_of_ours_keeps_formulas_as_text() -> None:
    """They are written with an apostrophe for Excel, and come back without it."""
    table = Table(name="a", columns=(SheetColumn(head="a"), SheetColumn(head="b")), rows=(("=1+1", "'=2"),))
    assert read_tables(csv_text(table), "a")[0].rows[1] == ("=1+1", "'=2")


def test_the_small_site_has_the_unit_that_these_tests_fill() -> None:
    """Its commune is Bảo Quang."""
    assert "Bảo Quang" in str(CONTENT["bao-quang/unit.yaml"])
