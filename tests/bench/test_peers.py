"""What the peers start from, and what the part of Pelican's and MkDocs' work that we wrote makes of it."""

import shutil
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from country import DAY, communes, files
from pageset import SECTIONS, Country, read
from peer import TEMPLATES
from peers import PEERS
from small_site import PROJECT, THEMES, SmallSite
from units import country

from site_builder import builder
from site_builder.text.normalize import order
from site_builder.text.numbers import show_date, show_moment

sys.path.append(str(TEMPLATES / "python"))

import arrange


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Country, set[str]]:
    """A country of one commune in the benchmark's own theme, and the pages that our engine made of it."""
    folder = tmp_path_factory.mktemp("country")
    site = SmallSite(folder, dict(files(communes(1), theme="bench")))
    shutil.copytree(PROJECT / "tests" / "bench" / "theme", folder / "themes" / "bench")
    shutil.copytree(THEMES / "default" / "i18n", folder / "themes" / "bench" / "i18n")
    options = builder.BuildOptions(content=site.content, output=site.output, day=DAY, themes=(folder / "themes",))
    assert builder.build(options).problems == ()
    pages = {path.relative_to(site.output).as_posix() for path in site.output.rglob("index.html")}
    return read(site.content, site.output), pages


def test_the_peers_get_every_page_that_we_make(made: tuple[Country, set[str]]) -> None:
    """The pages that every unit has, and one for each text. Units above others have one more of ours, with counts."""
    known, ours = made
    theirs = [page.url for unit in known.units for page in unit.pages]
    theirs += [f"{unit.path}{SECTIONS[text.kind]}/{text.slug}/" for unit in known.units for text in known.texts(unit)]
    paths = [unit.path for unit in known.units]
    counts = [f"{path}tien-do/" for path in paths if any(one != path and one.startswith(path) for one in paths)]
    assert sorted(f"{url}index.html".lstrip("/") for url in (*theirs, *counts)) == sorted(ours)


@pytest.mark.parametrize("name", PEERS)
def test_a_source_holds_what_editors_wrote_and_nothing_that_is_shown(
    name: str, made: tuple[Country, set[str]], tmp_path: Path
) -> None:
    """ISO dates and ids; no date as residents read it, no list from A to Z."""
    PEERS[name].write(made[0], tmp_path)
    kept = [path for path in tmp_path.rglob("*.*") if path.suffix in {".md", ".json", ".yaml", ".html"}]
    written = "\n".join(path.read_text("utf-8") for path in kept)
    posted = date.fromisoformat(made[0].units[-1].announcements()[-1].file[:10])
    assert posted.isoformat() in written
    assert show_date(posted) not in written
    assert 'id="chu-a"' not in written


def test_their_alphabet_is_ours() -> None:
    """For the names of all communes."""
    names = [commune.name for province in country() for commune in province.communes]
    assert sorted(names, key=arrange.order) == sorted(names, key=order)


def test_their_dates_are_ours() -> None:
    """A day and a moment, out of what YAML and JSON make of them."""
    assert arrange.day("2026-11-01") == arrange.day(date(2026, 11, 1)) == show_date(date(2026, 11, 1))
    for when in (datetime(2026, 11, 28, 7, 30), datetime(2026, 11, 29)):  # noqa: DTZ001 - Vietnam's, as in content
        assert arrange.moment(when) == arrange.moment(f"{when:%Y-%m-%d %H:%M}") == show_moment(when)


def test_a_list_from_a_to_z_has_letters_without_marks() -> None:
    """Ấp stands under A, Đăng nhập under D; what is above is not within."""
    units: dict[str, dict[str, Any]] = {
        "root": {"path": "/", "name": "Việt Nam", "kind": "nước"},
        "a": {"path": "/a/", "name": "Ấp Bắc", "kind": "xã"},
    }
    arrange.arrange(units, [], "2026-11-22")
    groups = arrange.az(units["root"], [{"id": "dang-nhap", "name": "Đăng nhập"}], "Tổ")
    assert [(group["letter"], [link["text"] for link in group["links"]]) for group in groups] == [
        ("A", ["Ấp Bắc"]),
        ("D", ["Đăng nhập"]),
    ]
    assert arrange.az(units["a"], [], "Tổ") == []


def test_neighbours_and_what_has_expired_are_found_whatever_the_order_of_files() -> None:
    """On its last day an announcement has not expired."""
    unit: dict[str, Any] = {"path": "/", "name": "Việt Nam", "kind": "nước"}
    heads: list[dict[str, Any]] = [
        {"unit": "root", "kind": "announcement", "slug": day, "title": day, "url": "", "date": day, "expires": expires}
        for day, expires in (("2026-11-02", "2026-11-22"), ("2026-11-03", "2026-12-01"), ("2026-11-01", "2026-11-21"))
    ]
    arrange.arrange({"root": unit}, heads, "2026-11-22")
    assert [head["title"] for head in unit["news"]] == ["2026-11-03", "2026-11-02"]
    assert [head["title"] for head in unit["archive"]] == ["2026-11-01"]
    middle, newest, oldest = heads
    assert middle["newer"] is newest
    assert middle["older"] is oldest
    assert "newer" not in newest
