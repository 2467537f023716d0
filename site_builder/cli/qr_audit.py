"""`qr audit`: asks the host for the page of each printed code, and names the sheets that lead nowhere."""

import sys
import time
from datetime import UTC, datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from site_builder.builder import BuildProgress
from site_builder.cli.arguments.qr_audit import QrAuditArguments
from site_builder.cli.clock import today
from site_builder.cli.exit import UsageError, refuse
from site_builder.cli.paths import content_folder
from site_builder.cli.progress import ProgressBar
from site_builder.cli.qr_outcome import code_outcome, within
from site_builder.cli.reports import exit_code, tell, wanted_reports
from site_builder.cli.words.all import Words
from site_builder.content import load
from site_builder.content.site_file import read_site
from site_builder.linkcheck.codes.register import canonical_of, issued_codes, words_of
from site_builder.linkcheck.web import Limits, LinkCheckOptions
from site_builder.linkcheck.web.values import Trust
from site_builder.model.issued_code import IssuedCode
from site_builder.model.problem import Problem
from site_builder.report.phrases import PHRASES

_EXTRA = ("httpcore", "h2", "anyio", "certifi")


def run(arguments: QrAuditArguments, words: Words) -> int:
    """Asks for every code, tells which are dead, and returns the exit code. Raises UsageError."""
    started = time.perf_counter()
    if any(find_spec(name) is None for name in _EXTRA):
        refuse(words, words["qr_external"].format(python=sys.executable))
    content = content_folder(arguments.content, words)
    wanted = wanted_reports(arguments.told, (content, arguments.output), words)
    codes = issued_codes(content)
    problems = within(content, _audited(arguments, words, content, codes))
    counts = {"issued": len(codes), "dead": len(problems)}
    result = code_outcome("asked", problems, counts, arguments.lang, time.perf_counter() - started)
    tell(result, wanted, words, quiet=arguments.told.quiet)
    return exit_code(result, strict=False)


def _audited(arguments: QrAuditArguments, words: Words, content: Path, codes: dict[str, IssuedCode]) -> list[Problem]:
    """Returns a problem for each dead code, at its line of the register."""
    # It comes with the libraries of the optional extra, which were looked for first.
    from site_builder.linkcheck.web.code_audit import CodeHome, audit_codes  # noqa: PLC0415

    base_url = read_site(load.read(content, load.look(content)[0]))[0].base_url
    canonical = {number: canonical_of(arguments.output, code, base_url) for number, code in codes.items()}
    home = CodeHome(address=arguments.base_url or base_url, base_url=base_url, canonical=canonical)
    told, locale = {**words, "progress": words["qr_progress"]}, PHRASES[arguments.lang]
    bar = ProgressBar(told, time.perf_counter, locale=locale, out=sys.stderr)
    options = LinkCheckOptions(
        day=today(None),
        moment=partial(datetime.now, UTC),
        limits=_limits(arguments),
        trust=_trust(arguments, words),
        watch=lambda progress: bar(BuildProgress(units=progress.done, of=progress.of, pages=0, rendered=0)),
    )
    try:
        dead = audit_codes(home, codes, options)
    finally:
        bar.close()
    return [
        Problem.found(
            one.rule, codes[one.code].at(), address=one.address, value=one.detail, **words_of(codes[one.code])
        )
        for one in dead
    ]


def _limits(arguments: QrAuditArguments) -> Limits:
    """Returns how one's own host is asked: several times at once, and again where it has not answered."""
    wait = arguments.patience
    return Limits(per_host=4, interval=arguments.interval, attempts=2, connect=wait, first_byte=wait, whole=2 * wait)


def _trust(arguments: QrAuditArguments, words: Words) -> Trust | None:
    """Returns whom to trust besides the usual authorities; None where nobody was named."""
    if not arguments.ca:
        return None
    from site_builder.linkcheck.web.connect import trust  # noqa: PLC0415 - it comes with the optional extra

    try:
        return trust(arguments.ca)
    except OSError as error:
        raise UsageError(words["ca_form"].format(path=arguments.ca, why=error.strerror or error)) from error
