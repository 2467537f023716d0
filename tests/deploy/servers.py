"""Real servers for the tests of `deploy`, each with a folder of its own: what they hold is looked at on the disk."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
import trustme
from chromium import absent

TOOLS = Path(os.environ.get("SITE_TEST_TOOLS") or Path.home() / ".cache/site-builder-tests")
"""Where `.ci/run` puts what the tests need beyond Python."""
PASSWORD = "p-secret-1"  # noqa: S105 - it is made up
_PATIENCE = 20
"""Seconds until a server answers."""


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    target: str
    root: Path
    """What it serves, on this disk."""
    options: tuple[str, ...] = ()
    """What the command has to be told besides the target."""
    environment: Mapping[str, str] = field(default_factory=dict)
    after: Callable[[], None] = lambda: None
    """Makes `root` hold what the server has now, where that is not the same."""
    put: Callable[[str, str], None] | None = None
    """Puts a file of somebody else on the server, where that is not done by writing into `root`."""


def tool(name: str) -> str:
    """The path of a program; where it is not installed, the test is skipped, or fails on the server."""
    folders = os.pathsep.join(
        [os.environ.get("PATH", ""), "/usr/sbin", str(TOOLS / "servers/bin"), str(TOOLS / "usr/sbin")]
    )
    return shutil.which(name, path=folders) or absent(name)


def tools_python(module: str) -> str:
    """The Python that has the servers which are written in it."""
    python = TOOLS / "servers/bin/python"
    if not python.exists() or not any((TOOLS / "servers/lib").glob(f"python3*/site-packages/{module}")):
        absent(module)
    return str(python)


def free_port() -> int:
    """A port that nobody has at the moment."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def as_root() -> None:
    """Skips the test where the server needs more rights than we have."""
    if sys.platform == "win32" or os.geteuid() != 0:
        pytest.skip("this server has to be started by root")


@contextmanager
def running(*command: str | Path, port: int = 0, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """A server, from when it answers until the end. Where no port is given, it prints a line when it is ready."""
    with tempfile.TemporaryFile("w+") as said:  # a pipe that nobody empties would stop the server
        process = subprocess.Popen(
            list(map(str, command)),
            stdin=subprocess.DEVNULL,
            stdout=said if port else subprocess.PIPE,
            stderr=said,
            encoding="utf-8",
            env={**os.environ, **environment},
            start_new_session=True,
        )
        try:
            if port:
                wait_for(lambda: answers(port) or process.poll() is not None)
                if process.poll() is not None:
                    said.seek(0)
                    raise AssertionError(said.read())
            yield process
        finally:
            for what in (signal.SIGTERM, signal.SIGKILL):
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, what)
                with suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=2)
            if process.stdout:
                process.stdout.close()


def wait_for(happens: Callable[[], bool]) -> None:
    """Looks again and again."""
    give_up = time.monotonic() + _PATIENCE
    while not happens():
        assert time.monotonic() < give_up, "the server did not come up"
        time.sleep(0.05)


def answers(port: int) -> bool:
    """Whether somebody listens."""
    with closing(socket.socket()) as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def pyftpd(folder: Path, **wishes: object) -> Iterator[Server]:
    """A server of pyftpdlib. Its clock is seven hours ahead."""
    python, root = tools_python("pyftpdlib"), folder / "ftp"
    root.mkdir(parents=True)
    script = Path(__file__).with_name("ftp_server.py")
    with running(python, "-W", "ignore", script, root, json.dumps(wishes), TZ="UTC-7") as process:
        assert process.stdout
        line = process.stdout.readline()
        assert line.strip().isdigit(), line + process.stdout.read()
        yield Server(f"ftp://u@127.0.0.1:{int(line)}", root)


@contextmanager
def certified(folder: Path) -> Iterator[tuple[Path, Path]]:
    """A certificate with its key in one file, and the authority that has given it."""
    authority = trustme.CA()
    own = authority.issue_cert("localhost", "127.0.0.1")
    both, trusted = folder / "server.pem", folder / "ca.pem"
    both.write_bytes(own.private_key_pem.bytes() + b"".join(pem.bytes() for pem in own.cert_chain_pems))
    both.chmod(0o600)
    authority.cert_pem.write_to_path(str(trusted))
    yield both, trusted


@contextmanager
def vsftpd(folder: Path) -> Iterator[Server]:
    """vsftpd, which demands that a data connection goes on with the session of the first one."""
    program = tool("vsftpd")
    as_root()
    root, port, empty = folder / "ftp/www", free_port(), folder / "empty"
    root.mkdir(parents=True)
    empty.mkdir()
    for around in (folder, *folder.parents[:3]):
        around.chmod(around.stat().st_mode | 0o055)
    shutil.chown(root, "daemon")  # a user with a home that is there, which vsftpd demands
    with certified(folder) as (certificate, authority):
        settings = f"""
listen=YES\nlisten_port={port}\nlisten_address=127.0.0.1\nbackground=NO\nanonymous_enable=YES\nlocal_enable=NO
write_enable=YES\nanon_upload_enable=YES\nanon_mkdir_write_enable=YES\nanon_other_write_enable=YES\nanon_root={root.parent}
anon_umask=022\nftp_username=daemon\nsecure_chroot_dir={empty}\nseccomp_sandbox=NO
anon_world_readable_only=NO\nssl_enable=YES\nallow_anon_ssl=YES\nforce_anon_logins_ssl=YES\nforce_anon_data_ssl=YES
rsa_cert_file={certificate}\nrsa_private_key_file={certificate}\nrequire_ssl_reuse=YES\nssl_ciphers=HIGH\nxferlog_enable=NO
isolate=NO\nisolate_network=NO\nsyslog_enable=NO\n
"""
        file = folder / "vsftpd.conf"
        file.write_text(settings)
        with running(program, file, port=port):
            yield Server(f"ftps://anonymous@127.0.0.1:{port}/www", root, ("--ca", str(authority)))


@contextmanager
def pure_ftpd(folder: Path) -> Iterator[Server]:
    """Pure-FTPd, the usual server of cheap hosts, with TLS demanded of both connections."""
    program, passwords = tool("pure-ftpd"), tool("pure-pw")
    as_root()
    root, port = folder / "home", free_port()
    (root / "www").mkdir(parents=True)
    for around in (folder, *folder.parents[:3]):
        around.chmod(around.stat().st_mode | 0o055)
    shutil.chown(root, "nobody")
    shutil.chown(root / "www", "nobody")
    database = [folder / "users.pdb", folder / "users"]
    subprocess.run(
        [
            passwords,
            "useradd",
            "u",
            "-u",
            "nobody",
            "-g",
            "nogroup",
            "-d",
            root,
            "-f",
            database[1],
            "-F",
            database[0],
            "-m",
        ],
        input=f"{PASSWORD}\n{PASSWORD}\n",
        encoding="utf-8",
        check=True,
        capture_output=True,
    )
    with certified(folder) as (certificate, authority):
        options = ["-S", f"127.0.0.1,{port}", "-l", f"puredb:{database[0]}", "-Y", "3", "-J", "HIGH", "-u", "1", "-H"]
        options += ["-U", "177:077", "-E", "-A", "-c", "50", "-C", "8", "-2", str(certificate)]
        with running(program, *options, port=port):
            yield Server(f"ftps://u@127.0.0.1:{port}/www", root / "www", ("--ca", str(authority)))


@contextmanager
def openssh(folder: Path) -> Iterator[Server]:
    """OpenSSH with nothing but SFTP, which knows this person by a key."""
    program = tool("sshd")
    as_root()
    root, port, home = folder / "www", free_port(), folder / "home/.ssh"
    root.mkdir(parents=True)
    home.mkdir(parents=True, mode=0o700)
    Path("/run/sshd").mkdir(exist_ok=True)
    for file in (folder / "host_key", home / "id_ed25519"):
        subprocess.run([tool("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", file], check=True)
    (home / "authorized_keys").write_bytes((home / "id_ed25519.pub").read_bytes())
    public = (folder / "host_key.pub").read_text().split()
    (home / "known_hosts").write_text(f"[127.0.0.1]:{port} {public[0]} {public[1]}\n")
    settings = f"""
Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host_key\nPidFile {folder}/pid\nStrictModes no\nUsePAM no
AuthorizedKeysFile {home}/authorized_keys\nPermitRootLogin yes\nPasswordAuthentication no\nMaxStartups 4
Subsystem sftp internal-sftp -u 0077\nForceCommand internal-sftp -u 0077\n
"""
    (folder / "sshd_config").write_text(settings)
    with running(program, "-D", "-e", "-f", folder / "sshd_config", port=port):
        yield Server(f"sftp://root@127.0.0.1:{port}/{root}", root, environment={"HOME": str(folder / "home")})


@contextmanager
def bare_repository(folder: Path, *, without_git: bool = False) -> Iterator[Server]:
    """A bare repository, whose branch is checked out to be looked at. Without git, dulwich goes to a daemon of git."""
    git = tool("git")
    bare, root = folder / "bare.git", folder / "tree"
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([git, "init", "-q", "--bare", bare], check=True)
    server = Server(f"git:{bare}#pages", root, after=lambda: _check_out(git, bare, root))
    if not without_git:
        yield server
        return
    port, bin_folder = free_port(), folder / "bin"
    bin_folder.mkdir()
    options = ["--reuseaddr", "--export-all", f"--base-path={folder}", "--enable=receive-pack", "--listen=127.0.0.1"]
    with running(git, "daemon", *options, f"--port={port}", folder, port=port):
        yield replace(
            server, target=f"git:git://127.0.0.1:{port}/bare.git#pages", environment={"PATH": str(bin_folder)}
        )


def _check_out(git: str, bare: Path, root: Path) -> None:
    """Makes a folder hold what the branch has."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    listed = subprocess.run([git, "--git-dir", bare, "branch", "--list", "pages"], check=True, capture_output=True)
    if listed.stdout.strip():
        subprocess.run(
            [git, "--git-dir", bare, "--work-tree", root, "checkout", "-q", "-f", "pages", "--", "."], check=True
        )


@contextmanager
def rclone_s3(folder: Path) -> Iterator[Server]:
    """A bucket of moto's S3 through rclone, read back by rclone."""
    rclone, python, port = tool("rclone"), tools_python("moto"), free_port()
    folder.mkdir(parents=True)
    root, settings = folder / "tree", folder / "rclone.conf"
    settings.write_text(
        "[s3]\ntype = s3\nprovider = Other\naccess_key_id = a\nsecret_access_key = b\nregion = us-east-1\n"
        f"endpoint = http://127.0.0.1:{port}\nforce_path_style = true\n"
    )
    environment = {"RCLONE_CONFIG": str(settings), "PATH": f"{Path(rclone).parent}{os.pathsep}{os.environ['PATH']}"}

    def look() -> None:
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir()
        run_rclone("sync", "s3:pages/site", root)

    def run_rclone(*arguments: str | Path) -> None:
        subprocess.run([rclone, *arguments], env={**os.environ, **environment}, check=True, capture_output=True)

    with running(python, "-m", "moto.server", "-p", str(port), port=port):
        run_rclone("mkdir", "s3:pages")
        yield Server(
            "rclone:s3:pages/site",
            root,
            environment=environment,
            after=look,
            put=lambda name, text: _put_s3(run_rclone, folder, name, text),
        )


def _put_s3(run_rclone: Callable[..., None], folder: Path, name: str, text: str) -> None:
    """Puts a file of somebody else into the bucket."""
    (folder / "theirs").write_text(text)
    run_rclone("copyto", folder / "theirs", f"s3:pages/site/{name}")
