"""`serve`: shows a live preview, at an address of this machine."""

import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from secrets import randbelow, token_urlsafe

from site_builder import qr
from site_builder.builder.cache import disk_time
from site_builder.cli.arguments.serve import EVERYWHERE, ServeArguments
from site_builder.cli.arguments.site import SiteArguments
from site_builder.cli.arguments.work import WorkArguments
from site_builder.cli.build_options import build_options
from site_builder.cli.clock import local_time, moment, today
from site_builder.cli.exit import FAILED, FINE, UsageError
from site_builder.cli.repository import open_repository
from site_builder.cli.sync_check import ContentChecker
from site_builder.cli.words.all import Words
from site_builder.model.digest import digest
from site_builder.report.field_help import editor_help
from site_builder.report.phrases import PHRASES
from site_builder.serve import Editor, Gate, Listener, Preview, Sender, serve
from site_builder.serve.listener import NoListener, open_listener
from site_builder.serve.preview import BuildRound
from site_builder.text.numbers import Locale, show_seconds

_LONGEST_NAME = 40
"""Letters of the content folder's name that the preview's folder has: a name may be as long as the disk allows."""


def run(arguments: ServeArguments, words: Words) -> int:
    """Builds after every save and shows the pages, until Ctrl-C."""
    options = build_options(SiteArguments(content=arguments.content, day=arguments.day), words, dry=False)
    listener = _listener(arguments, words)
    cache = _work_folder(options.cache or Path(".cache"), options.content)
    # Each content and port has a folder of its own, so that two previews do not get in each other's way.
    output = cache / "preview" / f"{options.content.resolve().name[:_LONGEST_NAME]}-{listener.port}"
    calendar = partial(today, arguments.day)
    preview = Preview(
        options=replace(options, preview=True, output=output, cache=cache),
        calendar=calendar,
        clock=time.perf_counter,
        words=words,
        lang=arguments.lang,
        after=partial(_tell, words=words, content=options.content, locale=PHRASES[arguments.lang]),
    )
    editor = Editor(
        options=lambda: replace(options, output=output, cache=cache, day=calendar()),
        helps=editor_help(arguments.lang),
        words=words,
        lang=arguments.lang,
    )
    gate = Gate(token=token_urlsafe(), key=token_urlsafe(), code=f"{randbelow(10**6):06d}")
    work = WorkArguments(
        lang=arguments.lang, quiet=True, site=SiteArguments(content=options.content, day=arguments.day)
    )
    sender = Sender(
        content=options.content,
        opened=partial(open_repository, options.content),
        check=ContentChecker(work, options.content, words).check,
        moment=moment,
        local_time=local_time,
        words=words,
        lang=arguments.lang,
    )
    serve(preview, listener, editor, sender, gate, ready=partial(_invite, listener, words, arguments, gate.code))
    return FINE  # Ctrl-C comes as KeyboardInterrupt


def _work_folder(beside: Path, content: Path) -> Path:
    """The folder for the preview's pages and cache: beside the content, or the user's own where that may only be read
    (a drive that others share, a stick that is locked).
    """
    if disk_time(beside):
        return beside
    return Path.home() / ".cache" / "trang-247" / digest(str(content.resolve()))


def _listener(arguments: ServeArguments, words: Words) -> Listener:
    try:
        return open_listener(arguments.host, arguments.port)
    except NoListener as error:
        said = words["port_taken"].format(port=error.port, other=error.port + 1)
        if not error.is_taken:
            said = words["port_refused"].format(address=arguments.host, port=error.port)
        raise UsageError(said, FAILED) from error


def _invite(listener: Listener, words: Words, arguments: ServeArguments, code: str) -> None:
    """Prints where to look, for phones also as a code; opens it in the browser of the person who asked for that."""
    print(words["preview_here"].format(address=listener.here))
    print(words["editor_here"].format(address=listener.here))
    if listener.outside:
        print(words["preview_outside"].format(address=listener.outside))
        print(qr.terminal(listener.outside))
        print(words["preview_code"].format(address=listener.here))
        print(words["editor_phone"].format(address=listener.outside, code=f"{code[:3]} {code[3:]}"))
        print(qr.terminal(f"{listener.outside}__sua/vao?ma={code}"))
    elif arguments.host == EVERYWHERE:
        print(words["preview_alone"])
    sys.stdout.flush()
    if arguments.open:
        from webbrowser import open as show  # noqa: PLC0415 - only who starts by a double-click has it opened: 5 ms

        show(listener.here)


def _tell(made: BuildRound, words: Words, content: Path, *, locale: Locale) -> None:
    """Prints the problems as `build` does, and one line on the build."""
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


def _what(made: BuildRound, words: Words, content: Path) -> str:
    """What the build was for: the files that were saved, or another occasion."""
    if not made.changed:
        return words[f"preview_{made.occasion}"]
    first = Path(made.changed[0])
    name = first.relative_to(content).as_posix() if first.is_relative_to(content) else first.name
    return words["preview_many"].format(first=name, count=len(made.changed) - 1) if len(made.changed) > 1 else name
