"""SFTP by paramiko (`pip install ".[sftp]"`)."""

import errno
import socket
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from io import BytesIO
from stat import S_ISREG

import paramiko

from site_builder.deploy.host import ConnectionLost, FileHost, HostRefuses, TooManyConnections
from site_builder.deploy.target import DeployTarget

_PATIENCE = 30.0
"""Seconds that a server may be silent."""
_FILE, _FOLDER = 0o644, 0o755


class SftpHost(FileHost):
    """A folder on a server that is reached by SSH; of SSH it needs no shell."""

    def __init__(self, client: paramiko.SSHClient, sftp: paramiko.SFTPClient, root: str, folders: set[str]) -> None:
        super().__init__(folders)
        self.client = client
        self.sftp = sftp
        self.root = root
        self._replaces = True

    def names(self, folder: str) -> frozenset[str] | None:
        """The names in a folder; None where there is no such folder."""
        path = self._path(folder)
        with self._talk(path):
            try:
                return frozenset(self.sftp.listdir(path or "."))
            except FileNotFoundError:
                return None

    def size(self, name: str) -> int | None:
        """The bytes of a file; None where there is none."""
        path = self._path(name)
        with self._talk(path):
            try:
                found = self.sftp.stat(path)
            except FileNotFoundError:
                return None
            return found.st_size if S_ISREG(found.st_mode or 0) else None

    def read(self, name: str) -> bytes | None:
        """The content of a file; None where there is none."""
        path, body = self._path(name), BytesIO()
        with self._talk(path):
            try:
                self.sftp.getfo(path, body)
            except FileNotFoundError:
                return None
        return body.getvalue()

    def delete(self, name: str) -> None:
        """Removes a file, if it is there."""
        path = self._path(name)
        with self._talk(path), suppress(FileNotFoundError):
            self.sftp.remove(path)

    def make_folder(self, name: str) -> bool:
        """Makes a folder; False where it was there. SFTP says of one that is there only that it failed."""
        path = self._path(name)
        with self._talk(path):
            try:
                self.sftp.mkdir(path, _FOLDER)
            except FileNotFoundError:
                self._make_root()
                self.sftp.mkdir(path, _FOLDER)
            except OSError:
                self.sftp.listdir(path)
                return False
            self.sftp.chmod(path, _FOLDER)
            return True

    def _make_root(self) -> None:
        """Makes the folder of the target itself, where only that one is lacking."""
        with suppress(OSError):
            self.sftp.mkdir(self.root, _FOLDER)

    def remove_folder(self, name: str) -> None:
        """Removes a folder, if it is there and empty."""
        self.folders.discard(name)
        path = self._path(name)
        with self._talk(path), suppress(OSError):
            self.sftp.rmdir(path)

    def close(self) -> None:
        """Ends the connection."""
        self.client.close()

    def _write(self, name: str, body: bytes) -> None:
        path = self._path(name)
        with self._talk(path):
            self.sftp.putfo(BytesIO(body), path, confirm=False)  # its size is asked for afterwards
            self.sftp.chmod(path, _FILE)

    def _move(self, name: str, target: str) -> None:
        source, to = self._path(name), self._path(target)
        with self._talk(to):
            try:
                if self._replaces:
                    self.sftp.posix_rename(source, to)
                    return
            except OSError as error:
                if error.errno is not None or "unsupported" not in str(error).lower():
                    raise
                self._replaces = False  # a server without OpenSSH's extension replaces nothing
            with suppress(FileNotFoundError):
                self.sftp.remove(to)
            self.sftp.rename(source, to)

    def _path(self, name: str) -> str:
        return f"{self.root}/{name}".rstrip("/") if self.root else name

    @contextmanager
    def _talk(self, path: str) -> Iterator[None]:
        """Makes of what the library raises what a run understands."""
        try:
            yield
        except (paramiko.SSHException, EOFError, TimeoutError, ConnectionError) as error:
            raise ConnectionLost(str(error) or type(error).__name__) from error
        except OSError as error:
            if error.errno in (errno.ENOENT, errno.EACCES):
                raise HostRefuses("host_refuses", path=path, why=error.strerror or str(error)) from error
            if "closed" in str(error).lower() or "dropped" in str(error).lower():
                raise ConnectionLost(str(error)) from error
            said = str(error)  # servers say of a full disk only that it failed
            raise HostRefuses("host_refuses", path=path, why=f"{said} (hết chỗ? / disk full?)") from error


class _Judge(paramiko.MissingHostKeyPolicy):
    """Lets nobody in whom this machine does not know, unless a person has typed the fingerprint of the key."""

    def __init__(self, fingerprint: str) -> None:
        self.fingerprint = fingerprint.removeprefix("SHA256:").rstrip("=")

    def missing_host_key(self, client: paramiko.SSHClient, hostname: str, key: paramiko.PKey) -> None:  # noqa: ARG002 - as the class above has it
        """Judges a server that is not in known_hosts."""
        found = b64encode(sha256(key.asbytes()).digest()).decode().rstrip("=")
        if found != self.fingerprint:
            raise HostRefuses("host_key_unknown", host=hostname, key=f"SHA256:{found}")


def connect(target: DeployTarget, password: Callable[[], str], host_key: str, folders: set[str]) -> SftpHost:
    """Opens a connection: by the agent or the keys of this person, else by password.

    Raises TooManyConnections, ConnectionLost, and HostRefuses where it will never be opened.
    """
    client = paramiko.SSHClient()
    if not host_key:
        client.load_system_host_keys()
    client.set_missing_host_key_policy(_Judge(host_key))
    try:
        _log_in(client, target, password)
        sftp = client.open_sftp()
    except paramiko.BadHostKeyException as error:
        raise HostRefuses("host_key_changed", host=target.host) from error
    except paramiko.AuthenticationException as error:
        raise HostRefuses("host_no_login", user=target.user, host=target.host) from error
    except socket.gaierror as error:
        raise HostRefuses("host_unknown", host=target.host) from error
    except (paramiko.SSHException, EOFError, OSError) as error:
        client.close()
        raise TooManyConnections(str(error) or type(error).__name__) from error
    return SftpHost(client, sftp, target.path, folders)


def _log_in(client: paramiko.SSHClient, target: DeployTarget, password: Callable[[], str]) -> None:
    """Tries keys first, so that nobody is asked for a password that is not needed."""
    try:
        _open(client, target, None)
    except paramiko.SSHException as error:
        if isinstance(error, paramiko.BadHostKeyException) or not _needs_password(error):
            raise
        _open(client, target, password())


def _open(client: paramiko.SSHClient, target: DeployTarget, password: str | None) -> None:
    """Logs in by a password, or by the agent and the keys of this person."""
    client.connect(
        target.host,
        target.port,
        target.user or None,
        password,
        allow_agent=password is None,
        look_for_keys=password is None,
        timeout=_PATIENCE,
        banner_timeout=_PATIENCE,
        auth_timeout=_PATIENCE,
        channel_timeout=_PATIENCE,
    )


def _needs_password(error: paramiko.SSHException) -> bool:
    """Whether the server wants one: no key was good enough, or there is none."""
    return isinstance(error, paramiko.AuthenticationException) or "No authentication methods" in str(error)
