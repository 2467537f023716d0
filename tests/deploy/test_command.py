"""The command `deploy`, as real processes, to folders and zip files."""

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import DAY, NEWS, PROJECT, SmallSite, tree

from site_builder.deploy.plain_names import plain_name
from site_builder.output import MANIFEST
from site_builder.output.manifest import load_manifest

KILLS = int(os.environ.get("KILLS", "8"))
"""Moments at which a process is killed."""
SERVER = {".htaccess", "_headers", "_redirects"}
"""What is made for the server."""
Ran = subprocess.CompletedProcess[str]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "DEPLOY_PASSWORD"}


def start(site: SmallSite, *arguments: str | Path, **environment: str) -> subprocess.Popen[str]:
    """A deploy that has been started beside the content folder."""
    command = [sys.executable, "-m", "site_builder", "deploy", *map(str, arguments)]
    environment = {**ENVIRONMENT, "PYTHONPATH": str(PROJECT), **environment}
    pipe = subprocess.PIPE
    folder = site.content.parent
    return subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, encoding="utf-8"
    )


def run(site: SmallSite, *arguments: str | Path, **environment: str) -> Ran:
    """A deploy from beginning to end."""
    with start(site, *arguments, **environment) as process:
        said, told = process.communicate(timeout=60)
    return subprocess.CompletedProcess(process.args, process.returncode, said, told)


def published(folder: Path) -> dict[str, bytes]:
    """What visitors find in a folder."""
    return {name: body for name, body in tree(folder).items() if not name.startswith(".deploy/") and name not in SERVER}


def test_a_site_is_put_into_a_folder_and_then_only_what_changed(site: SmallSite) -> None:
    """Exactly the site, for a web server to read whatever umask there is; the second time nothing, then one page."""
    host = site.content.parent / "www"
    built = site.build()
    old = os.umask(0o077)
    try:
        ran = run(site, "www")
    finally:
        os.umask(old)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Đã đưa lên www: gửi ")
    assert built.tree.items() <= published(host).items()
    assert (host / MANIFEST).read_bytes() == built.manifest
    modes = {stat.S_IMODE(path.stat().st_mode) for path in host.rglob("*") if ".deploy" not in path.parts}
    assert modes == {0o644, 0o755}
    assert run(site, "www").stdout.startswith("Không có gì mới: www ")
    site.put({"bao-quang/announcements/2026-11-18-hop-ap.md": NEWS.replace("Mời", "Nhờ")}).build()
    told = json.loads(run(site, "www", "--json").stdout)
    assert (told["status"], told["removed"]) == ("published", 0)
    assert 0 < told["sent"] < 8
    assert site.build().tree.items() <= published(host).items()


def test_a_change_of_one_digit_arrives(site: SmallSite) -> None:
    """The page is as long as before, and its time is older."""
    site.build()
    run(site, "www")
    site.put({"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 0251 1023\n"}).build()
    for path in site.output.rglob("*.html"):
        os.utime(path, (0, 0))
    run(site, "www")
    page = (site.content.parent / "www/bao-quang/index.html").read_text("utf-8")
    assert "02511023" in page
    assert "02511022" not in page


def test_the_plan_is_a_table_and_nothing_is_touched(site: SmallSite) -> None:
    """A line for each file, and in one line what would be done."""
    site.build()
    ran = run(site, "www", "--dry-run")
    assert ran.returncode == 0
    lines = ran.stdout.splitlines()
    assert lines[0].split() == ["Việc", "Byte", "Vì", "sao", "Tệp"]
    assert any(line.startswith("gửi") and line.endswith(" bao-quang/index.html") for line in lines)
    assert lines[-1].startswith("Sẽ gửi ")
    assert not (site.content.parent / "www").exists()
    assert lines.index(next(line for line in lines if line.endswith(" index.html"))) > lines.index(
        next(line for line in lines if line.endswith(" bao-quang/index.html"))
    )


def test_published_but_a_unit_is_broken_is_told_from_nothing_published(site: SmallSite) -> None:
    """Both end with 1; the status says which, and the line for people too."""
    site.build()
    run(site, "www")
    site.put({"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 0912 34\n"})
    site.put({"xuan-an/unit.yaml": "name: Xuân An\nkind: phường\ntagline: Mới\n"}).build()
    ran = run(site, "www", "--json")
    told = json.loads(ran.stdout)
    assert (ran.returncode, told["status"], told["failed_units"]) == (1, "published", ["bao-quang"])
    assert "bao-quang" in ran.stderr
    (site.output / "index.html").write_bytes(b"spoiled")
    ran = run(site, "www", "--json")
    assert (ran.returncode, json.loads(ran.stdout)["status"]) == (1, "refused")
    assert "index.html (size)" in ran.stderr


def test_an_output_that_is_not_as_its_manifest_says_is_refused(site: SmallSite) -> None:
    """A page cut short, a page of the same length edited by hand, a lost page; nothing is made on the host."""
    site.build()
    page = site.output / "xuan-an/index.html"
    body = page.read_bytes()
    for spoiled in (body[:-1], body.replace(b"Xu", b"Yu"), None):
        page.unlink() if spoiled is None else page.write_bytes(spoiled)
        ran = run(site, "www")
        assert ran.returncode == 1
        assert "xuan-an/" in ran.stderr
        assert not (site.content.parent / "www").exists()
    page.write_bytes(body)
    assert run(site, "www").returncode == 0


SECRETS = {
    "content/ftp.txt": "ftp_password: Abc12345\n",
    "content/bao-quang/guides/luu-y.md": "Vào ftp://admin:Bimat99@may-chu.vn nhé\n",
    "content/khoa.pem": "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n",
    "content/.env": "export DEPLOY_PASSWORD=hunter2hunter2\n",
    "content/note.txt": "mk la T0p-Secret-77 nha",
}


@pytest.mark.parametrize("file", SECRETS)
def test_a_password_in_the_content_stops_it(site: SmallSite, file: str) -> None:
    """Its place is told, and it itself is not."""
    site.build()
    path = site.content.parent / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(SECRETS[file], "utf-8")
    ran = run(site, "www", DEPLOY_PASSWORD="T0p-Secret-77")  # noqa: S106 - it is made up
    assert ran.returncode == 1
    assert f"{file}:1:" in ran.stderr
    assert not any(secret in ran.stderr for secret in ("Bimat99", "Abc12345", "hunter2", "T0p-Secret"))
    assert not (site.content.parent / "www").exists()


WRONG = [
    "ftp://an:mat-khau-99@may.vn/www",
    "sftp://an:mat-khau-99@may.vn/www",
    "git:https://an:mat-khau-99@may.vn/a.git",
    "http://may.vn",
    "ftp:///www",
    "rclone:kho",
    "git:--upload-pack=x#y",
    "ftp://an@may.vn/a%0d%0aDELE%20x",
    "sftp://an@may.vn/../etc",
]


@pytest.mark.parametrize("target", WRONG)
def test_a_target_that_cannot_be_is_wrong_usage(site: SmallSite, target: str) -> None:
    """A password in it is not repeated."""
    site.build()
    ran = run(site, target)
    assert ran.returncode == 2
    assert "mat-khau-99" not in ran.stderr + ran.stdout


def test_a_slip_in_the_target_spoils_nothing(site: SmallSite) -> None:
    """Neither content nor output, no file that is none of ours, no folder where a stick should be."""
    site.build()
    content, output = tree(site.content), tree(site.output)
    (site.content.parent / "mine.zip").write_bytes(b"mine")
    for target in ("content", "public", "public/www", ".", "zip:public/a.zip", "zip:mine.zip", "usb/xa/www"):
        assert run(site, target).returncode in (1, 2), target
    assert (tree(site.content), tree(site.output)) == (content, output)
    assert (site.content.parent / "mine.zip").read_bytes() == b"mine"
    assert not (site.content.parent / "usb").exists()


def test_without_a_build_there_is_nothing_to_put(site: SmallSite) -> None:
    """It says what to do."""
    for is_there in (False, True):
        if is_there:
            site.output.mkdir()
        ran = run(site, "www")
        assert ran.returncode == 2
        assert "build" in ran.stderr


def test_a_zip_holds_the_whole_site_each_time(site: SmallSite) -> None:
    """The same site makes the same bytes."""
    file = site.content.parent / "trang.zip"
    built = site.build()
    assert run(site, "zip:trang.zip").returncode == 0
    first = file.read_bytes()
    with zipfile.ZipFile(file) as archive:
        assert built.tree.items() <= {name: archive.read(name) for name in archive.namelist()}.items()
        assert {info.external_attr >> 16 & 0o777 for info in archive.infolist()} == {0o644}
    site.put({"xuan-an/unit.yaml": "name: Xuân An\nkind: phường\ntagline: Mới\n"}).build()
    assert run(site, "zip:trang.zip").returncode == 0
    with zipfile.ZipFile(file) as archive:
        assert site.build().tree.items() <= {name: archive.read(name) for name in archive.namelist()}.items()
    site.put({"xuan-an/unit.yaml": "name: Xuân An\nkind: phường\n"}).build()
    run(site, "zip:trang.zip")
    assert file.read_bytes() == first


def test_what_nobody_built_is_not_sent_and_told(site: SmallSite) -> None:
    """It may be somebody's note."""
    site.build()
    (site.output / "ghi-chu.txt").write_text("riêng", "utf-8")
    ran = run(site, "www")
    assert ran.returncode == 0
    assert "ghi-chu.txt" in ran.stderr
    assert "ghi-chu.txt" not in published(site.content.parent / "www")


@pytest.fixture(scope="module")
def two_sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes], dict[str, bytes]]:
    """A folder with a site before an edit (`old`, already on the host `www`) and after it (`new`)."""
    site = SmallSite(tmp_path_factory.mktemp("two"))
    folder = site.content.parent
    old = site.build(output=folder / "old").tree
    assert run(site, "www", "--output", "old").returncode == 0
    site.put({"unit.yaml": "name: Long Khánh Mới\nkind: thành phố\ntopics: [{id: nen-tang, name: Nền tảng}]\n"})
    new = site.build(output=folder / "new").tree
    return folder, old, new


@pytest.mark.parametrize("moment", [number / KILLS for number in range(KILLS)])
def test_a_process_that_is_killed_leaves_whole_pages_and_the_next_one_ends_the_work(
    two_sites: tuple[Path, dict[str, bytes], dict[str, bytes]], tmp_path: Path, moment: float
) -> None:
    """At any moment of its life, by the signal that nobody can catch."""
    folder, old, new = two_sites
    for name in ("www", ".cache", "content"):
        shutil.copytree(folder / name, tmp_path / name)
    site, host = SmallSite(tmp_path / "unused"), tmp_path / "www"
    site.content = tmp_path / "content"
    with start(site, "www", "--output", folder / "new") as process:
        try:
            process.wait(timeout=0.2 + moment * 0.6)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
    for name, body in published(host).items():
        assert name == MANIFEST or body in (old.get(name), new.get(name)), name
    assert run(site, "www", "--output", folder / "new").returncode == 0
    assert {name: body for name, body in published(host).items() if name != MANIFEST} == new
    assert {path.name for path in (host / ".deploy").iterdir()} == {"manifest.json"}


def test_the_day_of_the_site_plays_no_part(site: SmallSite) -> None:
    """What was built for a day is what is put."""
    built = site.build(DAY)
    run(site, "www", "--lang", "en")
    assert built.tree.items() <= published(site.content.parent / "www").items()


def test_the_last_site_can_be_put_back(site: SmallSite) -> None:
    """Exactly, and the one before it too; further back there is nothing; another machine cannot."""
    host = site.content.parent / "www"
    trees = []
    for number in range(3):
        site.put({"xuan-an/unit.yaml": f"name: Xuân An\nkind: phường\ntagline: Lần {number}\n"}).build()
        run(site, "www")
        trees.append(tree(host))
    shutil.copytree(host, site.content.parent / "kept")
    for wanted in (trees[1], trees[0]):
        ran = run(site, "www", "--rollback")
        assert (ran.returncode, ran.stderr) == (0, "")
        assert tree(host) == wanted
    ran = run(site, "www", "--rollback")
    assert ran.returncode == 1
    assert tree(host) == trees[0]
    run(site, "www")
    assert tree(host) == trees[2]
    shutil.rmtree(host)
    shutil.copytree(site.content.parent / "kept", host)
    (host / ".deploy/manifest.json").write_text((host / ".deploy/manifest.json").read_text().replace("longkhanh", "xx"))
    assert run(site, "www", "--rollback").returncode == 1


def test_going_back_takes_no_printed_code_away(site: SmallSite) -> None:
    """What was issued since stays, unless somebody gives it up."""
    site.build()
    run(site, "www")
    moved = NEWS.replace("date:", "aliases: [hop-cu]\ndate:")
    site.put({"bao-quang/announcements/2026-11-18-hop-ap.md": moved}).build()
    assert run(site, "www").returncode == 0
    ran = run(site, "www", "--rollback")
    assert ran.returncode == 1
    assert "--allow-lost bao-quang/thong-bao/hop-cu/" in ran.stderr
    assert run(site, "www", "--rollback", "--allow-lost", "bao-quang/thong-bao/hop-cu/").returncode == 0


def test_files_with_accents_go_under_names_that_every_server_spells_alike(site: SmallSite) -> None:
    """Pages lead to them, and the manifest there tells of them; the output keeps the editor's names."""
    name = "Giấy mời, họp (1).csv"
    news = NEWS.replace("date:", f"attachments:\n  - {{file: '../media/{name}'}}\ndate:")
    site.put({"bao-quang/announcements/2026-11-18-hop-ap.md": news, f"bao-quang/media/{name}": "a,b\n1,2\n"})
    built = site.build()
    assert built.told == []
    assert f"bao-quang/media/{name}" in built.tree
    assert run(site, "www").returncode == 0
    host = site.content.parent / "www"
    files = published(host)
    assert [file for file in files if not file.isascii()] == []
    (plain,) = [file for file in files if file.endswith(".csv")]
    assert plain.startswith("bao-quang/media/giay-moi-hop-1-")
    page = files["bao-quang/thong-bao/hop-ap/index.html"].decode()
    assert f'../../{plain.removeprefix("bao-quang/")}"' in page
    sizes = load_manifest(host).units["bao-quang"].files
    assert (sizes[plain], sizes["bao-quang/thong-bao/hop-ap/"]) == (8, len(page.encode()))
    assert "Không có gì mới" in run(site, "www").stdout


NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1)


@given(name=NAMES)
def test_a_name_becomes_plain_and_stays_so(name: str) -> None:
    """What is plain already is not touched."""
    plain = plain_name(f"xa/media/{name}")
    assert plain.isascii()
    assert plain_name(plain) == plain


def test_names_that_differ_only_in_accents_stay_two() -> None:
    """The last letters follow from the name, however its accents are stored; a picture keeps its own mark."""
    names = ["Giấy mời.pdf", "Giày mời.pdf", "Giấy mời.docx", "đ.pdf", "ảnh"]
    assert len({plain_name(name) for name in names}) == len(names)
    assert plain_name("a\u0302.pdf") == plain_name("\u00e2.pdf")
    assert plain_name("Ảnh.0123abcd.webp").endswith(".0123abcd.webp")
