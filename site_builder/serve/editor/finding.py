"""Finds the value that a block of a page shows, by what stands there: in the unit's own files and in all that it
inherits.

A theme needs to know nothing of it, and a value is found wherever a page shows it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from site_builder.content import load
from site_builder.editing.forms.answers import labelled
from site_builder.editing.forms.form import FormValue, form_of, values_in
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.tree import read
from site_builder.model.addresses import BASE
from site_builder.model.file_kinds import kind_in_unit
from site_builder.model.folder import UnitPath
from site_builder.model.frozen import frozen
from site_builder.serve.editor.editor import Editor

_TARGET = re.compile(r"\]\([^)\s]*\)")
"""Where a link leads, which no page shows."""
_FEWEST = 3
"""Values with fewer letters are found by nothing: they would stand everywhere."""
_FEWEST_OF_OTHERS = 20
"""A block with fewer letters is not looked for inside the paragraphs of other pages' texts."""
_UNSEEN = ("source", "id", "code")
"""Keys whose words hardly ever are what somebody means to change."""
_NOT_SHOWN = ("qr.yaml", "checks.yaml", "phrases.yaml")
"""Kinds of files of which no page of ours in Vietnamese shows more than others say."""
_MOST = 8
"""So many values are offered where several could be meant."""
_LONGEST_BLOCK = 2000
"""Letters of a block that are looked at."""


@frozen
class FoundValue:
    """A value that a block may show."""

    file: str
    name: str
    """Its name in the form of the file."""
    label: str
    written: str
    unit: UnitPath
    units: int
    """So many units show something of the file."""
    is_own: bool
    """Whether it stands in the unit's own files."""


@frozen(order=True)
class _Fit:
    """How well a value fits a block of a page."""

    is_of_page: bool
    """Whether it stands in the text that the page shows."""
    is_whole: bool
    """Whether it is all that the block says."""
    letters: int
    """How much of the block it is."""
    depth: int
    """How near its layer is."""


def unit_of(editor: Editor, page: str) -> UnitPath:
    """Returns the unit to which a page belongs, by its address."""
    parts = tuple(filter(None, page.split("/")))
    units = {listing.path for listing in editor.units()}
    return next(parts[:depth] for depth in range(len(parts), -1, -1) if parts[:depth] in units)


def found_values(editor: Editor, page: str, block: str) -> tuple[FoundValue, ...]:
    """Returns the values that a block of a page may show, the one that fits best first. Those that fit worse are left
    out, unless they say the very same in another layer.
    """
    unit, wanted = unit_of(editor, page), plain(block[:_LONGEST_BLOCK])
    fits = [
        (fit, found) for found, value in _values(editor, unit) if (fit := _fit(found, value, wanted, page)) is not None
    ]
    fits.sort(key=lambda one: one[0], reverse=True)
    best = fits[0][0] if fits else None
    return tuple(found for fit, found in fits if best and replace(fit, depth=best.depth) == best)[:_MOST]


def _is_of_page(file: str, page: str) -> bool:
    """Whether a text is the one that the page shows: the page's address ends with its name."""
    stem = file.rpartition("/")[2].removesuffix(".md")
    kind = kind_in_unit("/".join(file.split("/")[-2:]))
    return kind is not None and kind.is_folder and page.rstrip("/").rpartition("/")[2] == kind.slug_of(stem)


def _values(editor: Editor, unit: UnitPath) -> Iterator[tuple[FoundValue, FormValue]]:
    """All values of a unit and of the units around it."""
    content, units = editor.options().content, editor.units()
    for listing in units:
        if listing.path != unit[: len(listing.path)]:
            continue
        folder = load.read(content, listing)
        bodies = {folder.name_of(name): (name, body) for name, body in folder.files.items()}
        base = folder.base.files if folder.base else {}
        bodies |= {f"{BASE}/{name}": (name, body) for name, body in base.items()}
        inside = sum(one.path[: len(listing.path)] == listing.path for one in units)
        for file, (name, body) in bodies.items():
            kind = kind_in_unit(name)
            if kind is None or kind.name in _NOT_SHOWN or (listing.path != unit and not kind.is_inherited):
                continue
            for value, label in _of_file(editor, name, body):
                found = FoundValue(
                    file=file,
                    name=value.name,
                    label=label,
                    written=value.shown,
                    unit=listing.path,
                    units=inside,
                    is_own=listing.path == unit and not file.startswith(f"{BASE}/"),
                )
                yield found, value


def _of_file(editor: Editor, name: str, body: bytes) -> list[tuple[FormValue, str]]:
    try:
        form = form_of(name, read(body, name)[0], editor.helps, {})
    except CannotEdit:
        return []
    return [
        (value, labelled(form, value.path))
        for value in values_in(form)
        if value.written and not value.choices and str(value.path[-1]) not in _UNSEEN
    ]


def _fit(found: FoundValue, value: FormValue, wanted: str, page: str) -> _Fit | None:
    is_of_page, text = _is_of_page(found.file, page), plain(value.shown)
    if value.input_kind == "tel":
        digits, said = (re.sub(r"\D", "", one) for one in (value.written, wanted))
        letters = len(digits) * (digits in said)
    elif f" {text} " in f" {wanted} ":
        letters = len(text)
    else:  # of a text of several paragraphs the block may be one; of others' only where it says enough
        is_part = f" {wanted} " in f" {text} " and (is_of_page or len(wanted) >= _FEWEST_OF_OTHERS)
        letters = len(wanted) * is_part
    if letters < _FEWEST:
        return None
    return _Fit(is_of_page=is_of_page, is_whole=text == wanted, letters=letters, depth=len(found.unit))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Returns the words of a text, without marks of Markdown and the addresses of links."""
    return " ".join(re.findall(r"\w+", _TARGET.sub(" ", text).casefold()))
