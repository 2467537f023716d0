"""What `check` takes."""

from ipaddress import IPv4Network, IPv6Network
from pathlib import Path

from site_builder.cli.arguments.define import flag, option, repeated
from site_builder.cli.arguments.values import read_count, read_private_range, read_seconds
from site_builder.cli.arguments.work import WorkArguments
from site_builder.model.frozen import frozen


@frozen
class ExternalArguments:
    """What is typed of other sites. None stands for what nobody has typed."""

    asked: bool = flag(name="--external", word="external")
    offline: bool = flag()
    link_cache: Path | None = option(Path, default=None, metavar="FILE")
    dead_after: int | None = option(read_count, default=None, metavar="N", wrong="number_form")
    per_host: int | None = option(read_count, default=None, metavar="N", wrong="number_form")
    interval: float | None = option(read_seconds, default=None, metavar="S", wrong="seconds_form")
    deadline: float | None = option(read_seconds, default=None, metavar="S", wrong="seconds_form")
    allow_private: tuple[IPv4Network | IPv6Network, ...] = repeated(
        read_private_range, metavar="RANGE", wrong="range_form"
    )
    ca: Path | None = option(Path, default=None, metavar="FILE")


@frozen
class BaselineArguments:
    """The file of faults that are known. `build` takes none: who publishes has to hear that old pages stay."""

    file: Path | None = option(Path, default=None, name="--baseline", metavar="FILE", word="baseline")
    write: bool = flag(name="--write-baseline", word="write_baseline")


@frozen
class CheckArguments:
    """The arguments of `check`. With `pages` it looks at that folder instead of at the content."""

    work: WorkArguments
    stale: bool = flag()
    guides: bool = flag()
    record: bool = flag()
    weight: bool = flag()
    pages: Path | None = option(Path, default=None, name="--site", metavar="DIR", word="site")
    external: ExternalArguments
    baseline: BaselineArguments
