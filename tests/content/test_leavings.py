"""What editors, systems, clouds and downloads leave behind: passed over everywhere, and told once."""

import pytest
from commands import run
from hypothesis import given
from hypothesis import strategies as st
from small_site import CONTENT, GUIDE, SmallSite

from site_builder.content.filenames import is_hidden, is_ignored
from site_builder.content.leavings import ENDINGS, FORMS, HIDDEN, NAMES
from site_builder.editing import originals
from site_builder.serve.watch import Watch


def names(text: str) -> list[str]:
    """The names of a list."""
    return [name.strip(" \n") for name in text.split("|") if name.strip()]


SEEN = names("""
    2026-11-20-chao.md~ | unit.yaml~ | teams.yaml.~1~ | chao.md.bak | CHAO.MD.BAK | chao.md.bak2 | unit.yaml.orig |
    unit.yaml.rej | unit.yaml.save.1 | chao.md.old | chao.md.swp | chao.md.un~ | #chao.md# | nppBackup | DEADJOE |
    ~WRL0001.tmp | ~WRD3417.tmp | lu81256fz1x.tmp | ~wps3412.tmp | 1A2B3C4D.tmp | Backup of don.wbk | chao.md.tmp |
    chao.md.tmp.4711.1764500000 | ~syncthing~chao.md.tmp | chao.md.sb-1a2b3c4d-Xy12zW | anh.jpg.part |
    anh.jpg.crdownload | Unconfirmed 71234.crdownload | anh.jpg.partial | anh.jpg.download | anh.jpg.opdownload |
    anh.jpg.filepart | phim.mp4.aria2 | phim.mp4.!ut | IMG_1234.AAE | IMG_1234.xmp | @eaDir | #recycle | @Recycle |
    @tmp | $RECYCLE.BIN | $Recycle.Bin | RECYCLER | System Volume Information | __MACOSX | lost+found | LOST.DIR |
    FOUND.000 | FILE0001.CHK | autorun.inf | Network Trash Folder | sync.ffs_db | chao.md.ffs_tmp | _vti_cnf |
    WS_FTP.LOG | Picasa.ini | ZbThumbnail.info | unit.yaml.lock |
""")
"""As a person finds them in a folder."""
UNSEEN = names("""
    .DS_Store | ._chao.md | .AppleDouble | .Spotlight-V100 | .fseventsd | .Trashes | .TemporaryItems | Icon\r |
    desktop.ini | Desktop.ini | Thumbs.db | ehthumbs_vista.db | ~$don.docx | .~lock.don.odt# | .#chao.md |
    .chao.md.swp | .chao.md.kate-swp | .goutputstream-ABC123 | .Trash-1000 | .directory | .nfs0001 | .hidden |
    .stfolder | .stversions | .dropbox.cache | .sync | .SyncArchive | .@__thumb | .nomedia | .thumbnails |
    .trashed-1767-IMG.jpg | .pending-1767-IMG.jpg | .git | .gitkeep | .obsidian | .vscode | .directory |
""")
"""As systems hide them."""
WRITTEN = names("""
    tmp.md | bak.md | part.md | old.md | lock.md | save.md | recycled | recycler | backup | temp | tmp | old |
    hen-tmp.md | 2026-11-20-bak.md | sao-luu.yaml | download | chao.tmp.md | ban-do.part.jpg | partial.pdf |
    chao (1).md | chao - Copy.md | chao.sync-conflict-20261130-101010-ABCDEFG.md | chao (bản sao).md |
    chao (conflicted copy 2026-11-30).md | chao.md.txt | chao.docx | tmp | tmp.jpg | #1.md | giá~5.md | a#b.jpg |
""")
"""What a person writes, or a copy of it."""


FOLDERS = ("", "bao-quang/", "guides/", "bao-quang/media/")


@pytest.mark.parametrize("name", SEEN)
def test_a_leaving_is_passed_over_and_told_once(name: str, site: SmallSite) -> None:
    """As a file and as a folder with something in it: no unit is held back, nothing of it is published."""
    before = site.build()
    for inside in ("", "/cai-vneid.md", "/unit.yaml"):
        built = site.put({f"{folder}{name}{inside}": GUIDE for folder in FOLDERS}).build()
        (problem,) = built.report.problems
        assert (problem.code, problem.words["count"]) == ("files-left", "4")
        assert all(f"{folder}{name}" in problem.words["names"] for folder in FOLDERS)
        assert (built.report.failed, built.tree) == ((), before.tree)
        site.remove(*(folder + name for folder in FOLDERS[:-1]), "bao-quang/media")


def test_leavings_build_nothing_again(site: SmallSite) -> None:
    """They are part of no digest: what is built is what a clean build makes, and then nothing is."""
    before = site.build()
    built = site.put({f"{folder}{name}": "a" for folder in FOLDERS for name in SEEN}).build()
    assert (built.report.rendered, built.tree) == (0, before.tree)
    assert site.build().report.rendered == 0
    assert site.clean().tree == before.tree


@pytest.mark.parametrize("name", UNSEEN)
def test_what_a_system_hides_is_passed_over_without_a_word(name: str, site: SmallSite) -> None:
    """It is on every such machine, and comes back."""
    before = site.build()
    built = site.put({f"{folder}{name}": b"a" for folder in ("", "bao-quang/", "guides/", "bao-quang/media/")}).build()
    assert (built.codes, built.tree) == ([], before.tree)


@pytest.mark.parametrize("name", WRITTEN)
def test_what_a_person_has_named_is_never_passed_over(name: str) -> None:
    """However it looks like a leaving."""
    assert not is_ignored(name)


def test_a_guide_called_tmp_is_published(site: SmallSite) -> None:
    """So is one with the name of a recycle bin."""
    built = site.put({"guides/tmp.md": GUIDE, "guides/recycled.md": GUIDE}).build()
    assert (built.codes, "bao-quang/huong-dan/tmp/index.html" in built.tree) == ([], True)


@given(
    st.text(alphabet="abcdefgxyz0129-", min_size=1, max_size=12), st.sampled_from(["md", "yaml", "jpg", "pdf", "docx"])
)
def test_no_name_of_a_text_or_a_picture_is_a_leaving(stem: str, ending: str) -> None:
    """Whatever is in it."""
    assert not is_ignored(f"{stem}.{ending}")
    assert not is_ignored(stem)


def test_every_form_is_tried() -> None:
    """Each row of the tables has a name here."""
    small = [name.lower() for name in SEEN]
    assert {ending for ending in ENDINGS if not any(name.endswith(ending) for name in small)} <= RARE
    assert NAMES.keys() - set(small) <= RARE
    assert HIDDEN.keys() - {name.lower() for name in UNSEEN} <= RARE
    assert len(FORMS) == 8


RARE = {
    *names(".!bt | .!sync | .asd | .bc! | .drivedownload | .driveupload | .lck | .swn | .swo | .xlk | @synoeastream"),
    *names("@synoresource | ___jb_old___ | ___jb_tmp___ | #snapshot | @recently-snapshot | recycled | @sharebin"),
    *names("_desktop.ini | bootex.log | indexervolumeguid | sync.ffs_lock | temporary items | ehthumbs.db"),
    *names("thevolumesettingsfolder | wpsettings.dat"),
}
"""Rows that are as plain as those that are tried."""


def test_many_are_one_remark(site: SmallSite) -> None:
    """With how many there are, and the names of the first."""
    names = [f"{folder}chao-{number}.md~" for folder in ("", "bao-quang/", "xuan-an/media/") for number in range(20)]
    (problem,) = site.put(dict.fromkeys(names, "a")).build().report.problems
    assert (problem.code, problem.words["count"], problem.words["names"].count(",")) == ("files-left", "60", 7)
    assert "bao-quang/chao-0.md~" in str(site.build(only=("bao-quang",)).report.problems[0].words["names"])
    assert site.build(only=("xuan-an",)).report.problems[0].words["count"] == "20"


@pytest.mark.parametrize("folder", ["xa-moi", "xa-moi/media", "Thư mục mới", "guides/cu", "bao-quang/media/New folder"])
def test_an_empty_folder_is_passed_over_and_told(folder: str, site: SmallSite) -> None:
    """With what systems hide in it. As soon as somebody puts something into it, it is a folder like any other."""
    before = site.build()
    for name in ("", ".DS_Store", "Thumbs.db", "a~"):
        (site.content / folder).mkdir(parents=True, exist_ok=True)
        if name:
            site.put({f"{folder}/{name}": "a"})
        built = site.build()
        outer = folder.removesuffix("/media")
        assert built.told == [(outer, "files-left", 1, 1)]
        assert built.tree == before.tree
    assert site.put({f"{folder}/a.md": "a"}).build().codes != ["files-left"]


def test_an_emptied_unit_has_vanished(site: SmallSite) -> None:
    """Its pages stay until its end is declared."""
    before = site.build()
    site.remove("xuan-an")
    (site.content / "xuan-an").mkdir()
    built = site.build()
    assert sorted(built.codes) == ["files-left", "unit-vanished"]
    assert built.of("xuan-an") == before.of("xuan-an")


def test_strict_is_not_stopped_by_a_leaving(site: SmallSite) -> None:
    """Nobody has written anything wrong. `check` and `build` say it."""
    site.put({"bao-quang/chao.md~": "a"})
    ended = run(site, "--strict", jobs=1)
    assert (ended.returncode, "[files-left]" in ended.stderr) == (0, True)
    assert (site.output / "index.html").is_file()
    assert site.put({"ghi-chu.txt": "a"}).build(strict=True).report.written is None


def test_repairs_and_the_preview_pass_it_over_too(site: SmallSite) -> None:
    """`fix` mends no copy that an editor keeps, and saving one starts no build."""
    names = ["bao-quang/chao.md~", "@eaDir/chao.md", "bao-quang/media/anh.jpg.part", "guides/chao.md.bak"]
    watch = Watch([site.content])
    site.put(dict.fromkeys(names, "a\tb"))
    assert watch.look() == ()
    assert originals.read(site.content).keys() == CONTENT.keys()


@pytest.mark.parametrize("name", [".chao.md.icloud", "chao.md.nextcloud"])
def test_a_file_that_is_still_in_a_cloud_is_an_error(name: str, site: SmallSite) -> None:
    """Its page would go offline. The unit keeps what it has."""
    assert not is_hidden(name)
    before = site.put({"bao-quang/guides/chao.md": GUIDE}).build()
    site.remove("bao-quang/guides/chao.md")
    built = site.put({f"bao-quang/guides/{name}": "a"}).build()
    assert built.told == [(f"bao-quang/guides/{name}", "file-in-cloud", 1, 1)]
    assert built.tree == before.tree
