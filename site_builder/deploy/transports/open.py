"""Opens the way to a target. Only the module of its transport is loaded, with the library that this one borrows."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from site_builder.deploy.host import Connect
from site_builder.deploy.target import DeployTarget


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """How a person gets in."""

    password: Callable[[], str]
    """Asks for the password once it is needed; "" where there is none."""
    ca: Path | None = None
    """Authorities to trust besides the usual ones."""
    host_key: str = ""
    """The fingerprint of the server, as a person has read it: SHA256:…"""
    cache: Path | None = None
    """A folder for what a transport has to put down."""


def open_target(target: DeployTarget, access: Access) -> Connect:
    """Gives the function that opens a connection. Raises HostRefuses where the target cannot be."""
    return _OPENERS[target.kind](target, access)


def _folder(target: DeployTarget, _: Access) -> Connect:
    from site_builder.deploy.transports.folder import FolderHost, open_folder  # noqa: PLC0415 - one transport is loaded

    return partial(FolderHost, open_folder(target.path), set())


def _zip(target: DeployTarget, _: Access) -> Connect:
    from site_builder.deploy.transports.archive import ArchiveHost  # noqa: PLC0415 - one transport is loaded

    return partial(ArchiveHost, Path(target.path))


def _ftp(target: DeployTarget, access: Access) -> Connect:
    from site_builder.deploy.transports.ftp import connect  # noqa: PLC0415 - one transport is loaded

    return partial(connect, target, access.password, access.ca, set())


_OPENERS: dict[str, Callable[[DeployTarget, Access], Connect]] = {
    "folder": _folder,
    "zip": _zip,
    "ftp": _ftp,
    "ftps": _ftp,
}
