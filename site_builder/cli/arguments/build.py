"""What `build` takes."""

from pathlib import Path

from site_builder.cli.arguments.define import flag, option
from site_builder.cli.arguments.publishing import PublishingArguments
from site_builder.cli.arguments.values import read_count, read_shard
from site_builder.cli.arguments.work import WorkArguments
from site_builder.model.frozen import frozen

_SAMPLE = 20
"""Units that `--verify` builds again where no number is typed: in a country half a second."""


@frozen
class BuildArguments:
    """The arguments of `build`."""

    work: WorkArguments
    publishing: PublishingArguments
    if_due: bool = flag()
    shard: tuple[int, int] | None = option(read_shard, default=None, metavar="I/N", wrong="shard_form")
    usb: Path | None = option(Path, default=None, metavar="DIR")
    verify: int = option(read_count, default=0, nargs="?", const=_SAMPLE, metavar="N", wrong="number_form")
