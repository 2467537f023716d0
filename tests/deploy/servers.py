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
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
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
