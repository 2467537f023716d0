"""A province's spreadsheet of Tuyên Quang's size brought in: 138 communes, 1,871 teams, 10,257 members.

    python tests/bench/tables.py [FOLDER]

It makes the communes and the workbook, runs `import --write`, `build`, `export` and `import` again, each in a process
of its own, and prints seconds and the most memory that any of them has held.
"""

import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

PROJECT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]

from small_site import CONTENT  # noqa: E402 - the project is no installed package here

from site_builder.output.workbook import SheetColumn, Table, xlsx  # noqa: E402

COMMUNES, TEAMS, MEMBERS = 138, 1871, 10257
HEADS = (
    "Đơn vị",
    "Họ và tên",
    "Chức vụ",
    "Thôn",
    "SĐT",
    "Ứng dụng phụ trách",
    "Đồng ý",
    "Ngày đồng ý",
    "Người nhận lời đồng ý",
)
DAY = "2026-11-30"


def content(folder: Path) -> None:
    """Makes the communes, none of which has a team."""
    files = {name: str(text) for name, text in CONTENT.items() if "/" not in name or name.startswith("guides/")}
    files |= {
        f"xa-{number}/unit.yaml": f"name: Mẫu {number}\nkind: xã\nhotline: 0251 1022\n" for number in range(COMMUNES)
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def workbook(path: Path) -> None:
    """Makes the spreadsheet: whoever has no commune, no team and no phone of ours."""
    rows = []
    for number in range(MEMBERS):
        team = number * TEAMS // MEMBERS
        is_first = not number or (number - 1) * TEAMS // MEMBERS != team
        unit, place = f"Xã Mẫu {team * COMMUNES // TEAMS}", f"Thôn {team}"
        agreed = ("x", date(2026, 11, 1), "Văn phòng") if number % 3 == 0 else (None, None, None)
        phone = 912000000 + number
        role = "Tổ trưởng" if is_first else "Thành viên"
        rows.append((unit, f"Thành viên mẫu {number}", role, place, phone, "VNeID", *agreed))
    table = Table(name="Danh sách", columns=tuple(SheetColumn(head=head) for head in HEADS), rows=tuple(rows))
    path.write_bytes(xlsx([table], date(2026, 11, 30)))


def run(folder: Path, *arguments: str) -> None:
    """One command, with what it took."""
    started, used = time.perf_counter(), getrusage(RUSAGE_CHILDREN)
    command = [sys.executable, str(PROJECT / "build.py"), *arguments]
    ran = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    seconds = time.perf_counter() - started
    last = (ran.stdout.strip() or ran.stderr.strip()).splitlines()[-1:]
    now = getrusage(RUSAGE_CHILDREN)
    cpu, peak = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime, now.ru_maxrss / 1024
    took = f"{arguments[0]:8} {seconds:5.1f} s, {cpu:5.1f} s of CPU, exit {ran.returncode}"
    sys.stdout.write(f"{took}, most memory so far {peak:.0f} MB: {' '.join(last)}\n")


def main(folder: Path) -> None:
    """All in one folder."""
    content(folder / "content")
    workbook(folder / "tinh.xlsx")
    there = ("--content", str(folder / "content"))
    run(folder, "import", "tinh.xlsx", "--write", *there)
    run(folder, "import", "tinh.xlsx", "--write", *there)
    run(folder, "build", "--date", DAY, "--output", str(folder / "public"), *there)
    run(folder, "export", "teams", "--output", "to.xlsx", *there)
    run(folder, "import", "to.xlsx", *there)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as made:
            main(Path(made))
