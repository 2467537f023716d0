"""The program as it is installed, far from its repository: a new site has all that it needs."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from new_sites import COMMUNE, DAY, TRAN_DE, UNITS
from small_site import PROJECT, tree

from site_builder.cli.starter import starter_files

LISTS = "site_builder/text/gazetteer/"
PROGRESS = re.compile(r"[\d.]+/[\d.]+ đơn vị, .*")
"""What a build says that takes longer than some seconds, as on a machine that does other things too."""
MOST_BYTES = 140_000
"""The State's lists take so much of the wheel at most, and their licences with them."""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, which is built once. Its builder comes from the package index: without one, the tests are skipped."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(PROJECT)]
    made = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=300)
    if made.returncode:
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say(f"no wheel can be built here: {made.stderr.strip()[-200:]}")
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path) -> dict[str, str]:
    """The surroundings of a process that knows the program from the wheel alone."""
    folder = wheel.parent / "installed"
    zipfile.ZipFile(wheel).extractall(folder)
    return {**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"}


def run(folder: Path, installed: dict[str, str], *arguments: str) -> str:
    """One command of the installed program, which has nothing to complain of."""
    command = [sys.executable, "-m", "site_builder", *arguments]
    ran = subprocess.run(
        command, cwd=folder, env=installed, input="", capture_output=True, encoding="utf-8", check=False
    )
    told = [line for line in ran.stderr.splitlines() if not PROGRESS.fullmatch(line)]
    assert (ran.returncode, told) == (0, []), arguments
    return ran.stdout


@pytest.mark.parametrize(("arguments", "units"), [(TRAN_DE, UNITS), (COMMUNE, set())], ids=["district", "commune"])
def test_the_hour_of_somebody_who_has_only_the_wheel(
    arguments: list[str], units: set[str], installed: dict[str, str], tmp_path: Path
) -> None:
    """From an empty folder to pages without an error or a warning; an announcement, and an update with nothing new."""
    run(tmp_path, installed, "new", "site", *arguments)
    assert {path.parent.name for path in (tmp_path / "content").glob("*/unit.yaml")} - {"_quoc-gia"} == units
    assert "không có lỗi" in run(tmp_path, installed, "build", "--strict", *DAY)
    pages = tree(tmp_path / "public")
    assert pages.keys() >= {"index.html", *(f"{unit}/index.html" for unit in units)}
    assert not any(word in body for body in pages.values() for word in (b"0251 1022", "Long Khánh 24/7".encode()))
    run(tmp_path, installed, "new", "thông báo", "Nghỉ lễ", "--unit", ".", "--date", "2026-12-01")
    assert "không có gì phải đổi" in run(tmp_path, installed, "update")
    run(tmp_path, installed, "deploy", str(tmp_path / "host"))
    assert (tmp_path / "host/index.html").read_bytes() == pages["index.html"]
    assert "không có lỗi" in run(tmp_path, installed, "build", "--strict", *DAY)


def test_the_wheel_carries_what_sheets_are_made_of(wheel: Path) -> None:
    """Templates, words, and the fonts with their licence, byte for byte."""
    files = zipfile.ZipFile(wheel)
    folder = PROJECT / "site_builder/printing"
    own = {path for path in folder.rglob("*") if path.suffix in (".typ", ".ttf", ".txt", ".yaml")}
    assert len({path.suffix for path in own}) == 4
    assert [path for path in own if files.read(path.relative_to(PROJECT).as_posix()) != path.read_bytes()] == []


def test_the_wheel_carries_what_a_clone_gives_to_new_sites(wheel: Path) -> None:
    """The base layer, the manual and the settings of VS Code, byte for byte."""
    files = zipfile.ZipFile(wheel)
    carried = {
        name.removeprefix("site_builder/_starter/"): files.read(name)
        for name in files.namelist()
        if name.startswith("site_builder/_starter/")
    }
    assert carried == {
        name: body for name, body in starter_files().items() if not name.startswith(("files/", "workflows/"))
    }
    assert any(name.startswith("content/_quoc-gia/guides/") for name in carried)


def test_the_state_s_lists_are_small_and_come_with_their_licences(wheel: Path) -> None:
    """As they are packed."""
    files = {one.filename.removeprefix(LISTS): one for one in zipfile.ZipFile(wheel).infolist()}
    lists = [files[name] for name in ("today.txt", "former.txt", "LICENSE.txt")]
    assert sum(one.compress_size for one in lists) < MOST_BYTES
