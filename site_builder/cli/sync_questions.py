"""What `sync` asks where two people have changed one value: which of the two is right."""

import sys
from collections.abc import Iterable, Mapping

from site_builder.cli.words.all import Words
from site_builder.editing.values.merge import Side
from site_builder.sync.outcome import FileConflict
from site_builder.sync.told import value_text


def answers_to(conflicts: Iterable[FileConflict], words: Words) -> Mapping[str, Side]:
    """Asks about each value. Returns nothing where nobody sits at a terminal, or where the person breaks off."""
    if not sys.stdin.isatty():
        return {}
    answers: dict[str, Side] = {}
    for conflict in conflicts:
        print(_shown(conflict, words))
        try:
            while (typed := input(f"{words['sync_which']}: ").strip()) not in ("1", "2", ""):
                continue
        except EOFError:
            return {}
        if not typed:
            return {}
        answers[conflict.name] = Side.MINE if typed == "1" else Side.THEIRS
    return answers


def tell_conflicts(conflicts: Iterable[FileConflict], words: Words) -> None:
    """Prints the two values, and what has to be typed to choose one."""
    sys.stdout.flush()
    for conflict in conflicts:
        print(_shown(conflict, words), file=sys.stderr)
        print(words["sync_choose"].format(name=conflict.name), file=sys.stderr)


def _shown(conflict: FileConflict, words: Words) -> str:
    mine, theirs = (value_text(value, words) for value in (conflict.value.mine, conflict.value.theirs))
    return words["sync_conflict"].format(file=conflict.file, label=conflict.label, mine=mine, theirs=theirs)
