"""The edits that there are, each as what it makes of the data."""

from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.tree import Path, YamlValue, at, replaced
from site_builder.model.frozen import frozen


@frozen(kw_only=False)
class SetValue:
    """Gives a value another text; a key that a mapping has not yet is added behind the others, whatever it holds."""

    path: Path
    value: YamlValue

    def applied(self, tree: YamlValue) -> YamlValue:
        """What the file says afterwards."""
        return replaced(tree, self.path, self.value)


@frozen(kw_only=False)
class RemoveValue:
    """Takes a key with its value out of a mapping, or an item out of a list."""

    path: Path

    def applied(self, tree: YamlValue) -> YamlValue:
        """What the file says afterwards. Where nothing is left, nothing is said."""
        *outer, last = self.path
        holder = at(tree, tuple(outer))
        at(tree, self.path)
        left: YamlValue
        if isinstance(holder, dict):
            left = {key: value for key, value in holder.items() if key != last}
        elif isinstance(holder, list):
            left = [value for index, value in enumerate(holder) if index != last]
        else:
            raise CannotEdit("values_lost")
        return replaced(tree, tuple(outer), left)


@frozen(kw_only=False)
class AddItem:
    """Adds an item to the end of a list, which need not exist yet. A text that stands instead of a list is its first
    item, if the new one is a text too.
    """

    path: Path
    value: YamlValue

    def applied(self, tree: YamlValue) -> YamlValue:
        """What the file says afterwards."""
        *outer, last = self.path
        holder = at(tree, tuple(outer))
        known = holder.get(last) if isinstance(holder, dict) and isinstance(last, str) else at(tree, self.path)
        if isinstance(known, str) and isinstance(self.value, str):
            known = [known]
        if known is not None and not isinstance(known, list):
            raise CannotEdit("values_lost")
        return replaced(tree, self.path, [*(known or []), self.value])


ValueEdit = SetValue | RemoveValue | AddItem
