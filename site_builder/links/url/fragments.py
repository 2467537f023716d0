"""Fragments: which element one names (HTML Standard §7.4.6.3), and why it names none."""

from collections.abc import Collection
from difflib import get_close_matches
from typing import NamedTuple
from urllib.parse import unquote

from site_builder.text.normalize import composed

_SCRIPTED = ("!", "/")
"""Begin an address of a page that scripts put together: #/gioi-thieu."""
_VIEWS = ("svgview(", "xywh=", "t=", "page=", "zoom=", "view=", "nameddest=")
"""Views of a drawing, a film or a document, which name no element."""
_MOST_COMPARED = 2_000
"""Of a page with more ids it is not told which one was meant: each would be compared, for each fragment."""


class FragmentFault(NamedTuple):
    """The rule that a fragment breaks, and the name that was probably meant."""

    code: str
    hint: str = ""


def element_of(fragment: str, ids: Collection[str]) -> str | None:
    """The id that a fragment names: as it is written, else percent-decoded."""
    if fragment in ids:
        return fragment
    plain = unquote(fragment, errors="replace") if "%" in fragment else fragment
    return plain if plain in ids else None


def is_free(fragment: str) -> bool:
    """Whether a fragment needs no element: none, the top of the page, a script's own, a view."""
    name = fragment.lower()
    return name in ("", "top") or name.startswith(_SCRIPTED) or name.startswith(_VIEWS)


def amiss(fragment: str, ids: Collection[str]) -> FragmentFault:
    """Why a fragment names no element."""
    plain = unquote(fragment, errors="replace")
    twice = unquote(plain, errors="replace")
    if twice != plain and twice in ids:
        return FragmentFault("site-encoded-twice", twice)
    form = composed(plain)
    by_form = {composed(name): name for name in sorted(ids)}
    if form in by_form:
        return FragmentFault("site-fragment-form", by_form[form])
    by_case = {name.casefold(): own for name, own in by_form.items()}
    if form.casefold() in by_case:
        return FragmentFault("site-fragment-case", by_case[form.casefold()])
    near = get_close_matches(form, by_form, n=1, cutoff=0.7) if len(by_form) <= _MOST_COMPARED else ()
    return FragmentFault("site-fragment", by_form[near[0]] if near else "")
