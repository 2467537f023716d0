"""Whatever the desk writes, nothing that stood there is lost."""

from pathlib import Path

import pytest
from commands import mount, unmount
from small_site import tree

from site_builder.output.atomic import Changed, replace, write_made, write_new


def test_new_files_come_with_their_folders(tmp_path: Path) -> None:
    """All of them."""
    write_new({tmp_path / "a/b/c.yaml": b"1", tmp_path / "a/d.yaml": b"2"})
    assert tree(tmp_path) == {"a/b/c.yaml": b"1", "a/d.yaml": b"2"}


def test_nothing_is_overwritten_and_nothing_half_done(tmp_path: Path) -> None:
    """Where one file exists, none is written; folders that were made for them go again."""
    (tmp_path / "d.yaml").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_new({tmp_path / "a/b/c.yaml": b"1", tmp_path / "d.yaml": b"2"})
    assert tree(tmp_path) == {"d.yaml": b"old"}
    assert not (tmp_path / "a").exists()


def test_a_file_that_somebody_has_saved_meanwhile_is_left(tmp_path: Path) -> None:
    """Their work is worth more than ours."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"theirs")
    with pytest.raises(Changed):
        replace(path, b"read before", b"ours")
    assert tree(tmp_path) == {"a.yaml": b"theirs"}
    replace(path, b"theirs", b"both")
    assert tree(tmp_path) == {"a.yaml": b"both"}


def test_a_made_file_is_written_when_it_differs(tmp_path: Path) -> None:
    """It says whether it did."""
    path = tmp_path / "a/b.json"
    assert [write_made(path, body) for body in (b"1", b"1", b"2")] == [True, False, True]
    assert tree(tmp_path) == {"a/b.json": b"2"}


def test_a_full_disk_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    """Neither of a repair nor of a report."""
    if not mount("-t", "tmpfs", "-o", "size=16k", "tmpfs", tmp_path):
        pytest.skip("needs a user who may mount a disk")
    try:
        (tmp_path / "a.yaml").write_bytes(b"old")
        with pytest.raises(OSError, match="space"):
            replace(tmp_path / "a.yaml", b"old", b"a" * 100_000)
        with pytest.raises(OSError, match="space"):
            write_made(tmp_path / "b.json", b"a" * 100_000)
        assert tree(tmp_path) == {"a.yaml": b"old"}
    finally:
        unmount(tmp_path)
