"""The command line: the only room that reads the clock, prints, and decides the exit code.

Exit codes: 0 fine · 1 content or disk failed · 2 wrong usage · 130 interrupted.
"""

import argparse
import json
import re
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from site_builder.model.problem import Refused
from site_builder.text.address import read_base_url
from site_builder.text.numbers import read_date
from site_builder.words import WORDS

if TYPE_CHECKING:
    from site_builder.builder import Report

PROJECT = Path(__file__).resolve().parent.parent
VIETNAM = timezone(timedelta(hours=7))
FINE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
_COMMANDS = ("build", "check", "test")
_USAGE = (
    (r"argument (\S+): invalid choice: '(.*?)' \(choose from (.*)\)", "choice"),
    (r"argument (\S+): expected one argument", "value"),
    (r"argument (--date): (.*)", "day"),
    (r"argument --base-url: (.*)", "base_url_form"),
)
"""What argparse says → the word that says it in ours."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # Windows consoles are not UTF-8
    given = list(sys.argv[1:] if arguments is None else arguments)
    words = WORDS["en" if _asks_for_english(given) else "vi"]
    try:
        options, rest = _parser(words).parse_known_args(given)
        if options.command == "test":
            return _test(rest, words)
        if rest:
            _Parser.refuse(words, words["unknown"].format(" ".join(rest)))
        return _build(options, words)
    except KeyboardInterrupt:
        print(words["stopped"], file=sys.stderr)
        return INTERRUPTED


def _asks_for_english(arguments: list[str]) -> bool:
    """Looked up before parsing, because help and usage errors are in that language too."""
    return "--lang=en" in arguments or ("--lang", "en") in pairwise(arguments)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in the user's language."""

    words: Mapping[str, str]

    def error(self, message: str) -> NoReturn:
        """The few sentences of argparse, in the user's language."""
        for pattern, word in _USAGE:
            if match := re.fullmatch(pattern, message):
                said = self.words[word].format(*match.groups())
                self.refuse(self.words, said.replace("command ", self.words["command"] + " "))
        self.refuse(self.words, message)

    @staticmethod
    def refuse(words: Mapping[str, str], said: str) -> NoReturn:
        print(words["wrong"].format(program=_program(), said=said), file=sys.stderr)
        raise SystemExit(WRONG_USAGE)


def _program() -> str:
    name = Path(sys.argv[0]).name
    return "build.py" if name == "build.py" else "site-builder"


def _parser(words: Mapping[str, str]) -> _Parser:
    parser = _Parser(
        prog=_program(),
        description=words["about"],
        add_help=False,
        allow_abbrev=False,
        formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=30, width=100),
        usage=f"{_program()} [{' | '.join(_COMMANDS)}] [--help] …",
        epilog="\n".join(f"{name}: {words[name]}." for name in _COMMANDS),
    )
    parser.words = words
    parser._optionals.title = words["options"]  # noqa: SLF001 - argparse has no public way to name its groups
    parser._positionals.title = words["commands"]  # noqa: SLF001
    parser.add_argument("command", nargs="?", choices=_COMMANDS, default="build", help=" · ".join(_COMMANDS))
    parser.add_argument("-h", "--help", action="help", help=words["help"])
    parser.add_argument("--content", type=Path, metavar="DIR", help=words["content"])
    parser.add_argument("--output", type=Path, metavar="DIR", default=Path("public"), help=words["output"])
    parser.add_argument("--base-url", type=_base_url, metavar="URL", help=words["base_url"])
    parser.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help=words["date"])
    parser.add_argument("--only", metavar="UNIT", help=words["only"])
    parser.add_argument("--strict", action="store_true", help=words["strict"])
    parser.add_argument("--quiet", action="store_true", help=words["quiet"])
    parser.add_argument("--json", action="store_true", help=words["json"])
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help=words["lang"])
    return parser


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


def _test(arguments: list[str], words: Mapping[str, str]) -> int:
    try:
        import pytest  # noqa: PLC0415 - only this command needs it
    except ImportError:
        print(words["no_tests"], file=sys.stderr)
        return FAILED
    return int(pytest.main([f"--rootdir={PROJECT}", *(arguments or [str(PROJECT / "tests")])]))


def _build(options: argparse.Namespace, words: Mapping[str, str]) -> int:
    """`build` and `check`: the same work, with and without writing."""
    from site_builder import builder, store  # noqa: PLC0415 - help and usage errors answer without loading the house

    started = time.perf_counter()
    content, output = _content(options.content), options.output
    if not content.is_dir():
        return _say(words["no_content"], path=content)
    if _overlap(content.resolve(), output.resolve()):
        return _say(words["nested"], path=output)
    asked = builder.Options(
        content=content,
        output=output,
        day=options.date or datetime.now(UTC).astimezone(VIETNAM).date(),
        themes=(content.resolve().parent / "themes", PROJECT / "themes", Path(__file__).parent / "_themes"),
        base_url=options.base_url or "",
        only=_unit(options.only),
        strict=options.strict,
        dry=options.command == "check",
    )
    try:
        report = builder.build(asked)
    except builder.UnknownUnit:
        return _say(words["no_unit"], name=options.only)
    except store.ForeignFolder:
        return _say(words["foreign"], path=output)
    except OSError as error:
        _say(words["disk"], why=error.strerror or error, path=error.filename or output)
        return FAILED
    _print(report, options, content, time.perf_counter() - started)
    return FAILED if report.errors or (options.strict and report.problems) else FINE


def _content(given: Path | None) -> Path:
    """The folder that was named, else the one here, else the project's."""
    here = Path("content")
    return given or (here if here.is_dir() or not (PROJECT / here).is_dir() else PROJECT / here)


def _unit(name: str | None) -> tuple[str, ...] | None:
    return None if name is None else tuple(part for part in name.strip("/").split("/") if part not in ("", "."))


def _overlap(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


def _say(text: str, **words: object) -> int:
    print(text.format(**words), file=sys.stderr)
    return WRONG_USAGE


def _print(report: "Report", options: argparse.Namespace, content: Path, seconds: float) -> None:
    """Problems to stderr, the result to stdout."""
    from site_builder.load import source_line  # noqa: PLC0415 - as above
    from site_builder.report.summary import as_data, sentence, units_told  # noqa: PLC0415
    from site_builder.report.terminal import show  # noqa: PLC0415

    written = report.written
    counts = {"units": report.units, "pages": report.pages}
    counts |= {"changed": written.changed, "removed": written.removed} if written else {}
    if options.json:
        data = {
            "problems": [as_data(problem, options.lang) for problem in report.problems],
            "failed": ["/".join(path) for path in report.failed],
            "overdue": ["/".join(path) for path in report.overdue],
            "gone": ["/".join(path) for path in report.gone],
            "next_change": report.next_change.isoformat() if report.next_change else None,
            "seconds": round(seconds, 3),
            **counts,
        }
        print(json.dumps(data, ensure_ascii=False, indent=1))
        return
    for problem in report.problems:
        print(show(problem, source_line(content, problem.place), content.as_posix(), options.lang), file=sys.stderr)
        if "trace" in problem.words:
            print(problem.words["trace"], file=sys.stderr)
    for kind, paths in (("failed", report.failed), ("overdue", report.overdue), ("gone", report.gone)):
        if paths and (written or options.command == "check"):
            print(units_told(kind, paths, options.lang), file=sys.stderr)
    if not options.quiet:
        kind = "built" if written else "checked" if options.command == "check" else "unwritten"
        warnings = len(report.problems) - report.errors
        print(sentence(kind, options.lang, errors=report.errors, warnings=warnings, seconds=seconds, **counts))
