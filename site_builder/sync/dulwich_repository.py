"""The repository by dulwich (`pip install ".[git]"`), for machines without git. What somebody has chosen with git for a
next commit is not looked at: without git nobody has.

Of what a server says dulwich passes on ASCII alone, so that nobody can send commands to a terminal: a hook's Vietnamese
letters come as question marks.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from dulwich.client import get_transport_and_path
from dulwich.errors import NotGitRepository, SendPackError
from dulwich.graph import can_fast_forward, find_merge_base
from dulwich.ignore import IgnoreFilterManager
from dulwich.index import commit_tree, index_entry_from_stat
from dulwich.object_store import iter_tree_contents
from dulwich.objects import Blob, Commit
from dulwich.porcelain import status
from dulwich.repo import Repo

from site_builder.sync.disk import begun
from site_builder.sync.dulwich_answers import told
from site_builder.sync.refusals import refusal
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
_VIETNAM = 7 * 3600
_LINK = 0o120000


class DulwichRepository:
    """The repository around a content folder, by dulwich: its names of objects and refs are bytes of own kinds."""

    def __init__(self, content: Path, credentials: Credentials) -> None:
        """Raises RepositoryRefuses where there is no repository."""
        try:
            self._repo: Any = Repo.discover(content.resolve())
        except NotGitRepository as error:
            raise RepositoryRefuses("sync_no_repository", path=content.as_posix()) from error
        self.root, self.folder = Path(self._repo.path), Path(self._repo.controldir())
        self._store: Any = self._repo.object_store
        self._credentials = credentials

    def busy(self) -> str:
        """Returns what somebody has begun and not ended."""
        return begun(self.folder)

    def branch(self) -> str:
        """Returns the branch on which people work."""
        name: bytes = self._repo.refs.get_symrefs().get(b"HEAD", b"")
        return name.removeprefix(b"refs/heads/").decode()

    def upstream(self, branch: str) -> Upstream | None:
        """Returns where a branch is sent: as the repository says, else to its only remote."""
        remotes = [section[1].decode() for section in self._repo.get_config().sections() if section[0] == b"remote"]
        remote = self._setting("branch", branch, "remote") or (remotes[0] if len(remotes) == 1 else "")
        if remote not in remotes:
            return None
        url = self._setting("remote", remote, "pushurl") or self._setting("remote", remote, "url")
        merge = self._setting("branch", branch, "merge").removeprefix("refs/heads/")
        return Upstream(remote=remote, url=url, branch=merge or branch)

    def resolve(self, name: str) -> str | None:
        """Returns the commit of a ref, or of its first or second parent (`name^1`)."""
        ref, _, parent = name.partition("^")
        try:
            sha = self._repo.refs[ref.encode()] if ref == "HEAD" or ref.startswith("refs/") else ref.encode()
        except KeyError:
            return None
        if parent:
            parents = self._store[sha].parents
            return parents[int(parent) - 1].decode() if len(parents) >= int(parent) else None
        return str(sha.decode())

    def is_within(self, old: str, new: str) -> bool:
        """Returns whether a commit is another one or one of its ancestors."""
        return old.encode() in self._store and can_fast_forward(self._repo, _sha(old), _sha(new))

    def common(self, one: str, other: str) -> str | None:
        """Returns the commit from which two come."""
        found = find_merge_base(self._repo, [_sha(one), _sha(other)])
        return found[0].decode() if found else None

    def tree_id(self, commit: str) -> str:
        """Returns the name of a commit's tree."""
        return str(self._store[commit.encode()].tree.decode())

    def entries(self, commit: str) -> Tree:
        """Returns all files of a commit."""
        found = iter_tree_contents(self._store, self._store[commit.encode()].tree)
        return {os.fsdecode(one.path): TreeEntry(f"{one.mode:06o}", one.sha.decode()) for one in found}

    def read(self, ids: Iterable[str]) -> Mapping[str, bytes]:
        """Returns the bytes of objects."""
        return {one: self._store[one.encode()].as_raw_string() for one in set(ids)}

    def snapshot(self, head: str | None, within: str, by: Signature) -> str:
        """Makes a commit of what stands on the disk in a folder."""
        known = self.entries(head) if head else {}
        start = f"{within}/" if within else ""
        found = {path: entry for path, entry in known.items() if not path.startswith(start)}
        ignored = IgnoreFilterManager.from_repo(self._repo)
        for path in self._files(self.root / within):
            if (path in known or not ignored.is_ignored(path)) and not _is_unfinished(path):
                blob, mode = self._blob(path)
                self._store.add_object(blob)
                found[path] = TreeEntry(mode if path not in known or os.name != "nt" else known[path].mode, _hex(blob))
        return self._commit(found, [head] if head else [], "Bản trên máy này trước khi gửi", by)

    def with_files(
        self,
        commit: str,
        changes: Mapping[str, tuple[str, bytes] | None],
        parents: Iterable[str],
        about: str,
        by: Signature,
    ) -> str:
        """Makes a commit from another one's tree with some files changed or removed."""
        found = {path: entry for path, entry in self.entries(commit).items() if path not in changes}
        for path, change in changes.items():
            if change is not None:
                blob = Blob.from_string(change[1])
                self._store.add_object(blob)
                found[path] = TreeEntry(change[0], _hex(blob))
        return self._commit(found, parents, about, by)

    def on_disk(self, paths: Iterable[str]) -> Mapping[str, str]:
        """Returns the names that the files on the disk have as objects."""
        return {path: _hex(self._blob(path)[0]) for path in paths if (self.root / path).is_file()}

    def for_disk(self, path: str, id: str) -> bytes:  # noqa: A002 - the word of the field
        """Returns an object's bytes as they stand in a file on this disk."""
        made = self._repo.get_blob_normalizer().checkout_normalize(self._store[id.encode()], os.fsencode(path))
        return bytes(made.data)

    def set_ref(self, name: str, commit: str | None) -> None:
        """Gives a ref of our own a commit, or removes it."""
        if commit is None:
            self._repo.refs.remove_if_equals(name.encode(), None)
        else:
            self._repo.refs.set_if_equals(name.encode(), None, commit.encode())

    def refs(self, start: str) -> Mapping[str, str]:
        """Returns the refs whose names begin so, and their commits."""
        found = self._repo.refs.as_dict(start.rstrip("/").encode())
        return {f"{start}{name.decode()}": sha.decode() for name, sha in sorted(found.items())}

    def move(self, branch: str, commit: str, old: str | None, upstream: Upstream | None, within: str) -> None:
        """Lets the branch be at a commit whose files stand on the disk."""
        ref = f"refs/heads/{branch}".encode()
        if not self._repo.refs.set_if_equals(ref, old.encode() if old else b"0" * 40, commit.encode()):
            raise RepositoryRefuses("sync_raced")
        if upstream:
            self.set_ref(f"refs/remotes/{upstream.remote}/{upstream.branch}", commit)
        before, after = (self.entries(one) if one else {} for one in (old, commit))
        index = self._repo.open_index()
        own = {path for path in map(os.fsdecode, index) if path.startswith(within)}
        own |= {path for path in {*before, *after} if path.startswith(within) or before.get(path) != after.get(path)}
        there = self.on_disk(own)
        for path in own:
            entry, name = after.get(path), os.fsencode(path)
            if entry is None:
                if name in index:
                    del index[name]
                continue
            # What somebody has saved meanwhile has no times in the index: so git looks at it.
            seen = (self.root / path).lstat() if there.get(path) == entry.id else os.stat_result((0,) * 10)
            index[name] = index_entry_from_stat(seen, entry.id.encode(), int(entry.mode, 8))
        index.write()

    def outside(self, within: str) -> tuple[str, ...]:
        """Returns the files outside a folder that were changed on the disk, or are new there."""
        found = status(self._repo)
        names = {os.fsdecode(name) for name in chain(found.unstaged, found.untracked, *found.staged.values())}
        return tuple(sorted(name for name in names if not f"{name.rstrip('/')}/".startswith(f"{within}/")))

    def fetch(self, upstream: Upstream) -> str | None:
        """Fetches the commit at which the other repository's branch is."""
        ref: Any = f"refs/heads/{upstream.branch}".encode()

        def wanted(refs: Mapping[Any, Any], depth: int | None = None) -> list[Any]:  # noqa: ARG001 - dulwich says it
            return [refs[ref]] if ref in refs and refs[ref] not in self._store else []

        def fetched() -> Any:  # noqa: ANN401 - what dulwich has found
            client, path = self._client(upstream)
            return client.fetch(path, self._repo, wanted).refs.get(ref)

        tip = told(fetched)
        if tip:
            self.set_ref(_FETCHED, tip.decode())
        return tip.decode() if tip else None

    def push(self, upstream: Upstream, commit: str) -> str:
        """Lets the other repository's branch be at a commit, and returns what it says to that."""
        ref: Any = f"refs/heads/{upstream.branch}".encode()
        said: list[bytes] = []

        def update(refs: Mapping[Any, Any]) -> dict[Any, Any]:
            if ref in refs and not self.is_within(refs[ref].decode(), commit):
                raise SendPackError("non-fast-forward")
            return {ref: commit.encode()}

        def pack(have: Any, want: Any, *, ofs_delta: bool = False, progress: object = None) -> Any:  # noqa: ANN401, ARG001
            """Packs what is new. Dulwich would tell of it among the server's words."""
            return self._repo.generate_pack_data(have, want, ofs_delta=ofs_delta)

        def sent() -> Any:  # noqa: ANN401
            client, path = self._client(upstream)
            return client.send_pack(path.encode(), update, pack, progress=said.append)

        done = told(sent, said)
        words = b"".join(said).decode("utf-8", "replace").strip()
        if why := (done.ref_status or {}).get(ref):
            raise refusal("\n".join([*(f"remote: {line}" for line in words.splitlines()), f"remote rejected {why}"]))
        return words

    def log(self, file: str, start: str) -> tuple[FileVersion, ...]:
        """Returns the commits that changed a file, the newest first."""
        tip, name = self.resolve(start), os.fsencode(file)
        found = []
        for entry in self._repo.get_walker(include=[tip.encode() if tip else b""], paths=[name], follow=True):
            commit = entry.commit
            who = commit.author.decode("utf-8", "replace").partition(" <")[0]
            sentence = commit.message.decode("utf-8", "replace").partition("\n")[0]
            found.append(FileVersion(id=_hex(commit), moment=commit.author_time, who=who, sentence=sentence, file=file))
        return tuple(found)

    def _client(self, upstream: Upstream) -> tuple[Any, str]:
        user, password = self._credentials(upstream.url) or (None, None)
        config = self._repo.get_config_stack()
        return get_transport_and_path(upstream.url, config=config, username=user, password=password)

    def _files(self, folder: Path) -> Iterator[str]:
        for path in sorted(folder.rglob("*")):
            if path.is_symlink() or path.is_file():
                yield path.relative_to(self.root).as_posix()

    def _blob(self, path: str) -> tuple[Any, str]:
        """A file on the disk as an object, and its mode."""
        file = self.root / path
        mode = file.lstat().st_mode
        if stat.S_ISLNK(mode):
            return Blob.from_string(os.fsencode(file.readlink())), f"{_LINK:06o}"
        blob = Blob.from_string(file.read_bytes())
        made = self._repo.get_blob_normalizer().checkin_normalize(blob, os.fsencode(path))
        return made, "100755" if mode & stat.S_IXUSR else "100644"

    def _commit(self, tree: Tree, parents: Iterable[str], about: str, by: Signature) -> str:
        rows = [(os.fsencode(path), _sha(entry.id), int(entry.mode, 8)) for path, entry in tree.items()]
        commit = Commit()
        commit.tree = commit_tree(self._store, rows)
        commit.parents = [_sha(one) for one in parents]
        name, email = by.name or self._setting("user", "", "name"), self._setting("user", "", "email")
        commit.author = commit.committer = f"{name or NOBODY[0]} <{email or NOBODY[1]}>".encode()
        commit.author_time = commit.commit_time = by.moment
        commit.author_timezone = commit.commit_timezone = _VIETNAM
        commit.encoding, commit.message = b"UTF-8", about.encode()
        self._store.add_object(commit)
        return _hex(commit)

    def _setting(self, section: str, name: str, key: str) -> str:
        place = (section.encode(), name.encode()) if name else (section.encode(),)
        try:
            return str(self._repo.get_config_stack().get(place, key.encode()).decode())
        except KeyError:
            return ""


def _sha(name: str) -> Any:  # noqa: ANN401 - bytes of a kind of dulwich's own
    return name.encode()


def _hex(thing: Any) -> str:  # noqa: ANN401
    return str(thing.id.decode())


def _is_unfinished(path: str) -> bool:
    """Whether a file is what a program that was killed has left beside the one that it was about to replace."""
    name = path.rpartition("/")[2]
    return name.startswith(".") and name.endswith(".new")
