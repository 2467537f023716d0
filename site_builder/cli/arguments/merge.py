"""What `merge` takes."""

from pathlib import Path

from site_builder.cli.arguments.define import positionals
from site_builder.cli.arguments.publishing import PublishingArguments
from site_builder.cli.arguments.work import WorkArguments
from site_builder.model.frozen import frozen


@frozen
class MergeArguments:
    """The arguments of `merge`."""

    work: WorkArguments
    publishing: PublishingArguments
    shards: tuple[Path, ...] = positionals(Path, nargs="+", metavar="DIR")
