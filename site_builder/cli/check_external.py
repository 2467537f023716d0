"""`check --external`: asks other sites, and finds what is wrong at every place that writes their addresses."""

import sys
import time
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from site_builder.builder import BuildProgress
from site_builder.cli.arguments.check import CheckArguments, ExternalArguments
from site_builder.cli.clock import today
from site_builder.cli.exit import FAILED, UsageError
from site_builder.cli.external_result import ExternalResult
from site_builder.cli.paths import content_folder, unit_path
from site_builder.cli.progress import ProgressBar
from site_builder.cli.words.all import Words
from site_builder.content import load
from site_builder.content.files import read_layers
from site_builder.content.site_file import read_site
from site_builder.linkcheck import web
from site_builder.linkcheck.web import Limits, LinkCheckOptions, Places
from site_builder.linkcheck.web.values import Trust
from site_builder.model.silence import exempted_by_layers, sift
from site_builder.report.phrases import PHRASES

if sys.platform != "win32":
    import resource

_FILES = 2048
"""Connections and files that may be open at the same time."""
_DAYS = 3
"""On how many different days an address has to fail to be an error, where nobody has typed a number."""


def check_addresses_of_content(arguments: CheckArguments, words: Words) -> ExternalResult:
    """Asks for every address that the content writes. Raises UsageError."""
    site = arguments.work.site
    content, only = content_folder(site.content, words), unit_path(site.only)
    folders = load.scan(content)
    chosen = [folder for folder in folders if only is None or folder.path == only[: len(folder.path)]]
    base_url = site.base_url or read_site(folders[0])[0].base_url
    layers = [layer for folder in chosen for layer in read_layers(folder)]
    cache = content.resolve().parent / ".cache" / "links.sqlite"
    result = check_addresses(web.collect(layers, base_url), arguments, words, cache, base_url)
    return replace(result, problems=sift(result.problems, *exempted_by_layers(layers, today(site.day))).told)


def check_addresses(
    places: Places, arguments: CheckArguments, words: Words, cache: Path, base_url: str = ""
) -> ExternalResult:
    """A verdict on each address, and what is wrong at each place that writes it. Raises UsageError."""
    _open_many_files()
    external, work = arguments.external, arguments.work
    day, dead_after, file = today(work.site.day), external.dead_after or _DAYS, external.link_cache or cache
    bar = ProgressBar({**words, "progress": words["outside_progress"]}, time.perf_counter, locale=PHRASES[work.lang])
    options = LinkCheckOptions(
        day=day,
        moment=partial(datetime.now, UTC),
        agent=f"Mozilla/5.0 (compatible; site-builder-247 link check; +{base_url})",
        limits=_limits(external),
        allowed=external.allow_private,
        trust=_trust(external, words),
        cache=file,
        dead_after=dead_after,
        offline=external.offline,
        watch=lambda progress: bar(BuildProgress(units=progress.done, of=progress.of, pages=0, rendered=0)),
        on_damaged=partial(_tell_set_aside, words, file),
    )
    try:
        verdicts = web.check(places, options)
    except OSError as error:
        why = error.strerror or error
        raise UsageError(words["disk"].format(path=error.filename or file, why=why), FAILED) from error
    finally:
        bar.close()
    return ExternalResult(verdicts=verdicts, problems=tuple(web.problems(places, verdicts, day, dead_after)))


def _open_many_files() -> None:
    """Lets this process have the connections that it may keep: macOS gives programs 256 files unless they ask."""
    if sys.platform != "win32":  # which has no such limit
        with suppress(ValueError, OSError):
            soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
            wanted = _FILES if hard == resource.RLIM_INFINITY else min(hard, _FILES)
            resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))


def _limits(external: ExternalArguments) -> Limits:
    """The limits that were typed, else the usual ones."""
    usual = Limits()
    return replace(
        usual,
        per_host=usual.per_host if external.per_host is None else external.per_host,
        interval=usual.interval if external.interval is None else external.interval,
        deadline=usual.deadline if external.deadline is None else external.deadline,
    )


def _trust(external: ExternalArguments, words: Words) -> Trust | None:
    """Whom to trust besides the usual authorities; None where nobody was named."""
    if not external.ca or external.offline:
        return None
    # It comes with the libraries of the optional extra, which most machines do not have.
    from site_builder.linkcheck.web.connect import trust  # noqa: PLC0415

    try:
        return trust(external.ca)
    except OSError as error:
        raise UsageError(words["ca_form"].format(path=external.ca, why=error.strerror or error)) from error


def _tell_set_aside(words: Words, file: Path, place: Path) -> None:
    print(words["outside_set_aside"].format(path=file, place=place.name), file=sys.stderr)
