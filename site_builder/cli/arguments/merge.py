"""What `merge` takes."""

from dataclasses import dataclass
from pathlib import Path

from site_builder.cli.arguments.define import positionals
from site_builder.cli.arguments.publishing import PublishingArguments
from site_builder.cli.arguments.work import WorkArguments


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeArguments:
    """The arguments of `merge`."""

    work: WorkArguments
    publishing: PublishingArguments
    shards: tuple[Path, ...] = positionals(Path, nargs="+", metavar="DIR")
