"""Where a site is put: what is typed after `deploy` becomes a value. No form of it has room for a password."""

import re
from collections.abc import Mapping
from typing import Literal, get_args
from urllib.parse import unquote, urlsplit

from site_builder.model.frozen import frozen

Kind = Literal["folder", "ftp", "ftps", "sftp", "git", "zip", "rclone"]
_SERVERS = ("ftp", "ftps", "sftp")
_PREFIXES = ("git", "zip", "rclone")
_BRANCH = "gh-pages"
"""The branch that hosts of pages serve where nobody names another one."""
_PORTS: Mapping[str, int] = {"ftp": 21, "ftps": 21, "sftp": 22}
_WITH_PASSWORD = re.compile(r"[a-z][a-z0-9+.-]*://[^/@\s]*:[^/\s]*@", re.IGNORECASE)


class UnfitTarget(ValueError):  # noqa: N818 - says what was found
    """No site can be put where this leads. `word` names the sentence that says why; it never repeats a password."""

    def __init__(self, word: str, text: str = "") -> None:
        super().__init__(word)
        self.word = word
        self.text = text


@frozen
class DeployTarget:
    """A place for a site."""

    kind: Kind
    path: str
    """The folder on this machine or on the server, the file, the remote of rclone, or the address of the repository."""
    host: str = ""
    port: int = 0
    user: str = ""
    branch: str = ""

    def __str__(self) -> str:
        """The target as a person may read it, and as `read_target` takes it."""
        if self.kind in _SERVERS:
            user = f"{self.user}@" if self.user else ""
            port = "" if self.port == _PORTS[self.kind] else f":{self.port}"
            host = f"[{self.host}]" if ":" in self.host else self.host
            return f"{self.kind}://{user}{host}{port}/{self.path}"
        prefix = f"{self.kind}:" if self.kind in _PREFIXES else ""
        return f"{prefix}{self.path}" + (f"#{self.branch}" if self.branch else "")


def read_target(text: str) -> DeployTarget:
    """Reads a target. Raises UnfitTarget."""
    if _WITH_PASSWORD.search(text):
        raise UnfitTarget("target_password")
    scheme, colon, rest = text.partition(":")
    kind = scheme.lower()
    if kind in _SERVERS and rest.startswith("//"):
        return _server(kind, text)
    if kind in _PREFIXES and colon:
        return _prefixed(kind, rest, text)
    if "://" in text or not text.strip():
        raise UnfitTarget("target_form", text)
    return DeployTarget(kind="folder", path=text)


def _server(kind: str, text: str) -> DeployTarget:
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port or _PORTS[kind]
    except ValueError as error:
        raise UnfitTarget("target_form", text) from error
    if not host or parts.query or parts.fragment:
        raise UnfitTarget("target_form", text)
    path, user = unquote(parts.path.removeprefix("/")).rstrip("/"), unquote(parts.username or "")
    if _is_unsafe(path) or _is_unsafe(user):
        raise UnfitTarget("target_form", text)
    return DeployTarget(kind=_kind(kind), host=host, port=port, user=user, path=path)


def _is_unsafe(text: str) -> bool:
    """Whether it has a control character, which would end a line of the protocol, or climbs."""
    return any(letter < " " for letter in text) or ".." in text.split("/")


def _prefixed(kind: str, rest: str, text: str) -> DeployTarget:
    path, _, branch = rest.partition("#") if kind == "git" else (rest, "", "")
    is_remote = kind != "rclone" or ":" in rest
    is_option = path.startswith("-") or branch.startswith("-")
    if not path or not is_remote or is_option or any(letter < " " for letter in rest):
        raise UnfitTarget("target_form", text)
    return DeployTarget(kind=_kind(kind), path=path, branch=(branch or _BRANCH) if kind == "git" else "")


def _kind(text: str) -> Kind:
    return next(kind for kind in get_args(Kind) if kind == text)
