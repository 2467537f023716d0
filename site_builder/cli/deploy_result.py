"""What came of a deploy, for the person and for a workflow; and the exit code.

A workflow has to tell "published, but a unit is broken" from "nothing published": both end with 1, and `--json` says
which (`status`), as the first word of the line for people does.
"""

import json
import sys

from site_builder.cli.arguments.deploy import DeployArguments
from site_builder.cli.deploy_verify import tell_wrong
from site_builder.cli.exit import FAILED, FINE
from site_builder.cli.words.all import Words
from site_builder.deploy.lock import Locked
from site_builder.deploy.plan import DeployPlan
from site_builder.deploy.refusal import DeployRefusal
from site_builder.deploy.session import DeployResult
from site_builder.deploy.site import DeploySite
from site_builder.deploy.target import DeployTarget
from site_builder.deploy.verify import WrongPage
from site_builder.model.frozen import frozen
from site_builder.report.phrases import PHRASES
from site_builder.text.numbers import show_count, show_size


@frozen
class DeployReport:
    """All that there is to tell."""

    target: DeployTarget
    site: DeploySite
    plan: DeployPlan | None = None
    refusals: tuple[DeployRefusal, ...] = ()
    kept: tuple[str, ...] = ()
    locked: Locked | None = None
    wrong: tuple[WrongPage, ...] | None = None
    """What visitors do not find as it was published; None where nobody has looked."""
    dry: bool = False

    @classmethod
    def of(
        cls, target: DeployTarget, result: DeployResult, wrong: tuple[WrongPage, ...] | None, *, dry: bool
    ) -> "DeployReport":
        """Tells a result."""
        return cls(
            target=target,
            site=result.site,
            plan=result.plan,
            refusals=result.refusals,
            kept=result.kept,
            locked=result.locked,
            wrong=wrong,
            dry=dry,
        )

    @property
    def status(self) -> str:
        """published, unchanged: the host has the new site. refused: nothing was touched. planned: a dry run."""
        if self.refusals or self.locked:
            return "refused"
        if self.dry:
            return "planned"
        return "published" if self.plan and self.plan.steps else "unchanged"


def tell(report: DeployReport, arguments: DeployArguments, words: Words) -> int:
    """Prints the result and returns the exit code."""
    reasons = [words[refusal.word].format(**refusal.gaps) for refusal in report.refusals]
    if report.locked:
        reasons.append(_locked(report.locked, words))
    if arguments.json:
        print(json.dumps(_row(report, reasons), ensure_ascii=False))
    elif report.dry and report.plan:
        _print_table(report.plan, words)
    for reason in reasons:
        print(words["deploy_reason"].format(reason=reason), file=sys.stderr)
    if report.site.strange:
        names = ", ".join(report.site.strange[:8])
        print(words["deploy_strange"].format(count=len(report.site.strange), names=names), file=sys.stderr)
    failed = report.status in ("published", "unchanged") and report.site.failed
    if failed:
        units = ", ".join(unit or "." for unit in report.site.failed)
        print(words["deploy_failed_units"].format(count=len(report.site.failed), units=units), file=sys.stderr)
    if not arguments.json and not (arguments.quiet and report.status != "refused"):
        print(_line(report, words, arguments.lang), file=sys.stderr if report.status == "refused" else sys.stdout)
    tell_wrong(report.wrong or (), words)
    if report.wrong == () and not arguments.json and not arguments.quiet:
        print(words["verify_fine"])
    return FAILED if report.status == "refused" or failed or report.wrong else FINE


def failure(
    arguments: DeployArguments,
    words: Words,
    said: str,
    target: DeployTarget | None = None,
    site: DeploySite | None = None,
) -> int:
    """Tells that a run was broken off, and returns the exit code."""
    if arguments.json:
        row = {"status": "failed", "target": str(target or arguments.target), "reasons": [said]}
        print(json.dumps({**row, "failed_units": list(site.failed) if site else []}, ensure_ascii=False))
    print(said, file=sys.stderr)
    print(words["deploy_broken_off"], file=sys.stderr)
    return FAILED


def _locked(locked: Locked, words: Words) -> str:
    owner = locked.owner
    if owner is None or owner.since is None:
        return words["deploy_locked_unknown"]
    return words["deploy_locked"].format(who=owner.who, since=owner.since.isoformat(sep=" "))


def _row(report: DeployReport, reasons: list[str]) -> dict[str, object]:
    plan = report.plan
    return {
        "status": report.status,
        "target": str(report.target),
        "site": report.site.base_url,
        "sent": len(plan.puts) if plan else 0,
        "bytes": sum(step.size for step in plan.puts) if plan else 0,
        "removed": len(plan.deletes) if plan else 0,
        "unchanged": plan.unchanged if plan else 0,
        "failed_units": list(report.site.failed),
        "kept_units": list(report.kept),
        "reasons": reasons,
        "wrong": None if report.wrong is None else [[page.address, page.how, page.detail] for page in report.wrong],
        "steps": [[step.action, step.name, step.size, step.reason] for step in plan.steps]
        if plan and report.dry
        else [],
    }


def _print_table(plan: DeployPlan, words: Words) -> None:
    if not plan.steps:
        return
    rows = [
        (words[f"deploy_{step.action}"], str(step.size), words[_reason(step.reason)], step.name) for step in plan.steps
    ]
    head = (
        words["deploy_column_action"],
        words["deploy_column_size"],
        words["deploy_column_reason"],
        words["deploy_column_file"],
    )
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(3)]
    for action, size, reason, name in (head, *rows):
        print(f"{action.ljust(widths[0])}  {size.rjust(widths[1])}  {reason.ljust(widths[2])}  {name}")


def _reason(reason: str) -> str:
    return "deploy_reason_" + reason.replace("-", "_")


def _line(report: DeployReport, words: Words, lang: str) -> str:
    plan, locale = report.plan, PHRASES[lang]
    if plan is None or report.status == "refused":
        return words["deploy_refused"].format(target=report.target)
    return words[f"deploy_{report.status}"].format(
        target=report.target,
        sent=show_count(len(plan.puts), locale),
        size=show_size(sum(step.size for step in plan.puts), locale),
        removed=show_count(len(plan.deletes), locale),
        unchanged=show_count(plan.unchanged, locale),
    )
