"""The repository by the git that is installed.

What people have chosen for their next commit is not touched before the branch moves: we choose in an index of our own.
"""

import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from site_builder.deploy.host import HostRefuses
from site_builder.deploy.transports.process import ProcessAnswer, ask
from site_builder.sync.disk import begun
from site_builder.sync.refusals import refusal, remote_words
from site_builder.sync.repository import (
    NOBODY,
    OWN,
    Credentials,
    FileVersion,
    RepositoryRefuses,
    Signature,
    Tree,
    TreeEntry,
    Upstream,
)

_FETCHED = f"refs/{OWN}/fetched"
_ELSEWHERE = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")
"""What would lead git to another repository: set where a hook calls us."""
_HELPER = '!f() { echo "username=${SYNC_USER}"; echo "password=${SYNC_PASSWORD}"; }; f'
"""Tells git the password without its standing on a command line."""


class GitRepository:
    """The repository around a content folder, by git."""

    def __init__(self, content: Path, environment: Mapping[str, str], credentials: Credentials) -> None:
        """`credentials` gives the name and the password for an address, where git's own helpers may have none.

        Raises RepositoryRefuses where there is no repository.
        """
        asked = {name: value for name, value in environment.items() if name not in _ELSEWHERE}
        quiet = {"LC_ALL": "C", "LANGUAGE": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
        self._environment = {"GIT_SSH_COMMAND": "ssh -o BatchMode=yes -o ConnectTimeout=20", **asked, **quiet}
        self._credentials = credentials
        self.root = content
        found = self._ask("rev-parse", "--show-toplevel", "--absolute-git-dir")
        if found.code:
            word = "sync_owner" if "dubious ownership" in found.err else "sync_no_repository"
            raise RepositoryRefuses(word, path=content.as_posix(), said=found.err)
        root, folder = found.out.decode().splitlines()
        self.root, self.folder = Path(root), Path(folder)
        self._index = self.folder / OWN / "index"
        self._index.parent.mkdir(exist_ok=True)

    def busy(self) -> str:
        """Returns what somebody has begun and not ended."""
        return begun(self.folder)

    def branch(self) -> str:
        """Returns the branch on which people work."""
        return self._ask("symbolic-ref", "--quiet", "--short", "HEAD").out.decode().strip()

    def upstream(self, branch: str) -> Upstream | None:
        """Returns where a branch is sent: as the repository says, else to its only remote."""
        remote, merge = (self._setting(f"branch.{branch}.{key}") for key in ("remote", "merge"))
        remotes = self._ask("remote").out.decode().split()
        if not remote and len(remotes) == 1:
            remote = remotes[0]
        if not remote or remote == ".":
            return None
        url = self._ask("remote", "get-url", "--push", "--", remote).out.decode().strip()
        return Upstream(remote=remote, url=url, branch=merge.removeprefix("refs/heads/") or branch)

    def resolve(self, name: str) -> str | None:
        """Returns the commit of a ref."""
        return self._ask("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").out.decode().strip() or None

    def is_within(self, old: str, new: str) -> bool:
        """Returns whether a commit is another one or one of its ancestors."""
        return not self._ask("merge-base", "--is-ancestor", old, new).code

    def common(self, one: str, other: str) -> str | None:
        """Returns the commit from which two come."""
        return self._ask("merge-base", one, other).out.decode().strip() or None

    def tree_id(self, commit: str) -> str:
        """Returns the name of a commit's tree."""
        return self._run("rev-parse", f"{commit}^{{tree}}").decode().strip()

    def entries(self, commit: str) -> Tree:
        """Returns all files of a commit."""
        found: dict[str, TreeEntry] = {}
        for row in self._run("ls-tree", "-r", "-z", commit).split(b"\0")[:-1]:
            about, _, name = row.partition(b"\t")
            mode, _, sha = about.decode().split()
            found[name.decode("utf-8", "surrogateescape")] = TreeEntry(mode, sha)
        return found

    def read(self, ids: Iterable[str]) -> Mapping[str, bytes]:
        """Returns the bytes of objects."""
        wanted = sorted(set(ids))
        said = self._run("cat-file", "--batch", given="".join(f"{one}\n" for one in wanted).encode())
        found: dict[str, bytes] = {}
        at = 0
        for one in wanted:
            end = said.index(b"\n", at)
            size = int(said[at:end].split()[2])
            found[one] = said[end + 1 : end + 1 + size]
            at = end + size + 2
        return found

    def snapshot(self, head: str | None, within: str, by: Signature) -> str:
        """Makes a commit of what stands on the disk in a folder, in an index of our own.

        What somebody has chosen for the next commit and changed since is a parent of it: so it is not lost either.
        """
        own, base = self.folder / "index", head or self._empty()
        chosen = self._ask("write-tree").out.decode().strip() if own.is_file() else ""
        with suppress(FileNotFoundError):
            # It knows which files are as they were: none is read twice. Its own time says of which it is not sure.
            shutil.copy2(own, self._index)
        self._run("read-tree", "--reset", base, index=True)
        unfinished = f":(top,exclude,glob){within}{'/' if within else ''}**/.*.new"
        self._run("add", "--all", "--", f":(top,literal){within}" if within else ":(top)", unfinished, index=True)
        tree = self._run("write-tree", index=True).decode().strip()
        parents = [head] if head else []
        if chosen and chosen not in (tree, self.tree_id(base)):
            parents.append(self._commit(chosen, parents, "Đã chọn (git add) mà chưa commit", by))
        return self._commit(tree, parents, "Bản trên máy này trước khi gửi", by)

    def with_files(
        self,
        commit: str,
        changes: Mapping[str, tuple[str, bytes] | None],
        parents: Iterable[str],
        about: str,
        by: Signature,
    ) -> str:
        """Makes a commit from another one's tree with some files changed or removed."""
        self._run("read-tree", "--reset", commit, index=True)
        rows = []
        for path, change in changes.items():
            mode, sha = ("0", "0" * 40)
            if change is not None:
                mode, sha = change[0], self._run("hash-object", "-w", "--stdin", given=change[1]).decode().strip()
            rows.append(f"{mode} {sha}\t{path}\0".encode("utf-8", "surrogateescape"))
        if rows:
            self._run("update-index", "-z", "--index-info", given=b"".join(rows), index=True)
        tree = self._run("write-tree", index=True).decode().strip()
        return self._commit(tree, parents, about, by)

    def on_disk(self, paths: Iterable[str]) -> Mapping[str, str]:
        """Returns the names that the files on the disk have as objects."""
        there = [path for path in paths if (self.root / path).is_file()]
        given = "".join(f"{path}\n" for path in there).encode("utf-8", "surrogateescape")
        found = self._run("hash-object", "--stdin-paths", given=given).decode().split()
        return dict(zip(there, found, strict=True))

    def for_disk(self, path: str, id: str) -> bytes:  # noqa: A002 - the word of the field
        """Returns an object's bytes as they stand in a file on this disk."""
        return self._run("cat-file", "--filters", f"--path={path}", id)

    def set_ref(self, name: str, commit: str | None) -> None:
        """Gives a ref of our own a commit, or removes it."""
        self._run("update-ref", *(["-d", name] if commit is None else [name, commit]))

    def refs(self, start: str) -> Mapping[str, str]:
        """Returns the refs whose names begin so, and their commits."""
        rows = self._run("for-each-ref", "--format=%(refname) %(objectname)", start).decode().splitlines()
        return dict(row.split(" ") for row in rows)

    def move(self, branch: str, commit: str, old: str | None, upstream: Upstream | None, within: str) -> None:
        """Lets the branch be at a commit whose files stand on the disk."""
        self._run("update-ref", "-m", "site-builder sync", f"refs/heads/{branch}", commit, old or "")
        if upstream:
            self._run("update-ref", f"refs/remotes/{upstream.remote}/{upstream.branch}", commit)
            if not self._setting(f"branch.{branch}.remote"):
                self._run("config", f"branch.{branch}.remote", upstream.remote)
                self._run("config", f"branch.{branch}.merge", f"refs/heads/{upstream.branch}")
        names = self._run("diff", "--name-only", "-z", "--no-renames", old or self._empty(), commit)
        names += self._run("diff", "--cached", "--name-only", "-z", "--no-renames", commit, "--", within or ".")
        if names:  # another git may hold the index: then the next sync sets it right, which does not need it
            self._ask("reset", "--quiet", "--pathspec-from-file=-", "--pathspec-file-nul", given=names)

    def outside(self, within: str) -> tuple[str, ...]:
        """Returns the files outside a folder that were changed on the disk, or are new there."""
        rows = self._run("status", "--porcelain", "-z", "--no-renames", "--", ".", f":(exclude,top,literal){within}")
        return tuple(row[3:].decode("utf-8", "replace") for row in rows.split(b"\0")[:-1])

    def fetch(self, upstream: Upstream) -> str | None:
        """Fetches the commit at which the other repository's branch is."""
        heads = self._talk(upstream, "ls-remote", "--heads", "--", upstream.remote, f"refs/heads/{upstream.branch}")
        if heads.code:
            raise refusal(heads.err)
        if not heads.out.strip():
            return None
        source = f"+refs/heads/{upstream.branch}:{_FETCHED}"
        done = self._talk(upstream, "fetch", "--quiet", "--no-tags", "--refmap=", "--", upstream.remote, source)
        if done.code:
            raise refusal(done.err)
        return self.resolve(_FETCHED)

    def push(self, upstream: Upstream, commit: str) -> str:
        """Lets the other repository's branch be at a commit, and returns what it says to that."""
        target = f"{commit}:refs/heads/{upstream.branch}"
        done = self._talk(upstream, "push", "--porcelain", "--", upstream.remote, target)
        if done.code:
            raise refusal(f"{done.err}\n{done.out.decode('utf-8', 'replace')}")
        return remote_words(done.err)

    def log(self, file: str, start: str) -> tuple[FileVersion, ...]:
        """Returns the commits that changed a file, the newest first."""
        form = "--format=%x01%H%x00%at%x00%an%x00%s%x00"
        said = self._ask("log", "--follow", "-z", "--name-only", form, start, "--", f":(top,literal){file}")
        found: list[FileVersion] = []
        for row in said.out.decode("utf-8", "replace").split("\1")[1:]:
            sha, moment, who, sentence, names = row.split("\0", 4)
            name = next((name.strip() for name in names.split("\0") if name.strip()), file)
            found.append(FileVersion(id=sha, moment=int(moment), who=who, sentence=sentence, file=name))
        return tuple(found)

    def _talk(self, upstream: Upstream, *arguments: str) -> ProcessAnswer:
        """Runs git with the password for the other repository."""
        found = self._credentials(upstream.url)
        if found is None:
            return self._ask(*arguments)
        return self._ask(
            "-c", f"credential.helper={_HELPER}", *arguments, more={"SYNC_USER": found[0], "SYNC_PASSWORD": found[1]}
        )

    def _commit(self, tree: str, parents: Iterable[str], about: str, by: Signature) -> str:
        named = [word for parent in parents for word in ("-p", parent)]
        return self._run("commit-tree", tree, *named, given=about.encode(), by=by).decode().strip()

    def _empty(self) -> str:
        """The name of the tree without files."""
        return self._run("hash-object", "-w", "-t", "tree", "--stdin").decode().strip()

    def _setting(self, name: str) -> str:
        return self._ask("config", "--get", name).out.decode().strip()

    def _signed(self, by: Signature) -> Mapping[str, str]:
        name, email = by.name or self._setting("user.name") or NOBODY[0], self._setting("user.email") or NOBODY[1]
        date = f"{by.moment} +0700"
        return {
            f"GIT_{who}_{key}": value
            for who in ("AUTHOR", "COMMITTER")
            for key, value in (("NAME", name), ("EMAIL", email), ("DATE", date))
        }

    def _run(self, *arguments: str, given: bytes = b"", index: bool = False, by: Signature | None = None) -> bytes:
        more = {"GIT_INDEX_FILE": str(self._index)} if index else {}
        done = self._ask(*arguments, given=given, more={**more, **(self._signed(by) if by else {})})
        if done.code:
            raise RepositoryRefuses("sync_git", said=done.err or done.out.decode("utf-8", "replace"))
        return done.out

    def _ask(self, *arguments: str, given: bytes = b"", more: Mapping[str, str] | None = None) -> ProcessAnswer:
        command = ["git", "-C", str(self.root), "-c", "core.quotePath=false", "-c", "gc.auto=0", *arguments]
        try:
            return ask(command, {**self._environment, **(more or {})}, word="sync_git", given=given)
        except HostRefuses as error:
            word = "sync_no_git" if error.word == "tool_lacks" else "sync_offline"
            raise RepositoryRefuses(word, said=error.gaps.get("why", "")) from error
