"""New sites of real places, as `new site` makes them in an empty folder."""

from pathlib import Path

from terminal import Ran, run_command

DAY = ("--date", "2026-12-02")
"""The day on which they are built: texts grow old."""
URL = "https://trande247.vn/"
PLACE = ["huyện Trần Đề", "--province", "Cần Thơ"]
TRAN_DE = [*PLACE, "--base-url", URL]
COMMUNE = ["Bảo Vinh", "--type", "phường", "--province", "Đồng Nai", "--base-url", URL]
UNITS = {"dai-an-2", "lich-hoi-thuong", "lieu-tu", "tai-van", "thanh-thoi-an", "thanh-thoi-thuan"}
UNITS |= {"thi-tran-lich-hoi-thuong", "tran-de", "trung-binh", "vien-an", "vien-binh"}


def new_site(folder: Path, *arguments: str) -> Ran:
    """`new site`, which has to succeed."""
    ran = run_command(folder, "new", "site", *arguments)
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran


def is_fine(folder: Path) -> bool:
    """Whether `build --strict` has no error and no warning to tell."""
    ran = run_command(folder, "build", "--strict", *DAY)
    assert (ran.returncode, ran.stderr) == (0, "")
    return "không có lỗi" in ran.stdout and "điều cần nhắc" not in ran.stdout
