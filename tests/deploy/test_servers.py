"""Every transport to a real server: site and digits arrive, killed runs are completed, files of others stay."""

import os
import shutil
import signal
import stat
import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from servers import PASSWORD, Server, bare_repository, openssh, pure_ftpd, pyftpd, rclone_s3, vsftpd
from small_site import SmallSite, tree
from test_command import SERVER, Ran, start

from site_builder.output import MANIFEST

KILLS = int(os.environ.get("KILLS", "2"))
"""Moments at which a process is killed, on each server."""
Start = Callable[[Path], AbstractContextManager[Server]]
SERVERS: dict[str, Start] = {
    "pyftpdlib": pyftpd,
    "pyftpdlib, poor": partial(pyftpd, poor=True),
    "pyftpdlib, without SIZE and CHMOD": partial(pyftpd, poor=True, without=["SIZE", "SITE CHMOD", "NLST"]),
    "vsftpd": vsftpd,
    "Pure-FTPd": pure_ftpd,
    "OpenSSH": openssh,
    "git": bare_repository,
    "dulwich": partial(bare_repository, without_git=True),
    "S3 through rclone": rclone_s3,
}
HOTLINE = {"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 0251 1023\n"}


def begin(site: SmallSite, server: Server, *options: str) -> subprocess.Popen[str]:
    """A deploy to a server that has been started."""
    environment = {"DEPLOY_PASSWORD": PASSWORD, **server.environment}
    return start(site, server.target, *server.options, *options, **environment)


def deploy(site: SmallSite, server: Server, *options: str) -> Ran:
    """A deploy to a server."""
    with begin(site, server, *options) as process:
        said, told = process.communicate(timeout=120)
    assert PASSWORD not in said + told
    return subprocess.CompletedProcess(process.args, process.returncode, said, told)


def visible(server: Server) -> dict[str, bytes]:
    """What visitors find."""
    server.after()
    return {
        name: body for name, body in tree(server.root).items() if not name.startswith(".deploy/") and name not in SERVER
    }


@pytest.mark.parametrize("name", SERVERS)
def test_the_site_arrives_and_then_what_changes(tmp_path: Path, name: str) -> None:
    """All of it, readable by everybody; nothing the second time; a digit of the hotline; a unit that ends; nothing of
    others is touched; and whoever is killed is followed by one that completes the work.
    """
    site = SmallSite(tmp_path / "site")
    with SERVERS[name](tmp_path / "server") as server:
        theirs = {".well-known/acme": b"theirs"} if put_foreign(server) else {}
        built = site.build().tree
        ran = deploy(site, server)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert differing(visible(server), {**built, **theirs}) == []
        check_readable(server)
        assert "Không có gì mới" in deploy(site, server).stdout
        changed = site.put(HOTLINE).build().tree
        ran = deploy(site, server, "--json")
        assert ran.returncode == 0
        assert b"02511023" in visible(server)["bao-quang/index.html"]
        assert differing(visible(server), {**changed, **theirs}) == []
        kill(site, server, changed, theirs)
        ended = site.remove("addresses.txt").end("xuan-an").build().tree  # else its addresses would be remembered
        assert deploy(site, server, "--allow-delete", "20").returncode == 0
        assert differing(visible(server), {**ended, **theirs}) == []
        assert not (server.root / "xuan-an").exists()


def differing(found: dict[str, bytes], wanted: dict[str, bytes]) -> list[str]:
    """The names of files that are not as they should be."""
    return sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))


def put_foreign(server: Server) -> bool:
    """Puts a file of somebody else there, if one can stand there before the first deploy."""
    if server.put:
        server.put(".well-known/acme", "theirs")
    elif server.root.is_dir():
        (server.root / ".well-known").mkdir()
        (server.root / ".well-known/acme").write_text("theirs")
    return bool(server.put) or server.root.is_dir()


def check_readable(server: Server) -> None:
    """Everybody may read files and enter folders."""
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in server.root.rglob("*") if ".deploy" not in path.parts}
    assert [path for path, mode in modes.items() if mode & 0o044 != 0o044] == []
    assert [path for path, mode in modes.items() if path.is_dir() and mode & 0o011 != 0o011] == []


def kill(site: SmallSite, server: Server, old: dict[str, bytes], theirs: dict[str, bytes]) -> None:
    """Kills deploys of other and again other pages at several moments; each time the next run completes the work."""
    for moment in range(KILLS):
        site.put(
            {"unit.yaml": f"name: Long Khánh {moment}\nkind: thành phố\ntopics: [{{id: nen-tang, name: Nền tảng}}]\n"}
        )
        new = site.build().tree
        with begin(site, server) as process:
            try:
                process.wait(timeout=0.4 + moment / KILLS)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
        for name, body in visible(server).items():
            assert name == MANIFEST or name in theirs or body in (old.get(name), new.get(name)), name
        ran = deploy(site, server)
        assert ran.returncode == 0, ran.stderr
        assert differing(visible(server), {**new, **theirs}) == []
        old = new


@pytest.mark.parametrize("most", [1, 2])
def test_few_connections_do(tmp_path: Path, most: int) -> None:
    """Though four are tried."""
    site = SmallSite(tmp_path / "site")
    with pyftpd(tmp_path / "server", most=most) as server:
        built = site.build().tree
        ran = deploy(site, server)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert differing(visible(server), built) == []


def test_connections_that_drop_in_the_middle_of_files_are_borne(tmp_path: Path) -> None:
    """Each seventh file is torn."""
    site = SmallSite(tmp_path / "site")
    with pyftpd(tmp_path / "server", drop=7) as server:
        built = site.build().tree
        ran = deploy(site, server, "--connections", "2")
        assert (ran.returncode, ran.stderr) == (0, "")
        assert differing(visible(server), built) == []


def test_a_full_disk_is_told_and_later_completed(tmp_path: Path) -> None:
    """No file is shorter than it should be."""
    site = SmallSite(tmp_path / "site")
    built = site.build().tree
    with pyftpd(tmp_path / "server", quota=200_000) as server:
        ran = deploy(site, server)
        assert ran.returncode == 1
        assert "hết chỗ" in ran.stderr
        assert visible(server).items() <= built.items()
        root = server.root
    shutil.move(root, tmp_path / "kept")
    with pyftpd(tmp_path / "more") as server:
        shutil.copytree(tmp_path / "kept", server.root, dirs_exist_ok=True)
        assert deploy(site, server, "--take-over").returncode == 0
        assert differing(visible(server), built) == []


@pytest.mark.parametrize("start_server", [pyftpd, pure_ftpd])
def test_a_wrong_password_is_told_at_once(tmp_path: Path, start_server: Start) -> None:
    """And it is not shown."""
    site = SmallSite(tmp_path / "site")
    site.build()
    with start_server(tmp_path / "server") as server:
        with start(site, server.target, *server.options, DEPLOY_PASSWORD="wrong-secret") as process:  # noqa: S106 - it is made up
            said, told = process.communicate(timeout=60)
        assert process.returncode == 1
        assert "mật khẩu" in told
        assert "wrong-secret" not in said + told
        with start(site, server.target, *server.options) as process:
            told = process.communicate(timeout=60)[1]
        assert "DEPLOY_PASSWORD" in told


def test_a_server_that_nobody_vouches_for_is_not_spoken_to(tmp_path: Path) -> None:
    """The password is not sent to it."""
    site = SmallSite(tmp_path / "site")
    site.build()
    with pure_ftpd(tmp_path / "server") as server:
        with start(site, server.target, DEPLOY_PASSWORD=PASSWORD) as process:
            told = process.communicate(timeout=60)[1]
        assert process.returncode == 1
        assert "chứng chỉ" in told
        assert differing(visible(server), {}) == []


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    """After some tries."""
    site = SmallSite(tmp_path / "site")
    site.build()
    ran = deploy(site, Server("ftp://u@127.0.0.1:9/www", tmp_path))
    assert ran.returncode == 1
    assert "Chưa đưa lên xong" in ran.stderr


def test_a_repository_that_refuses_keeps_its_branch(tmp_path: Path) -> None:
    """What its hook says is repeated; once it agrees, the same command succeeds. Files of others stay on the branch."""
    site = SmallSite(tmp_path / "site")
    with bare_repository(tmp_path / "server") as server:
        hook = tmp_path / "server/bare.git/hooks/pre-receive"
        hook.write_text("#!/bin/sh\necho nothing on Sundays >&2\nexit 1\n")
        hook.chmod(0o755)
        built = site.build().tree
        ran = deploy(site, server)
        assert ran.returncode == 1
        assert "nothing on Sundays" in ran.stderr
        assert differing(visible(server), {}) == []
        hook.unlink()
        assert deploy(site, server).returncode == 0
        assert differing(visible(server), built) == []
        clone = tmp_path / "clone"
        subprocess.run(["git", "clone", "-q", "-b", "pages", server.target[4:-6], clone], check=True)
        (clone / "CNAME").write_text("a.gov.vn")
        who = ["-c", "user.name=a", "-c", "user.email=a@localhost"]
        for command in (["add", "CNAME"], [*who, "commit", "-q", "-m", "CNAME"], ["push", "-q"]):
            subprocess.run(["git", "-C", clone, *command], check=True)
        changed = site.put(HOTLINE).build().tree
        assert deploy(site, server).returncode == 0
        assert differing(visible(server), {**changed, "CNAME": b"a.gov.vn"}) == []


def test_an_ssh_server_that_nobody_knows_is_not_spoken_to(tmp_path: Path) -> None:
    """Its fingerprint is told; typed by a person, it is enough."""
    site = SmallSite(tmp_path / "site")
    built = site.build().tree
    with openssh(tmp_path / "server") as server:
        (tmp_path / "server/home/.ssh/known_hosts").unlink()
        ran = deploy(site, server)
        assert ran.returncode == 1
        key = ran.stderr.partition("--host-key ")[2].split()[0]
        assert deploy(site, server, "--host-key", "SHA256:" + "A" * 43).returncode == 1
        assert differing(visible(server), {}) == []
        assert deploy(site, server, "--host-key", key).returncode == 0
        assert differing(visible(server), built) == []
