"""The check of the content that stands before everything is sent."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cli.arguments.work import WorkArguments
from site_builder.cli.run_build import outcome, run_build
from site_builder.cli.words.all import Words
from site_builder.model.problem import Problem, is_error
from site_builder.report.terminal import listing
from site_builder.sync.outcome import SyncOutcome, SyncStatus

if TYPE_CHECKING:
    from site_builder.builder import BuildReport


class ContentChecker:
    """The check of the content, whose last result is told to the person."""

    def __init__(self, work: WorkArguments, content: Path, words: Words) -> None:
        self.work = work
        self.content = content
        self.words = words
        self.report: BuildReport | None = None

    def check(self, content: Path) -> tuple[Problem, ...]:
        """Looks at a content folder as `check` does; what is told in the end is what it says of the site's own."""
        report = run_build(replace(self.work, site=replace(self.work.site, content=content)), self.words)
        if content == self.content:
            self.report = report
        return report.problems

    def tell(self, made: SyncOutcome) -> None:
        """Prints the errors that the check has found: those of others keep nobody from sending."""
        if self.report is None or not any(map(is_error, self.report.problems)):
            return
        errors = replace(self.report, problems=tuple(filter(is_error, self.report.problems)))
        result = outcome(errors, self.work, self.words, frozenset(), kind="checked", seconds=0)
        for block in listing(result):
            print(block, file=sys.stderr)
        if made.status is not SyncStatus.WRONG:
            print(self.words["sync_others_wrong"], file=sys.stderr)
