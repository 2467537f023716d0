"""`check --guides`: a report on each guide."""

from collections.abc import Mapping
from dataclasses import replace

from site_builder.builder import BuildReport
from site_builder.builder.queries import Unready, guides
from site_builder.cli.arguments.check import CheckArguments
from site_builder.cli.build_options import build_options
from site_builder.cli.exit import UsageError
from site_builder.cli.words.all import Words
from site_builder.model.link_status import LinkVerdict
from site_builder.output import atomic
from site_builder.report.guides import checks_file
from site_builder.report.outcome import Outcome


def with_guides(
    result: Outcome,
    report: BuildReport,
    arguments: CheckArguments,
    words: Words,
    verdicts: Mapping[str, LinkVerdict] | None = None,
) -> Outcome:
    """The outcome with a report on each guide; `verdicts` are those of the external check. Raises UsageError.

    With `--record` what answers is written into `checks.yaml`; without any verdict nothing is, so that a check without
    a network forgets nothing.
    """
    options = build_options(arguments.work.site, words, dry=True)
    try:
        found = guides(options, verdicts or {}, report.problems)
        if arguments.record and verdicts:
            text = checks_file(found, verdicts, arguments.work.lang)
            atomic.write_made(options.content / "checks.yaml", text.encode())
        return replace(result, guides=found)
    except Unready:
        return result  # the settings' mistakes are among the problems
    except OSError as error:
        raise UsageError(words["disk"].format(why=error.strerror or error, path=error.filename or "")) from error
