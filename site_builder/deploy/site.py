"""The site that is to be put somewhere: every file of the output, read once, with what the pages say of themselves."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from hashlib import sha256
from html import unescape
from pathlib import Path
from posixpath import normpath

from site_builder.deploy.credentials import Finding, find_credentials
from site_builder.deploy.manifest import FileStamp
from site_builder.deploy.order import is_page
from site_builder.deploy.pages import PageFacts
from site_builder.model.digest import content_digest, digest_of_files
from site_builder.model.frozen import frozen
from site_builder.output import MANIFEST, Manifest, ManifestEntry
from site_builder.output.lock import SHARD, WORK
from site_builder.output.manifest import load_manifest, parse_manifest
from site_builder.output.paths import file_of

_ROBOTS = "robots.txt"
_SITEMAP = re.compile(rb"^Sitemap: (\S+)sitemap\.xml\s*$", re.MULTILINE)
_JOURNALS = "journal-*"
_REFRESH = re.compile(rb"""<meta http-equiv="refresh" content="0; *url=([^"]*)""", re.IGNORECASE)
_CODE = re.compile(r"(?:.*/)?q/\d+/index\.html")


class NotBuilt(Exception):  # noqa: N818 - says what was found
    """The folder holds no output of a build."""


class OutputChanged(Exception):  # noqa: N818 - says what happened
    """A file of the output is no longer what it was when the plan was made."""


@frozen
class DeploySite:
    """The files of a site, and what is wrong with them."""

    folder: Path
    files: Mapping[str, FileStamp]
    """Name → what it holds: the files of the output, and those that `made` holds."""
    made: Mapping[str, bytes] = field(default_factory=dict)
    """The files that are made for the host and stand nowhere on this disk."""
    output: Manifest = field(default_factory=Manifest)
    base_url: str = ""
    """The address that the pages were built for; "" where they do not say."""
    redirects: Mapping[str, str] = field(default_factory=dict)
    """Page that leads on at once → the name of where it leads, within the site."""
    facts: PageFacts = field(default_factory=PageFacts)
    differs: tuple[tuple[str, str], ...] = ()
    """(name, how) of files that are not as the manifest of the output says: missing, size, bytes, unfinished."""
    strange: tuple[str, ...] = ()
    """Files of the output folder that no build has made: they are not sent."""
    credentials: tuple[Finding, ...] = ()

    @property
    def failed(self) -> tuple[str, ...]:
        """The units whose newest content has mistakes: their old pages, if there are any, stand here."""
        return tuple(unit for unit, entry in self.output.units.items() if entry.failed)

    @property
    def issued(self) -> frozenset[str]:
        """The pages that must never vanish, as the site itself tells: those of printed codes (`/q/<digits>/`), and
        former addresses. Those of the ledger are known where the content is (`DeployOptions.known`).
        """
        return issued_pages(self.files) | self.redirects.keys()

    def body(self, name: str) -> bytes:
        """The bytes of a file. Raises OutputChanged where they are others than the plan says, OSError."""
        if name in self.made:
            return self.made[name]
        body = (self.folder / name).read_bytes()
        if sha256(body).hexdigest() != self.files[name].sha256:
            raise OutputChanged(name)
        return body


def issued_pages(names: "Mapping[str, FileStamp] | frozenset[str]") -> frozenset[str]:
    """The pages of printed codes among these files."""
    return frozenset(name for name in names if _CODE.fullmatch(name))


def stamp_of(body: bytes) -> FileStamp:
    """What a file of these bytes holds."""
    return FileStamp(size=len(body), sha256=sha256(body).hexdigest())


def read_deploy_site(folder: Path, secret: str = "") -> DeploySite:
    """Reads an output. `secret` is the password of the host, which must not stand in any file.

    Raises NotBuilt where no build has written there, OSError.
    """
    if not (folder / MANIFEST).is_file():
        raise NotBuilt(folder)
    output, reader = load_manifest(folder), _SiteReader(folder, secret)
    for unit, entry in output.units.items():
        reader.read_unit(unit, entry)
    reader.read(MANIFEST)
    if output.is_damaged:
        reader.differs.append((MANIFEST, "bytes"))
    reader.differs += [(f"{WORK}/{path.name}", "unfinished") for path in (folder / WORK).glob(_JOURNALS)]
    robots = (folder / _ROBOTS).read_bytes() if _ROBOTS in reader.files else b""
    sitemap = _SITEMAP.search(robots)
    return DeploySite(
        folder=folder,
        files=reader.files,
        output=output,
        base_url=sitemap[1].decode() if sitemap else "",
        redirects=reader.redirects,
        facts=reader.facts,
        differs=tuple(reader.differs),
        strange=tuple(sorted(_names(folder) - reader.files.keys())),
        credentials=tuple(reader.credentials),
    )


def site_of_bodies(folder: Path, bodies: Mapping[str, bytes], base_url: str) -> DeploySite:
    """A site whose files are at hand, and not in a folder."""
    redirects = {name: to for name, body in bodies.items() if is_page(name) and (to := _target(name, body))}
    return DeploySite(
        folder=folder,
        files={name: stamp_of(body) for name, body in bodies.items()},
        made=bodies,
        output=parse_manifest(bodies.get(MANIFEST, b"{}")),
        base_url=base_url,
        redirects=redirects,
    )


class _SiteReader:
    """Reads every file once, and collects what is found out."""

    def __init__(self, folder: Path, secret: str) -> None:
        self.folder = folder
        self.secret = secret
        self.files = dict[str, FileStamp]()
        self.redirects = dict[str, str]()
        self.differs = list[tuple[str, str]]()
        self.credentials = list[Finding]()
        self.facts = PageFacts()

    def read_unit(self, unit: str, entry: ManifestEntry) -> None:
        """Reads the files of a unit, and compares them with its entry.

        Its digest counts pictures and attachments by their originals: of a unit with such files, sizes have to do.
        """
        digests, known = [], len(self.differs)
        for url, size in entry.files.items():
            name = file_of(url)
            body = self.read(name)
            if body is not None and len(body) != size:
                self.differs.append((name, "size"))
            digests.append((url, content_digest(body or b"")))
        is_whole = entry.files_digest and not any("media/" in url for url in entry.files)
        if is_whole and len(self.differs) == known and digest_of_files(digests) != entry.files_digest:
            self.differs.append((f"{unit}/" if unit else ".", "bytes"))

    def read(self, name: str) -> bytes | None:
        """Reads a file; None where it is not there."""
        try:
            body = (self.folder / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            self.differs.append((name, "missing"))
            return None
        self.files[name] = stamp_of(body)
        self.credentials += find_credentials(f"{self.folder.name}/{name}", body, self.secret)
        if is_page(name):
            self.facts.note(body)
            if to := _target(name, body):
                self.redirects[name] = to
        return body


def _target(name: str, body: bytes) -> str:
    """The name of the page to which a page leads on at once; "" for other pages."""
    found = _REFRESH.search(body, 0, 4096)
    if not found:
        return ""
    href = unescape(found[1].decode("utf-8", "replace"))
    if ":" in href.partition("/")[0] or href.startswith("/"):
        return ""
    path = href.partition("#")[0]
    inside = normpath(f"{name.rpartition('/')[0]}/{path}").lstrip("/")
    if inside == ".":
        return "index.html"
    return f"{inside}/index.html" if path.endswith("/") or not path else inside


def _names(folder: Path) -> set[str]:
    """Every file in the folder but what a build has there for itself."""
    return set(_walk(folder, folder))


def _walk(folder: Path, root: Path) -> Iterator[str]:
    for path in folder.iterdir():
        if path.is_dir():
            if not (folder == root and path.name in (WORK, SHARD)):
                yield from _walk(path, root)
        else:
            yield path.relative_to(root).as_posix()
