"""`sync`: takes what others have changed, merges it by values, checks, and sends what was changed here.

Exit codes: 0 sent, taken, or nothing to do · 1 kept for the next time, errors in the content, or something to decide ·
2 it cannot be done like this.
"""

import sys
from collections.abc import Mapping
from dataclasses import replace

from site_builder.cli.arguments.site import SiteArguments
from site_builder.cli.arguments.sync import SyncArguments
from site_builder.cli.arguments.work import WorkArguments
from site_builder.cli.clock import moment
from site_builder.cli.exit import FAILED, FINE, WRONG_USAGE, UsageError
from site_builder.cli.paths import content_folder
from site_builder.cli.repository import open_repository
from site_builder.cli.sync_check import ContentChecker
from site_builder.cli.sync_questions import answers_to, tell_conflicts
from site_builder.cli.words.all import Words
from site_builder.editing.values.merge import Side
from site_builder.sync.outcome import SyncOutcome, SyncRequest, SyncStatus
from site_builder.sync.repository import RepositoryRefuses, Signature
from site_builder.sync.run import sync
from site_builder.sync.told import quoted, told_outcome, told_refusal

_CODES = {SyncStatus.REFUSED: WRONG_USAGE, SyncStatus.KEPT: FAILED, SyncStatus.ASKED: FAILED, SyncStatus.WRONG: FAILED}
_SHOWN = 8
"""So many files or changes are named one by one."""


def run(arguments: SyncArguments, words: Words) -> int:
    """Sends and takes, asks what has to be decided, and says what became of it."""
    content = content_folder(arguments.content, words)
    request = SyncRequest(
        content=content,
        by=Signature(name=arguments.name, moment=moment()),
        chosen=_chosen(arguments, words),
        accepts_rewritten=arguments.accept_rewritten,
    )
    work = WorkArguments(lang=arguments.lang, site=SiteArguments(content=content))
    checker = ContentChecker(work, content, words)
    try:
        repository = open_repository(content)
    except RepositoryRefuses as refused:
        raise UsageError(told_refusal(words, refused.word, refused.gaps)) from refused
    made = sync(request, repository, checker.check)
    while made.status is SyncStatus.ASKED and (answers := answers_to(made.conflicts, words)):
        request = replace(request, chosen={**request.chosen, **answers})
        made = sync(request, repository, checker.check)
    checker.tell(made)
    _tell(made, words)
    return _CODES.get(made.status, FINE)


def _chosen(arguments: SyncArguments, words: Words) -> Mapping[str, Side]:
    """What was decided on the command line. Raises UsageError where one thing was decided twice."""
    both = {*arguments.mine} & {*arguments.theirs}
    if both:
        raise UsageError(words["sync_both"].format(name=min(both)))
    return {**dict.fromkeys(arguments.mine, Side.MINE), **dict.fromkeys(arguments.theirs, Side.THEIRS)}


def _tell(made: SyncOutcome, words: Words) -> None:
    """Prints what became of it: what others had changed, what was sent, and how the state before it is reached."""
    is_good = made.status not in _CODES
    if made.taken:
        print(words["sync_taken_list"].format(changes=_listed(made.taken, words)))
    if made.status is SyncStatus.ASKED:
        tell_conflicts(made.conflicts, words)
    sys.stdout.flush()
    print(told_outcome(words, made), file=sys.stdout if is_good else sys.stderr)
    if made.said:
        print(words["sync_said"], quoted(made.said), sep="\n")
    if made.outside:
        print(words["sync_outside"].format(files=_listed(made.outside, words)))
    if made.kept and (made.taken or not is_good):
        print(words["sync_kept_ref"].format(ref=made.kept), file=sys.stdout if is_good else sys.stderr)


def _listed(items: tuple[str, ...], words: Words) -> str:
    more = len(items) - _SHOWN
    return "; ".join(items[:_SHOWN]) + (words["sync_more"].format(count=more) if more > 0 else "")
