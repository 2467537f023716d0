"""From the media folder to the pages: originals stay where they are, the work is done once, nothing depends on luck."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import pdf
from photos import SECRETS, assert_bare, bomb, film, located, saved, scene
from PIL import Image
from pillow_heif import register_heif_opener
from small_site import CONTENT, GUIDE, PROJECT, Built, Files, SmallSite, Tree, small_site

from site_builder.content.media.prepare import prepare
from site_builder.model.folder import Folder
from site_builder.model.media import Media
from site_builder.report.message import shown
from site_builder.text.numbers import show_size

register_heif_opener()
PAGE = "bao-quang/huong-dan/cai-vneid/index.html"
PHOTO = saved(scene(64, 48))


def showing(*names: str) -> Files:
    """A guide of the commune that shows these pictures."""
    pictures = "\n\n".join(f"![Lớp học](<../media/{name}>)" for name in names)
    return {"bao-quang/guides/cai-vneid.md": f"{GUIDE}\n{pictures}\n"}


def media(tree: Tree) -> Tree:
    """What is published of the media folders."""
    return {name: body for name, body in tree.items() if "media/" in name}


def tag(built: Built, selector: str, page: str = PAGE) -> Tag:
    """The one such element of a page."""
    (found,) = BeautifulSoup(built.tree[page], "html.parser").select(selector)
    return found


@pytest.fixture
def kept(site: SmallSite) -> Path:
    """A folder for the cache, beside the content."""
    return site.content.parent / ".cache"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF", "AVIF", "GIF"])
def test_a_picture_of_a_page_is_webp_with_a_jpeg_to_fall_back_on(kind: str, site: SmallSite) -> None:
    """With its size, so that nothing jumps, and loaded when it comes near."""
    name = f"Lớp học.{kind.lower().replace('heif', 'HEIC')}"
    built = site.put({f"bao-quang/media/{name}": saved(scene(160, 120), kind), **showing(name)}).build()
    assert built.codes == []
    source, image = tag(built, "picture > source"), tag(built, "picture > img")
    assert source["type"] == "image/webp"
    assert {key: image[key] for key in ("alt", "width", "height", "loading")} == {
        "alt": "Lớp học",
        "width": "160",
        "height": "120",
        "loading": "lazy",
    }
    pattern = r"\.\./\.\./media/L%E1%BB%9Bp%20h%E1%BB%8Dc\.[0-9a-f]{8}\."
    assert re.fullmatch(rf"{pattern}webp", str(source["srcset"]))
    assert re.fullmatch(rf"{pattern}jpg", str(image["src"]))
    assert sorted(Path(name).suffix for name in media(built.tree)) == [".jpg", ".webp"]


def test_no_original_and_no_note_of_a_phone_is_published(site: SmallSite) -> None:
    """Whether a page shows the picture, links to it, attaches it or does not mention it."""
    news = (
        "---\ntitle: T\ndate: 2026-11-01\nattachments: [{file: ../media/c.jpeg, label: C}]\n---\n[b](../media/b.PNG)\n"
    )
    originals = {
        "bao-quang/media/a.jpg": located(),
        "bao-quang/media/b.PNG": located("PNG"),
        "bao-quang/media/c.jpeg": located("HEIF"),
        "media/d.webp": located("WEBP"),
        "media/e.mp4": film(),
    }
    site.put({**originals, **showing("a.jpg"), "bao-quang/announcements/t.md": news})
    built = site.build()
    assert built.report.errors == 0
    versions = media(built.tree)
    assert len(versions) == 9
    for name in {name.rpartition(".")[0] for name in versions} - {"media/e"}:
        assert_bare(versions[f"{name}.webp"], versions[f"{name}.jpg"])
    assert not any(secret in body for body in versions.values() for secret in SECRETS)
    assert b"+10.93" not in versions["media/e.mp4"]


def test_links_and_attachments_lead_to_the_bare_jpeg(site: SmallSite) -> None:
    """Every browser and every phone opens it; its own size is told, not that of the original."""
    news = "---\ntitle: T\ndate: 2026-11-01\nattachments: [{file: ../media/a.heic}]\n---\n[xem](../media/a.heic)\n"
    site.put({"bao-quang/media/a.heic": saved(scene(), "HEIF"), "bao-quang/announcements/t.md": news})
    built = site.build()
    (jpeg,) = (name for name in media(built.tree) if name.endswith(".jpg"))
    page = built.page("bao-quang/thong-bao/t/index.html")
    assert page.count(f'href="../../../{jpeg}"'.replace("../bao-quang/", "")) == 2
    assert f"JPG, {show_size(len(built.tree[jpeg]))}" in page
    assert ">a.heic<" in page


def test_a_shared_picture_is_made_once_and_shown_by_all(site: SmallSite) -> None:
    """It stays with the unit that has it."""
    site.put({"media/a.jpg": PHOTO, "guides/cai-vneid.md": f"{GUIDE}\n![Lớp](../media/a.jpg)\n"})
    built = site.build()
    (jpeg,) = (name for name in media(built.tree) if name.endswith(".jpg"))
    for unit in ("bao-quang", "xuan-an"):
        image = tag(built, "picture > img", f"{unit}/huong-dan/cai-vneid/index.html")
        assert image["src"] == f"../../../{jpeg}"


def test_a_picture_appears_with_its_announcement(site: SmallSite) -> None:
    """Not before: neither version."""
    news = "---\ntitle: T\ndate: 2026-12-24\n---\n![Lớp](../media/a.jpg)\n"
    site.put({"bao-quang/media/a.jpg": PHOTO, "bao-quang/announcements/t.md": news})
    assert media(site.build().tree) == {}
    assert len(media(site.build(date(2026, 12, 24)).tree)) == 2


def test_two_originals_of_one_name_do_not_meet(site: SmallSite) -> None:
    """Not even when they are the same picture."""
    names = ("a.jpg", "a.jpeg", "a.png")
    site.put({f"bao-quang/media/{name}": PHOTO for name in names}).put(showing(*names))
    assert len(media(site.build().tree)) == 6


def test_a_new_picture_has_a_new_address(site: SmallSite) -> None:
    """Whoever keeps the old one need not ask whether it has changed."""
    before = media(site.put({"bao-quang/media/a.jpg": PHOTO}).build().tree)
    after = media(site.put({"bao-quang/media/a.jpg": saved(scene(48, 64))}).build().tree)
    assert len(before) == len(after) == 2
    assert before.keys() & after.keys() == set()


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("a.jpg", b"", "file-broken"),
        ("a.jpg", PHOTO[:300], "file-broken"),
        ("a.jpg", b"<svg onload='alert(1)'/>", "file-disguised"),
        ("a.png", b"MZ\x90\0", "file-disguised"),
        ("a.png", bomb(), "picture-huge"),
        ("a.pdf", PHOTO, "file-disguised"),
        ("a.mp4", film(track=b"camm"), "film-data"),
    ],
)
def test_what_cannot_be_used_stops_its_own_unit_only(name: str, body: bytes, code: str, site: SmallSite) -> None:
    """Told once, at the file; the unit keeps its pages, the others are built."""
    before = site.build()
    built = site.put(
        {f"bao-quang/media/{name}": body, "bao-quang/guides/a.md": f"{GUIDE}\n[a](../media/{name})"}
    ).build()
    assert built.told == [(f"bao-quang/media/{name}", code, 1, 1)]
    assert built.report.failed == (("bao-quang",),)
    assert built.tree == before.tree


@pytest.mark.parametrize("target", ["../media/mau.pdf", "cai-vneid.md", "../teams.yaml"])
def test_only_a_picture_can_be_shown(target: str, site: SmallSite) -> None:
    """A stray ! before a link would leave a hole in the page."""
    site.put({"bao-quang/media/mau.pdf": pdf("a"), "bao-quang/guides/a.md": f"{GUIDE}\n![a]({target})\n"})
    assert site.build().codes == ["picture-kind"]


def test_photos_that_say_where_they_were_taken_are_told_once_a_folder(site: SmallSite) -> None:
    """A hundred photos are one sentence; it stops nothing."""
    small = located(image=scene(64, 48))
    site.put({f"bao-quang/media/{name}.jpg": small for name in "cab"} | {"media/d.mp4": film()})
    built = site.build()
    located_in = [problem for problem in built.report.problems if problem.code == "media-located"]
    assert [problem.place.file for problem in located_in] == ["bao-quang/media/a.jpg", "media/d.mp4"]
    assert built.report.errors == 0
    told = shown(located_in[0], "", "vi").message
    assert "Có 3 ảnh, phim gốc còn ghi vị trí nơi chụp, như «a.jpg»" in told


SOURCES: Files = {
    **CONTENT,
    **showing("a.jpg", "b.png"),
    "bao-quang/media/a.jpg": located(image=scene(160, 120)),
    "bao-quang/media/b.png": saved(Image.new("RGB", (200, 90), "#0a7"), "PNG"),
    "bao-quang/media/c.gif": saved(scene(64, 48), "GIF", save_all=True, append_images=[scene(48, 64)]),
    "bao-quang/media/phim.mp4": film(),
    "bao-quang/media/mau.pdf": pdf("a"),
}
"""A commune with media of every kind: the cache has a row for each."""


@pytest.fixture(scope="module")
def right() -> Built:
    """What comes of it without a cache."""
    with small_site(SOURCES) as site:
        return site.build()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which nothing is missing."""
    folder = tmp_path_factory.mktemp("whole")
    SmallSite(folder, SOURCES).build(cache=folder / ".cache")
    return folder / ".cache"


def without_addresses(row: Built) -> tuple[object, ...]:
    """All that has to be the same whatever happened to the cache."""
    return (row.tree, row.manifest, row.report.problems)


def test_with_a_cache_or_without_the_site_is_the_same(kept: Path, site: SmallSite, right: Built) -> None:
    """Problems too; and building again changes nothing."""
    site.put(SOURCES)
    for _ in range(2):
        again = site.build(cache=kept)
        assert without_addresses(again) == without_addresses(right)
    assert again.report.written is not None
    assert (again.report.written.changed, again.report.written.removed) == (0, 0)
    assert [code for code in right.codes if code != "site-unused"] == ["media-located", "picture-moving"]


def _torn(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _other(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"1", b"2", 1).replace(b"\0", b"\1", 1))


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGE: tuple[Callable[[Path], None], ...] = (_torn, _empty, _other, _folder, Path.unlink)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(DAMAGE)), min_size=1, max_size=6))
def test_a_damaged_cache_is_mended(whole: Path, right: Built, damage: list[tuple[int, Callable[[Path], None]]]) -> None:
    """Law: whatever became of its files, the site is the right one, and so is that of the next build."""
    with small_site(SOURCES) as site:
        kept = site.content.parent / ".cache"
        shutil.copytree(whole, kept)
        for number, spoil in damage:
            files = sorted(path for path in kept.rglob("*") if path.is_file())
            spoil(files[number % len(files)])
        assert without_addresses(site.build(cache=kept)) == without_addresses(right)
        assert without_addresses(site.build(cache=kept)) == without_addresses(right)


@pytest.mark.parametrize("what", ["file", "link", "folder"])
def test_without_a_usable_cache_the_work_is_done_all_the_same(what: str, site: SmallSite, right: Built) -> None:
    """Where the cache should be stands a file, a link to nowhere, or a disk that may only be read."""
    kept = site.content.parent / ".cache"
    if what == "file":
        kept.write_text("")
    elif what == "link":
        (site.content.parent / "tep").write_text("")
        kept.symlink_to(site.content.parent / "tep" / "khong-co")
    else:
        kept.mkdir()
        (kept / "media").write_text("")
    site.put(SOURCES)
    assert without_addresses(site.build(cache=kept)) == without_addresses(right)


def test_what_lies_in_the_cache_is_not_made_again(kept: Path, site: SmallSite) -> None:
    """Neither is the imaging library imported, which takes a tenth of a second, nor a process started for it."""
    site.put(SOURCES).build(cache=kept)
    shutil.rmtree(site.output)
    script = (
        "import sys; from datetime import date; from pathlib import Path; from site_builder.builder import *;"
        "content, output, cache, themes = map(Path, sys.argv[1:]);"
        "build(BuildOptions(content=content, output=output, cache=cache, themes=(themes,), day=date(2026, 11, 22)));"
        "sys.exit('PIL' in sys.modules or 'multiprocessing' in sys.modules)"
    )
    folders = [str(path) for path in (site.content, site.output, kept, PROJECT / "themes")]
    assert subprocess.run([sys.executable, "-c", script, *folders], cwd=PROJECT, check=False).returncode == 0
    assert len(media({path.as_posix(): b"" for path in site.output.rglob("*.*")})) == 8
    for path in kept.rglob("*.json"):
        path.unlink()
    assert subprocess.run([sys.executable, "-c", script, *folders], cwd=PROJECT, check=False).returncode == 1


def test_a_moved_picture_is_found_in_the_cache(kept: Path, site: SmallSite) -> None:
    """The key is its content, not its name."""
    site.put({"bao-quang/media/a.jpg": PHOTO}).build(cache=kept)
    before = sorted(path.name for path in kept.rglob("*.*"))
    site.remove("bao-quang/media").put({"media/anh/khac.png": PHOTO}).build(cache=kept)
    assert sorted(path.name for path in kept.rglob("*.*")) == before


def test_a_bug_of_ours_stays_with_the_unit_whose_file_met_it(tmp_path: Path) -> None:
    """Here a path that the disk cannot even be asked for; the trace is kept for us."""
    good = Folder(path=("a",))
    met = Folder(path=("b",), media={"a.jpg": Media(file="b/media/a.jpg", source="\0", size=1)})
    prepared = prepare((good, met), tmp_path, None)
    assert prepared[0] == good
    (problem,) = prepared[1].problems
    assert (problem.code, problem.place.file) == ("our-fault", "b/media/a.jpg")
    assert "ValueError" in problem.words["trace"]


def test_a_file_too_large_is_not_even_read(site: SmallSite) -> None:
    """It is told with its size."""
    path = site.content / "bao-quang/media/a.jpg"
    path.parent.mkdir()
    with path.open("wb") as file:
        file.truncate(3 * 1024**3)
    assert site.build().codes == ["media-large"]
