"""A branch of a repository by dulwich (`pip install ".[git]"`), for machines without git: in memory, without files."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from dulwich.client import HTTPUnauthorized, get_transport_and_path
from dulwich.errors import GitProtocolError, NotGitRepository, SendPackError
from dulwich.index import commit_tree
from dulwich.object_store import iter_tree_contents
from dulwich.objects import Blob, Commit
from dulwich.pack import pack_objects_to_data
from dulwich.repo import MemoryRepo

from site_builder.deploy.host import HostRefuses
from site_builder.deploy.transports.git import COMMITTER, MESSAGE
from site_builder.deploy.transports.staged import StagedHost

_MODE = 0o100644
_Answer = TypeVar("_Answer")


class DulwichHost(StagedHost):
    """The branch, by dulwich. Its names of objects and refs are bytes of kinds that only it can tell apart."""

    def __init__(self, url: str, branch: str, password: str, moment: int) -> None:
        super().__init__()
        self.branch = branch
        self.moment = moment
        """The time of the commit, in seconds since 1970."""
        self._ref: Any = f"refs/heads/{branch}".encode()
        has_password = bool(password) and url.startswith("https:")
        self._client, self._path = get_transport_and_path(
            url, username="x-access-token" if has_password else None, password=password if has_password else None
        )
        self._repo: Any = MemoryRepo()
        self._files: dict[str, tuple[int, Any]] = {}
        self._entries: dict[bytes, tuple[Any, int]] = {}
        """Everything that the branch holds, links too: name → object and mode."""
        self._tip = self._fetch()

    def _fetch(self) -> Any:  # noqa: ANN401 - an object's name
        """Fetches the branch's last commit and returns its name; None where there is no such branch yet."""

        def wanted(refs: Mapping[Any, Any], depth: int | None = None) -> list[Any]:  # noqa: ARG001 - dulwich says it
            return [refs[self._ref]] if self._ref in refs else []

        store = self._repo.object_store
        found = self._talk(lambda: self._client.fetch(self._path, self._repo, wanted, depth=1), "git_fails")
        tip = found.refs.get(self._ref)
        if tip:
            for entry in iter_tree_contents(store, store[tip].tree):
                self._entries[entry.path] = entry.sha, entry.mode
                if entry.mode == _MODE:
                    self._files[entry.path.decode()] = store[entry.sha].raw_length(), entry.sha
        return tip

    def publish(self) -> None:
        """Makes the commit and pushes it, if nobody else has pushed meanwhile."""
        new, gone = self.changes()
        if not new and not gone:
            return
        store, objects = self._repo.object_store, [Blob.from_string(body) for body in new.values()]
        known = set(store)
        entries = {name: entry for name, entry in self._entries.items() if name.decode() not in gone}
        entries |= {name.encode(): (blob.id, _MODE) for name, blob in zip(new, objects, strict=True)}
        store.add_objects([(blob, None) for blob in objects])
        commit = Commit()
        commit.tree = commit_tree(store, [(name, sha, mode) for name, (sha, mode) in entries.items()])
        commit.parents = [self._tip] if self._tip else []
        commit.author = commit.committer = COMMITTER.encode()
        commit.author_time = commit.commit_time = self.moment
        commit.author_timezone = commit.commit_timezone = 0
        commit.encoding, commit.message = b"UTF-8", MESSAGE.encode()
        store.add_object(commit)

        def update(refs: Mapping[Any, Any]) -> dict[Any, Any]:
            if refs.get(self._ref) != self._tip:
                raise SendPackError("the branch has moved")
            return {self._ref: commit.id}

        def pack(*_: Any, **__: Any) -> Any:  # noqa: ANN401 - as dulwich calls it
            """Packs what is new. Dulwich would look for it along the history, of which only the tip was fetched."""
            return pack_objects_to_data([(store[name], None) for name in store if name not in known])

        sent = self._talk(lambda: self._client.send_pack(self._path.encode(), update, pack), "git_rejected")
        if said := (sent.ref_status or {}).get(self._ref):
            raise HostRefuses("git_rejected", branch=self.branch, why=str(said), tool="dulwich")

    def close(self) -> None:
        """Nothing is open."""

    def _talk(self, ask: Callable[[], _Answer], word: str) -> _Answer:
        try:
            return ask()
        except (GitProtocolError, NotGitRepository, SendPackError, HTTPUnauthorized, OSError) as error:
            raise HostRefuses(word, branch=self.branch, why=str(error)[:300], tool="dulwich") from error

    def _old(self) -> Mapping[str, int]:
        return {name: size for name, (size, _) in self._files.items()}

    def _read_old(self, name: str) -> bytes:
        body: bytes = self._repo.object_store[self._files[name][1]].as_raw_string()
        return body
