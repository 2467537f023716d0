"""The editors' own files on the disk: what is read, and how one is replaced."""

import os
import stat

import pytest
from small_site import SmallSite

from site_builder.content.load import LARGEST
from site_builder.editing import originals
from site_builder.editing.fix.repair import Change
from site_builder.output.atomic import Changed


def test_texts_are_read_and_the_rest_is_named(site: SmallSite) -> None:
    """What systems leave behind, links and what is too large are not."""
    site.put(
        {"bao-quang/media/a.jpg": b"a", "x.md": b"a" * (LARGEST + 1), ".git/a.md": "a", "README.md": "a", "b.yml": "a"}
    )
    (site.content / "lien-ket.md").symlink_to(site.content / "unit.yaml")
    found = originals.read(site.content)
    assert found["bao-quang/media/a.jpg"] is found["x.md"] is None
    assert (found["b.yml"], found["unit.yaml"]) == (b"a", (site.content / "unit.yaml").read_bytes())
    assert {".git/a.md", "README.md", "lien-ket.md"} & found.keys() == set()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among files")
def test_pipes_and_devices_are_left_alone(site: SmallSite) -> None:
    """To read one would never end."""
    before = originals.read(site.content)
    os.mkfifo(site.content / "bao-quang/events.yaml")
    os.mkfifo(site.content / "guides/cho.md")
    (site.content / "guides/khong.md").symlink_to("/dev/zero")
    assert originals.read(site.content) == before


def change(file: str, name: str) -> Change:
    """A repaired file."""
    return Change(file=file, name=name, before="", after="name: Ấp\n")


def test_a_file_is_replaced_and_keeps_its_rights(site: SmallSite) -> None:
    """Nothing else appears beside it."""
    path = site.put({"bao-quang/events.yml": "a"}).content / "bao-quang/events.yml"
    path.chmod(0o640)
    names = {other.name for other in path.parent.iterdir()}
    originals.write(site.content, change("bao-quang/events.yml", "bao-quang/events.yaml"), b"a")
    moved = path.with_name("events.yaml")
    assert moved.read_text("utf-8") == "name: Ấp\n"
    assert {other.name for other in path.parent.iterdir()} == names - {"events.yml"} | {"events.yaml"}
    if os.name != "nt":
        assert stat.S_IMODE(moved.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("name", "seen"),
    [("bao-quang/unit.yaml", b"a"), ("bao-quang/events.yaml", b"other")],
    ids=["taken", "saved meanwhile"],
)
def test_nobodys_work_is_written_over(name: str, seen: bytes, site: SmallSite) -> None:
    """Neither a file that has the new name, nor one that was saved since it was read."""
    before = originals.read(site.put({"bao-quang/events.yml": "a"}).content)
    with pytest.raises(Changed):
        originals.write(site.content, change("bao-quang/events.yml", name), seen)
    assert originals.read(site.content) == before
