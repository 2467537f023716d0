"""What other sites have answered."""

import sys
from collections import Counter
from collections.abc import Mapping

from site_builder.cli.words.all import Words
from site_builder.model.frozen import frozen
from site_builder.model.link_status import LinkVerdict
from site_builder.model.problem import Problem

_STANDINGS = ("fine", "moved", "flaky", "blocked", "dead", "unknown")


@frozen
class ExternalResult:
    """The result of asking other sites."""

    verdicts: Mapping[str, LinkVerdict]
    """By address, as it was written: reports on guides use them too."""
    problems: tuple[Problem, ...]


def tell_external(result: ExternalResult, words: Words) -> None:
    """Prints in one line how many addresses are fine, moved, dead …; and why some were not asked."""
    counts = Counter(verdict.link_status.value for verdict in result.verdicts.values())
    print(words["outside_count"].format(all=len(result.verdicts), **{name: counts[name] for name in _STANDINGS}))
    reasons = Counter(verdict.reason for verdict in result.verdicts.values())
    if reasons["no-network"]:
        print(words["outside_alone"], file=sys.stderr)
    if reasons["deadline"]:
        print(words["outside_late"].format(count=reasons["deadline"]), file=sys.stderr)
