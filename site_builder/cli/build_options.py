"""What commands share: where the content is, which day it is, and what a build is asked to do."""

import os
import sys
import time
from argparse import Namespace
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cli.command import FAILED, WRONG_USAGE
from site_builder.cli.distribute import executor, shard
from site_builder.cli.progress import ProgressBar
from site_builder.cli.words.all import Words

if TYPE_CHECKING:
    from site_builder.builder import BuildOptions, BuildReport

PROJECT = Path(__file__).resolve().parent.parent.parent
VIETNAM = timezone(timedelta(hours=7))


class UsageError(Exception):
    """What was asked cannot be done: the sentence for the person, and the exit code."""

    def __init__(self, said: str, code: int = WRONG_USAGE) -> None:
        super().__init__(said)
        self.said = said
        self.code = code

    def tell(self) -> int:
        """Says it and returns the exit code."""
        print(self.said, file=sys.stderr)
        return self.code


def content_folder(options: Namespace, words: Words) -> Path:
    """The folder that was named, else the one here, else the project's. Raises Unusable when there is none."""
    here = Path("content")
    folder: Path = options.content or (here if here.is_dir() or not (PROJECT / here).is_dir() else PROJECT / here)
    if not folder.is_dir():
        raise UsageError(words["no_content"].format(path=folder))
    return folder


def today(options: Namespace) -> date:
    """The day that was named, else Vietnam's."""
    named: date | None = options.date
    return named or datetime.now(UTC).astimezone(VIETNAM).date()


def asked(options: Namespace, words: Words, *, dry: bool) -> "BuildOptions":
    """What a build is asked to do. Raises Unusable."""
    if options.only is not None and not options.only.strip():
        raise UsageError(words["no_unit"].format(name=options.only))
    from site_builder.builder import BuildOptions  # noqa: PLC0415 - help and usage errors answer without loading the house

    content, output = content_folder(options, words), options.output
    if overlap(content.resolve(), output.resolve()):
        raise UsageError(words["nested"].format(path=output))
    return BuildOptions(
        content=content,
        output=output,
        day=today(options),
        themes=(content.resolve().parent / "themes", PROJECT / "themes", PROJECT / "site_builder" / "_themes"),
        cache=content.resolve().parent / ".cache",
        base_url=options.base_url or "",
        only=unit_path(options.only),
        strict=getattr(options, "strict", False),
        dry=dry,
        jobs=getattr(options, "jobs", 1) or cores(),
    )


def run_build(options: Namespace, words: Words, *, dry: bool) -> "BuildReport":
    """A build, or a look that writes nothing. Raises Unusable."""
    from site_builder import builder  # noqa: PLC0415 - as above
    from site_builder.output import ForeignFolder  # noqa: PLC0415 - as above
    from site_builder.report.phrases import PHRASES  # noqa: PLC0415 - as above

    bar = ProgressBar(words, time.perf_counter, locale=PHRASES[options.lang])
    wanted = asked(options, words, dry=dry)
    wanted = replace(
        wanted,
        clock=time.perf_counter,
        profile=options.profile,
        executor=executor(options, words),
        shard=shard(options, words),
        shards=tuple(getattr(options, "shards", ())),
        verify=getattr(options, "verify", 0),
        seed=str(time.time_ns()),
        waits=partial(print, words["waits"].format(path=wanted.output), file=sys.stderr, flush=True),
        watch=wanted.watch if options.quiet else bar,
    )
    try:
        return builder.build(wanted)
    except builder.UnknownUnit as error:
        raise UsageError(words["no_unit"].format(name=options.only)) from error
    except ForeignFolder as error:
        raise UsageError(words["foreign"].format(path=wanted.output)) from error
    except builder.NoCluster as error:
        raise UsageError(words[error.word].format(**error.gaps), FAILED) from error
    except OSError as error:
        said = words["disk"].format(why=error.strerror or error, path=error.filename or wanted.output)
        raise UsageError(said, FAILED) from error
    finally:
        bar.close()


def unit_path(name: str | None) -> tuple[str, ...] | None:
    """A unit as it is named on the command line: "bao-quang", "tinh/xa"; "." is the root."""
    return None if name is None else tuple(part for part in name.strip("/").split("/") if part not in ("", "."))


def cores() -> int:
    """How many processes can work at once: what this one may use of the machine."""
    allowed = getattr(os, "sched_getaffinity", None)  # not on Windows and macOS
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def overlap(one: Path, other: Path) -> bool:
    """Whether one folder is, holds or lies in the other."""
    return one.is_relative_to(other) or other.is_relative_to(one)
