"""The seeded site and its scorer: the same bytes, a truth that is true, and our own check held against it.

The tests of the last part need `check --site` (room `audit`).
"""

import json
import os
import re
import subprocess
import sys
from functools import cache
from http.client import HTTPConnection
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from links.checkers import CHECKERS, OURS, Case
from links.kinds import Group, kinds
from links.planting import HOST, Plant
from links.score import Told, Truth
from links.seeded import Site, faults, site
from links.serving import served
from small_site import PROJECT

PAGES = 200
TEXTS = (".html", ".css", ".js", ".xml", ".rss", ".svg", ".txt", ".webmanifest")
VOCABULARIES = {"www.w3.org", "www.sitemaps.org", "www.google.com"}
"""Names of XML: nothing asks them for anything."""
FORMS = {"zalo.me", "play.google.com", "apps.apple.com"}
"""Checkers look at how these are written; nothing here connects to them."""
BASES = pytest.mark.parametrize("base", ["/", "/xa/"])

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")


@cache
def small(base: str) -> Site:
    """A site of 200 pages with every kind."""
    return site(PAGES, "247", base)


def as_told(plant: Plant) -> Told:
    """The report that a perfect checker gives."""
    spot = plant.spots[0]
    return Told(file=spot.file, line=spot.line, column=spot.column, address=spot.address)


@BASES
def test_the_same_seed_makes_the_same_bytes(base: str) -> None:
    """Also the same truth; another seed plants elsewhere."""
    again = site(PAGES, "247", base)
    assert again.files == small(base).files
    assert again.truth() == small(base).truth()
    assert site(PAGES, "248", base).truth() != again.truth()


def test_the_hash_seed_changes_nothing(tmp_path: Path) -> None:
    """Two processes with other hash seeds write the same site."""
    program = str(PROJECT / "tests/bench/links/seeded.py")
    for seed in ("1", "2"):
        words = [sys.executable, program, str(tmp_path / seed), "--pages", "60"]
        words += ["--truth", str(tmp_path / f"{seed}.json")]
        subprocess.run(words, check=True, env={"PYTHONHASHSEED": seed}, stdout=subprocess.DEVNULL)
    assert files(tmp_path / "1") == files(tmp_path / "2")
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@BASES
def test_the_truth_stands_where_it_says(base: str) -> None:
    """At every spot's line and column the file has the address, letter for letter."""
    made = small(base)
    for plant in made.plants:
        for spot in plant.spots:
            if spot.address != spot.file:
                lines = made.files[spot.file].decode().split("\n")
                rest = "\n".join(lines[spot.line - 1 :])[spot.column - 1 :].replace("\r\n", "\n")
                assert rest.startswith(spot.address.replace("\r\n", "\n")), (plant.kind, spot)


def test_there_are_as_many_faults_and_decoys_as_promised() -> None:
    """More than 140 faults of 60 kinds, 60 decoys; each kind says why."""
    made = small("/")
    assert len(faults(made.plants)) >= 140
    assert len({plant.kind for plant in faults(made.plants)}) >= 60
    assert len(made.plants) - len(faults(made.plants)) >= 60
    assert all(kind.why and kind.why != kind.text for kind in kinds())


def test_pages_are_as_large_as_those_of_the_large_contest() -> None:
    """Some 53 links and 75 references a page, 8 to 10 kB."""
    pages = [text for name, text in small("/").files.items() if re.match(r"xa-0[1-5]/.*html", name)]
    links = sorted(text.count(b"<a ") for text in pages)
    sizes = sorted(len(text) for text in pages)
    assert 50 <= links[len(links) // 2] <= 56
    assert 8_000 <= sizes[len(sizes) // 2] <= 10_000


def test_nothing_could_be_reached() -> None:
    """Every host is reserved (RFC 2606, RFC 6761), this machine, the name of a vocabulary, or a form."""
    made = small("/").files.items()
    text = "\n".join(content.decode() for name, content in made if name.endswith(TEXTS))
    hosts = {found.lower() for found in re.findall(r"(?i)https?://([^/\n\"'<>:?#)\]]+)", text)}
    far = {host for host in hosts if not host.endswith(".example")} - {"localhost", "127.0.0.1", "[", "xa%2eexample"}
    assert far == VOCABULARIES | FORMS


@BASES
def test_the_truth_itself_scores_everything(base: str) -> None:
    """All found, each to its column, and no false alarm."""
    plants = small(base).plants
    score = Truth(plants).score(as_told(plant) for plant in faults(plants))
    everything = {number for number, plant in enumerate(plants) if plant.group is not Group.DECOY}
    assert score.found == score.exact == score.to_the_column == everything
    assert score.alarms == 0
    assert score.precision == 1.0


def test_reports_without_lines_find_their_fault_by_its_address() -> None:
    """As crawlers give it: decoded or not, in full."""
    made = small("/")
    number = next(at for at, plant in enumerate(made.plants) if plant.kind == "percent-vietnamese-missing")
    spot = made.plants[number].spots[0]
    name = spot.address.rpartition("/")[2]
    told = Told(file=spot.file, address=f"http://127.0.0.1:8000/tin-t%E1%BB%A9c/{name}")
    assert Truth(made.plants).score([told]).found == {number}


def test_a_report_on_a_decoy_or_on_nothing_is_a_false_alarm() -> None:
    """Decoys count once, however often they are told."""
    made = small("/")
    decoy = next(plant for plant in made.plants if plant.kind == "hash-top")
    nothing = Told(file="gioi-thieu.html", line=3, address="x")
    score = Truth(made.plants).score([as_told(decoy), as_told(decoy), nothing])
    assert (len(score.found), score.alarms, score.precision) == (0, 2, 0.0)


def test_a_report_on_the_wrong_line_is_found_but_not_exact() -> None:
    """The editor would have to search for it."""
    made = small("/")
    plant = next(plant for plant in made.plants if plant.kind == "page-missing-rel")
    spot = plant.spots[0]
    score = Truth(made.plants).score([Told(file=spot.file, line=1, address=spot.address)])
    assert (len(score.found), len(score.exact), score.alarms) == (1, 0, 0)


def test_the_server_shows_files_and_no_lists(tmp_path: Path) -> None:
    """What crawlers are given: pages below the base, their Vietnamese names too; 404 for folders without an index."""
    small("/xa/").write(tmp_path / "site")
    with served(tmp_path / "site", "/xa/") as address:
        assert code(f"{address}gioi-thieu.html") == 200
        assert code(f"{address}tin-t%E1%BB%A9c/") == 200
        assert code(f"{address}tep/") == 404
        assert code(f"{address}khong-co/") == 404
        assert code(address.replace("/xa/", "/gioi-thieu.html")) == 404


def code(address: str) -> int:
    """What a server on loopback answers."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=10)
    try:
        connection.request("GET", parts.path)
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.mark.skipif(find_spec("site_builder.linkcheck.site") is None, reason="needs `check --site`")
@BASES
def test_our_check_finds_every_core_fault_and_raises_no_false_alarm(base: str, tmp_path: Path) -> None:
    """On the exact line each; it finds out by itself where the site stands."""
    made = small(base)
    made.write(tmp_path / "site")
    case = Case(folder=tmp_path / "site", base=base, served="", report=tmp_path / "report")
    subprocess.run(CHECKERS[OURS].command(sys.executable, case), check=False, cwd=tmp_path, capture_output=True)
    score = Truth(made.plants).score(CHECKERS[OURS].told(case))
    missed = [
        plant
        for number, plant in enumerate(made.plants)
        if plant.group is not Group.DECOY and number not in score.exact
    ]
    assert [plant for plant in missed if plant.group is Group.CORE] == []
    assert [(made.plants[number].kind, told) for number, told in score.on_decoys] == []
    assert score.elsewhere == ()
    assert len(missed) <= len(faults(made.plants)) // 20, [plant.kind for plant in missed]


def test_the_truth_can_be_read_by_others() -> None:
    """JSON: kind, group, why, and spots with file, line, column, address."""
    value = json.loads(small("/").truth())
    assert (value["host"], value["base"]) == (HOST, "/")
    assert set(value["plants"][0]) == {"kind", "group", "why", "spots"}
    assert set(value["plants"][0]["spots"][0]) == {"file", "line", "column", "address"}
