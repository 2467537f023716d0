"""What is found on a host before anything is touched: what is ours there, what is somebody else's."""

from collections.abc import Iterable
from dataclasses import field

from site_builder.deploy.host import Host, incoming
from site_builder.deploy.manifest import HOST_MANIFEST, OURS, HostManifest, read_manifest_bytes
from site_builder.deploy.order import parents
from site_builder.deploy.plan import DeployPlan
from site_builder.model.frozen import frozen
from site_builder.output import MANIFEST, Manifest
from site_builder.output.manifest import parse_manifest
from site_builder.output.paths import file_of

_HARMLESS = frozenset(
    {"CNAME", ".well-known", ".git", ".gitignore", ".gitattributes", ".github", "README.md", "LICENSE", ".domains"}
    | {"cgi-bin", ".ftpquota", ".htpasswd", ".user.ini", "error_log", "logs", "lost+found", "System Volume Information"}
    | {".DS_Store", ".Trashes", ".fseventsd", ".Spotlight-V100", "Thumbs.db", "desktop.ini", "$RECYCLE.BIN"}
)
"""What hosts, forges and systems put into a folder that is otherwise empty."""


@frozen
class HostState:
    """What stands on a host."""

    manifest: HostManifest = field(default_factory=HostManifest)
    is_ours: bool = True
    """Whether a manifest says so, or nothing stands there."""
    foreign: tuple[str, ...] = ()
    """Where it is not ours: what stands there."""


def read_state(host: Host, here: HostManifest | None) -> HostState:
    """Reads what is ours on a host. `here` is what this machine remembers, where the host has lost its manifest.

    The manifest is asked for by its name: some servers do not list names that begin with a point.
    """
    for name in (HOST_MANIFEST, incoming(HOST_MANIFEST)):
        if found := read_manifest_bytes(host.read(name) or b""):
            return HostState(manifest=found)
    top = host.names("")
    if not top:
        return HostState()
    if here and here.names and any(part.partition("/")[0] in top for part in here.names):
        return HostState(manifest=here.doubting(here.names))
    copied = frozenset(file_of(url) for url in read_build(host).files)
    if copied:  # somebody has copied an output there by hand
        return HostState(manifest=HostManifest(site=_site(host)).doubting(copied | {MANIFEST}))
    strange = tuple(sorted(top - _HARMLESS - {OURS}))
    return HostState(is_ours=not strange, foreign=strange)


def read_build(host: Host) -> Manifest:
    """The manifest of the build whose pages stand there."""
    return parse_manifest(host.read(MANIFEST) or b"{}")


def _site(host: Host) -> str:
    """The base address for which the pages there were built, as robots.txt says it."""
    lines = (host.read("robots.txt") or b"").decode("utf-8", "replace").splitlines()
    maps = [line.removeprefix("Sitemap: ") for line in lines if line.startswith("Sitemap: ")]
    return maps[0].removesuffix("sitemap.xml") if maps else ""


def find_missing(host: Host, manifest: HostManifest, important: Iterable[str], *, everything: bool) -> frozenset[str]:
    """The files that the manifest knows and that are not there any more, or are cut short.

    All are asked for where that costs nothing or `everything` is wanted, else only the important ones.
    """
    names = manifest.files.keys() if everything or host.is_near else set(important) & manifest.files.keys()
    known = {name: stamp for name in names if (stamp := manifest.known(name))}
    return frozenset(name for name, stamp in known.items() if host.size(name) != stamp.size)


def find_taken(host: Host, plan: DeployPlan, ours: frozenset[str]) -> tuple[str, ...]:
    """The names of files that are new and that somebody else has there already, or has a folder or file in the way."""
    inside, own_folders = _Listing(host), {folder for name in ours for folder in parents(name)}
    taken = {
        part for step in plan.puts if step.name not in ours and (part := _taken(inside, step.name, ours, own_folders))
    }
    return tuple(sorted(taken | _foreign_inside(inside, plan, ours)))


def _taken(inside: "_Listing", name: str, ours: frozenset[str], own_folders: set[str]) -> str:
    """What is somebody else's where a new file will be, or where one of its folders will be; "" for nothing."""
    for part in (*parents(name), name):
        if part in ours or not inside.has(part):
            return ""
        if part not in own_folders and (part == name or inside.holds_file(part)):
            return part
    return ""


def _foreign_inside(inside: "_Listing", plan: DeployPlan, ours: frozenset[str]) -> set[str]:
    """What is somebody else's in folders that have to become files."""
    puts = {step.name for step in plan.puts}
    folders = {folder for step in plan.deletes if step.reason == "in-the-way" for folder in parents(step.name)}
    found = set[str]()
    for folder in folders:
        if folder in puts or any(outer in puts for outer in parents(folder)):
            names = {f"{folder}/{name}" for name in inside.names(folder)}
            found |= {
                name for name in names if name not in ours and not any(one.startswith(f"{name}/") for one in ours)
            }
    return found


class _Listing:
    """Folders on a host, each asked for once."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._known: dict[str, frozenset[str]] = {}

    def names(self, folder: str) -> frozenset[str]:
        """The names in a folder, none where there is no such folder."""
        if folder not in self._known:
            self._known[folder] = self._host.names(folder) or frozenset()
        return self._known[folder]

    def holds_file(self, name: str) -> bool:
        """Whether it is a file."""
        return self._host.size(name) is not None

    def has(self, name: str) -> bool:
        """Whether a file or folder is there."""
        folder, _, base = name.rpartition("/")
        return (not folder or self.has(folder)) and base in self.names(folder)
