"""The numbers on the pages of progress, counted once more from the files, by other means than the builder's."""

import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from real_site.conftest import BASE, built
from real_site.published import CONTENT, Published

DAYS = ("2022-11-30", "2026-11-30")
COLUMNS = ("teams", "launched", "trained", "members", "rounds", "reached")
Row = dict[str, Any]


@pytest.fixture(scope="module", params=DAYS)
def on_day(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Published, str]:
    """The real content on a day when the city stands, and when it is over; the ledger knows pages of later days.

    So it is left out.
    """
    folder = tmp_path_factory.mktemp("progress")
    shutil.copytree(CONTENT, folder / "content")
    (folder / "content/addresses.txt").unlink()
    return built(folder / "content", folder / "public", BASE, request.param, strict=False), request.param


def read(file: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """A file's values, each as a text."""
    return yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - makes texts, lists and mappings alone


def rows(folder: Path, stem: str) -> list[Row]:
    """The rows of a list, whatever files it is divided into, each value as it is written."""
    files = [*folder.glob(f"{stem}.yaml"), *folder.glob(f"{stem}-*.yaml")]
    return [row for file in files for row in read(file)[stem] or ()]


def iso(text: str) -> str:
    """A day as 2026-11-30, however it is written."""
    day, month, year = text.split("/") if "/" in text else text.split("-")[::-1]
    return date(int(year), int(month), int(day)).isoformat()


def is_over(folder: Path, day: str) -> bool:
    """Whether a unit has become another one."""
    succession = read(folder / "unit.yaml").get("succession") or {}
    ends = "into" in succession or succession.get("kind") == "ended" or not {"from", "since"} & {*succession}
    if succession.get("kind") in ("renamed", "changed") and " " in str(succession.get("into")):
        return False  # it goes on under the name that is told there in words
    return ends and "date" in succession and iso(succession["date"]) <= day


def is_to_come(folder: Path, day: str) -> bool:
    """Whether a unit is yet to begin."""
    succession = read(folder / "unit.yaml").get("succession") or {}
    is_first = "from" in succession and "into" not in succession
    begins: str = succession.get("since") or (succession.get("date", "") if is_first else "")
    return bool(begins) and iso(begins) > day


def counted(folder: Path, day: str) -> Counter[str]:
    """What a folder's own files say."""
    found: Counter[str] = Counter()
    for team in rows(folder, "teams"):
        dates = {key: key in team and iso(team[key]) <= day for key in ("launched_on", "trained_on")}
        trained = dates["trained_on"] or team.get("state") == "trained"
        launched = trained or dates["launched_on"] or team.get("state") == "launched"
        found += Counter(teams=1, launched=int(launched), trained=int(trained))
        for member in team.get("members") or ():
            serves = iso(member.get("valid_from") or day) <= day <= iso(member.get("valid_to") or day)
            source = member.get("source") or team.get("source") or ""
            sample = "sample" in member or "sample" in team
            known = sample or not source or re.search(r"\b(19|20)\d\d\b", source)
            found["members"] += bool(serves and (known or not is_over(folder, day)))
    for event in rows(folder, "events"):
        if "date" in event and iso(event["date"]) < day and event.get("held", "có") not in ("không", "khong"):
            found["rounds"] += 1
            found["reached"] += int((event.get("reached") or "0").replace(".", ""))
    return found


def test_every_table_says_what_the_files_say(on_day: tuple[Published, str]) -> None:
    """Each row and the sums of each unit that has others below it."""
    site, day = on_day
    folders = [file.parent for file in CONTENT.rglob("unit.yaml") if file.parent.name != "_quoc-gia"]
    pages = [folder for folder in folders if any(other != folder and folder in other.parents for other in folders)]
    assert len(pages) > 2
    for folder in pages:
        below = [other for other in folders if folder in other.parents and not is_to_come(other, day)]
        wanted = sum(
            (counted(one, day) for one in below if is_over(folder, day) or not is_over(one, day)), counted(folder, day)
        )
        url = "".join(f"{part}/" for part in folder.relative_to(CONTENT).parts)
        table = site.soup(f"{url}tien-do/").select_one("table.tally")
        assert table or not sum(wanted.values()), url
        if table is None:
            continue
        sums = [int(cell.text.replace(".", "")) for cell in table.select("tfoot td")]
        assert sums == [wanted[name] for name in COLUMNS], url
        body = [[int(cell.text.replace(".", "")) for cell in row.select("td")] for row in table.select("tbody tr")]
        assert [sum(column) for column in zip(*body, strict=True)] == sums, url


def test_the_city_of_2022_has_its_teams(on_day: tuple[Published, str]) -> None:
    """Fourteen communes of fifteen tell of theirs, and most people there are samples, which the page says."""
    site, _ = on_day
    text = site.text("dong-nai/long-khanh/tien-do/")
    assert "Trong số này có nội dung mẫu" in text
    assert "14/15 nơi có người giúp. Chưa có: Bàu Sen." in text
