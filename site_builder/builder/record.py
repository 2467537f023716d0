"""What is known of a unit's last result. A worker makes the record, and the cache keeps it for the next build.

The manifest of the output has a part of it: the summary, the next change and the digest of the files.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from hashlib import blake2b

from site_builder.builder.job import UnitKey
from site_builder.builder.succession_graph import Declared
from site_builder.model.addresses import BASE
from site_builder.model.digest import content_digest, digest_of_files
from site_builder.model.folder import Folder, UnitPath
from site_builder.model.frozen import frozen
from site_builder.model.output import File, Published, Summary
from site_builder.model.problem import Problem
from site_builder.model.result import UnitResult
from site_builder.model.staleness import Staleness, StaleReason
from site_builder.model.timing import Costs
from site_builder.output import Manifest, ManifestEntry, WriteResult
from site_builder.text.privacy import mask

_SHORT = 6
"""Letters of a short digest: three bytes. In one of a hundred thousand folders, two files have names of one digest."""


@frozen
class UnitRecord:
    """A unit as a build found it, and the result that it made of it."""

    key: UnitKey
    day: date
    """The day for which it was built."""
    stat_digest: str = ""
    """Of its listing; "" while its files are too young for it to tell anything."""
    folder_files: str = ""
    """A short digest of each file of the folder (`folder_files`), to tell which of them has changed."""
    result: UnitResult | None = None
    """The result without its files; None in the cache where no result is kept."""
    not_kept: StaleReason | None = None
    """Why the cache keeps no result: the unit had an error, or a problem of it is private."""
    files_digest: str = ""
    """The digest of its files."""
    pages: int = 0
    declared: Declared | None = None
    """What its folder declares of its succession."""

    def is_right_on(self, day: date) -> bool:
        """Whether there is a result, and nothing appeared, ended or fell due between its day and this one."""
        if self.result is None or self.not_kept or day < self.day:
            return False
        return self.result.next_change is None or day < self.result.next_change

    @property
    def summary(self) -> Summary | None:
        """What other units may know of the unit; None without a healthy result."""
        return self.result.summary if self.result else None

    @property
    def next_change(self) -> date | None:
        """The day on which the result ceases to be right by itself; None for never."""
        return self.result.next_change if self.result else None


@frozen
class JobResult:
    """What a worker answers for a job."""

    path: UnitPath
    record: UnitRecord | None = None
    """What came out; None where the last result is still right."""
    stale: tuple[Staleness, ...] = ()
    """Why the unit was built."""
    written: WriteResult | None = None
    """What was written; None in a dry build, and where nothing came out."""
    against_last: tuple[Problem, ...] = ()
    """What is told because the last build has published something else."""
    borrowed: bool = False
    """Whether the result comes from a shard."""
    standing: int = 0
    """How many pages were not made, because the output held them as they are."""
    costs: Costs = field(default_factory=dict)
    """Where the time went."""


def with_known_files(output: Manifest, records: Mapping[str, UnitRecord]) -> Manifest:
    """Adds to a damaged manifest the units that it has lost and of which the cache knows what they had published."""
    if not output.is_damaged:
        return output
    known = {
        unit: ManifestEntry(files=dict.fromkeys(record.result.page_links.offers.split("\n"), 0), summary=record.summary)
        for unit, record in records.items()
        if record.result and record.result.page_links.offers
    }
    return replace(output, units=known | dict(output.units))


def why_not_kept(result: UnitResult) -> StaleReason | None:
    """Why the cache must not keep a result; None where it may."""
    if result.failed:
        return StaleReason.FAILED
    return StaleReason.PRIVATE if any(map(_is_private, result.problems)) else None


def with_refused(record: UnitRecord, problem: Problem) -> UnitRecord:
    """The record of a unit of which some files could not be written: it is built again next time."""
    result = replace(record.result, problems=(*record.result.problems, problem)) if record.result else None
    return replace(record, result=result, not_kept=StaleReason.FAILED, files_digest="")


def _is_private(problem: Problem) -> bool:
    """Whether a problem quotes somebody's number, for example of a comment, or names a file that is called so."""
    said = (problem.place.file, *problem.words.values())
    return "number" in problem.words or any(mask(word) != word for word in said)


def files_digest(files: Iterable[Published]) -> str:
    """The digest of all files of a unit, as the manifest of the output has it."""
    return digest_of_files(
        (file.url, content_digest(file.body) if isinstance(file, File) else file.digest) for file in files
    )


def folder_files(folder: Folder) -> str:
    """The short digests of the name and the bytes of each file, one file after the other: two hundred letters a unit.

    No name is in it, so that the cache does not show how somebody's file was called.
    """
    return "".join(sorted(f"{_short(name.encode())}{body}" for name, body in _bodies(folder)))


def changed_files(before: str, folder: Folder) -> tuple[tuple[str, ...], int]:
    """The files that are new or not as they were (`folder_files`), and how many are gone."""
    size = 2 * _SHORT
    was = {before[at : at + _SHORT]: before[at + _SHORT : at + size] for at in range(0, len(before), size)}
    now = {name: (_short(name.encode()), body) for name, body in _bodies(folder)}
    changed = sorted(name for name, (short, body) in now.items() if was.get(short) != body)
    return tuple(changed), len(was.keys() - {short for short, _ in now.values()})


def _bodies(folder: Folder) -> Iterator[tuple[str, str]]:
    """Each file of a folder with a short digest of its bytes. Those of media are digested already."""
    if folder.base:
        yield from ((f"{BASE}/{name}", body) for name, body in _bodies(folder.base))
    for name, body in folder.files.items():
        yield name, _short(body)
    for name, media in folder.media.items():
        yield f"media/{name}", _short(f"{media.digest} {media.size}".encode())


def _short(text: bytes) -> str:
    return blake2b(text, digest_size=3).hexdigest()


def count_pages(urls: Iterable[str]) -> int:
    """Counts the addresses that are pages."""
    return sum(url.endswith("/") or not url for url in urls)
