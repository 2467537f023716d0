"""A host where everything appears at once: what a run does is put aside, and published at its end."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping

from site_builder.deploy.manifest import OURS

_LOCK = f"{OURS}/lock/"


class StagedHost(ABC):
    """What is to be put (`new`) and removed (`gone`), over what was there."""

    is_near = is_alone = True

    def __init__(self) -> None:
        self.new: dict[str, bytes] = {}
        self.gone: set[str] = set()

    def names(self, folder: str) -> frozenset[str] | None:
        """The names in a folder; None where there is no such folder."""
        start = f"{folder}/" if folder else ""
        inside = [name[len(start) :] for name in self._all() if name.startswith(start)]
        return frozenset(name.partition("/")[0] for name in inside) if inside else None

    def size(self, name: str) -> int | None:
        """The bytes of a file; None where there is none."""
        if name in self.new:
            return len(self.new[name])
        return None if name in self.gone else self._old().get(name)

    def read(self, name: str) -> bytes | None:
        """The content of a file; None where there is none."""
        if name in self.new:
            return self.new[name]
        return None if name in self.gone or name not in self._old() else self._read_old(name)

    def put(self, name: str, body: bytes) -> None:
        """Puts a file aside."""
        self.new[name] = body

    def delete(self, name: str) -> None:
        """Notes that a file goes."""
        self.new.pop(name, None)
        self.gone.add(name)

    def make_folder(self, name: str) -> bool:
        """Folders come with their files; nobody else can be in the way, because all is published in one step."""
        return bool(name)

    def remove_folder(self, name: str) -> None:  # noqa: B027 - folders go with their files
        """Removes a folder, if it is there and empty."""

    def changes(self) -> tuple[Mapping[str, bytes], Collection[str]]:
        """What is to be put, and what is to go; without the lock, which is over when this appears."""
        new = {name: body for name, body in self.new.items() if not name.startswith(_LOCK)}
        return new, {name for name in self.gone if name in self._old() and name not in new}

    def _all(self) -> set[str]:
        return {*self.new, *(self._old().keys() - self.gone)}

    @abstractmethod
    def _old(self) -> Mapping[str, int]:
        """What was there: name → bytes."""

    @abstractmethod
    def _read_old(self, name: str) -> bytes:
        """The content of a file that was there."""
