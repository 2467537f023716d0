"""What this machine remembers of its deploys: the last manifest of each host, and the files of the last few sites.

The files are kept here and not on the host: FTP cannot copy a file on the server, so that keeping them there would mean
to send each twice, and a quota of cheap hosts would hold the site twice. Who deploys from fresh machines keeps the
folder between runs, or goes back by building an earlier state of the content.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from site_builder.deploy.manifest import HostManifest, manifest_bytes, read_manifest_bytes
from site_builder.deploy.site import DeploySite
from site_builder.model.frozen import frozen
from site_builder.output.atomic import write_made

_KEPT = 5
"""Sites that can be gone back to."""


@frozen
class DeployHistory:
    """A folder of this machine for one target; the files of all targets stand together beside it."""

    folder: Path
    objects: Path

    @classmethod
    def at(cls, cache: Path, target: str) -> "DeployHistory":
        """The history of a target in a cache folder."""
        return cls(folder=cache / "deploy" / sha256(target.encode()).hexdigest()[:16], objects=cache / "deploy/objects")

    def token(self, seed: str) -> str:
        """The name by which a host knows this folder again. It is made once, of a seed that nobody else has."""
        file = self.folder / "token"
        if not file.is_file():
            write_made(file, sha256(seed.encode()).hexdigest().encode())
        return file.read_text("ascii")

    def is_taking(self) -> bool:
        """Whether a run of this machine has left the lock of the host behind, or may have."""
        return (self.folder / "taking").is_file()

    def note_taking(self, *, now: bool) -> bool:
        """Notes whether this machine takes or has the lock of the host, and returns what was noted before."""
        file, before = self.folder / "taking", self.is_taking()
        if now and not before:
            write_made(file, b"")
        elif before and not now:
            file.unlink()
        return before

    def last(self) -> HostManifest | None:
        """What stands on the host, as far as this machine knows."""
        file = self.folder / "manifest.json"
        return read_manifest_bytes(file.read_bytes()) if file.is_file() else None

    def remember(self, manifest: HostManifest) -> None:
        """Notes what stands on the host."""
        write_made(self.folder / "manifest.json", manifest_bytes(manifest))

    def add(self, manifest: HostManifest, site: DeploySite) -> None:
        """Keeps a site that has been put there, with its files. The oldest one goes.

        Where it is one that stood there before, those that came after it go: going back again goes one further.
        """
        self.remember(manifest)
        body, sites = manifest_bytes(manifest), self._sites()
        same = next((number for number, file in enumerate(sites) if file.read_bytes() == body), None)
        if same is None:
            for name, stamp in manifest.files.items():
                if name in site.files and not (file := self._object(stamp.sha256)).is_file():
                    write_made(file, site.body(name))
            number = int(sites[-1].stem) + 1 if sites else 1
            write_made(self.folder / "sites" / f"{number:06}.json", body)
        gone = sites[same + 1 :] if same is not None else self._sites()[:-_KEPT]
        for file in gone:
            file.unlink()
        self._prune()

    def before(self, now: HostManifest) -> HostManifest | None:
        """The site that stood there before this one; None where nobody knows."""
        files = [file.read_bytes() for file in self._sites()]
        wanted = manifest_bytes(now)
        index = max((number for number, body in enumerate(files) if body == wanted), default=0)
        return read_manifest_bytes(files[index - 1]) if index else None

    def bodies(self, manifest: HostManifest) -> tuple[Mapping[str, bytes], list[str]]:
        """The files of a site by name, and the names of those that are not here any more."""
        found, lacking = dict[str, bytes](), []
        for name, stamp in manifest.files.items():
            file = self._object(stamp.sha256)
            body = file.read_bytes() if file.is_file() else b""
            if sha256(body).hexdigest() == stamp.sha256:
                found[name] = body
            else:
                lacking.append(name)
        return found, lacking

    def _object(self, digest: str) -> Path:
        return self.objects / digest[:2] / digest

    def _sites(self) -> list[Path]:
        return sorted((self.folder / "sites").glob("*.json"))

    def _prune(self) -> None:
        """Removes files that no site of any target has."""
        used = {stamp.sha256 for manifest in self._all() for stamp in manifest.files.values()}
        for file in self.objects.glob("*/*"):
            if file.name not in used:
                file.unlink()

    def _all(self) -> Iterator[HostManifest]:
        for file in self.objects.parent.glob("*/sites/*.json"):
            if manifest := read_manifest_bytes(file.read_bytes()):
                yield manifest
