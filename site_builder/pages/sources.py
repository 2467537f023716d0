"""Gathers the sources of all that a page shows: residents find them in one line at its end."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_args

_NAMES = ("source", "sources")


def sources_in(shown: Iterable[object]) -> tuple[str, ...]:
    """Returns what the fields `source` and `sources` of views hold, however deep, in the order of the page, each once.

    A view that says beside its own words who said so has another field for it.
    """
    found: dict[str, None] = {}
    for one in shown:
        _gather(one, found)
    found.pop("", None)
    return tuple(found)


def _gather(shown: object, found: dict[str, None]) -> None:
    if isinstance(shown, tuple):
        for one in shown:
            _gather(one, found)
        return
    kind: Any = type(shown)
    for name in _followed(kind):
        value = getattr(shown, name)
        if name not in _NAMES:
            _gather(value, found)
        elif isinstance(value, str):
            found[value] = None
        else:
            found.update(dict.fromkeys(value))


@cache
def _followed(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - any class; what most pages show has no source anywhere
    """The fields of a view that are a source, or lead to one by their type. Of most views it is none."""
    fields = getattr(kind, "__dataclass_fields__", {}).values()
    return tuple(one.name for one in fields if one.name in _NAMES or any(map(_followed, _classes(one.type))))


def _classes(annotation: object) -> Iterator[object]:
    """Yields the views that a field may hold: itself, in a tuple, or none."""
    if hasattr(annotation, "__dataclass_fields__"):
        yield annotation
    for one in get_args(annotation):
        yield from _classes(one)
