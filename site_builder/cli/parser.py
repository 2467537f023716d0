"""The parser of one command: argparse, which says what is wrong in the user's language."""

import argparse
import re
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import NoReturn

from site_builder.cli.words.all import WORDS
from site_builder.model.problem import Refused
from site_builder.text.address import read_base_url
from site_builder.text.languages import FIRST
from site_builder.text.normalize import suggest
from site_builder.text.numbers import read_date

WRONG_USAGE = 2
_USAGE = (
    (r"argument (\S+): invalid choice: '(.*?)' \(choose from (.*)\)", "choice"),
    (r"argument (\S+): expected (?:one|at least one) argument", "value"),
    (r"argument (--date): (.*)", "day"),
    (r"argument --base-url: (.*)", "base_url_form"),
    (r"argument --report: (.*)", "report_form"),
    (r"argument --executor: (.*)", "executor_form"),
    (r"argument --shard: (.*)", "shard_form"),
    (r"argument --port: (.*)", "port_form"),
    (r"argument (--jobs|--verify|--dead-after|--per-host): (.*)", "number_form"),
    (r"argument (--interval|--deadline): (.*)", "seconds_form"),
    (r"argument --allow-private: (.*)", "range_form"),
    (r"the following arguments are required: (.*)", "lacking"),
)
"""What argparse says → the word that says it in ours."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in the user's language."""

    def __init__(self, command: str, words: Mapping[str, str], commands: Iterable[str]) -> None:
        names = list(commands)
        super().__init__(
            prog=program(),
            description=words["about"] if command == "build" else f"{words[command]}.",
            add_help=False,
            allow_abbrev=False,
            formatter_class=lambda prog: argparse.RawDescriptionHelpFormatter(prog, max_help_position=30, width=100),
            epilog="\n".join([f"{words['commands']}:", *(f"  {name:<28}{words[name]}" for name in names)]),
        )
        self.words = words
        self._optionals.title = words["options"]
        self._positionals.title = words["given"]
        self.add_argument("-h", "--help", action="help", help=words["help"])
        languages = f" {words['or']} ".join(WORDS)
        self.add_argument("--lang", choices=list(WORDS), default=FIRST, help=words["lang"].format(languages=languages))

    def error(self, message: str) -> NoReturn:
        """The few sentences of argparse, in the user's language."""
        for pattern, word in _USAGE:
            if match := re.fullmatch(pattern, message):
                refuse(self.words, self.words[word].format(*match.groups()))
        refuse(self.words, message)

    def add_content(self) -> None:
        """The option of every command that reads the content."""
        self.add_argument("--content", type=Path, metavar="DIR", help=self.words["content"])

    def add_day(self) -> None:
        """The option of every command that depends on the day."""
        self.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help=self.words["date"])

    def add_site(self) -> None:
        """The options of every command that builds: content, output, base address, day, one unit."""
        self.add_content()
        self.add_argument("--output", type=Path, metavar="DIR", default=Path("public"), help=self.words["output"])
        self.add_argument("--base-url", type=_base_url, metavar="URL", help=self.words["base_url"])
        self.add_day()
        self.add_argument("--only", metavar="UNIT", help=self.words["only"])


def refuse(words: Mapping[str, str], said: str) -> NoReturn:
    """Wrong usage: says what is wrong and where the help is, and ends."""
    print(words["wrong"].format(program=program(), said=said), file=sys.stderr)
    raise SystemExit(WRONG_USAGE)


def refuse_command(words: Mapping[str, str], name: str, commands: Iterable[str]) -> NoReturn:
    """A command that does not exist; the one that was probably meant is named."""
    names = list(commands)
    hint = suggest(name, names)
    refuse(words, words["no_command"].format(name=name, names=", ".join([hint] if hint else names)))


def program() -> str:
    """How the person has called us."""
    name = Path(sys.argv[0]).name
    return "build.py" if name == "build.py" else "site-builder"


def _day(text: str) -> date:
    try:
        return read_date(text)
    except Refused as refused:
        raise argparse.ArgumentTypeError(text) from refused


def _base_url(text: str) -> str:
    try:
        return read_base_url(text)
    except Refused as refused:
        raise argparse.ArgumentTypeError(text) from refused
