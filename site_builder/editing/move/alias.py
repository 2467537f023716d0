"""Writes former names and new paths into files that a move touches. Every other byte stays as it was."""

from collections.abc import Iterator, Mapping

from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.change import changed
from site_builder.editing.values.edits import AddItem, SetValue
from site_builder.editing.values.tree import Path, YamlValue, read
from site_builder.model.lineage import unit_path

_KEY = "aliases"


def with_alias(body: bytes, file: str, alias: str, instead_of: str) -> bytes:
    """Returns a file with one more alias. `instead_of` is the new name: it is no former one any more.

    Raises CannotEdit where the file cannot be changed.
    """
    again = [path for path, name in _texts(read(body, file)[0], (_KEY,)) if name == instead_of]
    return changed(body, file, [SetValue(again[0], alias) if again else AddItem((_KEY,), alias)])


def former_names(body: bytes, file: str) -> list[str]:
    """Returns the aliases of a file; none where it cannot be read."""
    return [name for _, name in _texts(_tree(body, file), (_KEY,))]


def with_related(body: bytes, file: str, old: str, new: str) -> tuple[bytes, int]:
    """Returns a guide with another name for a guide among those that it calls related, and how many changed.

    Raises CannotEdit where it names the guide, but cannot be changed.
    """
    paths = [path for path, name in _texts(_tree(body, file), ("related",)) if name == old]
    return changed(body, file, [SetValue(path, new) for path in paths]), len(paths)


def with_relatives(body: bytes, file: str, old: str, new: str) -> tuple[bytes, int]:
    """Returns a `unit.yaml` that names a moved unit, and those inside it, by their new paths, and how many it names: in
    its succession, and at its localities. Raises CannotEdit where it names one, but cannot be changed.
    """
    tree = _tree(body, file)
    named = [*_texts(tree, ("succession", "into")), *_texts(tree, ("succession", "from"))]
    localities = tree.get("localities") if isinstance(tree, Mapping) else None
    for index in range(len(localities) if isinstance(localities, list) else 0):
        named += _texts(tree, ("localities", index, "into"))
    meant = [(path, text) for path, text in named if f"{'/'.join(unit_path(text))}/".startswith(f"{old}/")]
    return changed(body, file, [SetValue(path, text.replace(old, new, 1)) for path, text in meant]), len(meant)


def _tree(body: bytes, file: str) -> YamlValue:
    try:
        return read(body, file)[0]
    except CannotEdit:
        return None


def _texts(tree: YamlValue, path: Path) -> Iterator[tuple[Path, str]]:
    """The texts of a list, or the one text that stands instead of it, each with its path."""
    for step in path:
        if isinstance(tree, Mapping) and isinstance(step, str):
            tree = tree.get(step)
        else:
            tree = tree[step] if isinstance(tree, list) and isinstance(step, int) else None
    if isinstance(tree, str):
        yield path, tree
    elif isinstance(tree, list):
        yield from (((*path, index), one) for index, one in enumerate(tree) if isinstance(one, str))
