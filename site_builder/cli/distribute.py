"""The options of builds that one machine is not enough for."""

import re
import sys
from argparse import ArgumentTypeError, Namespace
from importlib.util import find_spec

from site_builder.cli.parser import Parser, refuse
from site_builder.cli.words.all import Words

_ADDRESS = re.compile(r"dask://((?:[\w.-]+|\[[0-9a-f:.]+\]):(\d{1,5}))/?", re.ASCII | re.IGNORECASE)
_LAST_PORT = 65535
_PART = re.compile(r"([1-9]\d{0,5})/([1-9]\d{0,5})", re.ASCII)


def add_executor(parser: Parser, words: Words) -> None:
    """The option of `build`, `check` and `merge`."""
    parser.add_argument("--executor", type=_address, metavar="dask://HOST:PORT", help=words["executor"])


def add_shard(parser: Parser, words: Words) -> None:
    """The option of `build`."""
    parser.add_argument("--shard", type=_part, metavar="I/N", help=words["shard"])


def _address(text: str) -> str:
    """HOST:PORT of the scheduler."""
    match = _ADDRESS.fullmatch(text)
    if not match or not 0 < int(match[2]) <= _LAST_PORT:
        raise ArgumentTypeError(text)
    return match[1]


def _part(text: str) -> tuple[int, int]:
    match = _PART.fullmatch(text)
    if not match or int(match[1]) > int(match[2]):
        raise ArgumentTypeError(text)
    return int(match[1]), int(match[2])


def executor(options: Namespace, words: Words) -> str:
    """The scheduler that was asked for, or "". Ends the program where it cannot be used."""
    address: str = options.executor or ""
    if address and options.jobs:
        refuse(words, words["executor_jobs"])
    if address and find_spec("distributed") is None:
        refuse(words, words["no_dask"].format(python=sys.executable))
    return address


def shard(options: Namespace, words: Words) -> tuple[int, int] | None:
    """The part that was asked for, or None for all. Ends the program where it cannot be built."""
    part: tuple[int, int] | None = getattr(options, "shard", None)
    if part and options.only is not None:
        refuse(words, words["shard_only"])
    return part
