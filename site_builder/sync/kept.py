"""Keeps what stands on the disk in refs of the repository before anything is written: so it can be had again."""

from itertools import count

from site_builder.sync.repository import KEPT, ContentRepository

_MOST = 100
"""So many states are kept; the oldest ones go."""


def keep(repository: ContentRepository, head: str | None, mine: str, moment: int) -> str:
    """Gives a snapshot of the disk a ref and returns it; "" where the branch has all of it."""
    known, tree = repository.refs(KEPT), repository.tree_id(mine)
    newest = list(known)[-1:]
    has_chosen = repository.resolve(f"{mine}^2") is not None
    if head and repository.tree_id(head) == tree and not has_chosen:
        return ""
    if newest and repository.tree_id(known[newest[0]]) == tree and not has_chosen:
        return newest[0]
    return keep_as_new(repository, mine, moment)


def keep_as_new(repository: ContentRepository, mine: str, moment: int) -> str:
    """Gives a snapshot a ref of its own, and lets go of the oldest ones."""
    known = repository.refs(KEPT)
    name = next(name for number in count() if (name := f"{KEPT}{moment:011d}-{number:02d}") not in known)
    repository.set_ref(name, mine)
    for old in list(known)[: -_MOST + 1]:
        repository.set_ref(old, None)
    return name
