"""The `dataclass` of this house: it means what the standard library's means, and is quicker to make and to fill.

Up to Python 3.12 the library writes and compiles six methods for each class, one by one: for a hundred classes 34 of
the 300 ms of a build of one commune. Only `__init__` has to be written for its class; the others follow from the names
of the fields. A frozen value is filled through the setters of its slots, none of which has to be looked for: that takes
0.34 µs in place of 0.49 for a Place, of which each text has one. `tests/test_value.py` compares both.
"""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

__all__ = ["dataclass"]

T = TypeVar("T")


def _dataclass(
    *, frozen: bool = False, slots: bool = False, kw_only: bool = False, eq: bool = True, order: bool = False
) -> Callable[[type[T]], type[T]]:
    """The library's own but for values that are frozen, slotted and keyword-only."""
    if not (frozen and slots and kw_only):
        return dataclasses.dataclass(frozen=frozen, slots=slots, kw_only=kw_only, eq=eq, order=order)

    def make(kind: type[T]) -> type[T]:
        made = dataclasses.dataclass(init=False, repr=False, eq=order, order=order, slots=True, kw_only=True)(kind)
        for method in _methods(made, eq=eq):
            setattr(made, method.__name__, method)
        return made

    return make


def _methods(kind: type[Any], *, eq: bool) -> Iterator[Callable[..., Any]]:
    """What a value can do."""
    own = fields(kind)
    yield from (_init(kind, own), _repr([item.name for item in own if item.repr]))
    yield from (__setattr__, __delattr__, __getstate__, __setstate__)
    if eq:
        yield from _equality([item.name for item in own if item.compare])


def _init(kind: type[Any], own: tuple[Field[Any], ...]) -> Callable[..., None]:
    """`__init__`, written out: it is called for each value, and no loop over fields is as quick."""
    names: dict[str, Any] = {"_unset": MISSING}
    takes, does = ["self", "*"], []
    for item in own:
        name = given = item.name
        names[f"_set_{name}"] = getattr(kind, name).__set__
        if item.default_factory is not MISSING:
            names[f"_make_{name}"] = item.default_factory
            takes.append(f"{name}=_unset")
            given = f"_make_{name}() if {name} is _unset else {name}"
        elif item.default is not MISSING:
            names[f"_default_{name}"] = item.default
            takes.append(f"{name}=_default_{name}")
        else:
            takes.append(name)
        does.append(f"_set_{name}(self, {given})")
    exec(f"def __init__({', '.join(takes)}):\n  {'; '.join(does)}", names)  # noqa: S102 - the names of our own fields
    made: Callable[..., None] = names["__init__"]
    return made


def _repr(names: list[str]) -> Callable[[Any], str]:
    held, text = _held(names), ", ".join(f"{name}=%r" for name in names)

    @recursive_repr()
    def __repr__(self: Any) -> str:  # noqa: ANN401, N807
        return f"{self.__class__.__qualname__}({text % held(self)})"

    return __repr__


def _equality(names: list[str]) -> tuple[Callable[..., Any], ...]:
    """Two values of one class are equal if their fields are."""
    held = _held(names)

    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        return held(self) == held(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(held(self))

    return __eq__, __hash__


def _held(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """A value → what these of its fields hold."""
    return attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)


def __setattr__(_self: object, name: str, _value: object) -> NoReturn:  # noqa: N807
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def __delattr__(_self: object, name: str) -> NoReturn:  # noqa: N807
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def __getstate__(self: Any) -> list[object]:  # noqa: ANN401, N807
    return [getattr(self, item.name) for item in fields(self)]


def __setstate__(self: Any, state: list[object]) -> None:  # noqa: ANN401, N807
    for item, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, item.name, value)


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _dataclass
