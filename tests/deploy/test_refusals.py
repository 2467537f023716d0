"""What a deploy refuses, and that it touches nothing then; what a person may decide, and no more."""

from pathlib import Path
from typing import Any

import pytest
from memory_host import Disk, Files, Killed, folders_of, options, site_of

from site_builder.deploy.history import DeployHistory
from site_builder.deploy.manifest import HOST_MANIFEST
from site_builder.deploy.refusal import Allowed, refuse_site
from site_builder.deploy.session import DeployResult, deploy
from site_builder.output import MANIFEST, Manifest, ManifestEntry
from site_builder.output.manifest import manifest_text, parse_manifest

URL = "https://a.gov.vn/"
PAGES: Files = {f"{name}/index.html": name.encode() for name in "abcdefghi"} | {"index.html": b"home"}
"""Ten pages."""


def put(files: Files, disk: Disk, cache: Path, allowed: Allowed | None = None, **site: Any) -> DeployResult:  # noqa: ANN401 - as the class has them
    """Deploys a site, as somebody allows it."""
    made = site_of(files, **{"base_url": URL, **site})
    return deploy(made, disk.connect, options(cache, allowed=allowed or Allowed()))


def words(result: DeployResult) -> list[str]:
    """The reasons, by their names."""
    return [refusal.word for refusal in result.refusals]


def refused(files: Files, disk: Disk, cache: Path, allowed: Allowed | None = None, **site: Any) -> list[str]:  # noqa: ANN401 - as the class has them
    """The reasons for which a deploy is not begun; nothing on the host is another than before."""
    before, folders = dict(disk.files), set(disk.folders)
    result = put(files, disk, cache, allowed, **site)
    assert (disk.files, disk.folders) == (before, folders)
    return words(result)


def without(*names: str) -> Files:
    """The pages but for some."""
    return {name: body for name, body in PAGES.items() if name not in names}


def test_more_than_a_fifth_of_the_pages_may_not_go(tmp_path: Path) -> None:
    """A fifth may; more only if their number is typed, and not one more than that."""
    disk = Disk()
    put(PAGES, disk, tmp_path)
    three = without("a/index.html", "b/index.html", "c/index.html")
    assert refused(three, disk, tmp_path) == ["refuse_deletes"]
    assert refused(three, disk, tmp_path, Allowed(delete=2)) == ["refuse_deletes"]
    assert words(put(three, disk, tmp_path, Allowed(delete=3))) == []
    assert disk.site() == three
    assert words(put({**PAGES, **without("a/index.html")}, disk, tmp_path)) == []
    assert words(put(without("a/index.html", "b/index.html"), disk, tmp_path)) == []


@pytest.mark.parametrize("name", ["q/0423/index.html", "xa/q/7/index.html"])
def test_a_printed_code_keeps_its_page(tmp_path: Path, name: str) -> None:
    """It may be given up by its own address only, however that is written."""
    disk = Disk()
    put({**PAGES, name: b"code"}, disk, tmp_path)
    assert refused(PAGES, disk, tmp_path) == ["refuse_issued"]
    assert refused(PAGES, disk, tmp_path, Allowed(delete=99, lost=frozenset({"q/1/"}))) == ["refuse_issued"]
    address = "/" + name.removesuffix("index.html")
    assert words(put(PAGES, disk, tmp_path, Allowed(lost=frozenset({address})))) == []


def test_a_former_address_keeps_its_page(tmp_path: Path) -> None:
    """Though the new site does not know any more that it was one."""
    disk = Disk()
    old = {**PAGES, "cu/index.html": b"moved"}
    put(old, disk, tmp_path, redirects={"cu/index.html": "a/index.html"})
    assert refused(PAGES, disk, tmp_path) == ["refuse_issued"]
    assert words(put(PAGES, disk, tmp_path, Allowed(lost=frozenset({"cu"})))) == []


def output(*failed: str, files: Files = PAGES) -> Manifest:
    """What a build says of units "", "a" and "a/b"; those that failed have no page."""
    units = {"": ManifestEntry(files={"": 4})}
    for unit in ("a", "b"):
        name = f"{unit}/"
        units[unit] = ManifestEntry(failed=unit in failed, files={name: 1} if f"{name}index.html" in files else {})
    return Manifest(units=units)


def test_the_pages_of_a_unit_that_failed_stay(tmp_path: Path) -> None:
    """On a machine that has none of them: refused, or kept where they are; the rest is published."""
    disk = Disk()
    whole = output()
    put({**PAGES, MANIFEST: manifest_text(whole).encode()}, disk, tmp_path, output=whole)
    lacking = without("a/index.html") | {"index.html": b"new"}
    broken = output("a", files=lacking)
    files = {**lacking, MANIFEST: manifest_text(broken).encode()}
    assert refused(files, disk, tmp_path, output=broken) == ["refuse_failed"]
    result = put(files, disk, tmp_path, Allowed(keep_failed=True), output=broken)
    assert (words(result), result.kept) == ([], ("a",))
    assert {name: body for name, body in disk.site().items() if name != MANIFEST} == {**PAGES, "index.html": b"new"}
    entry = parse_manifest(disk.files[MANIFEST]).units["a"]
    assert (entry.failed, entry.files) == (True, {"a/": 1})
    assert put(files, disk, tmp_path, Allowed(keep_failed=True), output=broken).plan.steps == ()


def test_somebody_elses_site_is_left_alone(tmp_path: Path) -> None:
    """Unless it is asked for to stand beside it; then a file of theirs is replaced by its name only."""
    theirs: Files = {"index.php": b"theirs", "a/index.html": b"theirs", "a/x.png": b"theirs"}
    disk = Disk(files=dict(theirs), folders=folders_of(theirs))
    assert refused(PAGES, disk, tmp_path) == ["refuse_foreign"]
    assert refused(PAGES, disk, tmp_path, Allowed(beside=True)) == ["refuse_taken"]
    put(PAGES, disk, tmp_path, Allowed(beside=True, overwrite=frozenset({"a/index.html"})))
    assert disk.site(["index.php", "a/x.png"]) == PAGES
    assert (disk.files["index.php"], disk.files["a/x.png"]) == (b"theirs", b"theirs")
    assert words(put(without("a/index.html"), disk, tmp_path)) == []
    assert disk.files["a/x.png"] == b"theirs"


def test_a_file_of_others_is_not_replaced_later_either(tmp_path: Path) -> None:
    """Nor a folder of theirs by a file of ours, nor a file of theirs by a folder."""
    disk = Disk()
    put(PAGES, disk, tmp_path)
    disk.files |= {"new.css": b"theirs", "m": b"theirs", "n/x": b"theirs"}
    disk.folders.add("n")
    for name in ("new.css", "m/index.html", "n"):
        assert refused({**PAGES, name: b"ours"}, disk, tmp_path) == ["refuse_taken"], name


def test_a_folder_with_files_of_others_does_not_become_a_file(tmp_path: Path) -> None:
    """Ours in it may go, theirs may not."""
    disk = Disk()
    put(PAGES, disk, tmp_path)
    disk.files["a/theirs.txt"] = b"theirs"
    files = without("a/index.html") | {"a": b"file"}
    assert refused(files, disk, tmp_path) == ["refuse_taken"]


def test_another_site_of_ours_is_not_replaced(tmp_path: Path) -> None:
    """Unless its address is typed."""
    disk = Disk()
    put(PAGES, disk, tmp_path)
    other = "https://b.gov.vn/"
    assert refused(PAGES, disk, tmp_path, base_url=other) == ["refuse_other_site"]
    assert refused(PAGES, disk, tmp_path, Allowed(site="https://c.gov.vn/"), base_url=other) == ["refuse_other_site"]
    assert words(put(PAGES, disk, tmp_path, Allowed(site="https://a.gov.vn"), base_url=other)) == []


def test_an_output_that_was_copied_by_hand_is_known_for_ours(tmp_path: Path) -> None:
    """By the manifest of its build: what is not in the new site goes, and all else is sent again."""
    manifest = Manifest(units={"": ManifestEntry(files={"": 4, "cu/": 1, "a/": 1})})
    copied: Files = {"index.html": b"old", "cu/index.html": b"old", "a/index.html": b"a", "mine.txt": b"theirs"}
    copied |= {MANIFEST: manifest_text(manifest).encode(), "robots.txt": b"Sitemap: https://a.gov.vn/sitemap.xml\n"}
    disk = Disk(files=dict(copied), folders=folders_of(copied))
    result = put(PAGES, disk, tmp_path, Allowed(delete=1))
    assert words(result) == []
    assert disk.site(["mine.txt", "robots.txt"]) == PAGES
    assert disk.files["mine.txt"] == b"theirs"


def test_a_host_that_lost_its_manifest_is_known_by_this_machine(tmp_path: Path) -> None:
    """Everything is sent again, and what went is removed; another machine refuses."""
    disk = Disk()
    put(PAGES, disk, tmp_path)
    disk.files[HOST_MANIFEST] = disk.files[HOST_MANIFEST][:40]
    assert refused(PAGES, disk, tmp_path / "other") == ["refuse_foreign"]
    put(without("a/index.html"), disk, tmp_path)
    assert disk.site() == without("a/index.html")


def test_a_page_that_somebody_removed_on_the_host_comes_back(tmp_path: Path) -> None:
    """The first page is asked for each time, all others where it is wanted."""
    disk = Disk()
    put(PAGES, disk, tmp_path)
    del disk.files["index.html"]
    assert [step.reason for step in put(PAGES, disk, tmp_path).plan.puts] == ["missing"]
    del disk.files["a/index.html"]
    assert put(PAGES, disk, tmp_path).plan.steps == ()
    deploy(site_of(PAGES, base_url=URL), disk.connect, options(tmp_path, recheck=True))
    assert disk.site() == PAGES


def test_two_do_not_deploy_at_the_same_time(tmp_path: Path) -> None:
    """The second is told who is at work; whoever was killed on this machine is nobody."""
    disk = Disk()
    put(PAGES, disk, tmp_path)
    disk.steps, disk.kill_at = 0, 40
    new = {name: body + b"2" for name, body in PAGES.items()}
    with pytest.raises(Killed):
        put(new, disk, tmp_path)
    disk.kill_at = -1
    before = dict(disk.files)
    other = deploy(site_of(new, base_url=URL), disk.connect, options(tmp_path / "other", who="other"))
    assert other.locked
    assert other.locked.owner
    assert other.locked.owner.who == "me@may"
    assert disk.files == before
    taken = deploy(site_of(new, base_url=URL), disk.connect, options(tmp_path / "other", who="other", take_over=True))
    assert taken.locked is None
    assert disk.site() == new


def test_who_is_robbed_of_the_lock_stops(tmp_path: Path) -> None:
    """And leaves the lock to its new owner."""
    disk = Disk()
    new = {f"{number}/index.html": b"2" for number in range(250)} | {"index.html": b"2"}

    def rob() -> None:
        if len(disk.site()) == 50:
            disk.files[".deploy/lock/owner.json"] = b'{"token": "thief", "who": "thief@may", "since": ""}'

    disk.watch = rob
    result = put(new, disk, tmp_path)
    assert result.locked
    assert len(disk.site()) < 250
    assert b"thief" in disk.files[".deploy/lock/owner.json"]


def test_a_site_without_pages_or_with_odd_names_is_not_sent() -> None:
    """Many servers spell such names in another way."""
    assert [refusal.word for refusal in refuse_site(site_of({"a.css": b""}))] == ["refuse_empty"]
    odd = site_of({**PAGES, "media/a:b.pdf": b""})
    assert [refusal.word for refusal in refuse_site(odd)] == ["refuse_names"]


def test_the_files_of_the_last_sites_are_kept_here(tmp_path: Path) -> None:
    """Five of them; of older ones only what newer ones have too."""
    disk = Disk()
    for version in range(8):
        put({**PAGES, "index.html": b"%d" % version}, disk, tmp_path)
    history = DeployHistory.at(tmp_path, "memory")
    now = history.last()
    assert now
    last = history.before(now)
    assert last
    assert history.bodies(last) == ({**PAGES, "index.html": b"6"}, [])
    assert len([file for file in (tmp_path / "deploy/objects").rglob("*") if file.is_file()]) == 9 + 5
