"""The order of a sync. At each step it may be killed: the next one finds all that people wrote, and goes on.

    the disk ─ snapshot ─▶ mine, kept ─ check ─ fetch ─▶ theirs ─ merge ─▶ merged ─ to the disk, check ─▶ commit, push,
    and the branch moves

The branch moves last, when the other repository has the commit. Until then all that was written is on the disk, as a
person has left it, and in a ref that keeps it.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from site_builder.model.frozen import frozen
from site_builder.model.problem import Problem, is_error
from site_builder.output.lock import hold
from site_builder.sync.changes import SEEN, TAKEN, changes_between, lines_of, within
from site_builder.sync.disk import SavedMeanwhile, lay_out, put_on_disk
from site_builder.sync.kept import keep, keep_as_new
from site_builder.sync.outcome import ContentCheck, SyncOutcome, SyncRequest, SyncStatus
from site_builder.sync.repository import OWN, ContentRepository, RepositoryRefuses, Upstream
from site_builder.sync.sentence import FileChange, sentence_of
from site_builder.sync.trees import Trees, merge_trees

_WRITING = f"refs/{OWN}/writing"
"""The commit that is being put on the disk: its parents are what stood there, and theirs."""
_NO_CHANGES = "Ghép hai bản"
"""The sentence of a commit that only joins two."""
_TRIES = 5
"""How often others may be quicker."""


@frozen
class _Start:
    """Holds where a sync begins."""

    branch: str
    head: str | None
    upstream: Upstream | None
    mine: str
    kept: str
    outside: tuple[str, ...]


def sync(request: SyncRequest, repository: ContentRepository, check: ContentCheck) -> SyncOutcome:
    """Takes what others have changed, merges it by values, checks, and sends what was changed here.

    It never raises for what it meets: the outcome says it. One sync at a time works in a repository.
    """
    run = _Sync(request, repository, check)
    try:
        with hold(repository.folder / OWN, lambda: None):
            return run.outcome()
    except RepositoryRefuses as refused:
        return SyncOutcome(status=SyncStatus.REFUSED, word=refused.word, gaps=refused.gaps, kept=run.kept)
    except OSError as error:
        gaps = {"path": str(error.filename or repository.root), "why": error.strerror or type(error).__name__}
        return SyncOutcome(status=SyncStatus.REFUSED, word="disk", gaps=gaps, kept=run.kept)


class _Sync:
    """One sync."""

    def __init__(self, request: SyncRequest, repository: ContentRepository, check: ContentCheck) -> None:
        self.request = request
        self.repository = repository
        self.check = check
        self.kept = ""
        self.within = within(repository, request.content)

    def outcome(self) -> SyncOutcome:
        """Tries again where somebody saves or sends meanwhile."""
        for _ in range(_TRIES):
            try:
                return self._once()
            except SavedMeanwhile:
                continue
            except RepositoryRefuses as refused:
                if refused.word != "sync_raced":
                    raise
        raise RepositoryRefuses("sync_busy_others")

    def _once(self) -> SyncOutcome:
        start = self._start()
        found = SyncOutcome(status=SyncStatus.SAME, kept=start.kept, outside=start.outside)
        taken = self._taken(start.head)
        changes = self._changes(taken or start.head, start.mine)
        found = self._checked(found, changes, taken or start.head)
        if found.status is SyncStatus.WRONG:
            return found
        if start.upstream is None:
            raise RepositoryRefuses("sync_no_remote")
        try:
            theirs = self.repository.fetch(start.upstream)
        except RepositoryRefuses as refused:
            found = replace(found, changes=lines_of(changes), sentence=sentence_of(changes))
            return replace(found, status=SyncStatus.KEPT, word=refused.word, gaps=refused.gaps)
        self._refuse_rewritten(start, theirs)
        return self._joined(start, theirs, found)

    def _start(self) -> _Start:
        repository = self.repository
        if busy := repository.busy():
            raise RepositoryRefuses("sync_busy", what=busy)
        branch = repository.branch()
        if not branch:
            raise RepositoryRefuses("sync_detached")
        head = repository.resolve("HEAD")
        mine = repository.snapshot(head, self.within, self.request.by)
        if self._finished(mine):
            mine = repository.snapshot(head, self.within, self.request.by)
        self.kept = keep(repository, head, mine, self.request.by.moment)
        outside = repository.outside(self.within) if self.within else ()
        upstream = repository.upstream(branch)
        return _Start(branch=branch, head=head, upstream=upstream, mine=mine, kept=self.kept, outside=outside)

    def _finished(self, mine: str) -> bool:
        """Ends what a killed sync had begun to put on the disk. Returns whether it has written anything."""
        repository = self.repository
        writing = repository.resolve(_WRITING)
        if writing is None:
            return False
        before, theirs = repository.resolve(f"{_WRITING}^1"), repository.resolve(f"{_WRITING}^2")
        if before and theirs:
            trees = Trees(*map(repository.entries, (before, mine, writing)))
            merge = merge_trees(trees, repository.read, {})
            if not merge.conflicts:
                done = repository.with_files(writing, merge.changes, [mine, theirs], "…", self.request.by)
                put_on_disk(repository, trees.mine, repository.entries(done), self.within)
                repository.set_ref(TAKEN, theirs)
        repository.set_ref(_WRITING, None)
        return True

    def _refuse_rewritten(self, start: _Start, theirs: str | None) -> None:
        """Raises RepositoryRefuses where their history is not what it was: it may have been rewritten to take something
        out of it, and a merge would bring that back.
        """
        if self._rewritten(start, theirs) and not self.request.accepts_rewritten:
            raise RepositoryRefuses("sync_rewritten" if theirs else "sync_branch_gone")

    def _rewritten(self, start: _Start, theirs: str | None) -> str | None:
        """Their commit that is in our history and was in theirs; None where it still is."""
        repository, upstream = self.repository, start.upstream
        seen = repository.resolve(SEEN)
        if seen is None and upstream:
            seen = repository.resolve(f"refs/remotes/{upstream.remote}/{upstream.branch}")
        is_ours = seen and start.head and repository.is_within(seen, start.head)
        return seen if seen and is_ours and not (theirs and repository.is_within(seen, theirs)) else None

    def _taken(self, head: str | None) -> str | None:
        """Their commit that is on the disk, while the branch is not there yet."""
        taken = self.repository.resolve(TAKEN)
        return taken if taken and not (head and self.repository.is_within(taken, head)) else None

    def _base(self, start: _Start, theirs: str) -> str | None:
        """The commit from which both changes come: what was taken last, or where the branches part."""
        if seen := self._rewritten(start, theirs):
            return seen
        taken = self._taken(start.head)
        if taken and self.repository.is_within(taken, theirs):
            return taken
        return self.repository.common(start.head, theirs) if start.head else None

    def _joined(self, start: _Start, theirs: str | None, found: SyncOutcome) -> SyncOutcome:
        """Merges theirs into what stands on the disk, and sends what comes of it."""
        if theirs is None:
            return self._sent(start, None, start.mine, found)
        repository = self.repository
        base = self._base(start, theirs)
        if base is None and start.head:
            raise RepositoryRefuses("sync_unrelated")
        trees = Trees(repository.entries(base) if base else {}, *map(repository.entries, (start.mine, theirs)))
        merge = merge_trees(trees, repository.read, self.request.chosen)
        if merge.conflicts:
            return replace(found, status=SyncStatus.ASKED, conflicts=merge.conflicts)
        merged = repository.with_files(theirs, merge.changes, [start.mine, theirs], "…", self.request.by)
        after = repository.entries(merged)
        taken = lines_of(self._changes(base, theirs))
        if after != trees.mine:
            repository.set_ref(_WRITING, merged)
            put_on_disk(repository, trees.mine, after, self.within)
            repository.set_ref(TAKEN, theirs)
            repository.set_ref(_WRITING, None)
            found = self._checked(replace(found, taken=taken), self._changes(theirs, merged), theirs)
            if found.status is SyncStatus.WRONG:
                return found
        return self._sent(start, theirs, merged, found)

    def _sent(self, start: _Start, theirs: str | None, merged: str, found: SyncOutcome) -> SyncOutcome:
        """Makes the commit, sends it, and lets the branch move."""
        repository = self.repository
        parents = self._parents(start, theirs)
        last = parents[0] if len(parents) == 1 else None
        changes = self._changes(theirs or start.head, merged)
        found = replace(found, changes=lines_of(changes), sentence=sentence_of(changes) or _NO_CHANGES)
        if last and repository.tree_id(last) == repository.tree_id(merged):
            commit = last
        else:
            about = "\n".join([found.sentence, "", *(f"- {line}" for line in found.changes)])
            commit = repository.with_files(merged, {}, parents, about, self.request.by)
        if commit == theirs:
            status = SyncStatus.SAME if theirs == start.head else SyncStatus.TAKEN
            return self._moved(start, commit, replace(found, status=status))
        said = repository.push(start.upstream, commit) if start.upstream else ""
        return self._moved(start, commit, replace(found, status=SyncStatus.SENT, said=said))

    def _parents(self, start: _Start, theirs: str | None) -> list[str]:
        """The commits on which a new one stands: theirs, and ours where it has something that theirs has not."""
        head = start.head
        if theirs and head and self._rewritten(start, theirs):
            keep_as_new(self.repository, start.mine, self.request.by.moment)
            return [theirs]
        if not head or not theirs:
            return [one for one in (head, theirs) if one]
        if self.repository.is_within(head, theirs):
            return [theirs]
        return [head] if self.repository.is_within(theirs, head) else [head, theirs]

    def _moved(self, start: _Start, commit: str, found: SyncOutcome) -> SyncOutcome:
        self.repository.move(start.branch, commit, start.head, start.upstream, self.within)
        self.repository.set_ref(SEEN, commit)
        if self.repository.resolve(TAKEN):
            self.repository.set_ref(TAKEN, None)
        return replace(found, commit=commit)

    def _checked(self, found: SyncOutcome, changes: Sequence[FileChange], before: str | None) -> SyncOutcome:
        """The outcome with what the check tells: WRONG where an error stands in a file that would be sent, or has come
        with its changes, as that of a link to a text that was removed.
        """
        if not changes:
            return found
        problems = tuple(self.check(self.request.content))
        own = {one.file for one in changes}
        errors = [one for one in problems if is_error(one)]
        others = [one for one in errors if one.place.file not in own]
        is_wrong = len(others) < len(errors)
        if others and before and not is_wrong:
            known = {_key(one) for one in self.check(self._laid_out(before))}
            is_wrong = any(_key(one) not in known for one in others)
        if not is_wrong:
            return replace(found, problems=problems)
        return replace(found, status=SyncStatus.WRONG, problems=problems, changes=lines_of(changes))

    def _laid_out(self, commit: str) -> Path:
        """A copy of the content as it was in a commit, with the themes beside it."""
        repository = self.repository
        outer = self.within.rpartition("/")[0]
        starts = (f"{self.within}/" if self.within else "", f"{outer}/themes/" if outer else "themes/")
        entries = {path: one for path, one in repository.entries(commit).items() if path.startswith(starts)}
        bodies = repository.read(one.id for one in entries.values())
        folder = repository.folder / OWN / "before"
        lay_out(folder, {path: bodies[one.id] for path, one in entries.items()})
        return folder / self.within

    def _changes(self, before: str | None, after: str) -> tuple[FileChange, ...]:
        return changes_between(self.repository, self.within, before, after)


def _key(problem: Problem) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """What a problem says, wherever in its file it stands."""
    return problem.code, problem.place.file, tuple(sorted(problem.words.items()))
