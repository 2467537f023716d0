"""`check --guides`: a report on each guide."""

from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from site_builder.cli.build_options import UsageError, asked
from site_builder.cli.words.all import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from site_builder.builder import BuildReport
    from site_builder.model.link_status import LinkVerdict
    from site_builder.report.outcome import Outcome


def with_guides(
    result: "Outcome",
    report: "BuildReport",
    options: Namespace,
    words: Words,
    verdicts: "Mapping[str, LinkVerdict] | None" = None,
) -> "Outcome":
    """The outcome with a report on each guide; `verdicts` are those of the external check. Raises Unusable.

    With `--record` what answers is written into `checks.yaml`; without any verdict nothing is, so that a check without
    a network forgets nothing.
    """
    from site_builder.builder.queries import Unready, guides  # noqa: PLC0415
    from site_builder.output import atomic  # noqa: PLC0415 - help and usage errors answer without the house
    from site_builder.report.guides import checks_file  # noqa: PLC0415

    wanted = asked(options, words, dry=True)
    try:
        found = guides(wanted, verdicts or {}, report.problems)
        if options.record and verdicts:
            atomic.write_made(wanted.content / "checks.yaml", checks_file(found, verdicts, options.lang).encode())
        return replace(result, guides=found)
    except Unready:
        return result  # the settings' mistakes are among the problems
    except OSError as error:
        raise UsageError(words["disk"].format(why=error.strerror or error, path=error.filename or "")) from error


def tell_guides(result: "Outcome") -> None:
    """What there is to do for each guide, on stdout, as the answer that was asked for."""
    from site_builder.report.guides import guide_lines  # noqa: PLC0415 - as above

    print("\n".join(guide_lines(result)))
