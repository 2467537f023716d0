"""A key that nobody reads: what was meant by it."""

from dataclasses import replace

from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.text.contract_words import key_meant
from site_builder.text.normalize import is_latin, suggest


def _slip_of(key: str, known: list[str]) -> str:
    """The key that a slip of the pen hides. `trained_on` is no slip of `launched_on`: its first word differs."""
    hint = suggest(key, known)
    first, _, rest = hint.partition("_")
    return hint if not rest or suggest(key.partition("_")[0], [first]) else ""


def unknown_key(key: str, place: Location, known: list[str]) -> Problem:
    """A key that nobody reads: most often a slip of the pen."""
    meant = key_meant(key, known)
    if meant:
        return Problem.found("unknown-key", place, key=key, hint=meant, known=", ".join(known))
    hint = _slip_of(key, known)
    strange = next((letter for letter in key if not is_latin(letter)), "")
    if hint and strange:
        return Problem.found("key-lookalike", place, key=key, letter=strange, better=hint)
    if key.partition(":")[0] in known:
        return Problem.found("yaml-space", replace(place, column=place.column + key.index(":")))
    return Problem.found("unknown-key", place, key=key, hint=hint, known=", ".join(known))
