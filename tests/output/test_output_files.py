"""The output folder: whose it is, and what a build that is killed leaves behind."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import pdf
from small_site import CONTENT, GUIDE, NEWS, SmallSite, everything, small_site, tree

from site_builder.output import MANIFEST, ForeignFolder, Manifest, read_manifest
from site_builder.output.paths import UnsafeAddress, checked


class Killed(BaseException):
    """What no `except` of the house catches."""


def _torn(handle: int, body: bytes) -> None:
    """Half of a file is on the disk when the power goes."""
    _write(handle, bytes(body)[: len(body) // 2])


def _copied_in_part(_source: Path, path: str) -> None:
    Path(path).write_bytes(b"%PDF")


def _nothing(*_given: object) -> None:
    """The step was not taken."""


_write = os.write
STEPS: dict[str, tuple[Any, Callable[..., None]]] = {
    "open": (os, _nothing),
    "write": (os, _torn),
    "replace": (os, _nothing),
    "mkdir": (os, _nothing),
    "unlink": (Path, _nothing),
    "rmdir": (Path, _nothing),
    "copyfile": (shutil, _copied_in_part),
}
"""The steps by which the store changes the disk, and what is left of one when the machine stops in its middle."""


@contextmanager
def killed(step: str, at: int) -> Iterator[None]:
    """Ends the process at the nth such step, if there are as many: from then on it takes none at all."""
    count = 0

    def dying(name: str, owner: Any, rest: Callable[..., None]) -> Any:  # noqa: ANN401 - a step
        real = getattr(owner, name)

        def taken(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the real one takes
            nonlocal count
            count += name == step
            if count == at and name == step:
                rest(*given)
            if count >= at:
                raise Killed
            return real(*given, **named)

        return mock.patch.object(owner, name, taken)

    with ExitStack() as stack:
        for name, (owner, rest) in STEPS.items():
            stack.enter_context(dying(name, owner, rest))
        with suppress(Killed):
            yield


def edit(site: SmallSite) -> None:
    """Some pages come, some change, some go."""
    site.remove("guides/cai-vneid.md", "bao-quang/media").end("xuan-an")
    site.put(
        {"guides/vneid.md": GUIDE, "bao-quang/unit.yaml": "name: Bảo Quang\nkind: phường\n", "media/b.pdf": pdf("a")}
    )
    site.put({"bao-quang/announcements/2026-11-18-hop-ap.md": NEWS.replace("cai-vneid", "vneid")})


KILLS = st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(1, 45)), min_size=1, max_size=2)


@given(KILLS, st.sampled_from(["go on", "take it back", "remove a unit"]))
def test_a_build_killed_at_any_step_does_no_harm(kills: list[tuple[str, int]], then: str) -> None:
    """Every page is the old one or the new one; the next build is right, whatever an editor does before.

    The one that comes after a build that was killed may be killed as well, and have the same number.
    """
    with small_site({**CONTENT, "bao-quang/media/a.pdf": pdf("1")}) as site:
        old = site.build().tree
        edit(site)
        new = site.clean().tree
        for step, at in kills:
            with killed(step, at):
                site.build()
            half = {name: body for name, body in tree(site.output).items() if not name.startswith(".build/")}
            assert all(body in (old.get(name), new.get(name)) for name, body in half.items())
            assert old.keys() & new.keys() <= half.keys()
        if then == "take it back":
            shutil.rmtree(site.content)
            site.put({**CONTENT, "bao-quang/media/a.pdf": pdf("1")})
        if then == "remove a unit":
            site.end("bao-quang")
        site.build()
        clean = site.content.parent / "clean"
        site.build(output=clean, cache=None)
        assert tree(site.output) == tree(clean)
        assert everything(site.output) == everything(clean)


@given(st.sampled_from(["open", "write", "replace", "mkdir"]), st.integers(1, 40))
def test_so_does_the_very_first_build(step: str, at: int) -> None:
    """A folder in which only the first steps were taken is still known as our own."""
    with small_site() as site:
        with killed(step, at):
            site.build()
        again = site.build()
        assert again.tree == site.clean().tree
        assert everything(site.output) == {*again.tree, MANIFEST, *_folders(again.tree)}


def _folders(names: dict[str, bytes]) -> set[str]:
    return {parent.as_posix() for name in names for parent in Path(name).parents if parent.name}


def test_a_folder_of_somebody_else_is_refused(site: SmallSite) -> None:
    """A slip in --output must not mix a site into somebody's documents."""
    site.output.mkdir()
    (site.output / "hồ sơ.docx").write_text("của tôi")
    with pytest.raises(ForeignFolder):
        site.build()
    assert everything(site.output) == {"hồ sơ.docx"}


def test_an_empty_folder_is_taken(site: SmallSite) -> None:
    """Somebody may have made it beforehand."""
    site.output.mkdir()
    assert "index.html" in site.build().tree


def test_files_of_others_in_our_folder_stay(site: SmallSite) -> None:
    """A verification file that the host asked for is neither listed nor removed."""
    site.build()
    (site.output / "google123.html").write_text("google")
    (site.output / "bao-quang/.well-known").mkdir()
    (site.output / "bao-quang/.well-known/a").write_text("a")
    site.end("bao-quang").build()
    assert (site.output / "google123.html").read_text() == "google"
    assert everything(site.output / "bao-quang") == {".well-known", ".well-known/a"}


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"version": 0, "units": {}}', '{"version": 2, "units": {"": {}}}']
)
def test_a_damaged_manifest_is_an_empty_one(text: str, site: SmallSite) -> None:
    """The build is right all the same: every page is written anew or found unchanged."""
    built = site.build()
    (site.output / MANIFEST).write_text(text)
    is_read = text == '{"version": 0, "units": {}}'
    assert read_manifest(site.output) == Manifest(is_damaged=not is_read)
    again = site.build()
    assert (again.tree, again.manifest) == (built.tree, built.manifest)


def test_the_manifest_lists_what_is_there(site: SmallSite) -> None:
    """Every file of the output, and nothing else."""
    built = site.build()
    urls = {url + "index.html" if url.endswith("/") or not url else url for url in read_manifest(site.output).files}
    assert urls == set(built.tree)


@pytest.mark.parametrize(("one", "other"), [("mau.pdf", "mau.pdf/a.pdf"), ("mau.pdf/a.pdf", "mau.pdf")])
def test_a_file_may_become_a_folder_and_a_folder_a_file(one: str, other: str, site: SmallSite) -> None:
    """A commune that sorts its attachments must not stop the builds of all."""
    site.put({f"bao-quang/media/{one}": pdf("1")}).build()
    built = site.remove(f"bao-quang/media/{one}").put({f"bao-quang/media/{other}": pdf("2")}).build()
    assert built.tree[f"bao-quang/media/{other}"] == pdf("2")
    assert (built.tree, built.manifest) == (site.clean().tree, site.clean().manifest)


def test_a_page_lost_from_the_output_comes_back(site: SmallSite) -> None:
    """Whatever happened to the folder, a build mends it."""
    built = site.build()
    (site.output / "bao-quang/index.html").unlink()
    (site.output / "index.html").write_bytes(b"")
    again = site.build()
    assert again.tree == built.tree
    assert again.report.written is not None
    assert again.report.written.changed == 2


@pytest.mark.skipif(os.name != "posix", reason="other systems have no umask")
def test_a_web_server_may_read_whatever_was_published_whatever_the_umask(site: SmallSite) -> None:
    """Also what a build of before has written for its own user only: files of new pages, of kept ones, and folders."""
    umask = os.umask(0o077)
    try:
        site.put({"bao-quang/media/to-khai.pdf": pdf("a")}).build()
        assert closed(site.output) == []
        page = site.output / "xuan-an/index.html"
        page.chmod(0o600)
        site.build()
    finally:
        os.umask(umask)
    assert closed(site.output) == []
    assert site.build().report.reused == 3


def closed(folder: Path) -> list[str]:
    """What another user of the machine cannot read of a folder."""
    found = {path: 0o555 if path.is_dir() else 0o444 for path in (folder, *folder.rglob("*"))}
    return [str(path) for path, needed in found.items() if path.stat().st_mode & needed != needed]


UNSAFE = (
    "../ngoai.txt",
    "a/../../ngoai.txt",
    "/ngoai.txt",
    "C:/ngoai.txt",
    "..\\ngoai.txt",
    "a/..",
    "a\0b",
    "a//b",
    "./a",
)


@pytest.mark.parametrize("url", UNSAFE)
def test_no_address_out_of_a_manifest_or_a_journal_leads_outside_the_output(url: str, site: SmallSite) -> None:
    """Neither the row of a unit that is gone nor the line of a build that was killed removes a file there."""
    site.build()
    outside = site.output.parent / "ngoai.txt"
    outside.write_text("của người khác")
    manifest = json.loads((site.output / MANIFEST).read_bytes())
    manifest["units"]["xa-cu"] = {**manifest["units"]["xuan-an"], "files": {url: 1}}
    (site.output / MANIFEST).write_text(json.dumps(manifest))
    (site.output / ".build").mkdir()
    (site.output / ".build/journal-1").write_text(json.dumps(["xa-cu", [url]]))
    site.build()
    assert outside.exists()
    assert url not in read_manifest(site.output).files


@given(st.lists(st.text(st.sampled_from("ab./-"), max_size=6), max_size=4))
def test_addresses_are_checked_together_as_each_by_itself(urls: list[str]) -> None:
    """None is accepted because of its neighbours, and none refused."""

    def is_safe(url: str) -> bool:
        inner = url.removesuffix("/").split("/") if url else ["index.html"]
        return all(part not in ("", ".", "..") for part in inner)

    with ExitStack() as stack:
        if not all(map(is_safe, urls)):
            stack.enter_context(pytest.raises(UnsafeAddress))
        assert checked(urls) == urls
