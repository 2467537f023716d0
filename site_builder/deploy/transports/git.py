"""A branch of a repository, which a host serves as pages: one commit a deploy, and never a forced push.

The branch has no other files than the site's and those that others have put there (`CNAME` …). There is no work tree:
git gets the commit as a stream.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from site_builder.deploy.host import HostRefuses
from site_builder.deploy.transports.process import run
from site_builder.deploy.transports.staged import StagedHost

COMMITTER = "site-builder <site-builder@localhost>"
MESSAGE = "Publish the site"
_TIP, _NEW = "refs/deploy/tip", "refs/deploy/new"
_HELPER = '!f() { echo "username=${DEPLOY_GIT_USER}"; echo "password=${DEPLOY_PASSWORD}"; }; f'
"""Tells git the password without its standing on a command line."""


class GitHost(StagedHost):
    """The branch, by the git that is installed."""

    def __init__(self, url: str, branch: str, folder: Path, environment: Mapping[str, str], moment: int) -> None:
        super().__init__()
        self.url = url
        self.branch = branch
        self.moment = moment
        """The time of the commit, in seconds since 1970."""
        self._environment = {"DEPLOY_GIT_USER": "x-access-token", **environment}
        self._git = ["git", "--git-dir", str(folder)]
        if environment.get("DEPLOY_PASSWORD"):
            self._git += ["-c", "credential.helper=", "-c", f"credential.helper={_HELPER}"]
        self._run("init", "--quiet", "--bare", str(folder))
        self._files: dict[str, int] = {}
        self._has_tip = self._fetch()

    def _fetch(self) -> bool:
        """Fetches the branch's last commit; False where there is no such branch yet."""
        heads = self._run("ls-remote", "--heads", "--", self.url, f"refs/heads/{self.branch}")
        if not heads.strip():
            return False
        self._run("fetch", "--quiet", "--depth=1", "--no-tags", self.url, f"+refs/heads/{self.branch}:{_TIP}")
        for row in self._run("ls-tree", "-r", "-l", "-z", _TIP).split(b"\0"):
            about, _, name = row.partition(b"\t")
            with suppress(ValueError, IndexError):  # a link or a part of another repository has no size
                self._files[name.decode()] = int(about.split()[3])
        return True

    def publish(self) -> None:
        """Makes the commit and pushes it."""
        new, gone = self.changes()
        if not new and not gone:
            return
        parent = f"from {_TIP}^0\n" if self._has_tip else ""
        head = f"commit {_NEW}\ncommitter {COMMITTER} {self.moment} +0000\ndata {len(MESSAGE)}\n{MESSAGE}\n{parent}"
        stream = [head.encode(), *(f"D {name}\n".encode() for name in sorted(gone))]
        for name, body in sorted(new.items()):
            stream += [f"M 100644 inline {name}\ndata {len(body)}\n".encode(), body, b"\n"]
        self._run("fast-import", "--quiet", "--force", given=b"".join(stream))
        self._run("push", "--quiet", self.url, f"{_NEW}:refs/heads/{self.branch}", word="git_rejected")

    def close(self) -> None:
        """Nothing is open."""

    def _run(self, *arguments: str, word: str = "git_fails", given: bytes = b"") -> bytes:
        try:
            return run([*self._git, *arguments], self._environment, word=word, given=given)
        except HostRefuses as error:
            raise HostRefuses(error.word, **{"branch": self.branch, **error.gaps}) from error

    def _old(self) -> Mapping[str, int]:
        return self._files

    def _read_old(self, name: str) -> bytes:
        return self._run("cat-file", "blob", f"{_TIP}:{name}")
