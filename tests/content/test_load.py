"""The content folder → values: what is looked at, what is left alone, what is refused."""

import os
import unicodedata
from pathlib import Path

import pytest
from papers import pdf
from small_site import CONTENT, GUIDE, SmallSite

from site_builder.content.load import LARGEST, look, read, scan, source_line
from site_builder.model.location import Location


def test_units_come_in_the_order_of_the_tree(site: SmallSite) -> None:
    """Each before those inside it, whatever order the disk has."""
    site.put({"bao-quang/ap/unit.yaml": "name: A\nkind: ấp\n", "an/unit.yaml": "name: B\nkind: xã\n"})
    paths = [folder.path for folder in scan(site.content)]
    assert paths == [(), ("an",), ("bao-quang",), ("bao-quang", "ap"), ("xuan-an",)]


def test_every_file_is_read_as_it_is(site: SmallSite) -> None:
    """Names are relative to the unit; media are measured, not read."""
    root, bao_quang, _ = scan(site.put({"bao-quang/media/ảnh/a.jpg": b"abc"}).content)
    assert {name: bytes(body).decode() for name, body in root.files.items()} == {
        name: text for name, text in CONTENT.items() if "bao-quang" not in name and "xuan-an" not in name
    }
    assert {name: media.size for name, media in bao_quang.media.items()} == {"ảnh/a.jpg": 3}


@pytest.mark.parametrize(
    "name", [".DS_Store", "Thumbs.db", "desktop.ini", "README.md", "~$don.docx", ".git/HEAD", "guides/.x.md"]
)
def test_what_systems_leave_behind_is_ignored(name: str, site: SmallSite) -> None:
    """It is neither published nor told."""
    before = site.build()
    after = site.put({name: "a", f"bao-quang/{name}": "a"}).build()
    assert (after.codes, after.tree) == ([], before.tree)


@pytest.mark.parametrize("name", ["bao-quang/site.yaml", "team.yaml", "ghi-chu.txt", "index.html"])
def test_what_nobody_reads_is_told(name: str, site: SmallSite) -> None:
    """A warning: most often a slip of the pen in the name."""
    built = site.put({name: "a: b\n"}).build()
    assert built.codes == ["file-unknown"]
    assert built.report.errors == 0


@pytest.mark.parametrize(
    ("name", "better"), [("bao-quang/guides/a.txt", "a.md"), ("teams.yml", "teams.yaml"), ("guides/a.md.txt", "a.md")]
)
def test_a_name_that_is_nearly_right_is_an_error(name: str, better: str, site: SmallSite) -> None:
    """Its editor believes that it is published."""
    (problem,) = site.put({name: GUIDE}).build(dry=True).report.problems
    assert (problem.code, problem.place.file, problem.words["better"]) == ("file-ending", name, better)


@pytest.mark.parametrize("where", ["file", "folder"])
@pytest.mark.parametrize("name", ["bao-quang/media/x.pdf", "bao-quang/guides/x.md", "bao-quang/x.yaml", "xa-la"])
def test_a_link_out_of_the_content_is_refused(name: str, where: str, site: SmallSite, tmp_path: Path) -> None:
    """Nothing of the outside is read or published; the unit keeps its pages."""
    before = site.build()
    secret = tmp_path / "bi-mat"
    secret.mkdir()
    (secret / "unit.yaml").write_text("name: Bí mật\nkind: xã\n")
    (site.content / name).parent.mkdir(parents=True, exist_ok=True)
    (site.content / name).symlink_to(secret if where == "folder" else secret / "unit.yaml")
    built = site.build()
    assert built.told == [(name, "file-outside", 1, 1)]
    assert built.tree == before.tree


def test_a_link_to_a_folder_above_ends(site: SmallSite) -> None:
    """It would lead in circles."""
    (site.content / "bao-quang/media").mkdir()
    (site.content / "bao-quang/media/tat-ca").symlink_to(site.content)
    assert site.build().codes == ["file-outside"]


def test_a_text_too_large_is_refused_before_it_is_read(site: SmallSite) -> None:
    """Media may be larger."""
    site.put({"bao-quang/media/mau.pdf": pdf("0" * LARGEST)})
    assert site.build().codes == ["site-unused"]
    site.put({"bao-quang/guides/a.md": GUIDE + "a" * LARGEST})
    assert site.build().codes == ["file-large"]


@pytest.mark.parametrize("name", ["a.html", "a.js", "a.apk", "a.exe", "a.pdf.html", "a"])
def test_a_file_that_could_act_is_not_offered(name: str, site: SmallSite) -> None:
    """Pages, scripts and apps would act in the site's name; documents, pictures and sound only show themselves."""
    before = site.build()
    built = site.put({f"bao-quang/media/{name}": "a", "bao-quang/media/a.PDF": pdf("a")}).build()
    assert built.told == [(f"bao-quang/media/{name}", "file-kind", 1, 1)]
    assert built.tree == before.tree


def test_names_from_a_mac_are_those_that_texts_write(site: SmallSite) -> None:
    """They are stored with marks apart from letters (NFD)."""
    site.put({unicodedata.normalize("NFD", "bao-quang/media/mẫu đơn.pdf"): pdf("a")})
    site.put({"bao-quang/guides/a.md": f"{GUIDE}\n[mẫu](<../media/mẫu đơn.pdf>)\n"})
    built = site.build()
    assert built.codes == []
    assert built.tree["bao-quang/media/mẫu đơn.pdf"] == pdf("a")


def test_the_line_that_a_problem_shows_is_the_line_that_was_read(site: SmallSite) -> None:
    """Decoded as it was read; nothing is shown of what is no text, no line, or no content."""
    site.put({"a.yaml": "\ufeffname: Bảo\r\nkind: xã\r\n".encode("utf-16"), "b.yaml": b"\xff"})
    assert source_line(site.content, Location(file="a.yaml", line=2)) == "kind: xã"
    places = (
        Location(file="a.yaml", line=9),
        Location(file="b.yaml"),
        Location(file="c.yaml"),
        Location(file="guides"),
        Location(file="../x.yaml"),
    )
    assert [source_line(site.content, place) for place in places] == [""] * 5


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom files can be closed to")
def test_a_file_that_cannot_be_opened_is_told(site: SmallSite) -> None:
    """Its unit keeps its pages."""
    before = site.build()
    (site.content / "bao-quang/unit.yaml").chmod(0)
    built = site.build()
    assert built.told == [("bao-quang/unit.yaml", "file-unreadable", 1, 1)]
    assert built.tree == before.tree


def test_a_unit_that_goes_after_it_was_listed_is_told_by_its_name(site: SmallSite) -> None:
    """Somebody has moved it meanwhile."""
    listing = look(site.content)[1]
    site.remove("bao-quang")
    found = [(problem.code, problem.place.file) for problem in read(site.content, listing).problems]
    assert found == [("file-unreadable", "bao-quang")]
