"""`merge`: a build that takes what `build --shard` has made on other machines, and makes the rest."""

from argparse import Namespace
from pathlib import Path

from site_builder.cli.build import add_work, run
from site_builder.cli.build_options import overlap
from site_builder.cli.exit import Command
from site_builder.cli.parser import Parser, refuse
from site_builder.cli.words.all import Words


def _add(parser: Parser, words: Words) -> None:
    parser.add_argument("shards", nargs="+", type=Path, metavar="DIR", help=words["shards"])
    add_work(parser, words)


def _run(options: Namespace, words: Words) -> int:
    """A folder that is no shard is a slip of the pen. A shard that nobody names is made up for, and told."""
    from site_builder.output import SHARD  # noqa: PLC0415 - help and usage errors answer without loading the house

    for folder in options.shards:
        if not (folder / SHARD).is_dir():
            refuse(words, words["no_shard"].format(path=folder))
        if overlap(folder.resolve(), options.output.resolve()):
            refuse(words, words["shard_output"].format(path=folder))
    return run(options, words)


MERGE = Command(add=_add, run=_run)
