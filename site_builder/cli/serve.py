"""`serve`: the live preview, at an address of this machine."""

import sys
import time
from argparse import ArgumentTypeError, Namespace
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cli.build_options import UsageError, asked, today
from site_builder.cli.command import FAILED, FINE, Command
from site_builder.cli.parser import Parser
from site_builder.cli.words.all import Words
from site_builder.text.numbers import Locale, show_seconds

if TYPE_CHECKING:
    from site_builder.serve import Listener
    from site_builder.serve.preview import BuildRound

_HERE, _EVERYWHERE = "127.0.0.1", "0.0.0.0"  # noqa: S104 - only when it is asked for
_PORTS = range(1, 65536)


def _add(parser: Parser, words: Words) -> None:
    parser.add_content()
    parser.add_day()
    parser.add_argument("--port", type=_port, metavar="8024", help=words["port"])
    parser.add_argument("--host", nargs="?", const=_EVERYWHERE, default=_HERE, metavar="ADDRESS", help=words["host"])


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) not in _PORTS:
        raise ArgumentTypeError(text)
    return int(text)


def _run(options: Namespace, words: Words) -> int:
    from site_builder.report.phrases import PHRASES  # noqa: PLC0415 - help answers without loading the house
    from site_builder.serve import Preview, serve  # noqa: PLC0415

    try:
        folder = partial(Namespace, **vars(options), base_url="", only=None)
        wanted = asked(folder(output=Path("public")), words, dry=False)
        door = _door(options, words)
    except UsageError as unusable:
        return unusable.tell()
    cache = wanted.cache or Path(".cache")
    preview = Preview(
        # A folder of its own for each content and port: two previews do not get in each other's way.
        options=replace(
            wanted, preview=True, output=cache / "preview" / f"{wanted.content.resolve().name}-{door.port}"
        ),
        calendar=partial(today, options),
        clock=time.perf_counter,
        words=words,
        lang=options.lang,
        after=partial(_tell, words=words, content=wanted.content, locale=PHRASES[options.lang]),
    )
    serve(preview, door, ready=partial(_invite, door, words, options.host))
    return FINE  # Ctrl-C comes as KeyboardInterrupt


def _door(options: Namespace, words: Words) -> "Listener":
    from site_builder.serve.listener import NoListener, open_listener  # noqa: PLC0415 - as above

    try:
        return open_listener(options.host, options.port)
    except NoListener as error:
        said = words["port_taken"].format(port=error.port, other=error.port + 1)
        if not error.is_taken:
            said = words["port_refused"].format(address=options.host, port=error.port)
        raise UsageError(said, FAILED) from error


def _invite(door: "Listener", words: Words, host: str) -> None:
    """Says where to look; for phones also as a code."""
    from site_builder import qr  # noqa: PLC0415 - as above

    print(words["preview_here"].format(address=door.here))
    if door.outside:
        print(words["preview_outside"].format(address=door.outside))
        print(qr.terminal(door.outside))
        print(words["preview_code"].format(address=door.here))
    elif host == _EVERYWHERE:
        print(words["preview_alone"])
    sys.stdout.flush()


def _tell(made: "BuildRound", words: Words, content: Path, *, locale: Locale) -> None:
    """The problems as `build` prints them, and one line on the build."""
    for told in made.messages:
        print(told.text, file=sys.stderr)
    errors = sum(told.is_error for told in made.messages)
    counts = words["preview_count"].format(errors=errors, warnings=len(made.messages) - errors)
    written = made.report.written if made.report else None
    line = words["preview_built" if written else "preview_unbuilt"].format(
        what=_what(made, words, content),
        changed=written.changed + written.removed if written else 0,
        state=counts if made.messages else words["preview_fine"],
        seconds=show_seconds(made.seconds, 1, locale),
    )
    print(line, flush=True)


def _what(made: "BuildRound", words: Words, content: Path) -> str:
    """What the build was for."""
    if not made.changed:
        return words[f"preview_{made.occasion}"]
    first = Path(made.changed[0])
    name = first.relative_to(content).as_posix() if first.is_relative_to(content) else first.name
    return words["preview_many"].format(first=name, count=len(made.changed) - 1) if len(made.changed) > 1 else name


SERVE = Command(add=_add, run=_run)
