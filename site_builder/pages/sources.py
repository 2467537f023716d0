"""Gathers the sources of all that a page shows: residents find them in one line at its end."""

from collections.abc import Iterable, Iterator

_NAMES = ("source", "sources")
_FLAT = (str, int, float, type(None))


def sources_in(shown: Iterable[object]) -> tuple[str, ...]:
    """Returns what the fields `source` and `sources` of views hold, however deep, in the order of the page, each once.

    A view that says beside its own words who said so has another field for it.
    """
    return tuple(dict.fromkeys(source for one in shown for source in _found(one) if source))


def _found(shown: object) -> Iterator[str]:
    if isinstance(shown, _FLAT):
        return
    if isinstance(shown, tuple | list):
        for one in shown:
            yield from _found(one)
        return
    for name in getattr(shown, "__dataclass_fields__", ()):  # quicker than `fields`, on every page
        value = getattr(shown, name)
        if name not in _NAMES:
            yield from _found(value)
        elif isinstance(value, str):
            yield value
        else:
            yield from value
