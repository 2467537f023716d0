"""A machine with an empty output: what a broken unit has published comes from where the site was published last."""

import json
import os
import shutil
import threading
import time
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from commands import building, is_held, wait_until
from hypothesis import given, settings
from hypothesis import strategies as st
from photos import saved, scene
from small_site import CONTENT, GUIDE, Built, SmallSite, small_site, tree

from site_builder.builder.previous import PreviousLost, PreviousSite, ReadFile, read_previous
from site_builder.builder.previous_folder import folder_reader
from site_builder.builder.previous_web import WebReader
from site_builder.deploy.manifest import HOST_MANIFEST
from site_builder.output import MANIFEST

BROKEN = {"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 12\n"}
EDITED = {"xuan-an/unit.yaml": "name: Xuân An\nkind: phường\ntagline: Mới tinh\n"}


def published(site: SmallSite) -> Path:
    """Builds the site, moves the output to a host, and leaves this machine as if it had never built anything."""
    site.build()
    host = site.content.parent / "host"
    site.output.rename(host)
    shutil.rmtree(site.content.parent / ".cache")
    return host


def opened(read: ReadFile) -> PreviousSite:
    """The last site, of which there is one."""
    found = read_previous(read)
    assert found
    return found


def built(site: SmallSite, host: Path) -> Built:
    """Builds with what a host has."""
    return site.build(previous=opened(folder_reader(host)))


@pytest.fixture
def web(site: SmallSite) -> Iterator[str]:
    """A web server that shows a site which was published."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(published(site)))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_every_other_page_is_new_and_those_of_the_broken_unit_are_old(site: SmallSite) -> None:
    """What a CI machine publishes is what the same edits make on a machine that has its output still."""
    host = published(site)
    old = tree(host)
    after = built(site.put(BROKEN | EDITED), host)
    assert after.report.failed == after.report.restored == (("bao-quang",),)
    assert after.report.pageless == ()
    assert after.of("bao-quang") == {name: body for name, body in old.items() if name.startswith("bao-quang/")}
    assert "Mới tinh" in after.page("xuan-an/index.html")
    assert 'href="bao-quang/"' in after.page("index.html")
    shutil.copytree(host, site.output, dirs_exist_ok=True)
    shutil.rmtree(site.content.parent / ".cache")
    assert site.build().tree == after.tree


def test_building_on_needs_no_last_site_any_more(site: SmallSite) -> None:
    """What was fetched is whole and known: the next build keeps it, mended content replaces it."""
    host = published(site)
    after = built(site.put(BROKEN), host)
    shutil.rmtree(host)
    again = site.build()
    assert (again.tree, again.report.reused, again.report.pageless) == (after.tree, 2, ())
    mended = site.put({"bao-quang/unit.yaml": CONTENT["bao-quang/unit.yaml"]}).build()
    assert mended.codes == []
    assert mended.tree == site.clean().tree


def test_nothing_is_fetched_that_the_build_makes_itself(site: SmallSite) -> None:
    """Where all is well only the two lists are read; else the pages of one unit, and no other."""
    host = published(site)
    read = folder_reader(host)
    names: list[str] = []

    def noted(name: str, most: int) -> bytes | None:
        names.append(name)
        return read(name, most)

    assert site.build(previous=opened(noted)).tree == tree(host)
    assert names == [MANIFEST, HOST_MANIFEST]
    shutil.rmtree(site.output)
    site.put(BROKEN).build(previous=opened(noted))
    assert {name.partition("/")[0] for name in names[4:]} == {"bao-quang"}


def test_a_unit_that_vanished_from_the_content_keeps_its_pages_too(site: SmallSite) -> None:
    """On an empty machine nobody else knows that there ever was such a unit."""
    host = published(site)
    old = tree(host)
    lost = built(site.remove("bao-quang"), host)
    assert (lost.codes, lost.report.vanished) == (["unit-vanished"], (("bao-quang",),))
    assert lost.tree == old
    ended = built(site.put({"site.yaml": f"{CONTENT['site.yaml']!s}ended: [bao-quang]\n"}), host)
    assert (ended.codes, ended.of("bao-quang")) == ([], {})


def test_a_folder_that_was_renamed_keeps_its_pages_too(site: SmallSite) -> None:
    """It is told as the same unit, misnamed, as on a machine with an output."""
    host = published(site)
    (site.content / "bao-quang").rename(site.content / "Bảo Quang")
    renamed = built(site, host)
    assert renamed.codes == ["unit-misnamed"]
    assert renamed.tree == tree(host)


def test_a_broken_root_keeps_the_whole_site(site: SmallSite) -> None:
    """All units inherit from it."""
    host = published(site)
    kept = built(site.put({"services.yaml": "services: ["}), host)
    assert len(kept.report.restored) == 3
    assert kept.tree == tree(host)


def test_old_pages_bring_the_pictures_that_they_borrow(site: SmallSite) -> None:
    """A city has replaced a picture that the commune's old pages show."""
    shows = GUIDE + "\n![Hình](../media/anh.png)\n"
    site.put({"guides/cai-vneid.md": shows, "media/anh.png": saved(scene(64, 48), "PNG")})
    host = published(site)
    shown = {name for name in tree(host) if name.startswith("media/")}
    broken = built(site.put({"media/anh.png": saved(scene(48, 64), "PNG"), **BROKEN}), host)
    assert shown < broken.tree.keys()
    assert {name: broken.tree[name] for name in shown} == {name: tree(host)[name] for name in shown}
    assert site.build().tree == broken.tree


def test_an_address_that_ends_is_told_on_a_new_machine_too(site: SmallSite) -> None:
    """The last site knows what was published."""
    host = published(site)
    gone = built(site.remove("bao-quang/announcements"), host)
    assert gone.report.lost_pages == ("bao-quang/thong-bao/hop-ap/",)


@settings(max_examples=12)  # each builds three times; there are 16 cases
@given(st.data())
def test_whatever_is_broken_a_machine_without_output_publishes_the_same(data: st.DataObject) -> None:
    """Any units, broken or gone, in any number: fetched pages and kept pages are the same bytes."""
    units = data.draw(st.lists(st.sampled_from(["", "bao-quang", "xuan-an"]), unique=True))
    gone = data.draw(st.booleans())
    with small_site() as site:
        host = published(site)
        for unit in units:
            if unit and gone:
                site.remove(unit)
            else:
                site.put({f"{unit}/unit.yaml".lstrip("/"): "kind: xã\n"})
        fresh = built(site, host)
        shutil.rmtree(site.output)
        shutil.rmtree(site.content.parent / ".cache")
        shutil.copytree(host, site.output)
        kept = site.build()
        assert fresh.tree == kept.tree
        assert fresh.codes == kept.codes
        assert set(json.loads(fresh.manifest)["units"]) == set(json.loads(kept.manifest)["units"])


PAGE = "bao-quang/lien-he/index.html"


def shorten(host: Path) -> None:
    """A page was cut short."""
    (host / PAGE).write_bytes((host / PAGE).read_bytes()[:-1])


def replace(host: Path) -> None:
    """A page was changed by hand, or by something between the host and us, in one digit."""
    body = (host / PAGE).read_bytes()
    (host / PAGE).write_bytes(body.replace(b"1022", b"1023"))


def delete(host: Path) -> None:
    """A page is not there any more."""
    (host / PAGE).unlink()


def link(host: Path) -> None:
    """A page is a link that leads out of the folder."""
    (host / PAGE).rename(host.parent / "page")
    (host / PAGE).symlink_to(host.parent / "page")


@pytest.mark.parametrize("damage", [shorten, replace, delete, link])
def test_old_pages_that_are_not_what_was_published_are_refused(damage: object, site: SmallSite) -> None:
    """Nothing is published then, and the output does not say that it has them."""
    host = published(site)
    assert callable(damage)
    damage(host)
    with pytest.raises(PreviousLost) as lost:
        built(site.put(BROKEN), host)
    assert lost.value.unit in ("bao-quang", None)
    assert tree(site.output).keys() & {PAGE, "bao-quang/index.html"} == set()
    assert site.build().report.pageless == (("bao-quang",),)


MANIFESTS = {
    "cut": lambda body: body[:200],
    "a page": lambda _: b"<!doctype html><title>404</title>",
    "a climb": lambda body: body.replace(b'"bao-quang/lien-he/"', b'"bao-quang/../../x/"'),
    "a drive": lambda body: body.replace(b'"bao-quang/lien-he/"', b'"c:/x/"'),
    "absolute": lambda body: body.replace(b'"bao-quang/lien-he/"', b'"/etc/"'),
    "empty": lambda _: b"",
}


@pytest.mark.parametrize("damage", MANIFESTS.values(), ids=MANIFESTS)
def test_a_damaged_list_is_refused(damage: object, site: SmallSite) -> None:
    """Also one that names files outside the site."""
    host = published(site)
    assert callable(damage)
    (host / MANIFEST).write_bytes(damage((host / MANIFEST).read_bytes()))
    with pytest.raises(PreviousLost) as lost:
        read_previous(folder_reader(host))
    assert lost.value.word == "previous_damaged"


def test_a_host_that_knows_its_files_is_believed(site: SmallSite) -> None:
    """A deploy that was broken off has replaced some pages, and the build's list is sent last."""
    host = published(site)
    newer = (host / PAGE).read_bytes() + b"<!-- newer -->"
    (host / PAGE).write_bytes(newer)
    (host / "bao-quang/to-cong-nghe/index.html").unlink()
    unsure = [PAGE, "bao-quang/to-cong-nghe/index.html"]
    files = {name: [len(body), sha256(body).hexdigest()] for name, body in tree(host).items()}
    (host / HOST_MANIFEST).parent.mkdir()
    (host / HOST_MANIFEST).write_text(
        json.dumps({"version": 1, "site": "", "files": files, "unsure": unsure, "issued": []})
    )
    after = built(site.put(BROKEN), host)
    assert after.tree[PAGE] == newer
    assert "bao-quang/to-cong-nghe/index.html" not in after.tree
    assert site.build().tree == after.tree


def test_where_nothing_was_ever_published_there_is_nothing_to_keep(tmp_path: Path) -> None:
    """An empty folder, or one that is still to be made; but not one on a stick that is not plugged in."""
    assert read_previous(folder_reader(tmp_path)) is None
    assert read_previous(folder_reader(tmp_path / "new")) is None
    with pytest.raises(PreviousLost):
        folder_reader(tmp_path / "no" / "such")


def test_the_web_gives_the_same_as_the_folder(site: SmallSite, web: str) -> None:
    """Each file over HTTP, on one connection."""
    pauses: list[float] = []
    after = site.put(BROKEN).build(previous=opened(WebReader(web, lambda: 0.0, pauses.append)))
    assert pauses == []
    shutil.rmtree(site.output)
    assert built(site, site.content.parent / "host").tree == after.tree


def test_a_server_that_does_not_answer_is_told(site: SmallSite, web: str) -> None:
    """After three tries, with what was the matter; so is one that answers for longer than a quarter of an hour."""
    nowhere = web.replace("http://", "http://localhost.invalid:1/")
    pauses: list[float] = []
    with pytest.raises(PreviousLost) as lost:
        read_previous(WebReader(nowhere, lambda: 0.0, pauses.append))
    assert (lost.value.word, len(pauses)) == ("previous_unreachable", 2)
    times = iter(range(0, 10_000, 500))
    with pytest.raises(PreviousLost) as slow:
        read_previous(WebReader(web, lambda: float(next(times)), pauses.append))
    assert slow.value.word == "previous_slow"
    assert site.put(BROKEN).build().report.pageless == (("bao-quang",),)


def test_nothing_is_said_to_be_kept_that_somebody_has_deleted(site: SmallSite) -> None:
    """A machine keeps the list of an output and not its pages: what it lists is not there."""
    site.build()
    for path in site.output.iterdir():
        if path.name != MANIFEST:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    broken = site.put(BROKEN).build()
    assert broken.report.pageless == (("bao-quang",),)
    assert "trang đang được sửa" in broken.page("index.html")
    assert not os.path.lexists(site.output / "bao-quang")
    mended = site.put({"bao-quang/unit.yaml": CONTENT["bao-quang/unit.yaml"]}).build()
    assert mended.tree == site.clean().tree


def test_a_unit_that_was_moved_and_is_broken_keeps_its_pages_at_the_old_place(site: SmallSite) -> None:
    """It says where it was, but nothing of it stands at the new place yet."""
    host = published(site)
    (site.content / "bao-quang").rename(site.content / "bao-quang-moi")
    moved = "name: Bảo Quang\nkind: xã\naliases: [bao-quang]\n"
    broken = built(site.put({"bao-quang-moi/unit.yaml": moved + "hotline: 12\n"}), host)
    assert broken.of("bao-quang") == {name: body for name, body in tree(host).items() if name.startswith("bao-quang/")}
    mended = built(site.put({"bao-quang-moi/unit.yaml": moved}), host)
    assert mended.tree == site.clean(previous=opened(folder_reader(host))).tree


@pytest.mark.skipif(os.name != "posix", reason="needs signals of POSIX")
def test_a_build_that_is_killed_while_it_fetches_is_ended_by_the_next(site: SmallSite) -> None:
    """At any moment."""
    host = published(site)
    site.put(BROKEN | EDITED)
    whole = site.build(output=site.content.parent / "whole", cache=None, previous=opened(folder_reader(host)))
    for number in range(6):
        with building(site, f"--previous={host}") as process:
            wait_until(lambda: is_held(site.output) or process.poll() is not None)
            time.sleep(0.1 * number)
        assert built(site, host).tree == whole.tree
        shutil.rmtree(site.output)
