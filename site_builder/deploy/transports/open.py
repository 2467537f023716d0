"""Opens the way to a target. Only the module of its transport is loaded, with the library that this one borrows."""

from collections.abc import Callable, Mapping
from dataclasses import field
from functools import partial
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from site_builder.deploy.host import Connect, HostRefuses
from site_builder.deploy.target import DeployTarget
from site_builder.model.frozen import frozen


@frozen
class Access:
    """How a person gets in."""

    password: Callable[[], str]
    """Asks for the password once it is needed; "" where there is none."""
    ca: Path | None = None
    """Authorities to trust besides the usual ones."""
    host_key: str = ""
    """The fingerprint of the server, as a person has read it: SHA256:…"""
    cache: Path = Path(".cache")
    """A folder for what a transport has to put down."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """For other programs; the password is in it under the name that the person has given it, DEPLOY_PASSWORD."""
    moment: int = 0
    """Now, in seconds since 1970."""


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


def _sftp(target: DeployTarget, access: Access) -> Connect:
    if find_spec("paramiko") is None:
        raise HostRefuses("library_lacks", library="paramiko", extra="sftp")
    from site_builder.deploy.transports.sftp import connect  # noqa: PLC0415 - one transport is loaded

    return partial(connect, target, access.password, access.host_key, set())


def _git(target: DeployTarget, access: Access) -> Connect:
    from site_builder.deploy.transports.process import is_installed  # noqa: PLC0415 - one transport is loaded

    if is_installed("git"):
        from site_builder.deploy.transports.git import GitHost  # noqa: PLC0415 - one transport is loaded

        folder = access.cache / "deploy" / f"git-{sha256(str(target).encode()).hexdigest()[:16]}"
        return partial(GitHost, target.path, target.branch, folder, access.environment, access.moment)
    if find_spec("dulwich") is None:
        raise HostRefuses("library_lacks", library="git, dulwich", extra="git")
    from site_builder.deploy.transports.dulwich_git import DulwichHost  # noqa: PLC0415 - one transport is loaded

    password = access.environment.get("DEPLOY_PASSWORD", "")
    return partial(DulwichHost, target.path, target.branch, password, access.moment)


def _rclone(target: DeployTarget, access: Access) -> Connect:
    from site_builder.deploy.transports.rclone import RcloneHost  # noqa: PLC0415 - one transport is loaded

    folder = access.cache / "deploy" / f"rclone-{sha256(str(target).encode()).hexdigest()[:16]}"
    return partial(RcloneHost, target.path, access.environment, folder)


_OPENERS: dict[str, Callable[[DeployTarget, Access], Connect]] = {
    "folder": _folder,
    "zip": _zip,
    "ftp": _ftp,
    "ftps": _ftp,
    "sftp": _sftp,
    "git": _git,
    "rclone": _rclone,
}
