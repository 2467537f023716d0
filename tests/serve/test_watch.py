"""Nothing that happens to a file escapes the watch."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import small_site, tree

from site_builder.serve.watch import Watch


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files, one of them further in."""
    (tmp_path / "in").mkdir()
    (tmp_path / "a.md").write_text("một")
    (tmp_path / "in" / "b.md").write_text("hai")
    return tmp_path


def names(folder: Path, changed: tuple[str, ...]) -> list[str]:
    """The changed files, as seen from the folder."""
    return [Path(path).relative_to(folder).as_posix() for path in changed]


def test_what_is_there_already_is_known(folder: Path) -> None:
    """And looking again finds nothing."""
    watch = Watch([folder])
    assert watch.look() == watch.look() == ()


def test_every_kind_of_change_is_seen_once(folder: Path) -> None:
    """A save, a new file, a new folder with a file, a file that goes, a folder that goes."""
    watch = Watch([folder])
    (folder / "a.md").write_text("khác hẳn")
    (folder / "new").mkdir()
    (folder / "new" / "c.md").write_text("ba")
    assert names(folder, watch.look()) == ["a.md", "new/c.md"]
    (folder / "a.md").unlink()
    shutil.rmtree(folder / "in")
    assert names(folder, watch.look()) == ["a.md", "in/b.md"]
    assert watch.look() == ()


def test_a_save_by_renaming_is_seen_even_if_size_and_time_are_the_same(folder: Path) -> None:
    """Many editors write a new file and rename it over the old one."""
    watch = Watch([folder])
    old = (folder / "a.md").stat()
    (folder / ".a.md.new").write_text("mốt")
    os.utime(folder / ".a.md.new", ns=(old.st_atime_ns, old.st_mtime_ns))
    (folder / ".a.md.new").rename(folder / "a.md")
    assert names(folder, watch.look()) == ["a.md"]


def test_a_second_save_in_the_same_tick_of_the_clock_is_seen(folder: Path) -> None:
    """Of the same size, on a disk whose times are whole seconds."""
    file = folder / "a.md"
    watch = Watch([folder])
    for text in ("aaa", "bbb", "ccc"):
        file.write_text(text)
        os.utime(file, (1_000_000_000, 1_000_000_000))
        assert names(folder, watch.look()) == ["a.md"]
    assert watch.look() == ()


def test_a_file_that_is_copied_with_its_old_time_is_seen(folder: Path) -> None:
    """Windows keeps a file's time when it is copied."""
    watch = Watch([folder])
    (folder / "old.md").write_text("cũ")
    os.utime(folder / "old.md", (1, 1))
    assert names(folder, watch.look()) == ["old.md"]


def test_a_file_grows_old_without_being_taken_for_changed(folder: Path) -> None:
    """Its bytes are compared for a while only, and the end of that is no change."""
    watch = Watch([folder])
    (folder / "a.md").write_text("mới")
    assert watch.look()
    assert [watch.look() for _ in range(40)] == [()] * 40
    (folder / "a.md").write_text("mới nữa")
    assert names(folder, watch.look()) == ["a.md"]


def test_the_files_that_editors_keep_for_themselves_are_nobodys_business(folder: Path) -> None:
    """Swap files, locks of Word, the folder of git."""
    watch = Watch([folder])
    (folder / ".git").mkdir()
    for name in (".a.md.swp", "~$a.docx", ".git/index"):
        (folder / name).write_text("x")
    assert watch.look() == ()


def test_a_folder_that_goes_and_comes_back_is_seen_twice(folder: Path) -> None:
    """A network drive may do that."""
    watch = Watch([folder / "in", folder / "never"])
    (folder / "in").rename(folder / "out")
    assert names(folder, watch.look()) == ["in/b.md"]
    (folder / "out").rename(folder / "in")
    assert names(folder, watch.look()) == ["in/b.md"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_in_circles_are_not_followed(folder: Path) -> None:
    """And one that leads nowhere is no file."""
    (folder / "circle").symlink_to(folder)
    (folder / "nowhere").symlink_to(folder / "gone")
    assert Watch([folder]).look() == ()


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["", "x", "y", "xy"])), max_size=8))
def test_a_look_tells_exactly_the_files_whose_bytes_differ(steps: list[tuple[str, str]]) -> None:
    """Whatever is written or removed between two looks, at whatever speed. An empty text removes the file."""
    with small_site({}) as site:
        watch = Watch([site.content])
        watched = tree(site.content)
        for name, text in steps:
            file = site.content / name
            before = file.read_text() if file.exists() else ""
            if text and text != before:
                file.write_text(text)
            elif not text:
                file.unlink(missing_ok=True)
            now = tree(site.content)
            different = {name for name in now.keys() | watched.keys() if now.get(name) != watched.get(name)}
            assert set(names(site.content, watch.look())) == different
            watched = now


def test_rights_that_change_are_a_change(folder: Path) -> None:
    """A file that was closed to us and is open again says so by nothing but the time of its rights."""
    watch = Watch([folder])
    (folder / "a.md").chmod(0o400)
    assert names(folder, watch.look()) == ["a.md"]
    assert watch.look() == ()


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_what_never_ends_is_not_read(folder: Path) -> None:
    """A link to a device, a pipe: that it is there is a change, and that is all."""
    watch = Watch([folder])
    (folder / "zero.md").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.md")
    assert names(folder, watch.look()) == ["pipe.md", "zero.md"]
    assert watch.look() == ()
    (folder / "a.md").unlink()
    os.mkfifo(folder / "a.md")
    assert names(folder, watch.look()) == ["a.md"]
