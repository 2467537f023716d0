"""Laws of a deploy, on a host in memory: whatever the sites are, and whenever it is killed."""

import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memory_host import Disk, Files, Killed, folders_of, options, site_of

from site_builder.deploy.host import HostRefuses
from site_builder.deploy.manifest import HOST_MANIFEST, read_manifest_bytes
from site_builder.deploy.order import Stage, is_page, stage
from site_builder.deploy.pages import PageFacts
from site_builder.deploy.refusal import Allowed
from site_builder.deploy.server_files import policy_in
from site_builder.deploy.session import DeployResult, deploy
from site_builder.deploy.site import DeploySite, stamp_of

ASSETS = ["a.css", "m/x.png", "m/y.png", "m/z/w.pdf", "icon.svg", "feed.xml", "d", "q/1"]
PAGES = [
    "index.html",
    "404.html",
    "h/index.html",
    "h/a/index.html",
    "h/a/b/index.html",
    "d/index.html",
    "m/x.png/e.html",
]
FOREIGN: Files = {"CNAME": b"a.gov.vn", ".well-known/acme": b"x", "m/theirs.png": b"t", "h/a/theirs.txt": b"t"}
ALL = Allowed(delete=99, lost=frozenset(PAGES), beside=True)


@st.composite
def sites(draw: st.DrawFn) -> Files:
    """A site: pages that show assets, each of some version. No file stands where another one has its folder."""
    names = draw(st.sets(st.sampled_from(ASSETS + PAGES), min_size=1)) | {"index.html"}
    names = {name for name in names if name not in folders_of(names)}
    assets = sorted(name for name in names if stage(name)[0] is Stage.ASSET)
    files: Files = {}
    for name in sorted(names):
        version = draw(st.integers(0, 3))
        shows = draw(st.lists(st.sampled_from(assets), unique=True)) if assets and is_page(name) else []
        files[name] = f"{version}|{'|'.join(shows)}".encode()
    return files


def shows(body: bytes) -> list[str]:
    """The assets that a page shows."""
    return [name for name in body.decode().split("|")[1:] if name]


def check_visible(disk: Disk, old: Files, new: Files) -> None:
    """A visitor finds no page without its assets, nothing of others is touched, and the manifest is true.

    Of a file whose place a folder takes, or the other way round, the old has to go before the new can come.
    """
    changing = {name for name in old if name in folders_of(new)} | {name for name in new if name in folders_of(old)}
    there = disk.site(FOREIGN)
    for name, body in there.items():
        assert body in (old.get(name), new.get(name)), name
        if is_page(name) and not changing:
            assert [asset for asset in shows(body) if asset not in there] == [], name
    assert {name: disk.files[name] for name in FOREIGN} == FOREIGN
    if HOST_MANIFEST in disk.files:
        manifest = read_manifest_bytes(disk.files[HOST_MANIFEST])
        assert manifest
        assert there.keys() <= manifest.names
        sure = [name for name in manifest.files if name not in manifest.unsure]
        assert all(stamp_of(there[name]) == manifest.files[name] for name in sure)


def put(files: Files, disk: Disk, cache: Path, **more: Any) -> DeployResult:  # noqa: ANN401 - as the class has them
    """Deploys these files."""
    return deploy(site_of(files), disk.connect, options(cache, allowed=ALL, **more))


def with_foreign() -> Disk:
    """A host on which others have files."""
    return Disk(files=dict(FOREIGN), folders=folders_of(FOREIGN))


@given(old=sites(), new=sites(), moment=st.floats(0, 1), fresh=st.booleans(), atomic=st.booleans())
def test_killed_at_any_moment_the_site_is_whole_and_the_next_run_completes_it(
    old: Files,
    new: Files,
    moment: float,
    fresh: bool,  # noqa: FBT001 - drawn
    atomic: bool,  # noqa: FBT001 - drawn
) -> None:
    """On the same machine, and on one that remembers nothing."""
    with tempfile.TemporaryDirectory() as folder:
        disk, cache = with_foreign(), Path(folder)
        put(old, disk, cache)
        probe = replace(disk, files=dict(disk.files), folders=set(disk.folders), steps=0)
        put(new, probe, cache / "other", who="other")  # how many steps there are
        disk.steps, disk.kill_at, disk.replaces = 0, int(moment * probe.steps), atomic
        disk.watch = lambda: check_visible(disk, old, new) if atomic else None
        try:
            put(new, disk, cache)
        except Killed:
            disk.kill_at = -1
            again = {"who": "fresh", "take_over": True} if fresh else {}
            put(new, disk, cache / ("fresh" if fresh else "."), **again)
        assert disk.site(FOREIGN) == new
        assert {name: disk.files[name] for name in FOREIGN} == FOREIGN
        assert {name for name in disk.files if name.startswith(".deploy/")} == {HOST_MANIFEST}
        assert disk.folders == folders_of({**new, **FOREIGN, HOST_MANIFEST: b""})


@given(new=sites(), drops=st.sets(st.integers(1, 200), max_size=4), lanes=st.integers(1, 3), most=st.integers(1, 3))
def test_lost_connections_and_limits_are_borne(new: Files, drops: set[int], lanes: int, most: int) -> None:
    """The same site arrives, over as many connections as the host lets in."""
    with tempfile.TemporaryDirectory() as folder:
        disk = with_foreign()
        disk.drop_at, disk.most = frozenset(drops), most
        new |= {f"p{number}/index.html": b"0|" for number in range(20)}  # so many that further connections are opened
        put(new, disk, Path(folder), connections=lanes)
        assert disk.site(FOREIGN) == new
        assert disk.connected == 0


@given(old=sites(), new=sites(), room=st.integers(0, 3000))
def test_a_full_disk_spoils_nothing(old: Files, new: Files, room: int) -> None:
    """Pages stay as they were, and with more room the rest arrives."""
    with tempfile.TemporaryDirectory() as folder:
        disk, cache = with_foreign(), Path(folder)
        put(old, disk, cache)
        disk.room = sum(map(len, disk.files.values())) + room
        disk.watch = lambda: check_visible(disk, old, new)
        try:
            put(new, disk, cache)
        except HostRefuses as error:
            assert error.word == "host_full"  # noqa: PT017 - it need not be raised
            disk.room = 10**9
            put(new, disk, cache)
        assert disk.site(FOREIGN) == new


@given(new=sites())
def test_what_is_there_is_not_sent_again(new: Files) -> None:
    """Nothing is written on the host."""
    with tempfile.TemporaryDirectory() as folder:
        disk, cache = with_foreign(), Path(folder)
        put(new, disk, cache)
        before = dict(disk.files)
        result = put(new, disk, cache)
        assert (result.plan.steps, disk.files) == ((), before)


@given(old=sites(), new=sites())
def test_a_dry_run_touches_nothing_and_says_what_would_be_done(old: Files, new: Files) -> None:
    """Its plan is the plan of the run."""
    with tempfile.TemporaryDirectory() as folder:
        disk, cache = with_foreign(), Path(folder)
        put(old, disk, cache)
        before, folders = dict(disk.files), set(disk.folders)
        planned = put(new, disk, cache, dry=True).plan
        assert (disk.files, disk.folders) == (before, folders)
        assert put(new, disk, cache).plan == planned


@pytest.mark.parametrize("replaces", [True, False])
def test_killed_before_each_step_in_turn(tmp_path: Path, replaces: bool) -> None:  # noqa: FBT001 - a parameter
    """No moment is left to chance: assets, pages, folders that become files, removals."""
    old = {"index.html": b"0|a.css", "a.css": b"0", "d": b"0", "m/x.png/e.html": b"0|d", "h/index.html": b"0|a.css"}
    new = {"index.html": b"1|b.css", "b.css": b"1", "d/index.html": b"1|", "m/x.png": b"1", "404.html": b"1|b.css"}
    moment = 0
    while True:
        disk, cache = with_foreign(), tmp_path / str(moment)
        put(old, disk, cache)
        disk.steps, disk.kill_at, disk.replaces = 0, moment, replaces
        try:
            put(new, disk, cache)
        except Killed:
            disk.kill_at = -1
            put(new, disk, cache)
            assert disk.site(FOREIGN) == new
        else:
            break
        moment += 1
    assert moment > 50


def test_a_deploy_that_is_killed_has_not_worked_in_vain(tmp_path: Path) -> None:
    """Of a thousand files some hundred at most are sent twice."""
    files = {f"p{number:04}/index.html": b"%d|" % number for number in range(1000)} | {"index.html": b"0|"}
    disk = Disk()
    probe = Disk()
    put(files, probe, tmp_path / "probe")
    disk.kill_at = probe.steps // 2
    with pytest.raises(Killed):
        put(files, disk, tmp_path)
    arrived = len(disk.site())
    disk.kill_at = -1
    result = put(files, disk, tmp_path)
    assert len(result.plan.puts) <= 1001 - arrived + 101
    assert disk.site() == files


@given(old=st.sets(st.integers(0, 5), min_size=1), new=st.sets(st.integers(0, 5), min_size=1), moment=st.floats(0, 1))
def test_at_any_moment_the_policy_allows_the_styles_of_all_pages_there(
    old: set[int], new: set[int], moment: float
) -> None:
    """Those of the old site and of the new one, and of what a killed run and its successor leave in between."""

    def site(styles: set[int]) -> DeploySite:
        pages = {f"p{style}/index.html": b"<style>%d</style>" % style for style in styles} | {"index.html": b"home"}
        made, facts = site_of(pages, base_url="https://a.gov.vn/"), PageFacts()
        for body in pages.values():
            facts.note(body)
        return replace(made, facts=facts)

    def look() -> None:
        if ".htaccess" in disk.files:
            allowed, facts = policy_in(disk.files[".htaccess"]), PageFacts()
            for body in disk.site([".htaccess"]).values():
                facts.note(body)
            assert facts.styles <= allowed.styles

    with tempfile.TemporaryDirectory() as folder:
        disk = Disk()
        asked = partial(options, Path(folder), allowed=ALL, server="apache")
        deploy(site(old), disk.connect, asked())
        disk.watch, disk.steps, disk.kill_at = look, 0, int(moment * 80)
        try:
            deploy(site(new), disk.connect, asked())
        except Killed:
            disk.kill_at = -1
            deploy(site(new), disk.connect, asked())
        assert policy_in(disk.files[".htaccess"]).styles == site(new).facts.styles
