"""Makes edits in a file, each proved by reading the file again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby, pairwise

from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.document import Splice, open_document
from site_builder.editing.values.edits import AddItem, SetValue, ValueEdit
from site_builder.editing.values.tree import Commented, YamlValue, read, said
from site_builder.editing.values.ways import ways
from site_builder.text.normalize import clean


def changed(body: bytes, file: str, edits: Iterable[ValueEdit]) -> bytes:
    """The file with these edits made, one after another; the same bytes where they change nothing.

    `file` is the path in the content, whose ending says whether it is YAML or a text with front matter. Raises
    CannotEdit where the file has a mistake of form, where an edit is about nothing in it, or where no way to write it
    leaves all other values as they are. Its `word` names the sentence that says so.
    """
    try:
        wanted = [_clean_edit(edit) for edit in edits]
        at_once = _at_once(body, file, wanted) if len(wanted) > 1 else None
        return reduce(lambda done, edit: _changed(done, file, edit), wanted, body) if at_once is None else at_once
    except CannotEdit as error:
        error.words.setdefault("file", file)
        raise


def _at_once(body: bytes, file: str, edits: Sequence[ValueEdit]) -> bytes | None:
    """The file with all edits made in one go, so that it is read twice and not twice for each; None where they meet."""
    before, faults = read(body, file)
    wanted = reduce(lambda tree, edit: edit.applied(tree), edits, before)
    if said(wanted) == said(before):
        return body
    document = open_document(body, file)
    splices: list[Splice] = []
    try:
        for together in _runs(edits):
            splices += next(ways(document, *together), [])
        made = document.spliced(splices)
        after, left = read(made, file)
    except CannotEdit:
        return None
    ordered = sorted(splices, key=lambda one: one[:2])
    is_apart = all(one.end <= other.start for one, other in pairwise(ordered))
    return made if is_apart and left <= faults and said(after) == said(wanted) else None


def _runs(edits: Iterable[ValueEdit]) -> Iterator[tuple[ValueEdit, ...]]:
    """The edits one by one; those that add items to one list together."""
    for _, run in groupby(enumerate(edits), lambda one: one[1].path if isinstance(one[1], AddItem) else one[0]):
        yield tuple(edit for _, edit in run)


def _changed(body: bytes, file: str, edit: ValueEdit) -> bytes:
    before, faults = read(body, file)
    wanted = said(edit.applied(before))
    if wanted == said(before):
        return body
    document = open_document(body, file)
    for way in ways(document, edit):
        made = document.spliced(way)
        try:
            after, left = read(made, file)
        except CannotEdit:
            continue
        if left <= faults and said(after) == wanted:
            return made
    raise CannotEdit("values_unproved", file=file)


def _clean_edit(edit: ValueEdit) -> ValueEdit:
    """The edit with its texts as the reader of builds has them."""
    match edit:
        case SetValue(path=path, value=value):
            return SetValue(path, _clean(value))
        case AddItem(path=path, value=value):
            return AddItem(path, _clean(value))
    return edit


def _clean_text(text: str) -> str:
    return clean(text.replace("\r\n", "\n").replace("\r", "\n"))


def _clean(value: YamlValue) -> YamlValue:
    if isinstance(value, str):
        return _clean_text(value)
    if isinstance(value, Commented):
        return Commented(map(_clean_text, value.lines))
    if isinstance(value, Mapping):
        return {key: _clean(one) for key, one in value.items()}
    return None if value is None else [_clean(one) for one in value]
