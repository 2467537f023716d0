"""`check --external`: other sites are asked, and what is found stands beside the content's own problems."""

import sys
import time
from argparse import ArgumentTypeError, Namespace
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cli.build_options import UsageError, content_folder, today, unit_path
from site_builder.cli.command import FAILED
from site_builder.cli.parser import Parser, refuse
from site_builder.cli.progress import ProgressBar
from site_builder.cli.words.all import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from site_builder.linkcheck.web import Limits, Places
    from site_builder.linkcheck.web.values import Trust
    from site_builder.links.url.networks import Network
    from site_builder.model.link_status import LinkVerdict
    from site_builder.model.problem import Problem

_EXTRA = ("httpcore", "h2", "anyio", "certifi")
_OWN = ("offline", "link_cache", "dead_after", "per_host", "interval", "deadline", "allow_private", "ca")
_DAYS = 3
_FILES = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalResult:
    """What came of asking other sites."""

    verdicts: "Mapping[str, LinkVerdict]"
    """By address, as it was written: reports on guides use them too."""
    problems: "tuple[Problem, ...]"


def add_outside(parser: Parser, words: Words) -> None:
    """The options of `check` that speak of other sites."""
    parser.add_argument("--external", action="store_true", help=words["external"])
    parser.add_argument("--offline", action="store_true", help=words["offline"])
    parser.add_argument("--link-cache", type=Path, metavar="FILE", help=words["link_cache"])
    parser.add_argument("--dead-after", type=_count, metavar="N", help=words["dead_after"])
    parser.add_argument("--per-host", type=_count, metavar="N", help=words["per_host"])
    parser.add_argument("--interval", type=_seconds, metavar="S", help=words["interval"])
    parser.add_argument("--deadline", type=_seconds, metavar="S", help=words["deadline"])
    parser.add_argument("--allow-private", type=_range, action="append", metavar="RANGE", help=words["allow_private"])
    parser.add_argument("--ca", type=Path, metavar="FILE", help=words["ca"])


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError(text)
    return int(text)


def _seconds(text: str) -> float:
    whole, _, part = text.replace(",", ".").partition(".")
    if not whole.isdecimal() or (part and not part.isdecimal()):
        raise ArgumentTypeError(text)
    return float(f"{whole}.{part or 0}")


def _range(text: str) -> "Network":
    from site_builder.linkcheck.web.ssrf_guard import read_network  # noqa: PLC0415 - help answers without loading the house

    try:
        return read_network(text)
    except ValueError as error:
        raise ArgumentTypeError(text) from error


def refuse_misused(options: Namespace, words: Words) -> None:
    """Ends the program where options of --external stand without it, or its libraries are missing."""
    if not options.external:
        misused = next((name for name in _OWN if getattr(options, name)), None)
        if misused:
            refuse(words, words["needs_external"].format(f"--{misused.replace('_', '-')}"))
    elif not options.offline and any(find_spec(name) is None for name in _EXTRA):
        refuse(words, words["no_external"].format(python=sys.executable))


def outside_of_content(options: Namespace, words: Words) -> ExternalResult:
    """Every address that the content writes. Raises Unusable."""
    from site_builder.content import load  # noqa: PLC0415 - as above
    from site_builder.content.files import read_layer, read_site  # noqa: PLC0415 - as above
    from site_builder.linkcheck.web import collect  # noqa: PLC0415 - as above
    from site_builder.model.silence import exempted_by_layers, sift  # noqa: PLC0415 - as above

    content, only = content_folder(options, words), unit_path(options.only)
    folders = load.scan(content)
    chosen = [folder for folder in folders if only is None or folder.path == only[: len(folder.path)]]
    base_url = options.base_url or read_site(folders[0])[0].base_url
    layers = [read_layer(folder)[0] for folder in chosen]
    places, cache = collect(layers, base_url), content.resolve().parent / ".cache" / "links.sqlite"
    found = outside(places, options, words, cache, base_url)
    return replace(found, problems=sift(found.problems, *exempted_by_layers(layers, today(options))).told)


def outside(places: "Places", options: Namespace, words: Words, cache: Path, base_url: str = "") -> ExternalResult:
    """A verdict on each address, and what is wrong at each place that writes it. Raises Unusable."""
    from site_builder.linkcheck import web as external  # noqa: PLC0415 - as above

    _open_many_files()
    from site_builder.builder import BuildProgress  # noqa: PLC0415 - as above
    from site_builder.report.phrases import PHRASES  # noqa: PLC0415 - as above

    day, dead_after = today(options), options.dead_after or _DAYS
    bar = ProgressBar({"progress": words["outside_progress"]}, time.perf_counter, locale=PHRASES[options.lang])
    file = options.link_cache or cache
    asked = external.LinkCheckOptions(
        day=day,
        moment=partial(datetime.now, UTC),
        agent=f"Mozilla/5.0 (compatible; site-builder-247 link check; +{base_url})",
        limits=_limits(options),
        allowed=tuple(options.allow_private or ()),
        trust=_trust(options, words),
        cache=file,
        dead_after=dead_after,
        offline=options.offline,
        watch=lambda progress: bar(BuildProgress(units=progress.done, of=progress.of, pages=0, rendered=0)),
        on_damaged=partial(_tell_set_aside, words, file),
    )
    try:
        verdicts = external.check(places, asked)
    except OSError as error:
        why = error.strerror or error
        raise UsageError(words["disk"].format(path=error.filename or file, why=why), FAILED) from error
    finally:
        bar.close()
    return ExternalResult(verdicts=verdicts, problems=tuple(external.problems(places, verdicts, day, dead_after)))


def _open_many_files() -> None:
    """Lets this process have the connections that it may keep: macOS gives programs 256 files unless they ask."""
    with suppress(ImportError, ValueError, OSError):  # not on Windows, which has no such limit
        import resource  # noqa: PLC0415 - as it says

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = _FILES if hard == resource.RLIM_INFINITY else min(hard, _FILES)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))


def _limits(options: Namespace) -> "Limits":
    from site_builder.linkcheck.web import Limits  # noqa: PLC0415 - as above

    named = {name: getattr(options, name) for name in ("per_host", "interval", "deadline")}
    return Limits(**{name: value for name, value in named.items() if value is not None})


def _trust(options: Namespace, words: Words) -> "Trust | None":
    """With the authorities that were named; None where there are none."""
    if not options.ca or options.offline:
        return None
    from site_builder.linkcheck.web.connect import trust  # noqa: PLC0415 - with it comes the optional extra

    try:
        return trust(options.ca)
    except OSError as error:
        raise UsageError(words["ca_form"].format(path=options.ca, why=error.strerror or error)) from error


def _tell_set_aside(words: Words, file: Path, place: Path) -> None:
    print(words["outside_set_aside"].format(path=file, place=place.name), file=sys.stderr)


def tell_outside(found: ExternalResult, words: Words) -> None:
    """What became of all addresses, in one line; and why some were not asked."""
    counts = Counter(verdict.link_status.value for verdict in found.verdicts.values())
    names = ("fine", "moved", "flaky", "blocked", "dead", "unknown")
    print(words["outside_count"].format(all=len(found.verdicts), **{name: counts[name] for name in names}))
    reasons = Counter(verdict.reason for verdict in found.verdicts.values())
    if reasons["no-network"]:
        print(words["outside_alone"], file=sys.stderr)
    if reasons["deadline"]:
        print(words["outside_late"].format(count=reasons["deadline"]), file=sys.stderr)
