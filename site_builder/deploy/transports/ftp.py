"""FTP and FTPS by the standard library, as far as the cheapest servers understand it."""

import ftplib
import re
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path

from site_builder.deploy.host import ConnectionLost, FileHost, HostRefuses, TooManyConnections
from site_builder.deploy.target import DeployTarget

_PATIENCE = 30.0
"""Seconds that a server may be silent."""
_IMPLICIT = 990
"""The port on which a server speaks TLS from the first byte."""
_BUSY, _NO_LOGIN, _NO_SPACE, _TOO_LARGE = "421", "530", "452", "552"
_UNKNOWN = ("500", "501", "502", "504", "202", "550")
"""How servers answer to what they do not know or do not let accounts do."""
_READABLE = re.compile(r"^-r.-r..r")
"""How a listing begins of a file that everybody may read."""


class _FtpsClient(ftplib.FTP_TLS):
    """FTP over TLS whose data connections go on with the session of the first one: servers demand it, so that nobody
    else can take a file's connection. Port 990 speaks TLS at once.
    """

    def connect(  # type: ignore[override] # it is always called like this
        self, host: str = "", port: int = 0, timeout: float = -999
    ) -> str:
        """Connects, by TLS at once where the port says so."""
        if port != _IMPLICIT:
            return super().connect(host, port, timeout)
        self.host, self.port, self.timeout = host, port, timeout
        self.sock = self.context.wrap_socket(socket.create_connection((host, port), timeout), server_hostname=host)
        self.af = self.sock.family
        self.file = self.sock.makefile("r", encoding=self.encoding)
        self.welcome = self.getresp()
        return self.welcome

    def login(self, user: str = "", passwd: str = "", acct: str = "", secure: bool = True) -> str:  # noqa: FBT001, FBT002 - as the class above has it
        """Logs in; the password travels encrypted."""
        return super().login(user, passwd, acct, secure=secure and self.port != _IMPLICIT)

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[socket.socket, int | None]:
        """Opens a data connection within the session of the first one."""
        connection, size = ftplib.FTP.ntransfercmd(self, cmd, rest)  # noqa: S321 - encrypted below
        if isinstance(self.sock, ssl.SSLSocket) and self._prot_p:  # type: ignore[attr-defined] # set by prot_p()
            connection = self.context.wrap_socket(connection, server_hostname=self.host, session=self.sock.session)
        return connection, size


class FtpHost(FileHost):
    """A folder on an FTP server. Of the protocol it needs MKD, NLST, RETR, STOR, RNFR, RNTO, DELE and RMD."""

    def __init__(self, client: ftplib.FTP, root: str, folders: set[str]) -> None:
        super().__init__(folders)
        self.client = client
        self.root = root
        self._has_size = True
        self._chmod: bool | None = None
        """Whether files have to be made readable; None as long as nobody knows."""

    def names(self, folder: str) -> frozenset[str] | None:
        """The names in a folder; None where there is no such folder. Some servers say of an empty one that it lacks."""
        path = self._path(folder)
        with self._talk(path):
            try:
                found = self.client.nlst("-a " + path if not folder else path)
            except ftplib.error_perm:
                found = []
            if not found:
                with suppress(ftplib.error_perm):
                    found = self.client.nlst(path)
        names = {line.rstrip("/").rpartition("/")[2] for line in found} - {"", ".", ".."}
        if not names and not self._is_folder(path):
            return None
        return frozenset(names)

    def _is_folder(self, path: str) -> bool:
        with self._talk(path):
            try:
                here = self.client.pwd()
                self.client.cwd(path or ".")
            except ftplib.error_perm:
                return False
            self.client.cwd(here)
            return True

    def size(self, name: str) -> int | None:
        """The bytes of a file; None where there is none. A server that does not tell sends the file."""
        path = self._path(name)
        with self._talk(path):
            try:
                if self._has_size:
                    self.client.voidcmd("TYPE I")  # a listing was of letters, and of these nobody tells the size
                    return self.client.size(path)
            except ftplib.error_perm as error:
                if str(error)[:3] == "550":
                    return None
                self._has_size = False
        body = self.read(name)
        return None if body is None else len(body)

    def read(self, name: str) -> bytes | None:
        """The content of a file; None where there is none."""
        path, body = self._path(name), BytesIO()
        with self._talk(path):
            try:
                self.client.retrbinary(f"RETR {path}", body.write)
            except ftplib.error_perm as error:
                if str(error)[:3] in ("550", "553", "501"):
                    return None
                raise
        return body.getvalue()

    def delete(self, name: str) -> None:
        """Removes a file, if it is there."""
        path = self._path(name)
        with self._talk(path):
            try:
                self.client.delete(path)
            except ftplib.error_perm:
                if self.size(name) is not None:
                    raise

    def make_folder(self, name: str) -> bool:
        """Makes a folder; False where it was there."""
        path = self._path(name)
        with self._talk(path):
            try:
                self.client.mkd(path)
            except ftplib.error_perm:
                if not self._is_folder(path):
                    raise
                return False
            self._make_readable(path, "755")
            return True

    def remove_folder(self, name: str) -> None:
        """Removes a folder, if it is there and empty."""
        self.folders.discard(name)
        path = self._path(name)
        with self._talk(path), suppress(ftplib.error_perm):
            self.client.rmd(path)

    def close(self) -> None:
        """Says goodbye."""
        try:
            self.client.quit()
        finally:
            self.client.close()

    def _write(self, name: str, body: bytes) -> None:
        path = self._path(name)
        with self._talk(path):
            self.client.storbinary(f"STOR {path}", BytesIO(body))
            self._make_readable(path, "644")

    def _move(self, name: str, target: str) -> None:
        source, to = self._path(name), self._path(target)
        with self._talk(to):
            try:
                self.client.rename(source, to)
            except ftplib.error_perm:  # servers of Windows replace nothing
                with suppress(ftplib.error_perm):
                    self.client.delete(to)
                self.client.rename(source, to)

    def _make_readable(self, path: str, mode: str) -> None:
        """Lets everybody read, as a web server has to. The first file shows whether the server does so by itself."""
        if self._chmod is None and mode == "644":
            self._chmod = not self._is_readable(path)
        if self._chmod is not False:
            try:
                self.client.sendcmd(f"SITE CHMOD {mode} {path}")
            except ftplib.error_perm as error:
                if str(error)[:3] not in _UNKNOWN:
                    raise
                self._chmod = False

    def _is_readable(self, path: str) -> bool:
        lines: list[str] = []
        with suppress(ftplib.error_perm):
            self.client.retrlines(f"LIST {path}", lines.append)
        return any(_READABLE.match(line) for line in lines)

    def _path(self, name: str) -> str:
        return f"{self.root}/{name}".rstrip("/") if self.root else name

    @contextmanager
    def _talk(self, path: str) -> Iterator[None]:
        """Makes of what the library raises what a run understands."""
        try:
            yield
        except (ftplib.error_perm, ftplib.error_temp) as error:
            code, said = str(error)[:3], str(error)
            if code in (_NO_SPACE, _TOO_LARGE) or (code == "451" and "space" in said.lower()):
                raise HostRefuses("host_full", path=path) from error
            if isinstance(error, ftplib.error_perm):
                raise HostRefuses("host_refuses", path=path, why=said) from error
            raise ConnectionLost(said) from error
        except (OSError, EOFError, ftplib.error_reply, ftplib.error_proto) as error:
            raise ConnectionLost(str(error) or type(error).__name__) from error


def connect(target: DeployTarget, password: Callable[[], str], ca: Path | None, folders: set[str]) -> FtpHost:
    """Opens a connection. Raises TooManyConnections, ConnectionLost, and HostRefuses where it will never be opened."""
    client = _FtpsClient(context=_context(ca)) if target.kind == "ftps" else ftplib.FTP()  # noqa: S321 - asked for
    client.encoding = "utf-8"
    secret = password() if target.user else ""
    try:
        client.connect(target.host, target.port, _PATIENCE)
        client.login(target.user, secret)
        if isinstance(client, _FtpsClient):
            client.prot_p()
    except ssl.SSLCertVerificationError as error:
        raise HostRefuses("host_certificate", host=target.host, why=error.verify_message) from error
    except (ftplib.error_perm, ftplib.error_temp) as error:
        client.close()
        raise _no_entry(error, target) from error
    except socket.gaierror as error:
        raise HostRefuses("host_unknown", host=target.host) from error
    except (OSError, EOFError, ftplib.Error) as error:
        client.close()
        raise ConnectionLost(str(error) or type(error).__name__) from error
    return FtpHost(client, target.path, folders)


def _context(ca: Path | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if ca:
        context.load_verify_locations(ca)
    return context


def _no_entry(error: ftplib.Error, target: DeployTarget) -> Exception:
    said = str(error)
    is_limit = any(word in said.lower() for word in ("too many", "connections", "maximum"))
    if said[:3] == _BUSY or is_limit:
        return TooManyConnections(said)
    if said[:3] == _NO_LOGIN:
        return HostRefuses("host_no_login", user=target.user, host=target.host)
    return HostRefuses("host_refuses", path=str(target), why=said)
