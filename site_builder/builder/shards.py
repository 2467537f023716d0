"""Parts of a build that were made elsewhere. A unit is taken from one if its result there has the key that it has here.

A shard is a block of the innermost units, built into an output of its own, with the cache of its build beside it.
Nothing is joined and nothing is trusted: a build to which shards are given asks for each unit whether one of them holds
the result that it is about to make, and looks whether the files still are that result. Otherwise it builds the unit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from site_builder.builder.cache import UnitCache, read_unit_cache
from site_builder.builder.job import UnitKey
from site_builder.builder.options import BuildOptions
from site_builder.builder.record import files_digest
from site_builder.builder.tree import unit_of
from site_builder.model import addresses
from site_builder.model.folder import Folder, Listing
from site_builder.model.frozen import frozen
from site_builder.model.output import File, Published
from site_builder.model.result import UnitResult
from site_builder.output import SHARD, Manifest, ManifestEntry, read_manifest, read_published


@frozen
class Shard:
    """The output of a build elsewhere, and the records that this build left."""

    output: Path
    records: UnitCache
    manifest: Manifest


def block(options: BuildOptions, listings: Sequence[Listing]) -> list[Listing]:
    """The units of a shard: a block of those that have none inside them, because neighbours inherit the same."""
    number, of = options.shard or (1, 1)
    outer = {listing.path[:-1] for listing in listings if listing.path}
    inner = [listing for listing in listings if listing.path not in outer]
    return inner[len(inner) * (number - 1) // of : len(inner) * number // of]


def open_shards(outputs: Iterable[Path], variant: str) -> tuple[Shard, ...]:
    """Opens shards with the records of one kind of build. A damaged one has no units."""
    return tuple(
        Shard(output=output, records=read_unit_cache(output / SHARD, variant), manifest=read_manifest(output))
        for output in outputs
    )


def borrowed(shards: Iterable[Shard], folder: Folder, key: UnitKey, day: date) -> UnitResult | None:
    """The result of this key, if one of the shards has it whole, and it is right on this day."""
    unit = unit_of(folder.path)
    for shard in shards:
        record = shard.records.get(unit)
        if record is None or record.result is None or record.key != key or not record.is_right_on(day):
            continue
        files = _files(shard, shard.manifest.units.get(unit, ManifestEntry()), folder)
        if files_digest(files) == record.files_digest:
            return replace(record.result, files=files)
    return None


def _files(shard: Shard, entry: ManifestEntry, folder: Folder) -> tuple[Published, ...]:
    """The files of a unit: media from the content that is here, pages from the shard; none where one is lost.

    A shard that names a file outside the unit's own folder is not believed.
    """
    home = addresses.home(folder.path)
    if not all(url.startswith(home) for url in entry.files):
        return ()
    shown = (one for layer in folder.layers for one in layer.media.values())
    media = {file.url: file for one in shown for file in one.published}
    try:
        return tuple(media.get(url) or File(url=url, body=read_published(shard.output, url)) for url in entry.files)
    except OSError:
        return ()
