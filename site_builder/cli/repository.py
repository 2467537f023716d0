"""The repository around a content folder: by the git that is installed, with a password from the keyring."""

from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from site_builder.cli.deploy_password import environment, keyring_password
from site_builder.deploy.transports.process import is_installed
from site_builder.sync.git import GitRepository
from site_builder.sync.repository import ContentRepository, RepositoryRefuses

_USER = "x-access-token"
"""The name that goes with a token: what GitHub, GitLab, Forgejo and Gitea take."""


def open_repository(content: Path) -> ContentRepository:
    """Opens the repository, by dulwich where no git is installed. Raises RepositoryRefuses where neither can do it."""
    if is_installed("git"):
        return GitRepository(content, environment(), _credentials)
    if find_spec("dulwich") is None:
        raise RepositoryRefuses("sync_no_git")
    # Few machines have no git, and dulwich takes 0.2 s to load.
    from site_builder.sync.dulwich_repository import DulwichRepository  # noqa: PLC0415

    return DulwichRepository(content, _credentials)


def _credentials(url: str) -> tuple[str, str] | None:
    """The name and the password that the keyring has for an address of a repository; None where it has none."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        return None
    user = parts.username or _USER
    password = keyring_password(f"{user}@{parts.hostname}") or keyring_password(parts.hostname)
    return (user, password) if password else None
